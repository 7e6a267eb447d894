"""The parser on whole texts: nothing lost, offsets kept, and the same as the plain model says."""

from __future__ import annotations

import pickle
from collections.abc import Callable

import pytest

from dateline.lexicon import Pack
from dateline.parsing import Parser
from dateline.records import Document

pytestmark = pytest.mark.model

_PLAIN = (
    "Le ministre de la Défense, Ali Traoré, a annoncé mardi que 400 soldats seront déployés dans "
    "le nord du pays. Selon l'armée, douze civils auraient été tués lundi à Kidal, "
    "malgré l'appel de l'Union africaine à un cessez-le-feu."
)
_NASTY = [
    "",
    " \n\n ",
    '"»«',
    'Il dit "non". "Oui", dit-elle.\n\n"C\'est fini".',
    "L’armée «\u00a0tire\u00a0» sur la foule\u202f!\r\nDix morts.",
    "Un pil\u00adlage\0, une rixe\x07 et \ufffd\u200b fin.",
    "🙂 Le maire a dit : « Non 👍🏽 ».",
    'mot"-là "5"% d\'"apaiser".En "fin"...".',
    "x" * 50_000,
    "- - - — « “ ” » . . .",
]


@pytest.mark.parametrize("text", _NASTY)
def test_columns_hold_together(text: str, parse: Callable[[str], Document]) -> None:
    d = parse(text)
    size = range(len(d))
    assert d.text == text
    assert all(text[d.start[i] : d.end[i]].strip() for i in size)
    assert all(a <= b for a, b in zip(d.end, d.start[1:], strict=False))
    assert [i for a, b in d.sentences for i in range(a, b)] == list(size)
    assert [i for a, b in d.paragraphs for i in range(a, b)] == list(size)
    for a, b in d.sentences:
        assert sum(d.head[i] == i for i in range(a, b)) == 1
        assert all(a <= d.head[i] < b for i in range(a, b))
    shown = "".join(text[d.start[i] : d.end[i]] for i in size)
    assert [c for c in shown if c.isalnum()] == [c for c in text if c.isalnum()]


def test_the_model_says_what_it_says_unhurried(
    parse: Callable[[str], Document], pack: Pack
) -> None:
    import spacy

    plain = spacy.load(pack.settings["model"])(_PLAIN)
    d = parse(_PLAIN)
    assert list(d.word) == [t.text for t in plain]
    assert list(d.lemma) == [t.lemma_ for t in plain]
    assert list(d.pos) == [t.pos_ for t in plain]
    assert list(d.morph) == [str(t.morph) for t in plain]
    assert [(n.first, n.stop, n.label) for n in d.names] == [
        (e.start, e.end, e.label_) for e in plain.ents
    ]


def test_alone_or_among_others_a_text_is_read_the_same(pack: Pack) -> None:
    parser = Parser(pack)
    texts = [_PLAIN, *_NASTY[:7], _PLAIN]
    assert list(parser.parse_all(texts)) == [parser.parse(text) for text in texts]


def test_pieces_make_one_document(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    parser = Parser(pack)
    text = "\n".join([_PLAIN, 'Il a dit "non" lundi.'] * 3)
    whole = parser.parse(text)
    monkeypatch.setattr("dateline.parsing.parser.pieces", _lines)
    assert parser.parse(text) == whole


def _lines(text: str) -> list[tuple[int, int]]:
    ends = [k + 1 for k, c in enumerate(text) if c == "\n"] + [len(text)]
    return list(zip([0, *ends], ends, strict=False))


def test_the_model_is_loaded_afresh_when_it_has_met_many_words(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.parsing.parser.NEW_WORDS", 0)
    parser = Parser(pack)
    first = parser.model
    parser.parse("Zorglub part.")
    list(parser.parse_all(["Bulgroz part."] * 2))
    assert parser.model is not first


def test_the_model_makes_room_after_a_huge_text(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.parsing.parser.HUGE", len(_PLAIN) - 1)
    parser = Parser(pack)
    whole = parser.parse(_PLAIN)
    assert "model" not in vars(parser)
    assert list(parser.parse_all([_PLAIN, "Il part.", _PLAIN]))[::2] == [whole, whole]


@pytest.mark.parametrize(
    "text", ["Le maire accuse Paul " * 2_500, "le " * 7_000, 'Il dit « non "oui. ' * 1_100]
)
def test_a_long_line_keeps_its_letters(text: str, parse: Callable[[str], Document]) -> None:
    d = parse(text)
    assert "".join(d.word) == "".join(text.split())
    assert [i for a, b in d.sentences for i in range(a, b)] == list(range(len(d)))


def test_a_parser_crosses_to_another_process(pack: Pack) -> None:
    copied = pickle.loads(pickle.dumps(Parser(pack)))
    assert copied.pack.language == pack.language


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Le médiateur tente de négocier.", "tenter"),
        ("Le syndicat réclame une hausse.", "réclamer"),
        ("Le parti cède du terrain.", "céder"),
    ],
)
def test_verbs_that_are_nouns_too_are_led_back_to_their_infinitive(
    text: str, verb: str, parse: Callable[[str], Document]
) -> None:
    document = parse(text)
    assert [document.pos[i] for i in document.by_lemma.get(verb, ())] == ["VERB"]

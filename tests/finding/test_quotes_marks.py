"""Quotation marks paired on the surface: every shape, left open, closed twice, over paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.finding.quotes import find_quotes
from dateline.finding.quotes.marks import marked_words
from dateline.lexicon import Pack, load_pack
from dateline.records import Document

SHORT, LONG = 500, 2_000  # times that a pattern is repeated
Steps = Callable[[Callable[[], object]], int]


def document(text: str) -> Document:
    """A document with tokens and paragraphs and no tree."""
    spans = [m.span() for m in re.finditer(r"\w+'(?=\w)|\w+|[^\w\s]", text)]
    words = tuple(text[a:b] for a, b in spans)
    size = len(words)
    cuts = [i for i in range(1, size) if "\n" in text[spans[i - 1][1] : spans[i][0]]]
    ranges = tuple(zip([0, *cuts], [*cuts, size], strict=True)) if size else ()
    pos = tuple("NOUN" if w[:1].isalnum() else "PUNCT" for w in words)
    return Document(
        text=text,
        language="fr",
        sentences=ranges,
        paragraphs=ranges,
        start=tuple(a for a, _ in spans),
        end=tuple(b for _, b in spans),
        word=words,
        lemma=tuple(w.lower() for w in words),
        pos=pos,
        morph=("",) * size,
        dep=("dep",) * size,
        head=tuple(range(size)),
        names=(),
    )


def between(text: str, pack: Pack) -> list[str]:
    """The words between marks, outer before inner; pieces of one block joined by a bar."""
    blocks = marked_words(document(text), pack)
    return ["|".join(text[a:b] for a, b in block.pieces) for block in blocks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Il dit « oui » et part.", ["oui"]),
        ("Il dit «oui» et part.", ["oui"]),
        ("Il dit “oui” et part.", ["oui"]),
        ("Il dit “oui“ et part.", ["oui"]),
        ('Il dit "oui" et "non".', ["oui", "non"]),
        ('Il dit " oui " et part.', ["oui"]),
        ("Il dit ‹ oui › et part.", ["oui"]),
        ("Il dit 'oui' et part.", ["oui"]),
        ("Il dit ‘oui’ et part.", ["oui"]),
        ("Il dit <<oui>> et part.", ["oui"]),
        ("Il dit „oui“ et part.", ["oui"]),
        ("„Nous partons“, dit-il.", ["Nous partons"]),
        ("L'ami d'hier n'est pas là aujourd'hui.", []),
        ('Il parle d\'"échec" et qu\'"on" le dise.', ["échec", "on"]),
        ("« Il crie “feu” et court »", ["Il crie “feu” et court", "feu"]),
        ('Elle est venue."Tout va bien", dit-elle.', ["Tout va bien"]),
        ('"Un mot", ", dit-il.\n"Deux mots", dit-elle.', ["Un mot", "Deux mots"]),
        ("« Un.\n« Deux.\n« Trois », dit-il.", ["Un.|Deux.|Trois"]),
        ("« Un.\nDeux », dit-il.", ["Un.\nDeux"]),
        ("Il dit : « Un mot.\nRien de plus.", ["Un mot."]),
        ("Il dit » et » encore.", []),
        ('Le pays a "tout perdu. Il a "tout refait", dit-elle.', ["tout refait"]),
        ('"Il dit "oui par "non", voilà", dit-il.', ['Il dit "oui par "non", voilà', "non"]),
    ],
)
def test_pairs(text: str, found: list[str], pack: Pack) -> None:
    assert between(text, pack) == found


@pytest.mark.parametrize("pattern", ["« mot ", '"mot ', "mot» ", "« mot dit Jean.\n", '"a" « b" '])
def test_unbalanced_marks_take_linear_time(pattern: str, steps: Steps, pack: Pack) -> None:
    assert _growth(pattern, steps, pack) < 1.5 * LONG / SHORT


@pytest.mark.parametrize("pattern", ['dit "mot" que ', '"mot", dit Jean, ', "mot, selon Jean, "])
def test_one_endless_sentence_takes_linear_time(pattern: str, steps: Steps, pack: Pack) -> None:
    assert _growth(pattern, steps, pack) < 1.5 * LONG / SHORT


def _growth(pattern: str, steps: Steps, pack: Pack) -> float:
    short, long = document(pattern * SHORT), document(pattern * LONG)
    find_quotes(short, pack)  # builds the indexes
    return steps(lambda: find_quotes(long, pack)) / steps(lambda: find_quotes(short, pack))


FRENCH = load_pack("fr")
SIGNS = st.sampled_from(
    ["«", "»", '"', "“", "”", "'", "‘", "’", "a", "dit", "selon", ",", ".", " ", "\n", ":"]
)


@given(st.lists(SIGNS, max_size=60).map("".join))
def test_any_marks_give_sound_spans(text: str) -> None:
    made = document(text)
    for block in marked_words(made, FRENCH):
        assert 0 <= block.opened < block.start < block.end <= block.closed <= len(text)
    for mention in find_quotes(made, FRENCH):
        assert all(c.text == text[c.start : c.end] and c.text for c in mention.content)

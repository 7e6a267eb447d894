"""Reasons in words, with the row behind each; and what was refused."""

from __future__ import annotations

import pytest

from dateline.errors import UsageError
from dateline.lexicon import Pack
from dateline.presenting import Words
from dateline.presenting.explanation import Explainer
from dateline.records import (
    Actors,
    Analysis,
    Document,
    Entity,
    Event,
    Evidence,
    Participant,
    Refusal,
    Report,
    Span,
)

TEXT = "Paris condamne le raid. La grêve a cessé. Il pleut."


def _span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(words, start, start + len(words))


@pytest.fixture
def analysis() -> Analysis:
    """One event, one refused trigger, one sentence with neither."""
    words = [
        "Paris",
        "condamne",
        "le",
        "raid",
        ".",
        "La",
        "grêve",
        "a",
        "cessé",
        ".",
        "Il",
        "pleut",
        ".",
    ]
    starts, at = [], 0
    for word in words:
        at = TEXT.index(word, at)
        starts.append(at)
        at += len(word)
    blank = ("",) * len(words)
    document = Document(
        text=TEXT,
        language="fr",
        sentences=((0, 5), (5, 10), (10, 13)),
        paragraphs=((0, 13),),
        start=tuple(starts),
        end=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        word=tuple(words),
        lemma=blank,
        pos=blank,
        morph=blank,
        dep=blank,
        head=tuple(range(13)),
        names=(),
    )
    paris = Entity(
        "a1", "Paris", "government", None, "FRA", (), (_span("Paris"),), "own.paris", "said"
    )
    event = Event(
        id="e1",
        event_key="k1",
        type="ACCUSE",
        mode="disapprove",
        contexts=(),
        status="happened",
        trigger=_span("condamne"),
        sentence=_span("Paris condamne le raid."),
        actors=(Participant(0, _span("Paris")),),
        recipients=(),
        when=None,
        where=(),
        source=None,
        numbers=(),
        why=(),
        content_of=None,
        confidence=0.9,
        rule="core.x",
        evidence=(
            Evidence("type", "quads.3", "type.trigger", _span("condamne")),
            Evidence("status", "", "status.told"),
            Evidence("actors", "", "actors.frame", _span("Paris")),
            Evidence("recipients", "", "recipients.none"),
            Evidence("when", "", "when.none"),
            Evidence("where", "", "where.none"),
            Evidence("source", "", "source.own_voice"),
        ),
    )
    return Analysis(
        report=Report(TEXT),
        pack="fr",
        version="0",
        published=None,
        times=(),
        notes=(),
        actors=Actors((paris,), (), ()),
        places=(),
        quotes=(),
        events=(event,),
        refusals=(Refusal(1, _span("grêve"), "quads.4", "points_back"),),
        document=document,
    )


@pytest.fixture
def explainer(analysis: Analysis, pack: Pack) -> Explainer:
    return Explainer(analysis, pack, Words(pack, "en"))


def test_every_field_is_explained(explainer: Explainer) -> None:
    steps = list(explainer.steps(explainer.events()[0]))
    told = {s.field: (s.value, [reason for reason, _ in s.grounds]) for s in steps}
    assert told["What"][0] == "criticism, condemnation (ACCUSE/disapprove)"
    assert told["Who"] == (
        "Paris",
        ["“Paris” stands where this wording puts the one who acts.", "Named by these very words."],
    )
    assert told["When"] == ("", ["No words date this act."])
    assert told["Told by"] == ("", ["The report tells it in its own voice."])


def test_rows_are_told_with_their_file_and_line(explainer: Explainer) -> None:
    what = next(iter(explainer.steps(explainer.events()[0])))
    assert what.grounds[0][1] == "quads.3 · packs/core/quads.csv:4"


def test_sentences_with_no_event(explainer: Explainer) -> None:
    told = {c.sentence: [s.grounds[0][0] for s in c.steps] for c in explainer.considered()}
    assert told == {
        "La grêve a cessé.": ["The noun only points back to what was told before."],
        "Il pleut.": ["No word of this sentence stands in the lexicon of acts."],
    }


def test_unknown_event_names_those_there_are(explainer: Explainer) -> None:
    with pytest.raises(UsageError, match="Its events: e1"):
        explainer.events("e7")


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_reasons_name_the_words_in_both_languages(pack: Pack, lang: str) -> None:
    for row in pack.rows("core/reasons"):
        assert ("{words}" in row["fr"]) == ("{words}" in row["en"]), row.id
        assert row[lang].endswith(".") or row["field"] == "rule", row.id

"""Words that are no act: recorded in ``events/ignored`` once, and never looked for."""

from __future__ import annotations

from collections import Counter

from dateline.finding.triggers import NO_ACT, build_index, find_triggers
from dateline.lexicon import Pack
from dateline.records import Document


def single_words(pack: Pack, *, acts: bool) -> list[tuple[str, str]]:
    """Part of speech and form of all rows of one word that name an act, or that never do."""
    return [
        (row["pos"], form)
        for table in pack.tables("events")
        for row in pack.rows(table)
        if row.get("type") and row.get("pos")
        if (row["type"] != NO_ACT) == acts and not (row["type"] == NO_ACT and row.get("if"))
        for form in row.many("form")
        if " " not in form
    ]


def test_words_that_are_no_act_are_decided_once(pack: Pack) -> None:
    ignored = Counter(single_words(pack, acts=False))
    assert not {word for word, n in ignored.items() if n > 1}
    assert not set(ignored) & set(single_words(pack, acts=True))


def test_words_that_are_no_act_cost_nothing(pack: Pack) -> None:
    index = build_index(pack)
    named = {form for _, form in single_words(pack, acts=False)}
    assert named
    for form in named & index.patterns.keys():
        patterns = index.patterns[form]
        assert all(p.row["type"] != NO_ACT or p.row.get("if") for _, p in patterns.single)


def document(before: str, morph: str) -> Document:
    return Document(
        text=f"Il {before} attaque",
        language="fr",
        sentences=((0, 3),),
        paragraphs=((0, 3),),
        start=(0, 3, 6),
        end=(2, 5, 13),
        word=("Il", before, "attaque"),
        lemma=("il", before, "attaque"),
        pos=("PRON", "PRON", "NOUN"),
        morph=("", morph, ""),
        dep=("nsubj", "dep", "ROOT"),
        head=(2, 2, 2),
        names=(),
    )


def test_no_noun_follows_a_reflexive_pronoun(pack: Pack) -> None:
    assert find_triggers(document("en", ""), pack)
    assert not find_triggers(document("s'", "Reflex=Yes"), pack)

"""Whoever speaks is an actor: "Selon le bilan officiel, dix ponts ont cédé."."""

from __future__ import annotations

from dateline.finding.actors import find_actors
from dateline.lexicon import Pack
from dateline.records import Document, QuoteMention
from dateline.resolving.actors import resolve_actors

WORDS = ["Selon", "le", "bilan", "officiel", ",", "dix", "ponts", "ont", "cédé", "."]
POS = ["ADP", "DET", "NOUN", "ADJ", "PUNCT", "NUM", "NOUN", "AUX", "VERB", "PUNCT"]
DEP = ["case", "det", "obl:mod", "amod", "punct", "nummod", "nsubj", "aux:tense", "ROOT", "punct"]
HEAD = [2, 2, 8, 2, 8, 6, 8, 8, 8, 8]


def report() -> Document:
    starts = [sum(len(w) + 1 for w in WORDS[:i]) for i in range(len(WORDS))]
    return Document.from_dict(
        {
            "text": " ".join(WORDS),
            "language": "fr",
            "sentences": [[0, 10]],
            "paragraphs": [[0, 10]],
            "start": starts,
            "end": [s + len(w) for s, w in zip(starts, WORDS, strict=True)],
            "word": WORDS,
            "lemma": [w.lower() for w in WORDS],
            "pos": POS,
            "morph": [""] * 10,
            "dep": DEP,
            "head": HEAD,
            "names": [],
        }
    )


def test_a_noun_that_speaks_is_an_actor(pack: Pack) -> None:
    document = report()
    said = QuoteMention(
        "indirect", (document.span(5, 9),), ((5, 9),), "selon", 0, 2, None, None, "quotes.test"
    )
    actors = resolve_actors(document, find_actors(document, pack), (said,), pack)
    assert [actors.entities[e].name for e in actors.stands_for[actors.at[2]]] == ["bilan officiel"]


def test_without_a_quotation_it_is_none(pack: Pack) -> None:
    document = report()
    assert not resolve_actors(document, find_actors(document, pack), (), pack).entities

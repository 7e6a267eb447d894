"""Lemmas of the verbs that matter, from the regular conjugations of the pack.

The parser's lemmatizer errs on participles and rare verbs; the endings of a regular verb are
known. ``parsing/endings.csv`` lists, for each ending of an infinitive, the endings of its forms.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.lexicon import Pack
from dateline.records import Document

INFLECTED = frozenset({"VERB", "ADJ"})


class Inflection:
    """Form -> infinitive, for the verbs given; the parser's lemma for every other word.

    Parameters
    ----------
    pack
        Gives ``parsing/endings``: columns ``infinitive`` (an ending) and ``forms`` (endings).
    verbs
        Infinitives whose forms are generated.
    """

    def __init__(self, pack: Pack, verbs: Iterable[str]) -> None:
        endings = [(r["infinitive"], r.many("forms")) for r in pack.rows("parsing/endings")]
        endings.sort(key=lambda e: -len(e[0]))
        self.forms: dict[str, str] = {}  # form -> infinitive
        for verb in sorted(verbs):
            for ending, forms in endings:
                if verb.endswith(ending):
                    stem = verb[: len(verb) - len(ending)]
                    for form in forms:
                        self.forms.setdefault(stem + form, verb)
                    break

    def lemma(self, document: Document, i: int) -> str:
        """Return the infinitive of a verb form, else the parser's lemma in lower case."""
        if document.pos[i] in INFLECTED:
            known = self.forms.get(document.lower[i])
            if known:
                return known
        return document.lemma[i]

"""Acts and their content: which is asked for, promised, blamed, signed or lifted in which."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.candidates import Candidate
from dateline.coding.status import Calculus
from dateline.lexicon import Pack
from dateline.records import Document

Measures = frozenset[tuple[str, str, str]]


def build_measures(pack: Pack) -> Measures:
    """Read ``qualifiers/contents``: type and mode of an act, and the type of what is about it."""
    rows = pack.rows("qualifiers/contents")
    return frozenset((r["type"], r.get("mode"), of) for r in rows for of in r.many("of"))


def link_contents(
    found: Sequence[Candidate], document: Document, calculus: Calculus, pack: Pack
) -> list[int | None]:
    """Return, for each candidate, the index of the speech act or measure whose content it is."""
    links = _Links(found, document, calculus, pack.index(build_measures))
    return [links.parent(c) for c in found]


def drop_labels(
    found: Sequence[Candidate], document: Document, calculus: Calculus
) -> tuple[list[Candidate], list[Candidate]]:
    """Return the candidates that are acts, and those that are only labels of a charge.

    "accusé de meurtre" tells a charge and no murder; "accusé d'avoir tué" tells both.
    """
    charges = {c.head for c in found if c.row.get("labels")}
    kept: list[Candidate] = []
    labels: list[Candidate] = []
    for c in found:
        label = c.row["pos"] == "noun" and _is_label(c.head, charges, document, calculus)
        (labels if label else kept).append(c)
    return kept, labels


def _is_label(head: int, charges: set[int], document: Document, calculus: Calculus) -> bool:
    child = head
    while document.dep[child] == "conj":
        child = document.head[child]
    governor = document.head[child]
    return governor in charges and calculus.place(child) in calculus.words.label_places


class _Links:
    """Finds the act whose content another is."""

    def __init__(
        self,
        found: Sequence[Candidate],
        document: Document,
        calculus: Calculus,
        measures: Measures,
    ) -> None:
        self.found = found
        self.heads = {c.head: k for k, c in enumerate(found)}
        self.document = document
        self.calculus = calculus
        self.measures = measures
        self.objects = ("obj", calculus.syntax.words.genitive)  # where what is measured stands

    def parent(self, act: Candidate) -> int | None:
        """Return the index of the speech act or measure over an act."""
        d, child = self.document, act.head
        for governor in d.ancestors(act.head):
            if d.dep[child] != "conj":
                place = self.calculus.place(child)
                k = self.heads.get(governor)
                if k is not None:
                    return k if self._is_about(act, self.found[k], place) else None
                if self._is_addressed(child, governor):
                    return self.heads[d.head[governor]]
                if place in {"stop", "subj"}:
                    return None
            child = governor
        return None

    def _is_about(self, act: Candidate, above: Candidate, place: str) -> bool:
        """ "demander la levée", or "lever les sanctions", "signer un accord"."""
        if place in above.frame.content:
            return True
        kind, mode, of = act.row["type"], act.row.get("mode"), above.row["type"]
        measured = (kind, mode, of) in self.measures or (kind, "", of) in self.measures
        return place in self.objects and measured

    def _is_addressed(self, child: int, governor: int) -> bool:
        """ "ordonner au magasin de fermer": the infinitive hung on the addressee."""
        d, k = self.document, self.heads.get(self.document.head[governor])
        if k is None or d.dep[child] != "acl" or "VerbForm=Inf" not in d.morph[child]:
            return False
        frame = self.found[k].frame
        return "inf" in frame.content and self.calculus.place(governor) in frame.recipient

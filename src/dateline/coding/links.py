"""Speech acts and their content: which act is asked for, promised, refused or blamed in which."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.candidates import Candidate
from dateline.coding.status import Calculus
from dateline.records import Document


def link_contents(
    found: Sequence[Candidate], document: Document, calculus: Calculus
) -> list[int | None]:
    """Return, for each candidate, the index of the speech act whose content it is."""
    heads = {c.head: k for k, c in enumerate(found)}
    return [_parent(c.head, found, heads, document, calculus) for c in found]


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


def _parent(
    head: int,
    found: Sequence[Candidate],
    heads: dict[int, int],
    document: Document,
    calculus: Calculus,
) -> int | None:
    child = head
    for governor in document.ancestors(head):
        place = calculus.place(child)
        if document.dep[child] == "conj":
            child = governor
            continue
        k = heads.get(governor)
        if k is not None:
            return k if place in found[k].frame.content else None
        if place in {"stop", "subj"}:
            return None
        child = governor
    return None

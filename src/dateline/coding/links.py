"""Acts and their content: which is asked for, promised, blamed, signed or lifted in which."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.candidates import Candidate
from dateline.coding.status import Calculus
from dateline.lexicon import Pack
from dateline.records import Document

Measures = frozenset[tuple[str, str, str]]
OBJECTS = frozenset({"obj", "de"})  # where the act under a measure stands


def build_measures(pack: Pack) -> Measures:
    """Read ``qualifiers/contents``: type and mode of an act, and the type of what is about it."""
    rows = pack.rows("qualifiers/contents")
    return frozenset((r["type"], r.get("mode"), of) for r in rows for of in r.many("of"))


def link_contents(
    found: Sequence[Candidate], document: Document, calculus: Calculus, pack: Pack
) -> list[int | None]:
    """Return, for each candidate, the index of the speech act or measure whose content it is."""
    heads = {c.head: k for k, c in enumerate(found)}
    measures = pack.index(build_measures)
    return [_parent(c, found, heads, document, calculus, measures) for c in found]


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
    act: Candidate,
    found: Sequence[Candidate],
    heads: dict[int, int],
    document: Document,
    calculus: Calculus,
    measures: Measures,
) -> int | None:
    child = act.head
    for governor in document.ancestors(act.head):
        place = calculus.place(child)
        if document.dep[child] == "conj":
            child = governor
            continue
        k = heads.get(governor)
        if k is not None:
            about = place in found[k].frame.content or (
                place in OBJECTS and _measured(act, found[k], measures)
            )
            return k if about else None
        if _addressed(child, governor, heads, found, document, calculus):
            return heads[document.head[governor]]
        if place in {"stop", "subj"}:
            return None
        child = governor
    return None


def _measured(act: Candidate, above: Candidate, measures: Measures) -> bool:
    """ "lever les sanctions", "signer un accord", "interdire la marche"."""
    kind, mode, of = act.row["type"], act.row.get("mode"), above.row["type"]
    return (kind, mode, of) in measures or (kind, "", of) in measures


def _addressed(
    child: int,
    governor: int,
    heads: dict[int, int],
    found: Sequence[Candidate],
    document: Document,
    calculus: Calculus,
) -> bool:
    """ "ordonner au magasin de fermer": the infinitive that the parser hung on the addressee."""
    k = heads.get(document.head[governor])
    if k is None or document.dep[child] != "acl" or "VerbForm=Inf" not in document.morph[child]:
        return False
    content = found[k].frame.content
    return "inf" in content and calculus.place(governor) in found[k].frame.recipient

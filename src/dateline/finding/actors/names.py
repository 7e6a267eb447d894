"""Proper names and fixed phrases of the pack, and the parser's names beside them."""

from __future__ import annotations

from dateline.finding.actors.parsed import Found, names_of_parser, surnames
from dateline.finding.actors.words import Entry, Lexicon, Start, pieces
from dateline.records import Document, NameEntity

_REACH = 14  # tokens that the longest row may take


def find_names(
    document: Document, lexicon: Lexicon, starts: list[tuple[int, Start]]
) -> dict[int, Found]:
    """Return the names and fixed phrases of a report by first token; none overlap.

    ``starts`` holds the tokens where something may begin.
    """
    of_pack = _of_pack(document, lexicon, starts)
    taken = {i for f in of_pack for i in range(f.first, f.stop)}
    of_parser = names_of_parser(document, lexicon, surnames(document, lexicon), taken)
    return {f.first: f for f in (*of_pack, *of_parser)}


def _of_pack(document: Document, lexicon: Lexicon, starts: list[tuple[int, Start]]) -> list[Found]:
    """Return the longest rows that stand in the text, from left to right."""
    found: list[Found] = []
    labels = {i: n for n in document.names for i in range(n.first, n.stop)}
    heads = [*map(lexicon.heads.__getitem__, document.word), ""]
    stop = 0
    for i, start in starts:
        if i < stop:
            continue
        entries = start.singles
        if start.pairs:
            entries = start.pairs.get(start.second or heads[i + 1], ()) + entries
        if entries:
            name = _first_fit(document, lexicon, entries, i, labels)
            if name is not None:
                stop = name.stop
                found.append(name)
    return found


def _first_fit(
    document: Document,
    lexicon: Lexicon,
    entries: tuple[Entry, ...],
    i: int,
    labels: dict[int, NameEntity],
) -> Found | None:
    most = len(entries[0].pieces)
    if most == 1 and len(pieces(document.word[i])) == 1:
        given = i > 0 and document.lower[i - 1] in lexicon.given
        if given and document.word[i - 1][0].isupper() and document.dep[i] == "flat:name":
            entries = tuple(e for e in entries if e.means.kind != "person")  # another Macron
        alone = (e for e in entries if _fits(document, e, i, i + 1, labels))
        entry = next(alone, None)
        return Found(i, i + 1, entry.means, "") if entry else None
    line, ends = _ahead(document, i, lexicon.leads, most)
    for entry in entries:
        end = ends.get(len(entry.pieces))
        if (
            end
            and line[: len(entry.pieces)] == entry.pieces
            and _fits(document, entry, i, end, labels)
        ):
            return Found(i, end, entry.means, "")
    return None


def _ahead(
    document: Document, i: int, leads: frozenset[str], most: int
) -> tuple[tuple[str, ...], dict[int, int]]:
    """Return the pieces from a token on, and the token after each number of whole tokens."""
    line = list(pieces(document.word[i]))
    if len(line) > 1 and line[0] in leads:
        del line[0]  # "ex-chef d'état-major": the row begins inside the word
    ends = {len(line): i + 1}
    j, size = i + 1, min(len(document), i + _REACH)
    while len(line) < most and j < size:
        parts = pieces(document.word[j])
        j += 1
        if parts:  # signs between two pieces belong to the name, a sign at its end does not
            line.extend(parts)
            ends[len(line)] = j
    return tuple(line), ends


def _fits(
    document: Document, entry: Entry, first: int, stop: int, labels: dict[int, NameEntity]
) -> bool:
    word = document.word[first]
    if document.sentence_of[first] != document.sentence_of[stop - 1]:
        return False
    if entry.exact:
        return bool(document.text[document.start[first] : document.end[stop - 1]] == entry.exact)
    if entry.capital and not document.word[stop - 1][0].isupper():
        return False
    if not entry.proper:
        return True
    if word[0].islower():
        return False
    label = labels.get(first)
    if entry.check and (
        label is None or document.pos[first] not in ("PROPN", "NOUN") or label.stop > stop
    ):
        return False
    if label is None or entry.means.kind == "person":
        return True
    # "Jean Paris": a person's name holds the word.
    return not (
        label.label == "PER" and label.stop - label.first > stop - first and len(entry.pieces) == 1
    )

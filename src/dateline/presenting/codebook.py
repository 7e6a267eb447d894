"""The codebook of a pack, overlays included: as a table, as Markdown, as plain values."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from dateline.errors import UsageError
from dateline.lexicon import Pack, Row
from dateline.presenting.words import Words

LISTS = ("statuses", "contexts", "sectors", "kinds")
_ORDER = {"statuses": "rank"}


def codebook(pack: Pack, only: str | None = None) -> dict[str, Any]:
    """Return the codebook as plain values, ready for JSON.

    Parameters
    ----------
    only
        A type's code, in any case: its entry alone.

    Raises
    ------
    UsageError
        ``presenting.unknown_type``.
    """
    types = [_type(row, pack) for row in sorted(pack.rows("core/types"), key=_by_cameo)]
    if only is not None:
        return {"types": [_named(types, only)]}
    lists = {name: [_entry(row) for row in _rows(pack, name)] for name in LISTS}
    return {"pack": pack.settings.get("version"), "types": types, **lists}


def markdown(book: dict[str, Any], words: Words) -> str:
    """Return the codebook as a page of Markdown."""
    lines: list[str] = []
    for entry in book["types"]:
        lines += _type_section(entry, words)
    for name in LISTS:
        if name in book:
            lines += ["", f"## {words.label(name)}", "", *_markdown_table(book[name], words)]
    return "\n".join(lines).strip() + "\n"


def print_table(book: dict[str, Any], words: Words, out: TextIO) -> None:
    """Print the codebook for a person at a terminal."""
    from rich.padding import Padding
    from rich.text import Text

    from dateline.presenting.consoles import printer

    with printer(out) as show:
        for entry in book["types"]:
            show(Text.assemble("\n", (entry["code"], "bold"), f"  {_in(entry, 'name', words)}"))
            show(Padding(Text(_facts(entry, words), "dim"), (0, 0, 0, 2)))
            show(Padding(_described(entry, words), (0, 0, 0, 2)))
            if entry["modes"]:
                show(Padding(_listing(entry["modes"], words), (0, 0, 0, 2)))
        for name in LISTS:
            if name in book:
                show(Text(f"\n{words.label(name)}", "bold"))
                show(Padding(_listing(book[name], words), (0, 0, 0, 2)))


def _listing(entries: Iterable[dict[str, Any]], words: Words) -> Any:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True)
    for entry in entries:
        grid.add_row(_code(entry), _in(entry, "name", words), _described(entry, words))
    return grid


def _described(entry: dict[str, Any], words: Words) -> Any:
    from rich.text import Text

    described = Text(_in(entry, "definition", words))
    if entry.get("example"):
        described.append(f" {words.quoted(entry['example'])}", "italic")
    return described


def _type_section(entry: dict[str, Any], words: Words) -> Iterator[str]:
    yield from ("", f"## {entry['code']}: {_in(entry, 'name', words)}", "")
    yield f"{_in(entry, 'definition', words)} *{entry['example']}*"
    yield from ("", _facts(entry, words))
    if entry["modes"]:
        yield from ("", *_markdown_table(entry["modes"], words))


def _markdown_table(entries: Iterable[dict[str, Any]], words: Words) -> Iterator[str]:
    heads = [words.label(k) for k in ("code", "name", "definition", "example", "score")]
    yield "| " + " | ".join(heads) + " |"
    yield "|---" * len(heads) + "|"
    for entry in entries:
        cells = [f"`{_code(entry)}`", _in(entry, "name", words), _in(entry, "definition", words)]
        cells += [entry.get("example") or "", entry.get("score") or ""]
        yield "| " + " | ".join(cells) + " |"


def _facts(entry: dict[str, Any], words: Words) -> str:
    """The type's place in the scheme: quad class, score, CAMEO roots, need of a recipient."""
    quad = words.quad(entry["quad"])
    recipient = words.label(
        "recipient_required" if entry["recipient"] == "yes" else "recipient_free"
    )
    cameo = f"CAMEO {entry['cameo'].replace('|', ', ')}"
    score = f"{words.label('score').lower()} {entry['score']}"
    return f"{words.label('quad')} {entry['quad']} ({quad}) · {score} · {cameo} · {recipient}"


def _code(entry: dict[str, Any]) -> str:
    return f"{entry['of']}/{entry['code']}" if entry.get("of") else str(entry["code"])


def _in(entry: dict[str, Any], field: str, words: Words) -> str:
    return str(entry[field].get(words.lang) or "")


def _type(row: Row, pack: Pack) -> dict[str, Any]:
    modes = [_entry(m) for m in pack.rows("core/modes") if m["type"] == row["code"]]
    return {**_entry(row), "modes": modes}


def _entry(row: Row) -> dict[str, Any]:
    """Fold ``name_fr, name_en`` into ``name: {fr, en}``; the other cells stay as they are."""
    entry: dict[str, Any] = {"name": {}, "definition": {}}
    for column, cell in row.cells.items():
        field, _, lang = column.rpartition("_")
        if field in {"name", "definition"}:
            entry[field][lang] = cell
        elif column not in {"id", "off", "note"}:
            entry[column] = cell
    return entry


def _rows(pack: Pack, name: str) -> list[Row]:
    rows = pack.rows(f"core/{name}")
    order = _ORDER.get(name)
    return sorted(rows, key=lambda r: int(r[order])) if order else list(rows)


def _by_cameo(row: Row) -> tuple[str, str]:
    """The order of the codebook: from agreement to assault, types of one's own at the end."""
    return row.get("cameo") or "~", row["code"]


def _named(types: list[dict[str, Any]], code: str) -> dict[str, Any]:
    known = {t["code"]: t for t in types}
    if code.upper() not in known:
        near = difflib.get_close_matches(code.upper(), known, 1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        raise UsageError("presenting.unknown_type", value=code, known=", ".join(known), hint=hint)
    return known[code.upper()]

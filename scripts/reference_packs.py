"""The page of the tables of a pack, from the schemas that ``dateline pack check`` reads."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.lexicon import load_pack
from dateline.lexicon.schema import Column, Schema, read_schemas

HEAD = """\
# Tables of a pack

{made}

Every table and rule file that a pack may have, with its columns. `id` is the first column of all;
`off`, `note`, `source`, `since` and `until` may stand in any. How to
[add your own](../how-to/packs.md). The tables under `core` are the codebook and hold for all
languages; the others stand in the folder of a language.
"""


def packs_page(made: str) -> str:
    """Return the page, a section a family."""
    lines = [HEAD.format(made=made)]
    family = ""
    for schema in sorted(read_schemas(load_pack("fr")).tables.values(), key=lambda s: s.id):
        if schema.id.split("/")[0] != family:
            family = schema.id.split("/")[0]
            lines += [f"## {family}", ""]
        lines += _section(schema)
    return "\n".join(lines).rstrip() + "\n"


def _section(schema: Schema) -> Iterator[str]:
    yield from (f"### {schema.id}.{schema.kind}", "", _sentence(schema.about), "")
    if schema.columns:
        yield from ("| column | |", "|---|---|")
        for name, column in schema.columns.items():
            yield f"| `{name}` | {_told(column)} |"
        yield ""
    for columns in schema.unique:
        yield from (f"Once each: {', '.join(f'`{c}`' for c in columns)}.", "")


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[:1].upper()}{text[1:].rstrip('.')}." if text else "No description."


def _told(column: Column) -> str:
    facts = []
    if column.required:
        facts.append("required")
    if column.unique:
        facts.append("unique")
    if column.many:
        facts.append("many, `a\\|b`")
    if column.type:
        facts.append(column.type)
    if isinstance(column.values, str):
        facts.append(f"one of the {column.values}")
    elif column.values:
        facts.append("one of " + ", ".join(f"`{v}`" for v in column.values))
    if column.within:
        facts.append(f"as the row's `{column.within}` allows")
    return "; ".join(facts)

"""The page of the Python names, from their signatures and docstrings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any

import dateline
from dateline import records
from dateline.dates import UncertainDate
from dateline.reading import Failure

HEAD = """\
# Python

{made}

`import dateline` is quick: nothing heavy is loaded before it is used. How to
[use the library](../how-to/library.md).
"""
PUBLIC = ("code", "Coder", "Analysis", "Report", "UncertainDate", "DatelineError")
RECORDS = "Event Participant Source Count Why Evidence Entity Time Place Quote Note Span Document"
SECTION = re.compile(r"^(\w[\w ]*)\n-{3,}\n", re.MULTILINE)


def python_page(made: str) -> str:
    """Return the page: the public names, then the records that an analysis is made of."""
    lines = [HEAD.format(made=made)]
    for name in PUBLIC:
        lines += _entry(f"dateline.{name}", getattr(dateline, name))
    lines += ["## Records", "", "Frozen dataclasses of `dateline.records`.", ""]
    for name in RECORDS.split():
        lines += _entry(f"dateline.records.{name}", getattr(records, name), level=3)
    lines += _entry("dateline.reading.Failure", Failure, level=3)
    return "\n".join(lines).rstrip() + "\n"


def _entry(name: str, value: Any, *, level: int = 2) -> Iterator[str]:
    yield from (f"{'#' * level} {name}", "")
    if not inspect.isclass(value):
        yield from (f"`{_signature(name.rpartition('.')[2], value)}`", "")
    yield from _prose(inspect.getdoc(value) or "")
    if not inspect.isclass(value):
        return
    fields = getattr(value, "__dataclass_fields__", None) or getattr(value, "_fields", ())
    if fields and value is not UncertainDate:
        yield from (f"Fields: {', '.join(f'`{f}`' for f in fields)}.", "")
    members = [(n, m) for n, m in _members(value) if inspect.getdoc(_function(m))]
    for attribute, member in members:
        shown = attribute if _is_value(member) else _signature(attribute, _function(member))
        shown = shown.replace("Self", value.__name__)
        doc = inspect.getdoc(_function(member)) or ""
        yield f"- `{shown}`: {_summary(doc)}"
    yield ""


def _members(kind: type) -> Iterator[tuple[str, Any]]:
    """Yield the public members in the order in which the classes define them."""
    seen: set[str] = set()
    for base in kind.__mro__:
        if not base.__module__.startswith("dateline"):
            continue
        for name, member in vars(base).items():
            if name.startswith("_") or name in seen or not _is_documented_kind(member):
                continue
            seen.add(name)
            yield name, member


def _is_documented_kind(member: Any) -> bool:
    kinds = (property, cached_property, classmethod, staticmethod)
    return isinstance(member, kinds) or inspect.isfunction(member)


def _is_value(member: Any) -> bool:
    return isinstance(member, property | cached_property)


def _function(member: Any) -> Any:
    if isinstance(member, property):
        return member.fget
    return getattr(member, "func", None) or getattr(member, "__func__", member)


def _signature(name: str, function: Any) -> str:
    text = str(inspect.signature(function)).replace("'", "")
    return f"{name}{re.sub(r'[(](self|cls)(, )?', '(', text)}"


def _summary(doc: str) -> str:
    return " ".join(doc.split("\n\n")[0].split()).replace("``", "`")


def _prose(doc: str) -> Iterator[str]:
    """Yield a numpydoc docstring as Markdown."""
    head, *rest = SECTION.split(doc)
    yield from (_plain(head.strip()), "")
    for title, body in zip(rest[::2], rest[1::2], strict=True):
        if title == "Examples":
            yield from ("```pycon", body.strip().replace("  # doctest: +SKIP", ""), "```", "")
        else:
            yield from (f"**{title}**", "", *_items(body), "")


def _items(body: str) -> Iterator[str]:
    for entry in re.split(r"\n(?=\S)", body.strip()):
        name, _, told = entry.partition("\n")
        told = " ".join(told.split())
        yield f"- `{name.strip()}`: {_plain(told)}" if told else f"- {_plain(name.strip())}"


def _plain(text: str) -> str:
    return text.replace("``", "`")

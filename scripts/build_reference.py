#!/usr/bin/env python3
"""Make the reference pages that the code itself can tell: commands, codebook, names, tables.

python scripts/build_reference.py            write docs/reference
python scripts/build_reference.py --check    only tell whether they are fresh (exit 1 if not)
"""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer
from reference_packs import packs_page
from reference_python import python_page

from dateline.cli.app import build
from dateline.errors import messages
from dateline.lexicon import load_pack
from dateline.presenting import Words
from dateline.presenting.codebook import codebook, markdown

PAGES = Path(__file__).resolve().parent.parent / "docs" / "reference"
ENDINGS = """\
Exit codes of all commands: 0 done, 1 findings or some reports failed, 2 bad usage, 3 a bug,
130 interrupted. A traceback is shown only under `--debug`, which may stand anywhere on the command
line."""
ERRORS = """\
Every message ends with a code in brackets. Names in braces are filled in with what was met."""
MADE = "<!-- Made by scripts/build_reference.py; do not edit. -->"


def main() -> int:
    """Write the pages, or compare them with ``--check``."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    check = options.parse_args().check
    stale = [name for name, text in pages().items() if not _same(name, text)]
    for name in stale:
        if check:
            print(f"docs/reference/{name} is stale. Run: python scripts/build_reference.py")
        else:
            PAGES.mkdir(parents=True, exist_ok=True)
            (PAGES / name).write_text(pages()[name], encoding="utf-8")
    return int(check and bool(stale))


def pages() -> dict[str, str]:
    """Return the text of each page by its file name."""
    return {
        "cli.md": commands_page(),
        "codebook.md": codebook_page(),
        "errors.md": errors_page(),
        "packs.md": packs_page(MADE),
        "python.md": python_page(MADE),
    }


def commands_page() -> str:
    """Return the page of the commands, from their own helps."""
    root = typer.main.get_command(build())
    lines = ["# Commands", "", MADE, "", str(root.help), ""]
    lines += [ENDINGS, ""]
    for name, command in _leaves(root, "dateline"):
        lines += _section(name, command)
    return "\n".join(lines).rstrip() + "\n"


def codebook_page() -> str:
    """Return the page of the codebook, from the tables of the core pack."""
    pack = load_pack("fr")
    head = f"# Codebook\n\n{MADE}\n\nAlso on the command line: `dateline codebook`.\n\n"
    return head + markdown(codebook(pack), Words(pack, "en"))


def errors_page() -> str:
    """Return the page of the error codes, from their one table."""
    rows = [f"| `{code}` | {_cell(text)} |" for code, text in sorted(messages().items())]
    return "\n".join(
        ["# Errors", "", MADE, "", ERRORS, "", "| code | message |", "|---|---|", *rows, ""]
    )


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("{", "&#123;")


def _leaves(command: Any, name: str) -> Iterator[tuple[str, Any]]:
    inner = getattr(command, "commands", None)
    if not inner:
        yield name, command
        return
    for key in sorted(inner):
        yield from _leaves(inner[key], f"{name} {key}")


def _section(name: str, command: Any) -> Iterator[str]:
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    usage = " ".join([name, "[OPTIONS]", *map(_argument, _kind(command, "argument"))])
    yield from (f"## {name}", "", f"    {usage}", "")
    for paragraph in paragraphs:
        flat = " ".join(paragraph.split())
        example = flat.removeprefix("Example: ")
        yield from (flat, "") if example == flat else ("Example:", "", f"    {example}", "")
    yield from ("| | |", "|---|---|")
    for parameter in command.params:
        yield f"| {_names(parameter)} | {_help(parameter)} |"
    yield ""


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    return name if parameter.required or name.startswith("[") else f"[{name}]"


def _names(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{(parameter.metavar or parameter.name.upper()).strip('[]')}`"
    names = [*parameter.opts, *parameter.secondary_opts]
    metavar = f" {parameter.metavar}" if parameter.metavar else ""
    return ", ".join(f"`{name}{metavar}`" for name in names).replace("|", "\\|")


def _help(parameter: Any) -> str:
    told = (parameter.help or "").replace("|", "\\|")
    default = parameter.default
    shown = not (default is None or isinstance(default, bool) or callable(default) or default == "")
    return f"{told} Default: {default}." if shown else told


def _kind(command: Any, kind: str) -> list[Any]:
    return [p for p in command.params if p.param_type_name == kind]


def _same(name: str, text: str) -> bool:
    path = PAGES / name
    return path.is_file() and path.read_text(encoding="utf-8") == text


if __name__ == "__main__":
    sys.exit(main())

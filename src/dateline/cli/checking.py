"""What ``dateline pack check`` prints."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import typer

from dateline.cli.guard import FOUND
from dateline.errors import PackError
from dateline.evaluation.examples import Examples
from dateline.lexicon import PACKS, languages, load_pack
from dateline.lexicon.check import Checked, check_pack


def run_check(folder: Path | None, *, examples: bool) -> None:
    """Check every language of a folder of packs and print the findings, then the counts."""
    trial = Examples() if examples else None
    found = 0
    for language in _languages(folder):
        pack = load_pack(language, overlays=(folder,) if folder else ())
        checked = check_pack(pack, folder=pack.folders[-1], trial=trial)
        found += len(checked.findings)
        for error in checked.findings:
            print(f"{error}\n")
        print(f"{language}: {_summary(checked)}")
    if found:
        raise typer.Exit(FOUND)


def _languages(folder: Path | None) -> list[str]:
    if folder is None:
        return languages()
    if not folder.is_dir():
        raise PackError("packs.no_folder", where=str(folder))
    named = languages(folder)
    if not named and not (folder / "core").is_dir():
        raise PackError("packs.no_folder", where=str(folder))
    return named or languages(PACKS)


def _summary(checked: Checked) -> str:
    counts: Counter[str] = checked.counts
    sizes = ", ".join(f"{counts[k]:,} {k}" for k in ("files", "rows", "rules", "examples"))
    number = len(checked.findings)
    return f"{sizes}; {number} finding{'' if number == 1 else 's'}"

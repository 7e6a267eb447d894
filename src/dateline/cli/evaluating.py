"""The run behind ``dateline evaluate``: code the gold sets, score, compare, tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from dateline.cli.guard import FOUND
from dateline.cli.options import pack_for
from dateline.cli.output import standard_output
from dateline.errors import UsageError
from dateline.evaluation.coded import code_gold
from dateline.evaluation.gate import (
    Baseline,
    digest_of,
    falls,
    folders_of,
    name_of,
    raised,
    read_baseline,
    write_baseline,
)
from dateline.evaluation.gold import Analysis, read_gold
from dateline.evaluation.measures import Scores, score
from dateline.evaluation.page import page_of
from dateline.evaluation.tables import table_of, to_json
from dateline.lexicon import Pack
from dateline.reading import Failure

FORMATS = ("table", "json")


@dataclass(frozen=True)
class Request:
    """What the command line asked for."""

    gold: tuple[Path, ...]
    gate: bool
    rise: bool
    errors: Path | None
    baseline: Path
    format: str
    processes: int | None
    packs: tuple[Path, ...]


@dataclass(frozen=True)
class Scored:
    """One gold set with its scores."""

    folder: Path
    gold: list[Analysis]
    scores: Scores


def run(request: Request) -> None:
    """Score each gold set and print it; then the page of errors, the new floors and the gate."""
    if request.format not in FORMATS:
        raise UsageError(
            "presenting.unknown_format", value=request.format, known=", ".join(FORMATS)
        )
    pack = pack_for(None, list(request.packs))
    sets = [_scored(folder, pack, request.processes) for folder in _folders(request)]
    _print(sets, request.format)
    if request.errors:
        _write_page(sets, request.errors)
    fell = _gate(sets, request)
    if fell or any(s.scores.absent for s in sets):
        raise typer.Exit(FOUND)


def _folders(request: Request) -> Iterator[Path]:
    for folder in request.gold or folders_of(request.baseline):
        if request.gate and not folder.is_dir():
            typer.echo(f"{folder}: no such folder here; passed over", err=True)
        else:
            yield folder


def _scored(folder: Path, pack: Pack, processes: int | None) -> Scored:
    gold = read_gold(folder)
    found = []
    for result in code_gold(gold, pack, processes=processes):
        if isinstance(result, Failure):
            typer.echo(str(result.error), err=True)
        else:
            found.append(result)
    return Scored(folder, gold, score(gold, found))


def _print(sets: list[Scored], format: str) -> None:
    out = standard_output()
    if format == "json":
        told: list[Any] = [to_json(s.folder.as_posix(), s.scores) for s in sets]
        out.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
        return
    for s in sets:
        out.write(f"{s.folder}: {s.scores.reports} reports, {s.scores.absent} failed\n\n")
        out.writelines(f"{line}\n" for line in table_of(s.scores))


def _write_page(sets: list[Scored], path: Path) -> None:
    try:
        path.write_text(page_of([(s.folder, s.gold, s.scores) for s in sets]), encoding="utf-8")
    except OSError as error:
        reason = error.strerror or str(error)
        raise UsageError("cli.cannot_write", where=str(path), reason=reason) from error


def _gate(sets: list[Scored], request: Request) -> bool:
    """Write higher floors and compare with them, as asked; return whether anything fell."""
    if not request.gate and not request.rise:
        return False
    known: Baseline = {}
    if request.gate or request.baseline.is_file():
        known = read_baseline(request.baseline)
    if request.rise:
        known = {**known, **{_name(s, request): _floors(s, known, request) for s in sets}}
        write_baseline(request.baseline, known)
    fell = False
    for s in sets:
        lines = falls(_name(s, request), s.gold, s.scores, known)
        for line in lines:
            typer.echo(f"{s.folder}: {line}", err=True)
        verdict = f"{len(lines)} below the floors" if lines else "no score fell"
        typer.echo(f"{s.folder}: {verdict}", err=True)
        fell = fell or bool(lines)
    return fell


def _name(scored: Scored, request: Request) -> str:
    return name_of(scored.folder, request.baseline)


def _floors(scored: Scored, known: Baseline, request: Request) -> dict[str, Any]:
    old = known.get(_name(scored, request), {}).get("floors", {})
    return {"digest": digest_of(scored.gold), "floors": raised(scored.scores, old)}

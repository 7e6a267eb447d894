"""Measure coding against a bare parse of the same reports, in one run.

    python benchmarks/coding.py [--reports 200] [--rounds 3] [--corpus FOLDER] [--json]

Bare is ``nlp.pipe`` of the pack's model as it is installed: all components, batches of 32. The
rounds of all ways are interleaved, so that a slow minute of the machine falls on each, and the best
round counts. Processor time tells more than the clock on a busy machine; both are printed.
Needs the package and its model, no network. Results are written up in docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
CORPORA = (ROOT.parent / "shared" / "corpus", ROOT / "examples" / "reports")
BATCH = 32
SHORT = "Le ministre de la Défense a été arrêté mardi à Bamako, a annoncé la junte."

COLD_MODEL = "import spacy; spacy.load('{model}')"
COLD_CODE = "import dateline; dateline.code({text!r}, published='2023-11-03')"
MEMORY = """
import sys
sys.path.insert(0, {here!r})
from coding import analyses, coder_and_reports, peak_mb
coder, reports = coder_and_reports({corpus!r}, {count})
for _ in analyses(coder, reports, 1): pass
print(peak_mb())
"""


@dataclass
class Timing:
    """The best round of one way: seconds on the clock, and of the processor in all processes."""

    wall: float = float("inf")
    cpu: float = float("inf")
    walls: list[float] = field(default_factory=list)

    def add(self, work: Callable[[], object]) -> None:
        """Run the work once and keep the better time."""
        cpu, wall = _cpu(), time.perf_counter()
        work()
        self.walls.append(time.perf_counter() - wall)
        self.wall = min(self.wall, self.walls[-1])
        self.cpu = min(self.cpu, _cpu() - cpu)


def coder_and_reports(corpus: str, count: int) -> tuple[Any, list[Any]]:
    """Return a coder with everything loaded, and reports spread evenly over the corpus."""
    from dateline import Coder
    from dateline.reading import read_reports
    from dateline.records import Report

    coder = Coder()
    found = [r for r in read_reports([corpus], pack=coder.pack) if isinstance(r, Report)]
    step = max(1, len(found) // count)
    return coder, found[::step][:count]


def analyses(coder: Any, reports: list[Any], processes: int) -> Iterator[Any]:
    """Code the reports as the command does, up to the JSON form."""
    from dateline.records import Analysis
    from dateline.running import code_many

    return code_many(
        reports,
        parser=coder.parser,
        gazetteer=coder.gazetteer,
        processes=processes,
        finish=Analysis.to_dict,
    )


def measure(corpus: str, count: int, rounds: int) -> dict[str, Any]:
    """Return every number that docs/benchmarks.md shows."""
    import spacy

    coder, reports = coder_and_reports(corpus, count)
    texts = [report.text for report in reports]
    model = coder.pack.settings["model"]
    bare = spacy.load(model)
    documents = list(coder.parser.parse_all(texts))
    tokens = sum(map(len, bare.pipe(texts, batch_size=BATCH)))
    ways: dict[str, Callable[[], object]] = {
        "bare": lambda: _drain(bare.pipe(texts, batch_size=BATCH)),
        "coding": lambda: _drain(analyses(coder, reports, 1)),
        "bare_2": lambda: _drain(bare.pipe(texts, batch_size=BATCH, n_process=2)),
        "coding_2": lambda: _drain(analyses(coder, reports, 2)),
        "parsing": lambda: _drain(coder.parser.parse_all(texts)),
        "stored": lambda: _recode(coder, reports, documents),
    }
    timings = {name: Timing() for name in ways}
    for done in range(rounds):
        for name, work in ways.items():
            timings[name].add(work)
            print(f"round {done + 1}: {name} {timings[name].walls[-1]:.1f} s", file=sys.stderr)
    return {
        "reports": len(reports),
        "tokens": tokens,
        "machine": _machine(),
        "timings": {
            n: {"wall": round(t.wall, 2), "cpu": round(t.cpu, 2)} for n, t in timings.items()
        },
        "cold": _cold(model, rounds),
        "memory_mb": _memory(corpus, count),
    }


def _machine() -> str:
    python = platform.python_version()
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {python}"


def _recode(coder: Any, reports: list[Any], documents: list[Any]) -> None:
    """Code stored documents, as new ones without what an earlier coding remembered on them."""
    for report, document in zip(reports, documents, strict=True):
        fresh = type(document)(**{n: getattr(document, n) for n in document.__dataclass_fields__})
        coder.code_parsed(report, fresh).to_dict()


def _cold(model: str, rounds: int) -> dict[str, float]:
    """Return the seconds of a fresh interpreter that loads the model, and that codes one report."""
    code = COLD_CODE.format(text=SHORT)
    load, whole = Timing(), Timing()
    for _ in range(rounds):
        load.add(lambda: _python(COLD_MODEL.format(model=model)))
        whole.add(lambda: _python(code))
    return {"model": round(load.wall, 2), "report": round(whole.wall, 2)}


def _memory(corpus: str, count: int) -> int:
    here = str(Path(__file__).resolve().parent)
    return round(float(_python(MEMORY.format(here=here, corpus=corpus, count=count))))


def peak_mb() -> float:
    """Return the most memory that this process has held, in MB.

    ``ru_maxrss`` outlives an exec: a child process would tell the peak of the one that started it.
    """
    status = Path("/proc/self/status")
    if status.is_file():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(lines["VmHWM"].split()[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout


def _drain(results: Iterator[Any]) -> None:
    for _ in results:
        pass


def _cpu() -> float:
    usages = [resource.getrusage(w) for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def show(found: dict[str, Any]) -> None:
    """Print the numbers, each beside what it has to reach."""
    t, reports, tokens = found["timings"], found["reports"], found["tokens"]
    print(f"{reports} reports, {tokens:,} tokens; {found['machine']}\n")
    print(f"{'':34}{'clock':>8}{'cpu':>8}{'reports/s':>11}{'tokens/s':>10}")
    labels = {
        "bare": "bare nlp.pipe",
        "coding": "coding, one process",
        "parsing": "  of which parsing",
        "bare_2": "bare nlp.pipe(n_process=2)",
        "coding_2": "coding, two processes",
        "stored": "coding stored documents",
    }
    for name, label in labels.items():
        wall, cpu = t[name]["wall"], t[name]["cpu"]
        print(f"{label:34}{wall:7.1f}s{cpu:7.1f}s{reports / wall:11.1f}{tokens / wall:10,.0f}")
    print()
    for label, value, goal in ratios(found):
        print(f"{label:52}{value:8.2f}   {goal}")


def ratios(found: dict[str, Any]) -> list[tuple[str, float, str]]:
    """Return each ratio with its name and what it has to reach."""
    t, cold = found["timings"], found["cold"]
    return [
        (
            "coding / bare parse, processor time",
            t["coding"]["cpu"] / t["bare"]["cpu"],
            "at most 1.2",
        ),
        ("coding / bare parse, clock", t["coding"]["wall"] / t["bare"]["wall"], "at most 1.2"),
        (
            "two processes / bare with two",
            t["coding_2"]["wall"] / t["bare_2"]["wall"],
            "at most 1",
        ),
        (
            "bare parse / coding stored documents",
            t["bare"]["cpu"] / t["stored"]["cpu"],
            "at least 5",
        ),
        ("our parse / coding stored documents", t["parsing"]["cpu"] / t["stored"]["cpu"], ""),
        (
            "cold start of a report / loading the model",
            cold["report"] / cold["model"],
            "at most 1.5",
        ),
        ("  loading the model alone, seconds", cold["model"], ""),
        ("peak memory of a process, GB", found["memory_mb"] / 1024, "at most 1.2"),
    ]


def main() -> None:
    """Read the options, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--reports", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--corpus", default=str(next(p for p in CORPORA if p.is_dir())))
    parser.add_argument("--json", action="store_true", help="print the numbers alone")
    options = parser.parse_args()
    found = measure(options.corpus, options.reports, options.rounds)
    print(json.dumps(found, indent=2)) if options.json else show(found)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""List the verbs and nouns that political actors stand by, and how the pack decides each.

python scripts/undecided.py reports.jsonl.gz ...           all words, what is undecided last
python scripts/undecided.py reports.jsonl.gz --counts C    keep the counts in C, or read them there

A verb counts once for each use with a political actor as subject, object, agent or complement; a
noun for each use with one as its complement, or under a light verb with one. A word is decided by
a row of ``events/`` of its own, by a table that gives it another office (operators, light verbs,
verbs of saying), or by ``events/ignored`` with the reason why it is no act. Exit code 1 when a
word is undecided.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from itertools import islice
from pathlib import Path

from dateline import Coder
from dateline.coding.clause import Syntax
from dateline.coding.frames import Casting
from dateline.coding.gate import Gate
from dateline.finding.triggers import NO_ACT, build_index
from dateline.lexicon import Pack, load_pack
from dateline.reading import read_reports
from dateline.records import Analysis, Report

LIMITS = {"verb": 1500, "noun": 1000}  # the most frequent words that must be decided
NO_PLACES = frozenset({"passive", "case", "attr", "inf", "que"})  # slots that hold no participant
OFFICES = {  # tables that give a word another office than that of naming an act
    "qualifiers/operators": "operator",
    "qualifiers/modifiers": "modifier",
    "events/light_verbs": "light verb",
    "quotes/cues": "saying",
}
WORD = re.compile(r"[^\W\d_]{2,}(-[^\W\d_]+)*")  # numbers and broken words are none
BATCH = 40


def main() -> int:
    """Count, print the table and what is undecided."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("corpus", nargs="*", help="files as dateline code takes them")
    options.add_argument("--sample", type=int, default=500, help="reports of each file, spread")
    options.add_argument("--counts", type=Path, help="file that keeps the counts")
    options.add_argument("--limit", type=int, help="look at so many of the most frequent words")
    options.add_argument("--processes", type=int, default=2)
    o = options.parse_args()
    if o.counts and o.counts.is_file():
        counts = json.loads(o.counts.read_text(encoding="utf-8"))
    else:
        counts = count_all([r for p in o.corpus for r in sample(p, o.sample)], o.processes)
        if o.counts:
            o.counts.write_text(json.dumps(counts, ensure_ascii=False), encoding="utf-8")
    return report(counts, load_pack(), o.limit)


def sample(path: str, size: int) -> list[Report]:
    """Return reports spread evenly over a file."""
    reports = [r for r in read_reports([path], pack=load_pack()) if isinstance(r, Report)]
    return reports[:: max(1, len(reports) // size)]


def count_all(reports: list[Report], processes: int) -> dict[str, dict[str, int]]:
    """Count the words of all reports, in several processes."""
    stream = iter(reports)
    batches = list(iter(lambda: list(islice(stream, BATCH)), []))
    total: dict[str, Counter[str]] = {kind: Counter() for kind in LIMITS}
    _coder()  # before processes fork, so that they share it
    with ProcessPoolExecutor(processes) as pool:
        for counts in pool.map(_count_batch, batches):
            for kind, words in counts.items():
                total[kind].update(words)
    return {kind: dict(words.most_common()) for kind, words in total.items()}


@cache
def _coder() -> Coder:
    """Return the coder of this process, its model loaded."""
    coder = Coder()
    coder.code(".")
    return coder


def _count_batch(reports: list[Report]) -> dict[str, Counter[str]]:
    total: dict[str, Counter[str]] = {kind: Counter() for kind in LIMITS}
    for report in reports:
        for kind, word in words_of(_coder().code_report(report), _coder().pack):
            total[kind][word] += 1
    return total


def words_of(analysis: Analysis, pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield the kind and the lemma of each verb or noun that a political actor stands by."""
    d = analysis.document
    if d is None:
        return
    syntax = Syntax(d, pack)
    casting = Casting(d, syntax, analysis.actors, pack)
    political = Gate(d, analysis.actors.entities, pack).political
    index = pack.index(build_index)
    light = {f for r in pack.rows("events/light_verbs") for f in r.many("form")}

    def acts(i: int) -> bool:
        return any(political[k] for k in casting.entities_at(i))

    def near(i: int) -> bool:
        places = syntax.slots(i).items()
        return any(acts(x) for name, heads in places if name not in NO_PLACES for x in heads)

    for i in range(len(d)):
        if d.pos[i] == "VERB" and near(i):
            yield "verb", index.inflection.lemma(d, i)
        elif d.pos[i] == "NOUN" and not casting.entities_at(i):
            above = d.head[i]
            if near(i) or (d.lemma[above] in light and syntax.is_verbal(above) and near(above)):
                yield "noun", d.lemma[i]


def decisions(pack: Pack) -> dict[tuple[str, str], list[str]]:
    """Return how each word is decided: ids of its rows, its offices, why it is no act."""
    found: dict[tuple[str, str], list[str]] = {}
    for table in pack.tables("events"):
        for row in pack.rows(table):
            if not (row.get("type") and row.get("pos")):
                continue
            for form in row.many("form"):
                words = [w for w in form.split() if w not in {"se", "se?"}]
                if len(words) > 1:
                    continue
                told = f"ignored: {row.get('note')}" if row["type"] == NO_ACT else row.id
                for kind in ("verb", "noun") if row["pos"] in {"adj", "phrase"} else (row["pos"],):
                    found.setdefault((kind, words[0]), []).append(told)
    for table, office in OFFICES.items():
        for row in pack.rows(table):
            for form in row.many("form"):
                word = form.removeprefix("se ")
                for kind in LIMITS:
                    found.setdefault((kind, word), []).append(office)
    return found


def report(counts: dict[str, dict[str, int]], pack: Pack, limit: int | None) -> int:
    """Print rank, count, word and decision of each word, then the undecided ones."""
    decided = decisions(pack)
    missing: list[str] = []
    for kind, most in LIMITS.items():
        known = [w for w in counts[kind].items() if WORD.fullmatch(w[0])]
        words = sorted(known, key=lambda w: (-w[1], w[0]))[: limit or most]
        for rank, (word, count) in enumerate(words, 1):
            how = decided.get((kind, word), [])
            print(f"{kind}\t{rank}\t{count}\t{word}\t{', '.join(how[:3]) or 'UNDECIDED'}")
            if not how:
                missing.append(f"{kind} {word} ({count})")
    print(f"undecided: {len(missing)}")
    for line in missing:
        print(f"  {line}")
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())

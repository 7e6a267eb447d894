#!/usr/bin/env python3
"""Make the map that docs/how-to/map.md shows: the acts of the example reports.

python scripts/build_map.py            write docs/how-to/map.svg
python scripts/build_map.py --check    only tell whether it is fresh (exit 1 if not)
"""

from __future__ import annotations

import argparse
import sys

from docblocks import ROOT

from dateline import Coder, Failure
from dateline.lexicon import load_pack
from dateline.presenting import Words
from dateline.presenting.map import svg_of
from dateline.reading import read_reports

PICTURE = ROOT / "docs" / "how-to" / "map.svg"
REPORTS = ROOT / "examples" / "reports"


def main() -> int:
    """Write the picture, or compare it with ``--check``."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--check", action="store_true", help="compare, write nothing")
    check = options.parse_args().check
    made = picture()
    if not check:
        PICTURE.write_text(made, encoding="utf-8")
    elif not PICTURE.is_file() or made != PICTURE.read_text(encoding="utf-8"):
        print(f"{PICTURE.relative_to(ROOT)} is stale. Run: python scripts/build_map.py")
        return 1
    return 0


def picture() -> str:
    """Return the map of the example reports, with English labels."""
    pack = load_pack()
    reports = [r for r in read_reports([str(REPORTS)], pack=pack) if not isinstance(r, Failure)]
    with Coder() as coder:
        records = [coder.code_report(report).to_dict() for report in reports]
    return svg_of(records, Words(pack, "en"))


if __name__ == "__main__":
    sys.exit(main())

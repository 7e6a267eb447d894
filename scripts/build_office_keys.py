"""Fill the column ``key`` of ``packs/fr/actors/offices.csv``: the noun of each role.

The key is the base form of the longest noun of ``nouns/*`` with which the role begins, "ancien"
left out. Run with ``--check`` to compare only; exit code 1 when the file would change.
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from dateline.finding.actors.tables import lexicon
from dateline.finding.actors.words import Lexicon, Noun, pieces
from dateline.lexicon import load_pack

TABLE = Path(__file__).resolve().parent.parent / "src/dateline/packs/fr/actors/offices.csv"
COLUMNS = ["id", "person", "sectors", "role", "key", "since", "until"]


def key_of(role: str, words: Lexicon) -> str:
    """Return the base of the noun with which a role begins, empty where there is none."""
    parts = pieces(role)
    if parts and parts[0] in {p for w in words.words["former"] for p in pieces(w)}:
        parts = parts[1:]
    first, second = (*parts, "", "")[:2]
    for entry in words.pairs.get(first, {}).get(second, ()) + words.singles.get(first, ()):
        if isinstance(entry.means, Noun) and parts[: len(entry.pieces)] == entry.pieces:
            return entry.means.base
    noun = next((n for n in (words.nouns.get(w.lower()) for w in role.split()) if n), None)
    return noun.base if noun else ""


def table() -> str:
    """Return the file as it should be."""
    words = lexicon(load_pack("fr"))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            row["key"] = key_of(row["role"], words)
            writer.writerow([row[c] for c in COLUMNS])
    return text.getvalue()


def main() -> int:
    """Write the table, or compare it."""
    new = table()
    if "--check" in sys.argv:
        return int(TABLE.read_text(encoding="utf-8") != new)
    TABLE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Parse the passages of ``tests/cases/actors.yaml`` into ``actors.jsonl``, one document a line.

Run after a passage was added or changed; with ``--check``, exit code 1 when a text differs.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import yaml

from dateline.lexicon import load_pack
from dateline.parsing import Parser

CASES = Path(__file__).resolve().parent.parent / "tests/cases"
MARKS = re.compile(r"\[|\]\d*")


def main() -> int:
    """Write the documents, or compare their texts."""
    cases = yaml.safe_load((CASES / "actors.yaml").read_text(encoding="utf-8"))
    texts = [MARKS.sub("", case["text"]) for case in cases]
    target = CASES / "actors.jsonl"
    if "--check" in sys.argv:
        lines = target.read_text(encoding="utf-8").splitlines()
        return int([json.loads(line)["text"] for line in lines] != texts)
    documents = Parser(load_pack("fr")).parse_all(texts)
    lines = [json.dumps(d.to_dict(), ensure_ascii=False, separators=(",", ":")) for d in documents]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Run the README's first command as a person would, and see that a chronology comes out.

python first_command.py BIN    the folder of the environment's programs
"""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys

COMMAND = ["dateline", "code", "examples/reports"]


def main() -> int:
    """Run the command in a pipe and on a terminal."""
    os.environ["PATH"] = f"{sys.argv[1]}{os.pathsep}{os.environ['PATH']}"
    os.environ["COLUMNS"] = "160"
    lines = subprocess.run(COMMAND, stdout=subprocess.PIPE, check=True).stdout.splitlines()
    analyses = [json.loads(line) for line in lines]
    reports = sorted(f for f in os.listdir("examples/reports") if not f.startswith("."))
    events = [len(a["events"]) for a in analyses]
    assert len(analyses) == len(reports), f"{len(reports)} reports, {len(analyses)} analyses"
    assert all(events), f"reports without an event: {events}"

    told = on_a_terminal()
    print(told)
    assert "2024-06-18" in told or "18 June 2024" in told or re.search(r"\b20\d\d\b", told)
    assert "«" in told or "“" in told
    print(f"{len(analyses)} reports, {sum(events)} events")
    return 0


def on_a_terminal() -> str:
    """Return what the command prints on a terminal; a failure is an error."""
    chunks: list[bytes] = []

    def keep(descriptor: int) -> bytes:
        chunks.append(os.read(descriptor, 65536))
        return chunks[-1]

    status = pty.spawn(COMMAND, keep)
    assert os.waitstatus_to_exitcode(status) == 0, f"exit status {status}"
    return b"".join(chunks).decode("utf-8")


if __name__ == "__main__":
    sys.exit(main())

"""``dateline code``: reports in, their chronology out."""

from __future__ import annotations

from dateline.cli.requests import Request, takes_reports


@takes_reports(
    "table, jsonl, json, csv or html; default: by the ending of --output, else table on a terminal "
    "and jsonl in a pipe."
)
def code(request: Request) -> None:
    """Read reports and write who did what to whom, where and when.

    Each act has its status (happened, planned, denied …) and the one on whose word it is told.

    Exit codes: 0 done, 1 some reports failed, 2 bad usage, 3 a bug.

    Example: dateline code --published 2023-11-03 dispatch.txt
    """
    from dateline.cli.coding import run

    run(request)

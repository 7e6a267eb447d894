"""``dateline map``: the acts of reports on a map."""

from __future__ import annotations

from dateline.cli.requests import Request, takes_reports


@takes_reports("html, svg or png; default: by the ending of --output, else svg.")
def map_(request: Request) -> None:
    """Draw the acts of reports on a map: each type of act has its shape, each status its fill.

    All reports go on one map. Outlines are within the package; nothing is fetched. A png needs the
    extra of that name: pip install 'dateline[map]'.

    Exit codes: 0 done, 1 some reports failed, 2 bad usage, 3 a bug.

    Example: dateline map reports/ -o map.html
    """
    from dateline.cli.mapping import run

    run(request)

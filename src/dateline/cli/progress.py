"""How far a run is, on standard error; and its last line: read, coded, failed."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from types import TracebackType
from typing import Any

PATIENCE = 1.0  # seconds before anything is shown


class Progress:
    """Counts of a run; a bar appears on a terminal once it takes over a second.

    Parameters
    ----------
    count_all
        Returns how many reports there are, or ``None`` when that cannot be known. Called in the
        background, once the bar is shown.
    bar
        Whether a bar may be shown: not where results are printed to the same terminal.
    """

    def __init__(self, count_all: Callable[[], int | None], *, bar: bool = True) -> None:
        self.coded = 0
        self.failed = 0
        self._count_all = count_all
        self._may_show = bar and sys.stderr.isatty()
        self._bar: Any = None
        self._begun = time.monotonic()

    def __enter__(self) -> Progress:
        if self._may_show:
            self._timer = threading.Timer(PATIENCE, self._show)
            self._timer.daemon = True
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._may_show:
            self._timer.cancel()
            self._timer.join()
        if self._bar is not None:
            self._bar.stop()
        if kind is None or kind is KeyboardInterrupt:
            self._sum_up()

    def advance(self, *, failed: bool = False) -> None:
        """Count one report."""
        self.failed += failed
        self.coded += not failed
        if self._bar is not None:
            self._bar.update(self._task, completed=self.read)

    @property
    def read(self) -> int:
        """How many reports were met, coded or not."""
        return self.coded + self.failed

    def say(self, message: str) -> None:
        """Print a message on standard error, above the bar when there is one."""
        if self._bar is not None:
            self._bar.console.print(message, markup=False, highlight=False)
        else:
            print(message, file=sys.stderr)

    def summary(self) -> str:
        """Return the last line of a run."""
        seconds = time.monotonic() - self._begun
        counts = f"{self.read:,} read, {self.coded:,} coded, {self.failed:,} failed"
        rate = f" ({self.read / seconds:.1f} reports/s)" if self.read > 1 and seconds else ""
        return f"{counts} in {_clock(seconds)}{rate}"

    def _sum_up(self) -> None:
        if self.read != 1 or self.failed or time.monotonic() - self._begun > PATIENCE:
            print(self.summary(), file=sys.stderr)

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            TextColumn,
            TimeRemainingColumn,
        )

        bar = Progress(
            TextColumn("coding"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
            get_time=time.monotonic,
        )
        self._task = bar.add_task("", total=None, completed=self.read, rate="")
        bar.start()
        self._bar = bar
        total = self._count_all()
        if total is not None:
            bar.update(self._task, total=max(total, self.read))


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"

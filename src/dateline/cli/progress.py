"""How far a run is, on standard error; and its last line: read, coded, failed.

No thread draws it: the runner forks, and a fork while another thread holds a lock may hang. An
alarm shows the line after a second, each result moves it on.
"""

from __future__ import annotations

import shutil
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType, TracebackType

PATIENCE = 1.0  # seconds before anything is shown
APART = 0.1  # seconds between two drawings
BAR = 30  # cells
_ERASE = "\r\x1b[2K"


class Progress:
    """Counts of a run; a line appears on a terminal once it takes over a second.

    Parameters
    ----------
    count_all
        Returns how many reports there are, or ``None`` when that cannot be known. Called once,
        when the line is first shown.
    bar
        Whether a line may be shown: not where results are printed to the same terminal.
    """

    def __init__(self, count_all: Callable[[], int | None], *, bar: bool = True) -> None:
        self.coded = 0
        self.failed = 0
        self._count_all = count_all
        self._may_show = bar and sys.stderr.isatty()
        self._begun = time.monotonic()
        self._first = 0.0  # when the first result came: before that the model was loaded
        self._drawn = 0.0
        self._total: int | None = None
        self._counted = False

    def __enter__(self) -> Progress:
        on_main = threading.current_thread() is threading.main_thread()
        self._alarmed = self._may_show and on_main and hasattr(signal, "setitimer")
        if self._alarmed:
            self._before = signal.signal(signal.SIGALRM, self._alarm)
            signal.setitimer(signal.ITIMER_REAL, PATIENCE)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._alarmed:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, self._before)
        self._erase()
        long = time.monotonic() - self._begun > PATIENCE
        if kind in (None, KeyboardInterrupt) and (self.read != 1 or self.failed or long):
            print(self.summary(), file=sys.stderr)

    def advance(self, *, failed: bool = False) -> None:
        """Count one report."""
        now = time.monotonic()
        self._first = self._first or now
        self.failed += failed
        self.coded += not failed
        if self._may_show and now - self._begun > PATIENCE and now - self._drawn > APART:
            self._draw(now)

    @property
    def read(self) -> int:
        """How many reports were met, coded or not."""
        return self.coded + self.failed

    def say(self, message: str) -> None:
        """Print a message on standard error, above the line when there is one."""
        self._erase()
        print(message, file=sys.stderr)

    def summary(self) -> str:
        """Return the last line of a run."""
        seconds = time.monotonic() - self._begun
        counts = f"{self.read:,} read, {self.coded:,} coded, {self.failed:,} failed"
        rate = f" ({self.read / seconds:.1f} reports/s)" if self.read > 1 and seconds else ""
        return f"{counts} in {clock(seconds)}{rate}"

    def line(self, now: float) -> str:
        """Return the line to draw: bar, counts, rate and time left, as far as they are known."""
        if not self.read:
            return "loading the model …"
        rate = self.read / max(now - self._first, 0.001) if self.read > 1 else 0.0
        parts = [f"{self.read:,}"]
        if self._total:
            total = max(self._total, self.read)
            filled = round(BAR * self.read / total)
            parts = [f"{'━' * filled}{'─' * (BAR - filled)}", f"{self.read:,} of {total:,}"]
        if self.failed:
            parts.append(f"{self.failed:,} failed")
        if rate:
            parts.append(f"{rate:.1f} reports/s")
            if self._total:
                parts.append(f"{clock(max(0, self._total - self.read) / rate)} left")
        return "  ".join(parts)

    def _alarm(self, number: int, frame: FrameType | None) -> None:
        self._draw(time.monotonic())

    def _draw(self, now: float) -> None:
        if not self._counted:
            self._counted = True
            self._total = self._count_all()
        self._drawn = now
        room = shutil.get_terminal_size().columns - 1
        sys.stderr.write(_ERASE + self.line(now)[:room])
        sys.stderr.flush()

    def _erase(self) -> None:
        if self._drawn:
            sys.stderr.write(_ERASE)
            sys.stderr.flush()


def clock(seconds: float) -> str:
    """Return a length of time for a person: ``4.2 s``, ``3 min 20 s``, ``2 h 5 min``."""
    if seconds < 10:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes_left = divmod(minutes, 60)
    if hours:
        return f"{hours} h {minutes_left} min"
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"

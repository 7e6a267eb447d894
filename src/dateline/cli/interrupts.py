"""Let Ctrl-C wait until a record is written whole."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any


class Interrupts:
    """A context in which Ctrl-C falls between records, never inside one.

    A second Ctrl-C is not held back: a write may hang on a reader that does not read.
    """

    def __init__(self) -> None:
        self._busy = False
        self._wanted = False
        self._before: Any = None

    def __enter__(self) -> Interrupts:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._met)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Hold Ctrl-C back while the block runs."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False
        if self._wanted:
            raise KeyboardInterrupt

    def _met(self, number: int, frame: FrameType | None) -> None:
        if self._busy and not self._wanted:
            self._wanted = True
            return
        raise KeyboardInterrupt

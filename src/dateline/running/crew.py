"""Worker processes: batches out, results back in order, and what happens when one dies.

A worker holds one batch at a time and answers with its results; nobody sends to a worker that is
not listening, so that no two processes can wait for each other. Where a worker dies, its batch goes
to a new one report by report, and only the report that kills that one too is given up.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import Any, Protocol

from dateline.errors import DatelineError
from dateline.reading import Failure
from dateline.records import Report
from dateline.running.batches import Item

_AHEAD = 4  # batches a worker that may be done before their turn
_FAREWELL = 5.0  # seconds that a worker gets to end


class Labour(Protocol):
    """What a crew does: ``running.work.Work``, or a stand-in of it."""

    def warm(self) -> None:
        """Load what a fork can share."""

    def code(self, batch: Sequence[Item]) -> Iterator[Any]:
        """Yield the result of each item, in order."""


@dataclass
class _Task:
    number: int
    items: Sequence[Item]
    results: list[Any] = field(default_factory=list)
    alone: bool = False  # one report at a time, after a worker died of the batch

    @property
    def rest(self) -> Sequence[Item]:
        return self.items[len(self.results) :]


@dataclass
class _Worker:
    process: Any
    connection: Connection
    task: _Task | None = None


class Crew:
    """Workers that share one loaded model; a context manager that leaves none behind.

    Parameters
    ----------
    work
        What to do with a batch.
    size
        Number of workers.
    """

    def __init__(self, work: Labour, size: int) -> None:
        self._work = work
        self._size = size
        self._context: Any = multiprocessing.get_context(_start_method())
        self._workers: list[_Worker] = []
        self._again: deque[_Task] = deque()
        self._done: dict[int, _Task] = {}
        self._turn = 0
        self._given = 0

    def __enter__(self) -> Crew:
        if self._context.get_start_method() == "fork":
            self._work.warm()
            gc.collect()
            gc.freeze()  # the collector would touch, and so copy, every shared page
        for _ in range(self._size):
            self._workers.append(self._hired())
        return self

    def __exit__(self, kind: type[BaseException] | None, *rest: object) -> None:
        for worker in self._workers:
            if kind is not None:
                worker.process.terminate()
            worker.connection.close()
        for worker in self._workers:
            worker.process.join(_FAREWELL)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        gc.unfreeze()

    def run(self, batches: Iterator[Sequence[Item]]) -> Iterator[Any]:
        """Yield the results of all batches in order."""
        while self._hand_out(batches) or self._done:
            task = self._done.pop(self._turn, None)
            if task is None:
                self._receive(None)
                continue
            self._turn += 1
            for result in task.results:
                yield result
                # Keep the workers busy while the results are taken.
                if self._receive(0):
                    self._hand_out(batches)

    def _hand_out(self, batches: Iterator[Sequence[Item]]) -> bool:
        """Give each idle worker a batch; return whether any worker is busy."""
        for worker in self._workers:
            if worker.task is None:
                task = self._next(batches)
                if task is None:
                    break
                self._give(worker, task)
        return any(worker.task for worker in self._workers)

    def _next(self, batches: Iterator[Sequence[Item]]) -> _Task | None:
        if self._again:
            return self._again.popleft()
        if self._given >= self._turn + _AHEAD * self._size:
            return None
        batch = next(batches, None)
        if batch is None:
            return None
        self._given += 1
        return _Task(self._given - 1, batch)

    def _give(self, worker: _Worker, task: _Task) -> None:
        worker.task = task
        try:
            worker.connection.send((task.rest, task.alone))
        except OSError:
            self._replace(worker)

    def _receive(self, timeout: float | None) -> bool:
        """Take what workers have sent; wait for it when ``timeout`` is ``None``."""
        busy = {w.connection: w for w in self._workers if w.task}
        ready = wait(list(busy), timeout) if busy else []
        for connection in ready:
            worker = busy[connection]  # type: ignore[index]
            try:
                self._take(worker, worker.connection.recv())
            except (EOFError, OSError):
                self._replace(worker)
        return bool(ready)

    def _take(self, worker: _Worker, results: list[Any]) -> None:
        task = worker.task
        assert task is not None
        task.results += results
        if not task.rest:
            self._done[task.number] = task
            worker.task = None

    def _replace(self, dead: _Worker) -> None:
        """Put a new worker in the place of one that died, and save what it was at."""
        dead.connection.close()
        dead.process.join(_FAREWELL)
        task = dead.task
        if task is not None:
            if task.alone:
                task.results.append(_killed(task.rest[0], dead.process.exitcode))
            task.alone = True
            if task.rest:
                self._again.append(task)
            else:
                self._done[task.number] = task
        self._workers[self._workers.index(dead)] = self._hired()

    def _hired(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        # A child born by a fork holds the other workers' pipes too, and must let go of them: a
        # worker knows by the closing of its pipe that the main process is gone.
        forked = self._context.get_start_method() == "fork"
        others = [w.connection for w in self._workers if not w.connection.closed]
        inherited = [*others, ours] if forked else []
        process = self._context.Process(
            target=_serve, args=(self._work, theirs, inherited), daemon=True
        )
        process.start()
        theirs.close()
        return _Worker(process, ours)


def _serve(work: Labour, connection: Connection, inherited: Sequence[Connection]) -> None:
    """Answer batches until the main process closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the main process's to handle
    for other in inherited:
        other.close()
    try:
        while True:
            items, alone = connection.recv()
            for part in ([item] for item in items) if alone else [items]:
                connection.send(list(work.code(part)))
    except (EOFError, OSError):
        return


def _killed(item: Item, code: int | None) -> Failure:
    assert isinstance(item, Report)
    where = item.origin or item.id
    return Failure(where, DatelineError("running.killed", where=where, how=_how(code)), item)


def _how(code: int | None) -> str:
    if code is not None and code < 0:
        return f"signal {signal.Signals(-code).name}"
    return f"exit code {code}"


def _start_method() -> str:
    """Fork where it is safe: workers then start at once and share the model's memory."""
    return "fork" if sys.platform == "linux" else "spawn"

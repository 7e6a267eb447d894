"""Open a source as bytes, unpacked, and take lines or the whole of it, never more than fits."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from dateline.errors import ReadError
from dateline.reading.encodings import decode, utf16_of
from dateline.reading.sources import STDIN

LONGEST = 32 * 1024 * 1024  # bytes of one text or one line; a longer one is no news report
_GZIP = b"\x1f\x8b"
_PEEK = 4096


class Stream:
    """The unpacked bytes of a source, with its first bytes in view.

    Attributes
    ----------
    origin
        The path, for messages.
    head
        The first bytes, not yet taken.
    """

    def __init__(self, raw: BinaryIO, origin: str) -> None:
        self.origin = origin
        buffered = _buffered(raw)
        if buffered.peek(2)[:2] == _GZIP:
            buffered = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered)))
        self._bytes = buffered
        self.head = buffered.peek(_PEEK)[:_PEEK]
        self.encoding = utf16_of(self.head)

    def text(self) -> str:
        """Return the whole of it, decoded."""
        data = self._bytes.read(LONGEST + 1)
        if len(data) > LONGEST:
            raise ReadError("reading.too_long", where=self.origin, most=LONGEST // 1024**2)
        return decode(data, where=self.origin)

    def lines(self) -> Iterator[tuple[int, str | ReadError]]:
        """Yield each line that is not blank with its number, or what is wrong with it.

        Memory holds one line at a time, so that the source may be endless.
        """
        number = 0
        for number, line in enumerate(self._raw_lines(), 1):
            text = self._decoded(line, number) if isinstance(line, bytes) else line
            if isinstance(text, ReadError) or text.strip():
                yield number, text

    def _decoded(self, line: bytes, number: int) -> str | ReadError:
        try:
            return decode(line, where=f"{self.origin}:{number}")
        except ReadError as error:
            return error

    def _raw_lines(self) -> Iterator[bytes | str | ReadError]:
        if self.encoding:
            wrapped = io.TextIOWrapper(self._bytes, self.encoding, newline="\n")
            yield from (line.removeprefix("\ufeff") for line in wrapped)
            return
        number = 0
        while line := self._bytes.readline(LONGEST + 1):
            number += 1
            if len(line) <= LONGEST:
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = self._bytes.readline(_PEEK * 256)
            yield ReadError(
                "reading.too_long", where=f"{self.origin}:{number}", most=LONGEST // 1024**2
            )


@contextmanager
def opened(path: str) -> Iterator[Stream]:
    """Open a path, or ``-`` for standard input; faults of the file become coded errors.

    Raises
    ------
    ReadError
        ``reading.missing_file``, ``reading.unreadable`` or ``reading.bad_gzip``, also when the
        fault shows only while reading on.
    """
    try:
        if path == STDIN:
            yield Stream(sys.stdin.buffer, "stdin")
        else:
            with open(path, "rb") as raw:
                yield Stream(raw, path)
    except FileNotFoundError as error:
        raise ReadError("reading.missing_file", where=path) from error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError("reading.bad_gzip", where=path, reason=error) from error
    except UnicodeDecodeError as error:
        raise ReadError(
            "reading.broken_encoding", where=path, encoding=error.encoding, byte=error.start
        ) from error
    except OSError as error:
        raise ReadError("reading.unreadable", where=path, reason=error.strerror or error) from error


def _buffered(raw: BinaryIO) -> io.BufferedReader:
    if isinstance(raw, io.BufferedReader):
        return raw
    return io.BufferedReader(cast(io.RawIOBase, raw))

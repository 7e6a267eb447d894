"""The exception tree, and the one table of coded messages.

    DatelineError
    ├── UsageError      what the caller asked cannot be done (exit 2)
    ├── ReadError       a source cannot be read as a report
    ├── DateError       a date or an EDTF text that cannot be
    ├── PackError       a language pack with a fault
    ├── GazetteerError  the table of places cannot be built or opened
    └── ParseError      the parser refused a text

An error says where, what is wrong with the value, what was expected and what mends it.
Each message stands once in ``errors.tsv`` under a readable code; ``docs/reference/errors.md``
has a line for each, and a test holds the two equal.
"""

from __future__ import annotations

from importlib import resources


class DatelineError(Exception):
    """An error with a code, a place and a way to mend it.

    Parameters
    ----------
    code
        A code of ``errors.tsv``, such as ``reading.bad_date``.
    where
        File, file and line, or option at fault; empty when there is none.
    **values
        What the message of that code names.

    Examples
    --------
    >>> print(ReadError("reading.missing_file", where="a.txt"))
    a.txt: no such file. Give the path of a text, a JSON-lines file or a folder.
    [reading.missing_file]
    """

    def __init__(self, code: str, *, where: str = "", **values: object) -> None:
        self.code = code
        self.where = where
        self.values = values
        text = messages()[code].format(**values)
        self.message = f"{where}: {text}" if where else text
        super().__init__(f"{self.message}\n[{code}]")

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; keyword arguments do not pickle by default.
        return (_rebuild, (type(self), self.code, self.where, self.values))


def _rebuild(
    kind: type[DatelineError], code: str, where: str, values: dict[str, object]
) -> DatelineError:
    return kind(code, where=where, **values)


class UsageError(DatelineError):
    """What the caller asked cannot be done."""


class ReadError(DatelineError):
    """A source cannot be read as a report."""


class DateError(DatelineError):
    """A date or an EDTF text that cannot be."""


class PackError(DatelineError):
    """A language pack with a fault."""


class GazetteerError(DatelineError):
    """The table of places cannot be built or opened."""


class ParseError(DatelineError):
    """The parser refused a text."""


_CACHE: dict[str, str] = {}


def messages() -> dict[str, str]:
    """Return the message of every code: ``errors.tsv`` holds a line each, ``code<TAB>message``."""
    if not _CACHE:
        table = resources.files("dateline").joinpath("errors.tsv").read_text(encoding="utf-8")
        for line in table.splitlines():
            if line and not line.startswith("#"):
                code, message = line.split("\t")
                _CACHE[code] = message
    return _CACHE

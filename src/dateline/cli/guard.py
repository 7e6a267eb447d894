"""What a command may end with: 0 done, 1 findings or failed reports, 2 bad usage, 3 a bug."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Callable
from typing import Any, TypeVar

import typer

from dateline.errors import DatelineError, ParseError, ReadError

DONE, FOUND, USAGE, BUG, INTERRUPTED = 0, 1, 2, 3, 130

F = TypeVar("F", bound=Callable[..., Any])


def guarded(command: F, *, debug: bool = False) -> F:
    """Return the command with its errors told as one message and an exit code.

    Parameters
    ----------
    debug
        Let the traceback of an error through.
    """

    @functools.wraps(command)
    def run(*args: Any, **kwargs: Any) -> Any:
        try:
            result = command(*args, **kwargs)
            sys.stdout.flush()
            return result
        except BrokenPipeError:
            _forget_output()
            raise typer.Exit(DONE) from None
        except KeyboardInterrupt:
            _say("Interrupted.")
            raise typer.Exit(INTERRUPTED) from None
        except DatelineError as error:
            if debug:
                raise
            _say(str(error))
            raise typer.Exit(exit_code(error)) from None
        except Exception as error:
            if debug or _is_clicks_own(error):
                raise
            _say(_bug(error))
            raise typer.Exit(BUG) from None

    return run  # type: ignore[return-value]


def exit_code(error: DatelineError) -> int:
    """Return the exit code of an error: what is wrong with a report is a finding."""
    return FOUND if isinstance(error, ReadError | ParseError) else USAGE


def _is_clicks_own(error: Exception) -> bool:
    """Exits, aborts and bad parameters are the framework's to tell."""
    return type(error).__module__.startswith(("typer", "click"))


def _bug(error: Exception) -> str:
    kind = type(error).__name__
    return (
        f"A bug in dateline: {kind}: {error}\n"
        "Run the same command with --debug and report what it prints.\n[cli.bug]"
    )


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _forget_output() -> None:
    """The reader of our output is gone: keep Python from complaining again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

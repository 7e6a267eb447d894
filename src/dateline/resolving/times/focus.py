"""The narrative focus: the date that a sentence with no date of its own is told under."""

from __future__ import annotations

from dateline.records import Document, Time, Times

_SCENE = ("times.recent", "times.relative.since", "times.clock", "times.clock.written")


def focus_at(times: Times, document: Document, token: int) -> Time | None:
    """Return the date told last before a token, or ``None``.

    A date of the token's own sentence goes before those of earlier sentences; hours, lengths,
    repetitions and open spans ("depuis 2014") set no focus.

    Parameters
    ----------
    times
        The resolved times of the report.
    document
        The report they were found in.
    token
        Index of a token, such as the head of a trigger.
    """
    found: Time | None = None
    for time in times.times:
        if time.first > token:
            break
        if _sets_focus(time):
            found = time
    return found


def _sets_focus(time: Time) -> bool:
    if time.kind != "date" or time.date is None or time.rule in _SCENE:
        return False
    return time.date.earliest is not None and time.date.latest is not None

"""Which days the temporal expressions of a report may mean.

The publication day is one unknown for the whole report. Every day that it may be is tried, the
report is read from each, days that its own weekdays and tenses contradict fall out, and each
expression means what it means on the days that are left.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dateline.dates import UncertainDate
from dateline.lexicon import Pack
from dateline.records import Document, Quote, QuoteMention, Time, TimeMention, Times
from dateline.resolving.times.joint import days_of, joined, notes_of, worlds
from dateline.resolving.times.speech import speech_days
from dateline.resolving.times.telling import telling_of
from dateline.resolving.times.tense import plans_of
from dateline.resolving.times.view import REPEATED, Meaning

_PART_OF_DAY = re.compile(r"[\dX][\dXW-]*T")

__all__ = ["resolve_times"]


def resolve_times(
    document: Document,
    mentions: tuple[TimeMention, ...],
    published: UncertainDate | None,
    pack: Pack,
    *,
    quotes: Sequence[Quote | QuoteMention] = (),
) -> Times:
    """Return every temporal expression with its TIMEX3 value and the days it may mean.

    Parameters
    ----------
    document, mentions
        The parsed report and what ``finding.times`` found in it.
    published
        The publication day as far as it is known: a day, a month, a year, an interval, ``None``.
    pack
        The pack of the report's language.
    quotes
        Quotations, so that "hier" inside counts from the day of speech where it is given.

    Returns
    -------
    Times
        ``published`` is narrowed by the report's own words; ``notes`` name contradictions.

    References
    ----------
    docs/method/times.md
    """
    speech = speech_days(document, mentions, quotes)
    telling = telling_of(document, mentions, speech, pack.index(plans_of), pack)
    days, read = worlds(telling, days_of(published))
    times = tuple(
        _time(mention, joined([world[k] for world in read])) for k, mention in enumerate(mentions)
    )
    return Times(times, _narrowed(published, days), notes_of(telling, read, published))


def _time(mention: TimeMention, meaning: Meaning) -> Time:
    ends = zip(mention.parts, meaning.ends, strict=False)
    return Time(
        span=mention.span,
        first=mention.first,
        stop=mention.stop,
        kind=_kind(mention, meaning),
        value=meaning.value,
        date=meaning.date,
        rule=mention.rule,
        reason=meaning.reason,
        ends=tuple(_time(part, Meaning(value=value)) for part, value in ends),
    )


def _kind(mention: TimeMention, meaning: Meaning) -> str:
    """Return the kind of an expression: what its rule says, unless its meaning says more.

    A part of a day is a time, and what comes round is a set: "mercredi soir", "le mercredi".
    """
    if mention.kind != "date" or meaning.value is None:
        return mention.kind
    if meaning.reason == REPEATED:
        return "set"
    return "time" if _PART_OF_DAY.match(meaning.value) else "date"


def _narrowed(
    published: UncertainDate | None, days: Sequence[dt.date | None]
) -> UncertainDate | None:
    known = [d for d in days if d is not None]
    if published is None or not known or len(known) == published.size:
        return published
    return UncertainDate.from_days(known)

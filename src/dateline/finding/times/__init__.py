"""Find the temporal expressions of a document.

One pass over the units: where a unit can begin an expression, the grammar is walked and the form
that reaches farthest wins. What an expression means waits for ``resolving``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.finding.times.ahead import Lookahead
from dateline.finding.times.checks import allowed
from dateline.finding.times.grammar import Grammar, Match, grammar_of
from dateline.finding.times.means import mention_of
from dateline.finding.times.units import Units, units_of
from dateline.finding.times.walk import Walk
from dateline.lexicon import Pack
from dateline.records import Document, TimeMention

__all__ = ["find_times"]


def find_times(document: Document, pack: Pack) -> tuple[TimeMention, ...]:
    """Return the temporal expressions of a document, in the order of the text.

    Parameters
    ----------
    document
        The parsed report.
    pack
        The pack of its language; tables and rules under ``times/``.

    Returns
    -------
    tuple of TimeMention
        TIMEX3's four kinds, non-overlapping. Preposition outside the span, article and adjective
        inside. ``means`` is the instruction that ``resolving.times`` carries out.
    """
    grammar, lookahead = grammar_of(pack), pack.index(_lookahead)
    units = units_of(document)
    walk, keys, stop = Walk(grammar, lookahead, units), units.keys, 0
    mentions: list[TimeMention] = []
    for u in _starts(keys, grammar, lookahead):
        match = _best(walk, units, u, stop, grammar) if u >= stop else None
        if match is not None:
            stop = match.stop
            if match.rule.kind != "none":
                mentions.append(mention_of(match, units, grammar))
    return tuple(mentions)


def _starts(keys: list[str], grammar: Grammar, lookahead: Lookahead) -> Iterator[int]:
    """Yield the units where an expression may begin, by their first two keys."""
    starts, learned = grammar.starts, lookahead.seconds
    for u in [u for u, key in enumerate(keys) if key in starts]:
        seconds = learned(keys[u])
        if seconds is None or keys[u + 1] in seconds:
            yield u


def _lookahead(pack: Pack) -> Lookahead:
    return Lookahead(grammar_of(pack))


def _best(walk: Walk, units: Units, u: int, stop: int, grammar: Grammar) -> Match | None:
    for match in walk.at(u):
        if match.first >= stop and match.stop > match.first and allowed(match, units, grammar):
            return _longer(match, walk, units, u, grammar)
    return None


def _longer(match: Match, walk: Walk, units: Units, u: int, grammar: Grammar) -> Match:
    """Words looked at before an expression may hide a longer one: "dans" of "le mois dernier"."""
    if match.first == u or units.keys[match.first] not in grammar.starts:
        return match
    other = _best(walk, units, match.first, match.first, grammar)
    return other if other is not None and other.stop > match.stop else match

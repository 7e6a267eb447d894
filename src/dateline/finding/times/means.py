"""Fill the slots of a rule's meaning, and make the mention."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dateline.finding.times.grammar import Bound, Grammar, Match
from dateline.finding.times.units import Units
from dateline.records import TimeMention

_MISSING = object()
_CLITICS = 4  # tokens after "de" in which its infinitive stands
_LONGEST = 5  # units; the longest words before an expression that bound it


def mention_of(match: Match, units: Units, grammar: Grammar) -> TimeMention:
    """Return the mention of a match, with what the words before it say of its bounds."""
    means = dict(_means(match))
    bound = bound_before(units.words, match.first, grammar)
    if bound:
        means.setdefault("bound", bound)
    if units.words[match.stop] in grammar.whose and not _goes_on(match, units):
        means["whose"] = True  # "la veille du scrutin": counted from what follows
    if means.get("op") == "bare" and not any(
        units.document.dep[c] == "case" for c in _dependents(match, units)
    ):
        means["adverb"] = True  # no preposition: "la nuit, tout ferme"
    if _has_complement(match, units):
        means["complement"] = True  # "un an après la crise", "deux mois avant de partir"
    return _mention(match, units, means)


def _dependents(match: Match, units: Units) -> list[int]:
    tokens = range(units.token[match.first], units.token[match.stop - 1] + 1)
    return [c for t in tokens for c in units.document.children[t]]


def _goes_on(match: Match, units: Units) -> bool:
    """What follows is of the verb before: "il avait refusé la veille de se présenter"."""
    document, first, link = units.document, units.token[match.first], units.token[match.stop]
    after = range(link + 1, min(link + _CLITICS, len(document)))
    for verb in (t for t in after if "VerbForm=Inf" in document.morph[t]):
        return document.head[verb] < first and document.pos[document.head[verb]] == "VERB"
    return False


def _has_complement(match: Match, units: Units) -> bool:
    """A noun phrase, a clause or an infinitive follows directly."""
    document, token = units.document, units.token[match.stop - 1] + 1
    if token >= len(document):
        return False
    if document.pos[token] in ("DET", "NOUN", "PROPN", "SCONJ"):
        return True
    return "VerbForm=Inf" in document.morph[token]


def bound_before(words: list[str], first: int, grammar: Grammar) -> str | None:
    """Return what the words just before a unit say: since, until, before, after, around …"""
    for size in range(min(_LONGEST, first), 0, -1):
        found = grammar.bounds.get(tuple(words[first - size : first]))
        if found:
            return found
    return None


def _mention(match: Match, units: Units, means: Mapping[str, Any]) -> TimeMention:
    ends = [b for name in match.rule.ends for b in match.bound if b.name == name]
    first, last = units.token[match.first], units.token[match.stop - 1]
    return TimeMention(
        span=units.document.span_at(units.start(match.first), units.end(match.stop - 1)),
        first=first,
        stop=last + 1,
        kind=match.rule.kind,
        rule=match.rule.id,
        means=means,
        parts=tuple(_mention(b.value, units, _part(b.value)) for b in ends),
    )


def _part(match: Match) -> Mapping[str, Any]:
    means = _means(match)
    return means if isinstance(means, Mapping) else {}


def _means(match: Match) -> Any:
    filled = _fill(match.rule.means, match.bound)
    return {} if filled is _MISSING else filled


def _fill(template: Any, bound: tuple[Bound, ...]) -> Any:
    if isinstance(template, Mapping):
        filled = {k: _fill(v, bound) for k, v in template.items()}
        return {k: v for k, v in filled.items() if v is not _MISSING}
    if not isinstance(template, str) or "{" not in template:
        return template
    value = _MISSING
    for b in bound:
        if b.name == template.strip("-{}"):
            value = _means(b.value) if isinstance(b.value, Match) else b.value
    if template[0] == "-" and isinstance(value, (int, float)):
        return -value
    return value

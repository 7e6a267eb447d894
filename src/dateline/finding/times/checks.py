"""What must hold around a form for it to be an expression of time."""

from __future__ import annotations

from collections.abc import Callable

from dateline.finding.times.grammar import Grammar, Match
from dateline.finding.times.units import Units
from dateline.records import Document

_GLUE = ".,/:-"  # between digits these make one number of them
_LONGEST = 4  # units that a rule may ask to stand before
_MONEY = "%€$£"


def allowed(match: Match, units: Units, grammar: Grammar) -> bool:
    """Return whether a match stands free in its text and passes the checks of its rule."""
    document = units.document
    start, end = units.start(match.first), units.end(match.stop - 1)
    text = document.text
    if match.rule.after and not _stands_after(match, units):
        return False
    if "\n" in text[start:end] or not _free(text, start, end):
        return False
    return all(_CHECKS[name](match, units, grammar) for name in match.rule.checks)


def _stands_after(match: Match, units: Units) -> bool:
    """One of the words that a rule asks for stands right before."""
    first, after = match.first, match.rule.after
    longest = min(first, _LONGEST)
    return any(tuple(units.words[first - k : first]) in after for k in range(1, longest + 1))


def _free(text: str, start: int, end: int) -> bool:
    """A span neither cuts a word nor a number, and counts no money."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if text[start].isdigit() and (
        before.isalnum() or (before and before in _GLUE and text[start - 2 : start - 1].isdigit())
    ):
        return False
    if before == "-" and text[start - 2 : start - 1].isalnum():
        return False
    if after[:1].isalnum() and text[end - 1].isalnum():
        return False
    if not text[end - 1].isdigit():
        return True
    if len(after) == 2 and after[0] in _GLUE and after[1].isdigit():
        return False
    return not after or text[end : end + 2].strip()[:1] not in set(_MONEY)


def _uncounted(match: Match, units: Units, grammar: Grammar) -> bool:
    """The last number counts nothing: "en 2018", not "2 018 manifestants"."""
    document, token = units.document, units.token[match.stop - 1]
    head = document.head[token]
    counted = document.dep[token].startswith("nummod") and token < head <= token + 2
    return not (counted and _common_noun(document, head))


def _unfollowed(match: Match, units: Units, grammar: Grammar) -> bool:
    """No noun comes right after the number, whatever the parser made of it."""
    after = units.token[match.stop - 1] + 1
    return after >= len(units.document) or not _common_noun(units.document, after)


def _uncompleted(match: Match, units: Units, grammar: Grammar) -> bool:
    """ "L'année d'avant", not "les jours d'avant la guerre"."""
    after = units.token[match.stop - 1] + 1
    return after >= len(units.document) or units.document.pos[after] not in ("DET", "NOUN", "PROPN")


def _common_noun(document: Document, token: int) -> bool:
    return document.pos[token] == "NOUN" and document.word[token].islower()


def _lower(match: Match, units: Units, grammar: Grammar) -> bool:
    """A name of a month in capitals inside a sentence is somebody's name."""
    document, token = units.document, units.token[match.first]
    if not document.word[token][:1].isupper():
        return True
    return token == document.sentences[document.sentence_of[token]][0]


def _ageless(match: Match, units: Units, grammar: Grammar) -> bool:
    """What a person has lived is no time: ", 77 ans,", "un homme de 30 ans"."""
    document, token = units.document, units.token[match.first]
    if token < 2:
        return True
    before = document.lower[token - 1]
    if before in (",", "("):
        named = document.pos[token - 2] in ("PROPN", "NOUN") or _in_years(match)
        return not (named and units.keys[match.stop] in (",", ")", ".", ";", ":", ""))
    return before not in grammar.links or not _lived(match, units, grammar)


def _in_years(match: Match) -> bool:
    amount = {b.name: b.value for b in match.bound[-1].value.bound}
    return amount.get("units") == "year" and "number" in amount


def _lived(match: Match, units: Units, grammar: Grammar) -> bool:
    document, owner = units.document, units.token[match.first] - 2
    if document.pos[owner] == "ADJ" and document.pos[document.head[owner]] in ("NOUN", "PROPN"):
        owner = document.head[owner]
    lemma = document.lemma[owner]
    if document.pos[owner] == "PROPN" or lemma in grammar.aged:
        return True
    measured = document.pos[owner] != "NOUN" or lemma in grammar.lasting
    return _in_years(match) and not measured


def _modern(match: Match, units: Units, grammar: Grammar) -> bool:
    """Where little says that a number is a year, it must look like one of ours."""
    return any(b.name == "year" and 1700 <= b.value <= 2099 for b in match.bound)


def _plain(match: Match, units: Units, grammar: Grammar) -> bool:
    """A part of the day in capitals is a title; "la nuit où" is told elsewhere."""
    document, last = units.document, units.token[match.stop - 1]
    after = document.morph[last + 1] if last + 1 < len(document) else ""
    return not document.word[last][:1].isupper() and "PronType=Rel" not in after


def _definite(match: Match, units: Units, grammar: Grammar) -> bool:
    """ "Un samedi" is no day in particular."""
    document, token = units.document, units.token[match.first]
    return not any("Definite=Ind" in document.morph[c] for c in document.children[token])


def _seasonal(match: Match, units: Units, grammar: Grammar) -> bool:
    """A word for a season with an article, or that the parser reads as a noun."""
    if match.bound[0].first > match.first:
        return True
    tokens = {units.token[b] for b in range(match.first, match.stop)}
    return any(units.document.pos[t] in ("NOUN", "PROPN") for t in sorted(tokens))


def _cycle(match: Match, units: Units, grammar: Grammar) -> bool:
    """A unit that comes round on the calendar; hours and minutes do not."""
    return not any(b.value in ("second", "minute", "hour") for b in match.bound)


def _describing(match: Match, units: Units, grammar: Grammar) -> bool:
    """Read as an adjective or an adverb: "le bilan quotidien", not "un quotidien"."""
    tokens = range(units.token[match.first], units.token[match.stop - 1] + 1)
    return any(units.document.pos[t] in ("ADJ", "ADV", "VERB") for t in tokens)


def _initial(match: Match, units: Units, grammar: Grammar) -> bool:
    """ "À 84 ans, il chante": at the head of a sentence that is an age."""
    return units.document.word[units.token[match.first]][:1].isupper()


def _awake(match: Match, units: Units, grammar: Grammar) -> bool:
    """ "La nuit" alone is a part of a day, not a cycle."""
    return not any(b.value == "night" for b in match.bound)


def _recent(match: Match, units: Units, grammar: Grammar) -> bool:
    """ "Les derniers jours de la campagne" are not the last before today; "ces derniers" are."""
    first = units.document.morph[units.token[match.first]]
    return "PronType=Dem" in first or units.words[match.stop] not in grammar.owned


def _feast(match: Match, units: Units, grammar: Grammar) -> bool:
    """A feast is written with a capital, unless several words name it."""
    feast = next(b for b in match.bound if b.name in ("holidays", "b"))
    document = units.document
    first, last = units.token[feast.first], units.token[feast.stop - 1]
    if document.pos[min(last + 1, len(document) - 1)] == "PROPN" and units.keys[feast.stop]:
        return False
    if last > first or str(feast.value).startswith("table"):
        return True
    return any(c.isupper() for c in document.word[first])


def _hour(match: Match, units: Units, grammar: Grammar) -> bool:
    """Followed by "de", an hour measures something: "à trois heures de marche"."""
    return units.words[match.stop] not in grammar.links


def _duration(match: Match, units: Units, grammar: Grammar) -> bool:
    """ "Un jour" and "des mois" alone say no length."""
    amount = match.bound[-1].value
    values = {b.name: b.value for b in amount.bound}
    if values.get("fews") == "many":
        return False
    return not (values.get("number") == 1 and values.get("units") in ("day", "night"))


_CHECKS: dict[str, Callable[[Match, Units, Grammar], bool]] = {
    "uncompleted": _uncompleted,
    "uncounted": _uncounted,
    "unfollowed": _unfollowed,
    "lower": _lower,
    "awake": _awake,
    "describing": _describing,
    "initial": _initial,
    "ageless": _ageless,
    "modern": _modern,
    "adverbial": _plain,
    "definite": _definite,
    "seasonal": _seasonal,
    "cycle": _cycle,
    "recent": _recent,
    "feast": _feast,
    "hour": _hour,
    "duration": _duration,
}

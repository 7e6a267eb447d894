"""The tense that governs an expression, read from the parse."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon import Pack
from dateline.records import Document, TimeMention
from dateline.resolving.times.view import FUTURE, PAST, PRESENT, Tense

__all__ = ["Plans", "bent_by", "plans_of", "tense_of"]

_VERBAL = ("VERB", "AUX")
_CLIMB = 6  # heads looked at


@dataclass(frozen=True)
class Plans:
    """Words of plans: what hangs on them lies ahead."""

    verbs: frozenset[str]
    nouns: frozenset[str]


def plans_of(pack: Pack) -> Plans:
    """Return the words of plans of a pack."""
    tables = ("times/days/verbs", "times/days/nouns")
    verbs, nouns = ([f for r in pack.rows(t) for f in r.many("form")] for t in tables)
    return Plans(frozenset(verbs), frozenset(nouns))


def tense_of(document: Document, mention: TimeMention, plans: Plans) -> Tense:
    """Return the tense of the verb that governs a mention.

    The first verb above the mention is asked: its own form, its auxiliaries, the verb it hangs on
    when it is an infinitive. A word of plans on the way ("prévu", "présidentielle") says that the
    date may lie ahead.
    """
    token = _governor(document, mention)
    if token is None:
        return Tense()
    nominal = False
    for _ in range(_CLIMB):
        if document.pos[token] in _VERBAL or _has_verb_parts(document, token):
            return _verb(document, token, plans, firm=not nominal)
        if document.lemma[token] in plans.nouns:
            return Tense(None, False, ahead=True)
        nominal = True
        if document.head[token] == token:
            break
        token = document.head[token]
    return Tense()


def bent_by(tense: Tense, bound: str | None) -> Tense:
    """Return the tense as "depuis" or "à partir de" bend it, whatever the verb says.

    What has gone on since then began before; what begins or ends then lies ahead as a rule.
    """
    if bound == "since":
        return Tense(PAST, True)
    return Tense(FUTURE, False, ahead=True) if bound in ("from", "until") else tense


def _governor(document: Document, mention: TimeMention) -> int | None:
    """Return the token outside the mention that its head hangs on."""
    for i in range(mention.first, mention.stop):
        head = document.head[i]
        if not mention.first <= head < mention.stop:
            return head
    return None


def _has_verb_parts(document: Document, token: int) -> bool:
    return any(document.dep[c] in ("cop", "aux", "aux:tense", "aux:pass") for c in document.children[token])


def _verb(document: Document, token: int, plans: Plans, *, firm: bool) -> Tense:
    ahead = document.lemma[token] in plans.verbs
    parts = [c for c in document.children[token] if document.pos[c] == "AUX"]
    forms = [document.morph[c] for c in parts]
    if ahead and not any("Tense=Past" in f and "Mood=Ind" in f for f in forms):
        infinitive = "VerbForm=Inf" in document.morph[token]
        finite = _own(document.morph[token], bool(parts))
        if infinitive or "VerbForm=Part" in document.morph[token] or finite != PAST:
            return Tense(FUTURE if not infinitive else None, firm, ahead=True)
    if any("VerbForm=Inf" in f for f in forms) and not any("Mood=" in f for f in forms):
        return _above(document, token, plans, firm)
    if any(document.lemma[c] in plans.verbs and "Tense=Past" not in document.morph[c] for c in parts):
        return Tense(FUTURE, firm, ahead=True)
    for form in forms:
        if "Tense=Fut" in form:
            return Tense(FUTURE, firm)
        if "Mood=Cnd" in form:
            return Tense(PAST if "VerbForm=Part" in document.morph[token] else FUTURE, firm)
    way = _own(document.morph[token], bool(parts))
    if way is None:
        return _above(document, token, plans, firm)
    return Tense(way, firm)


def _own(form: str, compound: bool) -> str | None:
    if "VerbForm=Part" in form:
        return PAST if "Tense=Past" in form else None
    if "VerbForm=Inf" in form:
        return PAST if compound else None
    if "Mood=Cnd" in form or "Tense=Fut" in form or "Mood=Sub" in form or "Mood=Imp" in form:
        return FUTURE
    if "Tense=Past" in form or "Tense=Imp" in form:
        return PAST
    return PRESENT if "Tense=Pres" in form else None


def _above(document: Document, token: int, plans: Plans, firm: bool) -> Tense:
    """An infinitive or a present participle takes the tense of what it hangs on."""
    for head in document.ancestors(token):
        if document.pos[head] in _VERBAL:
            if document.lemma[head] in plans.verbs:
                return Tense(FUTURE, firm, ahead=True)
            own = _verb(document, head, plans, firm=False)
            return Tense(own.way, False, own.ahead)
        if document.lemma[head] in plans.nouns:
            return Tense(None, False, ahead=True)
    return Tense()

"""The tense that governs an expression, read from the parse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.lexicon import Pack
from dateline.records import Document, TimeMention
from dateline.resolving.times.view import FUTURE, PAST, PRESENT, Tense

__all__ = ["Plans", "bent_by", "plans_of", "tense_of", "verb_parts"]

Parts = Mapping[int, Sequence[int]]  # a token, and the auxiliaries that hang on it

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON")
_NOUN = 30  # days; a noun of plans says less than a verb
_CLIMB = 6  # heads looked at


@dataclass(frozen=True)
class Plans:
    """Words of plans: what hangs on them lies ahead."""

    verbs: frozenset[str]
    asks: frozenset[str]
    nouns: frozenset[str]
    conditional: tuple[str, ...]
    imperfect: tuple[str, ...]


def plans_of(pack: Pack) -> Plans:
    """Return the words of plans of a pack."""
    rows = [*pack.rows("times/days/verbs"), *pack.rows("times/days/nouns")]
    verbs, asks, nouns = (
        frozenset(f for r in rows if r["value"] == use for f in r.many("form"))
        for use in ("ahead", "asks", "scheduled")
    )
    endings = {r["value"]: r.many("form") for r in pack.rows("times/days/endings")}
    return Plans(
        verbs,
        asks,
        nouns,
        endings.get("conditional", ()),
        endings.get("imperfect", ()),
    )


def verb_parts(document: Document) -> Parts:
    """Return the auxiliaries of each token that has some: found once, however many times ask."""
    parts: dict[int, list[int]] = {}
    for i, part in enumerate(document.pos):
        if part == "AUX" and document.head[i] != i:
            parts.setdefault(document.head[i], []).append(i)
    return parts


def tense_of(document: Document, mention: TimeMention, plans: Plans, helpers: Parts) -> Tense:
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
        if document.pos[token] in _VERBAL or token in helpers:
            return _verb(document, token, plans, helpers, firm=not nominal)
        if document.lemma[token] in plans.nouns:
            return Tense(None, False, ahead=True, lean=_NOUN)
        nominal = nominal or document.pos[token] in _NOMINAL
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
    if bound not in ("from", "until"):
        return tense
    told = tense.firm and tense.way == PAST
    if bound == "from":
        return Tense(FUTURE, False, ahead=True)
    return Tense(FUTURE, not told, ahead=told)


def _governor(document: Document, mention: TimeMention) -> int | None:
    """Return the token outside the mention that its head hangs on.

    A finite verb right before the mention is it, whatever the parser says.
    """
    before = mention.first - 1
    if before >= 0 and "VerbForm=Fin" in document.morph[before] and document.pos[before] == "VERB":
        return before
    for i in range(mention.first, mention.stop):
        head = document.head[i]
        if not mention.first <= head < mention.stop:
            return head
    return None


def _verb(document: Document, token: int, plans: Plans, helpers: Parts, *, firm: bool) -> Tense:
    parts = helpers.get(token, ())
    forms = [_form(document, c, plans) for c in parts]
    own = _form(document, token, plans)
    finite = next((f for f in forms if "Mood=" in f), None)
    planned = any(document.lemma[c] in plans.verbs for c in (*parts, token))
    if planned and not firm:
        ahead = finite is not None and _own(finite) == FUTURE
        return Tense(FUTURE) if ahead else Tense()
    if planned:
        told = finite is not None and _own(finite) == PAST
        told = told or _perfect(document, parts)
        return Tense() if told else Tense(FUTURE, firm, ahead=True)
    if finite is None and (not parts or "VerbForm=Inf" in forms[0]) and "Mood=" not in own:
        bare = _own(own) if not parts else None
        return Tense(bare) if bare else _above(document, token, plans, helpers, firm)
    if finite is None:
        return Tense(_own(own), firm)
    kinds = {document.dep[c] for c in parts}
    passive = "aux:pass" in kinds and "aux:tense" not in kinds
    return Tense(_compound(finite, own, passive), firm)


def _perfect(document: Document, parts: Sequence[int]) -> bool:
    """Whether a verb is in the active perfect: "a promis vendredi" may tell of the past."""
    kinds = {document.dep[c] for c in parts}
    return "aux:tense" in kinds and "aux:pass" not in kinds


def _compound(finite: str, own: str, passive: bool) -> str | None:
    """Return the tense of an auxiliary and what it helps; a passive has that of its auxiliary."""
    if "Tense=Fut" in finite:
        return FUTURE
    if "Mood=Cnd" in finite:
        return PAST if "VerbForm=Part" in own else FUTURE
    if "VerbForm=Part" in own and not (passive and "Tense=Pres" in finite):
        return PAST
    return _own(finite)


def _own(form: str) -> str | None:
    if "VerbForm=Part" in form:
        return PAST if "Tense=Past" in form else None
    if any(f in form for f in ("Mood=Cnd", "Tense=Fut", "Mood=Sub", "Mood=Imp")):
        return FUTURE
    if "Tense=Past" in form or "Tense=Imp" in form:
        return PAST
    return PRESENT if "Tense=Pres" in form else None


def _form(document: Document, token: int, plans: Plans) -> str:
    """Return the features of a verb, mended where its ending contradicts the model."""
    form, word = document.morph[token], document.lower[token]
    if "VerbForm=Fin" not in form:
        return form
    if word.endswith(plans.conditional):
        return form if "Tense=Imp" in form else "Mood=Cnd|VerbForm=Fin"
    return "Mood=Ind|Tense=Imp|VerbForm=Fin" if word.endswith(plans.imperfect) else form


def _above(document: Document, token: int, plans: Plans, helpers: Parts, firm: bool) -> Tense:
    """An infinitive or a present participle takes the tense of what it hangs on."""
    for head in document.ancestors(token):
        if document.pos[head] in _VERBAL:
            if document.lemma[head] in plans.verbs or document.lemma[head] in plans.asks:
                return Tense(FUTURE, firm, ahead=True)
            own = _verb(document, head, plans, helpers, firm=False)
            return Tense(own.way, False, own.ahead)
        if document.lemma[head] in plans.nouns:
            return Tense(None, False, ahead=True, lean=_NOUN)
    return Tense()

"""Descriptions: "le ministre", "les manifestants", "le mouvement", "le Saoudien"."""

from __future__ import annotations

from dateline.records import ActorMention
from dateline.resolving.actors.drafts import Draft, Tables

_DEFINITE = frozenset({"definite", "demonstrative", "possessive"})
_BODIES = frozenset({"organisation", "group", "government"})


def describe(m: ActorMention, drafts: list[Draft], recent: list[int], tables: Tables) -> int | None:
    """Return the actor that a description takes up, or ``None`` for a new one.

    ``recent`` holds the actors already met, the latest last.
    """
    if m.sort == "demonym":
        return _by_demonym(m, drafts, recent)
    if m.kind == "person":
        return _person(m, drafts, recent)
    if m.sort == "institution":
        return _body(m, drafts, recent, tables)
    return _same_noun(m, drafts, recent)


def _compatible(m: ActorMention, draft: Draft) -> bool:
    if m.country and draft.country and m.country != draft.country:
        return False
    return not (m.gender and draft.gender and m.gender != draft.gender)


def _by_demonym(m: ActorMention, drafts: list[Draft], recent: list[int]) -> int | None:
    for at in reversed(recent):
        d = drafts[at]
        if m.kind == "person" and m.det in _DEFINITE:
            if d.kind == "person" and d.country == m.country and _compatible(m, d):
                return at
        elif d.sort == "demonym" and d.country == m.country and d.kind == m.kind and m.kind == "people":
            return at
    return None


def _person(m: ActorMention, drafts: list[Draft], recent: list[int]) -> int | None:
    if m.det == "indefinite" or m.det == "possessive":
        return None
    for at in reversed(recent):
        d = drafts[at]
        if d.kind == "person" and m.key in d.keys and _compatible(m, d) and _same_office(m, d):
            return at
    if m.det not in _DEFINITE or " de " in m.name or " du " in m.name:
        return None
    for at in reversed(recent[-8:]):
        d = drafts[at]
        if d.kind == "person" and _compatible(m, d) and _fits(m, d):
            return at
    return None


def _same_office(m: ActorMention, d: Draft) -> bool:
    """"le ministre" is any minister, "le ministre de la Défense" is not that of Justice."""
    if not d.role or len(m.name.split()) == 1:
        return True
    a, b = _content(m.name), _content(d.role)
    return a <= b or b <= a or not (a - {m.key}) or not (b - {m.key}) or bool((a & b) - {m.key})


def _content(text: str) -> set[str]:
    return {w for w in text.lower().replace("'", " ").replace("’", " ").split() if len(w) > 3}


def _fits(m: ActorMention, d: Draft) -> bool:
    if m.sort == "human":
        return "CVL" not in m.sectors or m.key in d.keys or not d.keys
    return bool(set(m.sectors) & set(d.sectors)) or not m.sectors


def _body(m: ActorMention, drafts: list[Draft], recent: list[int], tables: Tables) -> int | None:
    bare = len(m.name.split()) == 1
    if m.kind == "country" and m.det in ("definite", "demonstrative") and m.number != "Plur" and bare:
        return next((at for at in reversed(recent) if drafts[at].kind == "country"), None)
    same = _same_noun(m, drafts, recent)
    if same is not None or m.det not in ("definite", "demonstrative"):
        return same
    if m.key in tables.words.get("back", ()) and m.number != "Plur":
        return _taken_up(m, drafts, recent)
    return None


def _taken_up(m: ActorMention, drafts: list[Draft], recent: list[int]) -> int | None:
    for at in reversed(recent[-10:]):
        d = drafts[at]
        if d.kind not in _BODIES or not d.named or not _compatible_country(m, d):
            continue
        if not m.sectors or set(m.sectors) & set(d.sectors) or not d.sectors:
            return at
    return None


def _compatible_country(m: ActorMention, d: Draft) -> bool:
    return not (m.country and d.country and m.country != d.country)


def _same_noun(m: ActorMention, drafts: list[Draft], recent: list[int]) -> int | None:
    if m.det == "possessive" and m.sort != "institution":
        return None
    words = _content(m.name)
    for at in reversed(recent):
        d = drafts[at]
        if m.key not in d.keys or not _compatible_country(m, d) or d.kind == "person" or d.number != m.number:
            continue
        other = _content(d.name)
        if words <= other or other <= words:
            return at
    return None

"""Which description stands beside which name: "le ministre X", "X, maire de Y", "X et Y, élus"."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.records import ActorMention, Document

_NOMINAL = ("name", "description")
_PERSONAL = frozenset({"role", "human", "demonym"})
_JOINS = frozenset({"PUNCT", "CCONJ"})
_APPOSED = frozenset({"appos", "flat:name", "nmod"})
_OPENING = 9  # tokens between a bare role that opens a sentence and the name after it
_AGE = 5  # tokens of ", 34 ans ," between a name and a role
_QUOTES = frozenset("\"'«“")
_COMMA, _CLOSED = (",",), (")",)


def roles_beside(document: Document, mentions: tuple[ActorMention, ...]) -> dict[int, list[int]]:
    """Return, for each description that stands beside names, the mentions of the names."""
    found: dict[int, list[int]] = {}
    outer = _outermost(mentions)
    for n, k in enumerate(outer[:-1]):
        other = outer[n + 1]
        m, o = mentions[k], mentions[other]
        if o.first < m.stop:  # "porte-parole du ministre X": the inner role bears the name
            continue
        if _joint(document, m, o):
            found.setdefault(k, _coordinated(document, mentions, outer, range(n + 1, len(outer))))
        elif _role_first(document, m, o):
            found.setdefault(k, [other])
        elif _name_first(document, m, o):
            found.setdefault(other, [k])
        elif _joint_after(document, m, o):
            names = _coordinated(document, mentions, outer, range(n, -1, -1))
            if len(names) > 1:
                found.setdefault(other, names[::-1])
    return found


def _outermost(mentions: tuple[ActorMention, ...]) -> list[int]:
    """Return names and descriptions that no description holds, save a role at its very end."""
    order = sorted((m.first, -m.stop, k) for k, m in enumerate(mentions) if m.form in _NOMINAL)
    kept: list[int] = []
    stop = 0
    for _, _, k in order:
        m = mentions[k]
        if m.stop > stop or (m.stop == stop and m.sort == "role" and m.number == "Sing"):
            kept.append(k)
        stop = max(stop, m.stop)
    return kept


# --- several names ---------------------------------------------------------------------------


def _joint(document: Document, role: ActorMention, name: ActorMention) -> bool:
    """Return whether a plural description stands before names: "les ministres X et Y"."""
    if role.form != "description" or role.number != "Plur" or role.sort != "role":
        return False
    if name.form != "name" or name.kind != "person":
        return False
    gap = document.word[role.stop : name.first]
    return not gap or (gap == _COMMA and document.dep[name.head] == "appos")


def _joint_after(document: Document, name: ActorMention, role: ActorMention) -> bool:
    if role.form != "description" or role.number != "Plur" or role.sort not in _PERSONAL:
        return False
    return name.form == "name" and document.word[name.stop : role.first] == _COMMA


def _coordinated(
    document: Document, mentions: tuple[ActorMention, ...], outer: list[int], steps: Iterable[int]
) -> list[int]:
    """Return the persons' names that commas and conjunctions join, from the first step on."""
    found: list[int] = []
    for n in steps:
        o = mentions[outer[n]]
        if o.form != "name" or o.kind != "person":
            break
        if found and not _joined(document, mentions[found[-1]], o):
            break
        found.append(outer[n])
    return found


def _joined(document: Document, a: ActorMention, b: ActorMention) -> bool:
    first, second = (a, b) if a.first < b.first else (b, a)
    gap = document.pos[first.stop : second.first]
    return 0 < len(gap) <= 2 and all(p in _JOINS for p in gap)


# --- one name --------------------------------------------------------------------------------


def _describes(role: ActorMention, name: ActorMention) -> bool:
    if role.form != "description" or name.form != "name" or role.number == "Plur":
        return False
    if name.kind == "person":
        return role.sort in _PERSONAL
    if role.sort != "institution" or name.sort == "states":
        return False
    return role.kind in (name.kind, "group", "organisation") or name.sort in ("place", "town")


def _role_first(document: Document, role: ActorMention, name: ActorMention) -> bool:
    """Return whether "le ministre Jean Dupont", "le ministre, Jean Dupont," stands there."""
    if not _describes(role, name):
        return False
    gap = document.word[role.stop : name.first]
    if not gap or (len(gap) == 1 and gap[0] in _QUOTES):
        return True
    if _opens_sentence(document, role, gap):
        return True
    if gap == ("(",):
        return document.word[name.stop : name.stop + 1] == _CLOSED
    return gap == _COMMA and _apposed(document, role, name)


def _opens_sentence(document: Document, role: ActorMention, gap: tuple[str, ...]) -> bool:
    """Return whether a bare role opens the sentence: "Soldat depuis deux ans, Jean Dupont"."""
    if role.det or role.kind != "person" or gap[-1] != "," or len(gap) > _OPENING:
        return False
    return gap.count(",") == 1 and role.first == _start(document, role.first)


def _start(document: Document, i: int) -> int:
    return document.sentences[document.sentence_of[i]][0]


def _apposed(document: Document, a: ActorMention, b: ActorMention) -> bool:
    if a.first <= document.head[b.head] < a.stop:
        if document.dep[b.head] == "conj":
            return False
        if document.dep[b.head] in _APPOSED:
            return True
    return document.word[b.stop : b.stop + 1] in (_COMMA, _CLOSED, (".",))


def _name_first(document: Document, name: ActorMention, role: ActorMention) -> bool:
    """Return whether "Jean Dupont, maire de Lyon", "Jean Dupont est le maire" stands there."""
    if not _describes(role, name):
        return False
    gap = document.word[name.stop : role.first]
    after = document.word[role.stop : role.stop + 1]
    if gap == ("(",):
        return after == _CLOSED
    if gap != _COMMA and not _gives_age(gap):
        return _copula(document, name, role)
    if document.dep[role.head] == "appos" and name.first <= document.head[role.head] < name.stop:
        return True
    return role.det != "definite" or after in (_COMMA, (".",), _CLOSED)


def _gives_age(gap: tuple[str, ...]) -> bool:
    return 2 < len(gap) <= _AGE and gap[0] == gap[-1] == "," and gap[1].isdigit()


def _copula(document: Document, name: ActorMention, role: ActorMention) -> bool:
    """Return whether "X est le chef de …" says what X is."""
    deps = {document.dep[c] for c in document.children[role.head]}
    if "cop" not in deps or "case" in deps:
        return False
    return any(
        document.dep[c].startswith("nsubj") and name.first <= c < name.stop
        for c in document.children[role.head]
    )

"""One actor for all forms of a name: parts, initials, acronyms, and the roles beside it."""

from __future__ import annotations

from dateline.records import ActorMention, Document
from dateline.resolving.actors.drafts import Draft, Tables, draft_of

_PERSONAL = frozenset({"role", "human", "demonym"})


class Names:
    """The named actors of a report, by row, by text and by part of a name."""

    def __init__(
        self, document: Document, mentions: tuple[ActorMention, ...], tables: Tables
    ) -> None:
        self.document = document
        self.mentions = mentions
        self.tables = tables
        self.drafts: list[Draft] = []
        self.of: dict[int, int] = {}  # mention -> draft
        self._by_key: dict[str, int] = {}
        self._by_part: dict[str, list[int]] = {}
        self._read()

    def _read(self) -> None:
        names = [k for k, m in enumerate(self.mentions) if m.form == "name" and m.sort != "place"]
        full = [
            k for k in names if self.mentions[k].kind == "person" and " " in self.mentions[k].name
        ]
        for k in full:
            self._full_name(k)
        for k in names:
            if k not in self.of:
                self._other_name(k)
        self._acronyms()

    def _full_name(self, k: int) -> None:
        m = self.mentions[k]
        at = self._by_key.get(m.key)
        if at is None:
            at = self._longer(m)
        if at is None:
            at = self._new(m)
        self._join(at, k)
        for part in m.name.split():
            drafts = self._by_part.setdefault(part.lower(), [])
            if at not in drafts:
                drafts.append(at)

    def _longer(self, m: ActorMention) -> int | None:
        """Return the person whose name holds this one or is held by it: "Félix A. Tshisekedi"."""
        words = set(m.name.lower().split())
        for at in self._by_part.get(m.name.split()[-1].lower(), ()):
            other = set(self.drafts[at].name.lower().split())
            if words <= other or other <= words:
                return at
        return None

    def _other_name(self, k: int) -> None:
        m = self.mentions[k]
        at = self._by_key.get(m.key)
        if at is None and m.kind == "person":
            at = self._by_surname(m)
        self._join(self._new(m) if at is None else at, k)

    def _by_surname(self, m: ActorMention) -> int | None:
        drafts = self._by_part.get(m.name.lower(), [])
        last = [d for d in drafts if self.drafts[d].name.lower().endswith(m.name.lower())]
        for at in last or drafts:
            known = self.drafts[at].gender
            if not m.gender or not known or known == m.gender:
                return at
        return None

    def _new(self, m: ActorMention) -> int:
        draft = draft_of(m)
        if m.kind == "person" and not draft.gender:
            draft.gender = self.tables.given.get(m.name.split()[0].lower())
        self.drafts.append(draft)
        return len(self.drafts) - 1

    def _join(self, at: int, k: int) -> None:
        m, draft = self.mentions[k], self.drafts[at]
        self.of[k] = at
        self._by_key.setdefault(m.key, at)
        draft.gender = draft.gender or m.gender
        if len(m.name) > len(draft.name):
            draft.name = m.name

    # --- "Fonds monétaire international (FMI)" -----------------------------------------------

    def _acronyms(self) -> None:
        before: int | None = None
        for k, m in enumerate(self.mentions):
            if before is not None and m.form == "name" and m.kind != "person":
                self._acronym(before, k)
            before = k if m.kind not in (None, "person") and m.sort != "place" else None

    def _acronym(self, before: int, k: int) -> None:
        long, short = self.mentions[before], self.mentions[k]
        if self.document.word[short.first - 1] != "(" or short.first - 1 != long.stop:
            return
        if not short.name[:2].isupper() or " " in short.name or short.key == long.key:
            return
        initials = "".join(
            w[0] for w in long.name.replace("-", " ").replace("'", " ").split()
        ).lower()
        if short.name[0].lower() != initials[0] or len(initials) < 2:
            return
        self._merge(before, k, long)

    def _merge(self, before: int, k: int, long: ActorMention) -> None:
        """Both names are one actor from here on, under the long one."""
        old = self.of.get(k)
        at = self.of.get(before)
        if at is None:
            at = self._new(long)
            self.of[before] = at
        if old is None or old == at:
            return
        for other, draft in self.of.items():
            if draft == old:
                self.of[other] = at
        self._by_key = {key: at if d == old else d for key, d in self._by_key.items()}
        kept, gone = self.drafts[at], self.drafts[old]
        if long.form == "name":
            kept.country = kept.country or gone.country
            kept.sectors = kept.sectors or gone.sectors
        kept.sort = gone.sort if gone.sort != "organisation" else kept.sort


# --- roles beside names ----------------------------------------------------------------------


def roles_beside(document: Document, mentions: tuple[ActorMention, ...]) -> dict[int, list[int]]:
    """Return, for each description that stands beside names, the mentions of the names."""
    found: dict[int, list[int]] = {}
    outer = _outermost(mentions)
    for n, k in enumerate(outer[:-1]):
        m, other = mentions[k], outer[n + 1]
        o = mentions[other]
        if (
            o.first < m.stop
        ):  # "porte-parole du ministre Jean Dupont": the inner role bears the name
            continue
        if _joint(document, m, o):
            found.setdefault(k, _coordinated(document, mentions, outer, n, other))
            continue
        pair = _pair(document, m, o)
        if pair == "role_first":
            found.setdefault(k, [other])
        elif pair == "name_first":
            found.setdefault(other, [k])
        elif (
            o.form == "description"
            and o.number == "Plur"
            and document.word[m.stop : o.first] == (",",)
        ):
            names = _joined_before(document, mentions, outer, n)
            if len(names) > 1 and o.sort in _PERSONAL:
                found.setdefault(other, names)
    return found


def _outermost(mentions: tuple[ActorMention, ...]) -> list[int]:
    """Return names and descriptions that no description holds, save a role at its very end."""
    order = [k for k, m in enumerate(mentions) if m.form in ("name", "description")]
    order.sort(key=lambda k: (mentions[k].first, -mentions[k].stop))
    kept: list[int] = []
    stop = 0
    for k in order:
        m = mentions[k]
        inside = m.stop <= stop
        if not inside or (m.stop == stop and m.sort == "role" and m.number == "Sing"):
            kept.append(k)
        stop = max(stop, m.stop)
    return kept


def _joined_before(
    document: Document, mentions: tuple[ActorMention, ...], outer: list[int], n: int
) -> list[int]:
    """Return the names "X et Y" that end with the ``n``-th of ``outer``."""
    found: list[int] = []
    for k in reversed(outer[: n + 1]):
        o = mentions[k]
        if o.form != "name" or o.kind != "person":
            break
        if found:
            gap = document.pos[o.stop : mentions[found[-1]].first]
            if not gap or len(gap) > 2 or any(p not in ("PUNCT", "CCONJ") for p in gap):
                break
        found.append(k)
    return found[::-1]


def _joint(document: Document, role: ActorMention, name: ActorMention) -> bool:
    """Return whether a plural description stands before names: "les ministres X et Y"."""
    if (
        role.form != "description"
        or role.number != "Plur"
        or role.sort != "role"
        or name.kind != "person"
    ):
        return False
    if name.form != "name":
        return False
    gap = document.word[role.stop : name.first]
    return not gap or (gap == (",",) and document.dep[name.head] == "appos")


def _coordinated(
    document: Document, mentions: tuple[ActorMention, ...], outer: list[int], n: int, first: int
) -> list[int]:
    found = [first]
    for k in outer[n + 1 :]:
        o, last = mentions[k], mentions[found[-1]]
        if o.first < last.stop:
            continue
        gap = document.pos[last.stop : o.first]
        if (
            o.form != "name"
            or o.kind != "person"
            or not gap
            or any(p not in ("PUNCT", "CCONJ") for p in gap)
            or len(gap) > 2
        ):
            break
        found.append(k)
    return found


def _pair(document: Document, a: ActorMention, b: ActorMention) -> str:
    """Return which of two neighbours describes the other, if one does."""
    if not _describes(a, b) and not _describes(b, a):
        return ""
    gap = document.word[a.stop : b.first]
    if a.form == "description" and b.form == "name":
        if _leads_sentence(document, a, gap):
            return "role_first"
        if not gap or gap in (("«",), ('"',)):
            return "role_first" if a.number != "Plur" else ""
        if gap in ((",",), ("(",)) and _apposed(document, a, b):
            return "role_first"
    if a.form == "name" and b.form == "description" and _after_name(document, a, b, gap):
        return "name_first"
    return ""


def _leads_sentence(document: Document, a: ActorMention, gap: tuple[str, ...]) -> bool:
    """Return whether a bare role opens the sentence: "Soldat depuis deux ans, Jean Dupont"."""
    if (
        a.det
        or a.number == "Plur"
        or not gap
        or gap[-1] != ","
        or gap.count(",") > 1
        or len(gap) > 9
    ):
        return False
    return a.first == document.sentences[document.sentence_of[a.first]][0] and a.kind == "person"


def _describes(role: ActorMention, name: ActorMention) -> bool:
    if role.form != "description" or name.form != "name" or role.number == "Plur":
        return False
    if name.kind == "person":
        return role.sort in _PERSONAL
    return (
        role.sort == "institution"
        and name.sort != "states"
        and (
            role.kind == name.kind
            or name.sort in ("organisation", "place", "town")
            or role.kind in ("group", "organisation")
        )
    )


def _apposed(document: Document, a: ActorMention, b: ActorMention) -> bool:
    if document.word[a.stop] == "(":
        return b.stop < len(document) and document.word[b.stop] == ")"
    if a.first <= document.head[b.head] < a.stop and document.dep[b.head] in (
        "appos",
        "flat:name",
        "nmod",
        "conj",
    ):
        return document.dep[b.head] != "conj"
    return b.stop < len(document) and document.word[b.stop] in (",", ")", ".")


def _after_name(document: Document, a: ActorMention, b: ActorMention, gap: tuple[str, ...]) -> bool:
    if not gap:
        return False
    if gap[0] == "(":
        return len(gap) == 1 and document.word[b.stop : b.stop + 1] == (")",)
    if (
        gap[0] != ","
        or len(gap) > 5
        or (len(gap) > 1 and gap[-1] not in (",", "et") and not gap[1].isdigit())
    ):
        return _copula(document, a, b)
    if len(gap) > 1 and not gap[1].isdigit():
        return False
    if document.dep[b.head] == "appos" and a.first <= document.head[b.head] < a.stop:
        return True
    after = document.word[b.stop : b.stop + 1]
    return b.det != "definite" or after in ((",",), (".",), (")",))


def _copula(document: Document, a: ActorMention, b: ActorMention) -> bool:
    """Return whether "X est le chef de …" says what X is."""
    kids = document.children[b.head]
    if not any(document.dep[c] == "cop" for c in kids) or any(
        document.dep[c] == "case" for c in kids
    ):
        return False
    return any(document.dep[c].startswith("nsubj") and a.first <= c < a.stop for c in kids)

"""One actor for all forms of a name: parts, initials, acronyms in brackets."""

from __future__ import annotations

from dateline.records import ActorMention, Document
from dateline.resolving.actors.drafts import Draft, Tables, draft_of


class Names:
    """The named actors of a report, by row, by text and by part of a name.

    Attributes
    ----------
    of
        Mention -> number of its draft.
    """

    def __init__(
        self, document: Document, mentions: tuple[ActorMention, ...], tables: Tables
    ) -> None:
        self.document = document
        self.mentions = mentions
        self.tables = tables
        self.drafts: list[Draft] = []
        self.of: dict[int, int] = {}
        self._same: dict[int, int] = {}
        self._by_key: dict[str, int] = {}
        self._by_part: dict[str, list[int]] = {}
        self._read()

    def _read(self) -> None:
        names = [k for k, m in enumerate(self.mentions) if m.form == "name" and m.sort != "place"]
        for k in names:
            if self.mentions[k].kind == "person" and " " in self.mentions[k].name:
                self._full_name(k)
        for k in names:
            if k not in self.of:
                self._other_name(k)
        self._acronyms()
        self.of = {k: self._same.get(at, at) for k, at in self.of.items()}

    def _full_name(self, k: int) -> None:
        m = self.mentions[k]
        at = self._by_key.get(m.key)
        if at is None:
            at = self._longer(m)
        if at is None:
            at = self._new(m)
        self._join(at, k)
        for part in m.name.lower().split():
            drafts = self._by_part.setdefault(part, [])
            if at not in drafts[-_SAME_NAME:]:
                drafts.append(at)

    def _longer(self, m: ActorMention) -> int | None:
        """Return the person whose name holds this one or is held by it: "Félix A. Tshisekedi"."""
        words = set(m.name.lower().split())
        for at in self._by_part.get(m.name.split()[-1].lower(), ())[:_SAME_NAME]:
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
        name = m.name.lower()
        drafts = self._by_part.get(name, [])[:_SAME_NAME]
        last = [at for at in drafts if self.drafts[at].name.lower().endswith(name)]
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
        words = long.name.replace("-", " ").replace("'", " ").replace("’", " ").split()
        if len(words) > 1 and words[0][0].lower() == short.name[0].lower():
            self._merge(before, k)

    def _merge(self, before: int, k: int) -> None:
        """Both names are one actor from here on, under the long one."""
        long = self.mentions[before]
        if before not in self.of:
            self.of[before] = self._new(long)
        old, at = self.of.get(k), self._same.get(self.of[before], self.of[before])
        if old is None or self._same.get(old, old) == at:
            return
        self._same[old] = at
        kept, gone = self.drafts[at], self.drafts[old]
        if long.form == "name":  # the row of an acronym may be that of another body
            kept.country = kept.country or gone.country
            kept.sectors = kept.sectors or gone.sectors
        kept.sort = gone.sort if gone.sort != "organisation" else kept.sort


_SAME_NAME = 8  # bearers of one surname that are compared

"""What a token that speaks stands for: a name beside it tells more than a description."""

from __future__ import annotations

from functools import cached_property
from typing import NamedTuple

from dateline.lexicon import Pack
from dateline.records import ActorMention, Actors, Document, Span

BESIDE = frozenset({"appos", "flat:name", "flat"})
NAMING = frozenset({"name", "pronoun", "relative"})  # forms that no apposition makes clearer
PHRASE = 9  # tokens of a noun phrase in which a name is looked for
TELLING = 3  # words of a description that fit one person only
REACH = 18  # the same with the complements that a role has before its name
ENDING = frozenset({"VERB", "AUX", "PUNCT", "SCONJ"})
BODIES = frozenset({"organisation", "person", "government", "group"})
BARE = frozenset({"DET", "NOUN", "ADJ", "NUM"})
POINTING = frozenset({"definite", "demonstrative"})


class Pronouns(NamedTuple):
    """Pronouns that may stand for who spoke before, those that stand for nobody, and "de"."""

    personal: frozenset[str]
    indefinite: frozenset[str]
    of: frozenset[str]
    source: frozenset[str]
    same: frozenset[str]
    bodies: frozenset[str]
    document: frozenset[str]


def _pronouns(pack: Pack) -> Pronouns:
    rows = pack.rows("quotes/words")
    nobody = frozenset(r["form"] for r in rows if r["use"] in {"indefinite", "first_person"})
    personal = frozenset(r["form"] for r in rows if r["use"] in {"subject", "tonic"})
    uses = ("of", "source", "same", "pointing_body", "document")
    others = [frozenset(r["form"] for r in rows if r["use"] == u) for u in uses]
    return Pronouns(personal - nobody, nobody, *others)


class Lookup:
    """Entities by token."""

    def __init__(self, document: Document, actors: Actors, pack: Pack) -> None:
        self.document, self.actors = document, actors
        self.pronouns = pack.index(_pronouns)

    def entities(self, token: int | None) -> tuple[int, ...]:
        """Return what a token stands for; a name set beside it tells more than a description."""
        if token is None:
            return ()
        k = self.mention_at(token)
        if k is not None and self.actors.mentions[k].form in NAMING:
            return self.actors.stands_for[k]
        beside = self._beside(token, None if k is None else self.actors.mentions[k].kind)
        if beside:
            return beside
        if k is None:
            return self._within(token)
        stands = self.actors.stands_for[k]
        if self.named.isdisjoint(stands):
            m = self.actors.mentions[k]
            return self._named_after(m) or self._apposed_elsewhere(m) or stands
        return stands

    def told(self, token: int, found: tuple[int, ...]) -> bool:
        """Return whether a description stands by itself: it has a name, or says enough."""
        k = self.mention_at(token)
        if k is None or self.actors.mentions[k].form != "description":
            return True
        m = self.actors.mentions[k]
        if not self._points(m):
            return True
        return any(self._says_more(o, m, found) for k in found for o in self._mentions_of[k])

    def _says_more(self, o: ActorMention, m: ActorMention, found: tuple[int, ...]) -> bool:
        """Return whether another mention of it makes a description stand for what it was given.

        "Un militant" before "le militant", or "le ministre Jean Roy" beside "le ministre"; a
        name that only happens to be near does not.
        """
        d = self.document
        if o.head == m.head:
            return False
        if o.form == "name":
            return d.sentence_of[o.head] == d.sentence_of[m.head]
        if o.form != "description":
            return False
        if self.named.isdisjoint(found):
            return o.head < m.head and o.det == "indefinite"
        return o.key == m.key

    def _points(self, m: ActorMention) -> bool:
        """Return whether a description only points to someone told before: "le responsable".

        "Le jeune homme de 25 ans" does too; "le maire de Lyon", "l'ambassadeur russe" do not.
        """
        d = self.document
        pointing = d.lower[m.head] in self.pronouns.bodies
        if m.det not in POINTING or (m.number == "Plur" and not pointing):
            return False
        if m.kind != "person" and not pointing:
            return False  # "la police" is told enough, "l'organisation" is not
        if m.det == "demonstrative":
            return True
        after = m.head + 1
        if after >= len(d) or d.lower[after] not in self.pronouns.of:
            return after >= len(d) or d.pos[after] != "ADJ"
        return d.pos[after + 1 : after + 2] == ("NUM",)

    def same(self, token: int) -> bool:
        """Return whether "the same source" is meant."""
        return token > 0 and self.document.lower[token - 1] in self.pronouns.same

    def _within(self, token: int) -> tuple[int, ...]:
        """Return the name inside a noun phrase that is no actor: "le quotidien The Nation"."""
        d, mentions = self.document, self.actors.mentions
        if d.pos[token] != "NOUN":
            return ()
        for i in range(token + 1, min(len(d), token + PHRASE)):
            if d.pos[i] in ENDING or (d.pos[i] == "ADP" and d.lower[i] not in self.pronouns.of):
                break
            k = self.actors.at.get(i)
            if k is not None and mentions[k].form == "name" and mentions[k].kind in BODIES:
                return self.actors.stands_for[k]
        return ()

    def _named_after(self, m: ActorMention) -> tuple[int, ...]:
        """Return the name that ends a description: "le président de la ligue, Jean Roy,".

        The parser often joins such a name as if it were one more speaker; what stands between
        tells better. The name of a description inside ("le conseiller du maire Jean Roy") is
        that one's own.
        """
        if m.form != "description" or (m.number == "Plur" and not self._one_of(m)):
            return ()
        i = self._name_at(m)
        k = None if i is None else self.mention_at(i)
        if i is None or k is None or not self._suits(m, self.actors.mentions[k]):
            return ()
        name = self.actors.mentions[k]
        if name.first != i or not self._ends(name, i):
            return ()
        return self.actors.stands_for[k]

    def _apposed_elsewhere(self, m: ActorMention) -> tuple[int, ...]:
        """Return the person of whom the same words are told elsewhere: "Ana Roy, maire de Nay"."""
        words = self.document.lower[m.head : m.stop]
        if m.kind != "person" or m.form != "description" or len(words) < TELLING:
            return ()
        for o in self._apposed.get(words, ()):
            k = self.mention_at(o.first - 2)
            if o.head != m.head and k is not None and self._suits(m, self.actors.mentions[k]):
                return self.actors.stands_for[k]
        return ()

    def _one_of(self, m: ActorMention) -> bool:
        """Return whether one of several is meant: "une de ses responsables, Ana Roy"."""
        d, of = self.document, m.first - 1
        if of < 1 or d.lower[of] not in self.pronouns.of:
            return False
        return "Number=Sing" in d.morph[of - 1] and d.pos[of - 1] in {"PRON", "DET", "NUM"}

    def _name_at(self, m: ActorMention) -> int | None:
        """Return the first token behind a noun phrase at which a name stands beside it."""
        d, mentions = self.document, self.actors.mentions
        beside = True  # whether what was read last belongs to the description itself
        for i in range(m.head + 1, min(len(d), m.head + REACH)):
            word, pos = d.word[i], d.pos[i]
            if word == ",":
                return i + 1 if i + 1 < len(d) else None
            if pos in ENDING or pos in {"PRON", "CCONJ"}:
                return None
            k = self.actors.at.get(i)
            if k is None:
                continue
            if mentions[k].form == "name" and d.pos[i - 1] not in {"ADP", "DET"} and beside:
                return i
            if mentions[k].kind == "person" and mentions[k].form == "description":
                beside = False
        return None

    def _suits(self, m: ActorMention, name: ActorMention) -> bool:
        if name.form != "name":
            return False
        if m.kind == "person" or m.number == "Plur":
            return name.kind == "person" and (m.gender == name.gender or name.gender is None)
        return name.kind == "organisation" and m.kind in {"organisation", "group"}

    def _ends(self, name: ActorMention, first: int) -> bool:
        """Return whether a name behind a comma ends there, and begins no clause of its own."""
        d = self.document
        if d.word[first - 1] != ",":
            return True
        return name.kind == "person" and (name.stop >= len(d) or d.pos[name.stop] == "PUNCT")

    def _beside(self, token: int, kind: str | None) -> tuple[int, ...]:
        """Return a name in apposition, when it names the same kind of actor."""
        d = self.document
        for child in d.children[token]:
            if child > token and d.dep[child] in BESIDE and d.pos[child] == "PROPN":
                k = self.mention_at(child)
                if k is None or self.actors.mentions[k].form != "name":
                    continue
                stands = self.actors.stands_for[k]
                if stands and kind in {None, self.actors.entities[stands[0]].kind}:
                    return stands
        return ()

    def mention_at(self, token: int) -> int | None:
        """Return the index of the actor mention headed by a token, or covering it."""
        found = self.actors.at.get(token)
        return self.actors.covering.get(token) if found is None else found

    def span(self, token: int) -> Span:
        """Return the words that name the one who speaks."""
        k = self.mention_at(token)
        return self.document.span(token, token + 1) if k is None else self.actors.mentions[k].span

    def person(self, speakers: tuple[int, ...]) -> bool:
        """Return whether one person speaks."""
        return len(speakers) == 1 and self.actors.entities[speakers[0]].kind == "person"

    def gender(self, speakers: tuple[int, ...]) -> set[str]:
        """Return the genders that the mentions of an entity show."""
        return self._genders.get(speakers[0], set()) if len(speakers) == 1 else set()

    @cached_property
    def named(self) -> set[int]:
        """The entities that a name stands for."""
        pairs = zip(self.actors.mentions, self.actors.stands_for, strict=True)
        return {k for m, stands in pairs if m.form == "name" for k in stands}

    @cached_property
    def _mentions_of(self) -> dict[int, list[ActorMention]]:
        """The mentions of each entity."""
        found: dict[int, list[ActorMention]] = {}
        for mention, stands in zip(self.actors.mentions, self.actors.stands_for, strict=True):
            for k in stands:
                found.setdefault(k, []).append(mention)
        return found

    @cached_property
    def _apposed(self) -> dict[tuple[str, ...], list[ActorMention]]:
        """The mentions with a comma before them, by their words from the head on."""
        found: dict[tuple[str, ...], list[ActorMention]] = {}
        for o in self.actors.mentions:
            if o.first > 1 and self.document.word[o.first - 1] == ",":
                found.setdefault(self.document.lower[o.head : o.stop], []).append(o)
        return found

    @cached_property
    def _genders(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = {}
        for mention, stands in zip(self.actors.mentions, self.actors.stands_for, strict=True):
            if len(stands) == 1 and mention.form in {"name", "description"}:
                found.setdefault(stands[0], set()).update(self._shown(mention))
        return {k: genders for k, genders in found.items() if genders}

    def _shown(self, m: ActorMention) -> set[str]:
        """Return the genders of a mention: that of its noun, and that of "la" in "la chef"."""
        morph = self.document.morph[m.head] if m.form == "description" else ""
        return {g for g in ("Masc", "Fem") if g == m.gender or f"Gender={g}" in morph}

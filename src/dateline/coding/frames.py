"""Who did it to whom: the frame of a trigger read off the syntactic places of its predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from dateline.coding.clause import Slots, Syntax
from dateline.lexicon import Pack
from dateline.records import Actors, Document, Participant, Span

QUANTITY, SUFFERING = "quantity", "suffering"  # classes of ``events/classes``
CONTENT = "content"  # a recipient place: those who act in what is blamed or praised
DEPTH = 3  # nouns between a complement and the actor that it belongs to


class Frame(NamedTuple):
    """Which places give actors and recipients, in order of preference."""

    id: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: tuple[str, ...]
    content: tuple[str, ...]


class Light(NamedTuple):
    """What the subject and the recipient of a light verb are to the act its noun names."""

    subject: str  # actor, recipient or none
    rule: str
    slots: tuple[str, ...]
    recipient: tuple[str, ...]
    shared: tuple[str, ...]


@dataclass(frozen=True)
class Frames:
    """The frames and light verbs of a pack."""

    frames: dict[str, Frame]
    light: dict[str, Light]
    quantities: frozenset[str]  # nouns that only count or group what follows: "dizaine", "liste"
    suffering: frozenset[str]  # "victime de", "cible de": the holder suffers what follows


def build_frames(pack: Pack) -> Frames:
    """Read ``events/frames`` and ``events/light_verbs``."""
    frames = {
        r.id.split(".", 1)[1]: Frame(
            r.id, r.many("actor"), r.many("recipient"), r.many("place"), r.many("content")
        )
        for r in pack.rows("events/frames")
    }
    light = {
        f: Light(r["subject"], r.id, r.many("slots"), r.many("recipient"), r.many("shared"))
        for r in pack.rows("events/light_verbs")
        for f in r.many("form")
    }
    return Frames(frames, light, _members(pack, QUANTITY), _members(pack, SUFFERING))


def _members(pack: Pack, name: str) -> frozenset[str]:
    rows = pack.rows("events/classes")
    return frozenset(f for r in rows if r["class"] == name for f in r.many("form"))


class Cast(NamedTuple):
    """The participants of an act, with the tokens that they were read from."""

    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    tokens: tuple[int, ...]
    rules: tuple[str, ...]


class Casting:
    """Finds the participants of the acts of one document."""

    def __init__(self, document: Document, syntax: Syntax, actors: Actors, pack: Pack) -> None:
        self.document = document
        self.syntax = syntax
        self.actors = actors
        self.tables = pack.index(build_frames)

    def cast(self, tokens: tuple[int, ...], frame: Frame) -> Cast:
        """Return actors and recipients of the act that a trigger's tokens name, head first."""
        head = tokens[0]
        slots = self._slots(tokens)
        everyone = not frame.recipient and len(frame.actor) > 1
        doers = self._first(slots, frame.actor, together=everyone)
        receivers = self._first(slots, frame.recipient, taken=doers)
        receivers = receivers or self._belonging(slots, frame, doers)
        receivers = receivers or [x for x in self._sufferers(head) if x not in doers]
        rules = [frame.id]
        verb = self._light_verb(head)
        if verb is not None:
            doers, receivers, rule = self._lend(verb, head, frame, doers, receivers)
            rules.append(rule)
        elif not doers and "subj" not in frame.actor:
            doers = [x for x in self._circumstance(head) if x not in receivers]
        return self._cast(doers, receivers, tuple(rules))

    def _sufferers(self, noun: int) -> list[int]:
        """ "X, victime de violences", "X fait l'objet d'une enquête": X suffers it."""
        d = self.document
        holder = d.head[noun]
        if d.dep[noun] != "nmod" or d.lemma[holder] not in self.tables.suffering:
            return []
        subjects = self.syntax.slots(holder).get("subj", [])
        above = d.head[holder]
        if not subjects and self.syntax.is_verbal(above):
            subjects = self.syntax.slots(above).get("subj", [])
        elif not subjects and above != holder:
            subjects = [above]
        return [y for x in subjects for y in self._counted(x) if self._stands(y)]

    def _slots(self, tokens: tuple[int, ...]) -> Slots:
        """The places of all words of a phrase: "entamer des négociations avec"."""
        slots = self.syntax.slots(tokens[0])
        if len(tokens) == 1:
            return slots
        merged = {name: list(heads) for name, heads in slots.items()}
        for token in tokens[1:]:
            if self.syntax.is_verbal(token):
                continue
            for name, heads in self.syntax.slots(token).items():
                merged.setdefault(name, []).extend(heads)
        return {name: [x for x in heads if x not in tokens] for name, heads in merged.items()}

    def _belonging(self, slots: Slots, frame: Frame, doers: list[int]) -> list[int]:
        """Whose the thing is that is blamed, asked or struck: "dénoncer l'attitude de X"."""
        for place in frame.recipient:
            for thing in slots.get(place, ()):
                owners = [x for x in self._owners(thing, DEPTH) if x not in doers]
                if owners:
                    return owners
        return []

    def _owners(self, thing: int, depth: int) -> list[int]:
        slots = self.syntax.slots(thing)
        places = (self.syntax.words.genitive, "poss", "adj")
        owners = [x for p in places for x in slots.get(p, ()) if self._stands(x)]
        if owners or not depth:
            return owners
        below = slots.get(self.syntax.words.genitive, ())
        return [y for x in below for y in self._owners(x, depth - 1)]

    def _circumstance(self, noun: int) -> list[int]:
        """The subject of the clause, for "après une visite à Kiev, le ministre …"."""
        d = self.document
        verb = d.head[noun]
        if not d.dep[noun].startswith("obl") or not self.syntax.is_verbal(verb):
            return []
        if self.syntax.preposition(noun) not in self.syntax.words.circumstances:
            return []
        slots = self.syntax.slots(verb)
        subjects = slots.get("obj" if "passive" in slots else "subj", ())
        return [y for x in subjects for y in self._counted(x) if self._stands(y)]

    def _first(
        self,
        slots: Slots,
        places: tuple[str, ...],
        *,
        together: bool = False,
        taken: list[int] | None = None,
    ) -> list[int]:
        """The phrases of the first place that holds an actor; of all places when all take part."""
        barred = frozenset(taken or ())
        found: dict[int, None] = {}  # in order, and quick to look up
        for place in places:
            heads = [y for x in slots.get(place, ()) for y in self._counted(x)]
            found |= dict.fromkeys(x for x in heads if self._stands(x) and x not in barred)
            if found and not together:
                break
        return list(found)

    def _counted(self, token: int) -> list[int]:
        """What a noun of quantity counts: "des dizaines de milliers de militaires"."""
        d = self.document
        for _ in range(DEPTH):
            if self._stands(token) or d.lemma[token] not in self.tables.quantities:
                break
            below = self.syntax.slots(token).get(self.syntax.words.genitive, ())
            if not below:
                break
            token = below[0]
        return [token]

    def with_counted(self, slots: Slots) -> Slots:
        """Return the places with what their nouns of quantity count: "des tonnes de vivres"."""
        d, quantities = self.document, self.tables.quantities
        if not any(d.lemma[x] in quantities for heads in slots.values() for x in heads):
            return slots
        return {
            name: [*heads, *(y for x in heads for y in self._below(x, DEPTH))]
            for name, heads in slots.items()
        }

    def _below(self, token: int, depth: int) -> list[int]:
        if not depth or self.document.lemma[token] not in self.tables.quantities:
            return []
        below = self.syntax.slots(token).get(self.syntax.words.genitive, [])
        return [*below, *(y for x in below for y in self._below(x, depth - 1))]

    def _stands(self, token: int) -> bool:
        k = self._mention(token)
        return k is not None and bool(self.actors.stands_for[k])

    def _mention(self, token: int) -> int | None:
        """The mention headed by a token, or the shortest that holds it as part of a name."""
        k = self.actors.at.get(token)
        if k is None:
            k = self.actors.covering.get(token)
            if k is not None and self.actors.mentions[k].form != "name":
                return None
        return k

    def _light_verb(self, noun: int) -> int | None:
        """The light verb that a noun of act completes: "lancer" over "offensive"."""
        d = self.document
        if self.syntax.is_verbal(noun):
            return None
        child = noun
        while d.dep[child] == "conj" or d.lemma[d.head[child]] in self.tables.quantities:
            if d.head[child] == child:
                break
            child = d.head[child]
        head = d.head[child]
        if d.dep[child].startswith("acl") or head == child or not self.syntax.is_verbal(head):
            return None
        light = self.tables.light.get(d.lemma[head])
        return head if light and self._place(child, head) in light.slots else None

    def _place(self, child: int, head: int) -> str:
        d = self.document
        dep = d.dep[child]
        if dep.startswith("nsubj"):
            return "obj" if self.syntax.voice(head).passive else "subj"
        return "obj" if dep == "obj" else self.syntax.preposition(child)

    def _lend(
        self, verb: int, noun: int, frame: Frame, doers: list[int], receivers: list[int]
    ) -> tuple[list[int], list[int], str]:
        """Fill what the noun leaves open from the places of its light verb."""
        light = self.tables.light[self.document.lemma[verb]]
        slots = self.syntax.slots(verb)
        subjects = [x for x in slots.get("subj", ()) if self._stands(x) and x != noun]
        if light.subject == "actor" and not doers:
            doers = [x for x in subjects if x not in receivers]
        elif light.subject == "recipient" and not receivers:
            receivers = subjects
        if light.subject == "actor" and not receivers:
            places = [p for p in light.recipient if p not in frame.actor]
            receivers = [
                x for x in self._first(slots, tuple(places)) if x != noun and x not in doers
            ]
        for place in light.shared:
            if place in frame.actor:
                doers += [x for x in slots.get(place, ()) if self._stands(x) and x not in doers]
        return doers, receivers, light.rule

    def _cast(self, doers: list[int], receivers: list[int], rules: tuple[str, ...]) -> Cast:
        actors = tuple(self._participants(doers))
        known = {p.entity for p in actors}
        recipients = tuple(p for p in self._participants(receivers) if p.entity not in known)
        return Cast(actors, recipients, tuple(doers + receivers), rules)

    def _participants(self, tokens: list[int]) -> Iterator[Participant]:
        seen: set[int] = set()
        for token in tokens:
            k = self._mention(token)
            if k is None:
                continue
            span = self.actors.mentions[k].span
            for entity in self.actors.stands_for[k]:
                if entity not in seen:
                    seen.add(entity)
                    yield Participant(entity, span)

    def entities_at(self, token: int) -> tuple[int, ...]:
        """Return the entities that a token's mention stands for."""
        k = self._mention(token)
        return self.actors.stands_for[k] if k is not None else ()

    def span_at(self, token: int) -> Span | None:
        """Return the words of a token's mention."""
        k = self._mention(token)
        return self.actors.mentions[k].span if k is not None else None

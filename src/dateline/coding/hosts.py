"""The host of a visit: the state of the place, as an entity of its own where none is named."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.lexicon import Pack
from dateline.records import Actors, Entity, Participant, Place


@dataclass(frozen=True)
class StateNames:
    """Alpha-3 code -> short name, from ``places/countries``."""

    names: dict[str, str]


def build_state_names(pack: Pack) -> StateNames:
    """Read ``places/countries``."""
    names: dict[str, str] = {}
    for row in pack.rows("places/countries"):
        if row.get("status") == "short":
            names.setdefault(row["country"], row["form"])
    return StateNames(names)


class Hosts:
    """Finds or makes the entity of a state; the entities made are added to the actors."""

    def __init__(self, actors: Actors, pack: Pack) -> None:
        self.actors = actors
        self._names = pack.index(build_state_names).names
        self._made: list[Entity] = []
        self._index = {
            e.country: k
            for k, e in reversed(list(enumerate(actors.entities)))
            if e.kind == "country" and e.country
        }

    def of(self, place: Place) -> Participant | None:
        """Return the state of a place as a participant, with no words of its own."""
        code = place.country
        if not code or code not in self._names:
            return None
        if code not in self._index:
            number = len(self.actors.entities) + len(self._made)
            self._index[code] = number
            self._made.append(
                Entity(
                    f"x{number + 1}",
                    self._names[code],
                    "country",
                    None,
                    code,
                    ("GOV",),
                    (),
                    "actors.host",
                    "host",
                )
            )
        return Participant(self._index[code], place.span if place.kind == "country" else None)

    def all_actors(self) -> Actors:
        """Return the actors with the hosts that were made."""
        return replace(self.actors, entities=(*self.actors.entities, *self._made))

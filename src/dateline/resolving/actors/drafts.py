"""An actor while it is being put together, and the tables that resolving needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from dateline.dates import UncertainDate
from dateline.lexicon import Pack
from dateline.records import ActorMention


@dataclass(slots=True)
class Draft:
    """An actor of the report as far as it is known."""

    name: str
    kind: str
    sort: str
    country: str | None
    sectors: tuple[str, ...]
    gender: str | None
    number: str | None
    rule: str
    role: str | None = None
    keys: set[str] = field(default_factory=set)  # nouns that were said of it
    noun: str = ""  # the noun of its name, or the key of its row
    office: str = ""  # noun of the office held on the report's day
    past: frozenset[str] = frozenset()  # offices of all its life
    reason: str = "said"

    @property
    def named(self) -> bool:
        """Whether a proper name stands for it."""
        return self.sort not in _NOUNS


_NOUNS = frozenset({"role", "human", "institution", "demonym"})


def draft_of(m: ActorMention) -> Draft:
    """Return a new actor with what one mention says."""
    draft = Draft(
        m.name,
        m.kind or "group",
        m.sort,
        m.country,
        m.sectors,
        m.gender,
        m.number,
        m.rule,
        m.role,
        noun=m.key,
    )
    if m.sort in _NOUNS:
        draft.keys.add(m.key)
    return draft


@dataclass(frozen=True, slots=True)
class Office:
    """What a known person was from one day to another."""

    sectors: tuple[str, ...]
    role: str
    key: str
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Tables:
    """Offices by person, first names by gender, names of states, words by class."""

    offices: dict[str, tuple[Office, ...]]
    given: dict[str, str]
    states: dict[str, tuple[str, str | None]]
    words: dict[str, frozenset[str]]
    default_country: str | None
    alike: dict[str, frozenset[str]]


def tables(pack: Pack) -> Tables:
    """Return the tables of a pack, built at first use."""
    return pack.index(_build)


def _build(pack: Pack) -> Tables:
    offices: dict[str, list[Office]] = {}
    for r in pack.rows("actors/offices"):
        office = Office(r.many("sectors"), r["role"], r["key"], r["since"], r["until"])
        offices.setdefault(r["person"], []).append(office)
    states: dict[str, tuple[str, str | None]] = {}
    genders = {"m": "Masc", "f": "Fem", "mp": "Masc", "fp": "Fem"}
    for r in pack.rows("places/countries"):
        if r["status"] == "short":
            states.setdefault(r["country"], (r["form"], genders.get(r["gender"])))
    words: dict[str, set[str]] = {}
    for r in pack.rows("actors/words"):
        words.setdefault(r["class"], set()).add(r["form"])
    default = pack.settings.get("country")
    return Tables(
        {k: tuple(v) for k, v in offices.items()},
        {r["form"]: r["gender"] for r in pack.rows("actors/given")},
        states,
        {k: frozenset(v) for k, v in words.items()},
        str(default) if default else None,
        _alike(pack),
    )


def _alike(pack: Pack) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for r in pack.rows("actors/alike"):
        for key in r.many("keys"):
            found.setdefault(key, set()).update(r.many("keys"))
    return {k: frozenset(v) for k, v in found.items()}


def office_on(offices: tuple[Office, ...], published: UncertainDate | None) -> Office | None:
    """Return the office held at the report's date; the only one, or none, where it has no date."""
    if published is None or published.earliest is None:
        return offices[-1] if len(offices) == 1 else None
    day = str(published.earliest)
    for office in offices:
        if (not office.since or office.since <= day) and (not office.until or day <= office.until):
            return office
    return None


def begun(offices: tuple[Office, ...], published: UncertainDate | None) -> Iterator[Office]:
    """Yield the offices that began before the report; all where it has no date."""
    day = str(published.latest) if published is not None and published.latest else None
    for office in offices:
        if day is None or not office.since or office.since <= day:
            yield office

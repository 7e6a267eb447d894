"""Function words of the pack that syntax needs: prepositions by slot, verbs of object control."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon import Pack

CIRCUMSTANCES = frozenset({"circumstance", "purpose"})


@dataclass(frozen=True)
class Words:
    """Function words of the pack that syntax needs."""

    prepositions: dict[str, str]  # form -> slot name
    object_control: frozenset[str]  # verbs whose object or addressee does the infinitive
    passive_agent: str  # slot of the agent
    genitive: str  # slot of the bare complement of a noun
    between: str  # slot of the two sides of a mutual act
    inside: frozenset[str]  # slots of the act or place in which something happens
    circumstances: frozenset[str]  # slots of what the subject did before, after or meanwhile


def build_words(pack: Pack) -> Words:
    """Read ``qualifiers/prepositions`` and ``qualifiers/control``."""
    rows = pack.rows("qualifiers/prepositions")
    return Words(
        prepositions={f: r["slot"] for r in rows for f in r.many("form")},
        object_control=frozenset(
            f for r in pack.rows("qualifiers/control") for f in r.many("form")
        ),
        passive_agent=next((r["slot"] for r in rows if r["role"] == "agent"), ""),
        genitive=next((r["slot"] for r in rows if r["role"] == "genitive"), ""),
        between=next((r["slot"] for r in rows if r["role"] == "between"), ""),
        inside=frozenset(r["slot"] for r in rows if r["role"] == "inside"),
        circumstances=frozenset(r["slot"] for r in rows if r["role"] in CIRCUMSTANCES),
    )

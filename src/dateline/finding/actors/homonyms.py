"""Words that several states share: "le Congo", "congolais", "coréen".

The state that the report names unmistakably is meant; the first of the row where it names none.
"""

from __future__ import annotations

from collections import Counter

from dateline.finding.actors.tables import lexicon
from dateline.lexicon import Pack
from dateline.records import ActorMention, Document

Shared = dict[str, tuple[str, ...]]


def settle(
    document: Document,
    mentions: tuple[ActorMention, ...],
    pack: Pack,
    home: str | None = None,
) -> tuple[ActorMention, ...]:
    """Return the mentions with the state meant by each word that several states share."""
    rows, words = pack.index(_shared)
    doubts = {k: c for k, m in enumerate(mentions) if (c := _doubt(document, m, rows, words))}
    if not doubts:
        return mentions
    sure = Counter(m.country for k, m in enumerate(mentions) if k not in doubts and m.country)
    if home:
        sure[home] += 1
    return tuple(_settled(m, doubts.get(k, ()), sure) for k, m in enumerate(mentions))


def _shared(pack: Pack) -> tuple[Shared, Shared]:
    """Return the countries of shared rows, and of the forms of shared demonyms."""
    rows = {r["row"]: r.many("countries") for r in pack.rows("actors/homonyms")}
    demonyms = lexicon(pack).demonyms
    return rows, {form: rows[d.id] for form, d in demonyms.items() if d.id in rows}


def _doubt(document: Document, m: ActorMention, rows: Shared, words: Shared) -> tuple[str, ...]:
    if m.rule in rows:
        return rows[m.rule]
    if m.form == "description" and m.country:
        for i in range(m.first, m.stop):
            countries = words.get(document.lower[i], ())
            if m.country in countries:
                return countries
    return ()


def _settled(m: ActorMention, countries: tuple[str, ...], sure: Counter[str]) -> ActorMention:
    if not countries:
        return m
    country = max(countries, key=lambda c: (sure[c], c == m.country))
    if country == m.country:
        return m
    return m._replace(country=country, key=country if m.form == "adjective" else m.key)

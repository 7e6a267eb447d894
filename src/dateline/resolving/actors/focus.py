"""The country that a report is about, for whoever it names without a country."""

from __future__ import annotations

from collections import Counter

from dateline.records import ActorMention, Document

_NO_STATE = frozenset({"IGO", "NGO", "MNC", "UNO", "EUR", "IMG", "ISM"})
_WEIGHTS = {
    "states": 2.0,
    "capitals": 2.0,
    "place": 2.0,
    "adjective": 1.5,
    "demonym": 1.5,
    "seats": 1.5,
    "persons": 1.0,
    "parties": 1.0,
}
_OTHER = 0.7  # names of bodies, offices, groups
_FIRST = 0.6  # for the country named first
_PRIOR = 0.5  # the pack's own country
_HOME = 1.5  # the country of the publisher
_EARLY = 60  # tokens whose names weigh double


_LOCAL = frozenset({"states", "capitals", "place", "adjective", "demonym", "seats"})
_MARGIN = 1.0
_OPENING = 4  # tokens from the start of a sentence in which a place sets the scene


class Focus:
    """The country of the report, and the one that a paragraph turns to."""

    def __init__(
        self,
        document: Document,
        mentions: tuple[ActorMention, ...],
        home: str | None,
        *,
        surely: bool = False,
    ) -> None:
        self.document = document
        self.report = focus_of(mentions, home, _HOME if surely else _PRIOR)
        self._openings: dict[int, str] = {}
        self._paragraphs: dict[int, Counter[str]] = {}
        for m in mentions:
            if m.country and m.country not in _NO_STATE and m.sort in _LOCAL:
                count = self._paragraphs.setdefault(document.paragraph_of[m.first], Counter())
                count[m.country] += 1
                if m.sort == "place" and self._opens(m):
                    self._openings.setdefault(document.sentence_of[m.first], m.country)

    def _opens(self, m: ActorMention) -> bool:
        """Return whether a place opens its sentence: "Au Tchad, les autorités"."""
        return m.first - self.document.sentences[self.document.sentence_of[m.first]][0] < _OPENING

    def opening(self, token: int) -> str | None:
        """Return the country in which the sentence of a token is set by its first words."""
        return self._openings.get(self.document.sentence_of[token])

    def at(self, token: int) -> str | None:
        """Return the country of the paragraph of a token where it names one alone."""
        count = self._paragraphs.get(self.document.paragraph_of[token])
        if not count or self.report in count:
            return self.report
        first, *others = count.most_common(2)
        if others and first[1] - others[0][1] < _MARGIN:
            return self.report
        return first[0]


def focus_of(mentions: tuple[ActorMention, ...], home: str | None, prior: float) -> str | None:
    """Return the country that weighs most, the home country where none is named."""
    weights: dict[str, float] = {home: prior} if home else {}
    for m in mentions:
        if m.country and m.country not in _NO_STATE:
            weight = _WEIGHTS.get(m.sort, _OTHER) * (2.0 if m.first < _EARLY else 1.0)
            if m.country not in weights and len(weights) <= bool(home):
                weight += _FIRST
            weights[m.country] = weights.get(m.country, 0.0) + weight
    if not weights:
        return None
    return max(sorted(weights), key=lambda c: weights[c])

"""First persons: "je" and "nous" inside a quotation are who speaks there."""

from __future__ import annotations

from dateline.records import QuoteMention
from dateline.resolving.actors.cast import Cast, Found

_FORMS = ("pronoun", "possessive")
_FIRST = ("first", "possessive_first")


def resolve_speakers(
    cast: Cast,
    quotes: tuple[QuoteMention, ...],
    quote_of: dict[int, int],
    bodies: dict[int, int],
) -> None:
    """Give first-person pronouns and possessives their speaker.

    ``bodies`` maps a person to the body named in the person's role: "nous" in the mouth of the
    president of an association is the association.
    """
    for k, m in enumerate(cast.mentions):
        if m.form in _FORMS and m.sort.startswith(_FIRST):
            speakers = _speaker(cast, quotes, quote_of.get(m.head))
            cast.meet(k, _voice(speakers, bodies) if "plural" in m.sort else speakers)


def _speaker(cast: Cast, quotes: tuple[QuoteMention, ...], q: int | None) -> Found:
    token = quotes[q].speaker if q is not None else None
    return cast.of_token(token) if token is not None else ()


def _voice(speakers: Found, bodies: dict[int, int]) -> Found:
    for at in speakers:
        if at in bodies:
            return (bodies[at],)
    return speakers

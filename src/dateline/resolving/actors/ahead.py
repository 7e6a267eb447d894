"""Names that come after their description: "Le député de la Creuse … Jean Dupont a …"."""

from __future__ import annotations

from dateline.records import ActorMention
from dateline.resolving.actors.cast import Cast
from dateline.resolving.actors.descriptions import agrees

_SENTENCES = 2  # how far after the description the name may come
_MENTIONS = 40  # the same, where a sentence has no end


def look_ahead(cast: Cast) -> None:
    """Make one of a person's office told first and the name that follows it as a subject."""
    seen: set[int] = set()
    for k, m in enumerate(cast.mentions):
        if m.sort != "role" or m.kind != "person" or m.det != "definite":
            continue
        if len(cast.stands[k]) != 1 or cast.stands[k][0] in seen:
            continue
        at = cast.stands[k][0]
        seen.add(at)
        if not cast.drafts[at].named:
            name = _next_subject(cast, k, m)
            if name is not None:
                _become(cast, at, name)


def _next_subject(cast: Cast, k: int, m: ActorMention) -> int | None:
    sentence_of = cast.document.sentence_of
    for other in range(k + 1, min(k + _MENTIONS, len(cast.mentions))):
        o = cast.mentions[other]
        if sentence_of[o.head] - sentence_of[m.head] > _SENTENCES:
            return None
        if o.form == "name" and o.kind == "person" and o.first >= m.stop:
            at = cast.named[other]
            subject = cast.document.dep[o.head].startswith("nsubj")
            if subject and cast.first_met.get(at, 0) > m.first and _may_be(cast, at, m):
                return at
    return None


def _may_be(cast: Cast, at: int, m: ActorMention) -> bool:
    known = cast.drafts[at]
    if known.role or not agrees(m, m.country, known):
        return False
    return not known.sectors or bool(set(known.sectors) & set(m.sectors))


def _become(cast: Cast, old: int, new: int) -> None:
    """What was said of a description is said of the name."""
    gone, kept = cast.drafts[old], cast.drafts[new]
    kept.role = kept.role or gone.role
    kept.sectors = kept.sectors or gone.sectors
    kept.country = kept.country or gone.country
    kept.keys |= gone.keys
    kept.reason = "role_before_name"
    cast.same[old] = new

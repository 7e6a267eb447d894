"""When two codings of one thing are the same: names, entities, dates, places, quotations."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

Record = Mapping[str, Any]

ARTICLES = frozenset({"le", "la", "les", "l", "de", "du", "des", "d", "the"})
STATES = frozenset({"country", "government"})
NEAR_KM = 30  # two places this close are one
OVERLAP = 0.7  # share of the longer content that two quotations must have in common
LONGEST_TRIGGER = 80  # code points; a longer trigger is no trigger


@lru_cache(maxsize=20_000)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a name, without accents, case, punctuation and articles."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).lower()
    return frozenset(re.sub(r"[^a-z0-9]+", " ", plain).split()) - ARTICLES


def same_name(a: str | None, b: str | None) -> bool:
    """Whether one name holds the words of the other, with at most four more."""
    x, y = words_of(a or ""), words_of(b or "")
    return bool(x and y) and (x <= y or y <= x) and abs(len(x) - len(y)) <= 4


def same_entity(gold: Record, found: Record) -> bool:
    """Whether two actors are one: by name, or as one state under two names."""
    if same_name(gold.get("name"), found.get("name")):
        return True
    states = {gold.get("kind"), found.get("kind")} <= STATES
    return states and bool(gold.get("country")) and gold.get("country") == found.get("country")


def same_when(gold: Record | None, found: Record | None) -> bool:
    """Whether two dates are one: the same EDTF, an alternative of the gold, or the same bounds."""
    if not gold or not found:
        return not gold and not found
    if gold["edtf"] == found.get("edtf") or found.get("edtf") in gold.get("also", []):
        return True
    bounds = (gold.get("earliest"), gold.get("latest"))
    return (
        not gold["edtf"].startswith("[")
        and any(bounds)
        and bounds == (found.get("earliest"), found.get("latest"))
    )


def same_place(gold: Record, found: Record) -> bool:
    """Whether two places are one: the same country, the same name, or within 30 km."""
    if gold.get("kind") == found.get("kind") == "country" and gold.get("country"):
        return bool(gold["country"] == found.get("country"))
    if gold.get("country") and found.get("country") and gold["country"] != found["country"]:
        return False
    return same_name(gold.get("name"), found.get("name")) or kilometres(gold, found) <= NEAR_KM


def kilometres(a: Record, b: Record) -> float:
    """Return the great-circle distance of two places; infinite where one has no coordinates."""
    if None in (a.get("lat"), a.get("lon"), b.get("lat"), b.get("lon")):
        return math.inf
    p, q = math.radians(a["lat"]), math.radians(b["lat"])
    across = math.radians(b["lon"] - a["lon"])
    h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(across / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def same_quote(gold: Record, found: Record) -> bool:
    """Whether two quotations have their content and their speaker in common."""
    x, y = gold["content"], found.get("content", [])
    inside = sum(overlap(a, b) for a in x for b in y)
    size = max(_length(x), _length(y), 1)
    a, b = (gold.get("speaker") or {}).get("name"), (found.get("speaker") or {}).get("name")
    return inside / size >= OVERLAP and (not (a or b) or same_name(a, b))


def same_count(gold: Record, found: Record) -> bool:
    """Whether two numbers count the same and have the same bounds."""
    return all(gold.get(k) == found.get(k) for k in ("what", "min", "max"))


def overlap(a: Record, b: Record) -> int:
    """Return how many code points two spans share."""
    return int(max(0, min(a["end"], b["end"]) - max(a["start"], b["start"])))


def _length(spans: Sequence[Record]) -> int:
    return sum(s["end"] - s["start"] for s in spans)


def matched(gold: Sequence[Any], found: Sequence[Any], same: Callable[[Any, Any], bool]) -> int:
    """Return how many of the gold have a partner of their own among the found."""
    free, right = list(found), 0
    for g in gold:
        hit = next((f for f in free if same(g, f)), None)
        if hit is not None:
            right += 1
            free.remove(hit)
    return right


def pair_events(
    gold: Sequence[Record], found: Sequence[Record], sentences: Sequence[Record]
) -> list[tuple[Record, Record]]:
    """Pair events of one type, one to one: by their triggers first, then by their sentence."""
    pairs: list[tuple[Record, Record]] = []
    free_gold, free_found = list(gold), list(found)
    for score in (_trigger_score, _sentence_score):
        for g in list(free_gold):
            scored = [
                (score(g, f, sentences), -k, f)
                for k, f in enumerate(free_found)
                if f["type"] == g["type"]
            ]
            best = max(scored, key=lambda s: s[:2], default=None)
            if best and best[0] > 0:
                pairs.append((g, best[2]))
                free_gold.remove(g)
                free_found.remove(best[2])
    return pairs


def _trigger_score(gold: Record, found: Record, _: Sequence[Record]) -> float:
    trigger = found["trigger"]
    if trigger["end"] - trigger["start"] > LONGEST_TRIGGER:
        return 0
    return max(overlap(s, trigger) for s in (gold["trigger"], *gold.get("triggers", [])))


def _sentence_score(gold: Record, found: Record, sentences: Sequence[Record]) -> float:
    where = _trigger_score(gold, found, sentences)
    if where:
        return where
    k = sentence_of(gold["trigger"], sentences)
    return 0.5 if k >= 0 and k == sentence_of(found["trigger"], sentences) else 0


def sentence_of(span: Record, sentences: Sequence[Record]) -> int:
    """Return the sentence that shares most with a span; -1 where there are none."""
    return max(range(len(sentences)), key=lambda i: overlap(span, sentences[i]), default=-1)

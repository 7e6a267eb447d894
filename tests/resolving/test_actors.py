"""Who is meant, in passages of our own; the answer stands in the line (tests/cases/actors.yaml)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.finding.actors import find_actors
from dateline.lexicon import Pack
from dateline.records import Actors, Document, Entity
from dateline.resolving.actors import resolve_actors

CASES = Path(__file__).parent.parent / "cases"


def passages() -> Iterator[Any]:
    """Yield the cases with their documents, which scripts/parse_cases.py made."""
    cases = yaml.safe_load((CASES / "actors.yaml").read_text(encoding="utf-8"))
    lines = (CASES / "actors.jsonl").read_text(encoding="utf-8").splitlines()
    for case, line in zip(cases, lines, strict=True):
        yield pytest.param(case, Document.from_dict(json.loads(line)), id=case["about"])


def marked(text: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text without its signs, and the marked spans with their numbers."""
    plain, begun, spans = "", 0, []
    for part in re.split(r"(\[|\]\d*)", text):
        if part == "[":
            begun = len(plain)
        elif part.startswith("]"):
            spans.append((begun, len(plain), part[1:]))
        else:
            plain += part
    return plain, spans


def actors_of(document: Document, pack: Pack, home: str | None = None) -> Actors:
    mentions = find_actors(document, pack, home=home)
    return resolve_actors(document, mentions, (), pack, home=home)


def entities_at(actors: Actors, document: Document, start: int, end: int) -> list[Entity]:
    """Return what stands for the words from ``start`` to ``end``, by their head."""
    first, stop = document.token_at(start), document.token_at(end - 1) + 1
    heads = [i for i in range(first, stop) if not first <= document.head[i] < stop]
    k = next((actors.at[i] for i in heads if i in actors.at), None)
    k = actors.covering[stop - 1] if k is None else k
    return [actors.entities[e] for e in actors.stands_for[k]]


def told(entity: Entity) -> str:
    sectors = entity.sectors[0] if entity.sectors else "-"
    return f"{entity.name} | {entity.country} | {entity.kind} | {sectors}"


@pytest.mark.parametrize(("case", "document"), list(passages()))
def test_passage(case: dict[str, Any], document: Document, pack: Pack) -> None:
    text, spans = marked(case["text"])
    assert document.text == text, "run scripts/parse_cases.py"
    actors = actors_of(document, pack, case.get("home"))
    for start, end, numbers in spans:
        found = sorted(told(e) for e in entities_at(actors, document, start, end))
        assert found == sorted(case["who"][int(n)] for n in numbers), text[start:end]


@pytest.mark.parametrize(("case", "document"), list(passages()))
def test_same_words_same_actors(case: dict[str, Any], document: Document, pack: Pack) -> None:
    assert actors_of(document, pack) == actors_of(document, pack)
    for mention in find_actors(document, pack):
        assert document.text[mention.span.start : mention.span.end] == mention.span.text
        assert mention.first <= mention.head < mention.stop

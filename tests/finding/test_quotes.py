"""Quotations found in passages of our own, and in the examples of the pack's rules."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.evaluation.examples import signed
from dateline.finding.quotes import find_quotes, speech_cues
from dateline.lexicon import Pack, load_pack
from dateline.records import Document, QuoteMention

CASES = Path(__file__).parent.parent / "cases"
Parse = Callable[[str], Document]


def passages() -> Iterator[Any]:
    """Yield the cases with their documents, which were parsed when the cases were written."""
    cases = yaml.safe_load((CASES / "quotes.yaml").read_text(encoding="utf-8"))
    lines = (CASES / "quotes.jsonl").read_text(encoding="utf-8").splitlines()
    for case, line in zip(cases, lines, strict=True):
        yield pytest.param(case, Document.from_dict(json.loads(line)), id=case["about"])


def spoken(mention: QuoteMention, document: Document) -> str:
    speaker = "-" if mention.speaker is None else document.word[mention.speaker]
    return f"{mention.kind} {mention.verb or '-'} {speaker}"


@pytest.mark.parametrize(("case", "document"), list(passages()))
def test_passage(case: dict[str, Any], document: Document, pack: Pack) -> None:
    text, ranges, _ = signed(case["text"])
    found = find_quotes(document, pack)
    assert document.text == text, "run scripts that parse the cases again"
    assert [spoken(m, document) for m in found] == case["said"]
    assert sorted((c.start, c.end) for m in found for c in m.content) == ranges


@pytest.mark.parametrize(("case", "document"), list(passages()))
def test_spans_and_tokens_agree(case: dict[str, Any], document: Document, pack: Pack) -> None:
    for mention in find_quotes(document, pack):
        for span, (first, stop) in zip(mention.content, mention.tokens, strict=True):
            assert span.text == document.text[span.start : span.end]
            assert document.start[first] <= span.start
            assert span.end <= document.end[stop - 1]


def examples(kind: str) -> Iterator[Any]:
    for rule in load_pack("fr").rules("quotes/rules"):
        for example in rule.fields.get(kind, ()):
            yield pytest.param(rule.id, example, id=f"{rule.id}: {example['text'][:40]}")


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), list(examples("matches")))
def test_rule_matches(rule: str, example: dict[str, Any], parse: Parse, pack: Pack) -> None:
    text, ranges, star = signed(example["text"])
    document = parse(text)
    mine = [m for m in find_quotes(document, pack) if m.rule == rule]
    assert mine, "the rule finds nothing"
    assert mine[0].kind == example["kind"]
    assert example.get("verb") in {None, mine[0].verb}
    if "pieces" not in example:
        assert sorted((c.start, c.end) for m in mine for c in m.content) == ranges
    if star is not None and mine[0].speaker is not None and not example.get("loose"):
        assert document.start[mine[0].speaker] == star


@pytest.mark.model
@pytest.mark.parametrize(("rule", "example"), list(examples("rejects")))
def test_rule_rejects(rule: str, example: dict[str, Any], parse: Parse, pack: Pack) -> None:
    assert [m for m in find_quotes(parse(example["text"]), pack) if m.rule == rule] == []


def test_every_rule_has_examples(pack: Pack) -> None:
    assert [r.id for r in pack.rules("quotes/rules") if not r.fields.get("matches")] == []


def test_the_table_of_cues_is_rich(pack: Pack) -> None:
    cues = pack.index(speech_cues)
    assert len(cues.by_id) >= 350
    assert [c.form for c in cues.by_form["réjouit"]] == ["se réjouir"]
    assert "faire savoir" in {c.form for c in cues.by_form["fait"]}
    assert cues.phrases["yeux"][0].form == "aux yeux de"


def test_locutions_come_before_their_verbs(pack: Pack) -> None:
    for options in pack.index(speech_cues).by_form.values():
        sizes = [len(c.after) + len(c.before) for c in options]
        assert sizes == sorted(sizes, reverse=True)


def test_ids_are_sorted_and_name_their_family(pack: Pack) -> None:
    for table in pack.tables("quotes"):
        ids = [row.id for row in pack.rows(table)]
        assert ids == sorted(ids)
        assert all(re.match(r"quotes\.\w+\.", i) for i in ids)

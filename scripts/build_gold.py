#!/usr/bin/env python3
"""Compile the hand-written gold analyses: gold/sources/*.yaml -> gold/reports/*.json.

    python scripts/build_gold.py            write gold/reports and examples/reports
    python scripts/build_gold.py --check    only tell whether they are up to date (exit 1 if not)

A source holds a report, one sentence a line, and what a careful coder reads in it; spans are
named by their words and sentence (gold/README.md explains the form). Every span, code, key, link
and date is checked: the first fault of each source is told with its place, and nothing is written.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from dateline.dates import UncertainDate
from dateline.dates.timex import parse_value
from dateline.errors import DateError
from dateline.lexicon import load_pack

ROOT = Path(__file__).resolve().parent.parent
MAKER = "scripts/build_gold.py"

Json = dict[str, Any]

NOT_YET_TABLES = {
    "countries": frozenset("IGO NGO MNC UNO EUR IMG ISM".split()),
    "sectors": frozenset(
        "GOV MIL REB COP JUD LEG PTY OPP PRM SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF "
        "PRE REL SOC".split()
    ),
}


class GoldError(Exception):
    """A fault in a source, with the place where it stands."""


# --- the codebook ----------------------------------------------------------------------------


@cache
def codes(table: str, of: str = "") -> frozenset[str]:
    """Return the codes of a table of the codebook, of one kind or type where it holds several."""
    column = {"modes": "type", "kinds": "of"}.get(table, "")
    column_of_codes = "alpha3" if table == "countries" else "code"
    rows = load_pack("fr").rows(f"core/{table}")
    found = frozenset(r[column_of_codes] for r in rows if not column or r[column] == of)
    return found | NOT_YET_TABLES.get(table, frozenset())


def known(code: str, table: str, of: str = "") -> str:
    """Return the code when the codebook has it, else say which there are."""
    return among(code, codes(table, of), f"{of} {table}".strip())


def among(code: str, there_are: Iterable[str], what: str) -> str:
    """Return the code when it is one of these, else say which there are."""
    if code not in there_are:
        raise GoldError(f"{code!r} is none of the {what}: {' '.join(sorted(there_are))}")
    return code


# --- text and spans --------------------------------------------------------------------------


class Text:
    """A report's text and its sentences, and the search of spans by their words."""

    def __init__(self, source: str) -> None:
        self.sentences: list[tuple[int, int]] = []
        parts: list[str] = []
        at = 0
        for paragraph in re.split(r"\n\s*\n", source.strip("\n")):
            for k, line in enumerate(paragraph.split("\n")):
                gap = "" if not parts else " " if k else "\n\n"
                at += len(gap)
                parts += [gap, line]
                self.sentences.append((at, at + len(line)))
                at += len(line)
        self.text = "".join(parts)

    def sentence(self, number: int) -> Json:
        """Return a sentence as a span; sentences count from 1."""
        if not 1 <= number <= len(self.sentences):
            raise GoldError(f"there is no sentence {number}: they go from 1 to {len(self.sentences)}")
        return self._span(*self.sentences[number - 1])

    def find(self, words: str, sentence: int) -> Json:
        """Return the span that ``words`` name: ``text``, ``text#2``, ``text@3``, ``first … last``."""
        plain, number, nth = split_name(words, sentence)
        within = self.sentence(number)
        first, _, last = plain.partition(" … ")
        start, end = self._place(first, within, nth)
        if last:
            rest = self._span(end, within["end"])
            end = self._place(last, rest, None)[1]
        return self._span(start, end)

    def _place(self, words: str, within: Json, nth: int | None) -> tuple[int, int]:
        hits = [m.span() for m in whole(words).finditer(within["text"])]
        if not hits:
            raise GoldError(f"{words!r} does not stand in «{within['text']}»")
        if nth is None and len(hits) > 1:
            raise GoldError(f"{words!r} stands {len(hits)} times in «{within['text']}»: add #1, #2 …")
        if (nth or 1) > len(hits):
            raise GoldError(f"{words!r} stands only {len(hits)} times in «{within['text']}»")
        start, end = hits[(nth or 1) - 1]
        return within["start"] + start, within["start"] + end

    def _span(self, start: int, end: int) -> Json:
        return {"text": self.text[start:end], "start": start, "end": end}


def split_name(words: str, sentence: int) -> tuple[str, int, int | None]:
    """Take ``@sentence`` and ``#occurrence`` off the name of a span."""
    match = re.fullmatch(r"(.+?)(?:@(\d+))?(?:#(\d+))?", words, re.DOTALL)
    if match is None:
        raise GoldError("a span without words")
    plain, number, nth = match.groups()
    return plain, int(number or sentence), int(nth) if nth else None


@cache
def whole(words: str) -> re.Pattern[str]:
    """Return a pattern of these words that never begins or ends inside another word."""
    before = r"(?<!\w)" if words[0].isalnum() else ""
    after = r"(?!\w)" if words[-1].isalnum() else ""
    return re.compile(before + re.escape(words) + after)


# --- dates -----------------------------------------------------------------------------------


@cache
def date_of(edtf: str) -> Json:
    """Return ``edtf``, ``earliest`` and ``latest``; the text must be as the value prints it."""
    try:
        date = UncertainDate.parse(edtf)
    except DateError as fault:
        raise GoldError(f"{edtf!r}: {fault}") from None
    if date.edtf != edtf:
        raise GoldError(f"{edtf!r} is written {date.edtf!r}")
    first, last = date.earliest, date.latest
    return {"edtf": edtf, "earliest": str(first) if first else None, "latest": str(last) if last else None}


CALENDAR = re.compile(r"(\d{4}(?:-\d\d(?:-\d\d)?)?|\d{3}X)(?:T.*)?")
def kind_of(value: str) -> str:
    """Return the TIMEX3 kind that a value shows, unless the source says otherwise."""
    if value.startswith("P") and not value.endswith("_REF"):
        return "duration"
    return "time" if "T" in value and not value.endswith("_REF") else "date"


def check_value(value: str) -> None:
    """Refuse what is no TIMEX3 value."""
    try:
        parse_value(value)
    except DateError as fault:
        raise GoldError(f"{value!r}: {fault}") from None


def read_value(written: str) -> tuple[str, str | None, str | None, list[str]]:
    """Read ``[kind] VALUE [= EDTF | also | also]`` into kind, value, EDTF and alternatives."""
    left, _, right = written.partition(" = ")
    kind, _, value = left.rpartition(" ")
    value = value.strip()
    if value != "-":
        check_value(value)
    kind = known(kind or ("date" if value == "-" else kind_of(value)), "kinds", "time")
    dates = [part.strip() for part in right.split("|")] if right else []
    if not dates and kind in ("date", "time"):
        plain = CALENDAR.fullmatch(value)
        dates = [plain[1]] if plain else []
    return kind, None if value == "-" else value, dates[0] if dates else None, dates[1:]


# --- checks ----------------------------------------------------------------------------------


def fields(entry: Mapping[str, Any], required: str, optional: str) -> None:
    """Refuse an entry that lacks a field or has one that nothing reads."""
    missing = set(required.split()) - set(entry)
    strange = set(entry) - set(required.split()) - set(optional.split())
    if missing or strange:
        told = [f"lacks {' '.join(sorted(missing))}"] if missing else []
        told += [f"has unknown {' '.join(sorted(strange))}"] if strange else []
        raise GoldError(f"the entry {' and '.join(told)}")


def number(written: str) -> float | None:
    """Return a count as an integer where it is one; ``null`` is an open end."""
    if written == "null":
        return None
    return int(written) if re.fullmatch(r"\d+", written) else float(written)


# --- one source ------------------------------------------------------------------------------


class Source:
    """One source file, and the layers made from it."""

    def __init__(self, name: str, data: Mapping[str, Any]) -> None:
        fields(data, "text entities", REPORT_FIELDS)
        self.name = name
        self.data = data
        self.text = Text(data["text"])
        self.entities = dict(self._entities())
        self.used: set[str] = set()
        self.times = list(self._layer("times", self._time))
        self.places = list(self._layer("places", self._place))

    def analysis(self) -> Json:
        """Return the gold analysis, checked."""
        quotes = [self._told("quotes", k, q, self._quote) for k, q in self._entries("quotes")]
        events = [self._told("events", k, e, self._event) for k, e in self._entries("events")]
        self._link(events)
        unused = sorted(set(self.entities) - self.used)
        if unused:
            raise GoldError(f"entities that nothing uses: {' '.join(unused)}")
        return {
            "made_by": f"{MAKER} from gold/sources/{self.name}.yaml",
            "report": self._report(),
            "sentences": [{"start": s, "end": e} for s, e in self.text.sentences],
            "times": [t for t in self.times if t["edtf"]],
            "other_times": [t for t in self.times if not t["edtf"]],
            "places": self.places,
            "quotes": quotes,
            "events": events,
        }

    def example(self) -> str | None:
        """Return the plain text with its header, when the source asks for one."""
        header = self.data.get("header")
        if header is None:
            return None
        self._check_header(header)
        gap = "" if not header or header.endswith(" ") else "\n"
        return f"{header}{gap}{self.text.text}\n"

    def _check_header(self, header: str) -> None:
        for line in filter(None, header.split("\n")):
            key, value = re.split(r":?\s+", line.strip(), maxsplit=1)
            name = "published" if key == "date" else key
            if self.data.get(name) != value:
                raise GoldError(f"header: {name} is {self.data.get(name)!r}, not {value!r}")

    def _report(self) -> Json:
        return {
            "id": self.name,
            "title": self.data.get("title", ""),
            "text": self.text.text,
            "published": self.data.get("published"),
            "publisher": self.data.get("publisher", ""),
            "language": "fr",
        }

    # entities, times, places

    def _entities(self) -> Iterator[tuple[str, Json]]:
        for key, written in (self.data["entities"] or {}).items():
            parts = [part.strip() for part in written.split(";")]
            if len(parts) not in (2, 3):
                raise GoldError(f"entity {key}: write NAME; KIND COUNTRY SECTORS; ROLE")
            kind, country, *sectors = parts[1].split()
            yield (
                key,
                {
                    "entity": key,
                    "name": parts[0],
                    "kind": known(kind, "kinds", "actor"),
                    "role": parts[2] if len(parts) == 3 else None,
                    "country": None if country == "-" else known(country, "countries"),
                    "sectors": [known(s, "sectors") for s in sectors],
                },
            )

    def _layer(self, layer: str, make: Callable[[Json, Any], Json]) -> Iterator[Json]:
        for sentence, entries in (self.data.get(layer) or {}).items():
            for words, written in entries.items():
                try:
                    yield make(self.text.find(words, int(sentence)), written)
                except GoldError as fault:
                    raise GoldError(f"{layer}, sentence {sentence}, {words!r}: {fault}") from None

    def _time(self, span: Json, written: Any) -> Json:
        ends: Mapping[str, str] = {}
        if isinstance(written, dict):
            fields(written, "value", "ends")
            ends, written = written.get("ends", {}), written["value"]
        kind, value, edtf, also = read_value(written)
        day = date_of(edtf) if edtf else {"edtf": None, "earliest": None, "latest": None}
        return {
            **span,
            "kind": kind,
            "value": value,
            **day,
            **({"also": also} if also else {}),
            "ends": [self._end(span, words, value) for words, value in ends.items()],
        }

    def _end(self, span: Json, words: str, written: str) -> Json:
        kind, value, _, _ = read_value(written)
        plain, _, nth = split_name(words, 0)
        start, end = self.text._place(plain, span, nth)
        return {**self.text._span(start, end), "kind": kind, "value": value}

    def _place(self, span: Json, written: str) -> Json:
        kind, country, *name = written.split(maxsplit=2)
        return {
            "name": name[0] if name else span["text"],
            "kind": known(kind, "kinds", "place"),
            "country": None if country == "-" else known(country, "countries"),
            "lat": None,
            "lon": None,
            **span,
        }

    # quotes, events

    def _entries(self, layer: str) -> Iterator[tuple[int, Json]]:
        yield from enumerate(self.data.get(layer) or [], start=1)

    def _told(self, layer: str, k: int, entry: Json, make: Callable[[int, Json], Json]) -> Json:
        try:
            return make(k, entry)
        except GoldError as fault:
            where = f"{layer} {k}, sentence {entry.get('s')}, {entry.get('trigger', '')!r}"
            raise GoldError(f"{where}: {fault}") from None

    def _quote(self, _: int, entry: Json) -> Json:
        fields(entry, "s kind said", "by verb")
        s = int(entry["s"])
        speakers = self._participants(entry.get("by"), s)
        if len(speakers) > 1:
            raise GoldError("a quotation has one speaker; joint speakers are an entity of their own")
        return {
            "kind": known(entry["kind"], "kinds", "quote"),
            "speaker": speakers[0] if speakers else None,
            "verb": entry.get("verb"),
            "content": [self.text.find(words, s) for words in entry["said"]],
        }

    def _event(self, k: int, entry: Json) -> Json:
        fields(entry, "s code trigger key", EVENT_FIELDS)
        s = int(entry["s"])
        kind, mode, statuses = self._code(entry["code"])
        trigger, *others = [self.text.find(words, s) for words in entry["trigger"].split("|")]
        return {
            "id": f"e{k}",
            "label": entry.get("as"),
            "event_key": entry["key"],
            "type": kind,
            "mode": mode,
            "contexts": sorted(known(c, "contexts") for c in entry.get("contexts", [])),
            "status": statuses[0],
            "status_also": statuses[1:],
            "trigger": trigger,
            "triggers": others,
            "sentence": self.text.sentence(s),
            "actors": self._participants(entry.get("actors"), s),
            "recipients": self._participants(entry.get("recipients"), s),
            "when": self._when(entry["when"], s) if entry.get("when") else None,
            "where": [self._chosen(self.places, words, s, "place") for words in entry.get("where", [])],
            "source": self._source(entry.get("source"), s),
            "numbers": [self._number(n, s) for n in entry.get("numbers", [])],
            "why": [
                {"kind": known(w, "kinds", "why"), **self.text.find(words, s)}
                for why in entry.get("why", [])
                for w, words in why.items()
            ],
            "content_of": entry.get("of"),
        }

    def _code(self, written: str) -> tuple[str, str | None, list[str]]:
        code, _, status = written.partition(" ")
        kind, _, mode = code.partition("/")
        known(kind, "types")
        if mode:
            known(mode, "modes", kind)
        return kind, mode or None, [known(s, "statuses") for s in status.split("|")]

    def _participants(self, written: Any, s: int) -> list[Json]:
        return [self._participant(key, words, s) for key, words in (written or {}).items()]

    def _participant(self, key: str, words: str, s: int) -> Json:
        among(key, self.entities, "entities")
        self.used.add(key)
        return {**self.entities[key], **(self.text.find(words, s) if words else {})}

    def _source(self, written: Any, s: int) -> Json | None:
        if not written:
            return None
        verb = written.get("verb")
        (found,) = self._participants({k: v for k, v in written.items() if k != "verb"}, s)
        return {**found, "verb": verb}

    def _when(self, words: str, s: int) -> Json:
        time = self._chosen([t for t in self.times if t["edtf"]], words, s, "time")
        kept = ("text", "start", "end", "edtf", "earliest", "latest", "also")
        return {key: time[key] for key in kept if key in time}

    def _chosen(self, layer: list[Json], words: str, s: int, what: str) -> Json:
        span = self.text.find(words, s)
        for item in layer:
            if (item["start"], item["end"]) == (span["start"], span["end"]):
                return item
        raise GoldError(f"{words!r} is no {what} of sentence {split_name(words, s)[1]}")

    def _number(self, entry: Json, s: int) -> Json:
        what = known(next(iter(entry)), "kinds", "count")
        fields(entry, f"{what} text", "approx currency")
        low, _, high = entry[what].partition("..")
        return {
            "what": what,
            "min": number(low),
            "max": number(high or low),
            "approx": entry.get("approx") == "true",
            **({"currency": entry["currency"]} if "currency" in entry else {}),
            **self.text.find(entry["text"], s),
        }

    def _link(self, events: list[Json]) -> None:
        """Turn labels into ids, and hold the mentions of one act to one type."""
        ids: dict[str, str] = {}
        for event in events:
            label = event.pop("label")
            if label in ids:
                raise GoldError(f"two events are called {label!r}")
            ids.update({label: event["id"]} if label else {})
        types: dict[str, str] = {}
        for event in events:
            label = event["content_of"]
            if label:
                event["content_of"] = ids[among(label, ids, "events called 'as'")]
            if event["content_of"] == event["id"]:
                raise GoldError(f"{event['id']} is the content of itself")
            if types.setdefault(event["event_key"], event["type"]) != event["type"]:
                raise GoldError(f"key {event['event_key']!r} has mentions of two types")


REPORT_FIELDS = "title published publisher header times places quotes events"
EVENT_FIELDS = "as actors recipients when where source numbers why of contexts"


# --- all sources -----------------------------------------------------------------------------


def read_source(path: Path) -> Source:
    """Read one source; its values stay text."""
    try:
        return Source(path.stem, yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
    except yaml.YAMLError as fault:
        raise GoldError(f"not valid YAML: {fault}") from None


def build(sources: Path) -> tuple[dict[str, str], list[str]]:
    """Return the files to write, by path from the root, and the faults found."""
    made: dict[str, str] = {}
    faults: list[str] = []
    for path in sorted(sources.glob("*.yaml")):
        try:
            source = read_source(path)
            gold = json.dumps(source.analysis(), ensure_ascii=False, indent=1)
            made[f"gold/reports/{path.stem}.json"] = gold + "\n"
            example = source.example()
            if example is not None:
                made[f"examples/reports/{path.stem}.txt"] = example
        except GoldError as fault:
            faults.append(f"{path.name}: {fault}")
    return made, faults


def stale(made: Mapping[str, str], root: Path) -> list[str]:
    """Return the paths that differ from what the sources make, or that no source makes."""
    folders = (("gold/reports", "*.json"), ("examples/reports", "*.txt"))
    there = {f"{f}/{p.name}" for f, ending in folders for p in (root / f).glob(ending)}
    wrong = {p for p in made if p not in there or (root / p).read_text("utf-8") != made[p]}
    return sorted(wrong | (there - set(made)))


def main() -> int:
    """Compile all sources, or check that they are compiled."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    arguments.add_argument("--check", action="store_true", help="write nothing; exit 1 if stale")
    options = arguments.parse_args()
    made, faults = build(ROOT / "gold" / "sources")
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    wrong = stale(made, ROOT)
    if options.check:
        print("\n".join(f"{path} is not what {MAKER} makes: run it" for path in wrong))
        return 1 if wrong else 0
    for path in wrong:
        if path in made:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(made[path], encoding="utf-8")
        else:
            (ROOT / path).unlink()
    print(f"{len(made)} files from {len(list((ROOT / 'gold' / 'sources').glob('*.yaml')))} sources")
    return 0


if __name__ == "__main__":
    sys.exit(main())

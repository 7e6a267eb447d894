"""One source file: a report and all that a careful coder reads in it, checked as it is compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from goldform.text import Text, split_name
from goldform.values import (
    GoldError,
    Json,
    among,
    check_published,
    date_of,
    fields,
    known,
    number,
    read_value,
)

MAKER = "scripts/build_gold.py"
REPORT_FIELDS = "title published publisher header times places quotes events"
EVENT_FIELDS = "as actors recipients when where source numbers why of contexts"


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

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read a source file; all its values stay text."""
        try:
            return cls(path.stem, yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader))
        except yaml.YAMLError as fault:
            raise GoldError(f"not valid YAML: {fault}") from None

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
            "published": check_published(self.data.get("published")),
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
        also = [date_of(other)["edtf"] for other in also]
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
        return {**self.text.find_in(span, words), "kind": kind, "value": value}

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
            if not str(entry.get("s", "")).isdecimal():
                raise GoldError("s is the number of a sentence")
            return make(k, entry)
        except GoldError as fault:
            where = f"{layer} {k}, sentence {entry.get('s')}, {entry.get('trigger', '')!r}"
            raise GoldError(f"{where}: {fault}") from None

    def _quote(self, _: int, entry: Json) -> Json:
        fields(entry, "s kind said", "by verb")
        s = int(entry["s"])
        speakers = self._participants(entry.get("by"), s)
        if len(speakers) > 1:
            raise GoldError(
                "a quotation has one speaker; joint speakers are an entity of their own"
            )
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
            "where": [
                self._chosen(self.places, words, s, "place") for words in entry.get("where", [])
            ],
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
        if not isinstance(written or {}, dict):
            raise GoldError(f"{written!r}: write {{KEY: words}}, or {{KEY: }} for the understood")
        return [self._participant(key, words, s) for key, words in (written or {}).items()]

    def _participant(self, key: str, words: str, s: int) -> Json:
        among(key, self.entities, "entities")
        self.used.add(key)
        return {**self.entities[key], **(self.text.find(words, s) if words else {})}

    def _source(self, written: Any, s: int) -> Json | None:
        if not written:
            return None
        named = {key: words for key, words in written.items() if key != "verb"}
        if len(named) != 1:
            raise GoldError(f"{written!r}: a source is one entity and its verb")
        return {**self._participants(named, s)[0], "verb": written.get("verb")}

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

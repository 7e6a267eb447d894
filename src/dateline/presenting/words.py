"""Put codes into a reader's words: labels and names of the codebook, in French or English."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from dateline.dates import UncertainDate
from dateline.errors import DatelineError, UsageError
from dateline.lexicon import Pack, Row

Names = dict[tuple[str, str], Row]


class Words:
    """The names that a pack gives to codes, in one language.

    Parameters
    ----------
    pack
        Where ``core/labels.csv`` and the tables of the codebook are read, overlays included.
    lang
        A language column of ``core/labels.csv``: ``fr`` or ``en``.

    Raises
    ------
    UsageError
        ``presenting.unknown_lang`` when the labels have no such column.

    Examples
    --------
    >>> from dateline.lexicon import load_pack
    >>> Words(load_pack("fr"), "en").status("planned")
    'planned'
    """

    def __init__(self, pack: Pack, lang: str = "en") -> None:
        self.pack = pack
        self.lang = lang
        known = label_languages(pack)
        if lang not in known:
            raise UsageError("presenting.unknown_lang", lang=lang, known=", ".join(known))
        rows = pack.rows("core/labels")
        self._labels = {r.id.removeprefix("labels."): r[lang] for r in rows}

    def label(self, key: str, **values: object) -> str:
        """Return a label of the interface, its ``{names}`` filled in."""
        return self._labels[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """Return a counted label, in the singular or the plural (``reports.one``, ``.many``)."""
        form = self._labels["zero"] if number == 0 else "one" if number == 1 else "many"
        return self.label(f"{key}.{form}", count=self.figure(number))

    def figure(self, value: float) -> str:
        """Return a number with its thousands set apart as this language does."""
        return f"{value:,.10g}".replace(",", self._labels["thousands"])

    def type(self, code: str) -> str:
        """Return the name of an event type, or the code where the table has none."""
        return self._name(self._types.get(("", code)), code)

    def mode(self, kind: str, code: str) -> str:
        """Return the name of a mode of an event type."""
        return self._name(self._modes.get((kind, code)), code)

    def status(self, code: str) -> str:
        """Return the name of a status."""
        return self._name(self.statuses.get(("", code)), code)

    def context(self, code: str) -> str:
        """Return the name of a context."""
        return self._name(self._contexts.get(("", code)), code)

    def kind(self, of: str, code: str) -> str:
        """Return the name of a kind of actor, place, time, quotation, count or reason."""
        return self._name(self._kinds.get((of, code)), code)

    def quad(self, code: str) -> str:
        """Return the name of a quad class, 1 to 4."""
        return self._name(self._quads.get(("", code)), code)

    def what(self, event: Mapping[str, Any]) -> str:
        """Return the act of an event in words: its mode when it has one, else its type."""
        mode = event.get("mode")
        return self.mode(event["type"], mode) if mode else self.type(event["type"])

    def date(self, day: Mapping[str, Any] | None) -> str:
        """Return a date of an analysis (its ``edtf``) in words; empty when there is none."""
        edtf = (day or {}).get("edtf")
        return in_words(edtf, self.lang) if edtf else ""

    def published(self, report: Mapping[str, Any]) -> str:
        """Return when a report was published, in words."""
        day = self.date(report["published_as"])
        return self.label("published", date=day) if day else self.label("no_published")

    def note(self, note: Mapping[str, Any], text: str) -> str:
        """Return a note of an analysis of ``text`` in words: of its code, else its own message."""
        start, end = note.get("start"), note.get("end")
        words = self.quoted(text[start:end]) if start is not None else "–"
        template = self._notes.get(note["code"], str(note["message"]))
        return template.replace("{words}", words)

    def quoted(self, text: str) -> str:
        """Return words of a report between this language's quotation marks."""
        return self.label("quote", words=" ".join(text.split()))

    def is_fact(self, status: str) -> bool:
        """Return whether a status is told as fact."""
        row = self.statuses.get(("", status))
        return row is not None and row["fact"] == "yes"

    @cached_property
    def statuses(self) -> Names:
        """The rows of the statuses, in the order of their rank."""
        rows = sorted(self.pack.rows("core/statuses"), key=lambda r: int(r["rank"]))
        return _by_code(rows)

    @cached_property
    def _notes(self) -> Mapping[str, str]:
        rows = self.pack.rows("core/reasons")
        return {r["code"]: r[self.lang] for r in rows if r["field"] == "note"}

    @cached_property
    def _types(self) -> Names:
        return _by_code(self.pack.rows("core/types"))

    @cached_property
    def _quads(self) -> Names:
        return _by_code(self.pack.rows("core/quads"))

    @cached_property
    def _modes(self) -> Names:
        return _by_code(self.pack.rows("core/modes"), of="type")

    @cached_property
    def _contexts(self) -> Names:
        return _by_code(self.pack.rows("core/contexts"))

    @cached_property
    def _kinds(self) -> Names:
        return _by_code(self.pack.rows("core/kinds"), of="of")

    def _name(self, row: Row | None, code: str) -> str:
        return (row.get(f"name_{self.lang}") if row else "") or code


def in_words(edtf: str, lang: str) -> str:
    """Return an EDTF text in words, or as it is when it cannot be read."""
    from dateline.dates.words import in_words as worded

    try:
        return worded(UncertainDate.parse(edtf), lang)
    except DatelineError:
        return edtf


def words_for(lang: str | None, pack: Pack) -> Words:
    """Return the labels in the language asked for, else in the user's."""
    return Words(pack, lang or user_language(os.environ, label_languages(pack)))


def label_languages(pack: Pack) -> list[str]:
    """Return the languages in which labels are written: the columns of ``core/labels.csv``."""
    return [c for c in pack.rows("core/labels")[0].cells if c not in {"id", "note", "off"}]


def user_language(environment: Mapping[str, str], known: Iterable[str]) -> str:
    """Return the label language of a user's locale, ``en`` where no label is in it.

    Examples
    --------
    >>> user_language({"LANG": "fr_CD.UTF-8"}, ["fr", "en"])
    'fr'
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            language = environment[name].lower()[:2]
            return language if language in known else "en"
    return "en"


def _by_code(rows: Iterable[Row], of: str = "") -> Names:
    return {(r.get(of) if of else "", r["code"]): r for r in rows}

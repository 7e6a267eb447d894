"""Talk set line by line: dialogues with dashes, interviews with names or initials."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from dateline.finding.quotes.cues import CueFinder
from dateline.finding.quotes.frames import STOPS, Frame
from dateline.finding.quotes.speakers import Speakers
from dateline.finding.quotes.state import Spoken
from dateline.finding.quotes.tags import Tag, inserted_tag

LONG_DASHES = frozenset({"–", "—", "―"})
DASHES = LONG_DASHES | {"-", "--"}
LABEL = 7  # tokens in which the colon after a name stands
ENDING = 2  # tokens behind the last word of a tag that ends its line
TWICE = 2  # times that a name must begin a line to be an interview's


class Label(NamedTuple):
    """What begins a line of talk: its words, and the token of whoever it names."""

    text: str
    token: int | None


class Talk:
    """The lines of talk of a document, by paragraph."""

    def __init__(
        self, finder: CueFinder, who: Speakers, starts: list[int], signs: frozenset[str]
    ) -> None:
        self.signs = signs  # quotation marks
        self.finder, self.who, self.starts = finder, who, starts
        self.document = finder.document
        self._letters = finder.words["question"] | finder.words["reply"]
        self.labels = self._labels()

    def read(self) -> Iterator[tuple[int, Spoken]]:
        """Yield the paragraphs that are talk, each with what is said in it."""
        lines = list(self._dashed())
        asks = any(self._asks(k) for k, tag in lines if tag is None)
        told = any(tag is not None for _, tag in lines)
        speaks: dict[int, int | None] = {}
        for k, tag in lines:
            long = self._long(k)
            if tag is not None or (long and len(lines) >= TWICE and (asks or told)):
                # in a dialogue whoever spoke two lines ago speaks again
                speaks[k] = tag.speaker if tag else speaks.get(k - 2) if k - 1 in speaks else None
                yield k, self._line(k, 1, tag, speaks[k], "quotes.dialogue")
        for k, (width, speaker) in self.labels.items():
            yield k, self._line(k, width, None, speaker, "quotes.interview")

    def _dashed(self) -> Iterator[tuple[int, Tag | None]]:
        """Yield the paragraphs that begin with a dash, with the tag inside."""
        word = self.document.word
        for k, (first, stop) in enumerate(self.document.paragraphs):
            if word[first] not in DASHES or stop - first < 3 or word[stop - 1] in DASHES:
                continue
            frame = Frame(first + 1, stop, (), k)
            tag = inserted_tag([frame], self.starts, self.finder.verb_at, self.who)
            if tag is not None and tag.cue.inverted is None and not self._closes(k, tag):
                tag = None
            yield k, tag

    def _long(self, paragraph: int) -> bool:
        return self.document.word[self.document.paragraphs[paragraph][0]] in LONG_DASHES

    def _closes(self, paragraph: int, tag: Tag) -> bool:
        """Return whether a tag ends a line of talk: "— Où ? demande le juge."."""
        last = self.document.paragraphs[paragraph][1]
        return self._long(paragraph) and tag.place == "end" and last - tag.stop <= ENDING

    def _asks(self, paragraph: int) -> bool:
        return self.document.word[self.document.paragraphs[paragraph][1] - 1] == "?"

    def _labels(self) -> dict[int, tuple[int, int | None]]:
        """Return the paragraphs of an interview: width of the label, and who speaks.

        Lines without a label between two that have one go on with the answer.
        """
        firsts: dict[str, Label] = {}
        found: dict[Label, list[tuple[int, int]]] = {}
        for k, (first, stop) in enumerate(self.document.paragraphs):
            width = self._label_width(first, min(stop, first + LABEL))
            if width:
                label = self._label(first, first + max(1, width - 1))
                # one label, one person: whoever it names where it first stands
                label = firsts.setdefault(label.text, label)
                found.setdefault(label, []).append((k, width))
        back = {label: lines for label, lines in found.items() if len(lines) >= TWICE}
        if len(back) < TWICE:
            return {}
        labelled = sorted((k, w, label) for label, lines in back.items() for k, w in lines)
        guest = self._guest(labelled[0][0])
        told: dict[int, tuple[int, int | None]] = {}
        for (k, width, label), (after, _, _) in zip(
            labelled, [*labelled[1:], labelled[-1]], strict=True
        ):
            speaker = self._named(label, guest)
            told[k] = (width, speaker)
            told.update({n: (0, speaker or guest) for n in range(k + 1, after)})
        return told

    def _guest(self, paragraph: int) -> int | None:
        """The one who is interviewed: the first person named in full before the questions."""
        until = self.document.paragraphs[paragraph][0]
        people = [n for n in self.document.names if n.label == "PER" and n.first < until]
        full = [n for n in people if n.stop - n.first > 1]
        return next((n.first for n in full or people), None)

    def _label_width(self, first: int, stop: int) -> int:
        word = self.document.word
        if not word[first][0].isupper():
            return 0
        for k in range(first + 1, stop):
            if word[k] == ":":
                return k - first + 1
            if word[k] in STOPS and k > first + 3:
                break
        return self._letter(first)

    def _letter(self, first: int) -> int:
        """Return the width of a letter that a point sets off: "Q. Irez-vous ?"."""
        word = self.document.word
        if word[first].rstrip(".").lower() not in self._letters:
            return 0
        return 1 if word[first].endswith(".") else 2 * (word[first + 1 : first + 2] == (".",))

    def _label(self, first: int, stop: int) -> Label:
        """Return who a label stands for: a letter, or the first token of a name.

        Initials stand for the person named in full before ("P. O." for Paul Oury).
        """
        word = self.document.word
        text = " ".join(word[first:stop]).strip(" .")
        if text.lower() in self._letters:
            return Label(text.lower(), None)
        letters = [w[0] for w in text.replace(".", " ").split()]
        short = len(text.replace(".", "").replace(" ", "")) == len(letters) > 1
        full, initials = self._people
        named = full.get(text) or (initials.get("".join(letters)) if short else None)
        return (
            named
            if named and named.token is not None and named.token < first
            else Label(text, first)
        )

    @cached_property
    def _people(self) -> tuple[dict[str, Label], dict[str, Label]]:
        """The persons named in full, by their names and by their initials, first come."""
        full: dict[str, Label] = {}
        initials: dict[str, Label] = {}
        for name in self.document.names:
            parts = self.document.word[name.first : name.stop]
            if name.label == "PER" and len(parts) > 1:
                named = Label(" ".join(parts), name.first)
                full.setdefault(named.text, named)
                initials.setdefault("".join(p[0] for p in parts), named)
        return full, initials

    def _named(self, label: Label, guest: int | None) -> int | None:
        """Who a label stands for; a "Question" names nobody, a "Réponse" the guest."""
        if label.text in self.finder.words["question"]:
            return None
        return guest if label.text in self.finder.words["reply"] else label.token

    def _line(self, k: int, width: int, tag: Tag | None, speaker: int | None, rule: str) -> Spoken:
        d = self.document
        first, stop = d.paragraphs[k]
        first = min(first + width, stop - 1)
        parts = [(d.start[first], d.end[stop - 1])]
        if tag is not None:
            parts = [(d.start[first], d.start[tag.first]), (d.end[tag.stop - 1], d.end[stop - 1])]
        pieces = [p for p in (self._bare(a, z) for a, z in parts) if p]
        said = speaker if tag is None else tag.speaker
        return Spoken(tag.cue if tag else None, said, "direct", rule, pieces or parts)

    def _bare(self, start: int, end: int) -> tuple[int, int] | None:
        """Leave out white space and quotation marks at the edges."""
        text, signs = self.document.text, self.signs
        while start < end and (text[start].isspace() or text[start] in signs):
            start += 1
        while end > start and (text[end - 1].isspace() or text[end - 1] in signs):
            end -= 1
        return (start, end) if start < end else None

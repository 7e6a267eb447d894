"""Talk set line by line: dialogues with dashes, interviews with names or initials."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.finding.quotes.cues import CueFinder
from dateline.finding.quotes.frames import STOPS, Frame
from dateline.finding.quotes.speakers import Speakers
from dateline.finding.quotes.state import Spoken
from dateline.finding.quotes.tags import Tag, inserted_tag

LONG_DASHES = frozenset({"–", "—", "―"})
DASHES = LONG_DASHES | {"-", "--"}
LABEL = 7  # tokens in which the colon after a name stands
TWICE = 2  # times that a name must begin a line to be an interview's


class Talk:
    """The lines of talk of a document, by paragraph."""

    def __init__(
        self, finder: CueFinder, who: Speakers, starts: list[int], signs: frozenset[str]
    ) -> None:
        self.signs = signs  # quotation marks
        self.finder, self.who, self.starts = finder, who, starts
        self.document = finder.document
        self.labels = self._labels()

    def read(self) -> Iterator[tuple[int, Spoken]]:
        """Yield the paragraphs that are talk, each with what is said in it."""
        lines = list(self._dashed())
        asks = any(self._asks(k) for k, tag in lines if tag is None)
        told = any(tag is not None for _, tag in lines)
        for k, tag in lines:
            long = self.document.word[self.document.paragraphs[k][0]] in LONG_DASHES
            if tag is not None or (long and len(lines) >= TWICE and (asks or told)):
                yield k, self._line(k, 1, tag, None, "quotes.dialogue")
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
            if tag is not None and tag.cue.inverted is None:
                tag = None
            yield k, tag

    def _asks(self, paragraph: int) -> bool:
        return self.document.word[self.document.paragraphs[paragraph][1] - 1] == "?"

    def _labels(self) -> dict[int, tuple[int, int | None]]:
        """Return the paragraphs of an interview: width of the label, and who speaks.

        Lines without a label between two that have one go on with the answer.
        """
        found: dict[str, list[tuple[int, int]]] = {}
        for k, (first, stop) in enumerate(self.document.paragraphs):
            width = self._label_width(first, min(stop, first + LABEL))
            if width:
                key = " ".join(self.document.word[first : first + width - 1])
                found.setdefault(key, []).append((k, width))
        back = {key: lines for key, lines in found.items() if len(lines) >= TWICE}
        if len(back) < TWICE:
            return {}
        labelled = sorted((k, w, key) for key, lines in back.items() for k, w in lines)
        guest = self._guest(labelled[0][0])
        told: dict[int, tuple[int, int | None]] = {}
        for (k, width, key), (after, _, _) in zip(
            labelled, [*labelled[1:], labelled[-1]], strict=True
        ):
            speaker = self._named(key, k, guest)
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
                return 0
        return 0

    def _named(self, label: str, paragraph: int, guest: int | None) -> int | None:
        """Who a label stands for; a "Question" names nobody, a "Réponse" the guest."""
        key, words = label.lower().strip(" ."), self.finder.words
        if key in words["question"]:
            return None
        return guest if key in words["reply"] else self.document.paragraphs[paragraph][0]

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

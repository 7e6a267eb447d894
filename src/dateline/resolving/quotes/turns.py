"""Whose turn it is: a pronoun or a bare description in a tag goes on with who spoke before."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Quote, QuoteMention
from dateline.resolving.quotes.lookup import Lookup

NEAR = 2  # paragraphs over which "a-t-il dit" goes on with the person quoted before
FAR = 5  # the same where the pronoun stands for no other person
TAGS = frozenset({"quotes.tag", "quotes.tag_unmarked", "quotes.inserted", "quotes.dialogue"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
TOLD = frozenset({"name", "description"})
VERBS = frozenset({"VERB", "AUX"})
MAIN = frozenset({"ROOT", "parataxis", "conj"})


class Turns:
    """The order in which those who speak in one document take the word."""

    def __init__(self, lookup: Lookup, quotes: Sequence[QuoteMention]) -> None:
        self.lookup, self.document = lookup, lookup.document
        marked = (t for q in quotes if q.kind != "indirect" for t in q.tokens)
        self.quoted = {i for first, stop in marked for i in range(first, stop)}

    def of_pronoun(
        self, mention: QuoteMention, named: tuple[int, ...], earlier: list[Quote]
    ) -> tuple[int, ...]:
        """Return who "il" is in a tag: the one told of just before, else who spoke last."""
        near = NEAR if self.lookup.person(named) else FAR
        before = self.last(mention, earlier, near)
        goes_on = mention.stance == "add" and self.lookup.person(before)
        between = () if goes_on else self._between(mention, earlier, before)
        if mention.rule in TAGS:
            return between or (before if not named or self.lookup.person(before) else ())
        if not named or (self.lookup.person(before) and not self._taken_up(mention, earlier)):
            return before
        return ()

    def _taken_up(self, mention: QuoteMention, earlier: list[Quote]) -> bool:
        """Return whether the report has told of someone since the last quotation."""
        assert mention.speaker is not None
        d, actors = self.document, self.lookup.actors
        for i in range(self._since(mention, earlier), mention.speaker):
            if i in self.quoted or d.dep[i] not in SUBJECTS or i not in actors.at:
                continue
            if self.lookup.person(actors.stands_for[actors.at[i]]):
                return True
        return False

    def of_description(
        self, mention: QuoteMention, named: tuple[int, ...], earlier: list[Quote]
    ) -> tuple[int, ...]:
        """Return who "le responsable" is: who was told of or spoke last, if it can be the same."""
        before = self.last(mention, earlier)
        if self.lookup.person(named) and mention.stance != "add":
            between = self._between(mention, earlier, before)
            if between:
                return between
        kinds = {self.lookup.actors.entities[k].kind for k in named}
        if kinds.isdisjoint(self.lookup.actors.entities[k].kind for k in before):
            return ()
        return before

    def last(
        self, mention: QuoteMention, earlier: list[Quote], near: int = NEAR
    ) -> tuple[int, ...]:
        """The speaker of the quotation just before, if it is near and agrees."""
        before = next((q for q in reversed(earlier) if q.speakers), None)
        if before is None or mention.speaker is None:
            return ()
        d, speakers = self.document, before.speakers
        gap = d.paragraph_of[mention.speaker] - d.paragraph_of[before.mention.tokens[-1][0]]
        if gap > near:
            return ()
        agree = self.lookup.same(mention.speaker) or self._agrees(mention.speaker, speakers)
        return speakers if agree else ()

    def _agrees(self, token: int, speakers: tuple[int, ...]) -> bool:
        morph, genders = self.document.morph[token], self.lookup.gender(speakers)
        if "Number=Plur" in morph and self.lookup.person(speakers):
            return False
        return not (
            genders and "Gender=" in morph and not any(f"Gender={g}" in morph for g in genders)
        )

    def _between(
        self, mention: QuoteMention, earlier: list[Quote], before: tuple[int, ...]
    ) -> tuple[int, ...]:
        """Return the person that the report's own words tell of since the last quotation."""
        assert mention.speaker is not None
        start, stop = self._since(mention, earlier), min(mention.tokens[0][0], mention.speaker)
        strict = self.lookup.person(before)
        if strict:
            start = max(start, self._sentence_before(stop))
        for i in range(stop - 1, start - 1, -1):
            found = self._told_of(i, mention.speaker, strict=strict)
            if found:
                return found
        return ()

    def _since(self, mention: QuoteMention, earlier: list[Quote]) -> int:
        """Return where the last quotation ended, or some paragraphs ago."""
        assert mention.speaker is not None
        d = self.document
        stop = min(mention.tokens[0][0], mention.speaker)
        start = d.paragraphs[max(0, d.paragraph_of[stop] - NEAR)][0]
        if not earlier:
            return start
        last = earlier[-1].mention
        return max(start, last.tokens[-1][1], (last.cue or 0) + 1, (last.speaker or 0) + 1)

    def _sentence_before(self, stop: int) -> int:
        """Return where the report's own sentence before a token begins."""
        d, k = self.document, stop - 1
        while k > 0 and (k in self.quoted or d.pos[k] == "PUNCT"):
            k -= 1
        return d.sentences[d.sentence_of[k]][0]

    def _told_of(self, i: int, speaker: int, *, strict: bool) -> tuple[int, ...]:
        """Return the one person that a subject names; of a main clause, where that is asked."""
        if i in self.quoted:
            return ()
        d, actors = self.document, self.lookup.actors
        k = self.lookup.mention_at(i)
        if k is None or actors.mentions[k].form not in TOLD:
            return ()
        subject = d.dep[i] in SUBJECTS and (not strict or d.dep[d.head[i]] in MAIN)
        if not subject and not (i == actors.mentions[k].first and self._acts(k)):
            return ()
        found = self.lookup.entities(i)
        if found and "Number=Plur" in d.morph[speaker]:
            return found if actors.mentions[k].number == "Plur" and not strict else ()
        if not self.lookup.person(found) or not self._agrees(speaker, found):
            return ()
        known = actors.mentions[k].det != "definite" or not self.lookup.named.isdisjoint(found)
        return found if known or not strict else ()

    def _acts(self, k: int) -> bool:
        """Return whether a verb follows a name at once, whatever the tree makes of the two."""
        m, d = self.lookup.actors.mentions[k], self.document
        named = m.form == "name" and m.kind == "person" and m.stop < len(d)
        led = m.first > 0 and d.pos[m.first - 1] == "ADP"
        return named and not led and d.pos[m.stop] in VERBS and "VerbForm=Fin" in d.morph[m.stop]

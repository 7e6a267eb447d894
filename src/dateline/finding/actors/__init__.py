"""Where in the text someone stands who can act: names, descriptions, pronouns, possessives.

Every noun phrase that can be a participant gives a mention, whether it takes part in an act or
not: that is for ``coding`` to say. See docs/method/actors.md.
"""

from __future__ import annotations

from dateline.finding.actors.lexicon import NEVER, Demonym, Lexicon, Name, Noun, Pronoun, lexicon
from dateline.finding.actors.names import Found, find_names
from dateline.finding.actors.phrases import Phrase, demonym_of, read_phrase
from dateline.finding.actors.pronouns import form_of, read_pronoun
from dateline.finding.metonymy import acts
from dateline.lexicon import Pack
from dateline.records import ActorMention, Document

_GOVERNING = frozenset({"states", "capitals", "seats"})
_NOUNLIKE = frozenset({"NOUN", "PROPN", "X"})


def find_actors(document: Document, pack: Pack) -> tuple[ActorMention, ...]:
    """Return the mentions of possible actors, in the order of their heads.

    Parameters
    ----------
    document
        The parsed report.
    pack
        The language; its tables ``actors/…`` hold all words.

    Returns
    -------
    tuple[ActorMention, ...]
        At most one mention for a head token. A name that says where and not who has sort
        ``place``; ``resolving`` gives it no entity.
    """
    return _Finder(document, pack).mentions()


class _Finder:
    def __init__(self, document: Document, pack: Pack) -> None:
        self.document = document
        self.pack = pack
        self.lexicon: Lexicon = lexicon(pack)
        self.names = find_names(document, self.lexicon)
        self.found: dict[int, ActorMention] = {}
        self.swallowed: set[int] = set()

    def mentions(self) -> tuple[ActorMention, ...]:
        names, known, stop = self.names, self.lexicon.known, 0
        for i, word in enumerate(self.document.lower):
            if i < stop:
                continue
            name = names.get(i)
            if name is not None:
                stop = name.stop
                if i not in self.swallowed:
                    self._name(name)
            elif (word in known or "-" in word) and i not in self.swallowed:
                self._word(i, word)
        return tuple(self.found[h] for h in sorted(self.found))

    # --- names -------------------------------------------------------------------------------

    def _name(self, name: Found) -> None:
        if isinstance(name.means, Noun):
            if name.means.cls == NEVER:
                return
            self._noun(name.first, name.stop, name.means)
        elif name.means is None:
            self._unknown_name(name)
        elif name.means.kind == "person":
            self._person(name, name.means)
        else:
            self._known_name(name, name.means)

    def _known_name(self, name: Found, means: Name) -> None:
        sort, kind = means.sort, means.kind
        if sort in ("states", "capitals") and not acts(self.document, name.first, name.stop, self.pack):
            sort = "place"
        gender, number = self._agreement(name.first)
        text = self._text(name.first, name.stop)
        text = means.name if text.islower() else text
        self._add(
            name.first, name.stop, self._head(name.first, name.stop), "name", text,
            kind, None, means.country, means.sectors, means.gender or gender, means.number or number, means.id, sort, means.id,
        )  # fmt: skip

    def _agreement(self, first: int) -> tuple[str | None, str | None]:
        """Return the gender and number that the article before a name shows."""
        if first == 0:
            return None, None
        return self.lexicon.articles.get(self.document.lower[first - 1], (None, None))

    def _unknown_name(self, name: Found) -> None:
        if name.label == "person":
            self._person(name, None)
            return
        if name.label == "misc":
            return
        text = self._text(name.first, name.stop)
        noun = self.lexicon.nouns.get(self.document.lower[name.first])
        if noun is not None and name.stop - name.first > 1:
            self._noun(name.first, name.first + 1, noun)
            return
        sort = "place" if name.label == "place" else "organisation"
        head = self._head(name.first, name.stop)
        kind = "organisation"
        if sort == "place" and acts(self.document, name.first, name.stop, self.pack):
            sort, kind = "town", "government"
        sectors = noun.sectors if noun else ("GOV",) if kind == "government" else ()
        country = self.lexicon.places.get(text.lower()) if name.label == "place" else None
        self._add(
            name.first, name.stop, head, "name", text, kind, None, country, sectors, self._agreement(name.first)[0], "Sing",
            "actors.parser", sort, text,
        )  # fmt: skip

    def _person(self, name: Found, means: Name | None) -> None:
        first, gender = name.first, means.gender if means else None
        while first > 0 and self.document.lower[first - 1] in self.lexicon.titles and self.document.word[first - 1][0].isupper():
            first -= 1
            gender = gender or self.lexicon.titles[self.document.lower[first]] or None
        text = self._text(name.first, name.stop)
        key, country = (means.id, means.country) if means else (text, None)
        self._add(
            first, name.stop, self._head(first, name.stop), "name", text, "person", None, country, (), gender, "Sing",
            means.id if means else "actors.parser", "persons", key,
        )  # fmt: skip

    # --- words -------------------------------------------------------------------------------

    def _word(self, i: int, word: str) -> None:
        if word in self.lexicon.pronouns:
            pronoun = read_pronoun(self.document, self.lexicon, i)
            if pronoun is not None:
                self._pronoun(i, pronoun)
                return
        noun: Noun | Demonym | None = self.lexicon.nouns.get(word)
        if noun is None and "-" in word:
            noun = self.lexicon.compound(word)
        if isinstance(noun, Noun) and self._is_noun(i):
            if not self._counts_people(i):
                self._noun(i, i + 1, noun)
            return
        demonym = demonym_of(self.lexicon, word)
        if demonym is not None:
            self._demonym(i, demonym)

    def _counts_people(self, i: int) -> bool:
        """Return whether a noun of quantity only counts the people named after it."""
        document, words = self.document, self.lexicon.words
        if document.lower[i] not in words["quantity"] or i + 2 >= len(document) or document.lower[i + 1] not in words["of"]:
            return False
        k = i + 2
        while k < len(document) - 1 and k < i + 5 and document.pos[k] in ("PUNCT", "ADJ", "DET", "NUM"):
            k += 1
        name = self.names.get(k)
        noun = name.means if name is not None else self.lexicon.nouns.get(document.lower[k])
        return isinstance(noun, Noun) and noun.cls != "institution" and noun.number != "Sing"

    def _is_noun(self, i: int) -> bool:
        pos = self.document.pos[i]
        if pos in _NOUNLIKE:
            before = self.document.lower[i - 1] if i else ""
            return not (before in self.lexicon.words["bare_after"] and "Number=Sing" in self.document.morph[i])
        if pos != "ADJ":
            return False
        if i == self.document.sentences[self.document.sentence_of[i]][0]:
            return True
        before = self.document.pos[i - 1] if i else ""
        return before in ("DET", "NUM") and self.document.dep[i] not in ("amod",)

    def _noun(self, first: int, stop: int, noun: Noun) -> None:
        phrase = read_phrase(self.document, self.lexicon, self.names, first, stop, noun)
        shown = phrase.gender or _gender(self.document.morph[phrase.head])
        if noun.gender and shown and noun.gender != shown and (phrase.gender or noun.gender == "Masc"):
            return  # "la mort" is no dead man, "les politiques sanitaires" are no politicians
        if phrase.complements and noun.base in self.lexicon.words["alone"]:
            return
        text = self._text(phrase.start, phrase.stop)
        plural = phrase.plural or (noun.number == "Plur" if noun.number else self._is_plural(phrase.head))
        kind = noun.kind
        word = self.document.lower[first]
        former = phrase.former or word.split("-")[0] + "-" in self.lexicon.words["former"]
        head, start = self._quantity(phrase)
        self.swallowed.update(phrase.swallowed)
        gender = noun.gender or phrase.gender or self._shown_gender(phrase)
        self._add(
            start, phrase.stop, head, "description", text, kind, text if kind == "person" and noun.cls == "role" else None,
            phrase.countries[0] if phrase.countries else noun.country, _sectors(noun, phrase, former, noun.base in self.lexicon.words["led"]), gender,
            "Plur" if plural else "Sing", noun.id, noun.cls, noun.base, phrase.det, phrase.of,
        )  # fmt: skip

    def _shown_gender(self, phrase: Phrase) -> str | None:
        """Return the gender that an adjective before or after the noun shows."""
        for k in phrase.swallowed:
            shown = _gender(self.document.morph[k])
            if shown:
                return shown
        return None

    def _quantity(self, phrase: Phrase) -> tuple[int, int]:
        """Return the head and the start of "des milliers de manifestants": the count heads it."""
        document = self.document
        k = phrase.first - 1
        if k > 1 and document.pos[k] == "PUNCT":
            k -= 1
        if k > 0 and document.lower[k] in self.lexicon.words["of"]:
            k -= 1
            if document.lower[k] in self.lexicon.words["quantity"] and k not in self.found:
                start = k
                while start > 0 and document.pos[start - 1] in ("DET", "NUM", "ADJ", "ADV"):
                    start -= 1
                return k, start
        return phrase.head, phrase.first

    def _is_plural(self, i: int) -> bool:
        return "Number=Plur" in self.document.morph[i]

    def _pronoun(self, i: int, pronoun: Pronoun) -> None:
        first, stop, head = i, i + 1, i
        if pronoun.cls == "last":
            first = i - 1
        elif i and self.document.word[i - 1] == "-t":
            first = i - 1
            if self.document.dep[i - 1].startswith("nsubj") or self.document.head[i] == i - 1:
                head = i - 1
        self._add(
            first, stop, head, form_of(pronoun), self._text(i, stop), None, None, None, (), pronoun.gender, pronoun.number,
            pronoun.id, pronoun.cls, "",
        )  # fmt: skip

    def _demonym(self, i: int, demonym: Demonym) -> None:
        document = self.document
        countries = tuple(c for c in demonym.countries if c)
        if document.word[i][0].isupper() and document.pos[i] in _NOUNLIKE or document.pos[i] == "NOUN" and self._determined(i):
            plural = demonym.number == "Plur" or demonym.number is None and self._is_plural(i)
            kind = "people" if plural else "person"
            noun = Noun(demonym.id, document.lower[i], "demonym", kind, ("CVL",), demonym.gender, "Plur" if plural else "Sing", countries[0] if countries else None)
            self._noun(i, i + 1, noun)
        elif countries and document.pos[i] in ("ADJ", "NOUN", "VERB"):
            self._add(
                i, i + 1, i, "adjective", document.word[i], "country", None, countries[0], ("GOV",), demonym.gender,
                demonym.number, demonym.id, "adjective", "|".join(countries),
            )  # fmt: skip

    def _determined(self, i: int) -> bool:
        return i > 0 and self.document.pos[i - 1] in ("DET", "NUM", "ADJ") and self.document.word[i][0].isupper()

    # --- what all need -----------------------------------------------------------------------

    def _head(self, first: int, stop: int) -> int:
        for i in range(first, stop):
            if not first <= self.document.head[i] < stop or self.document.head[i] == i:
                return i
        return first

    def _text(self, first: int, stop: int) -> str:
        return self.document.text[self.document.start[first] : self.document.end[stop - 1]]

    def _add(
        self, first: int, stop: int, head: int, form: str, name: str, kind: str | None, role: str | None,
        country: str | None, sectors: tuple[str, ...], gender: str | None, number: str | None, rule: str,
        sort: str, key: str, det: str = "", of: int | None = None,
    ) -> None:  # fmt: skip
        if head in self.found:
            return
        self.found[head] = ActorMention(
            self.document.span(first, stop), first, stop, head, form, name, kind, role, country, sectors, gender, number,
            rule, sort, key, det, of,
        )  # fmt: skip


def _gender(morph: str) -> str | None:
    if "Gender=Fem" in morph:
        return "Fem"
    return "Masc" if "Gender=Masc" in morph else None


def _sectors(noun: Noun, phrase: Phrase, former: bool, led: bool) -> tuple[str, ...]:
    """Return the sectors that the words give: the noun's, its adjectives', its party's.

    ``led`` nouns ("chef", "membre") have the sector of what they lead or belong to.
    """
    own = list(noun.sectors)
    if led or not own:
        own = phrase.sectors or list(phrase.inside) or ([] if phrase.complements else own)
    elif noun.cls != "institution":
        own = own + phrase.sectors
    if former:
        own = [s for s in own if s != "GOV"] + ["ELI"]
    return tuple(dict.fromkeys((*own, *phrase.party)))

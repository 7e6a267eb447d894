"""Lemmas of words, each looked up once: they depend on the word and its part of speech alone."""

from __future__ import annotations

from typing import Any

from dateline.lexicon import Pack

_REMEMBERED = 200_000  # words with their parts of speech; memory stays bounded on endless input


class Lemmas:
    """The model's own lemmatizer behind a memory, with its word lists made quick to search.

    A form that the model leaves as it is ("tente", "réclame", which are nouns too) is led back to
    a verb that the model knows by the endings of the pack.

    Parameters
    ----------
    nlp
        The loaded pipeline; its lemmatizer is switched off, as this one takes its place.
    pack
        Gives ``parsing/endings``: columns ``infinitive`` (an ending) and ``forms`` (endings).
    """

    def __init__(self, nlp: Any, pack: Pack) -> None:
        self._lemmatizer = nlp.get_pipe("lemmatizer")
        nlp.disable_pipe("lemmatizer")
        index = self._lemmatizer.lookups.get_table("lemma_index", {})
        for part in list(index):
            index[part] = frozenset(index[part])  # a list as the model brings it: searched in order
        self._verbs: frozenset[str] = index.get("verb", frozenset())
        pairs = [
            (form, row["infinitive"])
            for row in pack.rows("parsing/endings")
            for form in row.many("forms")
        ]
        self._endings = sorted(pairs, key=lambda pair: -len(pair[0]))  # the longest first
        self._known: dict[tuple[int, int], str] = {}

    def of(self, word: int, part: int, doc: Any, place: int) -> str:
        """Return the lemma of a token.

        Parameters
        ----------
        word, part
            The token's ``orth`` and ``pos``, which the lemma depends on.
        doc, place
            Where the token stands, for a word not met before.
        """
        key = (word, part)
        lemma = self._known.get(key)
        if lemma is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            token = doc[place]
            lemma = self._lemmatizer.lemmatize(token)[0]
            if token.pos_ == "VERB" and lemma not in self._verbs:
                lemma = self._infinitive(token.lower_) or lemma
            self._known[key] = lemma
        return lemma

    def _infinitive(self, form: str) -> str | None:
        """The verb of the model's list that a form is regular of."""
        for ending, infinitive in self._endings:
            if form.endswith(ending):
                verb = form[: len(form) - len(ending)] + infinitive
                if verb in self._verbs:
                    return verb
        return None

"""Lemmas of words, each looked up once: they depend on the word and its part of speech alone."""

from __future__ import annotations

from typing import Any

_REMEMBERED = 200_000  # words with their parts of speech; memory stays bounded on endless input


class Lemmas:
    """The model's own lemmatizer behind a memory, with its word lists made quick to search.

    Parameters
    ----------
    nlp
        The loaded pipeline; its lemmatizer is switched off, as this one takes its place.
    """

    def __init__(self, nlp: Any) -> None:
        self._lemmatizer = nlp.get_pipe("lemmatizer")
        nlp.disable_pipe("lemmatizer")
        index = self._lemmatizer.lookups.get_table("lemma_index", {})
        for part in list(index):
            index[part] = frozenset(index[part])  # a list as the model brings it: searched in order
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
            lemma = self._known[key] = self._lemmatizer.lemmatize(doc[place])[0]
        return lemma

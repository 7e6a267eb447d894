"""Pronouns and possessives that can stand for a participant."""

from __future__ import annotations

from dateline.finding.actors.mentions import Mentions
from dateline.finding.actors.words import Lexicon, Pronoun
from dateline.records import Document

_OBJECTS = ("obj", "iobj", "nsubj", "nsubj:pass", "dep", "obl:arg")
_FORMS = {
    "relative": "relative",
    "possessive": "possessive",
    "possessive_first": "possessive",
    "possessive_first_plural": "possessive",
    "possessive_second": "possessive",
}


def read_pronoun(document: Document, lexicon: Lexicon, i: int) -> Pronoun | None:
    """Return the pronoun at token ``i`` when it stands there for someone."""
    form = "".join(document.lower[i : _end(document, lexicon, i)])
    for pronoun in lexicon.pronouns.get(form, ()):
        if _stands(document, lexicon, pronoun, i):
            return pronoun
    return None


def _end(document: Document, lexicon: Lexicon, i: int) -> int:
    """Return where a pronoun ends that the parser may have cut at its hyphen: "celui-ci"."""
    parts = document.lower[i : i + 3]
    cut = len(parts) == 3 and "-" in parts[1] and "".join(parts) in lexicon.pronouns
    return i + 3 if cut else i + 1


def add_pronoun(mentions: Mentions, i: int, pronoun: Pronoun) -> None:
    """Note a pronoun, with the word that belongs to it: "ce dernier", "a-t-il"."""
    document = mentions.document
    first, head = i, i
    if pronoun.cls == "last":
        first = i - 1
    elif i and document.lower[i - 1] in mentions.lexicon.words["link"]:
        first = i - 1
        if document.dep[first].startswith("nsubj") or document.head[i] == first:
            head = first
    mentions.add(
        (first, _end(document, mentions.lexicon, i)),
        head,
        _FORMS.get(pronoun.cls, "pronoun"),
        document.word[i],
        pronoun.id,
        gender=pronoun.gender,
        number=pronoun.number,
        sort=pronoun.cls,
    )


def _stands(document: Document, lexicon: Lexicon, pronoun: Pronoun, i: int) -> bool:
    pos, cls = document.pos[i], pronoun.cls
    if cls.startswith("possessive"):
        return pos == "DET"
    if cls == "object":
        return pos == "PRON" and document.dep[i] in _OBJECTS
    if cls == "last":
        return (
            i > 0
            and document.lower[i - 1] in lexicon.words["demonstrative"]
            and not _qualifies(document, i)
        )
    if cls == "some":
        if i and document.pos[i - 1] == "DET":
            return False
        return pos in ("PRON", "NOUN", "DET", "ADJ") and document.dep[i].startswith(
            ("nsubj", "obj", "iobj", "obl")
        )
    if cls == "relative":
        return pos == "PRON" and document.dep[i] not in ("mark", "fixed")
    if cls == "third" and _empty(document, lexicon, i):
        return False
    if cls == "third" and document.dep[i] == "expl:subj":
        return _personal(document, lexicon, i)
    return pos == "PRON" or (cls in ("third", "first") and document.dep[i].startswith("nsubj"))


def _qualifies(document: Document, i: int) -> bool:
    """Return whether the word qualifies a noun: "ces derniers jours"."""
    return (
        document.head[i] > i
        and document.pos[document.head[i]] == "NOUN"
        and document.dep[i] == "amod"
    )


def _empty(document: Document, lexicon: Lexicon, i: int) -> bool:
    """Return whether "il" is that of "il y a", "il faut", whatever the parser says."""
    words = lexicon.words
    if document.lemma[document.head[i]] in words["always_impersonal"]:
        return True
    if i + 1 >= len(document) or document.lower[i + 1] not in words["impersonal"]:
        return False
    return not _goes_on(document, lexicon, i)


def _goes_on(document: Document, lexicon: Lexicon, i: int) -> bool:
    """ "Il y a salué les soldats": a verb of its own after the auxiliary."""
    verb = document.head[i]
    if verb <= i + 2 or document.pos[verb] != "VERB":
        return False
    subject = document.dep[i].startswith("nsubj")
    return subject and document.lemma[verb] not in lexicon.words["impersonal"]


def _personal(document: Document, lexicon: Lexicon, i: int) -> bool:
    """The parser calls too many pronouns impersonal: the verb decides."""
    verb = document.head[i]
    if document.word[i][0] == "-":
        return document.lemma[verb] not in lexicon.words["impersonal"]
    return document.lemma[verb] not in lexicon.words["impersonal"] and not any(
        document.dep[c] == "cop" or document.lower[c] in lexicon.words["there"]
        for c in document.children[verb]
    )

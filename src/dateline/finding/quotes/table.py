"""The words of saying and the small closed classes, as the pack lists them."""

from __future__ import annotations

from typing import NamedTuple

from dateline.lexicon import Pack

PEOPLE = frozenset({"human", "role"})  # classes of nouns in the tables of actors


class SpeechCue(NamedTuple):
    """A row of ``quotes/cues``: a word or locution of saying, thinking or judging.

    Attributes
    ----------
    form
        The lemma as analyses print it: "déclarer", "faire valoir", "se féliciter", "selon".
    kind
        verb, phrase (prepositions) or noun.
    frames
        What it takes: that, infinitive, of, to, whether, object, attribute, tag, clause.
    before, after
        The other words of a locution, around its first full word.
    irregular
        Its forms are listed: a present may look like a participle ("dit", "écrit").
    """

    row: str
    form: str
    kind: str
    stance: str
    frames: frozenset[str]
    reflexive: bool
    before: tuple[str, ...]
    after: tuple[str, ...]
    irregular: bool = False


class CueTable(NamedTuple):
    """The cues of a pack by the words and lemmas that they begin with."""

    by_form: dict[str, tuple[SpeechCue, ...]]
    by_lemma: dict[str, tuple[SpeechCue, ...]]
    phrases: dict[str, tuple[SpeechCue, ...]]
    by_id: dict[str, SpeechCue]
    words: frozenset[str]
    needed: dict[str, frozenset[str]]  # forms of verbs that speak in locutions only ("fait savoir")
    asides: dict[str, tuple[tuple[str, ...], ...]]  # "par ailleurs", by its last word


class Words(dict[str, frozenset[str]]):
    """The small closed classes of ``quotes/words``, ``quotes/terms`` and ``quotes/speakers``.

    By use; a use that the pack does not know is empty.
    """

    def __missing__(self, use: str) -> frozenset[str]:
        return frozenset()


def word_table(pack: Pack) -> Words:
    """Build the closed classes of a pack."""
    use: dict[str, set[str]] = {}
    for table in ("quotes/words", "quotes/terms"):
        for row in pack.rows(table):
            use.setdefault(row["use"], set()).add(row["form"])
    use["speakers"] = {row["form"] for row in pack.rows("quotes/speakers")}
    use["people"] = _people(pack) | use["speakers"]
    return Words({name: frozenset(forms) for name, forms in use.items()})


def _people(pack: Pack) -> set[str]:
    """Return the nouns of people that the tables of actors know, in one word each."""
    columns = ("masc", "fem", "masc_plur", "fem_plur")
    rows = (r for r in pack.all_rows("actors/nouns") if r["class"] in PEOPLE)
    forms = {row.get(column) or "" for row in rows for column in columns}
    return {form for form in forms if form.isalpha()}


def speech_cues(pack: Pack) -> CueTable:
    """Return the words of saying of a pack, indexed by form and by lemma.

    Memoise it with ``pack.index(speech_cues)``. Coding finds on whose word an event is told in
    the records of ``resolve_quotes``; the table is for stages that must know the words alone.
    """
    words = pack.index(word_table)
    endings: dict[str, list[str]] = {}
    for row in pack.rows("quotes/endings"):
        endings.setdefault(row["from"], []).append(row["to"])
    forms: dict[str, list[SpeechCue]] = {}
    lemmas: dict[str, list[SpeechCue]] = {}
    phrases: dict[str, list[SpeechCue]] = {}
    by_id: dict[str, SpeechCue] = {}
    for row in pack.rows("quotes/cues"):
        frames = frozenset(row.many("frames"))
        base = (row.id, row["form"], row["kind"], row["stance"], frames)
        if row["kind"] == "verb":
            before, head, after, reflexive = _split(row["form"], words)
            cue = SpeechCue(*base, reflexive, before, after, bool(row.get("forms")))
            lemmas.setdefault(head, []).append(cue)
            for form in row.many("forms") or _conjugated(head, endings):
                forms.setdefault(form, []).append(cue)
        else:
            parts = row["form"].replace("'", "' ").split()
            at = parts.index(max(parts, key=len))  # the longest word is the rarest
            cue = SpeechCue(*base, False, tuple(parts[:at]), tuple(parts[at + 1 :]))
            phrases.setdefault(parts[at], []).append(cue)
        by_id[row.id] = cue
    return CueTable(
        _ranked(forms),
        _ranked(lemmas),
        _ranked(phrases),
        by_id,
        frozenset(forms) | frozenset(phrases),
        _needed(forms),
        _asides(words["adverbial"]),
    )


def _asides(phrases: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases that may stand between an auxiliary and its verb, by their last word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        parts = tuple(phrase.replace("'", "' ").split())
        found.setdefault(parts[-1], []).append(parts)
    return {last: tuple(sorted(all_, key=len, reverse=True)) for last, all_ in found.items()}


def _needed(forms: dict[str, list[SpeechCue]]) -> dict[str, frozenset[str]]:
    """Return what must follow a form that means nothing by itself."""
    return {
        form: frozenset(cue.after[0] for cue in cues)
        for form, cues in forms.items()
        if all(cue.after for cue in cues)
    }


def _split(form: str, words: Words) -> tuple[tuple[str, ...], str, tuple[str, ...], bool]:
    parts = form.replace("'", "' ").split()
    at = 0
    small = words["reflexive"] | words["negation"] | words["negator"] | words["gerund"]
    while at < len(parts) - 1 and parts[at] in small:
        at += 1
    lead = tuple(p for p in parts[:at] if p not in words["reflexive"])
    return lead, parts[at], tuple(parts[at + 1 :]), len(lead) < at


def _conjugated(infinitive: str, endings: dict[str, list[str]]) -> set[str]:
    found = {infinitive}
    for k in range(1, len(infinitive)):
        for ending in endings.get(infinitive[k:], ()):
            found.add(infinitive[:k] + ending)
    return found


def _ranked(table: dict[str, list[SpeechCue]]) -> dict[str, tuple[SpeechCue, ...]]:
    """Put the longest locution first, then reflexive verbs."""
    return {
        word: tuple(sorted(cues, key=lambda c: (-len(c.after) - len(c.before), not c.reflexive)))
        for word, cues in table.items()
    }

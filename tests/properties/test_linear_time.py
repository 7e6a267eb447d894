"""A text four times as long costs four times the steps, whatever its shape."""

from collections.abc import Callable

import pytest

from dateline.coding.events import code_events
from dateline.coding.sharing import share_times
from dateline.dates import UncertainDate
from dateline.finding.actors import find_actors
from dateline.finding.quotes import find_quotes
from dateline.finding.times import find_times
from dateline.finding.triggers import find_triggers
from dateline.lexicon import Pack
from dateline.records import Document, Event
from dateline.resolving.actors import resolve_actors
from dateline.resolving.quotes import resolve_quotes
from dateline.resolving.times import resolve_times
from dateline.resolving.times.telling import telling_of
from dateline.resolving.times.tense import plans_of

Steps = Callable[[Callable[[], object]], int]
SHORT, LONG = 60, 240
DAY = UncertainDate.parse("2023-11-03")
MOST = 3 * LONG / SHORT  # linear growth would be a third of it, quadratic growth more

PAST = "Tense=Past|VerbForm=Part"
ARREST = ("arrêter", "VERB", PAST)
RAID = ("arrestation", "NOUN", "Number=Sing")
WORDS = {"arrêté": ARREST, "arrestation": RAID, "lundi": ("lundi", "NOUN", "Number=Sing")}


def document(words: list[str], heads: list[int], dep: str, ends: list[int]) -> Document:
    """A document of bare columns; ``ends`` are the ends of its sentences."""
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    known = [WORDS.get(w, (w.lower(), "PUNCT" if w in "«»" else "PROPN", "")) for w in words]
    lemma, pos, morph = zip(*known, strict=True)
    return Document(
        text=" ".join(words),
        language="fr",
        sentences=tuple(zip([0, *ends[:-1]], ends, strict=True)),
        paragraphs=((0, len(words)),),
        start=tuple(starts[:-1]),
        end=tuple(s + len(w) for s, w in zip(starts, words, strict=False)),
        word=tuple(words),
        lemma=lemma,
        pos=pos,
        morph=morph,
        dep=tuple("ROOT" if h == i else dep for i, h in enumerate(heads)),
        head=tuple(heads),
        names=(),
    )


def flat(n: int) -> Document:
    return document(["arrêté"] * n, [0] * n, "conj", [n])


def days(n: int) -> Document:
    return document(["arrêté"] + ["lundi"] * n, [0] * (n + 1), "obl:mod", [n + 1])


def chain(n: int) -> Document:
    return document(["arrestation"] * n, [max(i - 1, 0) for i in range(n)], "nmod", [n])


def sentences(n: int) -> Document:
    words = ["Paul", "arrêté", "lundi"] * n
    heads = [i - i % 3 + 1 for i in range(3 * n)]
    return document(words, heads, "obl:mod", list(range(3, 3 * n + 1, 3)))


def quotations(n: int) -> Document:
    words = ["«", "arrêté", "»", "Paul"] * n
    heads = [i - i % 4 + 1 for i in range(4 * n)]
    return document(words, heads, "nsubj", list(range(4, 4 * n + 1, 4)))


def unclosed(n: int) -> Document:
    words = ["«", "arrêté", "Paul"] * n
    heads = [i - i % 3 + 1 for i in range(3 * n)]
    return document(words, heads, "nsubj", list(range(3, 3 * n + 1, 3)))


def run(document: Document, pack: Pack) -> tuple[Event, ...]:
    said = find_quotes(document, pack)
    times = resolve_times(document, find_times(document, pack), DAY, pack, quotes=said)
    actors = resolve_actors(document, find_actors(document, pack), said, pack)
    quotes = resolve_quotes(document, said, actors, pack)
    triggers = find_triggers(document, pack)
    return code_events(document, triggers, times, actors, (), quotes, pack).events


@pytest.mark.parametrize("shape", [flat, days, chain, sentences, quotations, unclosed])
def test_steps_grow_with_the_text(
    shape: Callable[[int], Document], steps: Steps, pack: Pack
) -> None:
    run(shape(2), pack)  # builds the indexes
    long, short = shape(LONG), shape(SHORT)
    assert steps(lambda: run(long, pack)) < MOST * steps(lambda: run(short, pack))


def test_many_dated_mentions_of_one_act(steps: Steps, pack: Pack) -> None:
    def shared(n: int) -> int:
        document = sentences(n)
        events = run(document, pack)
        assert sum(e.when is not None for e in events) == n
        return steps(lambda: share_times(events, document))

    assert shared(LONG) < 1.5 * LONG / SHORT * shared(SHORT)


def test_the_tense_of_many_times_on_one_verb(steps: Steps, pack: Pack) -> None:
    def tenses(n: int) -> int:
        document = days(n)
        mentions = find_times(document, pack)
        assert len(mentions) == n
        plans = pack.index(plans_of)
        return steps(lambda: telling_of(document, mentions, {}, plans, pack))

    assert tenses(LONG) < 1.5 * LONG / SHORT * tenses(SHORT)


def test_a_chain_deeper_than_the_stack_is_coded(pack: Pack) -> None:
    deep = 1200
    words = ["arrestation"] * (deep - 1) + ["arrêté"]
    run(document(words, [max(i - 1, 0) for i in range(deep)], "conj", [deep]), pack)
    run(
        document(["arrêté"] * deep, [min(i + 1, deep - 1) for i in range(deep)], "conj", [deep]),
        pack,
    )

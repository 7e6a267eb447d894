"""Sentences that the parser breaks in the middle are joined; others are left."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest

from dateline.parsing.sentences import LONGEST, joined


@dataclass
class Tree:
    """Words of one line, "⏐" where the parser breaks, "_" where no space stands."""

    marked: str
    text: str = ""
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    pos: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    bounds: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for part in self.marked.split("⏐"):
            self.bounds.append(len(self.word))
            for word in part.split():
                self._add(word)
        self.bounds.append(len(self.word))

    def _add(self, marked: str) -> None:
        word = marked.strip("_")
        if self.text and not marked.startswith("_"):
            self.text += " "
        self.start.append(len(self.text))
        self.text += word
        self.end.append(len(self.text))
        self.word.append(word)
        self.pos.append("VERB" if word in {"dit", "part"} else "PUNCT" if word in ",." else "NOUN")
        root = self.bounds[-1]
        self.head.append(root)
        self.dep.append("ROOT" if root == len(self.word) - 1 else "dep")


@pytest.mark.parametrize(
    ("marked", "count"),
    [
        ("Il part ⏐_, dit Paul _.", 1),
        ("Il part ⏐ de Goma _.", 1),
        ("Il part _. ⏐ Paul dit non _.", 2),
        ("Il part _. _» ⏐ dit Paul _.", 1),
        ("Il part _. ⏐ et dit non _.", 2),
        ("Le livre (éd. ⏐ du Nord) part _.", 1),
        ("Marine ⏐ Duval part _.", 1),
        ("Le chef d'état ⏐_- _major part _.", 1),
        ("L'accord ⏐ - signé lundi - part _.", 1),
        ("REPORTAGE ⏐ - Le ministre part _.", 2),
        ("Il dit : ⏐ Je part _.", 2),
        ("Il part ⏐_.", 1),
        ("Il part ! ⏐ Il dit non ?", 2),
    ],
)
def test_joined(marked: str, count: int) -> None:
    tree = Tree(marked)
    assert len(joined(tree, tree.bounds, set())) == count


def test_a_line_break_always_parts() -> None:
    tree = Tree("Il part ⏐ de Goma")
    assert len(joined(tree, tree.bounds, {2})) == 2


@pytest.mark.parametrize(
    ("marked", "root"),
    [("part ⏐ de Goma _.", "part"), ("Goma ⏐_, part _.", ","), ("Goma ⏐ part _.", "Goma")],
)
def test_one_root_is_left(marked: str, root: str) -> None:
    tree = Tree(marked)
    joined(tree, tree.bounds, set())
    roots = [w for i, w in enumerate(tree.word) if tree.head[i] == i]
    assert len(roots) == 1


def test_the_part_with_the_verb_governs() -> None:
    tree = Tree("Goma ⏐_part enfin _.")
    joined(tree, tree.bounds, set())
    assert (tree.word[tree.head[0]], tree.dep[0]) == ("part", "parataxis")


def test_a_line_without_stops_is_no_sentence_of_thousands_of_words() -> None:
    tree = Tree(" ⏐ ".join(["il part"] * LONGEST))
    sentences = joined(tree, tree.bounds, set())
    assert all(stop - first <= LONGEST for first, stop in sentences)
    assert sum(stop - first for first, stop in sentences) == len(tree.word)
    assert len(sentences) == 2

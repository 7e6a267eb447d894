"""Load the model that a pack names, and make it quicker without changing what it says.

Each measure is exact: the same words, lemmas, trees and names come out, token for token, as a test
holds for our own examples and docs/method/parsing.md records for 135,000 tokens of real reports.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dateline.parsing.distinct import embed_distinct_words
from dateline.parsing.patterns import quick_patterns

_READ_BY_NOBODY = {"TAG"}


def load_model(name: str, words: Sequence[str] = ()) -> Any:
    """Return the loaded pipeline; its lemmatizer is taken out, see :mod:`dateline.parsing.lemmas`.

    Parameters
    ----------
    name
        Name of an installed spaCy model.
    words
        Words that the tokenizer keeps whole.
    """
    import spacy

    with quick_patterns():
        nlp: Any = spacy.load(name)
    for word in words:
        nlp.tokenizer.add_special_case(word, [{"ORTH": word}])
    _multiply_with_numpy(nlp)
    _leave_out_tags(nlp)
    embed_distinct_words(nlp)
    return nlp


def _multiply_with_numpy(nlp: Any) -> None:
    """Multiply matrices with NumPy's BLAS: three times as fast as the one that thinc brings."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        for layer in _layers(component):
            if type(layer.ops) is NumpyOps:
                layer.ops = ops


def _leave_out_tags(nlp: Any) -> None:
    """Drop the rules that set nothing but tags of the treebank, which no stage reads."""
    if "attribute_ruler" not in nlp.pipe_names:
        return
    ruler = nlp.get_pipe("attribute_ruler")
    kept = [rule for rule in ruler.patterns if set(rule["attrs"]) - _READ_BY_NOBODY]
    # White space becomes no token of ours, so that what it is called does not matter either.
    kept = [rule for rule in kept if not _about_white_space(rule["patterns"])]
    ruler.clear()
    ruler.add_patterns(kept)


def _about_white_space(patterns: Sequence[Sequence[dict[str, Any]]]) -> bool:
    return all(len(tokens) == 1 and tokens[0].get("IS_SPACE") is True for tokens in patterns)


def _layers(component: Any) -> list[Any]:
    model: Any = getattr(component, "model", None)
    return list(model.walk()) if hasattr(model, "walk") else []

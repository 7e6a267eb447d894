"""Which language a text is in: asked of the pack's frequent words first, of py3langid when unsure.

Loading the classifier takes longer than coding a report, and nine texts in ten need none: a
quarter of their words are the commonest words of the pack's language, which no other language
reaches. docs/method/reading.md
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from dateline.lexicon import Pack

_SAMPLE = 2000  # code points that are looked at
_SURE = 0.25  # share of frequent words; the nearest relative (Catalan) reaches 0.21
_SHORTEST = 200  # code points; under that the classifier guesses


def language_of(text: str, label: str, pack: Pack) -> str:
    """Return the code of the language of a text, as far as it matters to this pack.

    Parameters
    ----------
    text
        The report's text; its first 2,000 code points are looked at.
    label
        What the source says of it (``fr``, ``fr-CD``, ``en``) or nothing; it decides for texts of
        less than 200 code points, for which nothing else can.

    Returns
    -------
    str
        ISO 639 code; the pack's own when it cannot be told.
    """
    sample = text[:_SAMPLE].lstrip()
    if _share(sample, pack.index(_frequent)) >= _SURE:
        return pack.language
    if len(sample) >= _SHORTEST:
        return _classified(sample, pack)
    return primary(label) or pack.language


def primary(label: str) -> str:
    """Return the language of a tag such as ``fr-CD``, or '' for none and for ``und``."""
    code = label.strip().replace("_", "-").partition("-")[0].casefold()
    return "" if code in {"und", "mul", "zxx"} else code


def language_name(code: str) -> str:
    """Return the English name of a language, or its code when it has none."""
    from babel import Locale

    return str(Locale.parse("en").languages.get(code, code))


def _share(sample: str, frequent: frozenset[str]) -> float:
    words = sample.casefold().split()
    return sum(word in frequent for word in words) / len(words) if words else 0.0


def _frequent(pack: Pack) -> frozenset[str]:
    return frozenset(row["form"] for row in pack.rows("reading/frequent"))


def _classified(sample: str, pack: Pack) -> str:
    codes = tuple(row["code"] for row in pack.rows("core/reading/languages"))
    language, _ = _classifier((*codes, pack.language)).classify(sample)
    return str(language)


@lru_cache(maxsize=2)
def _classifier(codes: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(codes)
    return identifier

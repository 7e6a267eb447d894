"""Load, check and index a language pack."""

from dateline.lexicon.pack import PACKS, Pack, Row, Rule, languages, load_pack

__all__ = ["PACKS", "Pack", "Row", "Rule", "languages", "load_pack"]

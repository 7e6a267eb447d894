"""The table of places: built once from GeoNames, opened read-only, shared between processes."""

from dateline.gazetteer.folding import fold_name
from dateline.gazetteer.store import build_gazetteer, cache_folder, open_gazetteer
from dateline.gazetteer.table import Candidate, Gazetteer

__all__ = [
    "Candidate",
    "Gazetteer",
    "build_gazetteer",
    "cache_folder",
    "fold_name",
    "open_gazetteer",
]

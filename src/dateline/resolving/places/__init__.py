"""Which place a mention means: candidates from the pack and the gazetteer, ranked by the report.

See docs/method/places.md.
"""

from dateline.resolving.places.choosing import country_of_dateline, resolve_places

__all__ = ["country_of_dateline", "resolve_places"]

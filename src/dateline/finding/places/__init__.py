"""Where in the text places stand: names of the pack, names of the parser, names after a feature.

A place that acts, a state inside a role, a name inside a longer name of something else are left
out. See docs/method/places.md.
"""

from dateline.finding.places.gathering import find_places

__all__ = ["find_places"]

"""Ids of reports, unique within a run."""

from __future__ import annotations

_REMEMBERED = 1_000_000  # ids; memory stays bounded on endless input


class Names:
    """Give each report its own id: what it brings, or its file's name; repeats get a number."""

    def __init__(self) -> None:
        self._times: dict[str, int] = {}

    def of(self, given: str, stem: str) -> str:
        """Return a name not given before, among the first million."""
        name = given or stem or "report"
        times = self._times.get(name, 0) + 1
        if times == 1 and len(self._times) >= _REMEMBERED:
            return name
        self._times[name] = times
        return name if times == 1 else self.of(f"{name}-{times}", stem)

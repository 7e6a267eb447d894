"""The form of gold sources (gold/README.md): spans named by their words, all of it checked."""

from goldform.source import Source
from goldform.values import GoldError

__all__ = ["GoldError", "Source"]

"""Where the rows and rules of a pack stand: for those who want to look one up."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.lexicon.files import pack_files
from dateline.lexicon.pack import Pack


def lines_by_id(pack: Pack) -> Mapping[str, str]:
    """Return ``path:line`` of every row and rule; of an overlaid one, where the overlay has it.

    Reads every file of the pack once; memoise it with ``pack.index(lines_by_id)``.
    """
    return {
        entry.id: file.at(entry.line)
        for folder in pack.folders
        for file in pack_files(folder, pack.language)
        for entry in file.entries
    }

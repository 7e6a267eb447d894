"""The command line: one file a command, no logic."""

from __future__ import annotations


def main() -> None:
    """Run the command ``dateline`` with the arguments of the process."""
    from dateline.cli.app import run

    run()

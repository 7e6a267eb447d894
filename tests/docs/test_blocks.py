"""Every block of README and docs that can be run is run, in the order of its page."""

from __future__ import annotations

import doctest
from pathlib import Path

import pytest
from docblocks import ROOT, Block, blocks_of, commands_of, furnish, pages, run_commands

PAGES = [p for p in pages() if blocks_of(p.read_text(encoding="utf-8"))]


@pytest.mark.model
@pytest.mark.parametrize("page", PAGES, ids=[str(p.relative_to(ROOT)) for p in PAGES])
def test_blocks_of_a_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(tmp_path)
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {"__name__": "__page__"}
    for block in blocks_of(page.read_text(encoding="utf-8")):
        where = f"{page.relative_to(ROOT)}:{block.line}"
        if block.kind == "console":
            _run_console(block, tmp_path, where)
        else:
            _run_python(block, names, where)


def _run_console(block: Block, folder: Path, where: str) -> None:
    done = list(run_commands(block, folder))
    for command, result in done[:-1]:
        assert result.returncode == 0, f"{where}: {command}\n{result.stderr}"
    command, result = done[-1]
    assert result.returncode == block.exit, f"{where}: {command}\n{result.stderr}"


def _run_python(block: Block, names: dict[str, object], where: str) -> None:
    if not block.body.lstrip().startswith(">>>"):
        exec(compile(block.body, where, "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.body, names, where, where, block.line)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test, out=told.append, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, "".join(told)


def test_a_console_block_splits_into_its_commands() -> None:
    text = "<!-- exit 1 -->\n```console\n$ cat <<E\n> x\n> E\nx\n$ ls\n```\n"
    (block,) = blocks_of(text)
    assert block.exit == 1
    assert commands_of(block) == ["cat <<E\nx\nE", "ls"]

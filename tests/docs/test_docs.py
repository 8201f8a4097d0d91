"""The docs say what is true: every command and example on them runs, and the site needs nothing from elsewhere."""

from __future__ import annotations

import doctest
import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from figtrail.cli import cli

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
COMMAND = re.compile(r"^\s*(?:\$ )?(figtrail [^|<…]+?)(?: {2,}.*| +#.*)?$", re.M)
CONSOLE = re.compile(r"```console\n(.*?)```", re.S)
WORDS = {
    "REPORT": "sample-northern-iraq",
    "iraq": "sample-northern-iraq",
    "EDITION": "2025-06",
    "OLD": "2024-11",
    "NEW": "2025-06",
}
BIN = Path(sys.executable).parent


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a fresh clone has it, as far as the commands need it."""
    folder = tmp_path_factory.mktemp("clone")
    shutil.copytree(ROOT / "raw", folder / "raw")
    shutil.copytree(DOCS / "examples", folder / "docs" / "examples")
    run("figtrail run", folder)
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [WORDS.get(word, word) for word in shlex.split(command.partition(" > ")[0], comments=True)]
    words[0] = str(BIN / words[0])
    return subprocess.run(words, capture_output=True, text=True, cwd=folder, timeout=240, check=False)


def page_commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
            for line in block.splitlines():
                if line.startswith("$ "):
                    yield page.relative_to(ROOT).as_posix(), line[2:]


def help_commands() -> Iterator[tuple[str, str]]:
    """The examples in the help of each command."""
    for name, command in [("", cli), *sorted(cli.commands.items())]:
        for line in (command.help or "").splitlines():
            match = COMMAND.match(line)
            if match and not line.rstrip().endswith("."):
                yield f"figtrail {name}".strip() + " --help", match[1].rstrip()


EXAMPLES = [*page_commands(), *help_commands()]


def test_there_are_examples_on_the_pages_and_in_the_help() -> None:
    assert len({page for page, _ in EXAMPLES}) >= 6


@pytest.mark.parametrize(("page", "command"), EXAMPLES, ids=[f"{p}: {c}" for p, c in EXAMPLES])
def test_an_example_runs(project: Path, page: str, command: str) -> None:
    if "--to" in command and " --replace" not in command:
        target = project / shlex.split(command.partition("--to ")[2])[0]
        shutil.rmtree(target, ignore_errors=True)
        target.unlink(missing_ok=True)
    done = run(command, project)
    allowed = {0, 1} if command.startswith("figtrail lint") or "--fail-on" in command else {0}
    assert done.returncode in allowed, f"{page}: {command}\n{done.stdout}{done.stderr}"
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_says_what_it_does(name: str) -> None:
    command = cli.commands[name]
    assert command.help
    assert command.get_short_help_str(200).endswith(".")
    for option in command.params:
        assert isinstance(option, click.Argument) or option.help, f"{name} {option.name}"  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"figtrail {name}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_python_examples_hold(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    page = DOCS / "how-to" / "from-python.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert tried >= 8
    assert failed == 0


def test_the_notebook_runs(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    notebook = json.loads((DOCS / "examples" / "figures.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert set(names["troops"]["edition"]) == {"2024-11", "2025-06"}
    assert len(names["single"]) > 5
    assert ("people", 11.0, 12.0) in names["changed"]


def test_completion_is_offered_for_the_shell(project: Path) -> None:
    done = subprocess.run(
        [str(BIN / "figtrail")], capture_output=True, text=True, env={"_FIGTRAIL_COMPLETE": "zsh_source"}, check=False
    )
    assert "compdef" in done.stdout


def test_the_settings_on_the_pages_are_settings() -> None:
    import tomllib

    from fetch.settings import parse_settings

    text = (DOCS / "how-to" / "new-editions.md").read_text(encoding="utf-8")
    block = re.search(r"```toml\n(.*?)```", text, re.S)
    assert block is not None
    assert len(parse_settings(tomllib.loads(block[1])).sources) == 3


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def test_the_site_is_built_and_loads_nothing_from_elsewhere(site: Path) -> None:
    loads = re.compile(r"<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)=\"?(https?:)?//", re.I)
    pages = list(site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        found = [m[0] for m in loads.finditer(page.read_text(encoding="utf-8")) if 'rel="canonical"' not in m[0]]
        assert not found, f"{page.name}: {found[:2]}"


def test_the_reference_is_made_from_the_code(site: Path) -> None:
    tables = (site / "reference" / "tables.html").read_text(encoding="utf-8")
    assert "quotation_footnotes" not in tables
    assert all(f'id="{name}"' in tables for name in ("editions", "figures", "citations", "cells"))
    commands = (site / "reference" / "commands.html").read_text(encoding="utf-8")
    assert all(f"figtrail {name}" in commands for name in cli.commands)

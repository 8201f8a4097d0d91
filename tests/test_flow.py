"""Data flows one way, and a command loads nothing that it does not need: the imports say so."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ALLOWED = {
    "fetch": {"fetch", "ingest"},  # it fills raw/, whose form ingest knows
    "ingest": {"ingest"},
    "extract": {"extract", "ingest"},
    "publish": {"publish", "extract", "ingest"},
    "figtrail": {"figtrail", "fetch", "publish", "extract", "ingest"},
}
HEAVY = set(
    """spacy pandas pyarrow bs4 lxml dateparser rich numpy scipy rapidfuzz duckdb httpx jinja2 vl_convert dask
    pycountry""".split()
)


OWN = {"fetch": {"httpx"}}  # a room that one command alone loads may have its package at the top


def imports(path: Path, top_only: bool = False) -> set[str]:
    """First names of the modules that a file imports; `top_only` leaves out imports inside functions."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = tree.body if top_only else list(ast.walk(tree))
    found = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {a.name.split(".")[0] for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.split(".")[0])
    return found


@pytest.mark.parametrize("room", ALLOWED)
def test_a_stage_imports_only_itself_and_what_stands_left_of_it(room: str) -> None:
    for path in (ROOT / room).rglob("*.py"):
        wrong = (imports(path) & set(ALLOWED)) - ALLOWED[room]
        assert not wrong, f"{path.relative_to(ROOT)} imports {wrong}"


@pytest.mark.parametrize("room", ALLOWED)
def test_heavy_packages_are_imported_where_they_are_used(room: str) -> None:
    for path in (ROOT / room).rglob("*.py"):
        assert not imports(path, top_only=True) & (HEAVY - OWN.get(room, set())), path.relative_to(ROOT)


def test_only_fetch_knows_the_network() -> None:
    network = {"socket", "ssl", "http", "urllib.request", "httpx", "httpcore", "requests", "urllib3", "ftplib"}
    for room in ALLOWED.keys() - {"fetch"}:
        for path in (ROOT / room).rglob("*.py"):
            assert not imports(path) & network, path.relative_to(ROOT)


def test_help_loads_no_heavy_package() -> None:
    code = f"import sys, figtrail.cli; print(sorted({HEAVY!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_no_room_without_a_meaning() -> None:
    names = {p.stem for room in ALLOWED for p in (ROOT / room).rglob("*.py")}
    assert not names & {"utils", "common", "helpers", "core", "misc"}


def test_modules_beside_the_tests_have_names_of_their_own() -> None:
    """They are imported by name from folders on the path: two of one name would be one."""
    names = [p.name for p in (ROOT / "tests").rglob("*.py") if not p.name.startswith(("test_", "conftest"))]
    assert sorted(names) == sorted(set(names))

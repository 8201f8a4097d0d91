"""Citations read from notes: a table of rows in tests/extract/citations/, one file a family of publishers.

A row is the note's text, and below it, indented, a line for each citation:
`authors | publisher | title | published | url | pages`, several authors parted by `;`, empty for null. A line that
begins with `back:` is a back-reference. A row without such lines is a remark. `# …` above a row says why.
`{words|https://…}` in a row is a link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.citations import parse_note
from extract.model import Citation
from ingest.model import Link, Note

ROWS = Path(__file__).parent / "citations"
LINK = re.compile(r"\{([^{}|]+)\|([^{}|]*)\}")


def make_note(text: str, label: str = "1", links: tuple[Link, ...] = (), at: int = 0) -> Note:
    return Note(f"r/e/s.html#n{at or label}", label, text, links, at, at + len(text))


def make_linked(row: str) -> Note:
    """A note whose links are written out: `{words|href}`."""
    text, links, at = "", [], 0
    for match in LINK.finditer(row):
        text += row[at : match.start()]
        links.append(Link(len(text), len(text) + len(match[1]), match[2] or None))
        text += match[1]
        at = match.end()
    return make_note(text + row[at:], links=tuple(links))


def read_rows() -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted(ROWS.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.splitlines() if line and not line.startswith("#")]
            if lines:
                yield lines[0], tuple(line.strip() for line in lines[1:])


def print_citation(citation: Citation) -> str:
    fields = (citation.publisher, citation.title, citation.published, citation.url, citation.pages)
    line = "|".join(("; ".join(citation.authors), *(f or "" for f in fields)))
    return f"back:{line}" if citation.kind == "backreference" else line


@pytest.mark.parametrize(("text", "expected"), list(read_rows()))
def test_note_is_read(text: str, expected: tuple[str, ...]) -> None:
    assert tuple(print_citation(c) for c in parse_note(make_linked(text))) == expected


def test_there_are_rows_enough() -> None:
    assert len(list(read_rows())) >= 900

"""The conformance suite as data: its cases, a document as the suite writes it down, and what differs.

A document is compared as lines of text, so that a difference reads like a diff:
`paragraph: In 2022 the force had 4,200 officers,{1=n1} of whom …`.
"""

from __future__ import annotations

import difflib
import json
import shutil
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest import find_editions, read_edition
from ingest.model import Cell, Document, Marker, Note, Paragraph

FOLDER = Path(__file__).parent
KNOWN_FAILURES = FOLDER / "known_failures.toml"
# Issues of these codes stand in a document exactly where `issues` names them; of other codes at least where it does.
EXACT = frozenset({"dangling_ref", "orphan_note", "duplicate_label"})

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """One input (a file, or a folder of files) with what it must be read as."""

    name: str  # 03-govspeak/input-a.html
    source: Path
    expected: Path

    def read_expected(self) -> Json:
        data: Json = json.loads(self.expected.read_text(encoding="utf-8"))
        return data


def find_cases(folder: Path = FOLDER) -> tuple[Case, ...]:
    """All inputs of the suite. `input-b.html` has `expected-b.json` where there is one, else `expected.json`."""
    found = []
    for row in sorted(p for p in folder.iterdir() if p.is_dir() and p.name[:2].isdigit()):
        for source in sorted(row.glob("input*")):
            own = row / f"{source.stem.replace('input', 'expected')}.json"
            found.append(Case(f"{row.name}/{source.name}", source, own if own.exists() else row / "expected.json"))
    return tuple(found)


def known_failures(table: str = "failing") -> dict[str, str]:
    """Case (or form, in the table `forms`) → reason, of what is not read right yet. Empty once all is."""
    return dict(tomllib.loads(KNOWN_FAILURES.read_text(encoding="utf-8")).get(table, {}))


def read_case(source: Path, raw: Path) -> Document:
    """The input, laid into a raw folder of its own, as ingest reads it."""
    edition = raw / "suite" / "1"
    if source.is_dir():
        shutil.copytree(source, edition)
    else:
        edition.mkdir(parents=True)
        shutil.copyfile(source, edition / source.name.replace("input", "section"))
    (folder,) = find_editions(raw)
    return read_edition(folder)


def compare(expected: Json, document: Document) -> list[str]:
    """A unified diff from the expected reading to the actual one; empty where they agree."""
    ids = match_notes(expected["notes"], document.notes)
    actual = lines_of(document, ids, with_cells="cells" in expected)
    wanted = list(expected_lines(expected, actual))
    lines = list(difflib.unified_diff(wanted, actual, "expected", "actual", lineterm="", n=1))
    return lines + issue_differences(expected, document)


def expected_lines(expected: Json, actual: Sequence[str]) -> Iterator[str]:
    """The lines that the document must have. An optional paragraph counts only where it was read."""
    for paragraph in expected["paragraphs"]:
        kind, text = paragraph["kind"], marked(paragraph["text"], refs_of(paragraph))
        text = with_number(paragraph["number"], text)
        same = [line for line in actual if line.partition(": ")[2] == text]
        if kind == "any":
            kind = same[0].partition(": ")[0] if same else "any"
        if same or not paragraph.get("optional"):
            yield f"{kind}: {text}"
    for note in sorted(expected["notes"], key=lambda n: n["id"]):
        yield note_line(note["id"], note["label"], note["text"], [(k["text"], k["href"]) for k in note["links"]])
    for cell in expected.get("cells", ()):
        yield f"cell {cell['row']},{cell['column']}: {marked(cell['text'], refs_of(cell))}"


def refs_of(row: Json) -> list[tuple[int, str, str | None]]:
    return [(r["offset"], r["label"], r["note"]) for r in row["refs"]]


def lines_of(document: Document, ids: dict[str, str], with_cells: bool) -> list[str]:
    lines = [paragraph_line(p, ids) for p in document.paragraphs]
    lines += [
        note_line(ids[n.note_id], n.label, n.text, [(n.text[k.start : k.end], k.href) for k in n.links])
        for n in sorted(document.notes, key=lambda n: ids[n.note_id])
    ]
    if with_cells:
        lines += [cell_line(c, ids) for s in document.sections for c in s.cells if c.text or c.markers]
    return lines


def paragraph_line(paragraph: Paragraph, ids: dict[str, str]) -> str:
    text = marked(paragraph.text, bound(paragraph.markers, ids))
    return f"{paragraph.kind}: {with_number(paragraph.number, text)}"


def cell_line(cell: Cell, ids: dict[str, str]) -> str:
    return f"cell {cell.row},{cell.column}: {marked(cell.text, bound(cell.markers, ids))}"


def bound(markers: Sequence[Marker], ids: dict[str, str]) -> list[tuple[int, str, str | None]]:
    return [(m.offset, m.label, ids.get(m.note_id, "?") if m.note_id else None) for m in markers]


def with_number(number: str | None, text: str) -> str:
    return f"{number} {text}" if number else text


def marked(text: str, refs: Sequence[tuple[int, str, str | None]]) -> str:
    """The text with each marker in its place: `{84=n1}`, `{28=}` where it is bound to no note."""
    out, at = [], 0
    for offset, label, note in refs:
        out += [text[at:offset], f"{{{label}={note or ''}}}"]
        at = offset
    return "".join([*out, text[at:]])


def note_line(identity: str, label: str, text: str, links: Sequence[tuple[str, str | None]]) -> str:
    """A bare address may be a link or not: only links with words of their own are compared."""
    told = "".join(f" <{words}={href or ''}>" for words, href in links if words != href)
    return f"note {identity} [{label}]: {text!r}{told}"


def match_notes(expected: Sequence[Json], notes: Sequence[Note]) -> dict[str, str]:
    """note_id → id in the suite: by label and text, else by label; what has no like gets a name that shows it."""
    free = list(expected)
    ids: dict[str, str] = {}
    for same in (lambda e, n: (e["label"], e["text"]) == (n.label, n.text), lambda e, n: e["label"] == n.label):
        for note in notes:
            found = next((e for e in free if note.note_id not in ids and same(e, note)), None)
            if found is not None:
                ids[note.note_id] = found["id"]
                free.remove(found)
    left = [n.note_id for n in notes if n.note_id not in ids]
    return ids | {identity: f"unexpected-{i}" for i, identity in enumerate(left, 1)}


def issue_differences(expected: Json, document: Document) -> list[str]:
    wanted, found = set(expected["issues"]), {i.code for i in document.issues}
    return [f"missing issue: {code}" for code in sorted(wanted - found)] + [
        f"unexpected issue: {i.code}: {i.message}" for i in document.issues if i.code in EXACT - wanted
    ]

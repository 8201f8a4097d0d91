"""Small editions as tables, made without the language model: figures are the numbers that stand in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from publish.clean import clean_row
from publish.schema import TABLES, Rows

NUMBER = re.compile(r"(?:(about|at least) )?\b(?!(?:19|20)\d\d\b)(\d[\d,]*(?:\.\d+)?)( km|%)?(?:\s+([a-z]+))?")
MARKER = re.compile(r"\[(\w+)\]")
MODIFIERS = {"about": "approximate", "at least": "at_least"}
UNITS = {"%": "%", " km": "km"}
ATTRIBUTION = re.compile(r"according to ([A-Z]\w+)|(\w+) said")


@dataclass(frozen=True, slots=True)
class Part:
    """A section: its title and number, and its paragraphs; `[1]` in a text is a marker."""

    title: str
    texts: Sequence[str]
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """An edition to be made: its parts, and its notes by label, each `Publisher: Title, date`."""

    parts: Sequence[Part]
    notes: dict[str, str] = field(default_factory=dict)
    label: str = "e"


def make(made: Made) -> Rows:
    """The tables of an edition. Each `kind` is `personnel`, `attacks` … as the word behind the number says."""
    raw: dict[str, list[dict[str, Any]]] = {t.name: [] for t in TABLES}
    raw["editions"].append({"report": "r", "edition": made.label, "title": "A report"})
    add_notes(raw, made)
    for at, part in enumerate(made.parts):
        add_part(raw, f"r/{made.label}/a.txt#s{at}", part, at + 1)
    return {t.name: [clean_row(t, default(t, row)) for row in raw[t.name]] for t in TABLES}


def default(table: Any, row: dict[str, Any]) -> dict[str, Any]:
    return {c.name: row.get(c.name, [] if c.type == "list" else None) for c in table.columns}


def add_notes(raw: dict[str, list[dict[str, Any]]], made: Made) -> None:
    for at, (label, text) in enumerate(made.notes.items(), 1):
        note = f"r/{made.label}/a.txt#n{label}"
        publisher, _, rest = text.partition(": ")
        title, _, published = rest.rpartition(", ")
        raw["footnotes"].append(
            {"footnote_id": note, "section_id": f"r/{made.label}/a.txt#s0", "ordinal": at, "label": label, "text": text}
        )
        raw["citations"].append(
            {"citation_id": f"{note}.c1", "footnote_id": note, "ordinal": 1, "text": text, "publisher": publisher,
             "title": title, "published": published, "kind": "source"}
        )  # fmt: skip


def add_part(raw: dict[str, list[dict[str, Any]]], section: str, part: Part, ordinal: int) -> None:
    raw["sections"].append(
        {"section_id": section, "ordinal": ordinal, "path": "a.txt", "number": part.number, "title": part.title,
         "level": 1, "media_type": "text/plain", "encoding": "utf-8", "raw_sha256": "0", "text_sha256": "0"}
    )  # fmt: skip
    for at, marked in enumerate(part.texts, 1):
        add_paragraph(raw, section, f"{section}.p{at}", marked, at)


def add_paragraph(raw: dict[str, list[dict[str, Any]]], section: str, paragraph: str, marked: str, at: int) -> None:
    labels = MARKER.findall(marked)
    text = MARKER.sub("", marked)
    raw["paragraphs"].append(
        {"paragraph_id": paragraph, "section_id": section, "ordinal": at, "kind": "paragraph", "text": text,
         "source_start": 0, "source_end": len(text)}
    )  # fmt: skip
    stem = section.split("#")[0]
    known = {n["label"] for n in raw["footnotes"]}
    for count, label in enumerate(labels, 1):
        raw["footnote_refs"].append(
            {"ref_id": f"{paragraph}.r{count}", "paragraph_id": paragraph, "ordinal": count, "offset": len(text),
             "label": label, "footnote_id": f"{stem}#n{label}" if label in known else None, "convention": "bracket"}
        )  # fmt: skip
    notes = [f"{stem}#n{label}" for label in labels if label in known]
    for match in NUMBER.finditer(text):
        raw["figures"].append(figure_of(match, text, paragraph, labels, notes))


def figure_of(match: re.Match[str], text: str, paragraph: str, labels: list[str], notes: list[str]) -> dict[str, Any]:
    value = float(match[2].replace(",", ""))
    modifier = MODIFIERS.get(match[1] or "", "exact")
    said = ATTRIBUTION.search(text)
    years = re.findall(r"\b[Ii]n (20\d\d|19\d\d)\b", text)
    return {
        "figure_id": f"{paragraph}.f{match.start(2)}", "paragraph_id": paragraph, "start": match.start(2),
        "end": match.end(2), "text": match[2], "low": value, "high": None if modifier == "at_least" else value,
        "modifier": modifier, "unit": UNITS.get(match[3] or "", "1"), "kind": "other", "counted": match[4],
        "attribution": (said[1] or said[2]) if said else None, "as_of": years[-1] if years else None,
        "footnotes": labels, "footnote_ids": notes, "citations": [f"{n}.c1" for n in notes], "rule": "test",
    }  # fmt: skip

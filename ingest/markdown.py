"""Markdown → flow of blocks. Lines decide the blocks; links and emphasis are read inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from ingest.embedded import Around, all_blocks, link_targets, read_markup, stretches
from ingest.flow import Block, Table, TableCell
from ingest.inline import Lines
from ingest.inline_notes import build_blocks
from ingest.links import DEFINED, fold_label, read_references

HEADING = re.compile(r"^ {0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
UNDERLINE = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
ITEM = re.compile(r"^(\s*)(?:[-*+•]|\d{1,3}[.)])\s+(?=\S)")
QUOTE = re.compile(r"^\s{0,3}>\s?")
FENCE = re.compile(r"^\s{0,3}(```|~~~)")
DEFINITION = re.compile(r"^ {0,3}\[\^([^\]\s]{1,40})\]:[ \t]*", re.M)
DIRECTIVE = re.compile(r"^\s*\{(?:%.*%|:[^{}]*)\}\s*$")  # of Jekyll and kramdown: `{% include a.html %}`, `{:toc}`
RULE = re.compile(r"^\s{0,3}(?:[-*_]\s*){3,}$")
ROW = re.compile(r"^\s*\|?.*\|.*$")
DELIMITER = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*$")
PAIR = re.compile(r"^([A-Za-z_]+):[ \t]*(.*(?:\n[ \t]+.*)*)$", re.M)  # with the indented lines that go on
NO_TEXT = ("[", "{", "- ", "&", "*", "!")  # how values that are no text begin in YAML: lists, mappings, references
FRONT = re.compile(r"\A---\s*\n(.*?)\n(?:---|\.\.\.)\s*\n", re.S)


def read_markdown(text: str, path: str) -> tuple[list[Block], dict[str, str]]:
    """Blocks in order, and the front matter's plain keys (`meta:…`)."""
    meta, start = read_front(text)
    page = Page(text, free_labels(text), read_references(text), link_targets(text))
    for kind, begin, end in stretches(text, start):
        if kind == "html":
            page.blocks += read_markup(text, begin, end, page.targets, page.around)
        else:
            read_stretch(page, begin, end)
    for block in all_blocks(page.blocks):
        block.path = path
    return page.blocks, meta


@dataclass(slots=True)
class Page:
    """A document as it is read."""

    text: str
    labels: Iterator[str]  # for the notes that stand in the text
    references: dict[str, str]  # label → address
    targets: frozenset[str]  # what links lead to
    around: Around = field(default_factory=Around)
    blocks: list[Block] = field(default_factory=list)


def read_stretch(page: Page, start: int, end: int) -> None:
    """Markdown between pieces of HTML."""
    for kind, level, note, lines in group_lines(page.text, start, end, page.references):
        if kind == "table":
            table, notes = read_table(lines, page)
            found = [Block("table", table=table), *(c.block for c in table.cells if c.block.text.strip()), *notes]
        else:
            found = build_blocks(kind, lines, page.labels, page.references)
            found[0].level, found[0].quoted, found[0].note = level, kind == "quotation", note
            found[0].item = bullet(page.text, lines[0][0]) if kind == "list_item" else None
        for block in found:
            page.around.dress(block)
        page.blocks += found
    page.around.close_all(page.text[start:end])


def free_labels(text: str) -> Iterator[str]:
    """The numbers that no defined note has, in order: labels for the notes that stand in the text."""
    defined = {match[1] for match in DEFINITION.finditer(text)}
    return (label for label in map(str, count(1)) if label not in defined)


def bullet(text: str, offset: int) -> str | None:
    """What stands before a list item: `*`, `-`, or its number."""
    line = text[text.rfind("\n", 0, offset) + 1 : offset].split()
    return line[0].rstrip(".)") if line else None


def read_front(text: str) -> tuple[dict[str, str], int]:
    match = FRONT.match(text)
    if match is None:
        return {}, 0
    pairs = ((key, read_scalar(value)) for key, value in PAIR.findall(match[1]))
    return {f"meta:{key.lower()}": value for key, value in pairs if value}, match.end()


def read_scalar(value: str) -> str | None:
    """A value of text, in quotes or folded over lines too; None for lists, mappings and what else YAML may hold."""
    first, _, more = value.partition("\n")
    if not first.strip() or first.startswith(NO_TEXT):
        return None
    text = " ".join((more if first[0] in "|>" else value).split())
    if len(text) > 1 and text[0] == text[-1] and text[0] in "'\"":
        quote = text[0]
        text = text[1:-1].replace(quote * 2 if quote == "'" else '\\"', quote)
    return text or None


def group_lines(
    text: str, start: int, end: int, references: Mapping[str, str]
) -> Iterator[tuple[str, int, str | None, Lines]]:
    """Runs of lines that make a block: (kind, heading level, note label, lines)."""
    held: Lines = []
    kind, note, fenced = "paragraph", None, False
    listed = 0
    offset = start
    for raw in text[start:end].splitlines(keepends=True):
        line = raw.rstrip("\r\n")
        if not fenced and (DIRECTIVE.match(line) or (not held and is_reference(line, references))):
            line = ""
        at, offset = offset, offset + len(raw)
        if FENCE.match(line):
            fenced = not fenced
            continue
        step = classify(line, held, kind, note) if not fenced else ("more", 0, 0, None)
        what, skip, level, label = step
        if what == "more":
            held.append((at + skip, line[skip:]))
            continue
        if what == "underline":
            yield "heading", level, None, held
        elif held:
            yield ("table" if is_table(held) else kind), 0, note, held
        held = []
        if what == "heading":
            yield "heading", level, None, [(at + skip, heading_text(line))]
            kind, note = "paragraph", None
        elif what in {"blank", "underline", "rule"}:
            note = note if what == "blank" and note is not None and continues(text, offset) else None
            kind = "paragraph"
        else:
            kind, note = (
                what,
                label
                if what == "note"
                else (note if what in {"paragraph", "list_item"} and line.startswith(("    ", "\t")) else None),
            )
            kind = "paragraph" if what == "note" else what
            held = [(at + skip, line[skip:])]
        listed = listed if what == "blank" else 0
    if held:
        yield ("table" if is_table(held) else kind), 0, note, held


def is_reference(line: str, references: Mapping[str, str]) -> bool:
    """A line that defines where links lead, and nothing else."""
    match = DEFINED.match(line) if references else None
    return match is not None and fold_label(match["label"]) in references


def continues(text: str, offset: int) -> bool:
    """Whether the next line that holds something is indented: a further paragraph of the note."""
    match = re.compile(r"(?:[ \t]*\r?\n)*( {2,}|\t)\S").match(text, offset)
    return match is not None


def heading_text(line: str) -> str:
    match = HEADING.match(line)
    return match[2] if match else line


def classify(line: str, held: Lines, kind: str, note: str | None) -> tuple[str, int, int, str | None]:
    """What a line is: (what, characters to leave out in front, heading level, note label)."""
    if not line.strip():
        return "blank", 0, 0, None
    if match := HEADING.match(line):
        return "heading", match.start(2), len(match[1]), None
    if held and kind == "paragraph" and len(held) <= 2 and (match := UNDERLINE.match(line)) and not is_row(held):
        return "underline", 0, 1 if match[1][0] == "=" else 2, None
    if RULE.match(line) and not DELIMITER.match(line):
        return "rule", 0, 0, None
    if match := DEFINITION.match(line):
        return "note", match.end(), 0, match[1]
    if match := QUOTE.match(line):
        return ("more" if held and kind == "quotation" else "quotation"), match.end(), 0, None
    if match := ITEM.match(line):
        return "list_item", match.end(), 0, None
    if held:
        return "more", len(line) - len(line.lstrip()), 0, None
    return "paragraph", len(line) - len(line.lstrip()), 0, None


def is_row(held: Lines) -> bool:
    return bool(held) and held[-1][1].count("|") >= 1


def is_table(held: Lines) -> bool:
    return len(held) >= 2 and any(DELIMITER.match(line) for _, line in held[1:2])


def read_table(lines: Lines, page: Page) -> tuple[Table, list[Block]]:
    """A pipe table: header row, delimiter, data rows; and the notes that stand in its cells."""
    table, notes = Table(), []
    rows = [line for i, line in enumerate(lines) if i != 1]
    for r, (offset, line) in enumerate(rows):
        bare = line.strip().strip("|")
        at = offset + line.find(bare)
        for c, cell in enumerate(re.split(r"(?<!\\)\|", bare)):
            block, *inside = build_blocks("cell", [(at, cell)], page.labels, page.references)
            table.cells.append(TableCell(r, c, 1, 1, r == 0, block))
            notes += inside
            at += len(cell) + 1
    return table, notes

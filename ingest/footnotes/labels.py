"""Markers and notes known by their labels alone: `[84](#)`, `⁹⁸`, `[^1]`, `[1]`, `<sup>84,99</sup>`, `kilometres.98`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from ingest.flow import Block
from ingest.footnotes.catalogue import SUPERSCRIPTS, parse_labels
from ingest.footnotes.model import Definition, Footnotes, Ref

LABEL_LINE = re.compile(r"^\s*\[?\^?(\d{1,4})\]?[.)]?\s*$")
BRACKETED = re.compile(r"^\s*\[(\d{1,4})\]\s+(?=\S)")
RAISED = re.compile(r"^\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*(?=\S)")
NUMBERED = re.compile(r"^\s*(\d{1,4})[.):]?\s+(?=\S)")
HEADED = re.compile(r"^\s*(?:foot|end)?notes?(?: and references)?:?\s*$|^\s*references:?\s*$", re.I)
MARKDOWN = re.compile(r"\[\^([^\]\s]{1,40})\]")
SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}(?:[,⁻–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})*")
BRACKETS = re.compile(r"\[(\d{1,4}(?:\s?[,–-]\s?\d{1,4})*)\]")
GLUED = re.compile(
    r"(?<=[a-z)\]”’\"'%.,;:?!])(\d{1,4})(?=\s|$|[A-Z“‘])|(?<=(?:19|20)\d\d[,.;:])(\d{1,4})(?=\s|$)|(?<=(?:19|20)\d\d)(\d{1,3})(?=[\s.,;]|$)"
)
UNIT_BEFORE = re.compile(r"(?:\b(?:k|c|m|d|h)?m|\bmi|\bft|\bin|\b10|\bsq|\bCO|[×x]\s?10)\s?$")
# What stands behind a bracketed or raised number that is part of a legal citation, not a marker.
LEGAL = re.compile(
    r"^\s*(?:C\.?\s?F\.?\s?R|U\.?\s?S\.?\s?C|F\.\s?(?:2d|3d|4th|Supp)|S\.\s?Ct|U\.S\.\s+\d|UKUT|UKSC|EWCA|EWHC|&\s*nn?\.|at\s+\d|§)"
)


def link_labels(found: Footnotes) -> None:
    """Add the notes that begin with a label, and the markers whose label one of them has."""
    define(found)
    labels = {n.label for n in found.notes}
    if not labels:
        return
    taken = {(r.block, r.start) for r in found.refs}
    new = [r for r in find_refs(found, labels) if (r.block, r.start) not in taken and not inside_ref(found, r)]
    bind(found, new)


def inside_ref(found: Footnotes, ref: Ref) -> bool:
    return any(r.block == ref.block and r.start < ref.end and ref.start < r.end for r in found.refs)


def define(found: Footnotes) -> None:
    """The notes that no link led to: a label line and what follows, `[1] …`, `[^1]: …`, a list under `Notes`."""
    headed = False
    current: Definition | None = None
    for i, block in enumerate(found.blocks):
        if i in found.taken or block.kind in {"table", "heading"}:
            headed = HEADED.match(block.text) is not None if block.kind == "heading" else headed
            current = None
            continue
        label, start, form = definition_of(block, headed or block.in_notes)
        if label is None and current is None:
            continue
        piece = (i, start, len(block.text))
        if label is None or (form == "markdown" and current is not None and label == current.label):
            if current is not None:
                current.pieces.append(piece)
        else:
            opened = Definition(label, [] if form == "line" else [piece])
            found.notes.append(opened)
            current = opened if form in {"line", "markdown"} else None
        found.taken.add(i)


def definition_of(block: Block, headed: bool) -> tuple[str | None, int, str]:
    """(label, where the note's text begins, form) of a block that opens a note; (None, 0, "") for any other."""
    if block.note is not None:
        return block.note, 0, "markdown"
    text = block.text
    if (match := LABEL_LINE.match(text)) and (block.kind == "list_item" or any(x.href for x in block.inlines)):
        return match[1], len(text), "line"
    if match := BRACKETED.match(text):
        return match[1], match.end(), "bracketed"
    if match := RAISED.match(text):
        return match[1].translate(SUPERSCRIPTS), match.end(), "raised"
    first = next((x for x in block.inlines if x.sup and not text[: x.start].strip() and x.end > x.start), None)
    if first is not None and len(labels := parse_labels(text[first.start : first.end])) == 1:
        return labels[0], first.end, "raised"
    if headed and (match := NUMBERED.match(text)):
        return match[1], match.end(), "numbered"
    return None, 0, ""


def find_refs(found: Footnotes, labels: set[str]) -> Iterator[Ref]:
    """Candidates of all styles whose label a note has; and `[^x]`, which is a marker even where its note is missing."""
    for i, block in enumerate(found.blocks):
        if i in found.taken or block.kind == "table":
            continue
        for start, end, style in spans(block):
            raw = block.text[start:end]
            names = (raw[2:-1],) if style == "markdown" else parse_labels(raw)
            if style == "markdown" and LEGAL.match(block.text[end:]):
                found.unbound.append(Ref(i, start, end, names[0], style))
                continue
            known = bool(names) and all(n in labels for n in names)
            if known or style == "markdown" or (style == "link" and names):
                for name in names:
                    yield Ref(i, start, end, name, style)


def spans(block: Block) -> list[tuple[int, int, str]]:
    """Where a marker of each style may stand in a block, in order, none over another."""
    text = block.text
    found = [(x.start, x.end, "link") for x in block.inlines if x.href is not None and x.href.strip("/") == "#"]
    found = [s for s in found if parse_labels(text[s[0] : s[1]])]
    found += [(x.start, x.end, "sup") for x in block.inlines if x.sup and x.end > x.start and not power(text, x.start)]
    found += [(*m.span(), "markdown") for m in MARKDOWN.finditer(text)]
    found += [(*m.span(), "superscript") for m in SUPERSCRIPT.finditer(text) if not power(text, m.start())]
    found += [(*m.span(), "bracketed") for m in BRACKETS.finditer(text) if not LEGAL.match(text[m.end() :])]
    kept: list[tuple[int, int, str]] = []
    for span in sorted(found, key=lambda s: (s[0], s[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def power(text: str, start: int) -> bool:
    """`km²`, `10⁶`: an exponent behind a unit or a ten."""
    return UNIT_BEFORE.search(text[max(0, start - 8) : start]) is not None


def bind(found: Footnotes, refs: list[Ref]) -> None:
    """Each marker to the next note of its label behind it, else to the last before it: numbering may restart."""
    places: dict[str, list[tuple[tuple[int, int], int]]] = {}
    for index, note in enumerate(found.notes):
        places.setdefault(note.label, []).append((note.place if note.pieces else (index, 0), index))
    for rows in places.values():
        rows.sort()
    for ref in refs:
        rows = places.get(ref.label, [])
        if rows:
            at = bisect_right(rows, ((ref.block, ref.start), 10**9))
            ref.note = rows[at][1] if at < len(rows) else rows[-1][1]
        found.refs.append(ref)

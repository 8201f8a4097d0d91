"""Markers that their form and a note's label make likely: `[84](#)`, `⁹⁸`, `[^1]`, `[1]`, `<sup>84,99</sup>`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ingest.flow import Block
from ingest.footnotes.catalogue import parse_labels
from ingest.footnotes.model import Footnotes, Ref

MARKDOWN = re.compile(r"\[\^([^\]\s]{1,40})\]")
SUPERSCRIPT = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}(?:[,˒⁻–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})*")
BRACKETS = re.compile(r"\[(\d{1,4}(?:\s?[,;–-]\s?\d{1,4})*)\]")
UNIT_BEFORE = re.compile(
    r"(?:\b(?:k|c|m|d|h|µ|n)?m|\bmi|\bft|\bin|\byd|\bsq|\bCO|\bNO|\b[a-zA-Z]|\bmc|\b10|\b\d+[.,]?\d*\s?[×x*·]\s?10)\s?$"
)
# What stands behind a bracketed or raised number that is part of a legal citation, not a marker.
LEGAL = re.compile(
    r"^\s*(?:C\.?\s?F\.?\s?R|U\.?\s?S\.?\s?C|F\.\s?(?:2d|3d|4th|Supp)|S\.\s?Ct|U\.S\.\s+\d|UKUT|UKSC|EWCA|EWHC|EWCOP|UKFTT|"
    r"AC\s\d|QB\s\d|&\s*nn?\.|at\s+\d|§|Fed\.\s?Reg|Stat\.\s+\d)"
)
SURE = frozenset({"markdown", "caselaw"})  # forms that can be nothing but a marker: `[^1]`, `<footnotemark>1`


def find_refs(found: Footnotes, labels: set[str]) -> Iterator[Ref]:
    """Candidates of all styles whose label a note has; of sure forms those too whose note is missing."""
    for i, block in enumerate(found.blocks):
        if i in found.taken or block.kind == "table":
            continue
        for start, end, style in spans(block):
            raw = block.text[start:end]
            names = names_of(raw, style)
            if style == "markdown" and LEGAL.match(block.text[end : end + 30]):
                found.unbound.append(Ref(i, start, end, names[0], style))
                continue
            known = bool(names) and all(n in labels for n in names)
            if known or style in SURE or (style == "link" and names):
                for name in names:
                    yield Ref(i, start, end, name, style)


def names_of(raw: str, style: str) -> tuple[str, ...]:
    """The labels that a marker of a style names."""
    if style == "markdown":
        return (raw[2:-1],)
    bare = raw.strip()
    return parse_labels(raw) or ((bare,) if style == "caselaw" and bare else ())


def spans(block: Block) -> list[tuple[int, int, str]]:
    """Where a marker of each style may stand in a block, in order, none over another."""
    text = block.text
    if not block.inlines and text.isascii() and "[" not in text:
        return []
    found = [(x.start, x.end, "link") for x in block.inlines if x.href is not None and x.href.strip("/") == "#"]
    found = [s for s in found if parse_labels(text[s[0] : s[1]])]
    raised = [x for x in block.inlines if x.sup and x.end > x.start]
    found += [(x.start, x.end, "caselaw") for x in raised if x.marks.startswith("footnotemark")]
    found += [(x.start, x.end, "sup") for x in raised if not power(text, x.start)]
    if "[" in text:
        found += [(*m.span(), "markdown") for m in MARKDOWN.finditer(text)]
        bracketed = (m for m in BRACKETS.finditer(text) if not LEGAL.match(text[m.end() : m.end() + 30]))
        found += [(*m.span(), "bracketed") for m in bracketed]
    if not text.isascii():
        found += [(*m.span(), "superscript") for m in SUPERSCRIPT.finditer(text) if not power(text, m.start())]
    literal = [(x.start, x.end) for x in block.inlines if x.marks == "literal" and x.end > x.start]
    kept: list[tuple[int, int, str]] = []
    for span in sorted(found, key=lambda s: (s[0], s[1])):
        at = bisect_left(literal, (span[1], 0))
        if at and literal[at - 1][1] > span[0]:
            continue
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def power(text: str, start: int) -> bool:
    """`km²`, `10⁶`: an exponent behind a unit, a single letter or a ten. Nobody writes `x¹`: that is a cross."""
    if text[start : start + 1] in "1¹" and text[max(0, start - 2) : start].strip() in {"X", "x"}:
        return text[start + 1 : start + 2].isdigit()
    return UNIT_BEFORE.search(text[max(0, start - 16) : start]) is not None

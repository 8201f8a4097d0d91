"""What is known of a document while it is built, and its blocks as clean text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from ingest.flow import Block, Cut, Flow, Folded, fold
from ingest.footnotes.model import Footnotes
from ingest.model import Marker
from ingest.structure import Part

BETWEEN = re.compile(r"[\s,;–-]{0,3}$")
NUMERIC = re.compile(r"[-+−]?\d{1,4}")
HIGH = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOW = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")


@dataclass(slots=True)
class Builder:
    """What is known of the document while it is built."""

    report: str
    edition: str
    found: Footnotes
    flows: dict[str, Flow]
    parts: list[Part] = field(default_factory=list)
    note_ids: dict[int, str] = field(default_factory=dict)
    refs: dict[int, list[int]] = field(default_factory=dict)  # block → its refs
    places: dict[int, int] = field(default_factory=dict)  # identity of a table's block → its index
    opened: dict[int, list[int]] = field(default_factory=dict)  # block → the notes that begin in it
    section_ids: dict[int, str] = field(default_factory=dict)  # identity of a part → the id of its section

    def place(self, path: str) -> str:
        return f"{self.report}/{self.edition}/{path}"


def clean(builder: Builder, index: int, block: Block) -> Folded:
    """The block's clean text and where its markers stood."""
    if index not in builder.refs:
        return fold(raise_digits(block), [])
    refs = sorted(builder.refs[index], key=lambda r: (builder.found.refs[r].start, r))
    cuts: list[Cut] = []
    opened = 0  # the first cut of those that stand together
    for position, r in enumerate(refs):
        ref = builder.found.refs[r]
        end, joined = ref.end, False
        if position + 1 < len(refs):
            following = builder.found.refs[refs[position + 1]].start
            if following >= end and BETWEEN.fullmatch(block.text[end:following]):
                end, joined = following, True
        glued = ref.convention == "pdf" and block.text[end : end + 1].isalpha()
        cuts.append(Cut(ref.start, end, r, glued))
        if not joined:
            undress(block.text, cuts, opened)
            opened = len(cuts)
    return fold(raise_digits(block), cuts)


def undress(text: str, cuts: list[Cut], first: int) -> None:
    """Brackets right around markers belong to them: `[<a>1</a>, <a>2</a>]`."""
    start, end = cuts[first].start, cuts[-1].end
    if text[max(start - 1, 0) : start] + text[end : end + 1] in {"[]", "()"}:
        cuts[first] = replace(cuts[first], start=start - 1)
        cuts[-1] = replace(cuts[-1], end=end + 1)


def raise_digits(block: Block) -> str:
    """`km<sup>2</sup>` → `km²`, `H<sub>2</sub>O` → `H₂O`: what is raised and no marker keeps its height."""
    out, at = [], 0
    for inline in block.inlines:
        if (inline.sup or inline.sub) and inline.start >= at:
            inner = block.text[inline.start : inline.end]
            if NUMERIC.fullmatch(inner):
                out += [block.text[at : inline.start], inner.translate(HIGH if inline.sup else LOW)]
                at = inline.end
    return "".join([*out, block.text[at:]]) if out else block.text


def build_marker(builder: Builder, offset: int, index: int) -> Marker:
    ref = builder.found.refs[index]
    label = builder.found.notes[ref.note].label if ref.note is not None and ref.linked else ref.label
    note_id = builder.note_ids.get(ref.note) if ref.note is not None else None
    return Marker(offset, label, note_id, ref.convention)

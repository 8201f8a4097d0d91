"""Notes by symbol under a table or a paragraph: `Total*` with `* Includes …`, `†`, `(a)`, a raised letter."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Set

from ingest.flow import Block
from ingest.footnotes.definitions import raised_first
from ingest.footnotes.glued import SYMBOL, symbol_spans
from ingest.footnotes.model import Definition, Footnotes, Ref

OPENS = re.compile(
    r"^\s*(\*{1,3}|[†‡§¶‖]{1,2}|[ᵃ-ᵛᶜᶠᶻⁱⁿʰʲʳˡˢʷˣʸ]|"
    r"\(([a-z]|[ivx]{1,4})\)|([a-z])(?=[).]\s))\s*[):.]?\s*(?=\S)"
)
SMALL = "ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ"  # raised letters that are characters of their own
PLAIN = str.maketrans(SMALL, "abcdefghijklmnoprstuvwxyz")
LETTER = re.compile(r"(?<=[\w)%])\s?\(([a-z]|[ivx]{1,4})\)(?=\s*$|[\s,;])")
NEAR = 12  # blocks behind a table in which its notes stand
MOST = 4  # markers of one symbol in running text
BEFORE = 40  # blocks before a note in which the markers of a symbol are looked for


def link_symbols(found: Footnotes) -> None:
    """Add the notes that open with a symbol which stands behind a word or a figure before them."""
    link_feet(found)
    table = -10_000
    taken = {(r.block, r.start) for r in found.refs}
    heads: set[tuple[str, int]] = set()  # (symbol, block) of the notes so far
    for i, block in enumerate(found.blocks):
        if block.kind in {"table", "cell"}:
            table = i
        if i in found.taken or block.kind in {"table", "heading"}:
            continue
        opened = symbol_of(block)
        if opened is None:
            continue
        label, start = opened
        by_letter = label.isalpha()
        if block.kind == "list_item" and i - table > NEAR:
            continue
        if by_letter and i - table > NEAR:
            continue
        refs = markers(found, label, i, by_letter, heads)
        if refs:
            heads.add((label, i))
            add(found, Definition(label, [(i, start, len(block.text))], form="symbol", head=i), refs, taken)


def link_feet(found: Footnotes) -> None:
    """Bind the notes at the feet of pages that have a symbol for a label: its markers stand above on the same page."""
    feet = [(n, note) for n, note in enumerate(found.notes) if note.form == "foot" and not note.label.isdecimal()]
    spots: dict[tuple[str, str], list[tuple[int, Ref]]] = {}
    labels = {note.label for _, note in feet}
    for i, block in enumerate(found.blocks if feet else ()):
        if i in found.taken or block.kind == "table":
            continue
        for start, end in symbol_spans(block.text):
            label = block.text[start:end]
            if label in labels:
                ref = Ref(i, start, end, label, "pdf")
                spots.setdefault((block.path, label), []).append((block.source(start), ref))
    for n, note in feet:
        block = found.blocks[note.place[0]]
        having = spots.get((block.path, note.label), [])
        low = bisect_left(having, block.page_start, key=first_of)
        for _, ref in having[low : bisect_left(having, block.source(0), key=first_of)]:
            ref.note = n
            found.refs.append(ref)


def first_of(spot: tuple[int, Ref]) -> int:
    return spot[0]


def symbol_of(block: Block) -> tuple[str, int] | None:
    """The symbol that a block opens with, and where its text begins."""
    if block.item is not None and block.item in {"*", "†"}:
        return block.item, 0
    raised = raised_first(block)
    if raised is not None and re.fullmatch(r"[a-z]|[*†‡§]{1,3}", block.text[raised.start : raised.end].strip()):
        return block.text[raised.start : raised.end].strip(), raised.end
    match = OPENS.match(block.text)
    return ((match[2] or match[3] or match[1]).translate(PLAIN), match.end()) if match else None


def markers(found: Footnotes, label: str, note: int, by_letter: bool, heads: Set[tuple[str, int]]) -> list[Ref]:
    """Where the symbol stands in the blocks before the note, back to the last note of the same symbol."""
    refs: list[Ref] = []
    path = found.blocks[note].path
    for i in range(note - 1, max(note - BEFORE * (8 if by_letter else 4), 0) - 1, -1):
        block = found.blocks[i]
        if block.path != path or (label, i) in heads:
            break
        if i in found.taken or block.kind == "table" or (by_letter and block.kind not in {"cell", "caption"}):
            continue
        refs += [Ref(i, start, end, label, "symbol") for start, end in places(block, label)]
    if by_letter:
        return refs[::-1]
    prose = [r for r in refs if found.blocks[r.block].kind not in {"cell", "caption"}]
    if len(prose) > 1:  # one far away may be meant, of several those on the same page
        prose = [r for r in prose if r.block >= note - NEAR]
    noisy = any(n.form == "foot" for n in found.notes)  # pages with numbered notes: a star there is a number misread
    if noisy or len(prose) > MOST:
        prose = []
    cells = [r for r in refs if found.blocks[r.block].kind in {"cell", "caption"}]
    return sorted([*cells, *prose], key=lambda r: (r.block, r.start))


def places(block: Block, label: str) -> list[tuple[int, int]]:
    text = block.text
    if label.isalpha():
        found = [m.span() for m in LETTER.finditer(text) if m[1] == label]
        raised = {(x.start, x.end) for x in block.inlines if x.sup and text[x.start : x.end].strip(" ()") == label}
        small = {(i, i + 1) for i, c in enumerate(text) if i and c in SMALL and c.translate(PLAIN) == label}
        return sorted(raised | small) or found
    high = [(x.start, x.end) for x in block.inlines if x.sup and text[x.start : x.end].strip() == label]
    inline = (m for m in SYMBOL.finditer(text) if m[0] == label)
    if block.kind not in {"cell", "caption"}:  # `5* hotels`
        inline = (m for m in inline if not (text[m.start() - 1].isdigit() and text[m.end() :].lstrip()[:1].isalpha()))
    return high or [m.span() for m in inline]


def add(found: Footnotes, note: Definition, refs: list[Ref], taken: set[tuple[int, int]]) -> None:
    new = [r for r in refs if (r.block, r.start) not in taken]
    if not new:
        return
    taken |= {(r.block, r.start) for r in new}
    found.notes.append(note)
    found.taken.add(note.head)
    for ref in new:
        ref.note = len(found.notes) - 1
        found.refs.append(ref)

"""Notes known by the label they begin with: `- [84](#)`, `[1] …`, `¹ …`, `[^1]: …`, a numbered list under `Notes`."""

from __future__ import annotations

import re

from ingest.flow import Block, Inline, split_block
from ingest.footnotes.catalogue import SUPERSCRIPTS, parse_labels
from ingest.footnotes.model import Definition, Footnotes

LABEL_LINE = re.compile(r"^\s*\[?\^?(\d{1,4})\]?[.)]?\s*$")
BRACKETED = re.compile(r"^\s*\[(\d{1,4})\][.:]?\s+(?=\S)")
RAISED = re.compile(r"^\s*([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})\s*(?=\S)")
NUMBERED = re.compile(r"^\s*(\d{1,4})[.):]?\s+(?=\S)")
HEADED = re.compile(
    r"^\s*(?:\d{1,2}\.?\s+)?(?:(?:foot|end)?notes?(?: and references| and sources)?|"
    r"(?:list of )?(?:references|sources)|(?:references|sources) (?:and|&) notes|citations|bibliography|works cited|"
    r"further reading|literature(?: cited)?|notes (?:to|for|on) (?:chapter|section|part)s? [\w. -]{1,40})\s*:?\s*$",
    re.I,
)
LINES = re.compile(r"\n\s*(?=\[\d{1,4}\][.:]?\s+\S|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}\s*[^\s\d⁰¹²³⁴⁵⁶⁷⁸⁹])")
LETTERED = re.compile(r"\n\s*(?=\([a-z]\)\s+\S)")
SYMBOLS = re.compile(r"\n\s*(?=(?:\*{1,3}|[†‡§])\s?\w)")
SYMBOL_FIRST = re.compile(r"\s*(?:\*{1,3}|[†‡§])\s?\w")
LETTERED_FIRST = re.compile(r"\s*\([a-z]\)\s")
GUESSED = 9  # the level of a heading that the form of a line alone suggests
REACH = 4  # blocks of a note between its label line and the next label line
MOST = 8  # further paragraphs of a note that have no mark of their own

# Forms that need a marker somewhere to be notes at all: numbered paragraphs and bibliographies look the same.
WEAK = frozenset({"bracketed", "raised", "numbered", "item"})


def split_note_lines(blocks: list[Block]) -> list[Block]:
    """Lines `[1] …` of one block, as line breaks leave them, become blocks of their own."""
    found: list[Block] = []
    for block in blocks:
        cuts = note_lines(block) if block.kind not in {"table", "heading", "cell"} and "\n" in block.text else []
        found.extend(split_block(block, cuts) if cuts else [block])
    return found


def note_lines(block: Block) -> list[tuple[int, int]]:
    """(end of the line before, start) of each further line that opens with a label of its own."""
    text = block.text
    cuts = {m.end(): m.start() for m in LINES.finditer(text)}
    if LETTERED_FIRST.match(text):
        cuts |= {m.end(): m.start() for m in LETTERED.finditer(text)}
    if SYMBOL_FIRST.match(text):
        cuts |= {m.end(): m.start() for m in SYMBOLS.finditer(text)}
    for inline in block.inlines:
        if inline.sup and 0 < inline.end - inline.start <= 3 and inline.start:
            line = text[max(0, inline.start - 80) : inline.start]
            if "\n" in line and (bare := line.rstrip()) != line and "\n" in line[len(bare) :]:
                cuts.setdefault(inline.start, inline.start - len(line) + len(bare))
    return [(end, start) for start, end in sorted(cuts.items()) if end]


def define(found: Footnotes) -> None:
    """Add the notes that no link led to."""
    headed = 0  # the level of the heading over notes, 0 for none
    current: Definition | None = None
    for i, block in enumerate(found.blocks):
        following = found.blocks[i + 1] if i + 1 < len(found.blocks) else None
        if current is not None and current.form == "line" and goes_on(found, current, i):
            current.pieces.append((i, 0, len(block.text)))
            found.taken.add(i)
            continue
        if i in found.taken or block.kind in {"table", "heading", "cell"} or is_title(block, following):
            headed = is_head(found, i, headed)
            current = None
            continue
        label, start, form = definition_of(block, headed > 0 or block.in_notes)
        if label is None and current is not None and current.form == "item" and block.kind == "list_item":
            label, start, form = current.label, 0, "more"
        if label is None and current is not None and headed and belongs_above(found, current, i):
            label, start, form = current.label, 0, "more"
        if label is None:
            current = None
            continue
        piece = (i, start, len(block.text))
        if current is not None and (form == "more" or (form == "markdown" and label == current.label)):
            current.pieces.append(piece)
        else:
            current = Definition(label, [] if form == "line" else [piece], form=form)
            current.head = i
            found.notes.append(current)
        found.taken.add(i)


def is_title(block: Block, following: Block | None) -> bool:
    """`Notes` alone on a line before a note."""
    if following is None or HEADED.match(block.text) is None:
        return False
    return definition_of(following, True)[0] is not None


def is_head(found: Footnotes, i: int, headed: int) -> int:
    """The level of the heading over notes that holds behind a block; `Chapter 1` under `Endnotes` ends none."""
    block = found.blocks[i]
    if block.kind in {"table", "cell"} or i in found.taken:
        return headed
    if HEADED.match(block.text) is not None:
        return block.level or GUESSED
    return headed if block.kind == "heading" and block.level > headed else 0


def goes_on(found: Footnotes, current: Definition, i: int) -> bool:
    """The block behind a label line is its note; those behind that too, where the next label line comes soon."""
    block = found.blocks[i]
    if i in found.taken or block.kind in {"table", "cell"} or definition_of(block, False)[0] is not None:
        return False
    if block.kind == "heading" and block.level != GUESSED:
        return False
    if not current.pieces:
        return True
    ahead = found.blocks[i + 1 : i + REACH]
    return block.kind != "heading" and any(definition_of(b, False)[2] == "line" for b in ahead)


def belongs_above(found: Footnotes, current: Definition, i: int) -> bool:
    """Whether the note with the next number comes soon: what stands before it goes on with the note above."""
    for block in found.blocks[i : i + MOST]:
        if block.kind not in {"paragraph", "quotation", "list_item"} or block.path != found.blocks[i].path:
            return False
        label = definition_of(block, True)[0]
        if label is not None:
            return label.isdecimal() and current.label.isdecimal() and int(label) == int(current.label) + 1
    return False


def definition_of(block: Block, headed: bool) -> tuple[str | None, int, str]:
    """(label, where the note's text begins, form) of a block that opens a note; (None, 0, "") for any other."""
    if block.note is not None:
        return block.note, 0, "foot" if block.foot else "markdown"
    text = block.text
    if (match := LABEL_LINE.match(text)) and (block.kind == "list_item" or any(x.href for x in block.inlines)):
        return match[1], len(text), "line"
    if match := BRACKETED.match(text):
        return match[1], match.end(), "bracketed"
    if match := RAISED.match(text):
        return match[1].translate(SUPERSCRIPTS), match.end(), "raised"
    first = raised_first(block)
    if first is not None and len(labels := parse_labels(text[first.start : first.end])) == 1:
        return labels[0], first.end, "raised"
    if headed and (link := link_first(block)) is not None:
        return link[0], link[1], "item"
    if headed and (match := NUMBERED.match(text)):
        return match[1], match.end(), "numbered"
    if headed and block.item is not None and block.item.isdigit() and text.strip():
        return block.item, 0, "item"
    return None, 0, ""


def raised_first(block: Block) -> Inline | None:
    """What is raised at the very beginning of a block."""
    lead = len(block.text) - len(block.text.lstrip())
    for inline in block.inlines:
        if inline.start > lead:
            break
        if inline.sup and inline.end > inline.start:
            return inline
    return None


def link_first(block: Block) -> tuple[str, int] | None:
    """The label that opens a block as a link, back to a marker that does not say where it is, and where it ends."""
    lead = len(block.text) - len(block.text.lstrip())
    for inline in block.inlines:
        if inline.start > lead:
            break
        label = block.text[inline.start : inline.end].strip(" .[]()")
        if inline.href and "#" in inline.href and label.isdigit() and len(label) < 5:
            return label, inline.end
    return None


def release(found: Footnotes) -> None:
    """Give back what looked like notes but is cited nowhere in its run: numbered paragraphs, a bibliography."""
    cited = {r.note for r in found.refs}
    titled = {r.label for r in found.refs if r.note is None and r.title}
    linked = {
        n.pieces[-1][0]: n.label for i, n in enumerate(found.notes) if i in cited and n.pieces and n.form == "anchor"
    }
    for run in weak_runs(found):
        if not any(n in cited or found.notes[n].label in titled for n in run) and not is_between(found, run, linked):
            for n in run:
                found.taken -= {b for b, _, _ in found.notes[n].pieces}
                found.notes[n].pieces, found.notes[n].released = [], True


def is_between(found: Footnotes, run: list[int], linked: dict[int, str]) -> bool:
    """Notes 3 and 4 of a list in which links lead to its notes 2 or 5."""
    first, last = found.notes[run[0]], found.notes[run[-1]]
    before, after = linked.get(first.pieces[0][0] - 1, ""), linked.get(last.pieces[-1][0] + 1, "")
    labels = [label for label in (before, first.label, last.label, after) if label]
    if not all(label.isdecimal() for label in labels):
        return False
    return (before != "" and int(first.label) == int(before) + 1) or (after != "" and int(after) == int(last.label) + 1)


def weak_runs(found: Footnotes) -> list[list[int]]:
    """Notes of weak forms that stand one behind the other."""
    runs: list[list[int]] = []
    last: tuple[int, str] | None = None
    for n, note in enumerate(found.notes):
        if note.form not in WEAK or not note.pieces:
            continue
        at = note.pieces[0][0]
        if last is not None and last[1] == note.form and at - last[0] <= REACH:
            runs[-1].append(n)
        else:
            runs.append([n])
        last = (at, note.form)
    return runs

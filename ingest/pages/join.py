"""Lines to blocks: where one begins, and words that a line's end broke."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from ingest.flow import Block
from ingest.inline import Text
from ingest.pages.line import BRACKETED, DOTTED, ENDS, FOOT_NOTE, LONE, RAISED, STARRED, Line, width

NUMBERED = re.compile(r"^(\d{1,3})\.\s+(?=[A-Z“‘\"(])")
BULLET = re.compile(r"^[•▪●◦‣\uf0b7]\s*(?=\S)")
TITLE = re.compile(r"^(?:[IVX]{1,5}|[A-Z])\.\s+[A-Z][^.;:]{2,90}$")
ADDRESS = re.compile(r"https?://|www\.|\b[a-z\d-]+\.[a-z]{2,4}(?:/|$)")
URL = re.compile(r"(?:https?:/|www\.)\S*[/=?&_%#.-]$")
LABELS = (FOOT_NOTE, DOTTED, BRACKETED, RAISED, LONE, STARRED)
NUMERAL = re.compile(r"[IVXL]{1,6}|[A-H]|\d")
MIDDLE = 12  # spaces before what stands there
SHORT = 0.75  # of the width of most lines
UNPARTED = 1 / 3  # of the short lines that end a sentence have no blank line behind them
BROKEN = re.compile(r"(\w{2,})-$")
# Words that a hyphen joins to others: at the end of a line it stays.
JOINING = frozenset(
    "one two three four five six seven eight nine ten half self well non ex all high low long short mid full part then "
    "year day week month hour cross counter vice multi".split()
)
JOINED = frozenset(
    "year old day week month hour based led backed held controlled related armed wide term scale level made owned run "
    "round party state member point way third quarter".split()
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Layout:
    """How a document's lines are set."""

    long_lines: bool  # a paragraph each
    short: float  # characters: a shorter line may end its paragraph
    title: float  # a shorter one may be a title
    parted: bool  # paragraphs stand apart by blank lines


def layout_of(lines: list[Line]) -> Layout:
    """By the body's lines: as long as most, and what stands behind the short ones that end a sentence."""
    wide = width([line.text for line in lines if line.text] or [""])
    full = width([line.text for line in lines if line.role == "body"] or [""])
    short = SHORT * full
    ends = [
        b.role == "body" for a, b in pairwise(lines) if a.role == "body" and len(a.text) < short and ENDS.search(a.text)
    ]
    return Layout(wide > 180, short, full / 2, not ends or sum(ends) < UNPARTED * len(ends))


def starts_new(held: list[Line], line: Line, blank: bool, layout: Layout) -> bool:
    """Whether a line begins a new block behind those held."""
    last, bare = held[-1].text, line.text
    if NUMBERED.match(bare) or TITLE.match(bare) or BULLET.match(bare) or is_numeral(line):
        return True
    if (TITLE.match(last) and (blank or len(held) > 1)) or is_numeral(held[-1]):
        return True
    ended = ENDS.search(last) is not None
    if bare[:1].islower() or not (ended or is_title(last)):
        return False
    if layout.long_lines or blank:
        return True
    if ended:
        return line.opens or (not layout.parted and len(last) < layout.short)
    return not layout.parted and len(held) == 1 and len(last) < layout.title and len(bare) > layout.short


def is_numeral(line: Line) -> bool:
    """A numeral in the middle of its line, as courts number their parts."""
    return line.indent > MIDDLE and NUMERAL.fullmatch(line.text) is not None


def is_title(line: str) -> bool:
    return len(line) < 90 and not ENDS.search(line) and re.match(r"(?:\d+(?:\.\d+)*\.?\s+)?[A-Z]", line) is not None


def join_note(held: list[Line], path: str, words: Counter[str]) -> Block:
    """A note's lines to one text without its label."""
    first = held[0]
    matches = (form.match(first.text) for form in LABELS) if first.label else iter(())
    skip = next((match.end() for match in matches if match), 0)
    lines = [replace(first, offset=first.offset + skip, text=first.text[skip:]), *held[1:]]
    block = join(lines if lines[0].text or len(lines) == 1 else lines[1:], path, words)
    block.kind, block.level, block.note, block.foot = "paragraph", 0, first.label, True
    block.page_start = first.page_start
    return block


def join(held: list[Line], path: str, words: Counter[str]) -> Block:
    """Lines to one text; a word broken by a hyphen at the line's end is made whole."""
    first = held[0].text
    joined = " ".join(line.text for line in held)
    heading = len(held) <= 2 and len(joined) < 120 and not ENDS.search(joined) and len(joined.split()) <= 16
    heading = heading and (TITLE.match(first) is not None or first[:1].isupper() or first[:1].isdigit())
    block = Block("heading" if heading else "paragraph", level=2 if heading else 0, path=path)
    if match := BULLET.match(first):
        block.kind = "list_item"
        held = [Line(held[0].offset + match.end(), first[match.end() :]), *held[1:]]
    text = Text()
    for line, following in zip_longest(held, held[1:]):
        piece = line.text
        if following is not None:
            piece = piece[:-1] if is_broken(piece, following.text, words) else glue(piece, following.text)
        text.put(piece, line.offset)
    return text.fill(block)


def glue(text: str, following: str) -> str:
    """`two-` and `round` make `two-round`, an address goes on; other lines are parted by a space."""
    going_on = breaks_address(text) or (following[:1] in "/_?=&%#" and ADDRESS.search(last_word(text)))
    return text if BROKEN.search(text) or going_on else text + "\n"


def breaks_address(text: str) -> bool:
    """Whether a line ends inside an address, in one of its own marks: `https://`, `…/who-can-help-them-with-an-`."""
    last = last_word(text)
    return URL.search(last) is not None or (last.endswith("-") and last.count("-") > 3)


def last_word(text: str) -> str:
    return text[-200:].rpartition(" ")[2]


def is_broken(text: str, following: str, words: Counter[str]) -> bool:
    """Whether the hyphen at the line's end breaks a word (`opera-tion`) rather than joins two (`two-round`)."""
    before, after = BROKEN.search(text), WORD.match(following)
    if before is None or after is None or not following[0].islower():
        return False
    if breaks_address(text):
        return False
    left, right = before[1].casefold(), after[0].casefold()
    if words[left + right] or words[f"{left}-{right}"]:
        return words[left + right] >= words[f"{left}-{right}"]
    if left in JOINING or right in JOINED:
        return False
    return not (words[left] > 1 and is_word(right, words))


def is_word(right: str, words: Counter[str]) -> bool:
    """The part behind the hyphen stands alone elsewhere; the line's own first word counts once."""
    return words[right] > 1

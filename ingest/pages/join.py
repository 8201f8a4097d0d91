"""Lines to blocks: where one begins, and words that a line's end broke."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import zip_longest

from ingest.flow import Block
from ingest.inline import Text
from ingest.pages.line import ENDS, FOOT_NOTE, Line

NUMBERED = re.compile(r"^(\d{1,3})\.\s+(?=[A-Z“‘\"(])")
BULLET = re.compile(r"^[•▪●◦‣\uf0b7]\s*(?=\S)")
TITLE = re.compile(r"^(?:[IVX]{1,5}|[A-Z])\.\s+[A-Z][^.;:]{2,90}$")
URL = re.compile(r"(?:https?://|www\.)\S*[/=?&_%#.-]$")
BROKEN = re.compile(r"(\w{2,})-$")
# Words that a hyphen joins to others: at the end of a line it stays.
JOINING = frozenset(
    "one two three four five six seven eight nine ten half self well non ex all high low long short mid full part then "
    "year day week month hour cross counter vice".split()
)
JOINED = frozenset(
    "year old day week month hour based led backed held controlled related armed wide term scale level made owned run "
    "round party state member point way third quarter".split()
)
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def starts_new(held: list[Line], line: Line, blank: bool, long_lines: bool) -> bool:
    """Whether a line begins a new block behind those held."""
    last, bare = held[-1].text, line.text
    if NUMBERED.match(bare) or TITLE.match(bare) or BULLET.match(bare):
        return True
    if TITLE.match(last) and (blank or len(held) > 1):
        return True
    ended = ENDS.search(last) is not None or is_title(last)
    if long_lines:
        return ended and not bare[:1].islower()
    return blank and ended and not bare[:1].islower()


def is_title(line: str) -> bool:
    return len(line) < 90 and not ENDS.search(line) and re.match(r"(?:\d+(?:\.\d+)*\.?\s+)?[A-Z]", line) is not None


def join_note(held: list[Line], path: str, words: Counter[str]) -> Block:
    """A note's lines to one text without its label."""
    first = held[0]
    match = FOOT_NOTE.match(first.text)
    skip = match.end() if match else 0
    block = join([replace(first, offset=first.offset + skip, text=first.text[skip:]), *held[1:]], path, words)
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
            piece = piece[:-1] if is_broken(piece, following.text, words) else glue(piece)
        text.put(piece, line.offset)
    return text.fill(block)


def glue(text: str) -> str:
    """`two-` and `round` make `two-round`, an address goes on; other lines are parted by a space."""
    return text if BROKEN.search(text) or URL.search(text[-200:]) else text + "\n"


def is_broken(text: str, following: str, words: Counter[str]) -> bool:
    """Whether the hyphen at the line's end breaks a word (`opera-tion`) rather than joins two (`two-round`)."""
    before, after = BROKEN.search(text), WORD.match(following)
    if before is None or after is None or not following[0].islower():
        return False
    left, right = before[1].casefold(), after[0].casefold()
    if words[left + right] or words[f"{left}-{right}"]:
        return words[left + right] >= words[f"{left}-{right}"]
    if left in JOINING or right in JOINED:
        return False
    return not (words[left] and words[right] > 0 and is_word(right, words))


def is_word(right: str, words: Counter[str]) -> bool:
    """The part behind the hyphen stands alone elsewhere; the line's own first word counts once."""
    return words[right] > 1

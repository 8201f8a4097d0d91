"""HTML inside Markdown: elements in a line, pieces of markup between paragraphs, and what is open around them."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from ingest.elements import identities
from ingest.flow import Block
from ingest.furniture import BLOCKS, NOTES, SKIPPED, describe

TAG = re.compile(
    r"<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9]*+)"
    r"(?P<attributes>(?:\s++[\w:@.-]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'=<>`]++))?+)*+)\s*+(?P<empty>/)?>"
)
ATTRIBUTE = re.compile(r"([\w:@.-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code del dfn em font i img ins kbd label mark nobr q s samp small span "
    "strike strong sub sup time tt u var wbr".split()
)
KNOWN = INLINE | BLOCKS | SKIPPED
VOID = frozenset("br hr img wbr input col embed".split())
# A line that begins markup of its own; not a fence, nor indented code.
BEGINS = re.compile(rf" {{0,3}}<(?:!--|/?(?P<name>{'|'.join(sorted(BLOCKS | SKIPPED))})(?=[\s/>]))", re.I)
FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
RULE = re.compile(r" {0,3}<hr\b[^<>]*>", re.I)
PARSED = re.compile(r" {0,3}<[A-Za-z]+\b[^<>]*\bmarkdown\s*=[^<>]*>")  # what stands in it is Markdown
CLOSING = re.compile(r"</([A-Za-z]+)\s*>\s*$", re.M)
ENDS = re.compile(r"</(table|ol|ul|dl|pre|script|style|textarea|svg|math)\b", re.I)
WHOLE = re.compile(r"<(table|ol|ul|dl|pre|script|style|textarea|svg|math)\b", re.I)  # they go on over blank lines
NO_BOX = frozenset("p h1 h2 h3 h4 h5 h6 hr table thead tbody tfoot tr td th caption summary".split()) | SKIPPED
MOST = 20  # ids of outer elements that a block is known by
FRAGMENT = re.compile(r"#([^\s\"'()<>]+)")


def read_attributes(text: str) -> dict[str, str]:
    """Names in lower case, values without quotes and entities; the first of a name counts."""
    found: dict[str, str] = {}
    for name, *values in ATTRIBUTE.findall(text):
        found.setdefault(name.lower(), html.unescape("".join(values)))
    return found


def is_element(match: re.Match[str]) -> bool:
    """`<sup>` is one; `<name>` is text."""
    return match["name"].lower() in KNOWN


def comments(text: str) -> Iterator[tuple[int, int]]:
    """Where comments stand; one that never ends is text."""
    at = text.find("<!--")
    while at >= 0 and (end := text.find("-->", at)) >= 0:
        yield at, end + 3
        at = text.find("<!--", end + 3)


def without_comments(text: str) -> str:
    at, kept = 0, []
    for start, end in comments(text):
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def stretches(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The text in order as (`markdown` or `html`, start, end); comments are left out."""
    last = {match[1].lower(): match.start() for match in ENDS.finditer(text)}
    last["--"] = text.rfind("-->")
    begun = at = start
    fenced = False
    while at < len(text):
        stop = end_of_line(text, at)
        fenced ^= FENCE.match(text, at, stop) is not None
        match = None if fenced else BEGINS.match(text, at, stop)
        end = end_of_markup(text, at, match, last) if match else None
        if match is None or end is None:
            at = stop
            continue
        yield "markdown", begun, at
        if match["name"]:
            yield "html", at, end
        begun = at = end
    yield "markdown", begun, len(text)


def end_of_line(text: str, at: int) -> int:
    """Where the line of a place ends, its line feed included."""
    return text.find("\n", at) + 1 or len(text)


def end_of_markup(text: str, at: int, match: re.Match[str], last: dict[str, int]) -> int | None:
    """Where markup that begins a line ends: a comment at its mark, a table at its tag, else before a blank line."""
    if match["name"] is None:
        return text.index("-->", at) + 3 if last["--"] > at else None
    alone = PARSED.match(text, at) or RULE.match(text, at)
    if alone is not None:
        return alone.end()
    while at < len(text) and not text[at : (stop := end_of_line(text, at))].isspace():
        for tag in WHOLE.finditer(text, at, stop):
            if tag.start() >= at and last.get(tag[1].lower(), -1) > tag.start():
                end = re.compile(f"</{tag[1]}", re.I).search(text, tag.end())
                at = end_of_line(text, end.start()) if end else at
        at = max(at, stop)
    return at


@dataclass(slots=True)
class Box:
    """An element that is open around what follows, with what those around it say too."""

    name: str
    ids: tuple[str, ...]
    in_notes: bool
    number: int


@dataclass(slots=True)
class Around:
    """The elements that are open where a reader stands, and how many containers there were."""

    boxes: list[Box] = field(default_factory=list)
    names: Counter[str] = field(default_factory=Counter)  # of the open elements
    count: int = 0

    def dress(self, block: Block) -> None:
        """Tell a block what stands around it."""
        if self.boxes:
            box = self.boxes[-1]
            block.ids = (*box.ids, *block.ids)
            block.in_notes = block.in_notes or box.in_notes
            block.box = block.box or box.number

    def walk(self, markup: str) -> None:
        """Go over the tags of a piece of markup."""
        for match in TAG.finditer(without_comments(markup)):
            name = match["name"].lower()
            if name in NO_BOX or name not in BLOCKS or match["empty"]:
                continue
            if match["close"]:
                self.close(name)
            else:
                attributes = read_attributes(match["attributes"])
                self.open(name, attributes)

    def open(self, name: str, attributes: dict[str, str]) -> None:
        outer = self.boxes[-1] if self.boxes else Box("", (), False, 0)
        told = name not in {"main", "article"} and NOTES.search(describe(attributes)) is not None
        self.count += 1
        self.names[name] += 1
        self.boxes.append(Box(name, (*outer.ids[-MOST:], *identities(attributes)), outer.in_notes or told, self.count))

    def close_all(self, markdown: str) -> None:
        """Close what closing tags at the ends of lines of Markdown end."""
        if self.boxes:
            for match in CLOSING.finditer(markdown):
                self.close(match[1].lower())

    def close(self, name: str) -> None:
        while self.names[name]:
            box = self.boxes.pop()
            self.names[box.name] -= 1
            if box.name == name:
                break


def read_markup(text: str, start: int, end: int, targets: frozenset[str], around: Around) -> list[Block]:
    """The blocks of a piece of markup, with offsets of the whole text; tags that it leaves open stay open."""
    markup = text[start:end]
    blocks: list[Block] = []
    if TAG.sub("", without_comments(markup)).strip():
        from ingest.html import read_tree

        walk, _ = read_tree(markup, targets)
        blocks = walk.blocks
        for block in all_blocks(blocks):
            block.runs = [(offset, source + start) for offset, source in block.runs]
            block.box += around.count if block.box else 0
        for block in blocks:
            around.dress(block)
        around.count += walk.boxes
    around.walk(markup)
    return blocks


def all_blocks(blocks: list[Block]) -> list[Block]:
    """The blocks, and those of table cells and captions that are not among them."""
    found = {id(block): block for block in blocks}
    for block in blocks:
        if block.table is not None:
            inner = [cell.block for cell in block.table.cells]
            inner += [block.table.caption] if block.table.caption else []
            found |= {id(each): each for each in inner}
    return list(found.values())


def link_targets(text: str) -> frozenset[str]:
    """The ids that links anywhere in the text may lead to."""
    return frozenset(unquote(name) for name in FRAGMENT.findall(text)) if "#" in text else frozenset()

"""HTML → flow of blocks, by BeautifulSoup on lxml, in one walk over the tree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ingest.collector import rest
from ingest.elements import identities, read_inline
from ingest.flow import Block, Inline, Table
from ingest.furniture import BLOCKS, HEADINGS, NOTES, SKIPPED, describe, is_aside, is_furniture
from ingest.sources import Locator
from ingest.tables import add_cell, is_data_table, is_enumerator, layout_tables
from ingest.tree import attribute, parse_html, read_meta, tags_by_name
from ingest.walk import Context, Walk, add_text, append, break_line, current, flush, keep, take

if TYPE_CHECKING:
    from bs4.element import Tag

BOXES = frozenset("div li aside section td dd footnote".split())
EMPHASIS = frozenset("a abbr b cite em font i small span strong u".split())
PLAIN = (BLOCKS | EMPHASIS) - SKIPPED - {"header", "footer"}  # never left out without an attribute that says so
WHOLE = frozenset("html body main article h1 h2 h3 h4 h5 h6".split())  # hold more than notes, whatever their class says
HIGH = frozenset("sup sub footnotemark".split())  # tell something without an attribute
INHERITED = frozenset({"list_item", "caption", "quotation", "heading"})


@rest()
def read_html(text: str, path: str) -> tuple[list[Block], dict[str, str]]:
    """Blocks in document order, and what head and root say of the document."""
    walk, tags = read_tree(text)
    for block in walk.blocks:
        block.path = path
    return walk.blocks, read_meta(tags)


def read_tree(text: str, targets: Iterable[str] = ()) -> tuple[Walk, dict[str, list[Tag]]]:
    """The walk over a page or a piece of one, and its elements by name; `targets`: what is linked to elsewhere."""
    root = parse_html(text)
    tags = tags_by_name(root)
    links = (attribute(tag, "href") for tag in tags.get("a", ()))
    own = frozenset(unquote(href.rpartition("#")[2]) for href in links if "#" in href)
    walk = Walk(Locator(text), own.union(targets), layout_tables(tags))
    visit(walk, root)
    flush(walk)
    return walk, tags


def visit(walk: Walk, root: Tag) -> None:
    """Depth first without recursion: markup may nest as deep as it likes."""
    from bs4.element import NavigableString, PreformattedString

    enter(walk, root)
    open_tags: list[tuple[Tag, Iterator[Any]]] = [(root, iter(root.contents))]
    while open_tags:
        parent, children = open_tags[-1]
        for node in children:
            if isinstance(node, NavigableString):
                if not isinstance(node, PreformattedString):  # comments and their like
                    add_text(walk, node)
            elif enter(walk, node):
                open_tags.append((node, iter(node.contents)))
                break
            else:
                leave(walk, node)
        else:
            leave(walk, parent)
            open_tags.pop()


def enter(walk: Walk, node: Tag) -> bool:
    """Open an element; False where it is left out with all that stands in it."""
    name = node.name
    attributes: dict[str, str] = node.attrs  # type: ignore[assignment]  # none is split, see parse_html
    if not attributes and name in PLAIN:  # most of a page: it says nothing of itself
        walk.open.append(None if name in EMPHASIS else enter_block(walk, node, attributes, ""))
        return True
    described = describe(attributes)
    if name == "br" or is_left_out(walk, node, attributes, described):
        if name == "br":
            break_line(walk)
        walk.open.append(None)
        return False
    if name in BLOCKS:
        walk.open.append(enter_block(walk, node, attributes, described))
        return True
    walk.open.append(open_inline(walk, node, attributes, described) if attributes or name in HIGH else None)
    return True


def is_left_out(walk: Walk, node: Tag, attributes: dict[str, str], described: str) -> bool:
    """Furniture, what no reader sees, and what no text is. It still stands in the markup."""
    name = node.name
    out = name in SKIPPED or (name == "button" and "footnote" not in described)
    if name in BLOCKS:
        out = out or is_furniture(node, attributes, described, walk.targets)
    else:
        out = out or (bool(attributes) and is_aside(node, attributes, described))
    if out and name not in {"script", "style"}:
        for text in node.strings:
            walk.locator.find(str(text))
    return out


def enter_block(walk: Walk, node: Tag, attributes: dict[str, str], described: str) -> Context:
    name, outer = node.name, walk.contexts[-1]
    flush(walk)
    context = Context(
        kind=kind_of(name, outer.kind),
        level=HEADINGS.get(name) or outer.level,
        quoted=outer.quoted or name == "blockquote",
        in_notes=outer.in_notes or (described != "" and name not in WHOLE and NOTES.search(described) is not None),
        ids=outer.ids,
        box=outer.box,
        pre=outer.pre or name == "pre",
        note=outer.note,
    )
    if name == "footnote" and (label := attributes.get("label", "").strip()):
        context.in_notes, context.note = True, label
    if attributes:
        own = tuple([i for i in identities(attributes) if context.in_notes or is_target(walk, i)])
        context.ids += own
        if own and walk.current is not None:  # the text of a row whose label has begun the block
            walk.current.ids += own
    if name in BOXES:
        walk.boxes += 1
        context.box = walk.boxes
    if name in {"td", "th"} and not walk.tables and is_enumerator(node, walk.targets):
        walk.hold = "label"
    elif name == "table" and is_data_table(node, walk.layout, walk.targets):
        context.table = Table()
        walk.tables.append(context.table)
        walk.blocks.append(Block("table", table=context.table, ids=context.ids))
    elif name == "tr" and walk.tables:
        walk.tables[-1].rows += 1
    elif name == "li":
        walk.item = count_item(outer, node, attributes)
    elif name == "ol" and attributes.get("start", "").strip().isdecimal():
        context.count = int(attributes["start"][:9]) - 1
    walk.contexts.append(context)
    return context


def is_target(walk: Walk, identity: str) -> bool:
    """Something links to it, or something in another file may."""
    return identity in walk.targets or any(c.isdigit() for c in identity)


def count_item(outer: Context, node: Tag, attributes: dict[str, str]) -> str | None:
    """The number that an ordered list gives its item."""
    if node.parent is None or node.parent.name != "ol":
        return None
    value = attributes.get("value", "").strip()
    outer.count = int(value[:9]) if value.isdecimal() else outer.count + 1
    return str(outer.count)


def leave(walk: Walk, node: Tag) -> None:
    opened = walk.open.pop()
    if opened is None:
        return
    if isinstance(opened, Inline):
        close_inline(walk, opened)
        return
    name = node.name
    if name in {"td", "th"} and walk.tables:
        block = take(walk)
        block.kind = "cell"
        add_cell(walk.tables[-1], node, block)
        keep(walk, block)
    elif name == "caption" and walk.tables:
        walk.tables[-1].caption = take(walk)
        keep(walk, walk.tables[-1].caption)
    elif name in {"td", "th"} and walk.hold == "label":
        append(walk, " ")
        walk.hold = "text"
    else:
        walk.hold = "" if name == "tr" else walk.hold
        flush(walk)
    walk.contexts.pop()
    if opened.table is not None:
        walk.tables.remove(opened.table)


def kind_of(name: str, inherited: str) -> str:
    if name in HEADINGS:
        return "heading"
    if name in {"li", "dd", "dt"}:
        return "list_item"
    if name in {"figcaption", "caption"}:
        return "caption"
    if name == "blockquote":
        return "quotation"
    return inherited if inherited in INHERITED else "paragraph"


def open_inline(walk: Walk, node: Tag, attributes: dict[str, str], described: str) -> Inline | None:
    ids = tuple([i for i in identities(attributes) if is_target(walk, i)])
    found = read_inline(node.name, attributes, described, ids, walk.inlines, walk.length)
    if found is None:
        return None
    current(walk).inlines.append(found[0])
    walk.inlines.append(found)
    return found[0]


def close_inline(walk: Walk, inline: Inline) -> None:
    walk.inlines.pop()
    if inline.end < 0:
        inline.end = walk.length if walk.current else inline.start

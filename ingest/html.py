"""HTML → flow of blocks, by BeautifulSoup on lxml, in one walk over the tree."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ingest.flow import Block, Inline, Table
from ingest.sources import Locator
from ingest.tables import add_cell, is_data_table, is_enumerator

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import Tag

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
SKIPPED = frozenset(
    "script style noscript template head nav iframe object embed svg math canvas audio video map select textarea input "
    "title colgroup".split()
)
NOTES = re.compile(
    r"\b(?:footnotes?|endnotes?|doc-endnotes|doc-footnote|reflist|references|mw-references-wrap|sdfootnotes)\b"
)
FURNITURE = re.compile(
    r"\b(?:cookie[\w-]*|navigation|navbar|breadcrumbs?|site-header|site-footer|toc|table-of-contents|contents-list|"
    r"doc-toc|skip-?link|noprint|mw-editsection|mw-jump(?:-link)?|navbox|vertical-navbox|catlinks|printfooter|contentinfo|"
    r"authority-control|sistersitebox|metadata|hatnote|gem-c-contents-list)\b"
)
INLINE_FURNITURE = re.compile(r"\b(?:skip-?link|mw-editsection|mw-jump-link|noprint)\b")
BUTTON_NOTE = re.compile(r"footnote")
RAISED = re.compile(r"\b(?:oj-super|superscript)\b")


@dataclass(slots=True)
class Walk:
    """Where the walk stands."""

    locator: Locator
    targets: frozenset[str]
    blocks: list[Block] = field(default_factory=list)
    current: Block | None = None
    open_ids: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=lambda: ["paragraph"])
    levels: list[int] = field(default_factory=lambda: [0])
    quoted: int = 0
    in_notes: int = 0
    inlines: list[Inline] = field(default_factory=list)  # open ones
    tables: list[Table] = field(default_factory=list)
    counts: dict[int, int] = field(default_factory=dict)  # of each ordered list, its items so far
    item: str | None = None  # the number of the list item that just began
    enumerator: str = ""  # what a layout table has beside the text, `(1)`
    boxes: list[int] = field(default_factory=lambda: [0])  # the innermost container of its own
    last_box: int = 0


def parse_html(text: str) -> BeautifulSoup:
    """The tree. Entities of a document's own are not expanded, nothing is fetched; lxml bounds depth and size."""
    import warnings

    from bs4 import BeautifulSoup, XMLParsedAsHTMLWarning

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read as the HTML that it is
        return BeautifulSoup(text, "lxml")


def read_html(text: str, path: str) -> tuple[list[Block], dict[str, str]]:
    """Blocks in document order, and what head and root say of the document."""
    soup = parse_html(text)
    targets = frozenset(
        str(a["href"]).rpartition("#")[2] for a in soup.find_all("a", href=True) if "#" in str(a["href"])
    )
    walk = Walk(Locator(text), targets)
    root = soup.body or soup
    visit(walk, root)
    flush(walk)
    for block in walk.blocks:
        block.path = path
    return walk.blocks, read_meta(soup)


def visit(walk: Walk, root: Tag) -> None:
    """Depth first without recursion: markup may nest as deep as it likes."""
    from bs4.element import NavigableString, PreformattedString, Tag

    stack: list[tuple[Any, bool]] = [(root, False)]
    while stack:
        node, leaving = stack.pop()
        if leaving:
            leave(walk, node)
        elif isinstance(node, Tag):
            if enter(walk, node):
                stack.append((node, True))
                stack.extend((child, False) for child in reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            add_text(walk, str(node))


def enter(walk: Walk, tag: Tag) -> bool:
    """Open an element; False where it is left out with all that stands in it."""
    name = tag.name
    if name in SKIPPED or (name == "button" and not BUTTON_NOTE.search(describe(tag))):
        pass_over(walk, tag)
        return False
    if name in BLOCKS or name == "br":
        if name == "br":
            break_line(walk)
            return False
        return enter_block(walk, tag)
    if is_aside(tag):
        pass_over(walk, tag)
        return False
    if is_marked(tag):
        open_inline(walk, tag)
    return True


def is_marked(tag: Tag) -> bool:
    """Whether an element inside a line is kept as an Inline."""
    return bool(tag.attrs) or tag.name in {"a", "sup", "sub"}


def is_aside(tag: Tag) -> bool:
    """Links for readers' devices and editors, and the page that MediaWiki prints behind a marker: `[1]:41`."""
    if not tag.attrs:
        return False
    if tag.name == "sup" and "reference" in describe(tag).split() and tag.find("a") is None:
        return True
    hidden = re.search(r"display:\s*none", str(tag.get("style", ""))) is not None
    return hidden or INLINE_FURNITURE.search(describe(tag)) is not None


def pass_over(walk: Walk, tag: Tag) -> None:
    """What is left out still stands in the markup."""
    if tag.name not in {"script", "style"}:
        for text in tag.strings:
            walk.locator.find(text)


def enter_block(walk: Walk, tag: Tag) -> bool:
    described = describe(tag)
    if is_furniture(tag, described):
        pass_over(walk, tag)
        return False
    flush(walk)
    name = tag.name
    if name in {"td", "th"} and not walk.tables and is_enumerator(tag):
        walk.enumerator = tag.get_text(" ", strip=True) + " "
        pass_over(walk, tag)
        return False
    if name in {"div", "li", "aside", "section", "td", "dd"}:
        walk.last_box += 1
        walk.boxes.append(walk.last_box)
    if name == "table" and is_data_table(tag):
        walk.tables.append(Table())
        walk.blocks.append(Block("table", table=walk.tables[-1], ids=tuple(walk.open_ids)))
    walk.open_ids.extend(i for i in identities(tag) if i in walk.targets or walk.in_notes)
    if name == "li":
        walk.item = count_item(walk, tag)
    walk.kinds.append(kind_of(tag, walk.kinds[-1]))
    walk.levels.append(int(name[1]) if len(name) == 2 and name[0] == "h" and name[1].isdigit() else 0)
    walk.quoted += name == "blockquote"
    walk.in_notes += bool(NOTES.search(described)) and name not in {"h1", "h2", "h3", "h4", "h5", "h6", "body"}
    return True


def count_item(walk: Walk, tag: Tag) -> str | None:
    """The number that an ordered list gives its item."""
    ol = tag.parent
    if ol is None or ol.name != "ol":
        return None
    for source, step in ((tag.get("value"), 0), (ol.get("start") if id(ol) not in walk.counts else None, 0)):
        if source is not None and str(source).strip().isdigit():
            walk.counts[id(ol)] = int(str(source)) + step
            return str(walk.counts[id(ol)])
    walk.counts[id(ol)] = walk.counts.get(id(ol), 0) + 1
    return str(walk.counts[id(ol)])


def leave(walk: Walk, tag: Tag) -> None:
    if tag.name not in BLOCKS:
        close_inline(walk, tag)
        return
    if tag.name in {"td", "th"} and walk.tables:
        block = take(walk)
        block.kind = "cell"
        add_cell(walk.tables[-1], tag, block)
        keep(walk, block)
    elif tag.name == "caption" and walk.tables:
        walk.tables[-1].caption = take(walk)
        keep(walk, walk.tables[-1].caption)
    else:
        flush(walk)
    described = describe(tag)
    if tag.name in {"div", "li", "aside", "section", "td", "dd"}:
        walk.boxes.pop()
    for identity in identities(tag):
        if identity in walk.open_ids:
            walk.open_ids.remove(identity)
    walk.kinds.pop()
    walk.levels.pop()
    walk.quoted -= tag.name == "blockquote"
    walk.in_notes -= bool(NOTES.search(described)) and tag.name not in {"h1", "h2", "h3", "h4", "h5", "h6", "body"}
    if tag.name == "table" and walk.tables and is_data_table(tag):
        walk.tables.pop()


def describe(tag: Tag) -> str:
    """Class, role and type of an element as one string, in lower case."""
    values = [tag.get("class"), tag.get("role"), tag.get("epub:type"), tag.get("id")]
    words = [w for v in values if v for w in (v if isinstance(v, list) else [str(v)])]
    return " ".join(words).lower()


def is_furniture(tag: Tag, described: str) -> bool:
    """Navigation, cookie notices, tables of contents, page heads and feet, hidden things."""
    if tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
        return True
    if tag.name in {"header", "footer"} and tag.find(["h1", "h2", "p"]) is None:
        return True
    return bool(described) and tag.name not in {"body", "main", "article"} and FURNITURE.search(described) is not None


def identities(tag: Tag) -> list[str]:
    return [str(v) for v in (tag.get("id"), tag.get("name")) if v]


def kind_of(tag: Tag, inherited: str) -> str:
    name = tag.name
    if len(name) == 2 and name[0] == "h" and name[1].isdigit():
        return "heading"
    if name in {"li", "dd", "dt"}:
        return "list_item"
    if name in {"figcaption", "caption"}:
        return "caption"
    if name == "blockquote":
        return "quotation"
    return inherited if inherited in {"list_item", "caption", "quotation", "heading"} else "paragraph"


def open_inline(walk: Walk, tag: Tag) -> None:
    block = current(walk)
    around = " ".join(i.marks for i in walk.inlines[-3:])
    inline = Inline(
        start=len(block.text),
        end=-1,
        href=str(tag["href"]) if tag.has_attr("href") else None,
        ids=tuple(identities(tag)),
        marks=f"{tag.name} {describe(tag)} {'data-fn' if tag.has_attr('data-fn') else ''} {around}",
        sup=tag.name == "sup" or any(i.sup for i in walk.inlines) or is_styled_high(tag),
        sub=tag.name == "sub",
        title=str(tag["title"]) if tag.has_attr("title") else None,
    )
    walk.inlines.append(inline)
    block.inlines.append(inline)


def is_styled_high(tag: Tag) -> bool:
    """Raised by class or style: EUR-Lex, Google Docs."""
    style = str(tag.get("style", ""))
    return RAISED.search(describe(tag)) is not None or ("super" in style and "vertical-align" in style)


def close_inline(walk: Walk, tag: Tag) -> None:
    if not is_marked(tag) or not walk.inlines:
        return
    inline = walk.inlines.pop()
    if inline.end < 0:
        inline.end = len(walk.current.text) if walk.current else inline.start


def current(walk: Walk) -> Block:
    if walk.current is None:
        item, walk.item = walk.item, None
        walk.current = Block(
            walk.kinds[-1],
            level=next((level for level in reversed(walk.levels) if level), 0) if walk.kinds[-1] == "heading" else 0,
            quoted=walk.quoted > 0,
            ids=tuple(walk.open_ids),
            in_notes=walk.in_notes > 0,
            item=item,
            box=walk.boxes[-1],
        )
        walk.current.text, walk.enumerator = walk.enumerator, ""
    return walk.current


def break_line(walk: Walk) -> None:
    """A line break; two of them part paragraphs."""
    if walk.current is not None and walk.current.text.rstrip(" \t\r").endswith("\n") and not walk.tables:
        flush(walk)
    else:
        add_text(walk, "\n", located=False)


def add_text(walk: Walk, text: str, located: bool = True) -> None:
    if walk.current is None and not text.strip():
        return
    block = current(walk)
    if located:
        base = len(block.text)
        block.runs.extend((base + offset, source) for offset, source in walk.locator.find(text))
    block.text += text


def take(walk: Walk) -> Block:
    """The current block, closed, or an empty one."""
    block = walk.current or Block(walk.kinds[-1])
    for inline in walk.inlines:
        if inline.end < 0:
            inline.end = len(block.text)
    walk.current = None
    return block


def keep(walk: Walk, block: Block) -> None:
    if block.text.strip() or any(i.ids for i in block.inlines):
        walk.blocks.append(block)


def flush(walk: Walk) -> None:
    """Close the current block; inside a data table its text waits for the cell to end."""
    if walk.current is None:
        return
    if walk.tables:
        walk.current.text += "\n"
        return
    keep(walk, take(walk))


def read_meta(soup: BeautifulSoup) -> dict[str, str]:
    """Title, language and `<meta>` values by lower-case name."""
    meta: dict[str, str] = {}
    if soup.title and soup.title.string and soup.title.string.strip():
        meta["title"] = " ".join(soup.title.string.split())
    root = soup.html
    if root is not None and root.get("lang"):
        meta["language"] = str(root["lang"])
    for tag in soup.find_all("meta"):
        name = str(tag.get("name") or tag.get("property") or "").lower()
        if name and tag.get("content"):
            meta.setdefault(f"meta:{name}", " ".join(str(tag["content"]).split()))
    return meta

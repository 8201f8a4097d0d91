"""What of an HTML page is no text of the report: navigation, cookie notices, tables of contents, hidden things."""

from __future__ import annotations

import re
from collections.abc import Set
from typing import TYPE_CHECKING, Any

from ingest.tree import attribute, tags_in

if TYPE_CHECKING:
    from bs4.element import Tag

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer "
    "footnote form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
SKIPPED = frozenset(
    "script style noscript template head nav iframe object embed svg math canvas audio video map select textarea input "
    "title colgroup".split()
)
NOTES = re.compile(
    r"(?<![\w-])(?:(?!has-|with-|no-)(?:[\w-]+[-_])?(?:foot|end)-?notes?(?:[-_](?!ref\b)[\w-]*)?|doc-(?:foot|end)notes?|"
    r"msofootnotetext|msoendnotetext|sdfootnotes?|reflist|references|mw-references-wrap|notes)(?![\w-])"
)
TOKENS = re.compile(
    r"(?<![\w-])(?:[\w-]*cookie[\w-]*|(?:[\w-]+[-_])?(?:navigation|navbar|breadcrumbs?|toc|table-?of-?contents)|site-(?:header|footer)|"
    r"(?:toc|navbar)[-_]?(?:container|list|title|wrapper|content|nav|menu|box|inner)|msotoc\w+|contents-list|doc-toc|"
    r"(?:[\w-]+[-_])?side-?nav(?:[-_]\w+)?|skip-?link|noprint|mw-editsection|mw-jump(?:-link)?|(?:vertical-)?navbox|catlinks|printfooter|contentinfo|"
    r"authority-control|sistersitebox|metadata|hatnote|gem-c-contents-list)(?![\w-])"
)
INLINE = re.compile(r"(?<![\w-])(?:skip-?link|mw-editsection|mw-jump-link|noprint)(?![\w-])")
# What a page of the printed original bears, set in the text where that page begins: `[24]`, `*842`, `p. xi`.
PAGE = re.compile(
    r"(?<![\w-])(?:page-?num(?:ber)?s?|page-?no|page-?break|doc-pagebreak|star-pag(?:e|ination)|page-?marker)(?![\w-])"
)
PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|pg|pp?)\b\.?\s?)?(?:\d{1,5}|[ivxlcdm]{1,9})(?:\s?[-–]\s*\d{1,5})?\W*|\W*", re.I
)
LONGEST_PAGE = 24  # characters of such a number with its dress
MOST_PIECES = 6  # nodes that hold it
HIDDEN = re.compile(r"display:\s*none")
HEADINGS = {f"h{n}": n for n in range(1, 7)}
TITLED = frozenset("p li dt dd td th caption figcaption".split())  # an id of these names their text
BODY = frozenset("html body main article".split())


def describe(attributes: dict[str, str]) -> str:
    """Class, role, type and id of an element as one string, in lower case."""
    if not attributes:
        return ""
    get = attributes.get
    values = [v for v in (get("class"), get("role"), get("epub:type"), get("id")) if v]
    return " ".join(" ".join(values).split()).lower() if values else ""


def is_furniture(node: Tag, attributes: dict[str, str], described: str, targets: Set[str]) -> bool:
    """Whether a block is no text of the report. What a marker links to is kept, hidden or not."""
    name = node.name
    if name in BODY:
        return False
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    if hidden or ("style" in attributes and HIDDEN.search(attributes["style"])):
        return not (NOTES.search(described) or holds_target(node, targets))
    if name in {"header", "footer"} and is_of_page(node):
        return not (NOTES.search(described) or holds_target(node, targets))
    if not described or name in HEADINGS:
        return False
    words = described.removesuffix(attributes.get("id", "").lower()) if name in TITLED else described
    if is_page_number(node, words):
        return True
    return bool(words) and TOKENS.search(words) is not None and not NOTES.search(words)


def is_page_number(node: Tag, described: str) -> bool:
    """Whether an element holds nothing but the number of a page of the printed original."""
    if node.name != "page-number" and PAGE.search(described) is None:
        return False
    text = short_text(node)
    return text is not None and PAGE_NUMBER.fullmatch(text) is not None


def short_text(node: Tag) -> str | None:
    """The text of an element that holds a number, its link and their dress; None where it holds more."""
    from bs4.element import Tag

    text: list[str] = []
    todo: list[Any] = [node]
    for _ in range(MOST_PIECES):
        part = todo.pop()
        if len(part) > (MOST_PIECES if isinstance(part, Tag) else LONGEST_PAGE):
            return None
        if isinstance(part, Tag):
            todo += reversed(part.contents)
        else:
            text.append(str(part))
        if not todo:
            return "".join(text).strip()
    return None


def is_of_page(node: Tag) -> bool:
    """A head or foot without text of its own, or the foot of the page itself."""
    if not any(tag.name in {"h1", "h2", "p", "ol"} for tag in tags_in(node)):
        return True
    return node.name == "footer" and node.parent is not None and node.parent.name == "body"


def holds_target(node: Tag, targets: Set[str]) -> bool:
    """Whether a link leads to something in it that is numbered, as notes are; `#menu` is not."""
    names = (attribute(tag, key) for tag in tags_in(node) for key in ("id", "name"))
    return any(name in targets and any(c.isdigit() for c in name) for name in names)


def is_aside(node: Tag, attributes: dict[str, str], described: str) -> bool:
    """Links for readers' devices and editors, and the page that MediaWiki prints behind a marker: `[1]:41`."""
    if node.name == "sup" and "reference" in described.split() and node.find("a") is None:
        return True
    if "style" in attributes and "note" not in described and HIDDEN.search(attributes["style"]):
        return True
    return is_page_number(node, described) or (described != "" and INLINE.search(described) is not None)

"""HTML → tree, by BeautifulSoup on lxml. Nothing is fetched, no entity of a document's own is expanded."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4.element import Tag

SUBSET = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE[^\[>]*+(\[.*?\]\s*)>", re.S | re.I)


def parse_html(text: str) -> Tag:
    """The root of the tree; empty where there is no markup and no text. Values of attributes are strings, class too.

    lxml hands events on, whatever the depth, and BeautifulSoup builds from them without recursion: no depth loses text.
    """
    from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning

    from ingest.lxml_builder import builder_class

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read as the HTML that it is
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)  # a text of one line may look like a file's name
        return BeautifulSoup(
            without_subset(text), builder=builder_class()(huge_tree=True, multi_valued_attributes=None)
        )


def without_subset(text: str) -> str:
    """The entities that a document type declares, blanked: HTML knows none, and their text is no report's."""
    match = SUBSET.match(text)
    if match is None:
        return text
    return text[: match.start(1)] + " " * len(match[1]) + text[match.end(1) :]


def tags_by_name(root: Tag) -> dict[str, list[Tag]]:
    """All elements of a tree by name, each list in the order of the document."""
    from bs4.element import Tag

    found: dict[str, list[Tag]] = {}
    node = root.contents[0] if root.contents else None
    while node is not None:
        if isinstance(node, Tag):
            found.setdefault(node.name, []).append(node)
        node = node.next_element
    return found


def tags_in(node: Tag) -> Iterator[Tag]:
    """An element and all elements in it, in the order of the document."""
    from bs4.element import Tag

    yield node
    for child in node.descendants:
        if isinstance(child, Tag):
            yield child


def children_of(node: Tag) -> list[Tag]:
    """The elements that stand in an element directly."""
    from bs4.element import Tag

    return [child for child in node.children if isinstance(child, Tag)]


def attribute(node: Tag, name: str) -> str:
    """The value of an attribute; empty where there is none."""
    return str(node.attrs.get(name) or "")


def read_meta(tags: Mapping[str, Sequence[Tag]]) -> dict[str, str]:
    """Title, language and `<meta>` values by lower-case name, from the elements of a page by name."""
    meta: dict[str, str] = {}
    titles = (" ".join(tag.get_text().split()) for tag in tags.get("title", ()))
    if title := next((t for t in titles if t), ""):
        meta["title"] = title
    if language := next((attribute(tag, "lang") for tag in tags.get("html", ()) if attribute(tag, "lang")), ""):
        meta["language"] = language
    for tag in tags.get("meta", ()):
        name = (attribute(tag, "name") or attribute(tag, "property")).lower()
        if name and attribute(tag, "content"):
            meta.setdefault(f"meta:{name}", " ".join(attribute(tag, "content").split()))
    return meta

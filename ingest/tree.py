"""HTML → tree, by BeautifulSoup on lxml. Nothing is fetched, no entity of a document's own is expanded."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4.element import Tag

SUBSET = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE[^\[>]*+(\[.*?\]\s*)>", re.S | re.I)


def parse_html(text: str) -> Tag:
    """The root of the tree; empty where there is no markup and no text. Values of attributes are strings, class too.

    lxml hands events on, whatever the depth, and BeautifulSoup builds from them without recursion: no depth loses text.
    """
    from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, XMLParsedAsHTMLWarning
    from bs4.element import AttributeDict  # lxml's values are strings already: the one for HTML makes them so again

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", XMLParsedAsHTMLWarning)  # XHTML is read as the HTML that it is
        warnings.simplefilter("ignore", MarkupResemblesLocatorWarning)  # a text of one line may look like a file's name
        return BeautifulSoup(
            without_subset(text),
            "lxml",
            huge_tree=True,
            multi_valued_attributes=None,
            attribute_dict_class=AttributeDict,
        )


def without_subset(text: str) -> str:
    """The entities that a document type declares, blanked: HTML knows none, and their text is no report's."""
    match = SUBSET.match(text)
    if match is None:
        return text
    return text[: match.start(1)] + " " * len(match[1]) + text[match.end(1) :]


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


def read_meta(tags: Sequence[Tag]) -> dict[str, str]:
    """Title, language and `<meta>` values by lower-case name."""
    meta: dict[str, str] = {}
    for tag in tags:
        if tag.name == "title" and "title" not in meta:
            if title := " ".join(tag.get_text().split()):
                meta["title"] = title
        elif tag.name == "html" and attribute(tag, "lang"):
            meta.setdefault("language", attribute(tag, "lang"))
        elif tag.name == "meta":
            name = (attribute(tag, "name") or attribute(tag, "property")).lower()
            if name and attribute(tag, "content"):
                meta.setdefault(f"meta:{name}", " ".join(attribute(tag, "content").split()))
    return meta

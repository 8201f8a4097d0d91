"""HTML → tree, by libxml2 alone. Nothing is fetched, no entity of a document's own is expanded, no depth loses text."""

from __future__ import annotations

import re
from typing import Any

Element = Any  # lxml's own, which carries no types

DEEPEST = 400  # levels that are kept where markup nests deeper than libxml2 goes; the text of deeper ones moves up
SUBSET = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?<!DOCTYPE[^\[>]*+(\[.*?\]\s*)>", re.S | re.I)


def parse_html(text: str) -> list[Element]:
    """The roots: `html`, and what stands behind its end; none where there is no markup and no text."""
    from lxml import etree

    data = without_subset(text).encode("utf-8")
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return []
    if root is None:
        return []
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        return [parse_deep(data)]
    return [root, *root.itersiblings("*")]


def without_subset(text: str) -> str:
    """The entities that a document type declares, blanked: HTML knows none, and their text is no report's."""
    match = SUBSET.match(text)
    if match is None:
        return text
    return text[: match.start(1)] + " " * len(match[1]) + text[match.end(1) :]


def parse_deep(data: bytes) -> Element:
    """The tree of markup that nests too deep, its innermost elements left out but not their text."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True, target=Shallow(etree.TreeBuilder()))
    parser.feed(data)
    return parser.close()


class Shallow:
    """Builds a tree of DEEPEST levels at most from the parser's events."""

    def __init__(self, builder: Any) -> None:
        self.builder = builder
        self.depth = 0
        builder.start("html", {})

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth < DEEPEST:
            self.builder.start(tag, attributes)

    def end(self, tag: str) -> None:
        if self.depth < DEEPEST:
            self.builder.end(tag)
        self.depth -= 1

    def data(self, text: str) -> None:
        self.builder.data(text)

    def close(self) -> Element:
        self.builder.end("html")
        return self.builder.close()


def read_meta(roots: list[Element]) -> dict[str, str]:
    """Title, language and `<meta>` values by lower-case name."""
    meta: dict[str, str] = {}
    for root in roots[:1]:
        title = next(root.iter("title"), None)
        if title is not None and title.text and title.text.strip():
            meta["title"] = " ".join(title.text.split())
        if root.get("lang"):
            meta["language"] = str(root.get("lang"))
        for tag in root.iter("meta"):
            name = str(tag.get("name") or tag.get("property") or "").lower()
            if name and tag.get("content"):
                meta.setdefault(f"meta:{name}", " ".join(tag.get("content").split()))
    return meta

"""Inline elements of HTML that may mean something: links, targets, raised text, classes that tell of notes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.flow import Inline

RAISED = re.compile(r"\b(?:oj-super|superscript)\b")
SPEAKING = re.compile(r"note|fn|ref|cit|super|back|tip")  # classes that may tell of a marker
Opened = tuple[Inline, str]  # an open element, with what it says of itself


def identities(attributes: dict[str, str]) -> list[str]:
    return [attributes[key] for key in ("id", "name") if attributes.get(key)]


def read_inline(
    name: str, attributes: dict[str, str], described: str, ids: tuple[str, ...], around: Sequence[Opened], start: int
) -> Opened | None:
    """The element that opens at an offset; its end is not known yet. None where it means nothing."""
    high = name in {"sup", "footnotemark"} or is_styled_high(attributes, described)
    if not (high or ids or name in {"a", "sub", "button"} or (described and SPEAKING.search(described))):
        return None
    own = f"{name} {described} data-fn" if "data-fn" in attributes else f"{name} {described}"
    near = around[-3:]
    inline = Inline(
        start=start,
        end=-1,
        href=attributes.get("href"),
        ids=ids,
        marks=" ".join([own, *[words for _, words in near]]),
        sup=high or any(outer.sup for outer, _ in near),
        sub=name == "sub",
        title=attributes.get("title"),
    )
    return inline, own


def is_styled_high(attributes: dict[str, str], described: str) -> bool:
    """Raised by class or style: EUR-Lex, Google Docs."""
    if "super" in described and RAISED.search(described) is not None:
        return True
    style = attributes.get("style", "")
    return "super" in style and "vertical-align" in style

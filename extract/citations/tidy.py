"""What stands in a citation beside its fields: accounts, sorts of papers, their numbers, translations, speakers."""

from __future__ import annotations

import re

from extract.citations.forms import form

# `pp. 3–4 (Special Representative …)`, `[74] (Lord Reed)`: whose words they are.
SPEAKER = re.compile(r"((?:\b(?:pp?|paras?|cols?)\.?\s|¶+\s)[\d–,. -]*\d|\])\s\([A-Z][^()\d]*\)(?=[.;\s]*$)")
# `Indictment ¶ 12, United States v. Roe`: the page stands behind the paper, before the case.
PIN = r"\d[\d–-]*(?:\([a-z]\))?"
PINPOINT_FIRST = re.compile(rf"^([A-Z][\w. ]{{3,60}}?)\s(?:¶+|at)\s({PIN}(?:,\s{PIN})*),\s(.+?\sv\.\s.+?)[\s.]*$")
CHAPTER = re.compile(
    r"\d+\s?[–-]\s?\d+\s\((?!(?:1[5-9]|20)\d\d\))(\d+(?:[–-]\d+)?)\)(?=[.;\s]*$)"
)  # `45–67 (50)`: page 50 is meant


def tidy(text: str) -> str:
    """The citation without accounts, where a copy is, its sort, number, translation and whose words the page has."""
    text = CHAPTER.sub(r"\1", PINPOINT_FIRST.sub(r"\1, \3, p. \2", text))
    text = SPEAKER.sub(r"\1", form("filed").sub("", form("account").sub("", text)))
    for name in ("platform", "sort", "number", "reference", "translation"):
        text = form(name).sub(lambda m: "" if has_title(m.string[: m.start()], m.string[m.end() :]) else m[0], text)
    return text


def has_title(before: str, after: str) -> bool:
    """Whether a title stands before: a second field, or words in quotes; none of its quotes is open."""
    if before.count("“") > before.count("”"):
        return False
    return any(mark in before for mark in ("”", "’,", "»", ", ")) or after.lstrip().startswith("(")

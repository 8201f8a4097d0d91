"""What stands in a citation beside its fields: accounts, sorts of papers, their numbers, translations, speakers."""

from __future__ import annotations

import re

from extract.citations.forms import form
from extract.citations.who import is_body, is_person, split_fields

# `pp. 3–4 (Special Representative …)`, `[74] (Lord Reed)`: whose words they are.
SPEAKER = re.compile(r"((?:\b(?:pp?|paras?|cols?)\.?\s|¶+\s)[\d–,. -]*\d|\])\s\([A-Z][^()\d]*\)(?=[.;\s]*$)")
# `Indictment ¶ 12, United States v. Roe`: the page stands behind the paper, before the case.
PIN = r"\d[\d–-]*(?:\([a-z]\))?"
PINPOINT_FIRST = re.compile(rf"^([A-Z][\w. ]{{3,60}}?)\s(?:¶+|at)\s({PIN}(?:,\s{PIN})*),\s(.+?\sv\.\s.+?)[\s.]*$")
# `Testimony of Ann Roe (May 4, 2011), at 21`
DATED_AT = re.compile(
    r"(\([A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}\)),?\s(?:Exhibits\s)?at\s(\d+(?:[–-]\d+)?(?:,\s\d+)*)(?=[.;\s]*$)"
)
# `World Bank, Wells for All 3–4 (2011)`, as lawyers cite a body's report; `Agenda 21 (1992)` and `GAO-11-4` are none.
NUMBERED_WORD = "".join(
    rf"(?<![{word[0].upper()}{word[0]}]{word[1:]})"
    for word in (
        "no number phase part agenda version volume goal round wave chapter article study issue paper report series "
        "brief note edition resolution resolutions decision update level tier case session comment page table figure "
        "annex section group type model unit"
    ).split()
)
PAGE_IN_TITLE = re.compile(
    rf"^([A-Z][^“”()]{{2,120}},\s(?:[^,\d]+,\s)*(?:(?:19|20)\d\d\s)?[^,\d]*?[a-z’'?!]{NUMBERED_WORD})"
    r"\s(?!(?:19|20)\d\d\s\()(\d{1,4}(?:[-–]\d{1,4})?(?:,\s\d{1,4}(?:[-–]\d{1,4})?)*)"
    r"\s\(((?:[A-Z][a-z]{2,8}\.?\s(?:\d{1,2},\s)?)?(?:19|20)\d\d)\)(?=[\s,.;]*(?:$|(?:[Aa]vailable\sat:?\s|at\s)?(?:https?:|www\.|\[)))"
)
ANSWER = re.compile(r"\s\[[a-z]-\d+(?:-\d+)?\](?=[,.]|$)")  # ACCORD’s answers: `[a-11234]`
CHAPTER = re.compile(
    r"\d+\s?[–-]\s?\d+\s\((?!(?:1[5-9]|20)\d\d\))(\d+(?:[–-]\d+)?)\)(?=[.;\s]*$)"
)  # `45–67 (50)`: page 50 is meant


# `Reuters.(2020).Wells of Chad.Retrieved from`: full stops without their spaces.
GLUED = re.compile(r"(?<=[\w’'”)])\.(?=\((?:19|20)\d\d)|(?<=\d\))\.(?=[A-Z“‘])|(?<=[a-z’'”])\.(?=Retrieved\b)")
PAGES_FIRST = re.compile(
    r"^(pp?\.?\s?\d+(?:\s?[-–,]\s?\d+)*|para(?:graph)?s?\.?\s\d+(?:\s?[-–]\s?\d+)?),\s(?=\S)(.+?)[\s.]*$"
)


def unglue(text: str) -> str:
    """The note's words in their usual order and with their spaces: `p7, ibid` is `ibid, p7`."""
    text = PAGES_FIRST.sub(r"\2, \1", text)
    return GLUED.sub(". ", text)


def tidy(text: str) -> str:
    """The citation without accounts, where a copy is, its sort, number, translation and whose words the page has."""
    text = CHAPTER.sub(r"\1", PINPOINT_FIRST.sub(r"\1, \3, p. \2", text))
    text = PAGE_IN_TITLE.sub(lambda m: f"{m[1]} ({m[3]}), p. {m[2]}" if is_by_body(m[1]) else m[0], text)
    text = ANSWER.sub("", text)
    text = DATED_AT.sub(r"\1, p. \2", text)
    text = SPEAKER.sub(r"\1", form("filed").sub("", form("account").sub("", text)))
    for name in ("platform", "sort", "number", "reference", "translation"):
        text = form(name).sub(lambda m: "" if has_title(m.string[: m.start()], m.string[m.end() :]) else m[0], text)
    return text


def is_by_body(text: str) -> bool:
    """Whether a body stands first, or behind a person."""
    first, *others = split_fields(text)
    return is_body(first) or (len(others) > 1 and is_person(first) and is_body(others[0]))


def has_title(before: str, after: str) -> bool:
    """Whether a title stands before: a second field, or words in quotes; none of its quotes is open."""
    if before.count("“") > before.count("”"):
        return False
    return any(mark in before for mark in ("”", "’,", "»", ", ")) or after.lstrip().startswith("(")

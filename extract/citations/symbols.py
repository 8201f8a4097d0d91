"""Notes that cite documents of the United Nations by symbols and resolutions alone, among a few words.

`S/2022/427, para. 12, and the reply in S/2021/229, annex 3; no answer was received`: two sources.
"""

from __future__ import annotations

import re
from itertools import pairwise

SYMBOL = (
    r"(?<![\w/(])(?:UN\sDocs?\.?\s)?[A-Z]{1,6}(?=[\w/.()-]{0,60}\d)"
    r"(?:/(?:[A-Z0-9.()-]*[A-Z0-9)]|(?:[Aa]dd|[Cc]orr|[Rr]ev|Amend|Conf|Eng)(?:\.\d+)?)(?![a-z])){2,8}(?:\s\(\d{4}\))?"
)
RESOLUTION = r"(?:[A-Z][\w’-]+\s){1,5}(?:resolution|decision)\s\d+(?:[/-]\d+)?(?:\s[A-Z])?(?:\s\((?:\d{4}|[A-Z-]+)\))?"
REMARK = r"(?:,\s[a-z][a-z’ -]{3,50}(?:\b[A-Z][a-z’]+\s[a-z]+)?(?=,\sp))?"  # `, letter and Government’s reply, p. 21`
NUMBER = r"(?:\d+(?:\.\d+)*(?:\s?\([a-z\d]{1,4}\))*|[IVXLC]+\b)"
PIN = (
    rf"{REMARK},?\s\(?(?:paras?\.|¶+|pp?\.|arts?\.|sects?\.|chaps?\.|annex(?:es)?|appendix|tables?|preamble)"
    rf"(?:\s{NUMBER}(?:(?:\s?[-–]\s?|,\s|,?\sand\s){NUMBER}(?!/))*)?(?:\sff\b\.?)?\)?"
)
ITEM = re.compile(rf"(?:{SYMBOL}|{RESOLUTION})(?:{PIN})*")
WORDS = r"(?:[A-Za-z’-]+\s){0,9}(?:in|to|of|see|also)\s(?:documents?\s)?"
SIGNAL = r"(?:see|cf\.|compare)(?:\s(?:also|generally)|,\s(?:for\sexample|e\.g\.|inter\salia))?,?\s"
HEAD = re.compile(rf"(?:{SIGNAL})?(?:{WORDS})?", re.I)
BETWEEN = re.compile(rf"[,;]?\s(?:(?:and|or|as\swell\sas)\s)?(?:{SIGNAL})?(?:{WORDS})?", re.I)
TAIL = re.compile(r"(?:[,;]\s(?!annex|see)[a-z][^“”\d/]{0,100})?[\s.]*")


def list_documents(text: str) -> list[tuple[int, int]]:
    """Where each document stands, with its paragraphs; none where the text says more than a few words beside them."""
    if text.count("/") < 2 and "resolution" not in text and "decision" not in text:
        return []
    spans = [match.span() for match in ITEM.finditer(text)]
    if not spans or not HEAD.fullmatch(text[: spans[0][0]]) or not TAIL.fullmatch(text[spans[-1][1] :]):
        return []
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(spans)]
    return spans if all(BETWEEN.fullmatch(gap) for gap in gaps) else []

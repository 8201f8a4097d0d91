"""Remarks around a citation: signals and sentences before it, sentences behind it."""

from __future__ import annotations

import re
from itertools import islice

from extract.citations.forms import form
from extract.citations.names import BODY, UNLIKE_NAME, leading_authors
from extract.citations.split import ends_sentence, is_source
from extract.sources.publishers import is_known

MOST = 12  # full stops that are looked at, so that a long note takes no longer for each of its sentences
SENTENCE = re.compile(r"\.\s+(?=[A-Z“‘])")
ENDED = re.compile(r"(?:\b(?:1[89]|20)\d\d|\d\)?|\]|\burl|/[\w%./-]*|accessed\s[^()]*\)|\(on file[^()]*\))$")
YEAR_ALONE = re.compile(r"\(\d{4}[a-z]?\)$")  # `Smith, J. (2019). The title`: no end of a citation
DAY = re.compile(r"\b(?:\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+\.?\s\d{1,2},)\s\d{4}$")
LOWER = re.compile(r"(?<![\w’'-])[a-z]{2,}")
# A quotation, a page, a year behind a comma or in a bracket.
FIELD = re.compile(
    r"[“‘\"§/]|[,(;:][^,(;:]*\b(?:1[5-9]|20)\d\d\b|\b(?:pp?|paras?|nn?|[Ii]bid|[Ii]d|v)\.\s|\b(?:[Ss]ee|[Rr]etrieved|[Aa]rchived|[Aa]ccessed|ISBN)\b|\bnote\s\d"
)
SIGNAL = re.compile(r"[.;]\s+(?=See\b|see\b|\d+\s(?:U\.S\.C|C\.F\.R))")


def without_remark(piece: str) -> str:
    """Without a sentence behind the citation: `…, 3 May 2021. The interviewee is a lawyer.`"""
    url = form("url").search(piece)
    if url and re.match(r"\.?\s+[A-Z]", piece[url.end() :]) and not is_source(piece[url.end() :]):
        return piece[: url.end()]
    for match in islice(SENTENCE.finditer(piece), MOST):
        before, after = piece[: match.start()], piece[match.end() :]
        if not ENDED.search(before[-60:]) or YEAR_ALONE.search(before[-12:]):
            continue
        told = is_sentence(after) or (DAY.search(before[-30:]) and len(LOWER.findall(after)) > 3)
        if told and (not is_source(after) or tells_year(after)):
            return before
    return piece


def is_sentence(text: str) -> bool:
    return form("prose").search(text) is not None and len(LOWER.findall(text)) > 2


def tells_year(text: str) -> bool:
    """`The line is that of the 2009 census.`: a sentence with a year, where no field of a source stands."""
    return (
        is_sentence(text) and not FIELD.search(text) and not any(form(n).search(text) for n in ("url", "back_inside"))
    )


def strip_lead(piece: str) -> str:
    """Without `See also`, and without a remark in front of it."""
    remark = SIGNAL.search(piece)
    text = piece[remark.end() :] if remark and is_source(piece[remark.end() :]) else piece
    text = after_sentence(text)
    match = form("lead_in").match(text)
    while match and match.end() < len(text):
        text = text[match.end() :]
        match = form("lead_in").match(text)
    return text.strip()


def after_sentence(text: str) -> str:
    """`The estimate rests on public data. ACLED, Data Export, 3 May 2021`: what stands behind the sentence."""
    found = text
    for match in islice(SENTENCE.finditer(text), MOST):
        before, after = text[: match.start()], text[match.end() :]
        if not ends_sentence(before) or (is_source(before) and not is_told(before)):
            break
        if len(LOWER.findall(before)) > 2 and opens_source(after, is_sentence(before)):
            found = after
    return found


def is_told(text: str) -> bool:
    """`Data for 2021 are preliminary`: a sentence with a year in it is no source."""
    head = text.partition(", ")[0]
    return is_sentence(text) and not re.search('[“‘"]|https?:', text) and (head == text or not is_known(head))


def opens_source(text: str, told: bool) -> bool:
    """Whether a citation begins here; `told`: a whole sentence stands before, so that any name will do."""
    head = text.partition(", ")[0]
    body = head != text and len(head.split()) < 9 and (is_known(head) or BODY.search(head) is not None)
    named = body or bool(leading_authors(text)[0]) or text[:1] in "“‘"
    return is_source(text) and (named or (told and len(UNLIKE_NAME.findall(head)) < 2))

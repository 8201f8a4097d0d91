"""A note → its citations. Split first, then each piece by the style that it is written in."""

from __future__ import annotations

import re

from extract.citations.fields import Fields, take_out
from extract.citations.forms import form, quoted_title
from extract.citations.patterned import parse_patterned
from extract.citations.styles import parse_back, parse_colon, parse_comma, parse_legal, parse_quoted, parse_short
from extract.model import Citation
from ingest.model import Link, Note

SEPARATOR = re.compile(
    r";\s*(?:and\s+)?(?=\S)(?!\d+\s?(?:\(\d+\))?:\s?\d)|(?<=\d{4}),\s+(?:and\s+)?(?=[‘“][A-Z])|"
    r"\.\s+(?=See(?:\s+also)?[:,]?\s)|\.\s+(?=[A-Z][^.“”]{3,60}, “)"
)
DATED = re.compile(r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}/\d{1,2}/\d{2}\b")
# `Al Jazeera, ‘We have no water’: a village waits`: the quotation is a part of the title.
PART_QUOTED = re.compile(r"[^“‘”’,]+,\s(?:‘[^’]{2,60}’:|“[^”]{2,60}”:?)\s[a-z]")
BLANK = re.compile(r"[_\s.,;█▇■]+")


def parse_note(note: Note) -> tuple[Citation, ...]:
    """The citations of one note in order. A remark without a source gives none."""
    found: list[Citation] = []
    for start, end in split_sources(note.text):
        piece = note.text[start:end].strip(" ;")
        fields = parse_piece(piece)
        if fields is None:
            continue
        links = [k for k in note.links if start <= k.start < end]
        found.append(build(note, len(found) + 1, piece, fields, links))
    return tuple(found)


def split_sources(text: str) -> list[tuple[int, int]]:
    """Where each source stands. A semicolon in quotes or brackets, or after which no source follows, splits none."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in SEPARATOR.finditer(text):
        before, after = text[start : match.start()], text[match.end() :]
        if inside(before) or not is_source(before) or not is_source(after.split(";")[0]):
            continue
        spans.append((start, match.start()))
        start = match.end()
    spans.append((start, len(text)))
    return spans


def inside(text: str) -> bool:
    """Whether a quotation or bracket is still open at the end of the text."""
    if text.count("(") > text.count(")") or text.count("“") > text.count("”"):
        return True
    return len(re.findall(r"(?<!\w)‘", text)) > len(re.findall(r"’(?!\w)", text))


def is_source(text: str) -> bool:
    """Whether a piece can be a source of its own: a date, a link, a quoted title, a page or a back-reference."""
    return any(
        (
            DATED.search(text),
            form("url").search(text),
            form("undated").search(text),
            form("back").search(text),
            form("back_inside").search(text),
            quoted_title(text),
            form("pages").search(text),
            form("legal").search(text),
            parse_patterned(take_out(form("lead_in").sub("", text).strip(" .,;"))),
        )
    )


def parse_piece(piece: str) -> Fields | None:
    """The fields of one source; None for a remark."""
    if BLANK.fullmatch(piece):
        return None
    if not is_source(piece):
        return parse_short(piece.strip(" ."), take_out(piece)) if len(piece.split()) <= 10 else None
    bare = without_remark(strip_lead(piece))
    if (read := parse_patterned(take_out(bare))) is not None:
        return read
    if (back := parse_back(piece)) is not None:
        return back
    if re.search(r"\d{1,2}/\d{1,2}/\d{2}\b|SM-\d|§|\sv\.\s", bare) and not form("url").search(bare):
        return parse_legal(bare)
    quoted = quoted_title(bare)
    if quoted is not None and not PART_QUOTED.match(bare):
        return parse_quoted(bare)
    return parse_colon(bare) or parse_comma(bare)


def without_remark(piece: str) -> str:
    """Without a sentence behind the address: `…, https://example.gov/a. The sheet was later changed.`"""
    url = form("url").search(piece)
    if url and re.match(r"\.\s+[A-Z]", piece[url.end() :]) and not is_source(piece[url.end() :]):
        return piece[: url.end()]
    return piece


def strip_lead(piece: str) -> str:
    """Without `See also`, and without a remark in front of it."""
    remark = re.search(r"\.\s+(?=See\b|see\b|\d+\s(?:U\.S\.C|C\.F\.R))", piece)
    text = piece[remark.end() :] if remark and is_source(piece[remark.end() :]) else piece
    match = form("lead_in").match(text)
    while match and match.end() < len(text):
        text = text[match.end() :]
        match = form("lead_in").match(text)
    return text.strip()


def build(note: Note, ordinal: int, text: str, fields: Fields, links: list[Link]) -> Citation:
    href = next((k.href for k in links if k.href and re.match(r"https?:|www\.|/", k.href)), None)
    written = None if fields.url in {None, "url", "[url]"} else fields.url
    printed = fields.url is not None or any(k.href is None for k in links)
    return Citation(
        note_id=note.note_id,
        ordinal=ordinal,
        text=text,
        authors=fields.authors,
        publisher=fields.publisher,
        title=fields.title,
        published=fields.published,
        url=href or written,
        pages=fields.pages,
        kind=fields.kind,
        link="target" if href or written else "dead" if printed else None,
    )

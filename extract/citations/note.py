"""A note → its citations. Split first, then each piece by the style that it is written in."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.citations.encyclopedia import parse_template
from extract.citations.entry import parse_entry
from extract.citations.fields import Fields, take_out
from extract.citations.forms import form, quoted_title
from extract.citations.legal import parse_legal
from extract.citations.names import BODY, leading_authors
from extract.citations.patterned import parse_patterned
from extract.citations.quoted import parse_quoted
from extract.citations.remarks import strip_lead, without_remark
from extract.citations.short import parse_back, parse_short
from extract.citations.split import is_source, split_sources
from extract.citations.styles import parse_colon, parse_comma
from extract.citations.tidy import tidy, unglue
from extract.citations.web import parse_page
from extract.model import Citation
from extract.sources.publishers import is_known
from ingest.model import Link, Note

# `Al Jazeera, ‘We have no water’: a village waits`: the quotation is a part of the title.
PART_QUOTED = re.compile(
    r"[^“‘”’,]+,\s(?:(?:‘[^’]{2,60}’|“[^”]{2,60}”):\s\w|“[^”]{2,60}[^”,]”\s(?!in\s[A-Z]|n\.\s?d|undated|accessed)[a-z])"
)
BRACKETED = re.compile(r"^\[([^\[\]]+)\]\.?$")  # `[ACLED, data covering …]`
IN_BRACKETS = re.compile(r"^\(([^()]+)\)\.?$")  # `(Diallo, 2021, p. 45)`
# `Joint declaration on the press and “fake news”, 3 March 2017`: the quotation ends the title.
SAYING = re.compile(
    r"(?:(?:Joint|Public|General)\s)?(?:[Dd]eclaration|[Rr]esolution|[Rr]ecommendation|[Dd]ecision|[Oo]pinion|[Ll]aw|[Dd]ecree)\s"
    r"(?:on|of|for|about)\s[^,“‘]{0,100}"
)
PAGE_LAST = re.compile(r"[a-z]{2}, \d{1,3}(?:[-–]\d{1,3})?\.?$")
DATE_BEHIND = re.compile(r"\d{4}\)?$")
EXHIBIT = re.compile(r"[A-Z]{2,}-\d{4,}")
# Behind the name of a journal, or of the first body of several.
VOLUME = re.compile(r"(?:,\s(?:vol\.?|volume|[Nn]o\.|issue)\s\d+.*|,?\set\sal\.?)$")
GERMAN_QUOTES = re.compile(r"„([^“”„]*)[“”]")
BLANK = re.compile(r"[_\s.,;█▇■]+")


def parse_note(note: Note) -> tuple[Citation, ...]:
    """The citations of one note in order. A remark without a source gives none."""
    found: list[Citation] = []
    text = GERMAN_QUOTES.sub(r"“\1”", note.text)
    for start, end in split_sources(text):
        piece = text[start:end].strip(" ;")
        links = [k for k in note.links if start <= k.start < end]
        fields = parse_piece(piece, any(k.href for k in links))
        if fields is not None and is_garbled(fields):
            fields = Fields(url=fields.url) if fields.url else None
        if fields is None:
            continue
        if fields.kind == "backreference" and any(is_absolute(k) for k in links) and not is_back(piece):
            fields = replace(fields, kind="source")  # what has its own address is no short form
        found.append(build(note, len(found) + 1, piece, fields, links))
    return tuple(found)


def parse_piece(piece: str, linked: bool = False) -> Fields | None:
    """The fields of one source; None for a remark. `linked`: a hyperlink leads to it."""
    if BLANK.fullmatch(piece):
        return None
    piece = unglue(piece)
    piece = IN_BRACKETS.sub(r"\1", BRACKETED.sub(r"\1", piece))
    if (part := form("own_part").fullmatch(piece.strip(" ."))) is not None and not linked:
        return Fields(title=part["title"], kind="backreference")
    if not is_source(piece):
        short = (
            parse_short(strip_lead(piece).strip(" ."), take_out(piece))
            if len(piece.split()) <= (18 if PAGE_LAST.search(piece) else 10) and not linked
            else None
        )
        return short or parse_page(take_out(strip_lead(piece)), linked)
    bare = tidy(without_remark(strip_lead(piece)))
    if (cross := form("cross").fullmatch(bare.strip(" .,;"))) is not None:
        return Fields(title=cross["name"] or cross["behind"], kind="backreference")
    if (read := parse_patterned(take_out(bare))) is not None:
        return read
    if (back := parse_back(bare)) is not None:
        return back
    if (entry := parse_entry(bare) or parse_template(bare)) is not None:
        return entry
    if re.search(r"\d{1,2}/\d{1,2}/\d{2}\b|SM-\d|(?<!\d{4},)\s§|\sv\.\s", bare) and not form("url").search(bare):
        return parse_legal(bare)
    quoted = quoted_title(bare)
    if quoted is not None and not PART_QUOTED.match(bare) and not is_inside_title(bare, quoted[0], quoted[3]):
        return parse_quoted(bare)
    rest = take_out(bare)
    page = parse_page(rest, linked) if not DATE_BEHIND.search(rest.text) else None
    return page or parse_colon(bare) or parse_comma(bare)


def is_inside_title(text: str, start: int, end: int) -> bool:
    """`Radio Gao, The ‘night’ market, 2019`: words of its field stand before the quotation, no names."""
    if SAYING.fullmatch(text[:start]):
        return True
    before, _, words = text[:start].rpartition(", ")
    words = words.strip()
    if not before or not words or words[-1] in ",(." or text[end - 2 : end] in {",”", ",’"}:
        return False
    if words.endswith((":", "’s")):
        return words[0].isupper()
    names, after = leading_authors(text[:start].strip(" :") + ", ")
    persons = words.startswith(("and ", "& ")) or (names and not after.strip(" ,"))
    return words[0].isupper() and not persons and not BODY.search(words) and not is_known(words.strip(" :"))


def is_garbled(fields: Fields) -> bool:
    """Where a name or title is a sentence, or a name an exhibit's number, the citation was not understood."""
    names = (*fields.authors, fields.publisher or "")
    return len((fields.title or "").split()) > 60 or any(len(n.split()) > 16 or EXHIBIT.match(n) for n in names)


def find_href(links: list[Link]) -> str | None:
    """The address that the source's own link has: an absolute one before one within the site, parted ones whole."""
    hrefs = [k.href.rstrip(".,;") for k in sorted(links, key=lambda k: not is_absolute(k)) if k.href]
    first = next((h for h in hrefs if re.match(r"https?:|www\.|//|/(?!wiki/)", h)), None)
    ends = {k.end: k.href for k in links}
    parted = [k.href for k in links if first and k.href and k.href.startswith(first) and ends.get(k.start) == first]
    return parted[0] if parted else first


def is_absolute(link: Link) -> bool:
    return link.href is not None and re.match(r"https?:|www\.|//", link.href) is not None


def is_back(piece: str) -> bool:
    return any(form(name).search(piece) for name in ("back", "back_inside", "cross"))


def build(note: Note, ordinal: int, text: str, fields: Fields, links: list[Link]) -> Citation:
    href = find_href(links)
    written = None if fields.url in {None, "url", "[url]"} else fields.url
    printed = fields.url is not None or any(k.href is None for k in links)
    return Citation(
        note_id=note.note_id,
        ordinal=ordinal,
        text=text,
        authors=fields.authors,
        publisher=VOLUME.sub("", fields.publisher) if fields.publisher else None,
        title=fields.title,
        published=fields.published,
        url=href or written,
        pages=fields.pages,
        kind=fields.kind,
        link="target" if href or written else "dead" if printed else None,
    )

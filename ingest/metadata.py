"""What an edition says of itself, where edition.toml does not; never made up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.edition import is_date
from ingest.flow import Flow
from ingest.model import Metadata, Section

MONTHS = "January February March April May June July August September October November December".split()
BANNER = re.compile(
    rf"\b(?:Version \d[\d.]*,?|Published:?|Publication date:?|Date:?|Updated(?: on)?:?|"
    rf"Distr\.:?\s*(?:General|Limited|Restricted))\s+"
    rf"(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+(\d{{4}})\b",
    re.I,
)
DAY_LINE = re.compile(rf"^(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})$")
PUBLISHED = (
    "article:published_time",
    "dc.date",
    "dcterms.date",
    "dcterms.issued",
    "date",
    "citation_publication_date",
    "published_at",
    "pubdate",
)
PUBLISHERS = ("dc.publisher", "dcterms.publisher", "citation_publisher", "og:site_name", "publisher", "authors")
TITLES = ("title", "og:title", "dc.title", "dcterms.title", "citation_title")
SOURCES = ("source_url", "og:url", "dc.identifier")


def complete_metadata(settings: Metadata, flows: Sequence[Flow], sections: Sequence[Section]) -> Metadata:
    """edition.toml first; then the head of the first file, its headings, and a banner with version and date."""
    meta = flows[0].meta
    return replace(
        settings,
        title=settings.title or first(meta, TITLES) or meta.get("title") or first_title(flows, sections),
        publisher=settings.publisher or first(meta, PUBLISHERS),
        published=settings.published or day(first(meta, PUBLISHED)) or banner_date(sections),
        language=settings.language or meta.get("language") or None,
        source_url=settings.source_url or first(meta, SOURCES),
    )


def first(meta: dict[str, str], names: Sequence[str]) -> str | None:
    return next((meta[f"meta:{n}"] for n in names if meta.get(f"meta:{n}")), None)


def first_title(flows: Sequence[Flow], sections: Sequence[Section]) -> str | None:
    """The one top heading, where a file has just one; a line of plain text only looks like a heading."""
    if flows[0].media_type == "text/plain":
        return None
    tops = [s for s in sections if s.path == flows[0].path and s.level == 1 and s.title]
    return tops[0].title if len(tops) == 1 else None


def day(value: str | None) -> str | None:
    """An ISO day, month or year out of a meta value; `January 2025` too."""
    if value is None:
        return None
    if (match := re.match(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", value)) and is_date(match[0]):
        return match[0]
    found = re.fullmatch(rf"(?:(\d{{1,2}})\s+)?({'|'.join(MONTHS)})\s+(\d{{4}})", value.strip())
    return iso(found) if found else None


def banner_date(sections: Sequence[Section]) -> str | None:
    """`Version 1.0, November 2022` or a date alone on a line, among the first paragraphs."""
    for paragraph in [p for s in sections[:3] for p in s.paragraphs][:12]:
        match = BANNER.match(paragraph.text) or DAY_LINE.match(paragraph.text)
        if match:
            return iso(match)
    return None


def iso(match: re.Match[str]) -> str | None:
    month = [m.lower() for m in MONTHS].index(match[2].lower()) + 1
    value = f"{match[3]}-{month:02d}" + (f"-{int(match[1]):02d}" if match[1] else "")
    return value if is_date(value) else None

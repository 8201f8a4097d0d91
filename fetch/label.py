"""The name of an edition, by the rule of its source; never made up where the rule finds nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from fetch.client import Answer, FetchError
from fetch.discover import Found
from fetch.settings import Source
from ingest.edition import NAME


def label_edition(source: Source, found: Found, answer: Answer, now: datetime) -> str:
    """The folder's name. Raises FetchError where the rule finds none, or one that no folder can have."""
    rule = source.label
    text = {
        "fixed": rule.value,
        "url": found.url,
        "text": found.text,
        "updated": found.modified,
        "lastmod": found.modified,
        "last-modified": header_day(answer.headers.get("last-modified", "")),
        "fetched": now.astimezone(UTC).date().isoformat(),
    }[rule.origin]
    if rule.pattern is not None:
        match = rule.pattern.search(text)
        text = (match[1] if rule.pattern.groups else match[0]) or "" if match else ""
    name = text.strip().replace("/", "-")
    if not NAME.fullmatch(name) or len(name) > 100:
        raise FetchError(f"{found.url}: the rule `edition` ({rule.origin}) gives no name of an edition, found {name!r}")
    return name


def header_day(value: str) -> str:
    """An ISO day out of an HTTP date; empty where it is none."""
    try:
        return parsedate_to_datetime(value).astimezone(UTC).date().isoformat()
    except (TypeError, ValueError):
        return ""

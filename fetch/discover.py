"""Which addresses a source leads to today: itself, the links of an index page, a sitemap, a GOV.UK publication."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from fetch.client import Client, FetchError
from fetch.settings import Source


@dataclass(frozen=True, slots=True)
class Found:
    """An address that should hold an edition, and what the place it was found in says of it."""

    url: str
    text: str = ""  # of the link
    modified: str = ""  # an ISO day, as a sitemap or GOV.UK says
    metadata: dict[str, str] = field(default_factory=dict)


def discover(client: Client, source: Source, most: int) -> list[Found]:
    """The addresses of a source, each once, in the order of the page. Raises FetchError."""
    if source.kind == "page":
        return [Found(source.url)]
    answer = client.get(source.url, source.allowed_hosts)
    read = {"index": read_index, "sitemap": read_sitemap, "govuk": read_govuk}[source.kind]
    found: dict[str, Found] = {}
    for item in read(answer.body, answer.url, source):
        if is_allowed(item.url, source):
            url = urldefrag(item.url).url
            found.setdefault(url, Found(url, item.text, item.modified, item.metadata))
    if not found:
        raise FetchError(f"{source.url}: holds no address that fits; check links and hosts")
    if len(found) > most:
        raise FetchError(f"{source.url}: {len(found)} addresses fit, more than {most}; narrow links or raise max_links")
    return list(found.values())


def is_allowed(url: str, source: Source) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.netloc.lower() in source.allowed_hosts


def read_index(body: bytes, url: str, source: Source) -> Iterator[Found]:
    """The links of a page whose address fits."""
    from bs4 import BeautifulSoup

    page = BeautifulSoup(body, "lxml")
    for link in page.find_all("a", href=True):
        target = joined(url, str(link["href"]).strip())
        if source.links and source.links.search(target):
            yield Found(target, " ".join(link.get_text(" ").split()))


def joined(url: str, reference: str) -> str:
    """The absolute address; empty where it is none."""
    try:
        return urljoin(url, reference)
    except ValueError:
        return ""


def read_sitemap(body: bytes, url: str, source: Source) -> Iterator[Found]:
    """The addresses of a sitemap (sitemaps.org, 0.9). Entities and external parts are not read."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(body, parser)
    except etree.XMLSyntaxError as error:
        raise FetchError(f"{url}: is no sitemap: {error}") from error
    for entry in root.iterfind("{*}url"):
        target = (entry.findtext("{*}loc") or "").strip()
        if source.links and source.links.search(target):
            yield Found(target, modified=(entry.findtext("{*}lastmod") or "").strip()[:10])


def read_govuk(body: bytes, url: str, source: Source) -> Iterator[Found]:
    """The HTML attachments of a publication as GOV.UK's Content API tells of them, or the page itself."""
    try:
        item = json.loads(body)
        updated = str(item.get("public_updated_at") or "")[:10]
        metadata = govuk_metadata(item, updated)
        site = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        pages = [
            Found(joined(site, a["url"]), str(a.get("title", "")), updated, metadata)
            for a in item.get("details", {}).get("attachments", [])
            if a.get("attachment_type") == "html"
        ]
        own = Found(joined(site, item["base_path"]), str(item.get("title", "")), updated, metadata)
    except (ValueError, AttributeError, KeyError, TypeError) as error:
        raise FetchError(f"{url}: is no answer of GOV.UK's Content API ({error!r})") from error
    for page in pages or [own]:
        if source.links is None or source.links.search(page.url):
            yield page


def govuk_metadata(item: dict[str, object], updated: str) -> dict[str, str]:
    links = item.get("links")
    bodies = links.get("organisations", []) if isinstance(links, dict) else []
    told = {
        "title": item.get("title"),
        "publisher": "; ".join(b["title"] for b in bodies),
        "language": item.get("locale"),
        "published": updated,
    }
    return {k: str(v) for k, v in told.items() if v}

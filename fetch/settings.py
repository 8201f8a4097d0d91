"""sources.toml: what is fetched, how politely, and how an edition gets its label."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ingest.edition import NAME
from ingest.errors import FigtrailError

KINDS = ("page", "index", "sitemap", "govuk")
LABELS = ("fixed", "url", "text", "last-modified", "lastmod", "updated", "fetched")
METADATA = ("title", "publisher", "country", "language", "licence")


class SettingsError(FigtrailError):
    """sources.toml is not as it must be."""


@dataclass(frozen=True, slots=True)
class Label:
    """How an edition gets its name: from where, and the part that a pattern's first group takes."""

    origin: str
    value: str = ""  # of a fixed label
    pattern: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One place where editions of one report appear."""

    report: str
    url: str
    kind: str
    label: Label
    links: re.Pattern[str] | None = None  # of an index or sitemap: which of its addresses are editions
    hosts: frozenset[str] = frozenset()  # where redirects and links may lead, besides the host of `url`
    metadata: Mapping[str, str] = field(default_factory=dict)  # goes into edition.toml

    @property
    def allowed_hosts(self) -> frozenset[str]:
        return self.hosts | {urlsplit(self.url).netloc.lower()}


@dataclass(frozen=True, slots=True)
class Settings:
    """Who asks, how often and how much. Times in seconds, sizes in bytes."""

    contact: str  # an address for the people whose server is asked
    pause: float = 1.0  # between two requests to one host
    interval: float = 3600.0  # an address that answered is not asked again before
    retries: int = 3
    backoff: float = 2.0  # the wait before the first retry; it doubles
    timeout: float = 20.0  # without a byte
    deadline: float = 120.0  # for one whole answer
    max_bytes: int = 50_000_000  # of one answer, unpacked
    max_links: int = 200  # of one index
    private_hosts: frozenset[str] = frozenset()  # host:port on a private address that may be asked
    sources: tuple[Source, ...] = ()


def read_settings(path: Path) -> Settings:
    """The settings of a file. Raises SettingsError with the file, the key and what is allowed."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: {error}; give the path of a sources.toml") from error
    try:
        return parse_settings(data)
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from None


def parse_settings(data: dict[str, Any]) -> Settings:
    check_keys(data, ("fetch", "source"), "the file")
    general = dict(data.get("fetch", {}))
    numbers = {f.name: f for f in fields(Settings) if f.name not in {"contact", "private_hosts", "sources"}}
    check_keys(general, ("contact", "private_hosts", *numbers), "[fetch]")
    if not isinstance(general.get("contact"), str) or not re.search(r"@|https?://", general["contact"]):
        raise SettingsError("[fetch] contact must be an e-mail address or a web page of whoever asks")
    for name in numbers.keys() & general.keys():
        value = general[name]
        if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
            raise SettingsError(f"[fetch] {name} must be a number, found {value!r}")
    general["private_hosts"] = frozenset(general.get("private_hosts", ()))
    sources = tuple(parse_source(item, f"source {i}") for i, item in enumerate(data.get("source", ()), 1))
    if not sources:
        raise SettingsError("names no [[source]]")
    return Settings(**general, sources=sources)


def parse_source(item: dict[str, Any], where: str) -> Source:
    check_keys(item, ("report", "url", "kind", "edition", "links", "hosts", "metadata"), where)
    report, url, kind = str(item.get("report", "")), str(item.get("url", "")), item.get("kind", "page")
    where = f"{where} ({report})" if report else where
    if not NAME.fullmatch(report):
        raise SettingsError(f"{where}: report must be the name of a folder, found {report!r}")
    if urlsplit(url).scheme not in {"http", "https"} or not urlsplit(url).hostname:
        raise SettingsError(f"{where}: url must begin with https://, found {url!r}")
    if kind not in KINDS:
        raise SettingsError(f"{where}: kind must be one of {', '.join(KINDS)}, found {kind!r}")
    if kind in {"index", "sitemap"} and "links" not in item:
        raise SettingsError(f"{where}: a {kind} needs links, a pattern of the addresses that are editions")
    metadata = dict(item.get("metadata", {}))
    check_keys(metadata, METADATA, f"{where} metadata")
    links = compiled(item["links"], where) if "links" in item else None
    hosts = frozenset(str(h).lower() for h in item.get("hosts", ()))
    return Source(report, url, kind, parse_label(item.get("edition"), kind, where), links, hosts, metadata)


def parse_label(value: Any, kind: str, where: str) -> Label:
    """`"2025-11"`, or `{ from = "url", pattern = "(20\\d\\d-\\d\\d)" }`."""
    if value is None:
        return Label({"govuk": "updated", "sitemap": "lastmod"}.get(kind, "last-modified"))
    if isinstance(value, str):
        if not NAME.fullmatch(value):
            raise SettingsError(f"{where}: edition must be the name of a folder, found {value!r}")
        return Label("fixed", value)
    if not isinstance(value, dict) or value.get("from") not in LABELS[1:]:
        raise SettingsError(f"{where}: edition must be a name or {{ from = … }} with one of {', '.join(LABELS[1:])}")
    check_keys(value, ("from", "pattern"), f"{where} edition")
    pattern = compiled(value["pattern"], where) if "pattern" in value else None
    if value["from"] in {"url", "text"} and (pattern is None or not pattern.groups):
        raise SettingsError(f"{where}: edition from {value['from']} needs a pattern with a group")
    return Label(value["from"], pattern=pattern)


def compiled(pattern: Any, where: str) -> re.Pattern[str]:
    try:
        return re.compile(str(pattern))
    except re.error as error:
        raise SettingsError(f"{where}: {pattern!r} is no pattern: {error}") from error


def check_keys(data: Mapping[str, Any], allowed: tuple[str, ...], where: str) -> None:
    if not isinstance(data, Mapping):
        raise SettingsError(f"{where} must be a table, found {data!r}")
    for key in data:
        if key not in allowed:
            raise SettingsError(f"{where}: unknown key {key!r}; allowed are {', '.join(allowed)}")

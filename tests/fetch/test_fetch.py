"""Fetching from a real server that misbehaves: nothing half-written, nothing lost, nothing asked twice in an hour."""

from __future__ import annotations

import gzip
import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from server import Reply, Request, Server, bomb, page, serving

from fetch import Outcome, Settings, Source, fetch_all
from fetch.client import Client
from fetch.guard import is_public
from fetch.settings import SettingsError, parse_settings
from ingest import read_edition
from ingest.edition import find_editions

DAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


class World:
    """A server, a raw folder and a clock that the test moves; waits are noted and not slept."""

    def __init__(self, server: Server, raw: Path) -> None:
        self.server, self.raw, self.now, self.slept = server, raw, DAY, list[float]()
        self.settings = Settings(
            "analyst@example.org", pause=0.0, backoff=0.5, retries=2, timeout=0.5, deadline=1.5, max_bytes=2_000_000,
            private_hosts=frozenset({server.host}),
        )  # fmt: skip

    def fetch(self, *sources: Source, settings: Settings | None = None) -> list[Outcome]:
        chosen = replace(settings or self.settings, sources=sources)
        client = Client(chosen, "0.1.0", sleep=self.slept.append)
        try:
            return list(fetch_all(chosen, self.raw, client, lambda: self.now))
        finally:
            client.close()

    def source(self, path: str = "/report.html", **keys: object) -> Source:
        item = {"report": "acme", "url": self.server.url(path), "edition": "2026-03", **keys}
        return parse_settings({"fetch": {"contact": "a@b"}, "source": [item]}).sources[0]

    def later(self, **span: float) -> None:
        self.now += timedelta(**span)

    def files(self) -> list[str]:
        names = (p.relative_to(self.raw).as_posix() for p in self.raw.rglob("*") if p.is_file())
        return sorted(n for n in names if not n.startswith(".fetch/"))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with serving() as server:
        server.replies["/robots.txt"] = [Reply(404)]
        yield World(server, tmp_path / "raw")


def test_a_page_is_stored_as_served_with_headers_and_hash(world: World) -> None:
    reply = page("2 500 troops", ETag='"a"', Last_Modified="Mon, 02 Mar 2026 08:00:00 GMT")
    world.server.replies["/report.html"] = [reply]
    source = world.source(metadata={"publisher": 'The "Acme" \\ Institute', "country": "IRQ"})
    assert [(o.status, o.edition) for o in world.fetch(source)] == [("new", "2026-03")]
    folder = world.raw / "acme" / "2026-03"
    assert (folder / "report.html").read_bytes() == reply.body
    told = tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))
    assert told["publisher"] == 'The "Acme" \\ Institute'
    assert told["fetched"] | {"sha256": ""} == {
        "at": "2026-03-02T09:00:00+00:00", "asked": source.url, "status": 200, "sha256": "", "bytes": len(reply.body),
        "content_type": "text/html", "etag": '"a"', "last_modified": "Mon, 02 Mar 2026 08:00:00 GMT",
    }  # fmt: skip
    document = read_edition(find_editions(world.raw)[0])
    assert document.metadata.country == "IRQ"
    assert document.metadata.source_url == source.url


def test_who_asks_is_said(world: World) -> None:
    world.server.replies["/report.html"] = [page("x")]
    world.fetch(world.source())
    assert {r.headers["User-Agent"] for r in world.server.requests} == {"figtrail/0.1.0 (analyst@example.org)"}


# The faults: what the server does, how the address ends, what the message holds, how often it was asked.
# Nothing is stored in any of them.
FAULTS: list[tuple[str, list[Reply], str, str, int]] = [
    ("slow to a stop", [Reply(slow=0.9)], "failed", "3 tries", 3),
    ("slow but steady", [Reply(slow=0.02)], "failed", "not done after 1.5 seconds", 1),
    ("cut off", [Reply(cut=20)], "failed", "3 tries", 3),
    ("closed without a word", [Reply(raw=b"")], "failed", "3 tries", 3),
    ("no HTTP", [Reply(raw=b"SSH-2.0-OpenSSH_9\r\n\r\n")], "failed", "3 tries", 3),
    ("304 that nobody asked for", [Reply(304, b"", {"Content-Length": "0"})], "failed", "304", 1),
    ("429 without a time", [Reply(429)], "failed", "the server says 429", 3),
    ("429 for a day", [Reply(429, headers={"Retry-After": "86400"})], "failed", "the server says 429", 1),
    ("500 for good", [Reply(500)], "failed", "the server says 500", 3),
    ("503 until a date", [Reply(503, headers={"Retry-After": "Fri, 01 Jan 2100 00:00:00 GMT"})], "failed", "503", 1),
    ("403", [Reply(403)], "failed", "the server says 403", 1),
    ("404", [Reply(404)], "vanished", "no such page", 1),
    ("410", [Reply(410)], "vanished", "no such page", 1),
    ("redirect loop", [Reply(302, headers={"Location": "/report.html"})], "failed", "more than 5 times", 6),
    ("redirect to another host", [Reply(301, headers={"Location": "https://example.org/x"})], "failed", "add it to", 1),
    ("redirect to a file", [Reply(302, headers={"Location": "file:///etc/passwd"})], "failed", "not followed", 1),
    ("redirect to nowhere", [Reply(302, headers={"Location": "http://[::1"})], "failed", "Invalid URL", 3),
    ("PDF declared as HTML", [Reply(body=b"%PDF-1.7 \x00\x01\x02")], "failed", "is binary", 1),
    ("image", [Reply(body=b"GIF89a\x00", headers={"Content-Type": "image/gif"})], "failed", "is binary", 1),
    ("redirect to no address", [Reply(302, headers={"Location": "//[x]/"})], "failed", "Invalid URL", 3),
    ("JSON", [Reply(body=b'{"a": 1}', headers={"Content-Type": "application/json"})], "failed", "only HTML", 1),
    ("no content type", [Reply(body=b"words", headers={"Content-Type": ""})], "failed", "declared as nothing", 1),
    ("empty", [Reply(body=b" \n")], "failed", "is empty", 1),
    ("gzip bomb", [bomb(50)], "failed", "more than 2,000,000 bytes", 1),
    ("gzip that is none", [Reply(headers={"Content-Encoding": "gzip"})], "failed", "3 tries", 3),
    ("too long", [Reply(body=b"<html>" + b"a" * 2_100_000)], "failed", "more than 2,000,000 bytes", 1),
    ("headers without end", [Reply(raw=b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 300_000)], "failed", "3 tries", 3),
]  # fmt: skip


@pytest.mark.parametrize(("replies", "status", "message", "asked"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_told_and_leaves_nothing(
    world: World, replies: list[Reply], status: str, message: str, asked: int
) -> None:
    world.server.replies["/report.html"] = list(replies)
    (outcome,) = world.fetch(world.source())
    assert outcome.status == status
    assert message in outcome.message
    assert outcome.message
    assert world.server.count("/report.html") == asked
    assert world.files() == []


@pytest.mark.parametrize(("replies", "status", "message", "asked"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_later_keeps_what_there_is(
    world: World, replies: list[Reply], status: str, message: str, asked: int
) -> None:
    world.server.replies["/report.html"] = [page("2 500 troops"), *replies]
    world.fetch(world.source())
    before = {n: (world.raw / n).read_bytes() for n in world.files()}
    world.later(hours=2)
    (outcome,) = world.fetch(world.source())
    assert outcome.status == status
    assert {n: (world.raw / n).read_bytes() for n in world.files()} == before


@pytest.mark.parametrize(
    "replies",
    [[Reply(500), page("x")], [Reply(429, headers={"Retry-After": "2"}), page("x")], [Reply(cut=5), page("x")]],
    ids=["500", "429", "cut off"],
)
def test_a_fault_that_passes_is_waited_out(world: World, replies: list[Reply]) -> None:
    world.server.replies["/report.html"] = replies
    assert [o.status for o in world.fetch(world.source())] == ["new"]
    assert world.slept
    assert max(world.slept) >= 0.5


def test_an_answer_is_not_asked_again_within_the_hour_and_then_only_if_changed(world: World) -> None:
    def answer(request: Request) -> Reply:
        if request.headers.get("If-None-Match") == '"a"':
            return Reply(304, b"", {"Content-Length": "0"})
        return page("x", ETag='"a"')

    world.server.replies["/report.html"] = answer
    seen = [world.fetch(world.source())[0].status]
    for minutes in (30, 31, 30, 31):
        world.later(minutes=minutes)
        seen.append(world.fetch(world.source())[0].status)
    assert seen == ["new", "not_due", "unchanged", "not_due", "unchanged"]
    assert world.server.count("/report.html") == 3
    assert world.files() == ["acme/2026-03/edition.toml", "acme/2026-03/report.html"]


def test_a_page_that_changed_is_a_new_edition_by_date_and_the_old_one_stays(world: World) -> None:
    world.server.replies["/report.html"] = [page("2 500"), page("2 000")]
    world.fetch(world.source())
    world.later(days=3)
    (outcome,) = world.fetch(world.source())
    assert (outcome.status, outcome.edition) == ("changed", "2026-03_2026-03-05")
    assert b"2 500" in (world.raw / "acme/2026-03/report.html").read_bytes()
    assert b"2 000" in (world.raw / "acme/2026-03_2026-03-05/report.html").read_bytes()
    assert [e.edition for e in find_editions(world.raw)] == ["2026-03", "2026-03_2026-03-05"]
    world.later(hours=2)
    assert world.fetch(world.source())[0].status == "unchanged"


def test_a_lost_memory_asks_again_and_doubles_nothing(world: World) -> None:
    world.server.replies["/report.html"] = [page("2 500")]
    world.fetch(world.source())
    (world.raw / ".fetch" / "state.json").write_text("{broken", encoding="utf-8")
    assert [o.status for o in world.fetch(world.source())] == ["unchanged"]
    assert len(find_editions(world.raw)) == 1


def test_what_vanished_is_marked_and_kept(world: World) -> None:
    world.server.replies["/report.html"] = [page("2 500"), Reply(404), Reply(404), page("2 500")]
    statuses = []
    for _ in range(4):
        statuses.append(world.fetch(world.source())[0].status)
        world.later(days=1)
        if statuses[-1] == "vanished":
            state = json.loads((world.raw / ".fetch" / "state.json").read_text(encoding="utf-8"))
            assert next(iter(state.values()))["vanished"] == "2026-03-03"
    assert statuses == ["new", "vanished", "vanished", "unchanged"]
    assert world.files() == ["acme/2026-03/edition.toml", "acme/2026-03/report.html"]


def test_an_index_gives_an_edition_a_link(world: World) -> None:
    links = '<a href="/r/2025-11.html">Nov</a> <a href="r/2026-02.html#top">Feb</a> <a href="/about">x</a>'
    world.server.replies |= {
        "/": [Reply(body=links.encode())],
        "/r/2025-11.html": [page("2 500")],
        "/r/2026-02.html": [page("2 000")],
    }
    source = world.source(
        "/", kind="index", links=r"/r/\d{4}-\d\d\.html", edition={"from": "url", "pattern": r"(\d{4}-\d\d)"}
    )
    assert [(o.status, o.edition) for o in world.fetch(source)] == [("new", "2025-11"), ("new", "2026-02")]
    assert [o.status for o in world.fetch(source)] == ["not_due"]
    world.server.replies["/"] = [Reply(body=(links + '<a href="/r/2026-03.html">Mar</a>').encode())]
    world.server.replies["/r/2026-03.html"] = [page("1 900")]
    world.later(hours=2)
    assert [o.status for o in world.fetch(source)] == ["unchanged", "unchanged", "new"]


def test_a_sitemap_gives_addresses_with_their_days(world: World) -> None:
    text = (
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        f"<url><loc>{world.server.url('/r/1')}</loc><lastmod>2026-02-03T10:00:00Z</lastmod></url>"
        f"<url><loc>{world.server.url('/about')}</loc></url><url><loc>&e;</loc></url></urlset>"
    )
    world.server.replies |= {"/sitemap.xml": [Reply(body=text.encode())], "/r/1": [page("12")]}
    source = world.source("/sitemap.xml", kind="sitemap", links="/r/", edition={"from": "lastmod"})
    assert [(o.status, o.edition) for o in world.fetch(source)] == [("new", "2026-02-03")]


def test_a_govuk_publication_gives_its_html_attachments(world: World) -> None:
    item = {
        "base_path": "/government/publications/note", "title": "Country note", "locale": "en",
        "public_updated_at": "2022-11-30T10:00:00+00:00", "links": {"organisations": [{"title": "Home Office"}]},
        "details": {"attachments": [
            {"attachment_type": "html", "url": "/government/publications/note/security", "title": "Security"},
            {"attachment_type": "file", "url": "/media/x.pdf", "title": "PDF"},
        ]},
    }  # fmt: skip
    path = "/api/content/government/publications/note"
    world.server.replies |= {
        path: [Reply(body=json.dumps(item).encode(), headers={"Content-Type": "application/json"})],
        "/government/publications/note/security": [page("2 500")],
    }
    source = world.source(path, kind="govuk")
    source = replace(source, label=parse_settings_label("govuk"))
    assert [(o.status, o.edition) for o in world.fetch(source)] == [("new", "2022-11-30")]
    told = tomllib.loads((world.raw / "acme/2022-11-30/edition.toml").read_text(encoding="utf-8"))
    assert (told["publisher"], told["published"], told["title"]) == ("Home Office", "2022-11-30", "Country note")


def parse_settings_label(kind: str) -> object:
    item = {"report": "acme", "url": "https://example.org/", "kind": kind}
    return parse_settings({"fetch": {"contact": "a@b"}, "source": [item]}).sources[0].label


@pytest.mark.parametrize(
    ("robots", "status", "message"),
    [
        (Reply(body=b"User-agent: *\nDisallow: /"), "failed", "robots.txt of"),
        (Reply(body=b"User-agent: figtrail\nDisallow: /report\nUser-agent: *\nAllow: /"), "failed", "forbids it"),
        (Reply(500), "failed", "without its rules nothing is asked"),
        (Reply(404), "new", ""),
        (Reply(body=b"User-agent: other\nDisallow: /"), "new", ""),
    ],
    ids=["all", "figtrail", "broken", "none", "others"],
)
def test_robots_txt_is_heeded(world: World, robots: Reply, status: str, message: str) -> None:
    world.server.replies |= {"/robots.txt": [robots], "/report.html": [page("x")]}
    (outcome,) = world.fetch(world.source())
    assert outcome.status == status
    assert message in outcome.message
    assert world.server.count("/report.html") == (1 if status == "new" else 0)


def test_requests_are_spaced_by_the_longer_of_pause_and_crawl_delay(world: World) -> None:
    world.server.replies |= {"/robots.txt": [Reply(body=b"User-agent: *\nCrawl-delay: 7")], "/report.html": [page("x")]}
    world.fetch(world.source(), settings=replace(world.settings, pause=3.0))
    assert [round(s) for s in world.slept] == [7]


def test_no_private_address_is_asked(world: World) -> None:
    world.server.replies["/report.html"] = [page("secret")]
    (outcome,) = world.fetch(world.source(), settings=replace(world.settings, private_hosts=frozenset()))
    assert outcome.status == "failed"
    assert "no public address" in outcome.message
    assert world.server.requests == []


def test_a_redirect_to_a_private_address_is_not_followed(world: World) -> None:
    other = world.server.url("/x").replace("127.0.0.1", "localhost")
    world.server.replies["/report.html"] = [Reply(302, headers={"Location": other})]
    source = world.source(hosts=[other.split("/")[2]])
    (outcome,) = world.fetch(source)
    assert outcome.status == "failed"
    assert "no public address" in outcome.message


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("127.0.0.1", False), ("10.0.0.8", False), ("192.168.1.1", False), ("172.16.0.1", False),
        ("169.254.169.254", False), ("0.0.0.0", False), ("224.0.0.1", False), ("::1", False), ("fe80::1%eth0", False),
        ("fd00::1", False), ("::ffff:127.0.0.1", False), ("::ffff:8.8.8.8", True), ("2002:7f00:1::", False),
        ("100.64.0.1", False), ("8.8.8.8", True), ("2606:4700::1", True),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) == public


def test_a_packed_answer_is_stored_unpacked(world: World) -> None:
    body = page("2 500").body
    world.server.replies["/report.html"] = [Reply(body=gzip.compress(body), headers={"Content-Encoding": "gzip"})]
    assert world.fetch(world.source())[0].status == "new"
    assert (world.raw / "acme/2026-03/report.html").read_bytes() == body


@pytest.mark.parametrize(
    ("path", "content_type", "name"),
    [
        ("/a/../../etc/passwd", "text/html", "passwd.html"),
        ("/%2e%2e%2f%2e%2e%2fevil", "text/html", "evil.html"),
        ("/report.php?id=../../x", "text/html", "report.php.html"),
        ("/report.html", "text/html; charset=utf-8", "report.html"),
        ("/report.txt", "text/html", "report.txt.html"),
        ("/", "text/html", "report.html"),
        ("/a%00b%0ac", "text/html", "a-b-c.html"),
    ],
)
def test_a_file_gets_a_safe_name_with_the_right_ending(path: str, content_type: str, name: str) -> None:
    from fetch.client import Answer
    from fetch.store import file_name

    answer = Answer(f"https://example.org{path}", 200, {"content-type": content_type}, page("x").body)
    assert file_name(answer) == name


GOOD = {"report": "acme", "url": "https://example.org/x"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"source": [GOOD]}, "contact must be"),
        ({"fetch": {"contact": "me"}, "source": [GOOD]}, "contact must be"),
        ({"fetch": {"contact": "a@b"}}, "names no"),
        ({"fetch": {"contact": "a@b", "pauze": 1}, "source": [GOOD]}, "unknown key 'pauze'; allowed are contact"),
        ({"fetch": {"contact": "a@b", "pause": "1"}, "source": [GOOD]}, "pause must be a number"),
        ({"fetch": {"contact": "a@b"}, "source": [{**GOOD, "report": "../x"}]}, "name of a folder"),
        ({"fetch": {"contact": "a@b"}, "source": [{**GOOD, "url": "file:///etc/passwd"}]}, "must begin with https"),
        ({"fetch": {"contact": "a@b"}, "source": [{**GOOD, "kind": "feed"}]}, "kind must be one of"),
        ({"fetch": {"contact": "a@b"}, "source": [{**GOOD, "kind": "index"}]}, "needs links"),
        ({"fetch": {"contact": "a@b"}, "source": [{**GOOD, "edition": "../.."}]}, "name of a folder"),
        ({"fetch": {"contact": "a@b"}, "source": [{**GOOD, "edition": {"from": "url"}}]}, "needs a pattern"),
        ({"fetch": {"contact": "a@b"}, "source": [{**GOOD, "edition": {"from": "url", "pattern": "("}}]}, "no pattern"),
        ({"fetch": {"contact": "a@b"}, "source": [{**GOOD, "metadata": {"titel": "x"}}]}, "unknown key 'titel'"),
    ],
)
def test_wrong_settings_are_told_with_their_place(data: dict[str, object], message: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(message)):
        parse_settings(data)


def test_a_label_that_the_rule_does_not_find_is_not_made_up(world: World) -> None:
    world.server.replies["/report.html"] = [page("x")]
    source = replace(world.source(), label=parse_settings_label("page"))
    (outcome,) = world.fetch(source)
    assert outcome.status == "failed"
    assert "gives no name of an edition" in outcome.message
    assert world.files() == []


def test_a_raw_folder_that_cannot_be_written_is_told(world: World) -> None:
    world.server.replies["/report.html"] = [page("x")]
    world.raw.mkdir()
    (world.raw / "acme").write_text("a file where a folder should be")
    (outcome,) = world.fetch(world.source())
    assert (outcome.status, "cannot be written" in outcome.message) == ("failed", True)

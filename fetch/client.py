"""One polite client: robots.txt, pauses, retries, redirects where allowed, limits on size and time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from protego import Protego

from fetch.guard import Forbidden, GuardedTransport
from fetch.settings import Settings

AGENT = "figtrail"
MAX_REDIRECTS = 5
MAX_ROBOTS = 500_000  # bytes; RFC 9309 asks for as much at least
LONGEST_WAIT = 60.0  # seconds that a server may make this run wait; a longer wish is kept for the next run
AGAIN = frozenset({429, 500, 502, 503, 504})
NETWORK = (
    httpx.TransportError,
    httpx.DecodingError,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    httpcore.ProtocolError,
    OSError,
)


class FetchError(Exception):
    """Why an address gave nothing, for a person. `wait` are seconds that the server asks to be left alone."""

    def __init__(self, message: str, wait: float = 0.0) -> None:
        super().__init__(message)
        self.wait = wait


class Gone(FetchError):
    """The server says that there is no such page (404, 410)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered in the end: 200 with a body, or 304 without."""

    url: str  # after redirects
    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    """Asks for addresses, one after the other. `clock` and `sleep` are the test's to replace."""

    def __init__(
        self, settings: Settings, version: str, clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:  # fmt: skip
        self.settings, self.clock, self.sleep = settings, clock, sleep
        self.agent = f"{AGENT}/{version} ({settings.contact})"
        self.asked: dict[str, float] = {}
        self.robots: dict[str, Protego] = {}
        self.http = httpx.Client(
            transport=GuardedTransport(settings.private_hosts),
            timeout=settings.timeout,
            headers={"User-Agent": self.agent, "Accept": "text/html, application/json, application/xml, text/*"},
            trust_env=False,
        )

    def close(self) -> None:
        self.http.close()

    def get(self, url: str, hosts: frozenset[str], conditions: dict[str, str] | None = None) -> Answer:
        """The answer for an address. Raises FetchError; `conditions` are If-None-Match and If-Modified-Since."""
        for _ in range(MAX_REDIRECTS + 1):
            self.check_robots(url, hosts)
            answer = self.ask(url, conditions or {}, self.settings.max_bytes)
            if answer.status not in {301, 302, 303, 307, 308}:
                return accepted(answer, bool(conditions))
            url = next_address(answer, hosts)
        raise FetchError(f"{url}: redirected more than {MAX_REDIRECTS} times")

    def ask(self, url: str, conditions: dict[str, str], most: int) -> Answer:
        """One request, again after a failure that may pass, with longer and longer waits."""
        wait = self.settings.backoff
        for attempt in range(self.settings.retries + 1):
            last = attempt == int(self.settings.retries)
            try:
                answer = self.ask_once(url, conditions, most)
            except Forbidden as error:
                raise FetchError(f"{url}: not asked: {error}") from error
            except NETWORK as error:
                if last:
                    told = str(error) or type(error).__name__
                    raise FetchError(f"{url}: {told} ({attempt + 1} tries)") from error
            else:
                longer = asked_to_wait(answer)
                if answer.status not in AGAIN or last or longer > LONGEST_WAIT:
                    return answer
                wait = max(wait, longer)
            self.sleep(wait)
            wait *= 2
        raise AssertionError("the last try returns or raises")

    def ask_once(self, url: str, conditions: dict[str, str], most: int) -> Answer:
        self.pause(urlsplit(url).netloc)
        with self.http.stream("GET", url, headers=conditions) as response:
            body = self.read(response, url, most)
            headers = {k.lower(): v for k, v in response.headers.items()}
            return Answer(url, response.status_code, headers, body)

    def read(self, response: httpx.Response, url: str, most: int) -> bytes:
        """The body, unpacked; a packed answer that grows over the limit is left where it crosses it."""
        end = self.clock() + self.settings.deadline
        pieces, size = [], 0
        for piece in response.iter_bytes():
            size += len(piece)
            if size > most:
                raise FetchError(f"{url}: more than {most:,} bytes; raise max_bytes if that is right")
            if self.clock() > end:
                raise FetchError(f"{url}: not done after {self.settings.deadline:g} seconds")
            pieces.append(piece)
        return b"".join(pieces)

    def pause(self, host: str) -> None:
        """Wait until the host may be asked again: the pause of the settings, or a longer one of its robots.txt."""
        rules = self.robots.get(host)
        delay = max(self.settings.pause, min(float(rules.crawl_delay(AGENT) or 0) if rules else 0.0, LONGEST_WAIT))
        since = self.clock() - self.asked.get(host, float("-inf"))
        if since < delay:
            self.sleep(delay - since)
        self.asked[host] = self.clock()

    def check_robots(self, url: str, hosts: frozenset[str]) -> None:
        """Raises FetchError where robots.txt forbids the address, or could not be read (RFC 9309, 2.3.1.4)."""
        parts = urlsplit(url)
        if parts.netloc not in self.robots:
            self.robots[parts.netloc] = self.read_robots(f"{parts.scheme}://{parts.netloc}/robots.txt", hosts)
        if not self.robots[parts.netloc].can_fetch(url, AGENT):
            raise FetchError(f"{url}: not asked: robots.txt of {parts.netloc} forbids it")

    def read_robots(self, url: str, hosts: frozenset[str]) -> Protego:
        for _ in range(MAX_REDIRECTS + 1):
            answer = self.ask(url, {}, MAX_ROBOTS)
            if 300 <= answer.status < 400:
                url = next_address(answer, hosts)
                continue
            if answer.status == 429 or answer.status >= 500:
                raise FetchError(f"{url}: the server says {answer.status}; without its rules nothing is asked")
            text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
            return Protego.parse(text)
        raise FetchError(f"{url}: redirected more than {MAX_REDIRECTS} times")


def accepted(answer: Answer, conditional: bool) -> Answer:
    """An answer that can be used; 304 only where it was asked for. Raises FetchError."""
    if answer.status in {404, 410}:
        raise Gone(f"{answer.url}: the server says {answer.status}, there is no such page")
    if answer.status == 200 or (answer.status == 304 and conditional):
        return answer
    raise FetchError(f"{answer.url}: the server says {answer.status}", asked_to_wait(answer))


def next_address(answer: Answer, hosts: frozenset[str]) -> str:
    """Where a redirect leads. Raises FetchError where it may not be followed."""
    location = answer.headers.get("location", "")
    try:
        target = urljoin(answer.url, location)
        old, new = urlsplit(answer.url), urlsplit(target)
    except ValueError as error:
        raise FetchError(f"{answer.url}: redirected to {location!r}, which is no address") from error
    if new.scheme not in {"http", "https"} or (old.scheme == "https" and new.scheme == "http"):
        raise FetchError(f"{answer.url}: redirected to {target}, which is not followed")
    if new.netloc.lower() not in hosts:
        raise FetchError(f"{answer.url}: redirected to {new.netloc}; add it to hosts if that is right")
    return target


def asked_to_wait(answer: Answer) -> float:
    """Seconds of a Retry-After header, as a number or a date; 0 where there is none."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isdecimal():
        return float(value[:9])
    try:
        return max(0.0, parsedate_to_datetime(value).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0

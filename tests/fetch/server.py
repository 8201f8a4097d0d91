"""A real HTTP server on this machine that misbehaves as it is told: a path's script says what each request gets."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<!doctype html><html><head><title>Report</title></head><body><h1>Report</h1><p>{}</p></body></html>"


@dataclass
class Reply:
    """One answer. `cut` closes the line after so many bytes of a longer announced body; `slow` waits between bytes."""

    status: int = 200
    body: bytes = PAGE.format("At least 12 sites.").encode()
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    slow: float = 0.0
    raw: bytes | None = None  # sent as it is, instead of HTTP


def page(text: str, **headers: str) -> Reply:
    return Reply(body=PAGE.format(text).encode(), headers={k.replace("_", "-"): v for k, v in headers.items()})


def bomb(megabytes: int) -> Reply:
    body = gzip.compress(b"a" * (megabytes << 20), 9)
    return Reply(body=body, headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})


Script = list[Reply] | Callable[["Request"], Reply]


@dataclass
class Request:
    path: str
    headers: dict[str, str]


class Server:
    """`replies[path]` are given in turn, the last one for ever; every request is kept."""

    def __init__(self) -> None:
        self.replies: dict[str, Script] = {}
        self.requests: list[Request] = []
        self.stopped = threading.Event()
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                request = Request(self.path, dict(self.headers.items()))
                server.requests.append(request)
                with suppress(BrokenPipeError, ConnectionResetError):  # the client left: that is what is tested
                    send(self, server.choose(request), server.stopped)

            def log_message(self, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.http.server_address[1]}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def choose(self, request: Request) -> Reply:
        script = self.replies.get(request.path)
        if script is None:
            return Reply(404, b"no such page")
        if callable(script):
            return script(request)
        return script.pop(0) if len(script) > 1 else script[0]

    def count(self, path: str) -> int:
        return sum(1 for r in self.requests if r.path == path)


def send(handler: BaseHTTPRequestHandler, reply: Reply, stopped: threading.Event) -> None:
    if reply.raw is not None:
        handler.wfile.write(reply.raw)
        handler.close_connection = True
        return
    handler.send_response(reply.status)
    for name, value in {"Content-Type": "text/html", "Content-Length": str(len(reply.body)), **reply.headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    body = reply.body if reply.cut is None else reply.body[: reply.cut]
    if not reply.slow:
        handler.wfile.write(body)
        return
    end = time.monotonic() + 10
    for byte in body:
        if stopped.wait(reply.slow) or time.monotonic() > end:
            return
        handler.wfile.write(bytes([byte]))


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.http.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopped.set()
        server.http.shutdown()
        server.http.server_close()

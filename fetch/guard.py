"""Connections that lead to public addresses only, checked where the connection is made.

A name is looked up once and the connection goes to the address that was checked: a name server that answers
differently the second time gains nothing (DNS rebinding). Source: OWASP, server-side request forgery.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx


class Forbidden(Exception):
    """An address that must not be asked."""


class PublicOnly(httpcore.SyncBackend):
    """A network backend that refuses private, loopback, link-local and reserved addresses."""

    def __init__(self, private_hosts: frozenset[str] = frozenset()) -> None:
        self.private_hosts = private_hosts

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:  # fmt: skip
        address = self.checked_address(host, port)
        return super().connect_tcp(address, port, timeout, local_address, socket_options)

    def checked_address(self, host: str, port: int) -> str:
        """The first address of a host. Raises Forbidden where any of its addresses is not public."""
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host}: no such host ({error})") from error
        if f"{host}:{port}" not in self.private_hosts:
            for address in found:
                if not is_public(address):
                    raise Forbidden(f"{host} is at {address}, which is no public address")
        return found[0]

    def connect_unix_socket(self, *args: Any, **kwargs: Any) -> httpcore.NetworkStream:
        raise Forbidden("no socket of this machine is asked")


def is_public(address: str) -> bool:
    """Whether an address is one of the public internet; one that wraps an IPv4 address counts as that."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(ip, "ipv4_mapped", None) or getattr(ip, "sixtofour", None)
    return (inner or ip).is_global and not ip.is_multicast


class GuardedTransport(httpx.BaseTransport):
    """httpx over a connection pool whose network backend checks addresses. No proxy, TLS verified."""

    def __init__(self, private_hosts: frozenset[str]) -> None:
        self.pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(), network_backend=PublicOnly(private_hosts), max_connections=4
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self.pool.handle_request(
            httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        self.pool.close()


class Body(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Any:
        yield from self.answer.iter_stream()

    def close(self) -> None:
        self.answer.close()

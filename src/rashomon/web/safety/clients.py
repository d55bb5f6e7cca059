"""Where a request comes from, and by which name and address the server is asked.

A page of somebody else can have its own name lead to this computer (DNS rebinding) and then read what is served here as
if it were its own. So the server answers only to names that it was told are its own. Addresses in numbers cannot be
led elsewhere.
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from fastapi import Request
from fastapi.responses import PlainTextResponse, Response
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from rashomon.web.problems import problem
from rashomon.web.safety.visits import begin
from rashomon.web.settings import ServeSettings, is_loopback

__all__ = ["Clients", "origin", "same_origin"]

_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:.]+\]|[A-Za-z0-9_.-]+)(:(?P<port>[0-9]{1,5}))?")
_PORTS = {"http": "80", "https": "443"}

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Clients:
    """Finds out who asks, and refuses requests under names that are not the server's."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self.app = app
        self.settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        peer = scope["client"][0] if scope.get("client") else ""
        client = peer
        if self._is_proxy(peer):
            client = self._forwarded(headers.getlist("x-forwarded-for")) or peer
            scheme = headers.get("x-forwarded-proto", "").lower()
            if scheme in _PORTS:
                scope["scheme"] = scheme
        begin(scope, client, is_loopback(client) and not self.settings.behind_tls, self.settings)
        if refusal := self._refusal(headers, scope):
            await refusal(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _refusal(self, headers: Headers, scope: Scope) -> Response | None:
        hosts = headers.getlist("host")
        found = _HOST.fullmatch(hosts[0]) if len(hosts) == 1 else None
        if found is None:
            return PlainTextResponse("The request does not say which host it is for.\n", 400)
        if not self._is_ours(found["name"].lower()):
            said = f"This server does not answer to the name {found['name']}. Start it with --host-name to let it.\n"
            return PlainTextResponse(said, 421)
        length = len(scope.get("raw_path") or scope["path"].encode()) + len(scope["query_string"])
        if length > self.settings.max_url_bytes:
            said = f"The address is too long: {length:,} bytes; the server takes {self.settings.max_url_bytes:,}."
            return problem(Request(scope), 414, said, "Ask for less at a time.")
        return None

    def _is_ours(self, name: str) -> bool:
        if name in self.settings.names or is_loopback(name) or name.strip("[]") == self.settings.host.lower():
            return True
        # in numbers: not to be led elsewhere, and a server that listens on all addresses does not know its own
        return not is_loopback(self.settings.host) and _address(name.strip("[]")) is not None

    def _is_proxy(self, peer: str) -> bool:
        address = _address(peer)
        return address is not None and any(address in network for network in self.settings.networks)

    def _forwarded(self, lines: list[str]) -> str:
        """The last address that no proxy of ours has: what stands before it, its sender can have made up."""
        for one in reversed(",".join(lines).split(",")):
            address = _address(one.strip().strip("[]"))
            if address is None:
                return ""
            if not self._is_proxy(str(address)):
                return str(address)
        return ""


def origin(scope: Scope) -> str:
    """What browsers call the origin of the server's own pages, by the name it was asked under."""
    return _normal(f"{scope['scheme']}://{Headers(scope=scope).get('host', '')}")


def same_origin(scope: Scope, named: str) -> bool:
    """Whether an ``Origin`` header names the server itself."""
    return _normal(named) == origin(scope)


def _normal(named: str) -> str:
    """An origin with its port, in small letters."""
    try:
        parts = urlsplit(named.lower())
        port = parts.port or _PORTS.get(parts.scheme, "")
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.hostname}:{port}"


def _address(text: str) -> _Address | None:
    try:
        found = ipaddress.ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found

"""Addresses on the web that may be asked for, before any name is resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass

import httpx

from rashomon.errors import FetchRefused
from rashomon.read.networks import judge, literal_host
from rashomon.settings import FetchSettings, fetch_variable

__all__ = ["Target", "forbidden", "shown", "target"]

#: Longer addresses are refused by many servers (RFC 9110, section 4.1, asks for 8,000), and by this program, so that
#: what is done with one (matching it against robots.txt) stays quick.
LONGEST_ADDRESS = 8_000
#: Characters of an address in a message.
_SHOWN = 300
_PORTS = {"http": 80, "https": 443}
_LABEL = re.compile(r"[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?")

#: Ports of other services, where a request could be taken for something else ("bad ports" of the WHATWG Fetch
#: Standard, section 2.9).
# fmt: off
OTHER_SERVICES = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
))
# fmt: on


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes.

    Attributes:
        url: The address without its fragment.
        host: Its host, lower case, as ASCII, without a dot at the end.
        port: Its port, the scheme's own if none is given.
    """

    url: httpx.URL
    host: str
    port: int

    @property
    def origin(self) -> str:
        """Scheme, host and port, to which a robots.txt applies."""
        return f"{self.url.scheme}://{self.host}:{self.port}"

    @property
    def words(self) -> str:
        """The address, for messages."""
        return shown(str(self.url))


def shown(url: str) -> str:
    """An address for a message: on one line, and not endless."""
    line = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in url[:_SHOWN])
    return line if len(url) <= _SHOWN else line + "…"


def target(url: str, settings: FetchSettings, base: Target | None = None) -> Target:
    """Check an address.

    Args:
        url: The address, or one relative to ``base``.
        settings: Which ports and networks are allowed.
        base: Where a redirect came from.

    Raises:
        FetchRefused: If it is none, or of a kind that is not asked for.
    """
    where = shown(url)
    if len(url) > LONGEST_ADDRESS:
        raise FetchRefused(where, f"longer than {LONGEST_ADDRESS:,} characters")
    try:
        parsed = base.url.join(url) if base else httpx.URL(url)
        host, port = parsed.host, parsed.port
    except (httpx.InvalidURL, ValueError):
        raise FetchRefused(where, "not an address on the web", "one begins with https:// and a host") from None
    if parsed.scheme not in _PORTS:
        reason = f"{parsed.scheme[:20]}: addresses are not fetched" if parsed.scheme else "not an address on the web"
        raise FetchRefused(where, reason, "only http:// and https:// are")
    if parsed.userinfo:
        raise FetchRefused(where, "it holds a user name, and none is sent", "leave out what stands before the @")
    # "example.org." is the same host, but not the same name in its certificate.
    host = parsed.raw_host.decode("ascii", "replace").removesuffix(".").lower()
    _check_host(host, where, settings.allow_private_addresses)
    number = _PORTS[parsed.scheme] if port is None else port
    if not 0 <= number <= 65_535:
        raise FetchRefused(where, f"there is no port {number}")
    if number in OTHER_SERVICES and not settings.allow_any_port:
        remedy = f"set {fetch_variable('allow_any_port')}=true to allow it"
        raise FetchRefused(where, f"port {number} belongs to another service than the web", remedy)
    dotted = parsed.raw_host.endswith(b".")
    return Target(
        parsed.copy_with(host=host, fragment=None) if dotted else parsed.copy_with(fragment=None), host, number
    )


def _check_host(host: str, where: str, private: bool) -> None:
    try:
        literal = literal_host(host)
    except ValueError as error:
        raise FetchRefused(where, str(error)) from None
    if literal is not None:
        verdict = judge(literal)
        if not verdict.permitted(private):
            same = str(verdict.address) == host
            reason = f"{host} is {verdict.kind}" if same else f"{host} is {verdict.address}, {verdict.kind}"
            raise FetchRefused(where, reason, forbidden(verdict.allowable))
    elif not host or len(host) > 253 or not all(_LABEL.fullmatch(label) for label in host.split(".")):
        raise FetchRefused(where, "not a host's name" if host else "it names no host", "check the address")


def forbidden(allowable: bool) -> str:
    """What a user can do about a forbidden network address."""
    if allowable:
        return f"set {fetch_variable('allow_private_addresses')}=true if you mean to read from your own network"
    return ""

"""Which network addresses may be connected to, judged as they would be used.

An address in a page, a feed or a redirect is chosen by somebody else; a program that follows it must not become
their way into the machine or the network it runs in (server-side request forgery). So the address itself is judged,
after the name was resolved and with every other way of writing it undone, and exactly that address is connected to.

Sources: the IANA registries of special-purpose addresses (https://www.iana.org/assignments/iana-ipv4-special-registry
and https://www.iana.org/assignments/iana-ipv6-special-registry), RFC 6890; numbers as hosts as in the WHATWG URL
Standard, section 3.5. The tables are written out here since those of the standard library differ between versions.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

__all__ = ["Judgement", "judge", "literal_host"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an address is.

    Attributes:
        address: The address to connect to; a mapped one as the IPv4 address it stands for.
        kind: What it is, as "a loopback address"; empty for one on the public internet.
        allowable: Whether a user may allow it: somebody may well read news from their own network.
    """

    address: IPv4Address | IPv6Address
    kind: str = ""
    allowable: bool = False

    def permitted(self, private: bool) -> bool:
        """Whether it may be connected to, given whether private addresses may."""
        return not self.kind or (private and self.allowable)


_METADATA = "the address of a cloud's instance metadata"
_PRIVATE, _LOOPBACK, _LINK_LOCAL = "a private address", "a loopback address", "a link-local address"
_DOCUMENTATION, _MULTICAST = "an address for documentation", "a multicast address"
_RESERVED, _TUNNEL = "a reserved address", "the address of a tunnel"

#: Kinds that a user may allow. Nobody publishes under the others, and reading instance metadata hands out keys.
_ALLOWABLE = frozenset((_PRIVATE, _LOOPBACK, _LINK_LOCAL))

#: The first network that holds an address says what it is.
_V4 = tuple(
    (IPv4Network(network), kind)
    for network, kind in (
        ("169.254.169.254/32", _METADATA),
        ("169.254.170.2/32", _METADATA),  # credentials of containers
        ("100.100.100.200/32", _METADATA),
        ("168.63.129.16/32", _METADATA),  # a public address by its range, but a cloud's own within it
        ("192.0.0.192/32", _METADATA),
        ("0.0.0.0/8", "an unspecified address"),
        ("10.0.0.0/8", _PRIVATE),
        ("100.64.0.0/10", _PRIVATE),  # shared behind a carrier's address translation, RFC 6598
        ("127.0.0.0/8", _LOOPBACK),
        ("169.254.0.0/16", _LINK_LOCAL),
        ("172.16.0.0/12", _PRIVATE),
        ("192.0.0.0/24", _RESERVED),
        ("192.0.2.0/24", _DOCUMENTATION),
        ("192.88.99.0/24", _TUNNEL),  # 6to4 relays, RFC 7526
        ("192.168.0.0/16", _PRIVATE),
        ("198.18.0.0/15", "an address for benchmarks"),
        ("198.51.100.0/24", _DOCUMENTATION),
        ("203.0.113.0/24", _DOCUMENTATION),
        ("224.0.0.0/4", _MULTICAST),
        ("240.0.0.0/4", _RESERVED),
    )
)
_V6 = tuple(
    (IPv6Network(network), kind)
    for network, kind in (
        ("fd00:ec2::254/128", _METADATA),
        ("fd20:ce::254/128", _METADATA),
        ("::1/128", _LOOPBACK),
        ("::/128", "an unspecified address"),
        ("64:ff9b:1::/48", _PRIVATE),  # translation within a network, RFC 8215
        ("fc00::/7", _PRIVATE),
        ("fe80::/10", _LINK_LOCAL),
        ("fec0::/10", _PRIVATE),  # site-local, RFC 3879
        ("ff00::/8", _MULTICAST),
        ("2001::/32", _TUNNEL),  # Teredo holds an IPv4 address that nobody has checked
        ("2001::/23", _RESERVED),
        ("2001:db8::/32", _DOCUMENTATION),
        ("2002::/16", _TUNNEL),  # 6to4, likewise
        ("3ffe::/16", _RESERVED),
        ("3fff::/20", _DOCUMENTATION),
    )
)
#: All that has been given out for the public internet (RFC 4291, section 2.4).
_V6_PUBLIC = IPv6Network("2000::/3")
#: Where an IPv6 address stands for the IPv4 address in its last 32 bits: mapped, and translated (NAT64, RFC 6052).
_V6_MAPPED, _V6_TRANSLATED = IPv6Network("::ffff:0:0/96"), IPv6Network("64:ff9b::/96")


def judge(address: IPv4Address | IPv6Address | str) -> Judgement:
    """Say what an address is.

    Args:
        address: An address, or one in the usual form (what a resolver gives back).

    Raises:
        ValueError: If the words are no address in the usual form.
    """
    found = ip_address(address) if isinstance(address, str) else address
    if isinstance(found, IPv4Address):
        return _judged(found, next((kind for network, kind in _V4 if found in network), ""))
    if found.scope_id is not None:
        return _judged(found, _LINK_LOCAL)
    if found in _V6_MAPPED:
        return judge(IPv4Address(int(found) & 0xFFFFFFFF))
    if found in _V6_TRANSLATED:
        inner = judge(IPv4Address(int(found) & 0xFFFFFFFF))
        return Judgement(found, inner.kind, inner.allowable)
    kind = next((kind for network, kind in _V6 if found in network), "")
    return _judged(found, kind or ("" if found in _V6_PUBLIC else _RESERVED))


def _judged(address: IPv4Address | IPv6Address, kind: str) -> Judgement:
    return Judgement(address, kind, kind in _ALLOWABLE)


def literal_host(host: str) -> IPv4Address | IPv6Address | None:
    """The address that a host is, in whatever form it is written; ``None`` for a name.

    Decimal, octal and hexadecimal numbers and short forms are read as resolvers and browsers read them:
    ``2130706433``, ``0177.1`` and ``0x7f.0.0.1`` are all 127.0.0.1.

    Args:
        host: The host of an address on the web, without brackets.

    Raises:
        ValueError: If it ends in a number, as an address does, but is none.
    """
    if ":" in host:
        return IPv6Address(host)
    parts = host.removesuffix(".").split(".")
    if not _is_number(parts[-1]):
        return None
    refusal = ValueError(f"{host!r} is neither a name nor an address")
    numbers = [_number(part) for part in parts[:5]]
    *leading, last = numbers
    if len(parts) > 4 or any(one is None or one > 255 for one in leading) or last is None:
        raise refusal
    if last >= 256 ** (5 - len(numbers)):
        raise refusal
    return IPv4Address(last + sum((one or 0) << (8 * (3 - place)) for place, one in enumerate(leading)))


#: Digits of the longest number that can be part of an address (octal), zeros in front aside.
_LONGEST_NUMBER = 11


def _is_number(part: str) -> bool:
    return part.isascii() and (part.isdigit() or (part[:2].lower() == "0x" and _all_in(part[2:], 16)))


def _number(part: str) -> int | None:
    base = 16 if part[:2].lower() == "0x" else 8 if len(part) > 1 and part[0] == "0" else 10
    digits = (part[2:] if base == 16 else part).lstrip("0")
    if not part or len(digits) > _LONGEST_NUMBER or not _all_in(digits, base):
        return None
    return int(digits or "0", base)


def _all_in(digits: str, base: int) -> bool:
    return all(c in "0123456789abcdef"[:base] for c in digits.lower())

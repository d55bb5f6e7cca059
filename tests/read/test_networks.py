import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import FetchRefused
from rashomon.read.networks import judge, literal_host
from rashomon.read.target import target
from rashomon.settings import FetchSettings

JUDGED = [
    ("93.184.216.34", "", False),
    ("1.1.1.1", "", False),
    ("172.15.255.255", "", False),
    ("172.32.0.0", "", False),
    ("100.63.255.255", "", False),
    ("100.128.0.0", "", False),
    ("223.255.255.255", "", False),
    ("127.0.0.1", "a loopback address", True),
    ("127.255.255.254", "a loopback address", True),
    ("10.0.0.1", "a private address", True),
    ("172.16.0.1", "a private address", True),
    ("172.31.255.255", "a private address", True),
    ("192.168.1.1", "a private address", True),
    ("100.64.0.1", "a private address", True),
    ("169.254.1.1", "a link-local address", True),
    ("169.254.169.254", "the address of a cloud's instance metadata", False),
    ("168.63.129.16", "the address of a cloud's instance metadata", False),
    ("100.100.100.200", "the address of a cloud's instance metadata", False),
    ("0.0.0.0", "an unspecified address", False),  # noqa: S104
    ("0.1.2.3", "an unspecified address", False),
    ("192.0.2.7", "an address for documentation", False),
    ("198.18.0.1", "an address for benchmarks", False),
    ("198.19.255.255", "an address for benchmarks", False),
    ("224.0.0.1", "a multicast address", False),
    ("240.0.0.1", "a reserved address", False),
    ("255.255.255.255", "a reserved address", False),
    ("2606:2800:220:1::1", "", False),
    ("::1", "a loopback address", True),
    ("::", "an unspecified address", False),
    ("::127.0.0.1", "a reserved address", False),
    ("::ffff:127.0.0.1", "a loopback address", True),
    ("::ffff:93.184.216.34", "", False),
    ("::ffff:169.254.169.254", "the address of a cloud's instance metadata", False),
    ("64:ff9b::10.0.0.1", "a private address", True),
    ("64:ff9b::93.184.216.34", "", False),
    ("64:ff9b:1::1", "a private address", True),
    ("2002:7f00:1::", "the address of a tunnel", False),
    ("2001:0:4136:e378:8000:63bf:80ff:fffe", "the address of a tunnel", False),
    ("2001:2::1", "a reserved address", False),
    ("fc00::1", "a private address", True),
    ("fdff::1", "a private address", True),
    ("fd00:ec2::254", "the address of a cloud's instance metadata", False),
    ("fe80::1", "a link-local address", True),
    ("fe80::1%eth0", "a link-local address", True),
    ("2606:2800::1%eth0", "a link-local address", True),
    ("fec0::1", "a private address", True),
    ("ff02::1", "a multicast address", False),
    ("2001:db8::1", "an address for documentation", False),
    ("3fff::1", "an address for documentation", False),
    ("4000::1", "a reserved address", False),
    ("100::1", "a reserved address", False),
]


@pytest.mark.parametrize(("address", "kind", "allowable"), JUDGED)
def test_what_an_address_is(address, kind, allowable):
    found = judge(address)
    assert (found.kind, found.allowable) == (kind, allowable)
    assert found.permitted(private=False) == (not kind)
    assert found.permitted(private=True) == (not kind or allowable)


def test_a_mapped_address_is_the_address_that_is_connected_to():
    assert str(judge("::ffff:93.184.216.34").address) == "93.184.216.34"
    assert str(judge("64:ff9b::93.184.216.34").address) == "64:ff9b::5db8:d822"


FORMS = [
    ("2130706433", "127.0.0.1"),
    ("127.1", "127.0.0.1"),
    ("127.0.1", "127.0.0.1"),
    ("0177.0.0.1", "127.0.0.1"),
    ("0x7f.0.0.1", "127.0.0.1"),
    ("0x7F000001", "127.0.0.1"),
    ("017700000001", "127.0.0.1"),
    ("0x7f.1", "127.0.0.1"),
    ("127.0.0.1.", "127.0.0.1"),
    ("00000000000000000000000177.0.0.1", "127.0.0.1"),
    ("0", "0.0.0.0"),  # noqa: S104
    ("0x", "0.0.0.0"),  # noqa: S104
    ("10.256", "10.0.1.0"),
    ("::1", "::1"),
    ("0:0:0:0:0:ffff:7f00:1", "::ffff:7f00:1"),
    ("example.org", None),
    ("1.example.org", None),
    ("0x7f.example", None),
    ("0xyz", None),
    ("١٢٧.0.0.one", None),
]


@pytest.mark.parametrize(("host", "address"), FORMS)
def test_ways_to_write_an_address(host, address):
    found = literal_host(host)
    assert (str(found) if found else None) == address


@pytest.mark.parametrize(
    "host",
    [
        "256.256.256.256",
        "1.2.3.4.5",
        "09",
        "127.0.0.08",
        "4294967296",
        "0x1ffffffff",
        "a.b.1",
        "1..1",
        ".1",
        "1:2",
        "9" * 99,
    ],
)
def test_numbers_that_are_no_address(host):
    with pytest.raises(ValueError):  # noqa: PT011 - the words differ
        literal_host(host)


FORBIDDEN = [
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "224.0.0.0/4",
    "240.0.0.0/4",
]
forbidden = st.sampled_from(FORBIDDEN).flatmap(
    lambda network: st.integers(int(IPv4Network(network)[0]), int(IPv4Network(network)[-1])).map(IPv4Address)
)


@st.composite
def written(draw, addresses=forbidden):
    """An IPv4 address in any form that a resolver takes: each part decimal, octal or hexadecimal, the last joined."""
    address = draw(addresses)
    parts = draw(st.integers(1, 4))
    value = int(address)
    numbers = [value >> (8 * (3 - place)) & 255 for place in range(parts - 1)]
    numbers.append(value & (256 ** (5 - parts) - 1))
    forms = [draw(st.sampled_from(["{:d}", "0{:o}", "0x{:x}", "0X{:X}", "000{:o}", "0x00{:x}"])) for _ in numbers]
    words = ".".join(form.format(number) for form, number in zip(forms, numbers, strict=True))
    return address, words


@given(written(st.integers(0, 2**32 - 1).map(IPv4Address)))
def test_every_form_is_read_as_the_system_reads_it(pair):
    address, words = pair
    assert literal_host(words) == address == IPv4Address(socket.inet_aton(words))


def refused(url: str) -> bool:
    with pytest.raises(FetchRefused):
        target(url, FetchSettings())
    return True


@given(written(), st.sampled_from(["", "."]))
def test_a_forbidden_address_is_refused_in_every_form(pair, dot):
    assert refused(f"http://{pair[1]}{dot}/report")


@given(forbidden, st.booleans())
def test_a_forbidden_address_is_refused_inside_of_others(address, exploded):
    for network in ("::ffff:0:0", "64:ff9b::", "::"):
        whole = IPv6Address(int(IPv6Address(network)) | int(address))
        assert refused(f"http://[{whole.exploded if exploded else whole}]/")
        assert judge(whole).kind
    assert refused(f"http://[::ffff:{address}]/")
    assert judge(IPv6Address(0x2002 << 112 | int(address) << 80)).kind
    assert judge(IPv6Address((0x20010000 << 96) | (0xFFFFFFFF ^ int(address)))).kind


@given(st.integers(0, 2**32 - 1).map(IPv4Address))
def test_nothing_that_the_standard_library_calls_special_is_taken_for_public(address):
    if not address.is_global:
        assert judge(address).kind


@given(st.integers(0, 2**128 - 1).map(IPv6Address))
def test_nor_of_ipv6(address):
    stands_for_another = any(address in IPv6Network(one) for one in ("::ffff:0:0/96", "64:ff9b::/96"))
    if not address.is_global and not stands_for_another:
        assert judge(address).kind

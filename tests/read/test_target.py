import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import FetchRefused
from rashomon.read.target import target
from rashomon.settings import FetchSettings

REFUSED = [
    ("ftp://example.org/a", "ftp: addresses are not fetched"),
    ("file:///etc/passwd", "file: addresses are not fetched"),
    ("gopher://example.org/", "gopher: addresses are not fetched"),
    ("http+unix://%2Fvar%2Frun%2Fdocker.sock/info", "http+unix: addresses are not fetched"),
    ("javascript:alert(1)", "javascript: addresses are not fetched"),
    ("example.org/a", "not an address on the web"),
    ("", "not an address on the web"),
    ("https://", "names no host"),
    ("https:///a", "names no host"),
    ("http://[::1", "not an address on the web"),
    ("http://exa mple.org/", "not a host's name"),
    ("http://a..b/", "not a host's name"),
    ("http://-a.org/", "not a host's name"),
    ("http://" + "a" * 64 + ".org/", "not a host's name"),
    ("http://example.org:65536/", "there is no port 65536"),
    ("http://example.org:x/", "not an address on the web"),
    ("http://example.org:25/", "port 25 belongs to another service"),
    ("http://example.org:6667/", "port 6667 belongs to another service"),
    ("http://user:secret@example.org/", "it holds a user name"),
    ("http://example.org@127.0.0.1/", "it holds a user name"),
    ("http://127.0.0.1\\@example.org/", "it holds a user name"),
    ("http://2130706433/", "2130706433 is 127.0.0.1, a loopback address"),
    ("http://[::ffff:7f00:1]/", "::ffff:7f00:1 is 127.0.0.1, a loopback address"),
    ("http://[fe80::1%25eth0]/", "a link-local address"),
    ("http://127。0。0。1/", "127.0.0.1 is a loopback address"),
    ("http://１２７.0.0.1/", "not an address on the web"),
    ("http://%31%32%37.0.0.1/", "neither a name nor an address"),
    ("http://127.0.0.1%00.example.org/", "not a host's name"),
    ("http://example.org/\n", "not an address on the web"),
    ("http://example.org/" + "a" * 8_000, "longer than 8,000 characters"),
]


@pytest.mark.parametrize(("url", "reason"), REFUSED)
def test_addresses_that_are_not_asked_for(url, reason):
    with pytest.raises(FetchRefused) as caught:
        target(url, FetchSettings())
    assert reason in caught.value.reason
    assert len(str(caught.value)) < 600
    assert str(caught.value).isprintable()


def test_what_may_be_asked_for():
    asked = target("HTTPS://Example.ORG.:8443/a%20b?q=1#part", FetchSettings())
    assert (str(asked.url), asked.host, asked.port) == ("https://example.org:8443/a%20b?q=1", "example.org", 8443)
    assert asked.origin == "https://example.org:8443"
    assert target("http://zeitung-köln.example/", FetchSettings()).host == "xn--zeitung-kln-zfb.example"
    assert target("http://example.org:25/", FetchSettings(allow_any_port=True)).port == 25
    assert target("http://10.1/", FetchSettings(allow_private_addresses=True)).host == "10.1"


def test_instance_metadata_cannot_be_allowed():
    with pytest.raises(FetchRefused, match="metadata"):
        target("http://169.254.169.254/latest", FetchSettings(allow_private_addresses=True))


@given(
    st.one_of(
        st.text(max_size=80),
        st.text(max_size=40).map("http://{}".format),
        st.text(max_size=40).map("https://e.org/{}".format),
    )
)
def test_any_words_are_an_address_or_refused(words):
    for base in (None, target("https://example.org/a/b", FetchSettings())):
        try:
            found = target(words, FetchSettings(), base)
        except FetchRefused:
            continue
        assert found.url.scheme in ("http", "https")
        assert found.host

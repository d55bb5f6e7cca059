import hashlib

import pytest

from rashomon.model import Article, Provenance
from rashomon.store.identity import INDEXED, article_id, identity, storable


def article(text="It sails.", name="a", **fields):
    return Article(name, text, hashlib.sha256(text.encode()).hexdigest(), **fields)


@pytest.mark.parametrize(
    "other",
    [
        "https://courier.example/ferry",
        "http://courier.example/ferry",
        "HTTPS://Courier.Example:443/ferry",
        "http://courier.example:80/ferry#comments",
        "https://courier.example/ferry?utm_source=feed&utm_medium=rss",
        "https://courier.example/ferry?fbclid=Iw3",
    ],
)
def test_one_page_has_one_identity_however_it_is_reached(other):
    assert identity(article(url=other)) == "url:https://courier.example/ferry"


@pytest.mark.parametrize(
    "other",
    [
        "https://courier.example/Ferry",
        "https://courier.example/ferry/",
        "https://courier.example/ferry?id=1",
        "https://courier.example:8443/ferry",
        "https://www.courier.example/ferry",
    ],
)
def test_what_may_be_another_page_is_another(other):
    assert identity(article(url=other)) != "url:https://courier.example/ferry"


def test_only_what_tells_where_a_reader_came_from_is_taken_off():
    url = "https://courier.example/?id=7&utm_campaign=x&page=&q=a%20b%2Fc"
    assert identity(article(url=url)) == "url:https://courier.example/?id=7&page=&q=a+b%2Fc"


def test_versions_of_an_item_are_one_document():
    first = article(outlet="Wire", provenance=Provenance("ninjs", "urn:item:7 version 1"))
    second = article("It sank.", outlet="Wire", provenance=Provenance("ninjs", "urn:item:7 version 2"))
    assert identity(first) == identity(second) == "item:ninjs:Wire:urn:item:7"
    other = article(outlet="Other wire", provenance=Provenance("ninjs", "urn:item:7 version 1"))
    assert identity(other) != identity(first)


def test_an_entry_that_has_but_its_title_is_known_by_its_text():
    one = article(title="Morning notes", provenance=Provenance("rss", "Morning notes"))
    assert identity(one) == f"text:{one.sha256}:{one.id}"


@pytest.mark.parametrize("url", [None, "", "notes/a.txt", "ftp://x.example/a", "https://[1::2", "https://x:99999/"])
def test_without_an_address_an_article_is_known_by_its_text_and_name(url):
    one = article(url=url)
    assert identity(one) == f"text:{one.sha256}:{one.id}"


def test_a_copy_that_another_outlet_prints_is_another_article():
    text = "A ferry ran aground off Lorne on Friday."
    assert identity(article(text, outlet="Lorne Echo")) != identity(article(text, outlet="Brack Post"))
    assert identity(article(text, "a/echo.txt")) != identity(article(text, "a/post.txt"))
    assert identity(article(text, "a/echo.txt")) == identity(article(text, "elsewhere/echo.txt"))
    assert identity(article(text, "7f", called="a/echo.txt")) == identity(article(text, "echo.txt"))


def test_long_addresses_fit_an_index_and_stay_apart():
    names = [identity(article(url="https://x.example/" + "a" * 5_000 + end)) for end in ("b", "c", "\ud800", "\0")]
    assert len(set(names)) == 4
    assert all(len(one) <= INDEXED and one == storable(one) for one in names)


def test_an_id_is_made_from_address_and_text():
    ids = {article_id(name, sha256) for name in ("url:a", "url:b") for sha256 in ("0" * 64, "1" * 64)}
    assert len(ids) == 4
    assert all(len(one) == 16 and int(one, 16) >= 0 for one in ids)


def test_what_databases_cannot_hold_is_replaced():
    assert storable("a\0b\ud800c\udfff") == "a\ufffdb\ufffdc\ufffd"
    assert storable("abcdef", 4) == "abc…"
    assert storable("abcd", 4) == "abcd"

"""Dates that come with an article."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.given_dates import distinct, given_date, url_date


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2022-03-05", "2022-03-05"),
        ("20220305", "2022-03-05"),
        ("2022-03-05T23:30:00-05:00", "2022-03-05"),
        ("2022-03-05 09:25", "2022-03-05"),
        ("2022-03", "2022-03-01/2022-03-31"),
        ("2022", "2022-01-01/2022-12-31"),
        ("Sat, 05 Mar 2022 09:25:00 GMT", "2022-03-05"),
        ("5 March 2022", "2022-03-05"),
        ("March 5th, 2022", "2022-03-05"),
        ("Saturday, Mar. 5, 2022", "2022-03-05"),
        ("yesterday", None),
        ("03/05/2022", None),
        ("2022-02-30", None),
        ("", None),
        ("Smarch 5, 2022", None),
    ],
)
def test_written_dates(written, value):
    found = given_date(written, "date field")
    assert (found.value if found else None) == value
    if found:
        assert found.basis == ("date field",)


@pytest.mark.parametrize(
    ("written", "exact"),
    [
        ("2022-03-05T09:25:00Z", "2022-03-05T09:25:00+00:00"),
        ("20220305T092500Z", "2022-03-05T09:25:00+00:00"),
        ("20220305T0925+0100", "2022-03-05T09:25:00+01:00"),
        ("2022-03-05 9:25", "2022-03-05T09:25:00"),
        ("2022-03-05T925", None),
        ("2022-03-05T9999", None),
    ],
)
def test_the_minute_is_kept(written, exact):
    found = given_date(written, "x")
    assert found is not None
    assert (found.exact.isoformat() if found.exact else None) == exact


def test_of_several_dates_each_value_stands_once():
    first, same, other = (given_date(d, b) for d, b in (("2022-03-05", "a"), ("5 March 2022", "b"), ("2022", "c")))
    assert distinct([first, None, same, other]) == (first, other)


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://a.example/2022/03/05/ferry", "2022-03-05"),
        ("https://a.example/news/2022-03-05-ferry.html", "2022-03-05"),
        ("https://a.example/20220305/ferry", "2022-03-05"),
        ("https://a.example/2022/mar/5/ferry", "2022-03-05"),
        ("https://a.example/2022/03/ferry", "2022-03-01/2022-03-31"),
        ("https://a.example/ferry?date=/2022/03/05/", None),
        ("https://a.example/p/12345678", None),
        ("https://a.example/best-of-2022", None),
        ("https://a.example/2022/99/ferry", None),
        ("https://a.example/ferries/202203051077123456-harbour-master/", "2022-03-05"),
        ("https://a.example/2022030512345/", "2022-03-05"),
        ("https://a.example/news-20220305/", "2022-03-05"),
        ("https://a.example/news-20220305.html", "2022-03-05"),
        ("https://a.example/ferry-strike-2022-03-05-on-the-quay", "2022-03-05"),
        ("https://a.example/ferry?id=7&date=2022-03-05", "2022-03-05"),
        ("https://a.example/ferry?pubdate=20220305", "2022-03-05"),
        ("https://a.example/ferry?expires=2022-03-05", None),
        ("https://a.example/15-03-2022/ferry", "2022-03-15"),
        ("https://a.example/03/15/2022/ferry", "2022-03-15"),
        ("https://a.example/03/05/2022/ferry", None),
        ("https://a.example/04/04/2022/ferry", "2022-04-04"),
        ("https://a.example/story/20221399", None),
        ("https://a.example/story/20220230-ferry", None),
        ("https://a.example/story-18801231", None),
        ("https://a.example/story-120220305", None),
        ("https://x.com/harbour/status/2019111881077123456", None),
        ("https://20220305.example/ferry", None),
    ],
)
def test_dates_in_addresses(url, value):
    found = url_date(url)
    assert (found.value if found else None) == value
    if found:
        assert found.basis[0].startswith("URL ")


@given(st.text() | st.from_regex(r"[0-9]{1,5}-[0-9]{1,3}-[0-9]{1,3}T[0-9:.Z+]*"))
def test_any_text_is_a_date_or_none(text):
    given_date(text, "x")
    url_date(text)

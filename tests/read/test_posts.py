"""When embedded posts were made."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.posts import embedded_posts, number_time

NOON = datetime(2022, 5, 3, 12, 0, tzinfo=UTC)
MS = int(NOON.timestamp() * 1000)


@pytest.mark.parametrize(
    "address",
    [
        f"https://twitter.com/harbour_news/status/{(MS - 1_288_834_974_657) << 22}",
        f"https://x.com/i/web/status/{((MS - 1_288_834_974_657) << 22) + 77}?s=20",
        f"https://discord.com/channels/11111111111111111/22222222222222222/{(MS - 1_420_070_400_000) << 22}",
        f"https://www.tiktok.com/@harbour.news/video/{int(NOON.timestamp()) << 32}",
        f"https://www.linkedin.com/posts/harbour-news_ferries-activity-{MS << 22}-a1b2",
        f"https://social.example/@harbour/{MS << 16}",
        f"https://social.example/@harbour/posts/{MS << 16}",
    ],
)
def test_the_number_carries_the_time(address):
    assert number_time(address) == NOON
    assert [p.words for p in embedded_posts(f"see {address} there")] == ["2022-05-03 12:00 UTC"]


@pytest.mark.parametrize(
    "address",
    [
        "https://twitter.com/harbour_news/status/123",
        "https://twitter.com/harbour_news",
        "https://news.example/status/1361279621120090114",
        "https://www.tiktok.com/@harbour/video/99999999999999999999",
        "https://social.example/@harbour/123456",
        "https://www.youtube.com/watch?v=abcdefghijk",
    ],
)
def test_what_is_no_such_number_says_nothing(address):
    assert number_time(address) is None


def test_a_post_of_the_small_hours_may_be_of_the_day_before_in_the_west():
    early = int(datetime(2022, 5, 3, 3, tzinfo=UTC).timestamp() * 1000)
    (one,) = embedded_posts(f"https://x.com/harbour/status/{(early - 1_288_834_974_657) << 22}")
    assert (one.earliest, one.day) == (date(2022, 5, 2), date(2022, 5, 3))


def test_the_line_under_a_post_gives_its_day():
    (one,) = embedded_posts("Gone.\n— Harbour News (@harbour_news) May 3, 2022\n")
    assert (one.earliest, one.day, one.words) == (date(2022, 5, 2), date(2022, 5, 3), "May 3, 2022")


def test_a_handle_without_a_date_gives_nothing():
    assert embedded_posts("Follow Ana (@ana) for more of May 3, 2022") == ()


@given(st.text() | st.from_regex(r"(?:x\.com/a/status/|://a\.example/@a/)[0-9]{15,22}"))
def test_any_text_has_posts_or_none(text):
    embedded_posts(text)

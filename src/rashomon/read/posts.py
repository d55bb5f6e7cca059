"""When the posts were made that a report embeds: by the number in their address, or by the line under them.

A report that prints a post is published after it, so each gives a first possible day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from rashomon.read.printed_dates import printed_dates

__all__ = ["Post", "embedded_posts", "number_time"]


@dataclass(frozen=True, slots=True)
class Post:
    """A post that stands in a report.

    Attributes:
        earliest: The first day on which it can have been made, by any newsroom's clock.
        day: The day it was made, in UTC or as printed.
        words: When, for a reader.
        start: Where it stands in the text.
    """

    earliest: date
    day: date
    words: str
    start: int


@dataclass(frozen=True, slots=True)
class _Numbering:
    """How a service puts the time into the numbers of its posts.

    Attributes:
        address: The address of a post, its number as the one group.
        shift: Bits below the time.
        per_second: Units of the time in a second.
        epoch: What the time counts from, in those units since 1970.
    """

    address: re.Pattern[str]
    shift: int
    per_second: int
    epoch: int

    def time(self, number: int) -> datetime | None:
        seconds = ((number >> self.shift) + self.epoch) / self.per_second
        return datetime.fromtimestamp(seconds, UTC) if _FIRST <= seconds < _LAST else None


# 2006, before the first of these services, and 2100
_FIRST, _LAST = 1_136_073_600, 4_102_444_800

#: Twitter's snowflake (github.com/twitter-archive/snowflake), and those made after it: Discord (its API reference,
#: "Snowflakes"), Mastodon (lib/mastodon/snowflake.rb), TikTok's and LinkedIn's, whose upper bits are Unix time.
_SERVICES = tuple(
    _Numbering(re.compile(address, re.IGNORECASE), shift, per_second, epoch)
    for address, shift, per_second, epoch in (
        (r"\b(?:twitter|x)\.com/(?:i/web|\w{1,30})/status(?:es)?/(\d{15,20})(?!\d)", 22, 1000, 1_288_834_974_657),
        (r"\bdiscord(?:app)?\.com/channels/\d{1,20}/\d{1,20}/(\d{17,20})(?!\d)", 22, 1000, 1_420_070_400_000),
        (r"\btiktok\.com/@[\w.]{1,40}/video/(\d{18,20})(?!\d)", 32, 1, 0),
        (r"\blinkedin\.com/\S{0,120}?activity[:-](\d{18,20})(?!\d)", 22, 1000, 0),
        (r"://[a-z0-9.-]{4,80}/@\w{1,30}(?:@[a-z0-9.-]{4,80})?/(?:posts/)?(\d{17,19})(?!\d)", 16, 1000, 0),
    )
)
#: Hours by which the clock of the westernmost newsrooms (Honolulu) is behind UTC: their day may be the one before.
_WEST = timedelta(hours=10)

# the handle and the date under a post
_SIGNED = re.compile(r"\(@\w{1,30}\)\s{1,3}(?:on\s)?(?P<date>[^\n]{6,30})")


def embedded_posts(text: str) -> tuple[Post, ...]:
    """Find the posts of a text whose time is known, in the order of the text."""
    return tuple(sorted((*_by_number(text), *_by_signature(text)), key=lambda p: (p.start, p.words)))


def number_time(address: str) -> datetime | None:
    """When the post at an address was made (UTC); ``None`` if its number does not say."""
    for service in _SERVICES:
        if hit := service.address.search(address):
            return service.time(int(hit[1]))
    return None


def _by_number(text: str) -> Iterator[Post]:
    for service in _SERVICES:
        for hit in service.address.finditer(text):
            if made := service.time(int(hit[1])):
                yield Post((made - _WEST).date(), made.date(), f"{made:%Y-%m-%d %H:%M} UTC", hit.start())


def _by_signature(text: str) -> Iterator[Post]:
    for hit in _SIGNED.finditer(text):
        first = next(printed_dates(hit["date"]), None)
        if first is not None and first.start == 0:
            # printed by the clock of whoever saved the page
            yield Post(first.day - timedelta(1), first.day, hit["date"][: first.end], hit.start())

"""What a feed says of itself: its title, and how long it expects to stay as it is."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from rashomon.errors import InputError
from rashomon.read.fragments import fragment_line
from rashomon.read.jsonl import parsed
from rashomon.read.xmltree import local, tree, words

__all__ = ["FeedHead", "feed_head"]

#: Seconds of the periods of RSS's syndication module (https://web.resource.org/rss/1.0/modules/syndication/).
_PERIODS = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
#: Digits of a number that is believed, and characters of a title that are kept.
_DIGITS, _LONGEST = 6, 300


@dataclass(frozen=True, slots=True)
class FeedHead:
    """The head of a feed.

    Attributes:
        title: Its title.
        seconds: How long it expects to stay as it is: RSS's ``ttl``, else ``sy:updatePeriod``; ``None`` if it does not
            say.
    """

    title: str | None = None
    seconds: int | None = None


def feed_head(raw: bytes, where: str) -> FeedHead:
    """Read the head of a feed (RSS, Atom or JSON Feed); what is none has an empty one.

    Args:
        raw: The feed, unpacked.
        where: The input as its user named it.
    """
    try:
        if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
            feed = parsed(raw.removeprefix(b"\xef\xbb\xbf"), where)
            title = feed.get("title") if isinstance(feed, dict) else None
            return FeedHead(" ".join(title.split())[:_LONGEST] or None if isinstance(title, str) else None)
        root = tree(raw, where)
    except InputError:
        return FeedHead()
    channel = next((one for one in root if local(one).lower() == "channel"), root)
    parts: dict[str, etree._Element] = {}
    for one in channel.iterchildren(tag=etree.Element):
        parts.setdefault(local(one).lower(), one)
    return FeedHead(fragment_line(words(parts.get("title")))[:_LONGEST] or None, _seconds(parts))


def _seconds(parts: dict[str, etree._Element]) -> int | None:
    if minutes := _number(words(parts.get("ttl"))):
        return minutes * 60
    period = _PERIODS.get(words(parts.get("updateperiod")).lower())
    return period // (_number(words(parts.get("updatefrequency"))) or 1) if period else None


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdigit() and len(written) <= _DIGITS else 0

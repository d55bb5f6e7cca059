"""When an article was published: from what came with it, from its page, and failing those from what it says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from rashomon.model import Article, Block, Published, Tense, TimeReference
from rashomon.read.calendar import meaning
from rashomon.read.datelines import PageDate, embedded_posts, page_dates, yearless_dateline
from rashomon.read.dating import Bounds, in_lead, runs, stated_bounds, week_days

__all__ = ["published"]

#: Days between a date on the page and the latest thing the text dates, within which they support each other.
_CLOSE = 7

#: Days after the latest thing the text dates beyond which a date under the headline is taken for the visit's.
_YEAR = 366


def published(article: Article, times: Sequence[TimeReference], blocks: Sequence[Block] = ()) -> Published | None:
    """Find when an article was published.

    A date that came with the article (a field, metadata, the URL) comes first, then a date line or dateline that
    belongs to it. Failing those, an embedded post gives the first possible day, full dates in the text bound it, and
    week days narrow it where the week is known. A date above the headline is the day the page was viewed: it counts
    only where the text itself has something dated within the week before.

    Args:
        article: The article.
        times: Its time references, read without a publication date.
        blocks: Its blocks; without them the page's own date lines are not looked for.

    Returns:
        A day, a range, a range with an open end, or ``None`` where nothing decides.
    """
    if article.dated:
        return article.dated[0]
    posts = embedded_posts(article.text)
    bounds = stated_bounds(times)
    if stated := _from_page(tuple(page_dates(article.text, blocks)), bounds, posts):
        return stated
    return _from_dateline(article.text, blocks, bounds, posts) or _from_text(article.text, times, bounds, posts, blocks)


def _from_dateline(text: str, blocks: Sequence[Block], bounds: Bounds, posts: Sequence[datetime]) -> Published | None:
    """A dateline without its year, where the text dates something in the year before it."""
    month_day, latest = yearless_dateline(text, blocks), _latest(bounds, posts)
    exact = bool(posts) or (bounds.low_from is not None and bounds.low_from.low == bounds.low_from.high)
    if month_day is None or latest is None or not exact:
        return None
    day = meaning(f"month-day>:{month_day[0]:02}-{month_day[1]:02}", Tense.FUTURE, latest).low
    basis = (f"dateline: {month_day[0]:02}-{month_day[1]:02}", f"the text tells of {latest} as past")
    return Published(day, day, basis) if day else None


def _from_page(dates: Sequence[PageDate], bounds: Bounds, posts: Sequence[datetime]) -> Published | None:
    for role in ("published", "dateline", "byline", "bare", "head"):
        for one in dates:
            if one.role == role and _fits(one, bounds, posts):
                names = {"published": "publication line", "byline": "byline", "dateline": "dateline"}
                basis = f"{names.get(role, 'date on the page')}: {one.words}"
                extra = ("the text dates something within the week before",) if role == "head" else ()
                return Published(one.day, one.day, (basis, *extra))
    for one in dates:
        if one.role == "updated" and _fits(one, bounds, posts):
            low = _latest(bounds, posts)
            return Published(low, one.day, (f"updated: {one.words}",))
    return None


def _latest(bounds: Bounds, posts: Sequence[datetime]) -> date | None:
    return max((d for d in (bounds.low, *(p.date() for p in posts)) if d), default=None)


def _fits(one: PageDate, bounds: Bounds, posts: Sequence[datetime]) -> bool:
    """Whether a date on the page agrees with what the text dates; one that may be the visit's must be supported."""
    latest = _latest(bounds, posts)
    # a day off: the page's clock and a post's UTC may stand on two sides of midnight
    if latest is not None and one.day < latest - timedelta(1):
        return False
    if one.role == "head":
        return latest is not None and (one.day - latest).days <= _CLOSE
    if one.role == "bare":
        return latest is None or (one.day - latest).days <= _YEAR
    return True


def _from_text(
    text: str, times: Sequence[TimeReference], bounds: Bounds, posts: Sequence[datetime], blocks: Sequence[Block]
) -> Published | None:
    """Bounds from posts and full dates; week days narrow them where the week is known."""
    basis: list[str] = []
    low, high = bounds.low, bounds.high
    anchored = False
    if posts and (low is None or max(posts).date() >= low):
        low, anchored = max(posts).date(), True
        basis.append(f"an embedded post was made on {max(posts):%Y-%m-%d %H:%M} UTC")
    elif low is not None and bounds.low_from is not None:
        anchored = low == bounds.low_from.high and in_lead([bounds.low_from], blocks)
        basis.append(f"tells of {bounds.low_from.span.of(text)} as past")
    if high is not None and low is not None and high < low:
        high = None
    if high is not None and bounds.high_from is not None:
        basis.append(f"tells of {bounds.high_from.span.of(text)} as to come")
    if anchored and low is not None:
        week = week_days(times)
        days = [low + timedelta(n) for n in range(_CLOSE)]
        best = runs(d for d in week.candidates(days) if high is None or d <= high) if week.past else ()
        if best:
            low, high = best[0]
            named = dict.fromkeys(r.span.of(text) for r in week.references)
            basis.append(f"week days agree: {', '.join(named)}")
    if low is None or not anchored:
        return None
    return Published(low, high, tuple(basis))

"""When an article was published: from what came with it, from its page, and failing those from what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.model import Article, Block, BlockKind, Published, Tense, TimeReference
from rashomon.read.calendar import meaning
from rashomon.read.datelines import PageDate, page_dates, yearless_dateline
from rashomon.read.dating import Bounds, in_lead, stated_bounds, week_days
from rashomon.read.posts import Post, embedded_posts
from rashomon.read.printed_dates import printed_dates

__all__ = ["published"]

#: Days between a date on the page and the latest thing the text dates, within which they support each other.
_CLOSE = 7

#: Days after the latest thing the text dates beyond which a date under the headline is taken for the visit's.
_YEAR = 366

#: Days by which two dates may differ and still be one moment on two clocks: metadata give UTC, pages local time.
_CLOCKS = timedelta(1)

#: Days from a first possible day to a last one that make a range; further apart, the last says nothing about it.
_RANGE = 31

#: Characters in which the line under a post names its author and its date, which is no date that the report tells of.
_SIGNATURE = 64

#: Hours by which the clock of the easternmost newsrooms is ahead of UTC.
_EAST = timedelta(hours=14)

#: What each role of a date on the page is called, the one that says most first.
_NAMES = {
    "first": "first published, says the page",
    "published": "publication line",
    "dateline": "dateline",
    "byline": "byline",
    "bare": "date on the page",
    "kicker": "date above the headline",
    "published elsewhere": "publication line",
    "head": "date on the page",
}
#: Those that name the publication of this article and nothing else.
_STRONG = ("first", "published", "dateline", "byline", "bare")


@dataclass(frozen=True, slots=True)
class _Limit:
    """The last day on which an article can have been published, and why."""

    day: date
    basis: str


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A recent day that the text knows of: the article lies on it or within days of it.

    Attributes:
        earliest: The first day on which it can have been published.
        day: The day itself.
        basis: Why.
    """

    earliest: date
    day: date
    basis: str


def published(article: Article, times: Sequence[TimeReference], blocks: Sequence[Block] = ()) -> Published | None:
    """Find when an article was published.

    A date that came with the article (a field, metadata, the URL) comes first, then a date line or dateline that
    belongs to it. Failing those, an embedded post or a day given in full with its day of the week gives the first
    possible day, and the week days that the text names narrow it. A date above the headline is the day the page was
    viewed: it counts only where the text itself has something dated within the week before. Nothing is published
    after it was recorded (by an archive, a feed, a fetch) or commented on.

    Args:
        article: The article.
        times: Its time references, read without a publication date.
        blocks: Its blocks; without them the page's own date lines are not looked for.

    Returns:
        A day, a range, a range with an open end, or ``None`` where nothing decides. What other places give that it
        contradicts is kept with it.
    """
    text = article.text
    end = max((b.span.end for b in blocks if b.kind is BlockKind.BODY), default=len(text))
    posts = tuple(p for p in embedded_posts(text) if p.start < end)
    page = tuple(page_dates(text, blocks, article.title))
    limits = _limits(article, page)
    signed = {p.start for p in posts}
    bounds = stated_bounds(t for t in times if not any(at <= t.span.start < at + _SIGNATURE for at in signed))
    if article.dated:
        return _given(article.dated, _strong(page), posts, limits)
    anchor = _anchor(text, times, bounds, posts, blocks)
    found = (
        _from_page(page, bounds, anchor)
        or _from_dateline(text, blocks, bounds, anchor)
        or _updated(page, anchor)
        or (_from_text(text, times, bounds, anchor) if anchor else None)
    )
    return _limited(found, limits)


def _limits(article: Article, page: Sequence[PageDate]) -> tuple[_Limit, ...]:
    """The last possible days, each with its basis, the first first."""
    found = []
    if article.provenance and article.provenance.recorded:
        recorded = article.provenance.recorded
        last = (recorded + (_EAST if recorded.tzinfo else timedelta())).date()
        found.append(_Limit(last, f"recorded on {recorded.date()} ({article.provenance.format})"))
    comments = sorted((one.day, one.words) for one in page if one.role == "comment")
    if comments:
        found.append(_Limit(comments[0][0], f"first comment: {comments[0][1]}"))
    return tuple(sorted(found, key=lambda limit: limit.day))


def _given(
    dated: Sequence[Published], stated: Published | None, posts: Sequence[Post], limits: Sequence[_Limit]
) -> Published:
    """The best date that came with an article, with all that contradicts it."""
    recorded = [limit for limit in limits if limit.basis.startswith("recorded")]
    possible = [one for one in dated if not (one.earliest and any(one.earliest > r.day for r in recorded))]
    if not possible:
        return Published(None, recorded[0].day, (recorded[0].basis,), disputed=tuple(dated))
    best, *others = possible
    others += [one for one in dated if one not in possible]
    # comments and teasers have time elements of their own
    others = [one for one in others if not one.basis[0].startswith("time element")]
    if stated is not None:
        others.append(stated)
    within = next((one for one in others if _is_within(one, best)), None)
    if within is not None:
        best = replace(within, basis=(*best.basis, *within.basis))
    latest = max(posts, key=lambda p: p.earliest, default=None)
    if latest is not None:
        others.append(Published(latest.earliest, None, (f"prints a post of {latest.words}",)))
    disputed: list[Published] = []
    for one in others:
        if _is_apart(best, one) and all(one.value != d.value for d in disputed):
            disputed.append(one)
    return replace(best, disputed=tuple(disputed))


def _is_within(one: Published, other: Published) -> bool:
    """Whether a date narrows a month or a year."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return False
    return other.day is None and other.earliest <= one.earliest and one.latest <= other.latest and one.day is not None


def _is_apart(one: Published, other: Published) -> bool:
    """Whether two dates cannot both be right, on whatever clocks."""
    return bool(
        (one.latest and other.earliest and one.latest + _CLOCKS < other.earliest)
        or (other.latest and one.earliest and other.latest + _CLOCKS < one.earliest)
    )


def _limited(found: Published | None, limits: Sequence[_Limit]) -> Published | None:
    """A date, held against the last possible days."""
    for limit in limits:
        if found is None:
            found = Published(None, limit.day, (limit.basis,))
        elif found.earliest is not None and found.earliest > limit.day:
            if limit.basis.startswith("recorded"):
                return Published(None, limit.day, (limit.basis,), disputed=(found,))
        elif (found.latest is None or found.latest > limit.day) and _is_near(found.earliest, limit.day):
            found = replace(found, latest=limit.day, basis=(*found.basis, limit.basis))
    return found


def _is_near(first: date | None, last: date) -> bool:
    """Whether a last possible day says something beside a first one."""
    return first is None or (last - first).days <= _RANGE


def _strong(page: Sequence[PageDate]) -> Published | None:
    """The date that the page names as this article's own, whatever its text tells."""
    for role in _STRONG:
        for one in page:
            if one.role == role:
                return Published(one.day, one.day, (f"{_NAMES[role]}: {one.words}",))
    return None


def _from_page(page: Sequence[PageDate], bounds: Bounds, anchor: _Anchor | None) -> Published | None:
    for role, name in _NAMES.items():
        fitting = [one for one in page if one.role == role and _fits(one, bounds, anchor)]
        if not fitting or (role == "published elsewhere" and len({one.day for one in fitting}) > 1):
            continue
        one = fitting[0]
        extra = ("the text dates something within the week before",) if role == "head" else ()
        return Published(one.day, one.day, (f"{name}: {one.words}", *extra))
    return None


def _fits(one: PageDate, bounds: Bounds, anchor: _Anchor | None) -> bool:
    """Whether a date on the page agrees with what the text dates; one that may be the visit's must be supported."""
    if one.role in ("first", "published"):
        return True
    if anchor is not None and one.day < anchor.earliest - _CLOCKS:
        return False
    if one.role == "head":
        known = (anchor.earliest if anchor else None, bounds.low)
        return any(day is not None and -1 <= (one.day - day).days <= _CLOSE for day in known)
    return anchor is None or (one.day - anchor.earliest).days <= _YEAR


def _updated(page: Sequence[PageDate], anchor: _Anchor | None) -> Published | None:
    """A date of change alone: the article is no younger."""
    for one in page:
        if one.role == "updated" and (anchor is None or one.day >= anchor.earliest):
            near = anchor is not None and (one.day - anchor.earliest).days <= _RANGE
            low, why = (anchor.earliest, (anchor.basis,)) if anchor and near else (None, ())
            return Published(low, one.day, (f"updated: {one.words}", *why))
    return None


def _from_dateline(text: str, blocks: Sequence[Block], bounds: Bounds, anchor: _Anchor | None) -> Published | None:
    """A dateline without its year, where the text dates something in the year before it."""
    month_day = yearless_dateline(text, blocks)
    exact = bounds.low if bounds.low_from is not None and bounds.low_from.low == bounds.low_from.high else None
    latest = max((d for d in (exact, anchor.earliest if anchor else None) if d), default=None)
    if month_day is None or latest is None:
        return None
    day = meaning(f"month-day>:{month_day[0]:02}-{month_day[1]:02}", Tense.FUTURE, latest).low
    basis = (f"dateline: {month_day[0]:02}-{month_day[1]:02}", f"the text tells of {latest} as past")
    return Published(day, day, basis) if day else None


def _from_text(text: str, times: Sequence[TimeReference], bounds: Bounds, anchor: _Anchor) -> Published:
    """A first possible day from what is recent; week days narrow it where the week is known."""
    low = anchor.earliest
    high = bounds.high if bounds.high is not None and bounds.high >= low else None
    basis = [anchor.basis]
    if high is not None and bounds.high_from is not None:
        basis.append(f"tells of {bounds.high_from.span.of(text)} as to come")
    week = week_days(times)
    if (best := week.likely(low, anchor.day)) is not None:
        low, high = best
        named = dict.fromkeys(r.span.of(text) for r in week.references)
        basis.append(f"week days agree: {', '.join(named)}")
    return Published(low, high, tuple(basis))


def _anchor(
    text: str, times: Sequence[TimeReference], bounds: Bounds, posts: Sequence[Post], blocks: Sequence[Block]
) -> _Anchor | None:
    """The latest day that the text knows of and that is recent by the way it is given.

    A day with its year is mostly one long past: what is recent goes by the day of the week. Recent are posts, which
    reports print for what was said just now, and days given in full together with the day of the week, if the report
    leads with one or gives two of them within a week.
    """
    found = [_Anchor(p.earliest, p.day, f"an embedded post was made on {p.words}") for p in posts]
    named = [
        one
        for one in times
        if not one.form and one.low is not None and one.low == one.high and one.tense is not Tense.FUTURE
        if any(d.week_day for d in printed_dates(one.span.of(text)))
    ]
    last = max(named, key=lambda one: (one.low, one.span), default=None)
    if last is not None and last.low is not None:
        before = [one.low for one in named if one.low and timedelta() < last.low - one.low <= timedelta(_CLOSE)]
        if before or in_lead([last], blocks):
            found.append(_Anchor(last.low, last.low, f"tells of {last.span.of(text)} as past"))
    best = max(found, key=lambda a: a.earliest, default=None)
    if best is not None and bounds.low is not None and (bounds.low - best.earliest).days > _RANGE:
        return None
    return best

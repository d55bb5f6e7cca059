"""Dating the articles of one story from each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.compare.events import Mention, Texts, mentions, pairs, same_event, shared_runs, shares_run
from rashomon.model import Analysis, Published, Tense, TimeReference
from rashomon.read.calendar import bounds, meaning, resolve
from rashomon.read.datelines import yearless_dateline
from rashomon.read.dating import FRESH_DAYS, in_lead, latest_month_day, runs, stated_bounds, week_days

__all__ = ["STORY_SPAN", "date_together"]

#: Days between the first and the last report of one happening: coverage of a single event seldom goes on for longer.
STORY_SPAN = 21

#: Days after the last dated report by which a day told as past may lie: farther ahead its tense was misread.
_AHEAD = 7

#: Days by which one week must lie nearer to the dated reports than the next best, to be taken.
_MARGIN = 2

#: Share of the words that the closest report has in common with an article, from which another counts as close too: a
#: background sentence or a set answer is printed for weeks, a statement for a day or two.
_MUCH = 0.5

#: Days of a story's own bounds ("2020 agreement", "by May 2021") within which a month and day name one day only.
_ONE_YEAR = 365

_FROM_STORY = "from the other reports of the story"


@dataclass(frozen=True, slots=True)
class _Guess:
    """Where an article can lie, and why."""

    low: date
    high: date
    why: str


def date_together(analyses: Sequence[Analysis]) -> tuple[Analysis, ...]:
    """Date the articles of a story from each other, and resolve their time references again.

    Articles whose day or first possible day is known anchor the rest: week days and dates without a year are read in
    the weeks around them. Where no article is anchored, dates that stand in full somewhere in the story may leave one
    year for a month and day; else all stays undated.

    Args:
        analyses: The articles of the story.

    Returns:
        The same articles in the same order.
    """
    out = list(analyses)
    texts = Texts(analyses)
    if any(_is_anchor(a.published) for a in out):
        # from what says most to what says least: the same event, the same words, the same weeks
        out = _linked(_by_days(out, texts), texts)
        anchors = [_closed(a.published) for a in out if _is_anchor(a.published)]
        out = [_dated(a, anchors) for a in out]
    else:
        out = _by_year(out)
        out = _linked(out, texts)
    return tuple(_by_words(_by_events(out, texts), texts))


def _is_anchor(published: Published | None) -> bool:
    """Whether a date says which weeks the story is told in."""
    if published is None or published.earliest is None:
        return False
    return published.latest is None or (published.latest - published.earliest).days <= STORY_SPAN


def _closed(published: Published | None) -> tuple[date, date]:
    """The days an anchor stands for: with an open end, its first."""
    assert published is not None and published.earliest is not None  # noqa: S101, PT018 - anchors have one
    return published.earliest, published.latest or published.earliest


def _dated(analysis: Analysis, anchors: Sequence[tuple[date, date]]) -> Analysis:
    """Date one article in the weeks around the anchors, if it is not dated yet."""
    known = analysis.published
    if known and known.latest and _is_anchor(known):
        return analysis
    first = min(low for low, _ in anchors) - timedelta(STORY_SPAN)
    last = max(high for _, high in anchors) + timedelta(STORY_SPAN)
    others = anchors
    if _is_anchor(known):
        anchors = [_closed(known)]
        first, last = anchors[0][0], anchors[0][0] + timedelta(STORY_SPAN)
    elif known:
        first, last = max(first, known.earliest or first), min(last, known.latest or last)
    guess = _guess(analysis, first, last, anchors)
    if guess is None and _is_anchor(known) and all(low <= first + timedelta(FRESH_DAYS) for low, _ in others):
        fresh = min(last, first + timedelta(FRESH_DAYS))
        guess = _Guess(first, fresh, "a report is taken to be published within a day of the latest thing it dates")
    return _with(analysis, guess)


def _guess(analysis: Analysis, first: date, last: date, anchors: Sequence[tuple[date, date]]) -> _Guess | None:
    stated = stated_bounds(analysis.times)
    if stated.low and first < stated.low <= last:
        first = stated.low
    if stated.high and first <= stated.high < last:
        last = stated.high
    days = [first + timedelta(n) for n in range((last - first).days + 1)]
    if not days:
        return None
    text = analysis.article.text
    if printed := yearless_dateline(text, analysis.blocks):
        around = _nearest_day(days, anchors)
        day = meaning(f"month-day:{printed[0]:02}-{printed[1]:02}", Tense.UNKNOWN, around).low
        if day in days:
            return _Guess(day, day, f"the year of its dateline, {day}")
    latest = latest_month_day(analysis.times, _nearest_day(days, anchors))
    named = latest[0] if latest else None
    beyond = max(high for _, high in anchors) + timedelta(_AHEAD)
    if named and days[0] <= named <= min(days[-1], beyond):
        days = [d for d in days if d >= named]
    else:
        named = None
    week = week_days(analysis.times)
    if week.past:
        best = _nearest(runs(week.candidates(days)), anchors)
        words = ", ".join(dict.fromkeys(r.span.of(text) for r in week.references))
        if best:
            return _Guess(*best, f"it speaks of {words}")
    return _after(latest[0], in_lead(latest[1], analysis.blocks), last) if named and latest else None


def _after(named: date, fresh: bool, last: date) -> _Guess:
    """The days on which a report can lie that tells of ``named`` as its latest day.

    Args:
        named: The day.
        fresh: Whether the report leads with it, so that it is its news and not its background.
        last: The last possible day.
    """
    high = min(last, named + timedelta(FRESH_DAYS if fresh else STORY_SPAN))
    return _Guess(named, high, f"the latest day it tells of is {named}" + (", in its lead" if fresh else ""))


def _by_days(analyses: Sequence[Analysis], texts: Texts) -> list[Analysis]:
    """Date articles by the events whose day a dated one gives, until no further one can be.

    Where the dated reports lie weeks apart, being near to one of them says little; "will meet on Tuesday" says much if
    another report gives the day on which the same people meet.
    """
    out = list(analyses)
    for _ in analyses:
        every = list(mentions(out))
        before = list(out)
        for index, one in enumerate(before):
            if one.published and (one.published.latest or not _is_anchor(one.published)):
                continue
            tie = _tie(before, every, index, texts)
            if tie is None:
                continue
            first, last, words, day = tie
            guess = _guess(one, first, last, [(first, last)]) or _Guess(first, last, "no other day fits")
            why = f"{words} is {day}, the day another report gives for the same event"
            out[index] = _with(one, replace(guess, why=f"{guess.why}; {why}"))
        if out == before:
            break
    return out


def _tie(
    analyses: Sequence[Analysis], every: Sequence[Mention], index: int, texts: Texts
) -> tuple[date, date, str, date] | None:
    """The days on which an article can lie for an event that a dated report dates too: first, last, words, its day."""
    known = analyses[index].published
    for mine in every:
        kind = mine.time.form.partition(":")[0]
        # what is to come is told with one day by all; a past statement may be dated differently
        if mine.article != index or kind not in ("weekday", "week") or mine.time.tense is not Tense.FUTURE:
            continue
        for other in every:
            day = other.time.low
            if other.article == index or day is None or day != other.time.high:
                continue
            near = [day + timedelta(n) for n in range(-STORY_SPAN, 1)]
            fit = [d for d in near if _in_week(mine.time, d, day)]
            if known and known.earliest:
                fit = [d for d in fit if d >= known.earliest]
            if fit and (_same_plan(mine, other) or same_event(texts, mine, other) is not False):
                return fit[0], fit[-1], mine.time.span.of(analyses[index].article.text), day
    return None


def _same_plan(a: Mention, b: Mention) -> bool:
    """Whether two articles tell that the same people, named by more than one word, will do the same on one week day."""
    return len(a.actor) > 1 and a.actor == b.actor and a.time.form == b.time.form and bool(a.acts & b.acts)


def _one_plan(a: Mention, b: Mention) -> bool:
    """Whether two articles tell that people of one description will do the same, with a further word in common.

    Enough to choose among days that all fit, not to say that two reports date one thing differently.
    """
    if not (a.time.tense is b.time.tense is Tense.FUTURE and a.acts & b.acts):
        return False
    return bool((a.words & b.words) - {act[:6] for act in a.acts | b.acts})


def _nearest_day(days: Sequence[date], anchors: Sequence[tuple[date, date]]) -> date:
    """The day on which month and day are read: the latest anchor's, or the nearest to it."""
    return min(days, key=lambda d: (abs((d - max(anchors)[1]).days), d))


def _distance(run: tuple[date, date], anchors: Sequence[tuple[date, date]]) -> int:
    return min(max(0, (low - run[1]).days, (run[0] - high).days) for low, high in anchors)


def _nearest(found: Sequence[tuple[date, date]], anchors: Sequence[tuple[date, date]]) -> tuple[date, date] | None:
    """The stretch of days nearest to the anchors; ``None`` if two are about as near."""
    ranked = sorted(found, key=lambda r: (_distance(r, anchors), r))
    if len(ranked) > 1 and _distance(ranked[1], anchors) - _distance(ranked[0], anchors) < _MARGIN:
        return None
    return ranked[0] if ranked else None


def _with(analysis: Analysis, guess: _Guess | None) -> Analysis:
    if guess is None:
        return analysis
    before = analysis.published.basis if analysis.published else ()
    kept = analysis.published.disputed if analysis.published else ()
    # said once, however many rounds it took
    told = any(clause.startswith(_FROM_STORY) for clause in before)
    why = guess.why if told else f"{_FROM_STORY}: {guess.why}"
    published = Published(guess.low, guess.high, (*before, why), disputed=kept)
    return replace(analysis, published=published, times=tuple(resolve(t, published) for t in analysis.times))


def _by_year(analyses: Sequence[Analysis]) -> list[Analysis]:
    """Date by month and day where the dates that stand in full in the story leave one year for them."""
    stated = [stated_bounds(a.times) for a in analyses]
    lows = [s.low for s in stated if s.low]
    highs = [t.high for a in analyses for t in a.times if not t.form and t.tense is Tense.FUTURE and t.high]
    if not lows or not highs:
        return list(analyses)
    low = max(lows)
    high = min((h for h in highs if h >= low), default=None)
    if high is None or (high - low).days > _ONE_YEAR:
        return list(analyses)
    out = []
    for one in analyses:
        latest = latest_month_day(one.times, high)
        if one.published is None and latest and low <= latest[0] <= high:
            guess = _after(latest[0], in_lead(latest[1], one.blocks), high)
            out.append(_with(one, replace(guess, why=f"{guess.why}, the only such day between {low} and {high}")))
        else:
            out.append(one)
    return out


def _linked(analyses: Sequence[Analysis], texts: Texts) -> list[Analysis]:
    """Date articles by week days from the dated ones that print most of the same words."""
    out = list(analyses)
    for index in range(len(analyses)):
        shared = {i: shared_runs(texts, i, index) for i, a in enumerate(out) if i != index and _is_anchor(a.published)}
        most = max(shared.values(), default=0)
        anchors = [_closed(out[i].published) for i, n in shared.items() if n and n >= most * _MUCH]
        if anchors:
            out[index] = _dated(out[index], anchors)
    return out


def _by_events(analyses: Sequence[Analysis], texts: Texts) -> list[Analysis]:
    """Narrow an article's days by "next week" and the like, where another article gives the day of the same event."""
    every = list(mentions(analyses))
    weeks: dict[int, list[tuple[Mention, Mention]]] = {}
    for i, j in pairs(every):
        for mine, other in ((every[i], every[j]), (every[j], every[i])):
            if (
                mine.time.form.startswith("week:")
                and _names_a_day(other)
                and (same_event(texts, mine, other) is not False or _one_plan(mine, other))
            ):
                weeks.setdefault(mine.article, []).append((mine, other))
    out = list(analyses)
    for index, found in sorted(weeks.items()):
        published = analyses[index].published
        if published is None or published.earliest is None or published.latest is None or published.day:
            continue
        for mine, other in found:
            days = _range(published.earliest, published.latest)
            fit = [d for d in days if _in_week(mine.time, d, other.time.low)]
            # on a Sunday it depends on the country which week is the next: a day that is sure goes first
            fit = [d for d in fit if _in_sunday_week(mine.time, d, other.time.low)] or fit
            if fit and len(fit) < len(days):
                words = mine.time.span.of(analyses[index].article.text)
                why = f"{words} is the week of {other.time.low}, the day another report gives"
                out[index] = _with(analyses[index], _Guess(fit[0], fit[-1], why))
                break
    return out


def _by_words(analyses: Sequence[Analysis], texts: Texts) -> list[Analysis]:
    """Narrow an article's days by a statement that it prints in the words in which another article dates it.

    What was said on Monday is in no report from before Monday.
    """
    out = list(analyses)
    told = [m for m in mentions(analyses) if m.time.tense is Tense.PAST and m.time.low and m.time.low == m.time.high]
    for index, one in enumerate(analyses):
        known = one.published
        if known is None or known.earliest is None or known.latest is None or known.day:
            continue
        later = [m for m in told if m.article != index and m.time.low and known.earliest < m.time.low <= known.latest]
        for other in sorted(later, key=lambda m: (m.time.low, m.article, m.sentence), reverse=True):
            if other.time.low and shares_run(texts, other.article, other.sentence, index):
                words = other.time.span.of(analyses[other.article].article.text)
                why = f"it prints in the same words what another report dates to {words}, {other.time.low}"
                out[index] = _with(one, _Guess(other.time.low, known.latest, why))
                break
    return out


def _names_a_day(mention: Mention) -> bool:
    time = mention.time
    return time.low is not None and time.low == time.high and time.form.startswith("weekday")


def _range(low: date, high: date) -> list[date]:
    return [low + timedelta(n) for n in range((high - low).days + 1)]


def _in_week(time: TimeReference, day: date, event: date | None) -> bool:
    low, high = bounds(meaning(time.form, time.tense, day).value)
    return bool(event and low and high and low <= event <= high)


def _in_sunday_week(time: TimeReference, day: date, event: date | None) -> bool:
    """Whether an event lies in the week that a form such as ``week:1`` means where weeks begin on Sunday."""
    count = time.form.partition(":")[2]
    if event is None or not re.fullmatch(r"-?\d+", count):
        return False
    first = day - timedelta(day.isoweekday() % 7) + timedelta(weeks=int(count))
    return first <= event < first + timedelta(7)

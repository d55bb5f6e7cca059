"""The same event as several articles date it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.compare.dating import STORY_SPAN, date_together
from rashomon.compare.events import Mention, Texts, mentions, pairs, same_event
from rashomon.model import Analysis, Entity, EventDates, TimeReference, TimeType, Verdict
from rashomon.spans import Span

__all__ = ["date_together", "event_dates"]

#: Characters of the act's own words in an event's label.
_LABEL = 70


def event_dates(analyses: Sequence[Analysis], who: Sequence[Entity]) -> tuple[EventDates, ...]:
    """Compare the dates that articles give for the same event.

    Different days are called a conflict only where actor and act agree and both articles print the same statement
    near, or sentences close in words; elsewhere they are taken for two events.

    Args:
        analyses: The articles of the story, dated.
        who: Names across articles, by which actors are matched; may be empty.
    """
    texts = Texts(analyses)
    points = [m for m in mentions(analyses, who) if m.actor and _is_point(m.time)]
    links: dict[int, set[int]] = {}
    for i, j in pairs(points):
        same = same_event(texts, points[i], points[j])
        apart = _apart(points[i].time, points[j].time)
        if same is False or (apart and (not same or _months_between(points[i].time, points[j].time))):
            continue
        links.setdefault(i, set()).add(j)
        links.setdefault(j, set()).add(i)
    _join_days(points, links)
    found = [_event(analyses, [points[i] for i in group]) for group in _groups(links)]
    return tuple(f for f in found if f)


def _join_days(points: Sequence[Mention], links: dict[int, set[int]]) -> None:
    """Link the days of one act ("on Wednesday and Thursday"): they are one event's."""
    acts: dict[tuple[int, Span], int] = {}
    for i in sorted(links):
        act = points[i].time.act
        if act is not None:
            first = acts.setdefault((points[i].article, act.span), i)
            if first != i:
                links[first].add(i)
                links[i].add(first)


def _is_point(time: TimeReference) -> bool:
    return time.type in (TimeType.DATE, TimeType.TIME) and bool(_day_key(time))


def _day_key(time: TimeReference) -> str:
    """The day, month or year meant, without a clock time; empty for a mere reference to past or future."""
    value = time.value.split("T", 1)[0]
    return "" if not value or "REF" in time.value or value.strip("X-") in ("", "W") else value


def _apart(a: TimeReference, b: TimeReference) -> bool:
    """Whether two references cannot mean one day."""
    if _vague(a) or _vague(b):
        return False
    if a.low and a.high and b.low and b.high:
        return a.high < b.low or b.high < a.low
    return _day_key(a) != _day_key(b)


def _months_between(a: TimeReference, b: TimeReference) -> bool:
    """Whether two references are further apart than any doubt about the day of one event."""
    if not (a.low and a.high and b.low and b.high):
        return False
    return max((b.low - a.high).days, (a.low - b.high).days) > STORY_SPAN


def _vague(time: TimeReference) -> bool:
    """Whether "today" or "Monday" is not known to the day, because its article's publication date is not."""
    return time.form.startswith(("day:", "weekday:")) and time.low is not None and time.low != time.high


def _groups(links: dict[int, set[int]]) -> Iterator[list[int]]:
    """Mentions that are linked, directly or through others."""
    seen: set[int] = set()
    for start in sorted(links):
        if start in seen:
            continue
        group, todo = {start}, [start]
        while todo:
            for other in sorted(links[todo.pop()] - group):
                group.add(other)
                todo.append(other)
        seen |= group
        yield sorted(group)


def _event(analyses: Sequence[Analysis], group: Sequence[Mention]) -> EventDates | None:
    days: dict[int, list[TimeReference]] = {}
    for one in group:
        days.setdefault(one.article, []).append(one.time)
    keys = [frozenset(_day_key(t) for t in times) for times in days.values()]
    members = tuple((analyses[m.article].id, m.time, m.sentence) for m in group)
    label = _label(analyses, group[0])
    if all(k == keys[0] for k in keys):
        return EventDates(label, Verdict.AGREE, members, "the same day in each")
    clash = next(((a, b) for a, b in combinations(days, 2) if _disjoint(days[a], days[b])), None)
    if clash is None:
        return EventDates(label, Verdict.COMPATIBLE, members, "the less precise date contains the other")
    told = [f"{analyses[a].id}: {', '.join(t.span.of(analyses[a].article.text) for t in days[a])}" for a in clash]
    return EventDates(label, Verdict.CONFLICT, members, f"different days for it ({'; '.join(told)})")


def _disjoint(a: Sequence[TimeReference], b: Sequence[TimeReference]) -> bool:
    return all(_apart(x, y) for x in a for y in b)


def _label(analyses: Sequence[Analysis], mention: Mention) -> str:
    """The event in the words of the first article that tells it: who, then what."""
    text, act = analyses[mention.article].article.text, mention.time.act
    assert act is not None  # noqa: S101 - mentions have one
    end = act.clause.end if act.clause else act.span.end
    words = " ".join(text[act.span.start : end].split())
    if len(words) > _LABEL:
        words = words[:_LABEL].rsplit(" ", 1)[0] + " …"
    return f"{act.actor.of(text)}: {words}" if act.actor else words

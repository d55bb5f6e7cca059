"""The same event as several articles date it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import combinations

from rashomon.compare.dating import STORY_SPAN, date_together
from rashomon.compare.eventkinds import RECURRING, SPEECH
from rashomon.compare.events import Texts
from rashomon.compare.happenings import Happening, happenings
from rashomon.compare.moved import Role
from rashomon.compare.pairreader import Read, readings
from rashomon.compare.sameevent import Likeness, Setting, likeness
from rashomon.model import Analysis, Entity, EventDates, Published, TimeReference, Verdict

__all__ = ["date_together", "event_dates"]

#: Characters of the act's own words in an event's label.
_LABEL = 70

#: Tellings that share a word and are compared for it; a commoner word says too little to bring two together.
_COMMON = 60

#: Share of a story's tellings, and how many at least, that a name or word stands in if it says little of any.
_MANY, _SOME = 0.25, 5

#: Days of a run that counts as known to the day; how many times as long the longer of two equally precise stretches is.
_FEW_DAYS, _ABOUT = 4, 1.2

#: Days of a stretch within which so much happens that only what is surely one event is dated to it.
_WIDE = 31

#: Characters around a date that tell its hour.
_HOUR = 24

_LATE = re.compile(r"\b(?:late|night|midnight|evening|overnight)\b", re.IGNORECASE)
_EARLY = re.compile(r"\b(?:early|overnight|midnight|small hours|dawn|morning)\b", re.IGNORECASE)

#: What two dates are to one plan, if it was moved from one to the other.
_MOVED = ({Role.OLD, Role.PLAIN}, {Role.OLD, Role.NEW}, {Role.OFF, Role.NEW}, {Role.PLAIN, Role.NEW})

_Links = dict[tuple[int, int], Verdict]


def event_dates(analyses: Sequence[Analysis], who: Sequence[Entity], read: Read = readings) -> tuple[EventDates, ...]:
    """Compare the dates that articles give for the same event.

    Different days are a conflict only where all speaks for one event and nothing for two; where one report plans it
    and words or a later report say otherwise, the event was put off or brought forward. An article that dates one event
    twice is set against itself likewise.

    Args:
        analyses: The articles of the story, dated.
        who: Names across articles, by which those who act are matched; may be empty.
        read: Says of pairs of passages whether they are of one event.
    """
    told = list(happenings(analyses, who))
    texts = Texts(analyses)
    common = _common(told)
    links: _Links = {}
    for i, j in _pairs(told):
        a, b = told[i], told[j]
        setting = Setting(
            partial(_same_words, texts, a, b),
            partial(_read, read, a, b),
            _keys(a) == _keys(b) and _width(a) == 0,
            common,
        )
        verdict = _together(a, b, setting, analyses)
        if verdict is not None:
            links[i, j] = verdict
    _drop_doubtful(told, links)
    return tuple(_event(analyses, told, group, links) for group in _groups(told, links))


def _read(read: Read, a: Happening, b: Happening) -> float:
    return read([(a.passage, b.passage, ())])[0].same


def _common(told: Sequence[Happening]) -> frozenset[str]:
    """Stems that many of the tellings of a story hold."""
    counts = Counter(s for one in told for s in one.names | one.things)
    return frozenset(s for s, n in counts.items() if n > max(_SOME, len(told) * _MANY))


def _same_words(texts: Texts, a: Happening, b: Happening) -> bool:
    return bool(texts.near(a.article, a.sentence) & texts.near(b.article, b.sentence))


def _pairs(told: Sequence[Happening]) -> Iterator[tuple[int, int]]:
    """Tellings that share a name or another word, by index, each pair once."""
    places: dict[str, list[int]] = defaultdict(list)
    for i, one in enumerate(told):
        for word in one.names | one.things | {f"={k}" for k in one.main} | {f"@{k}" for k in _keys(one)}:
            places[word].append(i)
    near = {pair for found in places.values() if len(found) <= _COMMON for pair in combinations(found, 2)}
    yield from sorted(near)


def _together(a: Happening, b: Happening, setting: Setting, analyses: Sequence[Analysis]) -> Verdict | None:
    """How the dates of two tellings stand to each other; ``None`` if they are not known to be of one event."""
    within = a.article == b.article
    apart = _apart(a, b)
    if within and not (apart and _own_contradiction(a, b)):
        return None
    like = likeness(a, b, setting)
    if like is Likeness.OTHER:
        return None
    if not apart:
        if _surely_other_days(a, b):
            return None
        if like is not Likeness.SURE and max(_width(a), _width(b)) > _WIDE:
            return None
        return Verdict.AGREE if _keys(a) == _keys(b) else Verdict.COMPATIBLE
    if _told_as_moved(a, b):
        return Verdict.REVISED
    if like is not Likeness.SURE or _slip(a, b) or not _as_precise(a, b):
        return None
    if a.planned or b.planned:
        return _replanned(a, b) if _gap(a, b) <= _span(a, b) else None
    if _about_midnight(a, b, analyses):
        return Verdict.COMPATIBLE
    return Verdict.CONFLICT if _gap(a, b) <= _span(a, b) else None


def _own_contradiction(a: Happening, b: Happening) -> bool:
    """Whether one article can be set against itself: a plan and its change, or two sentences of one past act."""
    if {a.role, b.role} in ({Role.OLD, Role.NEW}, {Role.OFF, Role.NEW}):
        return True
    return (
        a.sentence != b.sentence
        and a.role is b.role is Role.PLAIN
        and not (a.planned or b.planned)
        and a.verb == b.verb
        and bool(a.main - {SPEECH})
        and bool(a.names & b.names)
        and _width(a) == _width(b) == 0
    )


def _told_as_moved(a: Happening, b: Happening) -> bool:
    """Whether the words say that the event was moved from one of the days or to the other."""
    return {a.role, b.role} in _MOVED


def _replanned(a: Happening, b: Happening) -> Verdict | None:
    """What it means that a plan's day differs from the other's: by the order of publication."""
    if a.planned and b.planned:
        if _before(a.published, b.published) or _before(b.published, a.published):
            return Verdict.REVISED
        return Verdict.CONFLICT
    plan, done = (a, b) if a.planned else (b, a)
    return Verdict.REVISED if _before(plan.published, done.published) else None


def _before(one: Published | None, other: Published | None) -> bool:
    """Whether an article is known to be published on an earlier day than another."""
    return bool(one and other and one.latest and other.earliest and one.latest < other.earliest)


def _keys(one: Happening) -> frozenset[str]:
    return frozenset(_day_key(t) for t in one.times)


def _day_key(time: TimeReference) -> str:
    """The day, month or year meant, without a clock time."""
    return time.value.split("T", 1)[0]


def _apart(a: Happening, b: Happening) -> bool:
    """Whether two tellings cannot mean one day."""
    if any(_vague(t) for t in (*a.times, *b.times)):
        return False
    if a.readings and b.readings:
        return all(x[1] < y[0] or y[1] < x[0] for x in a.readings for y in b.readings)
    return all(_other_day(x, y) for x in _keys(a) for y in _keys(b))


def _other_day(one: str, other: str) -> bool:
    """Whether two values differ where both are known: XXXX-12-09 can be 2019-12-09."""
    return any(a != b and "X" not in (a, b) for a, b in zip(one, other, strict=False))


def _vague(time: TimeReference) -> bool:
    """Whether "today" or "Monday" is not known to the day, because its article's publication date is not."""
    return time.form.startswith(("day:", "weekday:")) and time.low is not None and time.low != time.high


def _surely_other_days(a: Happening, b: Happening) -> bool:
    """Whether a day that is not quite known ("two days ago" in a report of one of two days) is yet not the other's."""
    return any(_vague(t) for t in (*a.times, *b.times)) and _gap(a, b) > 0


def _bounds(one: Happening) -> tuple[date, date] | None:
    return (one.low, one.high) if one.low and one.high else None


def _width(one: Happening) -> int:
    """Days of a telling's stretch, less one; 0 if they are not known."""
    ends = _bounds(one)
    return (ends[1] - ends[0]).days if ends else 0


def _as_precise(a: Happening, b: Happening) -> bool:
    """Whether two dates are known about as well as each other: a day is no contradiction to another month."""
    widths = sorted((_width(a), _width(b)))
    return widths[1] <= _FEW_DAYS or widths[1] <= _ABOUT * widths[0]


def _gap(a: Happening, b: Happening) -> int:
    """Days between two tellings; 0 where one is not known to the day."""
    first, second = _bounds(a), _bounds(b)
    return max((second[0] - first[1]).days, (first[0] - second[1]).days, 0) if first and second else 0


def _span(a: Happening, b: Happening) -> int:
    """Days by which two dates of one event can differ: more for what happens once than for what comes again."""
    once = a.main & b.main and not a.main & b.main & RECURRING
    return 5 * 366 if once else STORY_SPAN


def _slip(a: Happening, b: Happening) -> bool:
    """Whether the difference can be one of resolving: a week, or a year, of a date that does not say which."""
    if not (a.time.form or b.time.form):
        return False
    first, second = _bounds(a), _bounds(b)
    if first is None or second is None:
        return False
    week = (first[0] - second[0]).days % 7 == 0 and any(t.form.startswith("weekday") for t in (a.time, b.time))
    return week or (first[0].month, first[0].day) == (second[0].month, second[0].day)


def _about_midnight(a: Happening, b: Happening, analyses: Sequence[Analysis]) -> bool:
    """Whether the days are neighbours and it was at night: late on the one is early on the other."""
    if not (a.low and b.low) or abs((a.low - b.low).days) != 1:
        return False
    first, second = sorted((a, b), key=lambda h: h.low or date.min)
    return bool(_LATE.search(_hour(first, analyses)) and _EARLY.search(_hour(second, analyses)))


def _hour(one: Happening, analyses: Sequence[Analysis]) -> str:
    text = analyses[one.article].article.text
    low, high = max(one.sentence.start, one.time.span.start - _HOUR), min(one.sentence.end, one.time.span.end + _HOUR)
    return text[low:high]


def _drop_doubtful(told: Sequence[Happening], links: _Links) -> None:
    """Drop conflicts of a telling with an article that has another telling of the event on the same day."""
    agreeing = {(i, told[j].article) for pair, v in links.items() if v is not Verdict.CONFLICT for i, j in _both(pair)}
    for i, j in [pair for pair, v in links.items() if v is Verdict.CONFLICT]:
        if (i, told[j].article) in agreeing or (j, told[i].article) in agreeing:
            del links[i, j]


def _both(pair: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    return pair, (pair[1], pair[0])


def _groups(told: Sequence[Happening], links: _Links) -> list[list[int]]:
    """Tellings of one event each: those that agree are joined as long as all of a group do, then what differs."""
    home = {i: [i] for pair in links for i in pair}
    order = (Verdict.AGREE, Verdict.COMPATIBLE, Verdict.REVISED, Verdict.CONFLICT)
    for (i, j), verdict in sorted(links.items(), key=lambda link: (order.index(link[1]), link[0])):
        one, other = home[i], home[j]
        if one is other:
            continue
        # two days about one midnight are joined although they are apart
        joined = order.index(verdict) < order.index(Verdict.REVISED) and not _apart(told[i], told[j])
        if joined and any(_apart(told[x], told[y]) or _surely_other_days(told[x], told[y]) for x in one for y in other):
            continue
        one.extend(other)
        for x in other:
            home[x] = one
    groups = {min(group): sorted(group) for group in home.values() if len(group) > 1}
    return [groups[first] for first in sorted(groups)]


def _event(analyses: Sequence[Analysis], told: Sequence[Happening], group: Sequence[int], links: _Links) -> EventDates:
    inside = [(pair, links[pair]) for pair in combinations(group, 2) if pair in links]
    members = tuple((analyses[told[i].article].id, t, told[i].sentence) for i in group for t in told[i].times)
    label = _label(analyses, told[group[0]])
    for verdict, why in ((Verdict.CONFLICT, "different days for it"), (Verdict.REVISED, "moved to another day")):
        pair = next((p for p, v in inside if v is verdict), None)
        if pair is not None:
            return EventDates(label, verdict, members, f"{why} ({'; '.join(_words(analyses, told[i]) for i in pair)})")
    if len({_keys(told[i]) for i in group}) == 1:
        return EventDates(label, Verdict.AGREE, members, "the same day in each")
    return EventDates(label, Verdict.COMPATIBLE, members, "the less precise date contains the other")


def _words(analyses: Sequence[Analysis], one: Happening) -> str:
    text = analyses[one.article].article.text
    return f"{analyses[one.article].id}: {', '.join(t.span.of(text) for t in one.times)}"


def _label(analyses: Sequence[Analysis], telling: Happening) -> str:
    """The event in the words of the first article that tells it: who, then what."""
    text, act = analyses[telling.article].article.text, telling.time.act
    assert act is not None  # noqa: S101 - tellings have one
    end = act.clause.end if act.clause else act.span.end
    words = " ".join(text[act.span.start : end].split())
    if len(words) > _LABEL:
        words = words[:_LABEL].rsplit(" ", 1)[0] + " …"
    return f"{act.actor.of(text)}: {words}" if act.actor else words

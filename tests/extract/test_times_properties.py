"""What must hold of time references whatever the text and the day of publication."""

from __future__ import annotations

import re
import time
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from rashomon.extract.times import resolve, time_references
from rashomon.extract.timex import find
from rashomon.model import Published, Tense, TimeReference
from rashomon.read.calendar import meaning
from rashomon.read.feasts import easter, islamic_days
from rashomon.read.stretches import bounds
from tests.conftest import parsed

#: Every relative day, in sentences whose values hang on the day of publication alone.
_DAYS = (
    "The mayor resigned yesterday. The council will meet tomorrow. The clerk left three days ago. "
    "The day before yesterday it rained. The quay closed two days from now. Tonight it snows. "
    "This morning it froze; last night it thawed. Barges sank overnight."
)
_WEEK_DAYS = (
    "The mayor resigned on Monday. The next day the clerk left. The council will vote on Thursday. "
    "It rained last Friday. They meet next Tuesday. The fair opens on Monday week. It froze on Sunday night. "
    "Two days later it thawed. It snowed last week; they come next week; two weeks ago they went. "
    "They met last weekend."
)
_MONTHS = (
    "The mayor resigned last month. The quay closed in the past, six months ago. The yard opens next month. "
    "It rained earlier this month."
)
_YEARS = (
    "The mayor resigned last year. The yard opens next year. The quay closed five years ago. It rained a decade ago. "
    "The fee rose in the first half of last year."
)

#: Words of time expressions, and others that stand beside them, for soups of tokens.
_WORDS = re.findall(
    r"\S+",
    """
    the a an last next this that same past previous following early late mid - end of in on at by since until ago later
    earlier before after from now hence every each twice once times per Monday Tuesday Friday Sunday weekend week day
    night morning month quarter half year years decade century fortnight March May June Sept. 3 31 2015 1987 '80s 10-15
    3rd first second twenty thousand million couple few several noon midnight 6 p.m. 18:30 GMT o'clock today tomorrow
    yesterday tonight overnight Christmas Easter Good Ramadan Eid al-Fitr summer spring fall winter fiscal 0 99 000 1/2
    2015-16 30/2/2015 31/12/9999 9999 February 29 30 and or to , . ; ( ) “ ” old long time 's daily recent coming ß
    İ 二 ٣
    """,
)


@lru_cache
def _unresolved(text: str) -> tuple[TimeReference, ...]:
    return time_references(parsed(text), None)


def _on(day: date, days: int = 0) -> Published:
    return Published(day, day + timedelta(days), ("test",))


def _shift(one: TimeReference, other: TimeReference) -> int:
    assert one.low is not None
    assert other.low is not None
    return (other.low - one.low).days


_PUBLISHED = st.dates(date(1930, 1, 1), date(2060, 1, 1))


@settings(deadline=None)
@given(_PUBLISHED, st.integers(-400, 400))
def test_relative_days_move_with_the_publication(day, n):
    unresolved = _unresolved(_DAYS)
    assert len(unresolved) >= 8
    for one in unresolved:
        before, after = resolve(one, _on(day)), resolve(one, _on(day + timedelta(n)))
        assert _shift(before, after) == n, one.form
        assert before.value[10:] == after.value[10:]


@settings(deadline=None)
@given(_PUBLISHED, st.integers(-60, 60))
def test_week_days_and_weeks_move_by_whole_weeks(day, weeks):
    unresolved = [t for t in _unresolved(_WEEK_DAYS) if t.form]
    assert len(unresolved) >= 11
    for one in unresolved:
        before, after = resolve(one, _on(day)), resolve(one, _on(day + timedelta(weeks=weeks)))
        if before.low and after.low:
            assert _shift(before, after) == 7 * weeks, one.form


@settings(deadline=None)
@given(_PUBLISHED, st.integers(-30, 30))
def test_months_move_by_months_and_years_by_years(day, n):
    months = day.year * 12 + day.month - 1 + n
    later = date(months // 12, months % 12 + 1, 1)
    for one in _unresolved(_MONTHS):
        if one.form:
            first, last = resolve(one, _on(day)).low, resolve(one, _on(later)).low
            assert first is not None
            assert last is not None
            assert (last.year - first.year) * 12 + last.month - first.month == n, one.form
    for one in _unresolved(_YEARS):
        first, last = resolve(one, _on(day)).low, resolve(one, _on(date(day.year + n, 6, 1))).low
        assert first is not None
        assert last is not None
        assert last.year - first.year == n, one.form


@settings(deadline=None)
@given(_PUBLISHED, st.integers(0, 40), st.sampled_from([_DAYS, _WEEK_DAYS, _MONTHS, _YEARS]))
def test_a_range_of_days_bounds_what_each_of_them_gives(day, length, text):
    for one in _unresolved(text):
        whole = resolve(one, _on(day, length))
        each = [resolve(one, _on(day + timedelta(n))) for n in range(length + 1)]
        if whole.low is None or whole.high is None:
            assert any(e.low is None for e in each)
            continue
        assert whole.low <= whole.high
        assert whole.low == min(e.low for e in each if e.low)
        assert whole.high == max(e.high for e in each if e.high)
        if len({e.value for e in each}) == 1:
            assert whole.value == each[0].value
        elif (stretch := bounds(whole.value))[0] is not None and stretch[1] is not None:
            # the value is no more precise than is certain
            assert stretch[0] <= whole.low or one.form.startswith("week")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40), st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_soup_of_words_is_read(words, day):
    text = " ".join(words)
    article = parsed(text)
    first = -1
    for one in time_references(article, _on(day) if day else None):
        assert first < one.span.start < one.span.end <= len(text)
        assert one.value
        assert (one.low is None) == (one.high is None)
        if one.low and one.high:
            assert one.low <= one.high
        first = one.span.start


@given(st.integers(1600, 3000))
def test_easter_is_a_sunday_of_spring(year):
    found = easter(year)
    assert found.isoweekday() == 7
    assert date(year, 3, 22) <= found <= date(year, 4, 25)


@given(st.integers(1926, 2074), st.integers(1, 12))
def test_islamic_months_follow_one_another(year, month):
    first = [low for y in (year, year + 1) for low, _ in islamic_days(month, None, y)]
    assert first
    assert all(353 <= (b - a).days <= 356 for a, b in pairwise(first))


def test_outside_of_the_tables_there_is_no_islamic_date():
    assert list(islamic_days(9, None, 1900)) == list(islamic_days(9, None, 2100)) == []
    assert meaning("hijri:09", Tense.PAST, date(1900, 1, 1)).low is None


@pytest.mark.parametrize(
    "piece",
    [
        "On Monday, the next day, two days later, the mayor resigned again. ",
        "last week and the next year and early last decade and this century and ",
        "3 March 3 March ",
        "two hundred and two days and three ",
    ],
)
def test_time_grows_with_the_length_of_the_text(piece):
    words = piece.split() * (100_000 // len(piece))
    # found by the words alone, without a parse
    vocab = spacy.blank("en").vocab
    pieces = [Doc(vocab, words=words[:n]) for n in (len(words) // 4, len(words))]
    spent = []
    for doc in pieces:
        rounds = []
        for _ in range(2):
            start = time.process_time()
            assert find(doc)
            rounds.append(time.process_time() - start)
        spent.append(min(rounds))
    # four times the text; sixteen times would be the square of it
    assert spent[1] < 9 * spent[0] + 0.02


def test_a_long_text_is_read_in_its_order():
    text = "\n\n".join(
        f"On March {n % 28 + 1} clerk {n} spoke. The next day it rained on clerk {n}." for n in range(60)
    )
    found = _unresolved(text)
    assert len(found) == 120
    assert [t.span for t in found] == sorted(t.span for t in found)
    assert all(" from month-day:" in t.form for t in found[1::2])

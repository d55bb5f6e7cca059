"""Days of publication narrowed by what other reports of the story date."""

from __future__ import annotations

from datetime import date

from rashomon.model import Published
from tests.compare.test_times import on, story


def between(first: int, last: int) -> Published:
    return Published(date(2019, 3, first), date(2019, 3, last), ("it speaks of Sunday",))


def test_a_statement_in_the_same_words_is_not_printed_before_the_day_it_was_made():
    # 11 March 2019 is a Monday
    _, other = story(
        {
            "a": (
                "The minister called on Monday for the union to come back to the table without any conditions.",
                on(11),
            ),
            "b": ("The union is to come back to the table without any conditions, the minister said.", between(10, 12)),
        }
    )
    assert other.published is not None
    assert other.published.value == "2019-03-11/2019-03-12"
    assert other.published.basis[-1].endswith("another report dates to Monday, 2019-03-11")


def test_other_words_do_not_narrow():
    _, other = story(
        {
            "a": (
                "The minister called on Monday for the union to come back to the table without any conditions.",
                on(11),
            ),
            "b": ("The union must negotiate unconditionally, the minister said.", between(10, 12)),
        }
    )
    assert other.published is not None
    assert other.published.value == "2019-03-10/2019-03-12"


def test_on_a_sunday_next_week_is_unsure():
    _, other = story(
        {
            "a": ("The transport ministers will meet on Wednesday to talk of the strike.", on(11)),
            "b": ("The transport ministers are to meet next week over the strike.", between(9, 10)),
        }
    )
    assert other.published is not None
    assert other.published.value == "2019-03-09"


def test_what_disputed_a_date_is_kept_when_it_is_narrowed():
    disputed = Published(date(2020, 1, 1), date(2020, 1, 1), ("publication line: 1 January 2020",))
    given = Published(date(2019, 3, 9), date(2019, 3, 10), ("field date",), disputed=(disputed,))
    _, other = story(
        {
            "a": ("The transport ministers will meet on Wednesday to talk of the strike.", on(11)),
            "b": ("The transport ministers are to meet next week over the strike.", given),
        }
    )
    assert other.published is not None
    assert other.published.disputed == (disputed,)

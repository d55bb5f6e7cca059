from datetime import date

import pytest

from rashomon.account.dates import bounds, spell, spell_published
from rashomon.model import Published


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-04-02", "2 April 2031"),
        ("2031-04-02T09:25", "2 April 2031, 09:25"),
        ("2031-04", "April 2031"),
        ("2031", "2031"),
        ("2031-W14", "the week of 31 March – 6 April 2031"),
        ("2031-04-02/2031-04-03", "2–3 April 2031"),
        ("2030-12-31/2031-01-01", "31 December 2030 – 1 January 2031"),
        ("XXXX-WXX-6", "a Saturday"),
        ("XXXX-01-30", "30 January of an unknown year"),
        ("XXXX-05", "May of an unknown year"),
        ("XXXX-19", "XXXX-19"),
        ("2031-02-30", "2031-02-30"),
        ("PRESENT_REF", "PRESENT_REF"),
    ],
)
def test_values_are_spelled_for_readers(value, expected):
    assert spell(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2032-02", (date(2032, 2, 1), date(2032, 2, 29))),
        ("2031-W01", (date(2030, 12, 30), date(2031, 1, 5))),
        ("2031-04-03/2031-04-02", None),
        ("2031-W60", None),
        ("P2D", None),
    ],
)
def test_bounds(value, expected):
    assert bounds(value) == expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2031, 4, 2), date(2031, 4, 2), "on 2 April 2031"),
        (date(2031, 4, 2), date(2031, 4, 3), "between 2 and 3 April 2031"),
        (date(2031, 3, 31), date(2031, 4, 1), "between 31 March and 1 April 2031"),
        (date(2031, 4, 2), None, "on or after 2 April 2031"),
        (None, date(2031, 4, 2), "on or before 2 April 2031"),
    ],
)
def test_publication(first, last, expected):
    assert spell_published(Published(first, last, ("x",))) == expected


def test_unknown_publication():
    assert spell_published(None) == "on an unknown day"

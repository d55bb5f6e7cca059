import pytest

from rashomon.account.sources import labels
from rashomon.export.page import Page
from rashomon.export.timeline import days, differing, timeline_view, when
from rashomon.model import DatePrecision, Status, TimelineEntry
from tests.export.dates import told


@pytest.mark.parametrize(
    ("value", "precision", "expected"),
    [
        ("2031-04-09", DatePrecision.DAY, "On 9 April 2031"),
        ("2031-04-09T14:30", DatePrecision.MOMENT, "On 9 April 2031, 14:30"),
        ("2031-04-09/2031-04-10", DatePrecision.DAYS, "On 9–10 April 2031"),
        ("2031-W15", DatePrecision.WEEK, "In the week of 7–13 April 2031"),
        ("2031-W15-WE", DatePrecision.WEEK, "On the weekend of 12–13 April 2031"),
        ("2031-04", DatePrecision.MONTH, "In April 2031"),
        ("2031", DatePrecision.YEAR, "In 2031"),
    ],
)
def test_a_date_opens_a_sentence_as_precisely_as_it_is_known(value, precision, expected):
    assert when(TimelineEntry(value, "x", Status.HAPPENED, (), precision)) == expected


def test_what_is_of_one_day_stands_together_in_order():
    groups = [[n for n, _ in group] for group in days(told().timeline)]
    assert groups == [[0], [1], [2, 3], [4], [5], [6], [7]]


def test_other_days_are_told_with_those_who_give_them():
    made = told()
    names = labels(made.analyses)
    assert differing(made.timeline[3], names) == "≠ the reports differ on the day: 2 April 2031 by Courier"
    assert differing(made.timeline[6], names) == "→ moved to: 11 April 2031 by Courier"
    assert differing(made.timeline[7], names) == "→ moved; also given as: 9 April 2031 by gazette"


def test_every_entry_leads_to_its_mark_and_every_mark_to_its_entry():
    view = timeline_view(Page(0, told()))
    entries = [e for day in (*view["background"], *view["days"]) for e in day["entries"]]
    assert entries[0]["mark"] is None  # the background is not in the picture
    marks = {m["id"]: m["target"] for m in view["dots"]}
    assert all(marks[e["mark"]] == e["id"] for e in entries[1:])
    assert set(marks.values()) == {e["id"] for e in entries[1:]}


def test_a_day_that_differs_leads_to_the_entry_of_the_other_day():
    view = timeline_view(Page(0, told()))
    entries = {e["id"]: e for day in view["days"] for e in day["entries"]}
    (other,) = entries["s0-t3"]["others"]
    assert (other["by"], other["target"]) == ("Courier", "s0-t4")
    assert entries["s0-t4"]["others"][0]["target"] == "s0-t3"


def test_a_mark_says_when_who_and_what():
    says = [m["says"] for m in timeline_view(Page(0, told()))["dots"]]
    assert "On 1 April 2031; the reports differ on the day, gazette: The ferry ran aground." in says
    assert "On 11 April 2031 (planned), Courier: They meet two days later." in says

from dataclasses import replace

from rashomon.account import account
from rashomon.export.pictures import scale, timeline_picture
from rashomon.model import Figure, Findings
from tests.account.invented import find, story


def picture():
    made = account(*story())
    return timeline_picture(made, {a.id: a.id for a in made.analyses})


def test_days_run_from_left_to_right():
    ticks = picture().ticks
    assert [t.label for t in ticks] == ["30 Mar", "31", "1 Apr", "2", "3", "9", "20"]
    assert [t.year for t in ticks] == ["2031", "", "", "", "", "", ""]
    assert [t.x for t in ticks] == sorted(t.x for t in ticks)


def test_a_row_for_each_article_with_what_it_dates():
    rows = picture().rows
    assert [[d.status for d in row.dots] for row in rows] == [
        ["happened", "cancelled"],
        ["planned"],
        ["happened", "planned"],
    ]
    assert all(row.bar for row in rows)


def test_nothing_is_drawn_of_a_single_day_or_none():
    made = account(story()[0], story()[1], Findings())
    assert timeline_picture(replace(made, timeline=()), {a.id: a.id for a in made.analyses}) is None


def figure(value, low, high):
    return "a", Figure(find("12", "12"), value, low, high)


def test_values_share_an_axis():
    group = story()[2].figures[0]
    first, second = scale(replace(group, members=(figure(200, 150, None), figure(250, 250, 250))))
    assert first.low < first.point < second.point
    assert (first.open_high, first.high, second.low, second.high) == (True, 100.0, second.point, second.point)


def test_equal_values_need_no_picture():
    group = story()[2].figures[0]
    assert scale(replace(group, members=(figure(200, 200, 200), figure(200, 200, 200)))) is None

from dataclasses import replace

from rashomon.account import account
from rashomon.export.pictures import timeline_picture
from rashomon.model import Findings
from tests.account.invented import story


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

from dataclasses import replace

from rashomon.account import account
from rashomon.export.pictures import timeline_picture
from rashomon.model import Findings, Status
from tests.account.invented import story
from tests.export.dates import told


def drawn(made):
    return timeline_picture(made, {a.id: a.id for a in made.analyses})


def test_days_run_from_left_to_right():
    ticks = drawn(account(*story())).ticks
    assert [t.label for t in ticks] == ["30 Mar", "31", "1 Apr", "2", "3", "9", "20"]
    assert [t.year for t in ticks] == ["2031", "", "", "", "", "", ""]
    assert [t.x for t in ticks] == sorted(t.x for t in ticks)


def test_a_row_for_each_article_with_what_it_dates():
    shown = drawn(told())
    statuses = [[d.status.value for d in shown.dots if d.row == row] for row in range(3)]
    assert statuses == [
        ["happened", "happened", "happened", "planned"],
        [],
        ["happened", "happened", "happened", "cancelled"],
    ]
    assert all(row.bar for row in shown.rows)


def test_what_is_dated_stands_within_its_row_and_by_time():
    shown = drawn(told())
    for dot in shown.dots:
        row = shown.rows[dot.row]
        assert row.top < dot.y < row.top + row.height
        assert 0 < dot.x <= dot.x + dot.width < shown.width
    assert [d.x for d in shown.dots] == sorted(d.x for d in shown.dots)
    assert shown.rows[-1].top + shown.rows[-1].height <= shown.height


def test_two_events_of_one_day_do_not_lie_on_one_another():
    shown = drawn(told())
    strike, aground = (d for d in shown.dots if d.entry in (2, 3))
    assert strike.x == aground.x
    assert abs(strike.y - aground.y) >= 10


def test_what_is_known_to_the_month_or_a_run_of_days_is_a_bar():
    widths = {told().timeline[d.entry].value: d.width for d in drawn(told()).dots}
    assert [value for value, width in widths.items() if width] == ["2031-03", "2031-04-03/2031-04-05"]


def test_a_month_reaches_to_its_last_day_on_the_axis():
    shown = drawn(told())
    (march,) = (d for d in shown.dots if d.entry == 1)
    last = next(t.x for t in shown.ticks if t.label == "31")
    assert march.x + march.width == last


def test_days_that_differ_are_joined_and_those_that_were_moved_told_apart():
    shown = drawn(told())
    assert [j.moved for j in shown.joins] == [False, True]
    places = {(d.x, d.y) for d in shown.dots}
    assert all({j.ends[:2], j.ends[2:]} <= places for j in shown.joins)


def test_the_background_is_not_drawn():
    assert drawn(told()).skipped
    assert not [d for d in drawn(told()).dots if d.entry == 0]
    assert not drawn(account(*story())).skipped


def test_nothing_is_drawn_of_a_single_day_or_none():
    made = account(story()[0], story()[1], Findings())
    assert drawn(replace(made, timeline=())) is None


def test_what_happened_is_planned_and_is_off_have_other_shapes():
    assert {d.status for d in drawn(told()).dots} == set(Status)

from dataclasses import replace

import pytest

from rashomon.account.figures import figure_ledger
from rashomon.account.sources import Sources
from rashomon.export.figure_picture import figure_picture
from rashomon.model import Figure, FigureGroup, Findings, Published, Verdict
from rashomon.spans import Span
from tests.account.counted import IDS, counting

KNOWN = ((3, 9), (3, 18), (5, 7))


def shown_of(sources, group):
    (entry,) = figure_ledger(sources, Findings(figures=(group,)))
    return figure_picture(sources, entry)


def picture(what, days=KNOWN):
    _, analyses, findings = counting(days)
    sources = Sources(analyses)
    (group,) = [g for g in findings.figures if g.what == what]
    return shown_of(sources, group)


def drawn(*members, verdict=Verdict.COMPATIBLE):
    """A picture of figures given as value, low, high, hedge and unit, one an article."""
    sources = Sources(counting()[1])
    figures = [
        (article, Figure(Span(0, 4), value, low, high, hedge, unit))
        for article, (value, low, high, hedge, unit) in zip(IDS, members, strict=False)
    ]
    return shown_of(sources, FigureGroup("ships", verdict, tuple(figures)))


def test_reports_stand_in_the_order_in_which_they_appeared():
    rows = picture("miners killed", ((5, 7), (3, 18), (3, 9))).rows
    assert [row.label for row in rows] == ["Examiner", "Chronicle", "The Beacon"]
    assert [row.appeared for row in rows] == ["3 Mar 2031, 09:00 UTC", "3 Mar 2031, 18:00 UTC", "5 Mar 2031, 07:00 UTC"]


def test_the_space_between_them_is_the_time_between_them():
    _, first, second = picture("miners killed").rows
    # nine hours, then thirty-seven
    assert second.pause == pytest.approx(first.pause * 37 / 9, abs=3)
    assert [row.pause for row in picture("miners killed", ((3, None),) * 3).rows] == [0, 0, 0]


def test_of_reports_that_are_not_dated_only_the_order_that_is_known_shows():
    _, analyses, findings = counting()
    undated = (replace(analyses[0], published=None), *analyses[1:])
    sources = Sources(undated)
    shown = shown_of(sources, findings.figures[0])
    assert [(row.label, row.appeared, row.pause) for row in shown.rows] == [
        ("Chronicle", "3 Mar 2031, 18:00 UTC", 0),
        ("Examiner", "5 Mar 2031, 07:00 UTC", 0),
        ("The Beacon", "", 0),
    ]
    assert shown.path == ()


@pytest.mark.parametrize(
    ("days", "expected"),
    [((15, 16), "15–16 Mar 2031"), ((15, 15), "15 Mar 2031")],
)
def test_days_of_publication_are_short(days, expected):
    _, analyses, findings = counting()
    first = analyses[0].published.earliest
    ranged = Published(*(first.replace(day=d) for d in days), ("given",))
    sources = Sources((replace(analyses[0], published=ranged), *analyses[1:]))
    rows = shown_of(sources, findings.figures[0]).rows
    assert rows[-1].appeared == expected


def test_a_number_that_was_revised_has_a_path_through_its_values():
    shown = picture("miners killed")
    assert [x for x, _ in shown.path] == sorted(x for x, _ in shown.path)
    assert [y for _, y in shown.path] == [row.y for row in shown.rows]
    assert picture("people in the camp").path == ()


def test_a_number_a_hedge_a_range_and_a_bound_are_told_apart():
    beacon, chronicle, examiner = (row.marks[0] for row in picture("people in the camp").rows)
    assert (beacon.soft, beacon.low < beacon.point < beacon.high) == (True, True)
    assert (chronicle.soft, chronicle.point, chronicle.low < chronicle.at < chronicle.high) == (False, None, True)
    assert (examiner.open_low, examiner.open_high, examiner.low, examiner.high) == (False, True, examiner.point, 100)
    assert picture("people in the camp").kinds == ("point", "soft", "range", "open")


def test_every_mark_lies_on_the_axis():
    for what in ("miners killed", "people in the camp", "debts of the mine", "people of rescue teams", "fines paid"):
        shown = picture(what)
        low, high = shown.ticks[0][0], shown.ticks[-1][0]
        for mark in (m for row in shown.rows for m in row.marks):
            assert low <= mark.at <= high
            assert 0 <= mark.low <= mark.high <= 100


def test_two_numbers_of_one_report_share_its_row():
    (row,) = picture("people of rescue teams").rows
    assert [m.says.split(" – ")[0] for m in row.marks] == ["60", "75"]


def test_a_mark_says_its_value_words_time_and_source():
    *_, examiner = picture("miners killed").rows
    assert examiner.marks[0].says == (
        "21 – “Twenty-one miners”, as of Wednesday, 5 March 2031, according to the hospital"
    )


def test_an_axis_that_multiplies_or_does_not_begin_at_zero_says_so():
    far = drawn((3, 3, 3, None, None), (5, 5, 5, None, None), (4000, 4000, 4000, None, None))
    assert far.notes == ("Equal distances multiply the number (a logarithmic axis), since the values lie far apart.",)
    assert picture("people of rescue teams").notes == ("The axis begins at 60, not at zero.",)
    assert picture("fines paid").notes == ()
    assert picture("miners killed").notes == ()


def test_the_axis_names_its_unit():
    assert picture("fines paid").unit == "crowns"
    money = drawn((2e6, 2e6, 2e6, None, "USD"), (3e6, 3e6, 3e6, None, "USD"))
    assert (money.unit, money.ticks[-1][1]) == ("", "$3 million")


def test_units_with_a_common_measure_share_an_axis_and_others_have_none():
    shown = drawn((16, 16, 16, None, "km"), (10, 10, 10, None, "mile"), (40, 40, 40, None, "km"))
    km, miles, _ = (row.marks[0].point for row in shown.rows)
    assert shown.unit == "km"
    assert km == pytest.approx(miles, abs=1)
    assert drawn((8, 8, 8, None, "EUR"), (5, 5, 5, None, "USD")) is None


def test_a_part_of_a_whole_and_percent_share_an_axis():
    shown = drawn((0.25, 0.25, 0.25, None, "share"), (40, None, None, "about", "percent"))
    assert (shown.unit, shown.ticks[-1][1]) == ("percent", "45")
    quarter, about = (row.marks[0] for row in shown.rows)
    assert quarter.point < about.low < about.point


def test_a_magnitude_is_open_upwards():
    dozens = drawn((None, 24, 120, "dozens", None), (30, 30, 30, None, None)).rows[0].marks[0]
    assert (dozens.point, dozens.open_high) == (None, True)


def test_equal_values_need_no_picture():
    assert drawn((200, 200, 200, None, None), (200, 200, 200, None, None)) is None
    assert drawn((200, 200, 200, None, None)) is None

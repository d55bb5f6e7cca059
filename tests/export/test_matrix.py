"""The matrix as a page gets it."""

from __future__ import annotations

from dataclasses import replace

from rashomon.account import account
from rashomon.export.matrix import matrix_view
from rashomon.export.page import Page
from rashomon.model import Cell
from tests.account.invented import story


def test_each_cell_says_who_carries_it_or_why_not():
    view = matrix_view(Page(0, account(*story())))
    row = view["rows"][0]
    assert [cell["says"] for cell in row["cells"]] == [
        "Courier carries it",
        "early was published between 30 and 31 March 2031, before this was reported",
        "gazette carries it",
    ]
    assert [bool(cell["link"]) for cell in row["cells"]] == [True, False, True]
    assert view["kinds"][0][0] == row["kind"]
    assert sum(count for _, count in view["kinds"]) == len(view["rows"])


def test_the_other_reasons_have_words_too():
    made = account(*story())
    row = made.coverage.rows[0]
    rows = tuple(replace(row, cells=(row.cells[0], cell, row.cells[2])) for cell in Cell)
    view = matrix_view(Page(0, replace(made, coverage=replace(made.coverage, rows=rows))))
    says = {cell: row["cells"][1]["says"] for cell, row in zip(Cell, view["rows"], strict=True)}
    assert says[Cell.NOT_CARRIED] == "early does not carry this: not found in its text"
    assert says[Cell.UNREAD] == "early was read in part, and this is not in that part"
    assert says[Cell.OPPOSED] == "early tells the opposite"
    assert len(set(says.values())) == len(Cell)


def test_what_one_report_alone_carries_is_listed_with_its_words():
    made = account(*story())
    view = matrix_view(Page(0, made))
    assert [
        next(label for label in ("Courier", "early", "gazette") if label in one["text"]) for one in view["alone"]
    ] == [
        "Courier",
        "early",
        "gazette",
    ]
    things = [thing for one in view["alone"] for thing in one["things"]]
    unshared = [row for row in made.coverage.rows if len(row.citations) == 1]
    assert len(things) == len(unshared)
    assert all(thing["link"]["words"] for thing in things)

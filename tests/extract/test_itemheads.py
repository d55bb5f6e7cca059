"""Dates and places at the head of list items, and dates on lines of their own."""

from __future__ import annotations

import pytest

from tests.extract.test_incidents import read

INTRO = "The ministry gave a list of what happened in the valley in those days and of who was hurt in it.\n\n"


def told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(i.type.value, i.date, i.place(text)) for i in read(text)]


def test_the_date_of_an_item_dates_it():
    text = INTRO + (
        "• 3 April 2023: A shell killed two cooks in Orlen village.\n"
        "• 5 April 2023 – Gunmen abducted a judge near Sarn.\n"
    )
    assert told(text) == [
        ("shelling", "2023-04-03", "Orlen village"),
        ("abduction", "2023-04-05", "Sarn"),
    ]


def test_a_line_with_a_date_dates_what_stands_under_it():
    text = INTRO + (
        "Monday, 3 April 2023\n\n"
        "A shell killed two cooks in Orlen village, the council said, and the road was closed for hours.\n\n"
        "Wednesday, 5 April 2023\n\n"
        "A bomb wounded nine drivers near Sarn, the police said, and the depot was searched for more of them.\n"
    )
    assert told(text) == [
        ("shelling", "2023-04-03", "Orlen village"),
        ("explosion", "2023-04-05", "Sarn"),
    ]


def test_a_date_in_the_item_goes_before_that_of_its_head():
    text = INTRO + "• 5 April 2023: A shell killed two cooks in Orlen village on 3 April 2023.\n"
    assert told(text) == [("shelling", "2023-04-03", "Orlen village")]


@pytest.mark.parametrize("place", ["LISSEN", "SARN"])
def test_the_place_at_the_head_of_an_item_places_it(place):
    text = INTRO + f"• {place}: A car bomb killed two cooks on Monday.\n"
    assert told(text) == [("explosion", "2023-05-08", place)]

"""Long sections: pages of a list hold each thing once, and what is cut stands whole on a page of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.export import addresses
from rashomon.web.clipping import clipped
from rashomon.web.coverage import coverage_view
from rashomon.web.parts import PARTS, part_view
from rashomon.web.pictures import timeline_part
from rashomon.web.problems import NotFound

WHERE = addresses.story("s", "differences")


def link(n):
    return {"label": f"Outlet {n}", "words": "words", "href": f"/articles/a{n}?start=1&end=2", "at": ""}


def lines(count, links=1):
    return {"lines": [{"text": f"line {n}", "links": [link(k) for k in range(links)]} for n in range(count)]}


@given(st.integers(0, 300))
def test_every_thing_stands_on_one_page(count):
    at_once = PARTS["differences"].at_once
    pages = [
        part_view("differences", lines(count), WHERE, page, "") for page in range(1, max(1, -(-count // at_once)) + 1)
    ]
    assert [one["text"] for page in pages for one in page["shown"]] == [f"line {n}" for n in range(count)]
    assert [page["paging"]["next"] is None for page in pages] == [False] * (len(pages) - 1) + [True]


def test_a_page_behind_the_last_is_not_there():
    with pytest.raises(NotFound, match="page"):
        part_view("differences", lines(3), WHERE, 2, "")


def test_a_thing_is_cut_in_the_list_and_whole_on_its_own_page():
    listed = part_view("differences", lines(2, links=150), WHERE, 1, "")["shown"][1]
    assert len(listed["links"]) == 13
    further = listed["links"][-1]
    assert (further["more"], further["href"]) == (138, f"{WHERE}?item=difference-1")
    own = part_view("differences", lines(2, links=150), WHERE, 1, "difference-1")
    assert [len(one["links"]) for one in own["shown"]] == [150]
    assert (own["paging"]["previous"], own["paging"]["next"]) == (f"{WHERE}?item=difference-0", None)
    assert own["list"] == f"{WHERE}#difference-1"


def test_a_thing_that_is_not_there_is_none():
    assert part_view("differences", lines(2), WHERE, 1, "difference-2") is None


def test_short_things_stay_as_they_are():
    thing = {"text": "x", "links": [link(n) for n in range(12)], "said": [{"parts": []}] * 8, "number": 3, "none": None}
    assert clipped(thing, "/here") == thing


def test_what_is_left_out_is_counted_beside_it():
    cut = clipped({"versions": [{"runs": []}] * 30}, "/here")
    assert (len(cut["versions"]), cut["versions_left"]) == (8, {"count": 22, "href": "/here"})


def matrix(rows, columns):
    return {
        "legend": [["●", "carries it"]],
        "columns": [{"id": f"a{n}", "label": f"Outlet {n}", "published": "on 3 May 2031"} for n in range(columns)],
        "rows": [
            {
                "kind": "figure" if n % 2 else "quote",
                "text": f"thing {n}",
                "outlets": 1,
                "able": 1,
                "origins": 1,
                "cells": ["carried" if k == n % columns else "not carried" for k in range(columns)],
                "places": {str(n % columns): [n, n + 5]},
            }
            for n in range(rows)
        ],
        "alone": [],
    }


@given(st.integers(1, 80), st.integers(1, 60), st.data())
def test_the_parts_of_a_matrix_make_the_whole(rows, columns, drawn):
    data = matrix(rows, columns)
    page = drawn.draw(st.integers(1, -(-rows // 30)))
    reports = drawn.draw(st.integers(1, -(-columns // 20)))
    shown = coverage_view(data, "s", page, reports, "", 1)
    for at, row in enumerate(shown["rows"]):
        n = (page - 1) * 30 + at
        assert row["text"] == f"thing {n}"
        for k, cell in enumerate(row["cells"], start=(reports - 1) * 20):
            assert (cell["kind"] == "carried") is (k == n % columns)
            assert (cell["link"] or {}).get("href") == (
                f"/articles/a{k}?start={n}&end={n + 5}" if k == n % columns else None
            )


def test_a_kind_of_thing_can_be_shown_alone():
    shown = coverage_view(matrix(7, 3), "s", 1, 1, "figure", 1)
    assert {row["kind"] for row in shown["rows"]} == {"figure"}
    assert [(one["kind"], one["count"]) for one in shown["kinds"]] == [("quote", 4), ("figure", 3)]


def timeline(reports):
    rows = [
        {"top": 54.0 + 34 * n, "height": 34.0, "label": f"Outlet {n}", "bar": None, "y": 71.0 + 34 * n}
        for n in range(reports)
    ]
    dots = [
        {
            "id": f"m{n}",
            "target": f"t{n}",
            "says": "",
            "dot": {"row": n, "y": 71.0 + 34 * n, "x": 24.0, "width": 0, "entry": n, "status": "happened"},
        }
        for n in range(reports)
    ]
    entries = [
        {"id": f"t{n}", "mark": f"m{n}", "others": [{"target": f"t{(n + 1) % reports}", "when": "", "by": ""}]}
        for n in range(reports)
    ]
    picture = {"width": 100, "height": 54 + 34 * reports + 14, "ticks": [], "rows": rows, "joins": [], "skipped": False}
    return {
        "picture": picture,
        "dots": dots,
        "kinds": ["happened"],
        "days": [{"when": "On 3 May 2031", "background": False, "entries": entries}],
        "background": [],
    }


def test_the_picture_of_many_reports_shows_some_and_links_to_the_rest():
    data = timeline(100)
    where = addresses.story("s", "timeline")
    part = part_view("timeline", data, where, 1, "")
    found = timeline_part(data, part, "s", 1, 3)
    picture = found["picture"]
    assert [row["label"] for row in picture["picture"]["rows"]] == [f"Outlet {n}" for n in range(80, 100)]
    assert picture["picture"]["rows"][0]["top"] == 54
    assert all(54 <= mark["dot"]["y"] <= picture["picture"]["height"] for mark in picture["dots"])
    # the list shows the first forty entries: what is not on the page is linked, and nothing points to what is not drawn
    assert {mark["target"] for mark in picture["dots"]} == {f"{where}?item=t{n}" for n in range(80, 100)}
    entries = part["shown"]["days"][0]["entries"]
    assert {entry["mark"] for entry in entries} == {None}
    assert [entry["others"][0]["target"] for entry in entries[-2:]] == ["t39", f"{where}?item=t40"]

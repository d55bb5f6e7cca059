"""What happened where, as a page and in words."""

from __future__ import annotations

from dataclasses import replace

from rashomon.account import account
from rashomon.account.sources import Sources
from rashomon.export.page import Page
from rashomon.export.placetable import day, place, places, places_view, toll
from rashomon.model import Findings, Location, PlaceKind
from tests.account.invented import find
from tests.account.opposing import BEACON, opposing


def rows(findings=None):
    story, analyses, found = opposing()
    made = account(story, analyses, findings or found)
    return made, places(made, Sources(made.analyses))


def test_a_place_has_its_acts_with_day_and_toll_and_who_tells_them():
    _, found = rows()
    bridge = next(row for row in found if row.name == "Orlen bridge")
    (mine,) = bridge.incidents
    assert (place(bridge), day(mine), toll(mine)) == ("Orlen bridge", "4 May 2031", "3 to 5 killed")
    assert bridge.articles == ("beacon.txt", "courier.txt")


def test_each_act_leads_to_its_entry_and_to_the_words():
    made, _ = rows()
    page = Page(0, made)
    (bridge,) = (row for row in places_view(page) if row["name"] == "Orlen bridge")
    (mine,) = bridge["incidents"]
    assert mine["target"] == "s0-i1"
    assert [link["label"] for link in mine["links"]] == ["The Beacon", "Courier"]
    assert bridge["at"] == ""


def test_a_town_of_the_gazetteer_has_what_holds_it_and_its_coordinates():
    _, _, findings = opposing()
    mine = findings.incidents[1]
    article, one = mine.members[0]
    span = find(BEACON, "Orlen bridge")
    where = Location(span, "Orlen", PlaceKind.CITY, "XT", "Tarnland", "XT-1", "Tarn", -3.456, 12.0, "the only one")
    group = replace(mine, members=((article, replace(one, location=where)),), location=where)
    made, (row,) = rows(Findings(incidents=(group,)))
    assert place(row) == "Orlen bridge, Tarn, Tarnland"
    (view,) = places_view(Page(0, made))
    assert (view["inside"], view["at"], view["basis"]) == ("Tarn, Tarnland", "3.46° S, 12.00° E", "the only one")


def test_what_is_only_feared_has_no_place():
    _, _, findings = opposing()
    feared = replace(findings.incidents[2], place="the weir")
    assert rows(Findings(incidents=(feared,)))[1] == ()

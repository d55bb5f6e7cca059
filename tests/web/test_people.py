"""People and organisations, and everything that is attributed to one of them."""

import xml.etree.ElementTree as ET

import pytest

from rashomon.store.people import Counted
from rashomon.web.strip import strip
from tests.web.bridged import browsing


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("bridge")) as made:
        yield made


def view(kept, path):
    answer = kept[0].get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_who_is_quoted_most_comes_first(kept):
    made = view(kept, "/people.json")
    assert made["people"][0]["name"] == "Dora Lind"
    assert made["people"][0]["kind"] == "person"
    # of a report that was changed the latest version counts, and the earlier one is kept
    assert made["people"][0]["articles"] >= 3


def test_people_are_looked_for_by_a_part_of_their_name(kept):
    assert [one["name"] for one in view(kept, "/people.json?q=lin")["people"]] == ["Dora Lind"]
    assert view(kept, "/people.json?q=%25")["people"] == []
    assert "Nobody of that name" in kept[0].get("/people?q=Zebulon").text


def test_those_who_are_only_named_stand_in_the_list_by_articles(kept):
    names = [one["name"] for one in view(kept, "/people.json?by=articles")["people"]]
    assert "Dora Lind" in names


def test_a_person_has_all_that_is_attributed_to_them_with_the_place(kept):
    client, ids = kept
    made = view(kept, "/people/Dora Lind.json")
    assert {one["label"] for one in made["said"]} == {"Beacon", "Velden Ledger", "Sorr Mirror"}
    # the earlier version of a changed report stays out: it says the same again
    assert ids["Beacon", 1] not in {one["article"] for one in made["said"]}
    for one in made["said"]:
        assert client.get(one["link"]).status_code == 200
    assert made["sayings"] == sum(one["count"] for one in made["outlets"])
    assert not made["apart"]
    assert made["differing"]
    text = client.get("/people/Dora Lind").text
    assert "Said once, printed in different words" in text
    assert "secure" in text


def test_what_is_attributed_can_be_narrowed_down(kept):
    made = view(kept, "/people/Dora Lind.json?outlet=Beacon")
    assert {one["label"] for one in made["said"]} == {"Beacon"}
    assert view(kept, "/people/Dora Lind.json?from=2031-05-04")["said"] == []
    assert view(kept, "/people/Dora Lind.json?to=2031-05-03")["sayings"] == made["all_sayings"]
    story = made["stories"][0]["id"]
    assert view(kept, f"/people/Dora Lind.json?story={story}")["sayings"] == made["all_sayings"]
    assert kept[0].get("/people/Dora Lind?from=yesterday").status_code == 422


@pytest.mark.parametrize("name", ["Zebulon", "Dora%20Lind%00", "..%2f..%2fetc", "%ed%a0%bd"])
def test_somebody_nobody_names_is_not_found(kept, name):
    assert kept[0].get(f"/people/{name}").status_code == 404


def test_a_feed_follows_a_person(kept):
    answer = kept[0].get("/people/Dora Lind.atom")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = ET.fromstring(answer.text)  # noqa: S314 - our own
    space = "{http://www.w3.org/2005/Atom}"
    assert len(feed.findall(f"{space}entry")) == len(view(kept, "/people/Dora Lind.json")["said"])
    assert len({one.findtext(f"{space}id") for one in feed.findall(f"{space}entry")}) > 1


def test_a_strip_has_a_bar_for_each_day_or_month():
    days = [Counted("2031-05-01", 2, 1), Counted("2031-05-03", 4, 2)]
    made = strip(days, lambda first, last: f"{first}..{last}")
    assert [(bar["says"], bar["count"], bar["link"]) for bar in made["bars"]] == [
        ("1 May 2031", 2, "2031-05-01..2031-05-01"),
        ("3 May 2031", 4, "2031-05-03..2031-05-03"),
    ]
    assert made["bars"][1]["height"] > made["bars"][0]["height"]
    assert made["bars"][0]["x"] + made["bars"][0]["width"] < made["bars"][1]["x"]
    long = strip(
        [Counted("2030-12-31", 1, 1), Counted("2031-12-01", 1, 1), Counted("2031-12-31", 2, 1)], lambda *ends: str(ends)
    )
    assert [(bar["says"], bar["count"], bar["link"]) for bar in long["bars"]] == [
        ("December 2030", 1, "('2030-12-01', '2030-12-31')"),
        ("December 2031", 3, "('2031-12-01', '2031-12-31')"),
    ]
    assert strip(days[:1], lambda *_: "") is None

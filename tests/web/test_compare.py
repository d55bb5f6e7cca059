"""Two articles side by side, and the versions of one."""

import pytest

from tests.web.bridged import COPY, browsing
from tests.work.filled import BEACON, LATER


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("bridge")) as made:
        yield made


def view(kept, one, other, query=""):
    client, ids = kept
    answer = client.get(f"/compare/{ids[one]}/{ids[other]}.json{query}")
    assert answer.status_code == 200
    return answer.json()


def words(side, number):
    return "".join(one["text"] for one in side["segments"] if number in one["in"])


MIRROR, BEACON_NOW, BEACON_THEN, LEDGER = ("Sorr Mirror", 1), ("Beacon", 2), ("Beacon", 1), ("Velden Ledger", 1)


def test_each_side_is_the_text_and_passages_are_the_same_words_on_both(kept):
    made = view(kept, MIRROR, BEACON_NOW)
    mirror, beacon = made["sides"]
    assert "".join(one["text"] for one in mirror["segments"]) == COPY.text
    assert "".join(one["text"] for one in beacon["segments"]) == LATER.text
    assert made["matches"]
    for one in made["matches"]:
        ours, theirs = (words(side, one["number"]) for side in made["sides"])
        assert ours
        assert theirs
    assert "“17" not in made["says"]


def test_what_differs_within_a_passage_is_told_in_the_list(kept):
    made = view(kept, MIRROR, BEACON_NOW)
    pieces = [piece for one in made["matches"] for piece in one["pieces"] if piece["kind"]]
    both = {(piece["text"].strip(), piece["instead"].strip()) for piece in pieces}
    assert both & {("17", "12"), ("12", "17")}


def test_sides_can_be_changed(kept):
    one, other = view(kept, MIRROR, BEACON_NOW), view(kept, BEACON_NOW, MIRROR)
    assert [side["id"] for side in one["sides"]] == [side["id"] for side in other["sides"]][::-1]
    found = {(words(one["sides"][0], m["number"]), words(one["sides"][1], m["number"])) for m in one["matches"]}
    turned = {(words(other["sides"][1], m["number"]), words(other["sides"][0], m["number"])) for m in other["matches"]}
    assert found == turned


def test_passages_are_stepped_through_by_links(kept):
    client, _ = kept
    made = view(kept, MIRROR, BEACON_NOW, "?passage=1")
    assert (made["passage"], made["previous"]) == (1, "")
    count = len(made["matches"])
    last = view(kept, MIRROR, BEACON_NOW, "?passage=999")
    assert (last["passage"], last["next"]) == (count, "")
    if made["next"]:
        assert client.get(made["next"]).status_code == 200


def test_versions_of_a_report_show_what_was_changed(kept):
    made = view(kept, BEACON_THEN, BEACON_NOW)
    assert "version 1 to 2" in made["says"]
    assert "version 1 and version 2" in made["title"]
    assert ["".join(s["text"] for s in side["segments"]) for side in made["sides"]] == [BEACON.text, LATER.text]
    changed = {(words(made["sides"][0], m["number"]), words(made["sides"][1], m["number"])) for m in made["matches"]}
    assert {("12", "17"), ("Nobody", "Two workers"), ("was", "were")} <= changed
    back = view(kept, BEACON_NOW, BEACON_THEN)
    assert {
        (words(back["sides"][1], m["number"]), words(back["sides"][0], m["number"])) for m in back["matches"]
    } == changed


def test_articles_without_shared_words_say_so(kept):
    assert "no story together" in view(kept, BEACON_NOW, ("Lock News", 1))["says"]
    assert view(kept, BEACON_NOW, BEACON_NOW)["says"] == "This is one article, beside itself."
    client, ids = kept
    assert client.get(f"/compare/{ids[LEDGER]}/0123").status_code == 404


def test_versions_that_were_not_kept_as_a_pair_are_compared_now(kept, monkeypatch):
    from rashomon.store import revisions

    monkeypatch.setattr(revisions, "load", lambda *_: {})
    made = view(kept, BEACON_THEN, BEACON_NOW)
    assert ("12", "17") in {
        (words(made["sides"][0], m["number"]), words(made["sides"][1], m["number"])) for m in made["matches"]
    }


def test_the_page_of_versions_has_both_times_and_the_words(kept):
    client, ids = kept
    text = client.get(f"/articles/{ids[BEACON_NOW]}/versions").text
    assert "From version 1 to version 2" in text
    assert "3 May 2031, 10:02 UTC" in text
    assert "3 May 2031, 11:02 UTC" in text
    made = client.get(f"/articles/{ids[BEACON_THEN]}/versions.json").json()
    assert [one["version"] for one in made["versions"]] == [1, 2]
    edits = made["revisions"][0]["edits"]
    assert ("12", "17") in {(edit["old"], edit["new"]) for edit in edits}
    assert all(client.get(edit["link"]).status_code == 200 for edit in edits)


def test_a_report_that_was_never_changed_says_so(kept):
    client, ids = kept
    assert "seen no other version" in client.get(f"/articles/{ids[LEDGER]}/versions").text

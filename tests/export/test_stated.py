"""Opposed statements, labels and statements as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.account.verify import verify
from rashomon.errors import CitationMismatch
from rashomon.export.interchange import accounts_json, analysis_line
from rashomon.model import Accord, Ground, Stage, Statement, StatementPair
from tests.account.invented import find
from tests.account.opposing import BEACON, COURIER, opposing


def stated():
    """What two outlets state of the fighting."""
    little = Statement(
        find(BEACON, "There was little fighting in the Tarn valley this week"),
        find(BEACON, "There was little fighting in the Tarn valley this week"),
        find(BEACON, "was little"),
        "be",
        object=find(BEACON, "little fighting"),
    )
    much = Statement(
        find(COURIER, "Fighting has surged in the Tarn valley"),
        find(COURIER, "Fighting has surged in the Tarn valley"),
        find(COURIER, "has surged"),
        "surge",
        stage=Stage.GOING_ON,
    )
    return StatementPair(
        Accord.OPPOSED, ("beacon.txt", little), ("courier.txt", much), Ground.DIRECTION, "“surged” against “little”"
    )


@pytest.fixture(scope="module")
def saved():
    story, analyses, findings = opposing()
    made = account(story, analyses, replace(findings, statements=(stated(),)))
    return json.loads(json.dumps(accounts_json([made], "1.2", [])))


def test_sides_parties_and_what_they_say_are_in_one_order(saved):
    dispute, outlets = saved["stories"][0]["opposed"]
    assert (dispute["kind"], dispute["ground"], dispute["parties"], dispute["says"]) == (
        "parties",
        "compliance",
        ["Reed Company", "Harbour Council"],
        ["holds it kept", "holds it broken"],
    )
    assert [[c["exact"] for c in side] for side in dispute["sides"]] == [
        ["had kept the Ormond accord"],
        ["broke the Ormond accord"],
    ]
    assert dispute["why"]
    assert (outlets["kind"], outlets["parties"]) == ("outlets", [None, None])


def test_labels_stand_by_outlet(saved):
    (wording,) = saved["stories"][0]["wording"]
    assert (wording["entity"], wording["kind"], list(wording["outlets"])) == (
        "Reed Company",
        "actor",
        ["The Beacon", "Courier", "Examiner"],
    )
    away, quoted = wording["outlets"]["Examiner"]
    assert (away["label"], away["voice"], away["distance"]) == ("guardians", "outlet", "so-called")
    assert (quoted["label"], quoted["voice"], quoted["speaker"]) == ("bandits", "quoted", "Harbour Council")
    assert [c["exact"] for c in quoted["citations"]] == ["bandits"]


def test_pairs_of_statements_say_how_they_stand(saved):
    (pair,) = saved["stories"][0]["statements"]
    assert (pair["accord"], pair["ground"]) == ("opposed", "direction")
    assert [BEACON, COURIER][1][slice(pair["members"][1]["start"], pair["members"][1]["end"])].startswith("Fighting")


def test_every_side_is_verified(saved):
    texts = {one.id: one.article.text for one in opposing()[1]}
    assert verify(saved, texts) > 20
    broken = json.loads(json.dumps(saved))
    broken["stories"][0]["opposed"][0]["sides"][1][0]["exact"] = "kept the Ormond accord"
    with pytest.raises(CitationMismatch, match="opposed"):
        verify(broken, texts)


def test_an_article_gives_its_statements_and_labels():
    _, (beacon, *_), findings = opposing()
    label = findings.wording[0].uses[0].members[0][1]
    line = analysis_line(replace(beacon, statements=(stated().one[1],), labels=(label,)))
    (said,), (called,) = line["statements"], line["labels"]
    assert (said["verb"], said["stage"], said["negated"], said["subject"]) == ("be", "done", False, None)
    assert BEACON[slice(*said["predicate"])] == "was little"
    assert (called["label"], called["voice"], called["target"]) == ("militia", "outlet", "Reed Company")
    assert BEACON[called["start"] : called["end"]] == "militia"


def test_incidents_and_promises_keep_their_place_and_nearness(saved):
    story = saved["stories"][0]
    assert [one["plover"] for one in story["incidents"]] == ["CONSULT", "ASSAULT", "ASSAULT"]
    mine = story["incidents"][1]["members"][0]
    assert (mine["denied_by"]["name"], mine["location"]) == ("Reed Company", None)
    entry = story["pledges"][0]["entries"][0]
    assert entry["nearness"][0] == {"article": "beacon.txt", "least_days": 24, "most_days": 54}
    assert [claim["by"] for claim in entry["claims"]] == ["Reed Company", "Harbour Council"]

"""Opposed statements as lines of the account."""

from __future__ import annotations

from dataclasses import replace

from rashomon.account.differences import difference_lines, differences
from rashomon.account.lead import lead
from rashomon.account.opposed import GROUNDS, opposed_lines, oppositions
from rashomon.account.sources import Sources
from rashomon.model import Entity, Findings, Ground, Member, Opposed, Section, Side
from tests.account.invented import COURIER, GAZETTE, find, story
from tests.account.opposing import opposing


def test_outlets_come_before_parties_and_every_side_stands_in_its_own_words():
    _, analyses, findings = opposing()
    lines = opposed_lines(Sources(analyses), findings)
    assert [line.text for line in lines] == [
        "Fighting in the Tarn valley: The Beacon: “There was little fighting in the Tarn valley this week” – Courier: "
        "“Fighting has surged in the Tarn valley”. Between outlets: they point opposite ways (“surged” is the "
        "opposite of “little”).",
        "Whether the Reed Company kept the Ormond accord: Reed Company holds it kept (The Beacon: “had kept the Ormond "
        "accord”) – Harbour Council holds it broken (Courier: “broke the Ormond accord”). Between parties: one holds "
        "kept what the other holds not kept.",
    ]
    assert [[c.article for c in line.citations] for line in lines] == [["beacon.txt", "courier.txt"]] * 2


def test_the_head_tells_outlets_that_differ_from_parties_that_dispute():
    _, analyses, findings = opposing()
    sources = Sources(analyses)
    found = differences(sources, findings)
    head = [line for line in lead(sources, found) if line.section is Section.PARTING]
    assert [line.text for line in head] == [
        "Fighting in the Tarn valley: “There was little fighting in the …” (The Beacon); “Fighting has surged” "
        "(Courier).",
        "Disputed between parties, whether the Reed Company kept the Ormond accord: Reed Company holds it kept (The "
        "Beacon); Harbour Council holds it broken (Courier).",
    ]
    assert all(len({c.article for c in line.citations}) == 2 for line in head)
    assert not [line for line in difference_lines(found) if "Ormond" in line.text or "surged" in line.text]


def test_an_article_that_says_a_thing_twice_stands_once_on_its_side():
    _, analyses, findings = opposing()
    one = findings.opposed[1]
    again = Member("courier.txt", find(analyses[1].article.text, "Valley burns"))
    side = replace(one.sides[1], members=(*one.sides[1].members, again))
    (made,) = oppositions(Sources(analyses), Findings(opposed=(replace(one, sides=(one.sides[0], side)),)))
    assert [m.article for m in made.positions[1].told] == ["courier.txt"]


def test_every_ground_has_words_for_a_reader():
    assert set(GROUNDS) == set(Ground)


def test_an_odd_name_that_is_opposed_is_told_once_with_both_sides():
    _, analyses, _ = story()
    odd = Member("gazette.txt", find(GAZETTE, "Harbour Rescue Board"))
    usual = Member("courier.txt", find(COURIER, "HRB"))
    entity = Entity("HRB", "ORG", (), notes=("HRB expanded in another way by one article: x",), odd=(odd,))
    sides = (Side("HRB", None, (usual,)), Side("Harbour Rescue Board", None, (odd,)))
    findings = Findings((entity,), opposed=(Opposed("what HRB stands for", Ground.NAME, sides),))
    found = differences(Sources(analyses), findings)
    assert [(d.brief, d.text) for d in found] == [
        ("What HRB stands for: “HRB” (Courier); “Harbour Rescue Board” (gazette).", "")
    ]
    assert {c.article for c in found[0].citations} == {"courier.txt", "gazette.txt"}

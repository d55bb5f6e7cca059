"""Acts of violence, accidents and protests: what is read of each, and what is not taken for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.figures import figures
from rashomon.extract.incidents import incidents
from rashomon.extract.names import names
from rashomon.extract.times import time_references
from rashomon.model import Incident, Published
from tests.conftest import parsed

#: A Friday.
DAY = Published(date(2023, 5, 12), date(2023, 5, 12), ("given",))


_WORDS = ["a", "bomb", "killed", "two", "men", "in", "Sarn", ",", "and", "if", "not", "by", "the", "army", "said", '"']


def read(text: str) -> tuple[Incident, ...]:
    one = parsed(text)
    return incidents(one, names(one), time_references(one, DAY), figures(one))


def bounds(incident: Incident) -> tuple[object, object]:
    return tuple((t.low, t.high) if t else None for t in (incident.killed, incident.wounded))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("text", "type_", "day", "place", "dead_and_hurt"),
    [
        (
            "A bomb exploded in the market of Torvik on Tuesday, killing at least 14 people and injuring 30.",
            "explosion", "2023-05-09", "Torvik", ((14, None), (30, 30)),
        ),
        (
            "On March 3, two shepherds were killed and nine others were wounded in a mortar attack in Halden district.",
            "shelling", "2023-03-03", "Halden district", ((2, 2), (9, 9)),
        ),
        (
            "Six people were killed and eight injured when a gunman opened fire in a shop in Sarn on Saturday.",
            "shooting", "2023-05-06", "Sarn", ((6, 6), (8, 8)),
        ),
        (
            "An airstrike by the Vesonian air force killed 21 villagers in Karsu province on March 3.",
            "air strike", "2023-03-03", "Karsu province", ((21, 21), None),
        ),
        (
            "Clashes between farmers and herders left 15 people dead in Brenn state on Monday.",
            "clash", "2023-05-08", "Brenn state", ((15, 15), None),
        ),
        (
            "In a separate incident, a ferryman was killed by a grenade in Ulvik village in Brenn province.",
            "explosion", None, "Ulvik village, Brenn province", ((1, 1), None),
        ),
        (
            "Two fishermen were abducted by pirates near Sarn on Thursday.",
            "abduction", "2023-05-11", "Sarn", (None, None),
        ),
        (
            "Thousands of people protested in Lissen on Saturday against the price of bread.",
            "protest", "2023-05-06", "Lissen", (None, None),
        ),
        (
            "A bus crash near Halden killed nine people on Sunday.",
            "accident", "2023-05-07", "Halden", ((9, 9), None),
        ),
        (
            "The Vesonian army said it had killed 17 fighters of the Red Dawn in Brenn district on Sunday.",
            "clash", "2023-05-07", "Brenn district", ((17, 17), None),
        ),
    ],
)  # fmt: skip
def test_what_where_when_and_how_many(text, type_, day, place, dead_and_hurt):
    (found,) = read(text)
    assert (found.reality, found.type, found.date, found.place(text)) == ("happened", type_, day, place)
    assert bounds(found) == dead_and_hurt
    assert found.place_basis == "stated"


@pytest.mark.parametrize(
    ("text", "who", "whom", "means"),
    [
        ("On Sunday 12 pilgrims were killed in a Vesonian rocket attack in Sarn.", "Vesonian", "pilgrims", ("rocket",)),
        ("Three children were killed on Monday in Ulvik by a mine planted by the army.", "army", "children", ("mine",)),
        ("The governor, Omar Tessen, was assassinated in Sarn by unknown gunmen.", "unknown gunmen", "governor", ()),
        ("On Friday soldiers opened fire on protesters in Lissen, killing two.", "soldiers", "protesters", ()),
        ("Gunmen ambushed a convoy near the town of Brenn, killing four soldiers.", "Gunmen", "soldiers", ()),
    ],
)
def test_who_whom_and_with_what(text, who, whom, means):
    (found,) = read(text)
    assert (found.actor.name, found.victims.name, found.means) == (who, whom, means)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army denied that it killed five farmers in Orlen village on Monday.", "negated"),
        ("Vesonia has not attacked the port of Sarn.", "negated"),
        ("Security forces foiled an attack on a church in Torvik on Sunday.", "negated"),
        ("An attack on the base in Sarn was prevented on Monday, the ministry said.", "negated"),
        ("The rebels plan to attack the airport in Sarn on Friday.", "planned"),
        ("The navy vowed to attack pirate ships in the Gulf of Sarn.", "planned"),
        ("Officials fear that the militia will attack the port of Sarn next week.", "feared"),
        ("The group threatened to bomb the embassy in Lissen.", "feared"),
        ("If the militia attacks the dam, 40 people could be killed in Orlen.", "hypothetical"),
        ("Two soldiers may have been killed in the ambush near Brenn.", "hypothetical"),
        ("The bus narrowly avoided a collision with a tram in Torvik on Monday.", "negated"),
        ("The opposition called off the protest in Lissen on Monday.", "negated"),
        ("Police thwarted a plot to bomb the stadium in Torvik on Monday.", "planned"),
        ("Soldiers rehearsed an attack on the bridge at Sarn in a drill on Monday.", "hypothetical"),
        ("In the film, a bomb kills twelve people in Torvik.", "hypothetical"),
        ("The attack could have killed hundreds of people in Torvik on Monday.", "hypothetical"),
        ("Fears of an attack on the port of Sarn grew on Monday.", "feared"),
    ],
)
def test_what_is_not_told_as_done(text, told):
    assert {i.reality for i in read(text)} == {told}


@pytest.mark.parametrize(
    "text",
    [
        "The senator attacked the plan to cut taxes in Lissen on Monday.",
        "The bill was killed in the Senate on Tuesday.",
        "The pandemic has killed 40,000 people in Vesonia.",
        "More than 3,000 civilians were killed in 2022.",
        "Five people died of cholera in Sarn on Monday.",
        "The movie bombed at the box office in Lissen on Friday.",
        "The peace talks collapsed in Torvik on Tuesday.",
        "The president called for protests in Lissen on Sunday.",
        "The movement promised to reduce attacks and to free its prisoners.",
        "The reporter died of a heart attack in Lissen on Monday.",
        "No group has claimed responsibility for the attack.",
        "The council shot down the proposal in Lissen on Monday.",
        "Several editors quit in protest over the merger in Lissen on Monday.",
        "HORRIFIC ATTACK IN LISSEN KILLS FOUR PEOPLE ON MONDAY",
        "The team crashed out of the cup in Lissen on Monday.",
        "Prices plunged in Lissen on Monday.",
    ],
)
def test_figures_of_speech_sums_and_topics_are_no_incidents(text):
    assert not [i for i in read(text) if i.reality == "happened"]


def test_a_blast_that_hurt_nobody_happened():
    (found,) = read("Nobody was killed when a rocket hit an empty school in Halden on Monday.")
    assert (found.reality, bounds(found)) == ("happened", ((0, 0), None))


def test_two_acts_of_one_sentence_stay_two():
    text = "A car bomb killed seven people in Sarn on Monday and a shell wounded three children in Halden on Tuesday."
    found = read(text)
    assert [(i.type, i.date, i.place(text), bounds(i)) for i in found] == [
        ("explosion", "2023-05-08", "Sarn", ((7, 7), None)),
        ("shelling", "2023-05-09", "Halden", (None, (3, 3))),
    ]


def test_a_claim_goes_to_the_act_it_is_about():
    claimed, later = read(
        "A bomb killed four guards in Sarn on Monday. The Canal Brigade claimed responsibility for the attack. "
        "On Tuesday a mortar shell killed two cooks in Halden. No group has claimed responsibility."
    )
    assert claimed.claimed_by.name == "Canal Brigade"
    assert later.claimed_by is None


def test_a_dated_list_dates_the_claims_in_it():
    text = (
        "The ministry gave a list of what happened in the valley and what was said about it afterwards.\n\n"
        "  • On April 4, the Canal Brigade claimed responsibility for the rocket attack in Sarn.\n"
        "  • On April 5, 18 Red Dawn members were killed in Brenn district by Vesonian forces.\n"
    )
    assert [(i.date, i.place(text), i.claimed_by and i.claimed_by.name) for i in read(text)] == [
        ("2023-04-04", "Sarn", "Canal Brigade"),
        ("2023-04-05", "Brenn district", None),
    ]


def test_a_report_dates_its_saying_not_the_act():
    (found,) = read("On Thursday, police said a bomb had killed three people in Sarn.")
    assert (found.date, found.source.name) == (None, "police")


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("A car bomb killed three guards in Sarn on Monday. At least nine others were hurt.", (3, 3), (9, None)),
        ("A train derailed near Sarn on Monday, but no one was hurt.", None, (0, 0)),
        ("The toll from the mill fire in Sarn on Monday has risen to 23.", (23, 23), None),
        ("A fire swept through a hotel in Sarn on Monday, leaving four people with burns.", None, (4, 4)),
        ("A bomb exploded in Sarn on Monday, wounding 15 cooks. No deaths were reported.", (0, 0), (15, 15)),
        ("Fighting between rebels and troops near Sarn on Monday left 31 fighters dead.", (31, 31), None),
        ("Both pilots were killed when a light aircraft crashed near Sarn on Monday.", (2, 2), None),
        ("A shell hit a fair in Sarn on Monday. Six people were taken to hospital.", None, (6, 6)),
    ],
)
def test_casualties_in_other_words_and_other_sentences(text, dead, hurt):
    (found,) = read(text)
    assert bounds(found) == (dead, hurt)


@pytest.mark.parametrize(
    ("text", "claimed", "denied"),
    [
        ("A bomb killed two cooks in Sarn on Monday. The Red Dawn denied responsibility.", None, "Red Dawn"),
        ("A bomb killed two cooks in Sarn on Monday. The Red Dawn said it was behind the attack.", "Red Dawn", None),
        ("The Red Dawn said it carried out the attack on the fort in Sarn on Monday.", "Red Dawn", None),
    ],
)
def test_who_says_that_they_did_it_and_who_that_they_did_not(text, claimed, denied):
    (found,) = read(text)
    assert tuple(p and p.name for p in (found.claimed_by, found.denied_by)) == (claimed, denied)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Between three and five people were killed in a clash in Brenn district on Monday.", (3, 5)),
        ("A shell killed nine people, four of them children, in Sarn on Monday.", (9, 9)),
        ("A shell killed nearly 30 people in Sarn on Monday.", (27, 30)),
        ("A soldier and two civilians were killed in shelling in Orlen on Tuesday.", (3, 3)),
        ("A blast in Sarn on Monday killed a police officer and a number of bystanders.", (2, None)),
        ("The commander was killed along with three bodyguards in a drone strike in Brenn on Monday.", (4, 4)),
        ("On Monday 16 rebels, including two commanders and a medic, were killed by troops in Brenn.", (16, 16)),
        ("A bomb killed dozens in Sarn on Monday.", (24, None)),
    ],
)
def test_counting_the_dead(text, dead):
    (found,) = read(text)
    assert (found.killed.low, found.killed.high) == dead


def test_an_office_places_its_holders_death_for_want_of_better():
    text = "The unrest went on with a bomb attack that killed the mayor of Sarn in March 2022."
    (found,) = read(text)
    assert (found.place(text), found.place_basis) == ("Sarn", "where the victim held office")


def test_an_accusation_keeps_its_source():
    (found,) = read("Rights groups accuse the army of bombing a hospital in Halden on May 4.")
    assert (found.source.name, found.actor.name, found.date) == ("Rights groups", "army", "2023-05-04")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40))
def test_any_run_of_words_is_read_without_harm(words):
    text = " ".join(words)
    for found in read(text):
        assert found.span.covers(found.trigger)
        assert found.span.end <= len(text)

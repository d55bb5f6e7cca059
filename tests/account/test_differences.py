from dataclasses import replace
from datetime import date

from rashomon.account.differences import differences
from rashomon.account.sources import Sources
from rashomon.model import Entity, Findings, Member, Published, Relation, SpeakerClash, Verdict
from tests.account.invented import COURIER, GAZETTE, find, story


def texts(analyses, findings):
    return [d.text for d in differences(Sources(tuple(analyses)), findings)]


def test_a_changed_word_is_told_with_what_stands_around_it():
    _, analyses, findings = story()
    (found,) = differences(Sources(analyses), Findings(utterances=findings.utterances))
    assert found.text == (
        "Ida Renn, “We had a very narrow escape and we thank the Harbour Rescue Board (HRB) for …”: "
        "Courier prints “lucky” where gazette prints “narrow”."
    )
    assert [c.exact for c in found.citations] == ["lucky", "narrow"]


def test_a_spelled_out_name_is_no_difference_of_its_own():
    _, analyses, findings = story()
    said = findings.utterances[0]
    only = replace(said, relation=Relation.EXPANSION, changes=said.changes[1:])
    assert texts(analyses, Findings(utterances=(only,))) == []


def test_values_that_clash():
    _, analyses, findings = story()
    group = replace(findings.figures[0], verdict=Verdict.CONFLICT, why="no bound allows the other")
    (found,) = differences(Sources(analyses), Findings(figures=(group,)))
    assert (
        found.brief
        == found.text
        == (
            "Passengers aboard: Courier gives “some 200 passengers”, gazette gives “212 passengers” "
            "(differ: no bound allows the other)."
        )
    )


def test_compatible_values_are_no_difference():
    _, analyses, findings = story()
    assert texts(analyses, Findings(figures=findings.figures)) == []


def test_one_wording_given_to_two_speakers():
    _, analyses, findings = story()
    clash = SpeakerClash(("Ida Renn", "Tom Ashby"), findings.utterances[0].members)
    (text,) = texts(analyses, Findings(clashes=(clash,)))
    assert text.endswith("have two speakers: gazette gives them to Ida Renn and Courier gives them to Tom Ashby.")


def test_an_odd_expansion():
    _, analyses, _ = story()
    odd = Member("gazette.txt", find(GAZETTE, "Harbour Rescue Board"))
    entity = Entity(
        "HRB", "ORG", (), notes=("HRB expanded in another way by one article: Harbour Rescue Board",), odd=(odd,)
    )
    assert texts(analyses, Findings(entities=(entity,))) == [
        "gazette prints “Harbour Rescue Board”: HRB expanded in another way by one article."
    ]


def test_dates_that_were_inferred_or_are_unknown_are_said():
    _, analyses, _ = story()
    inferred = replace(analyses[0], published=Published(date(2031, 4, 3), date(2031, 4, 4), ("week days: Wednesday",)))
    unknown = replace(analyses[2], published=None)
    assert texts((inferred, unknown), Findings()) == [
        "Courier was published between 3 and 4 April 2031 (inferred: week days: Wednesday).",
        "When gazette was published is not known.",
    ]


def test_who_else_prints_the_words_of_the_fullest_version():
    _, analyses, findings = story()
    said = findings.utterances[0]
    again = Member("courier.txt", find(COURIER, "every boat it sent"))
    (found,) = differences(Sources(analyses), Findings(utterances=(replace(said, members=(*said.members, again)),)))
    assert found.brief == "Courier prints “lucky” where gazette prints “narrow”, in Ida Renn’s words."

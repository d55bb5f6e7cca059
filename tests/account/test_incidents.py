"""Incidents as lines of the account."""

from __future__ import annotations

import pytest

from rashomon.account.incidents import incident_lines
from rashomon.account.sources import Sources
from rashomon.compare import compare
from rashomon.pipeline import analyse
from tests.conftest import article

FILLER = (
    "The council of the port met in the old customs house and spoke for an hour about the state of the harbour wall."
)


def lines(**texts: str) -> list[str]:
    analyses = tuple(analyse(article(f"{text}\n\n{FILLER}\n", name)) for name, text in texts.items())
    return [line.text for line in incident_lines(Sources(analyses), compare(analyses))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 4 May 2024, at least two pilots were killed and 11 others were wounded in a mortar attack in Halden "
            "district.",
            "4 May 2024, Halden district: shelling; at least 2 killed and 11 wounded (pilots) (a).",
        ),
        (
            "On 4 May 2024, the Canal Brigade claimed responsibility for a bomb attack in Nairobi.",
            # the day is that of the claim
            "Nairobi: explosion; claimed by Canal Brigade (a).",
        ),
    ],
)
def test_a_line_says_when_where_what_and_how_many(text, expected):
    assert expected in lines(a=text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was killed in the blast at the mill on Monday, the police said.",
        "Officials fear that a bomb attack could kill dozens of people in the town of Halden.",
        "The rebels plan to attack the bridge at Halden next week.",
    ],
)
def test_what_did_not_happen_is_not_told_as_done(text):
    assert not [line for line in lines(a=text) if "killed" in line and "0 killed" not in line]


def test_every_line_cites_its_sentence():
    one = analyse(article(f"Two guards were killed in a shooting in Halden district on Monday.\n\n{FILLER}\n", "a"))
    (line,) = incident_lines(Sources((one,)), compare((one,)))
    assert [c.exact for c in line.citations] == ["Two guards were killed in a shooting in Halden district on Monday."]


def test_other_acts_stand_after_violence_in_the_words_of_a_report():
    text = (
        "On 4 May 2024, Castria signed a fishing pact with its neighbours in Lissen. "
        "On 5 May 2024, a bomb killed two cooks in Torvik."
    )
    harm, deed = lines(a=text)
    assert harm == "5 May 2024, Torvik: explosion; 2 killed (cooks) (a)."
    assert deed == (
        "4 May 2024, Lissen: agreement: “On 4 May 2024, Castria signed a fishing pact with its neighbours in Lissen” "
        "(a)."
    )


def test_what_was_only_said_by_one_report_has_no_line():
    assert lines(a="On 4 May 2024, Castria accused Vesonia of jamming its radios.") == []


def test_what_may_be_an_incident_of_the_list_has_no_second_line():
    told = lines(a="On 5 May 2024, a bomb killed two cooks in Torvik. Investigators say a bomb killed two cooks.")
    assert len(told) == 1


def test_a_denial_is_told():
    told = lines(a="On 5 May 2024, a bomb killed two cooks in Torvik. The Red Dawn denied any involvement.")
    assert told == ["5 May 2024, Torvik: explosion; 2 killed (cooks); denied by Red Dawn (a)."]

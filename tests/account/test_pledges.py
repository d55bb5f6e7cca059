"""Promises and who says they were kept, as lines of the account."""

from __future__ import annotations

from rashomon.account.pledges import pledge_lines
from rashomon.account.sources import Sources
from rashomon.compare import compare
from rashomon.pipeline import analyse
from rashomon.read.given_dates import given_date
from tests.conftest import article

PROMISED = (
    "Under the March accord, Dravonia should withdraw its soldiers from the valley by July 2024.\n\n"
    "The Harbour Party has accused Dravonia of breaching the March accord by keeping its soldiers in the valley.\n"
)
ANSWERED = (
    "Dravonia agreed in the March accord to withdraw its soldiers from the valley by July 2024.\n\n"
    "The water council met for an hour in the old customs house and heard the farmers of the lower valley.\n"
)


def found(**texts: str):
    analyses = tuple(analyse(article(text, name)) for name, text in texts.items())
    return pledge_lines(Sources(analyses), compare(analyses))


def test_a_commitment_has_its_party_deadline_and_who_holds_it_broken():
    told = found(a=PROMISED, b=ANSWERED)
    commitment = [line for line in told if "withdraw its soldiers" in line.text]
    assert len(commitment) == 1
    text = commitment[0].text
    assert text.startswith("The March accord: Dravonia, “")
    assert "; deadline July 2024; told by a and b" in text
    assert any("held broken by the Harbour Party (a)" in line.text for line in told)


def test_outside_any_agreement_a_second_report_a_condition_or_a_deadline_gives_a_line():
    body = "\n\nThe water council met for an hour in the old customs house and heard the farmers of the valley.\n"
    told = found(
        a="The ferry crews vowed to strike unless the fares are cut. The mayor promised residents a new quay." + body,
        b="The mayor promised a new quay. The guild urged Dravonia to open the locks." + body,
    )
    assert [line.text for line in told] == [
        "Promise: the mayor, “new quay”; promised to residents; told by a and b.",
        "Vow: the ferry crews, “strike”; condition “unless the fares are cut”; told by a.",
    ]
    assert [c.exact for c in told[1].citations] == ["strike", "unless the fares are cut"]


def test_what_only_somebody_else_tells_is_told_as_theirs():
    (line,) = found(
        a="A whistleblower said the managers threatened to dismiss her if she spoke.\n\n"
        "The water council met for an hour in the old customs house and heard the farmers of the valley.\n"
    )
    assert line.text.endswith("told by a, according to a whistleblower.")


def test_a_refused_promise_has_no_line():
    assert found(a="Vesonia refused to promise that it would leave by May.\n\nThe council met on Monday.\n") == ()


def test_how_near_the_deadline_was():
    dated = article(PROMISED, "a", dated=(given_date("2024-05-06", "date field"),))
    one = (analyse(dated),)
    (line,) = (o for o in pledge_lines(Sources(one), compare(one)) if "deadline" in o.text)
    assert "; deadline July 2024, eight to 12 weeks off when a appeared; " in line.text


def test_a_vow_that_nobody_comes_back_to_has_no_line():
    assert found(a="The mayor vowed to repair the harbour wall.\n\nThe council met for an hour on Monday.\n") == ()

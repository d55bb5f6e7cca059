"""Promises and who says they were kept, as lines of the account."""

from __future__ import annotations

from rashomon.account.pledges import pledge_lines
from rashomon.account.sources import Sources
from rashomon.compare import compare
from rashomon.pipeline import analyse
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
    assert any("held broken by Harbour Party (a)" in line.text for line in told)


def test_a_vow_that_nobody_comes_back_to_has_no_line():
    assert found(a="The mayor vowed to repair the harbour wall.\n\nThe council met for an hour on Monday.\n") == ()

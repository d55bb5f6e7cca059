"""What the account says of a report's date, its doubts, and whom it credits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rashomon.account import account
from rashomon.account.sources import bylines, date_basis
from rashomon.export.interchange import accounts_json, analysis_line
from rashomon.export.markdown import markdown
from rashomon.model import Account, Analysis, Credit, CreditKind, Published, Section
from tests.account.invented import find, story

MARCH = Published(date(2031, 3, 1), date(2031, 3, 1), ("publication line: 1 March 2031",))


def told() -> tuple[Account, Analysis]:
    """The invented story; its first report has a disputed date, a byline and a text of an agency."""
    one, analyses, findings = story()
    first = analyses[0]
    text = first.article.text
    credited = (
        Credit("Ida Renn", CreditKind.BYLINE, basis="metadata author"),
        Credit("Ellery", CreditKind.AGENCY, find(text, "Ellery")),
        Credit("Ellery Port", CreditKind.MATERIAL, find(text, "Ellery")),
    )
    assert first.published is not None
    first = replace(
        first,
        published=replace(first.published, disputed=(MARCH,)),
        credits=credited,
    )
    return account(one, (first, *analyses[1:]), findings), first


def sources(made: Account) -> list[str]:
    return [line.text for line in made.lines if line.section is Section.SOURCES]


def test_what_contradicts_a_date_is_said_beside_it():
    made, first = told()
    assert first.published is not None
    clause = "against it: publication line: 1 March 2031 (2031-03-01)"
    assert date_basis(first.published).endswith(clause)
    assert any(clause in line for line in sources(made))
    assert "publication line: 1 March 2031" in markdown([made]).replace("\\", "")


def test_an_agency_is_named_with_its_place_and_a_contributor_is_not():
    made, first = told()
    (line,) = [line for line in made.lines if "carries a text of" in line.text]
    assert [c.exact for c in line.citations] == ["Ellery"]
    assert not any("material from" in text for text in sources(made))
    assert bylines(first) == ("Ida Renn",)


def test_the_json_has_disputes_and_credits():
    made, first = told()
    line = analysis_line(first)
    assert line["disputed"] == [{"value": "2031-03-01", "basis": "publication line: 1 March 2031"}]
    assert line["credits"][0] == {
        "name": "Ida Renn",
        "kind": "byline",
        "start": None,
        "end": None,
        "basis": "metadata author",
    }
    assert line["credits"][1]["kind"] == "agency"
    saved = accounts_json([made], "1", [])["stories"][0]["articles"]
    assert [len(a["disputed"]) for a in saved] == [1, 0, 0]
    assert [a["outlet_basis"] for a in saved] == ["", "", ""]

from dataclasses import replace

from rashomon.account.coverage import coverage, coverage_lines
from rashomon.account.sources import Sources
from rashomon.model import Cell, Findings, Member
from rashomon.pipeline import accounts, analyse
from tests.account.invented import COURIER, find, story
from tests.conftest import article

CARRIED, INDIRECT, NO, YET = Cell.CARRIED, Cell.INDIRECT, Cell.NOT_CARRIED, Cell.NOT_YET


def test_an_article_cannot_carry_what_was_reported_after_it():
    _, analyses, findings = story()
    found = coverage(Sources(analyses), Findings(utterances=findings.utterances, figures=findings.figures), ())
    assert [(r.kind, r.cells) for r in found.rows] == [
        ("quote", (CARRIED, YET, CARRIED)),
        ("figure", (CARRIED, YET, CARRIED)),
    ]


def test_without_a_publication_date_nothing_is_excused():
    _, (courier, early, gazette), findings = story()
    undated = (courier, replace(early, published=None), gazette)
    found = coverage(Sources(undated), Findings(utterances=findings.utterances), ())
    assert found.rows[0].cells == (CARRIED, NO, CARRIED)
    unsure = (courier, early, replace(gazette, published=None))
    assert coverage(Sources(unsure), Findings(utterances=findings.utterances), ()).rows[0].cells == (
        CARRIED,
        NO,
        CARRIED,
    )


def test_indirect_speech_is_told_apart():
    _, analyses, findings = story()
    said = findings.utterances[0]
    told = replace(
        said, members=said.members[:1], indirect=(Member("courier.txt", find(COURIER, "every boat it sent")),)
    )
    assert coverage(Sources(analyses), Findings(utterances=(told,)), ()).rows[0].cells == (INDIRECT, YET, CARRIED)


def test_lines_name_who_carries_a_thing_and_what_one_alone_has():
    _, analyses, findings = story()
    sources = Sources(analyses)
    lone = replace(findings.utterances[0], members=findings.utterances[0].members[1:], changes=())
    found = coverage(sources, Findings(utterances=(lone,), figures=findings.figures), ())
    assert [line.text for line in coverage_lines(sources, found)] == [
        "Passengers aboard: some 200 and 212 — carried by Courier and gazette, not reported yet when these appeared: "
        "early.",
        "Only in Courier: quotations of Ida Renn.",
    ]


def test_what_the_unread_part_of_a_report_may_hold_is_not_left_out_by_it():
    quoted = '"The dam will hold until the spring," Ana Ruiz, the mayor of Varn, said on Monday.'
    whole = f"{quoted} She spoke to two hundred people in the town hall.\n"
    stub = "The mayor of Varn, Ana Ruiz, spoke on Monday to two hundred people in the town hall about the dam.\n"
    analyses = [
        analyse(article(whole, "a")),
        analyse(article(whole.replace("She", "The mayor"), "b")),
        analyse(article(stub, "c", excerpt="the page holds only its beginning, 20 of 900 words")),
    ]
    (one,) = accounts(analyses)
    row = next(r for r in one.coverage.rows if r.kind == "quote")
    assert row.cells == (Cell.CARRIED, Cell.CARRIED, Cell.UNREAD)
    assert any(
        line.text == "c was read in part: the page holds only its beginning, 20 of 900 words." for line in one.lines
    )

"""Whom a report credits: bylines, wire marks, credit lines, and outlets it has something from."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.extract.credits import credits_of
from rashomon.extract.names import names
from rashomon.model import Block, BlockKind, Credit, CreditKind
from rashomon.spans import Span
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences
from tests.conftest import article

BODY, CAPTION, CHROME, HEADLINE = BlockKind.BODY, BlockKind.CAPTION, BlockKind.CHROME, BlockKind.HEADLINE
TITLE = (HEADLINE, "Harbour master resigns after audit")
NEWS = (BODY, "The harbour master resigned after an audit of the port's books, the council said.")


def page(*lines: tuple[BlockKind, str], **fields: object) -> list[tuple[str, str]]:
    """Kind and name of each credit of a page made of the given lines."""
    text, blocks = "", []
    for kind, line in lines:
        blocks.append(Block(Span(len(text), len(text) + len(line) + 2), kind))
        text += line + "\n\n"
    one = article(text, **fields)
    found = credits_of(one, blocks, names(parse(one, blocks, sentences(text, blocks))))
    for credit in found:
        assert credit.span is None or credit.span.of(text) == credit.name
    return [(c.kind.value, c.name) for c in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Ana Ruiz", [("byline", "Ana Ruiz")]),
        ("By Ana Ruiz and Bo L. Chen, Staff Writers", [("byline", "Ana Ruiz"), ("byline", "Bo L. Chen")]),
        ("BY ANA RUIZ AND BO CHEN", [("byline", "ANA RUIZ"), ("byline", "BO CHEN")]),
        ("By Ana de la Cruz Updated Nov 11, 2018, 10:47am EST", [("byline", "Ana de la Cruz")]),
        ("Written by Ana O’Neill, MS, RD on November 14, 2019", [("byline", "Ana O’Neill")]),
        ("by Ana Ruiz | Example News", [("byline", "Ana Ruiz")]),
        ("By Ana Ruiz, Reuters", [("byline", "Ana Ruiz"), ("agency", "Reuters")]),
        ("By Reuters Staff", [("agency", "Reuters")]),
        ("By Associated Press", [("agency", "Associated Press")]),
        ("Source: AFP", [("agency", "AFP")]),
        ("AFP", [("agency", "AFP")]),
        ("The Associated Press", [("agency", "The Associated Press")]),
        ("Agencies", [("agency", "Agencies")]),
        ("By Monday morning", []),
        ("By clicking Subscribe you agree to our terms", []),
        ("By All Means", []),
        ("Source: Harbour board", []),
        ("AP exams begin", []),
    ],
)
def test_lines_above_the_report(line, expected):
    assert page(TITLE, (CHROME, line), NEWS) == expected


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("VALLETTA (Reuters) - The harbour master resigned after an audit.", [("agency", "Reuters")]),
        ("VALLETTA, March 5 (AP) — The harbour master resigned after an audit.", [("agency", "AP")]),
        ("ST. JULIAN'S, Malta (Coast Wire) -- The harbour master resigned.", [("agency", "Coast Wire")]),
        ("(Reuters) - The harbour master resigned after an audit.", [("agency", "Reuters")]),
        ("Valletta (AFP) – The harbour master resigned after an audit.", [("agency", "AFP")]),
        ("VALLETTA (Staff) — The harbour master resigned after an audit.", []),
        ("VALLETTA, March 5 (Staff Reporter) - The harbour master resigned.", []),
        ("VALLETTA (Our Correspondent) — The harbour master resigned after an audit.", []),
        ("The council (which met on Monday) – and not the mayor – decided.", []),
        ("The Advanced Placement (AP) course is full.", []),
    ],
)
def test_wire_marks_before_the_first_words(opening, expected):
    assert page(TITLE, (BODY, opening)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The Associated Press contributed to this report.", [("material", "The Associated Press")]),
        (
            "Example News' Ana Ruiz and The Associated Press contributed to this report.",
            [("material", "Ana Ruiz"), ("material", "The Associated Press")],
        ),
        ("— Ana Ruiz contributed to this story", [("material", "Ana Ruiz")]),
        (
            "Associated Press writers Ana Ruiz in New York and Bo Chen in Oslo contributed to this report.",
            [("material", "Ana Ruiz"), ("material", "Bo Chen")],
        ),
        ("Bo Chen of Example Radio's Oslo Desk contributed to this report.", [("material", "Bo Chen")]),
        ("(With inputs from PTI and AFP)", [("material", "PTI"), ("material", "AFP")]),
        ("This report was written with material from dpa.", [("material", "dpa")]),
        (
            "(Reporting by Ana Ruiz in Oslo; Additional reporting by Bo Chen; Editing by Cy Dee)",
            [("byline", "Ana Ruiz"), ("material", "Bo Chen")],
        ),
        ("This article was originally published by Coast Magazine. Read it there.", [("reprint", "Coast Magazine")]),
        ("It first appeared in The Quay on Monday.", [("reprint", "The Quay")]),
        ("Republished with permission from Coast Magazine", [("reprint", "Coast Magazine")]),
        ("The audit and the storm contributed to this report's delay.", []),
        ("The union contributed to the fund.", []),
        ("The ship first appeared in 2014, off the coast.", []),
    ],
)
def test_lines_at_the_foot(line, expected):
    assert page(TITLE, NEWS, (BODY, line)) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Reuters reported on Friday that the harbour master had resigned.", [("reported", "Reuters")]),
        ("The harbour master told Reuters that he had resigned.", [("reported", "Reuters")]),
        ("The audit was first reported by the Washington Post.", [("reported", "Washington Post")]),
        ("He has resigned, according to the New York Times.", [("reported", "New York Times")]),
        ("Two journalists of Reuters were arrested in the harbour on Friday.", []),
        ("Police told Reuters reporters to leave the harbour.", []),
        ("A Reuters/Ipsos poll found that the harbour is liked.", []),
        ("According to the Harbour Board, he resigned.", []),
    ],
)
def test_outlets_that_something_is_taken_from(sentence, expected):
    assert page(TITLE, (BODY, sentence)) == expected


def test_what_an_outlet_was_told_itself_is_its_own():
    told = (BODY, "The harbour master told Reuters that he had resigned.")
    assert page(TITLE, told, outlet="Reuters") == []
    assert page(TITLE, told, url="https://www.reuters.com/world/harbour") == []
    assert page(TITLE, (BODY, "VALLETTA (AP) — The mayor told The Associated Press that he left.")) == [
        ("agency", "AP")
    ]


@pytest.mark.parametrize("line", ["Reuters/Ana Ruiz", "(AP Photo/Bo Chen)", "REUTERS", "By Ana Ruiz"])
def test_a_photographers_credit_is_none_of_the_texts(line):
    assert page(TITLE, (CAPTION, line), NEWS) == []
    assert page(TITLE, (CAPTION, "The harbour on Monday."), (CHROME, line), NEWS) == (
        [("byline", "Ana Ruiz")] if line.startswith("By ") else []
    )


def test_what_came_beside_the_text_comes_last_and_not_twice():
    beside = (
        Credit("Ana Ruiz", CreditKind.BYLINE, basis="metadata author"),
        Credit("Bo Chen", CreditKind.BYLINE, basis="metadata author"),
    )
    assert page(TITLE, (CHROME, "By Ana Ruiz"), NEWS, credits=beside) == [("byline", "Ana Ruiz"), ("byline", "Bo Chen")]


@pytest.mark.parametrize("unit", ["By A ", "A" * 9, "Ana Ruiz, ", "(AP) ", "reporting by ", "contributed ", "X (Y"])
def test_the_time_is_linear_in_the_text(unit):
    def seconds(size: int) -> float:
        text = "\n".join([unit * (200 // len(unit))] * (size // 200)) + unit * (size // len(unit))
        blocks = [Block(Span(0, len(text)), BODY)]
        one = article(text)
        start = time.process_time()
        credits_of(one, blocks, ())
        return time.process_time() - start

    small = max(seconds(50_000), 0.02)
    assert seconds(200_000) < small * 12


@given(st.text(), st.sampled_from([BODY, CHROME]))
def test_any_text_has_credits_or_none(text, kind):
    blocks = [Block(Span(0, len(text)), kind)] if text else []
    for credit in credits_of(article(text), blocks, ()):
        assert credit.span is not None
        assert credit.span.of(text) == credit.name

"""When an article was published: what counts as a statement of it, and what does not."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rashomon.extract.times import time_references
from rashomon.model import Block, BlockKind, Published
from rashomon.read.datelines import embedded_posts
from rashomon.read.published import published
from rashomon.spans import Span
from rashomon.text.nlp import parse
from tests.conftest import article

BODY, HEADLINE, CHROME, BYLINE = BlockKind.BODY, BlockKind.HEADLINE, BlockKind.CHROME, BlockKind.BYLINE


def dated(*lines: tuple[BlockKind, str], **fields: object) -> Published | None:
    """Publication date of an article made of the given lines."""
    text, blocks, sentences = "", [], []
    for kind, line in lines:
        span = Span(len(text), len(text) + len(line) + 2)
        blocks.append(Block(span, kind))
        sentences.append(Span(span.start, span.end - 2))
        text += line + "\n\n"
    one = article(text, **fields)
    return published(one, time_references(parse(one, blocks, sentences), None), blocks)


def value(*lines: tuple[BlockKind, str], **fields: object) -> str | None:
    found = dated(*lines, **fields)
    return found.value if found else None


def post(when: datetime) -> str:
    """The address of a post made then."""
    number = (int(when.timestamp() * 1000) - 1_288_834_974_657) << 22
    return f"https://twitter.com/harbour_news/status/{number}"


NEWS = (BODY, "The harbour master resigned on Monday.")
TITLE = (HEADLINE, "Harbour master resigns")


def test_what_came_with_the_article_comes_first():
    given = Published(date(2019, 3, 5), date(2019, 3, 5), ("field date",))
    assert dated((CHROME, "Published: 1 January 2020"), NEWS, dated=(given,)) == given


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([TITLE, (CHROME, "PUBLISHED: 5 March 2019"), NEWS], "2019-03-05"),
        ([TITLE, (BYLINE, "By Jo Larsen, March 5, 2019"), NEWS], "2019-03-05"),
        ([TITLE, (BODY, "VALLETTA, March 5, 2019 (Coast News) — The harbour master resigned.")], "2019-03-05"),
        ([TITLE, (CHROME, "Tuesday, March 5, 2019"), NEWS], "2019-03-05"),
        ([TITLE, (CHROME, "Last updated: March 5, 2019"), NEWS], "../2019-03-05"),
    ],
)
def test_date_lines_that_belong_to_the_article(lines, expected):
    assert value(*lines) == expected


def test_a_date_above_the_headline_is_the_day_of_the_visit():
    assert value((CHROME, "Thursday, May 2, 2024"), TITLE, NEWS) is None


def test_a_date_above_the_headline_counts_where_the_text_supports_it():
    told = (BODY, "The harbour master resigned on Monday, April 29, 2024.")
    assert value((CHROME, "Thursday, May 2, 2024"), TITLE, told) == "2024-05-02"


def test_a_date_under_the_headline_long_after_what_is_told_is_the_visit_too():
    told = (BODY, "The harbour master resigned on Monday, March 4, 2019.")
    assert value(TITLE, (CHROME, "Thursday, May 2, 2024"), told) != "2024-05-02"


def test_an_embedded_post_gives_the_first_possible_day():
    when = datetime(2019, 3, 5, 11, 42, tzinfo=UTC)
    text = post(when)
    assert [p.replace(microsecond=0) for p in embedded_posts(text)] == [when]
    assert value(TITLE, (BODY, "The harbour master is gone."), (CHROME, text)) == "2019-03-05/.."


def test_week_days_narrow_what_a_post_leaves_open():
    lines = (
        TITLE,
        (BODY, "The harbour master resigned on Monday. The council will meet on Friday."),
        (CHROME, post(datetime(2019, 3, 4, 9, tzinfo=UTC))),
    )
    found = dated(*lines)
    assert found is not None
    assert found.value == "2019-03-04/2019-03-07"
    assert any("Monday, Friday" in clause for clause in found.basis)


def test_a_full_date_in_the_lead_fixes_the_week():
    told = (BODY, "The harbour master resigned on March 4, 2019. The council met on Tuesday and will vote on Thursday.")
    assert value(TITLE, told) == "2019-03-05/2019-03-06"


def test_a_dateline_without_its_year_takes_it_from_the_text():
    told = (BODY, "VALLETTA, March 5 (Coast News) - The harbour master, who took office on July 2, 2018, resigned.")
    assert value(TITLE, told) == "2019-03-05"


@pytest.mark.parametrize(
    "words",
    [
        "The harbour master resigned on Monday and the council will meet on Friday.",
        "The harbour was built in 1901.",
        "The harbour master resigned on January 30.",
        "",
    ],
)
def test_what_does_not_decide_stays_unknown(words):
    assert value(TITLE, (BODY, words or "Nothing is dated here.")) is None

"""When an article was published: what counts as a statement of it, and what does not."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest

from rashomon.extract.times import time_references
from rashomon.model import Block, BlockKind, Provenance, Published
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
MENU = tuple((CHROME, entry) for entry in ("News", "Sport", "Weather", "Ferries", "Tides", "Opinion", "Jobs", "Help"))


def test_what_came_with_the_article_comes_first():
    given = Published(date(2019, 3, 5), date(2019, 3, 5), ("field date",))
    assert dated((CHROME, "Nothing"), NEWS, dated=(given,)) == given


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([TITLE, (CHROME, "PUBLISHED: 5 March 2019"), NEWS], "2019-03-05"),
        (
            [TITLE, (CHROME, "PUBLISHED: 10:48, Tue, Mar 5, 2019 | UPDATED: 11:05, Wed, Mar 6, 2019"), NEWS],
            "2019-03-05",
        ),
        ([TITLE, (CHROME, "Tue 5 Mar 2019 17.31 GMT Last modified on Wed 6 Mar 2019 09.12 GMT"), NEWS], "2019-03-05"),
        ([TITLE, (CHROME, "Published Tue, Mar 5 20195:47 AM ESTUpdated an hour ago"), NEWS], "2019-03-05"),
        (
            [TITLE, (CHROME, "Updated : 6 March 2019, 09:01 AM"), NEWS, (CHROME, "First Published: 5 March 2019")],
            "2019-03-05",
        ),
        ([TITLE, (CHROME, "Posted on March 5, 2019"), NEWS], "2019-03-05"),
        ([TITLE, (BYLINE, "By Jo Larsen, March 5, 2019"), NEWS], "2019-03-05"),
        ([TITLE, (CHROME, "By Jo Larsen - 03/15/19 06:56 AM EST"), NEWS], "2019-03-15"),
        ([TITLE, (CHROME, "By Jo Larsen - 03/05/19 06:56 AM EST"), NEWS], "2019-03-05"),
        ([TITLE, (CHROME, "By Jo Larsen 2019-03-05T20:51:19Z Harbours"), NEWS], "2019-03-05"),
        ([TITLE, (CHROME, "15/03/2019 Jo Larsen"), NEWS], "2019-03-15"),
        ([TITLE, (CHROME, "Jo Larsen - Mar 5, 2019, 8:15 pm CST"), NEWS], "2019-03-05"),
        ([TITLE, (BODY, "VALLETTA, March 5, 2019 (Coast News) — The harbour master resigned.")], "2019-03-05"),
        ([TITLE, (CHROME, "Tuesday, March 5, 2019"), NEWS], "2019-03-05"),
        ([TITLE, (CHROME, "Last updated: March 5, 2019"), NEWS], "../2019-03-05"),
        ([*MENU, (CHROME, "November 19, 2019 / 12:21 AM"), TITLE, NEWS], "2019-11-19"),
    ],
)
def test_date_lines_that_belong_to_the_article(lines, expected):
    assert value(*lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        [(CHROME, "Thursday, May 2, 2024"), TITLE, NEWS],
        [(CHROME, "14:53 GMT +3 2 May 2024"), *MENU, TITLE, NEWS],
        [TITLE, (CHROME, "03/04/2019"), NEWS],
        [TITLE, (CHROME, "5 hours ago"), NEWS],
        [TITLE, NEWS, (CHROME, "© 2016-2024 The Coast Courier")],
        [TITLE, NEWS, (CHROME, "Copyright 1 March 2016 The Coast Courier")],
        [TITLE, (CHROME, "Source: Harbour board, March 5, 2019"), NEWS],
        [TITLE, (CHROME, "User agreement (updated 5/25/18)"), *MENU * 4, NEWS],
        [TITLE, (BlockKind.CAPTION, "The harbour on March 5, 2019. (Photo: Jo Larsen)"), NEWS],
        [TITLE, NEWS, (CHROME, "Ferry fares to rise"), (CHROME, "March 9, 2019")],
        [
            TITLE,
            NEWS,
            (CHROME, "Ferry fares"),
            (CHROME, "Published March 9, 2019"),
            (CHROME, "Published March 8, 2019"),
        ],
        [
            TITLE,
            (BODY, "A study published March 5, 2018, in the Journal of Harbours, found that harbour masters resign."),
        ],
    ],
)
def test_dates_of_the_visit_of_other_events_and_unsure_ones_are_not_the_articles(lines):
    assert value(*lines) is None


def test_a_date_above_the_headline_counts_where_the_text_supports_it():
    told = (BODY, "The harbour master resigned on Monday, April 29, 2024.")
    assert value((CHROME, "Thursday, May 2, 2024"), TITLE, told) == "2024-05-02"


def test_a_date_under_the_headline_long_after_what_is_told_is_the_visit_too():
    told = (BODY, "The harbour master resigned on Monday, March 4, 2019.")
    assert value(TITLE, (CHROME, "Thursday, May 2, 2024"), told) != "2024-05-02"


def test_an_old_date_in_the_text_does_not_unseat_the_date_line():
    told = (BODY, "The harbour master, who took office on July 2, 2003, resigned.")
    assert value(TITLE, (CHROME, "March 5, 2019"), told) == "2019-03-05"


def test_comments_come_after_what_they_comment_on():
    lines = (TITLE, NEWS, (CHROME, "2 Comments"), (CHROME, "Ana says:"), (CHROME, "March 7, 2019 at 5:57 am"))
    found = dated(*lines)
    assert found is not None
    assert (found.value, found.basis) == ("../2019-03-07", ("first comment: March 7, 2019",))


def test_nothing_is_published_after_it_was_recorded():
    taken = Provenance("warc", "urn:uuid:1", datetime(2019, 3, 7, 9, tzinfo=UTC))
    assert value(TITLE, NEWS, provenance=taken) == "../2019-03-07"
    told = (TITLE, NEWS, (CHROME, post(datetime(2019, 3, 5, 12, tzinfo=UTC))), NEWS)
    assert value(*told, provenance=taken) == "2019-03-05/2019-03-06"
    later = Published(date(2021, 1, 1), date(2021, 1, 1), ("metadata pubdate",))
    found = dated(TITLE, NEWS, dated=(later,), provenance=taken)
    assert found is not None
    assert (found.value, found.disputed) == ("../2019-03-07", (later,))


@pytest.mark.parametrize(
    ("line", "disputed"),
    [
        ("Published: 1 January 2020", ["2020-01-01"]),
        ("Published: 6 March 2019", []),
        ("Last updated: 1 January 2020", []),
        ("First published 1 February 2019", ["2019-02-01"]),
    ],
)
def test_where_metadata_and_page_disagree_both_are_kept(line, disputed):
    given = Published(date(2019, 3, 5), date(2019, 3, 5), ("metadata article:published_time",))
    found = dated(TITLE, (CHROME, line), NEWS, dated=(given,))
    assert found is not None
    assert (found.value, [d.value for d in found.disputed]) == ("2019-03-05", disputed)


def test_a_month_in_the_address_is_narrowed_by_the_page():
    month = Published(date(2019, 3, 1), date(2019, 3, 31), ("URL /2019/03/",))
    found = dated(TITLE, (CHROME, "Published: 5 March 2019"), NEWS, dated=(month,))
    assert found is not None
    assert (found.value, found.basis) == ("2019-03-05", ("URL /2019/03/", "publication line: 5 March 2019"))


def test_a_post_later_than_the_date_given_disputes_it():
    given = Published(date(2019, 3, 5), date(2019, 3, 5), ("field date",))
    found = dated(TITLE, NEWS, (BODY, post(datetime(2019, 3, 9, 12, tzinfo=UTC))), dated=(given,))
    assert found is not None
    assert [(d.value, d.basis) for d in found.disputed] == [
        ("2019-03-09/..", ("prints a post of 2019-03-09 12:00 UTC",))
    ]


def test_an_embedded_post_gives_the_first_possible_day():
    text = post(datetime(2019, 3, 5, 11, 42, tzinfo=UTC))
    assert value(TITLE, (CHROME, text), (BODY, "The harbour master is gone.")) == "2019-03-05/.."


def test_a_post_below_the_report_is_no_part_of_it():
    text = post(datetime(2019, 3, 5, 11, 42, tzinfo=UTC))
    assert value(TITLE, (BODY, "The harbour master is gone."), (CHROME, text)) is None


def test_week_days_narrow_what_a_post_leaves_open():
    lines = (
        TITLE,
        (CHROME, "— Harbour News (@harbour_news) March 4, 2019"),
        (BODY, "The harbour master resigned on Monday. The council will meet on Friday."),
    )
    found = dated(*lines)
    assert found is not None
    assert found.value == "2019-03-04/2019-03-05"
    assert any("Monday, Friday" in clause for clause in found.basis)


def test_week_days_of_the_week_before_do_not_move_a_report_away_from_its_post():
    lines = (
        TITLE,
        (CHROME, "— Harbour News (@harbour_news) March 4, 2019"),
        (BODY, "The harbour master resigned on Friday."),
    )
    found = dated(*lines)
    assert found is not None
    assert found.earliest is not None
    assert found.earliest <= date(2019, 3, 4)


def test_an_old_post_is_no_anchor_where_the_text_tells_of_later_years():
    lines = (
        TITLE,
        (CHROME, "— Harbour News (@harbour_news) March 4, 2013"),
        (BODY, "The harbour master, who was appointed on May 3, 2016, resigned on Friday."),
    )
    assert value(*lines) is None


def test_a_full_date_with_its_week_day_in_the_lead_fixes_the_week():
    told = (BODY, "The harbour master resigned on Monday, March 4, 2019. The council met on Tuesday.")
    assert value(TITLE, told) == "2019-03-05/2019-03-06"


def test_a_date_with_its_year_is_no_recent_one():
    told = (BODY, "The harbour master was sworn in on March 4, 2016. He resigned on Tuesday.")
    assert value(TITLE, told) is None


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


@pytest.mark.parametrize(
    "unit", ["By Jo Larsen, March 5, 2019\n", "(@jo) March 5, 2019 ", "5/3/2019 ", "x.com/a/status/1 "]
)
def test_the_time_is_linear_in_the_text(unit):
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        half = len(text) // 2
        blocks = [Block(Span(0, half), CHROME), Block(Span(half, len(text)), BODY)]
        # the processor's own time: what else the machine does at the moment is no matter
        start = time.process_time()
        published(article(text, title=unit), (), blocks)
        return time.process_time() - start

    small = max(seconds(100_000), 0.02)
    assert min(seconds(400_000) for _ in range(3)) < small * 12

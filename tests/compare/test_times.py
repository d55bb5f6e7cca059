"""Articles of one story dated from each other, and the same event as they date it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from rashomon.compare.times import date_together, event_dates
from rashomon.extract.times import time_references
from rashomon.model import Analysis, Block, BlockKind, Language, Published, Verdict
from rashomon.spans import Span
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences
from tests.conftest import article


def on(day: int, month: int = 3, year: int = 2019) -> Published:
    return Published(date(year, month, day), date(year, month, day), ("field date",))


def analysis(name: str, text: str, when: Published | None = None) -> Analysis:
    """An article whose paragraphs are all body."""
    blocks, start = [], 0
    for part in text.split("\n\n"):
        end = min(start + len(part) + 2, len(text))
        blocks.append(Block(Span(start, end), BlockKind.BODY))
        start = end
    one = article(text, name)
    parsed = parse(one, blocks, sentences(text, blocks))
    times = time_references(parsed, when)
    return Analysis(one, tuple(blocks), parsed.sentences, Language("en", 1.0), when, times=times)


def story(texts: Mapping[str, tuple[str, Published | None]]) -> tuple[Analysis, ...]:
    return date_together([analysis(name, *given) for name, given in texts.items()])


def values(one: Analysis) -> list[str]:
    return [t.value for t in one.times]


def test_a_dated_report_fixes_the_week_of_the_others():
    # 5 March 2019 is a Tuesday
    _, between, before = story(
        {
            "a": ("The union called a strike.", on(5)),
            "b": ("The union called a strike on Monday. Dockers will vote on Thursday.", None),
            "c": ("The union threatened a strike on Saturday.", None),
        }
    )
    assert between.published is not None
    assert between.published.value == "2019-03-04/2019-03-06"
    assert values(between) == ["2019-03-04", "2019-03-07"]
    assert before.published is not None
    assert before.published.value == "2019-03-02/2019-03-03"
    assert values(before) == ["2019-03-02"]
    assert all(a.published.basis[-1].startswith("from the other reports of the story") for a in (between, before))


def test_a_month_and_day_takes_the_year_of_the_story():
    _, told = story(
        {
            "a": ("The union called a strike.", on(5)),
            "b": ("On February 27, dockers walked out. On February 28, they blocked the quay.", None),
        }
    )
    assert values(told) == ["2019-02-27", "2019-02-28"]
    assert told.published is not None
    assert told.published.value == "2019-02-28/2019-03-01"


def test_a_day_in_the_background_is_only_a_lower_bound():
    _, told = story(
        {
            "a": ("The union called a strike.", on(5)),
            "b": ("Dockers are tired.\n\nCranes are old.\n\nOn February 20, a crane fell.", None),
        }
    )
    assert values(told) == ["2019-02-20"]
    assert told.published is not None
    assert told.published.value == "2019-02-20/2019-03-13"


def test_stated_bounds_of_the_story_leave_one_year():
    told, _ = story(
        {
            "a": ("On January 30, dockers walked out. The rail crews followed on January 31.", None),
            "b": ("The quay was sold in December 2018. The cranes will be moved by May 2019.", None),
        }
    )
    assert values(told) == ["2019-01-30", "2019-01-31"]


def test_an_open_range_is_closed_by_week_days():
    (told,) = story(
        {
            "a": (
                "The union called a strike on Monday. Dockers will vote on Thursday.",
                Published(date(2019, 3, 4), None, ("an embedded post",)),
            )
        }
    )
    assert told.published is not None
    assert told.published.value == "2019-03-04/2019-03-06"


def test_the_week_of_a_planned_event_narrows_a_report():
    lines = "The transport ministers of the coast states are to meet next week in Riga to discuss the dock strike."
    exact = "The transport ministers of the coast states will meet on Wednesday in Riga to discuss the dock strike."
    early, _ = story({"a": (f"Cranes stopped on Sunday. {lines}", None), "b": (exact, on(5))})
    # Sunday 3 March or the Monday after; the meeting on the 6th is "next week" on the Sunday alone
    assert early.published is not None
    assert early.published.value == "2019-03-03"


def test_reports_weeks_apart_date_the_others_by_the_event_they_plan_together():
    # nearness alone says nothing: the Monday of either week is as near to one of the dated reports
    early, late, told = story(
        {
            "a": ("The union called a strike.", on(5)),
            "b": ("The transport ministers will meet on Wednesday.", on(12)),
            "c": ("Cranes stopped on Monday. The transport ministers will meet on Wednesday in Riga.", None),
        }
    )
    assert (early.published, late.published) == (on(5), on(12))
    assert told.published is not None
    assert told.published.value == "2019-03-11/2019-03-12"


def test_reports_weeks_apart_date_the_others_by_the_words_they_share_most_of():
    both = "The owners said on Sunday that the cranes were safe and that nobody had asked them to stop work at night."
    stock = "The port moves a third of the grain of the coast each year."
    _, _, told = story(
        {
            "a": (f"The union called a strike. {stock}", on(5)),
            "b": (both, on(12)),
            "c": (f"Dockers walked out on Monday. {both} {stock}", None),
        }
    )
    assert told.published is not None
    assert told.published.value == "2019-03-11/2019-03-12"


@pytest.mark.parametrize(
    "texts",
    [
        {"a": ("The union called a strike on Monday.", None), "b": ("Dockers will vote on Thursday.", None)},
        {"a": ("The union called a strike.", on(5)), "b": ("Dockers like coffee.", None)},
    ],
)
def test_what_nothing_anchors_stays_undated(texts):
    assert story(texts)[-1].published is None


def test_dated_articles_are_left_alone():
    given = [analysis("a", "The union called a strike on Monday.", on(5)), analysis("b", "Nothing.", on(9))]
    assert date_together(given) == tuple(given)


STATEMENT = '"We ask every crew to leave the cranes and to stay at home until the owners answer us," the union said.'


def verdicts(texts: Mapping[str, tuple[str, Published | None]]) -> list[tuple[Verdict, tuple[str, ...]]]:
    found = event_dates(story(texts), ())
    return [(e.verdict, tuple(t.value for _, t, _ in e.members)) for e in found]


def test_one_statement_on_two_days_is_a_conflict():
    found = event_dates(
        story(
            {
                "a": (f"The union on Saturday warned the owners of a strike.\n\n{STATEMENT}", on(3)),
                "b": (f"In a statement on Sunday, the union has warned of empty quays.\n\n{STATEMENT}", on(4)),
            }
        ),
        (),
    )
    assert [(e.verdict, [t.value for _, t, _ in e.members]) for e in found] == [
        (Verdict.CONFLICT, ["2019-03-02", "2019-03-03"])
    ]
    assert found[0].event.startswith("The union: warned")
    assert "Saturday" in found[0].why
    assert "Sunday" in found[0].why


def test_undated_reports_conflict_by_the_names_of_the_days():
    assert verdicts(
        {
            "a": (f"The union on Saturday warned the owners of a strike.\n\n{STATEMENT}", None),
            "b": (f"In a statement on Sunday, the union has warned of empty quays.\n\n{STATEMENT}", None),
        }
    ) == [(Verdict.CONFLICT, ("XXXX-WXX-6", "XXXX-WXX-7"))]


def test_a_day_known_to_a_range_only_is_no_conflict():
    line = f"The union today warned the owners of a strike.\n\n{STATEMENT}"
    unsure = Published(date(2019, 2, 27), date(2019, 3, 1), ("test",))
    assert Verdict.CONFLICT not in [v for v, _ in verdicts({"a": (line, unsure), "b": (line, on(9))})]


@pytest.mark.parametrize(
    "later",
    [
        "The rescue service said that the death toll had gone up to 243 late on Thursday.",
        "The rescue service said that the death toll had gone up to 157 on 2 January 2018.",
    ],
)
def test_two_states_of_one_count_and_two_years_are_two_events(later):
    told = "The rescue service said that the death toll had gone up to 157 late on Wednesday."
    found = verdicts({"a": (f"{told}\n\n{STATEMENT}", on(7)), "b": (f"{later}\n\n{STATEMENT}", on(8))})
    assert Verdict.CONFLICT not in [v for v, _ in found]


def test_a_meeting_of_two_days_agrees_with_itself_and_others():
    meeting = (
        "The transport ministers of the coast states will {} on Wednesday and Thursday to hold talks on the ports."
    )
    found = verdicts({"a": (meeting.format("gather"), on(4)), "b": (meeting.format("meet"), on(5))})
    assert [v for v, _ in found] == [Verdict.AGREE]
    assert set(found[0][1]) == {"2019-03-06", "2019-03-07"}


def test_a_week_holds_its_day():
    meeting = "The transport ministers of the coast states will meet {} to discuss wages in the ports."
    found = verdicts({"a": (meeting.format("on Wednesday"), on(4)), "b": (meeting.format("this week"), on(4))})
    assert [v for v, _ in found] == [Verdict.COMPATIBLE]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # two statements
        ("The union warned of a strike on Saturday.", "The union warned of lay-offs on Sunday."),
        # two actors
        (
            f"The union warned of a strike on Saturday. {STATEMENT}",
            f"The mayor warned of a strike on Sunday. {STATEMENT}",
        ),
        # two acts
        ("The union blocked the northern quay on Saturday.", "The union sued the northern quay on Sunday."),
        # nobody named
        (f"They warned of a strike on Saturday. {STATEMENT}", f"They warned of a strike on Sunday. {STATEMENT}"),
    ],
)
def test_different_events_are_no_conflict(a, b):
    assert verdicts({"a": (a, on(4)), "b": (b, on(4))}) == []


def test_a_day_that_is_not_quite_known_is_not_one_weeks_away():
    two_days = Published(date(2019, 1, 31), date(2019, 2, 1), ("inferred",))
    told = (
        analysis("a", "The mayor met the dockers’ union two days ago over the harbour pay deal.", two_days),
        analysis("b", "The mayor met the dockers’ union on Monday over the harbour pay deal.", on(5)),
    )
    assert event_dates(told, ()) == ()

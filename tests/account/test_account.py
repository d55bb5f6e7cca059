import re
from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.model import Findings, Section, Story
from tests.account.invented import EARLY, analysis, story

# words that would judge an outlet or say more than its text does
JUDGING = re.compile(r"\b(misquot|wrong|false|true|incorrect|error|claims? falsely|distort|fake|lie)\w*", re.IGNORECASE)


@pytest.fixture
def made():
    return account(*story())


def lines(made, section):
    return [line.text for line in made.lines if line.section is section]


def test_the_head_says_who_reports_and_when(made):
    assert lines(made, Section.SOURCES) == [
        "Three articles report this: Courier, early and gazette.",
        "Courier was published on 3 April 2031 (metadata).",
        "early was published between 30 and 31 March 2031 (metadata).",
        "gazette was published on 2 April 2031 (metadata).",
    ]


def test_the_core_is_quoted_and_its_support_named(made):
    core = lines(made, Section.LEAD)
    assert core[0] == (
        "Courier reports: The ferry Merle ran aground off Port Ellery on Wednesday, with some 200 passengers on board. "
        "(compare gazette)"
    )


def test_the_main_differences_come_before_everything_else(made):
    assert lines(made, Section.PARTING) == [
        "Courier prints “lucky” where gazette prints “narrow”, in Ida Renn’s words.",
        "gazette gives 1 April 2031 (“Tuesday”), Courier gives 2 April 2031 (“Wednesday”) for one event: "
        "the ferry Merle ran aground.",
    ]


def test_sections_come_in_reading_order(made):
    order = [line.section for line in made.lines]
    assert order == sorted(order, key=list(Section).index)
    # the ferry story holds nothing of these, and an empty section has no line
    empty = {Section.INCIDENTS, Section.PLEDGES, Section.CLASHES, Section.OPPOSED, Section.WORDING, Section.LINEAGE}
    empty |= {Section.REVISIONS}
    assert set(order) == set(Section) - empty


def test_every_line_resolves_to_its_words(made):
    texts = {a.id: a.article.text for a in made.analyses}
    for line in made.lines:
        for citation in line.citations:
            citation.check(texts[citation.article])


def test_no_line_judges(made):
    assert not [line.text for line in made.lines if JUDGING.search(line.text)]


def test_the_title_is_the_headline_that_shares_most_with_the_others(made):
    assert made.title == "Ferry runs aground off Port Ellery"


def test_reports_without_any_difference_are_said_to_have_none_found():
    _, analyses, _ = story()
    plain = account(Story("s", ("courier.txt", "gazette.txt")), (analyses[0], analyses[2]), Findings())
    assert lines(plain, Section.PARTING) == [
        "No changed words in a shared quotation, no clash of dates or figures and no opposed statements were found "
        "between them."
    ]


def test_a_single_article_in_another_language_is_still_accounted_for():
    one = replace(analysis("nota.txt", EARLY, language="pt"), sentences=(), times=())
    made = account(Story("s", ("nota.txt",)), (one,), Findings())
    assert [line.text for line in made.lines] == [
        "One article reports this: nota.",
        "nota was published on an unknown day.",
        "When nota was published is not known.",
    ]

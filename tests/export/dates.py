"""The invented ferry story with a timeline made by hand: differing, moved, imprecise and background dates."""

from dataclasses import replace

from rashomon.account import account
from rashomon.model import DatePrecision, Status, TimelineEntry, Verdict
from rashomon.spans import Span, cite
from tests.account.invented import IDS, story

COURIER, EARLY, GAZETTE = IDS


def entry(analyses, value, text, *articles, status=Status.HAPPENED, **more):
    """An entry that cites the headline of each article."""
    by_id = {a.id: a for a in analyses}
    cited = tuple(cite(i, by_id[i].article.text, Span(0, 12)) for i in articles)
    return TimelineEntry(value, text, status, cited, articles=articles, **more)


def told():
    """The account with that timeline."""
    made = account(*story())
    days = made.analyses

    def one(value, text, *articles, **more):
        return entry(days, value, text, *articles, **more)

    grounded = {"event": 0, "verdict": Verdict.CONFLICT}
    meeting = {"event": 1, "verdict": Verdict.REVISED}
    entries = (
        one("2019", "The ferry was built.", GAZETTE, precision=DatePrecision.YEAR, background=True),
        one("2031-03", "The sandbank had moved.", COURIER, precision=DatePrecision.MONTH),
        one("2031-04-01", "The pilots went on strike.", GAZETTE),
        one(
            "2031-04-01",
            "The ferry ran aground.",
            GAZETTE,
            others=(("2031-04-02", (COURIER,)),),
            basis=(("Tuesday, counted from publication on 2 April 2031", (GAZETTE,)),),
            **grounded,
        ),
        one("2031-04-02", "The ferry ran aground, too.", COURIER, others=(("2031-04-01", (GAZETTE,)),), **grounded),
        one("2031-04-03/2031-04-05", "Divers searched.", COURIER, GAZETTE, precision=DatePrecision.DAYS),
        one(
            "2031-04-09",
            "The owners meet the mayor.",
            GAZETTE,
            status=Status.CANCELLED,
            others=(("2031-04-11", (COURIER,)),),
            **meeting,
        ),
        one(
            "2031-04-11",
            "They meet two days later.",
            COURIER,
            status=Status.PLANNED,
            others=(("2031-04-09", (GAZETTE,)),),
            **meeting,
        ),
    )
    return replace(made, timeline=entries)

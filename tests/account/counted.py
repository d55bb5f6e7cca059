"""A small invented story of a mine, whose figures stand in every way to each other; three outlets, over three days."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from rashomon.model import (
    Figure,
    FigureGroup,
    Findings,
    Period,
    PeriodRelation,
    Published,
    Scope,
    Story,
    Tense,
    TimeReference,
    TimeType,
    Verdict,
)
from tests.account.invented import analysis, find

BEACON = """Roof falls in at Garrow mine

At least nine miners died when a roof fell in at the Garrow mine on Monday, the district said.
About 340 people live in the camp beside it. The owners have spent $2.5 million on the shaft since 2029.
The company has paid fines of 4 crowns in all.
"""

CHRONICLE = """Toll rises at Garrow

Fourteen miners died at the Garrow mine, the hospital said. Between 300 and 400 people live in the camp.
Rescue teams of 60 people worked through the night; by noon the teams were 75 strong.
The union puts the debts of the mine at 9,000 crowns.
"""

EXAMINER = """Garrow counts its dead

Twenty-one miners died, the hospital said as of Wednesday. More than 320 people live in the camp.
Fines of 5 crowns were paid. The ministry puts the debts of the mine at 2 million crowns.
Nearly 80 percent of the shaft is flooded.
"""

IDS = ("beacon.txt", "chronicle.txt", "examiner.txt")


def appeared(day, hour):
    """Published in March 2031, to the minute, or to the day."""
    exact = None if hour is None else datetime(2031, 3, day, hour, tzinfo=UTC)
    return Published(date(2031, 3, day), date(2031, 3, day), ("given",), exact)


def figure(text, words, value, low, high, hedge=None, *, of=None, **more):
    """A figure where its words stand."""
    return Figure(find(text, words), value, low, high, hedge, of=find(text, of) if of else None, **more)


def counting(days=((3, 9), (3, 18), (5, 7))):
    """The story with its findings.

    Args:
        days: Day of March 2031 and hour at which each report appeared.
    """
    wednesday = TimeReference(
        find(EXAMINER, "Wednesday"),
        TimeType.DATE,
        "2031-03-05",
        tense=Tense.PAST,
        relative=True,
        low=date(2031, 3, 5),
        high=date(2031, 3, 5),
    )
    beacon, chronicle, examiner = (
        analysis(IDS[0], BEACON, outlet="The Beacon"),
        analysis(IDS[1], CHRONICLE, outlet="Chronicle"),
        analysis(IDS[2], EXAMINER, outlet="Examiner", times=(wednesday,)),
    )
    as_of = Scope(periods=(Period(PeriodRelation.AS_OF, wednesday.span),))
    dead = FigureGroup(
        "miners killed",
        Verdict.REVISED,
        (
            (IDS[0], figure(BEACON, "At least nine", 9, 9, None, "at least", of="miners", source="the district")),
            (IDS[1], figure(CHRONICLE, "Fourteen", 14, 14, 14, of="miners", source="the hospital")),
            (
                IDS[2],
                figure(EXAMINER, "Twenty-one", 21, 21, 21, of="miners", source="the hospital", scope=as_of),
            ),
        ),
        "the later the report, the higher the number",
    )
    camp = FigureGroup(
        "people in the camp",
        Verdict.COMPATIBLE,
        (
            (IDS[0], figure(BEACON, "About 340", 340, None, None, "about", of="people")),
            (IDS[1], figure(CHRONICLE, "Between 300 and 400", 350, 300, 400)),
            (IDS[2], figure(EXAMINER, "More than 320", 320, 320, None, "more than", of="people")),
        ),
        "“300 to 400” takes in about 340",
    )
    debts = FigureGroup(
        "debts of the mine",
        Verdict.DIFFERENT_SOURCE,
        (
            (IDS[1], figure(CHRONICLE, "9,000 crowns", 9000, 9000, 9000, unit="crowns", source="The union")),
            (IDS[2], figure(EXAMINER, "2 million crowns", 2e6, 2e6, 2e6, unit="crowns", source="The ministry")),
        ),
        "the union says 9,000, the ministry 2 million",
    )
    teams = FigureGroup(
        "people of rescue teams",
        Verdict.CONFLICT,
        (
            (IDS[1], figure(CHRONICLE, "60", 60, 60, 60)),
            (IDS[1], figure(CHRONICLE, "75 strong", 75, 75, 75)),
        ),
        "60 against 75",
    )
    fines = FigureGroup(
        "fines paid",
        Verdict.CONFLICT,
        (
            (IDS[0], figure(BEACON, "4 crowns", 4, 4, 4, unit="crowns")),
            (IDS[2], figure(EXAMINER, "5 crowns", 5, 5, 5, unit="crowns")),
        ),
        "4 against 5",
    )
    flooded = FigureGroup(
        "share of the shaft",
        Verdict.ONE_SOURCE,
        ((IDS[2], figure(EXAMINER, "Nearly 80 percent", 80, None, None, "nearly", unit="percent")),),
    )
    spent = FigureGroup(
        "spending on the shaft",
        Verdict.ONE_SOURCE,
        ((IDS[0], figure(BEACON, "$2.5 million", 2.5e6, 2.5e6, 2.5e6, unit="USD")),),
    )
    findings = Findings(figures=(dead, camp, debts, teams, fines, flooded, spent))
    undated = (beacon, chronicle, examiner)
    analyses = tuple(replace(one, published=appeared(*at)) for one, at in zip(undated, days, strict=True))
    return Story("s-2", IDS), analyses, findings

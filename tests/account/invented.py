"""A small invented story with findings made by hand: two outlets and a file on a ferry that ran aground."""

from __future__ import annotations

from datetime import date

from rashomon.model import (
    Analysis,
    Article,
    Block,
    BlockKind,
    Change,
    Entity,
    EventDates,
    Figure,
    FigureGroup,
    Findings,
    Language,
    Member,
    Published,
    Relation,
    Story,
    Tense,
    TimeReference,
    TimeType,
    Utterance,
    Verdict,
)
from rashomon.spans import Span
from tests.conftest import article

GAZETTE = """Ferry runs aground off Port Ellery

The ferry Merle ran aground on a sandbank off Port Ellery on Tuesday with 212 passengers aboard.
"We had a very narrow escape and we thank the Harbour Rescue Board (HRB) for every boat it sent," said captain Ida Renn.
The owners will meet the mayor on 9 April 2031 to settle the future of the crossing.
"""

COURIER = """Merle stuck on sandbank

The ferry Merle ran aground off Port Ellery on Wednesday, with some 200 passengers on board.
"We had a very lucky escape and we thank the HRB for every boat it sent," captain Ida Renn said.
The regatta planned for 20 April 2031 was called off.
Nobody on board was hurt, and the ferry is expected to float off at the next high tide.
"""

EARLY = """Storm warning for the coast

A storm is expected to reach Port Ellery by 2 April 2031, the weather office said.
"""

IDS = ("courier.txt", "early_0123456789abcdef.txt", "gazette.txt")


def find(text: str, words: str) -> Span:
    """Where words stand that stand there once."""
    assert text.count(words) == 1, (text.count(words), words)
    start = text.index(words)
    return Span(start, start + len(words))


def analysis(name: str, text: str, *, days=None, times=(), outlet=None, language="en", **fields) -> Analysis:
    """An analysis as extraction would make it: a headline, then a body with a sentence a line."""
    head, _, _ = text.partition("\n\n")
    blocks = (
        Block(Span(0, len(head) + 2), BlockKind.HEADLINE),
        Block(Span(len(head) + 2, len(text)), BlockKind.BODY),
    )
    sentences = [Span(0, len(head))]
    at = len(head) + 2
    for line in text[at:].splitlines():
        sentences.append(Span(at, at + len(line)))
        at += len(line) + 1
    published = Published(*days, basis=("metadata",)) if days else None
    one: Article = article(text, name, outlet=outlet, dated=(published,) if published else ())
    return Analysis(one, blocks, tuple(sentences), Language(language, 1.0), published, times=tuple(times), **fields)


def dated(text: str, words: str, value: str, tense: Tense = Tense.PAST) -> TimeReference:
    return TimeReference(find(text, words), TimeType.DATE, value, tense=tense)


def story() -> tuple[Story, tuple[Analysis, ...], Findings]:
    """The story, its analyses in the order of their ids, and what comparing them would find."""
    tuesday = dated(GAZETTE, "Tuesday", "2031-04-01")
    wednesday = dated(COURIER, "Wednesday", "2031-04-02")
    analyses = (
        analysis(
            "courier.txt",
            COURIER,
            outlet="Courier",
            days=(date(2031, 4, 3), date(2031, 4, 3)),
            times=(wednesday, dated(COURIER, "20 April 2031", "2031-04-20")),
        ),
        analysis(
            "early_0123456789abcdef.txt",
            EARLY,
            days=(date(2031, 3, 30), date(2031, 3, 31)),
            times=(dated(EARLY, "by 2 April 2031", "2031-04-02", Tense.FUTURE),),
        ),
        analysis(
            "gazette.txt",
            GAZETTE,
            days=(date(2031, 4, 2), date(2031, 4, 2)),
            times=(tuesday, dated(GAZETTE, "9 April 2031", "2031-04-09", Tense.FUTURE)),
        ),
    )
    full = find(
        GAZETTE, "We had a very narrow escape and we thank the Harbour Rescue Board (HRB) for every boat it sent,"
    )
    other = find(COURIER, "We had a very lucky escape and we thank the HRB for every boat it sent,")
    said = Utterance(
        "Ida Renn",
        Relation.CONTENT_CHANGED,
        (Member("gazette.txt", full), Member("courier.txt", other)),
        (
            Change(
                "courier.txt",
                "narrow",
                "lucky",
                Relation.CONTENT_CHANGED,
                find(COURIER, "lucky"),
                was=find(GAZETTE, "narrow"),
            ),
            Change("courier.txt", "Harbour Rescue Board (HRB)", "HRB", Relation.EXPANSION, find(COURIER, "HRB")),
        ),
    )
    aboard = FigureGroup(
        "passengers aboard",
        Verdict.COMPATIBLE,
        (
            ("courier.txt", Figure(find(COURIER, "some 200"), 200, 150, 250, "some", of=find(COURIER, "passengers"))),
            ("gazette.txt", Figure(find(GAZETTE, "212"), 212, 212, 212, of=find(GAZETTE, "passengers"))),
        ),
        "212 rounds to 200",
    )
    aground = EventDates(
        "the ferry Merle: ran aground",
        Verdict.CONFLICT,
        (
            ("courier.txt", wednesday, find(COURIER, "The ferry Merle ran aground off Port Ellery on Wednesday")),
            (
                "gazette.txt",
                tuesday,
                find(GAZETTE, "The ferry Merle ran aground on a sandbank off Port Ellery on Tuesday"),
            ),
        ),
    )
    board = Entity(
        "Harbour Rescue Board",
        "ORG",
        (("HRB", ("courier.txt",)), ("Harbour Rescue Board", ("gazette.txt",))),
        "HRB",
    )
    findings = Findings((board,), (said,), (), (aboard,), (aground,))
    return Story("s-1", IDS), analyses, findings

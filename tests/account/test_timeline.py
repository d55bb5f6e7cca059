from dataclasses import replace

import pytest

from rashomon.account.sources import Sources
from rashomon.account.timeline import timeline
from rashomon.model import (
    Attribution,
    AttributionKind,
    EventDates,
    Findings,
    Status,
    Tense,
    Verdict,
)
from tests.account.invented import analysis, dated, find, story


def entries(*analyses, findings=None):
    return timeline(Sources(tuple(analyses)), findings or Findings())


def test_the_story_in_order_of_days():
    _, analyses, findings = story()
    assert [(e.value, e.status, e.text) for e in entries(*analyses, findings=findings)] == [
        (
            "2031-04-01",
            Status.HAPPENED,
            "The ferry Merle ran aground on a sandbank off Port Ellery on Tuesday with 212 passengers aboard. "
            "(dated so by gazette; the reports differ on the day)",
        ),
        (
            "2031-04-02",
            Status.HAPPENED,
            "The ferry Merle ran aground off Port Ellery on Wednesday, with some 200 passengers on board. "
            "(dated so by Courier; the reports differ on the day)",
        ),
        (
            "2031-04-02",
            Status.PLANNED,
            "A storm is expected to reach Port Ellery by 2 April 2031, the weather office said.",
        ),
        (
            "2031-04-09",
            Status.PLANNED,
            "The owners will meet the mayor on 9 April 2031 to settle the future of the crossing.",
        ),
        ("2031-04-20", Status.CANCELLED, "The regatta planned for 20 April 2031 was called off."),
    ]


def body(words):
    return f"Headline of the day\n\n{words}\n"


@pytest.mark.parametrize(
    ("words", "place", "value", "tense", "expected"),
    [
        ("The bridge reopened on 4 May 2031.", "4 May 2031", "2031-05-04", Tense.PAST, Status.HAPPENED),
        ("The bridge must reopen by May 2031.", "May 2031", "2031-05", Tense.UNKNOWN, Status.PLANNED),
        ("The bridge reopened by May 2031.", "May 2031", "2031-05", Tense.PAST, Status.HAPPENED),
        ("The bridge will reopen on 4 May 2031.", "4 May 2031", "2031-05-04", Tense.FUTURE, Status.PLANNED),
        ("The fair of 4 May 2031 was postponed.", "4 May 2031", "2031-05-04", Tense.PAST, Status.CANCELLED),
    ],
)
def test_status(words, place, value, tense, expected):
    text = body(words)
    (entry,) = entries(analysis("a.txt", text, times=[dated(text, place, value, tense)]))
    assert entry.status is expected


@pytest.mark.parametrize(
    ("words", "place", "value"),
    [
        ("Both sides signed the May accord without a word.", "May", "2031-05"),
        ("The dam has stood there since 1994, they say.", "1994", "1994"),
        ("The harvest of some later year was better.", "later year", "XXXX"),
    ],
)
def test_what_dates_no_event_is_left_out(words, place, value):
    text = body(words)
    assert not entries(analysis("a.txt", text, times=[dated(text, place, value)]))


def test_two_days_in_a_run_are_one_entry():
    text = body("The council meets on Monday and Tuesday in the old hall.")
    times = [dated(text, "Monday", "2031-05-05"), dated(text, "Tuesday", "2031-05-06")]
    assert [e.value for e in entries(analysis("a.txt", text, times=times))] == ["2031-05-05/2031-05-06"]


def test_what_a_speaker_dates_is_left_to_the_quotations():
    text = body('"We met on 4 May 2031 in the hall," the mayor said.')
    quote = find(text, "We met on 4 May 2031 in the hall,")
    one = analysis("a.txt", text, times=[dated(text, "4 May 2031", "2031-05-04")])
    said = Attribution((), (), (quote,), AttributionKind.DIRECT, quotes=(quote,))
    assert not entries(replace(one, attributions=(said,)))


def two(first, second, value="2031-05-04", place="4 May 2031"):
    texts = body(first), body(second)
    return [
        analysis(name, text, times=[dated(text, place, value)])
        for name, text in zip(("a.txt", "b.txt"), texts, strict=True)
    ]


def test_the_same_day_told_much_alike_is_one_entry_with_two_citations():
    (entry,) = entries(
        *two("The old bridge of Sarn collapsed on 4 May 2031.", "The bridge in Sarn collapsed early on 4 May 2031.")
    )
    assert [c.article for c in entry.citations] == ["a.txt", "b.txt"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The bridge of Sarn collapsed on 4 May 2031.", "The choir of Brenn sang all night on 4 May 2031."),
        ("In Sarn 36 boats were lost to fire on 4 May 2031.", "In Sarn 34 boats were lost to fire on 4 May 2031."),
    ],
)
def test_other_events_of_one_day_stay_apart(first, second):
    text = body(f"{first}\n{second}")
    apart = entries(*two(first, second))
    alone = entries(
        analysis(
            "a.txt",
            text,
            times=[
                replace(
                    dated(line, "4 May 2031", "2031-05-04"), span=find(line, "4 May 2031").shifted(text.index(line))
                )
                for line in (first, second)
            ],
        )
    )
    assert len(apart) == len(alone) == 2


def test_what_comparing_found_to_be_one_event_is_one_entry():
    a, b = two("Gunfire woke the whole town on 4 May 2031.", "Rebels attacked a depot on 4 May 2031.")
    event = EventDates(
        "attack on the depot",
        Verdict.AGREE,
        tuple((one.id, one.times[0], one.sentences[1]) for one in (a, b)),
    )
    (entry,) = entries(a, b, findings=Findings(times=(event,)))
    assert len(entry.citations) == 2

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.account.dates import bounds
from rashomon.account.sources import Sources
from rashomon.account.timeline import timeline, timeline_lines
from rashomon.model import (
    Attribution,
    AttributionKind,
    DatePrecision,
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
            "The ferry Merle ran aground on a sandbank off Port Ellery on Tuesday with 212 passengers aboard.",
        ),
        (
            "2031-04-02",
            Status.HAPPENED,
            "The ferry Merle ran aground off Port Ellery on Wednesday, with some 200 passengers on board.",
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


def test_an_event_with_two_days_has_two_entries_that_name_each_other():
    _, analyses, findings = story()
    differing = [e for e in entries(*analyses, findings=findings) if e.event is not None]
    assert [(e.value, e.articles, e.others, e.verdict) for e in differing] == [
        ("2031-04-01", ("gazette.txt",), (("2031-04-02", ("courier.txt",)),), Verdict.CONFLICT),
        ("2031-04-02", ("courier.txt",), (("2031-04-01", ("gazette.txt",)),), Verdict.CONFLICT),
    ]


def test_a_line_says_who_differs_on_the_day():
    _, analyses, findings = story()
    sources = Sources(tuple(analyses))
    lines = timeline_lines(timeline(sources, findings), sources)
    assert lines[0].text == (
        "1 April 2031: The ferry Merle ran aground on a sandbank off Port Ellery on Tuesday with 212 passengers "
        "aboard. (dated so by gazette; the reports differ on the day: 2 April 2031 by Courier)"
    )


def one_event(verdict, *told):
    """Articles that each date one event: words, the date's words, its value, its tense."""
    texts = [body(words) for words, *_ in told]
    dates = [dated(t, place, value, tense) for t, (_, place, value, tense) in zip(texts, told, strict=True)]
    found = [analysis(f"{n}.txt", t, times=[d]) for n, (t, d) in enumerate(zip(texts, dates, strict=True))]
    event = EventDates("it", verdict, tuple((a.id, a.times[0], a.sentences[1]) for a in found))
    return entries(*found, findings=Findings(times=(event,)))


def test_what_was_planned_and_has_happened_is_one_entry():
    (entry,) = one_event(
        Verdict.AGREE,
        ("The bridge will reopen on 4 May 2031.", "4 May 2031", "2031-05-04", Tense.FUTURE),
        ("The bridge reopened on Sunday to cheers.", "Sunday", "2031-05-04", Tense.PAST),
    )
    assert (entry.status, entry.articles) == (Status.HAPPENED, ("0.txt", "1.txt"))


def test_a_week_and_its_day_are_one_entry_with_the_day():
    (entry,) = one_event(
        Verdict.COMPATIBLE,
        ("The bridge reopens next week.", "next week", "2031-W18", Tense.FUTURE),
        ("The bridge will reopen on Sunday.", "Sunday", "2031-05-04", Tense.FUTURE),
    )
    assert (entry.value, entry.precision, entry.others) == ("2031-05-04", DatePrecision.DAY, ())


def test_what_was_moved_is_off_on_the_old_day_and_planned_for_the_new_one():
    old, new = one_event(
        Verdict.REVISED,
        ("The fair, originally planned for 4 May 2031, is late.", "4 May 2031", "2031-05-04", Tense.PAST),
        ("The fair was put off to 11 May 2031.", "11 May 2031", "2031-05-11", Tense.PAST),
    )
    assert (old.status, old.others) == (Status.CANCELLED, (("2031-05-11", ("1.txt",)),))
    assert (new.status, new.others) == (Status.PLANNED, (("2031-05-04", ("0.txt",)),))


def test_basis_and_precision():
    text = body("The bridge reopened in May 2031.")
    (entry,) = entries(analysis("a.txt", text, times=[dated(text, "May 2031", "2031-05", Tense.PAST)]))
    assert entry.precision is DatePrecision.MONTH
    assert entry.basis == (("stands in full", ("a.txt",)),)


def test_what_lies_long_before_the_reports_is_background():
    text = body("The bridge fell on 4 May 2031. The first bridge was built on 4 May 1990.")
    days = (date(2031, 5, 5), date(2031, 5, 5))
    times = [dated(text, "4 May 2031", "2031-05-04", Tense.PAST), dated(text, "4 May 1990", "1990-05-04", Tense.PAST)]
    found = entries(analysis("a.txt", text, days=days, times=times))
    assert [(e.value, e.background) for e in found] == [("1990-05-04", True), ("2031-05-04", False)]


@pytest.mark.parametrize(
    "words",
    [
        "This story has been updated on 4 May 2031 with more details.",
        "Such a sad day for the whole town on 4 May 2031 #SarnBridge",
        "An earlier version of this report of 4 May 2031 misspelled a name.",
        "Will the bridge of Sarn ever stand again after 4 May 2031?",
        "We were all there when the bridge fell on 4 May 2031.",
        "Please consider a gift to our paper by 4 May 2031.",
    ],
)
def test_what_is_no_report_is_left_out(words):
    text = body(words)
    assert not entries(analysis("a.txt", text, times=[dated(text, "4 May 2031", "2031-05-04")]))


def test_a_long_sentence_is_told_from_its_start():
    words = (
        "The old bridge of Sarn, which had carried carts, cars and cattle over the river since the days of the last "
        "king, collapsed on 4 May 2031, after a week of rain that had swollen the river to twice its usual height, "
        "and took two houses and a mill with it, the mayor of the town said in a letter to the council."
    )
    text = body(words)
    (entry,) = entries(analysis("a.txt", text, times=[dated(text, "4 May 2031", "2031-05-04", Tense.PAST)]))
    assert entry.text.startswith("The old bridge of Sarn")
    assert "4 May 2031" in entry.text
    assert entry.text.endswith(" …")


@given(
    st.lists(st.sampled_from(["2031-05-04", "2031-05", "2031-W18", "2031-05-11", "1990-01-02"]), min_size=1, max_size=5)
)
def test_entries_are_sorted_and_every_citation_resolves(values):
    words = [f"The bridge number {n} of Sarn fell on {value}." for n, value in enumerate(values)]
    text = body(" ".join(words))
    spans = [find(text, line) for line in words]
    times = [
        replace(dated(line, value, value, Tense.PAST), span=find(line, value).shifted(span.start))
        for line, value, span in zip(words, values, spans, strict=True)
    ]
    found = entries(analysis("a.txt", text, times=times))
    assert [bounds(e.value) for e in found] == sorted(bounds(e.value) for e in found)
    assert {d.value for d in found} == set(values)
    for entry in found:
        for citation in entry.citations:
            citation.check(text)

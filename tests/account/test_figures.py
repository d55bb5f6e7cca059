from datetime import date

import pytest

from rashomon.account.figures import figure_ledger, figure_lines, figure_wording, is_against_itself
from rashomon.account.sources import Sources
from rashomon.model import (
    Figure,
    FigureGroup,
    Findings,
    Name,
    Period,
    PeriodRelation,
    Scope,
    TimeReference,
    TimeType,
    Verdict,
)
from tests.account.counted import counting
from tests.account.invented import analysis, find, story


def test_a_group_gives_each_wording_the_verdict_and_why():
    _, analyses, findings = story()
    (line,) = figure_lines(Sources(analyses), Findings(figures=findings.figures))
    assert line.text == (
        "Passengers aboard: Courier “some 200 passengers”, gazette “212 passengers” — compatible (212 rounds to 200)."
    )


@pytest.mark.parametrize(
    ("text", "number", "of", "expected"),
    [
        ("It took 40 grey barges.", "40", "grey barges", "40 grey barges"),
        ("It cut its barges to 40 that day.", "40", "barges", "barges to 40"),
        ("Nine crewmen died and 40 others were hurt.", "40", "crewmen", "40 others"),
        ("Nine crewmen died and 40 more crew were hurt.", "40", "crewmen", "40 more crew"),
        ("The toll was 40 wounded that day.", "40", None, "40 wounded that day"),
        ("They counted 40, and left.", "40", None, "40"),
        ("Only 40 -- the fewest ever", "40", None, "40"),
    ],
)
def test_the_number_is_quoted_with_what_it_counts(text, number, of, expected):
    figure = Figure(find(text, number), 40, 40, 40, of=find(text, of) if of else None)
    assert figure_wording(figure, text).of(text) == expected


def _alone(article, what, number, head=None, unit=None):
    figure = Figure(number, 40, 40, 40, unit=unit, of=number, head=head)
    return FigureGroup(what, Verdict.ONE_SOURCE, ((article, figure),))


def test_of_what_one_report_alone_gives_people_and_measures_come_first_and_only_a_few():
    _, analyses, findings = story()
    group = findings.figures[0]
    article, figure = group.members[0]
    alone = [_alone(article, what, figure.span, head) for what, head in [("anchors", "anchor"), ("bolts", "bolt")]]
    alone += [_alone(article, "crewmen", figure.span, "person"), _alone(article, "debt", figure.span, "debt", "USD")]
    alone += [_alone(article, "cabins", figure.span, "cabin")]
    told = [line.text.split(":")[0] for line in figure_lines(Sources(analyses), Findings(figures=(*alone, group)))]
    assert told == ["Passengers aboard", "Crewmen", "Debt", "Anchors", "Bolts"]


def ledger():
    _, analyses, findings = counting()
    return figure_ledger(Sources(analyses), findings)


def test_what_differs_comes_first_and_what_one_report_alone_gives_last():
    assert [(e.what, e.verdict) for e in ledger()] == [
        ("Fines paid", "differ"),
        ("People of rescue teams", "the report gives two numbers itself"),
        ("Miners killed", "a later count"),
        ("Debts of the mine", "from different sources"),
        ("People in the camp", "compatible"),
        ("Share of the shaft", "one report only"),
        ("Spending on the shaft", "one report only"),
    ]


def test_values_from_the_smallest_with_who_says_so_and_as_of_when():
    (dead,) = [e for e in ledger() if e.what == "Miners killed"]
    assert [(v.text, [(t.article, t.source, t.over) for t in v.tellers]) for v in dead.values] == [
        ("at least 9", [("beacon.txt", "the district", "")]),
        ("14", [("chronicle.txt", "the hospital", "")]),
        ("21", [("examiner.txt", "the hospital", "as of Wednesday, 5 March 2031")]),
    ]


def test_the_time_of_publication_is_told_where_the_verdict_rests_on_it():
    told = {e.what: {t.published for v in e.values for t in v.tellers} for e in ledger()}
    assert told["Miners killed"] == {
        "on 3 March 2031, 09:00 UTC",
        "on 3 March 2031, 18:00 UTC",
        "on 5 March 2031, 07:00 UTC",
    }
    assert told["Fines paid"] == {""}


def test_an_article_against_itself_is_told_from_articles_against_each_other():
    assert [g.what for g in counting()[2].figures if is_against_itself(g)] == ["people of rescue teams"]


@pytest.mark.parametrize(
    ("text", "time", "relation", "expected"),
    [
        ("Nine ships sank in March 2030.", "March 2030", PeriodRelation.DURING, "in March 2030"),
        ("Nine ships sank last year.", "last year", PeriodRelation.DURING, "last year"),
        ("Nine ships sank over the past week.", "the past week", PeriodRelation.DURING, "over the past week"),
        ("Nine ships have sunk since Monday.", "Monday", PeriodRelation.SINCE, "since Monday"),
        ("Nine ships will go by 2030.", "2030", PeriodRelation.UNTIL, "until 2030"),
        ("Nine ships have sunk since 2030.", "since 2030", PeriodRelation.SINCE, "since 2030"),
    ],
)
def test_over_what_time_in_the_words_of_the_report(text, time, relation, expected):
    one = analysis("a.txt", f"Head\n\n{text}\n")
    full = one.article.text
    figure = Figure(find(full, "Nine"), 9, 9, 9, scope=Scope(periods=(Period(relation, find(full, time)),)))
    group = FigureGroup("ships", Verdict.ONE_SOURCE, (("a.txt", figure),))
    (entry,) = figure_ledger(Sources((one,)), Findings(figures=(group,)))
    ((told,),) = [v.tellers for v in entry.values]
    assert told.over == expected


def test_lines_say_according_to_whom():
    _, analyses, findings = counting()
    texts = [line.text for line in figure_lines(Sources(analyses), findings)]
    assert (
        "Debts of the mine: Chronicle “9,000 crowns” (according to the union), Examiner “2 million crowns” "
        "(according to the ministry) — from different sources (the union says 9,000, the ministry 2 million)."
    ) in texts
    assert (
        "People of rescue teams: Chronicle “60 people worked through” and “75 strong” — the report gives two numbers "
        "itself (60 against 75)."
    ) in texts


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Police", "police"),
        ("The union", "the union"),
        ("Hospital staff", "Hospital staff"),  # the text has no word that shows it to be common
        ("The Hague", "The Hague"),
        ("Will", "Will"),
        ("Ida Renn", "Ida Renn"),
        (None, ""),
    ],
)
def test_a_source_stands_as_within_a_sentence(source, expected):
    text = "Head\n\nPolice counted 9 ships. The police will count the ships again, Will said.\n"
    one = analysis("a.txt", text, names=(Name(find(text, "Will"), "PERSON", "Will"),))
    group = FigureGroup("ships", Verdict.ONE_SOURCE, (("a.txt", Figure(find(text, "9"), 9, 9, 9, source=source)),))
    (entry,) = figure_ledger(Sources((one,)), Findings(figures=(group,)))
    assert entry.values[0].tellers[0].source == expected


@pytest.mark.parametrize(
    ("words", "value", "low", "high", "expected"),
    [
        ("Monday", "2031-03-03", date(2031, 3, 3), date(2031, 3, 3), "since Monday, 3 March 2031"),
        ("3 March", "2031-03-03", date(2031, 3, 3), date(2031, 3, 3), "since 3 March"),
        ("last year", "2030", date(2030, 1, 1), date(2030, 12, 31), "since last year"),
        ("now", "PRESENT_REF", None, None, "since now"),
    ],
)
def test_days_are_told_where_the_words_of_the_report_do_not_say_them(words, value, low, high, expected):
    text = f"Head\n\nNine ships have sunk since {words}.\n"
    time = TimeReference(find(text, words), TimeType.DATE, value, relative=True, low=low, high=high)
    one = analysis("a.txt", text, times=(time,))
    figure = Figure(find(text, "Nine"), 9, 9, 9, scope=Scope(periods=(Period(PeriodRelation.SINCE, time.span),)))
    group = FigureGroup("ships", Verdict.ONE_SOURCE, (("a.txt", figure),))
    (entry,) = figure_ledger(Sources((one,)), Findings(figures=(group,)))
    assert entry.values[0].tellers[0].over == expected

"""The times that bound a figure, the rates that times make of it, and who gives it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.attributions import attributions
from rashomon.extract.figures import figures
from rashomon.extract.figurescope import scoped
from rashomon.extract.names import names
from rashomon.extract.times import time_references
from rashomon.model import Attribution, AttributionKind
from rashomon.spans import Span
from tests.extract.read_figures import parsed


def _scoped(text):
    one = parsed(text)
    return scoped(one, figures(one), time_references(one, None), attributions(one, names(one)))


def _periods(text):
    return [[(p.relation.value, p.span.of(text)) for p in f.scope.periods] for f in _scoped(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Since Monday, 40 people have drowned off Olmo.", [[("since", "Monday")]]),
        ("In 2020 the plant made 300 buses.", [[("during", "2020")]]),
        ("The plant has made 300 buses so far this year.", [[("during", "this year")]]),
        ("Profit rose to $4m in the first quarter.", [[("during", "the first quarter")]]),
        ("Over the past week 12 barns burned down.", [[("during", "the past week")]]),
        ("As of Friday, 250 homes had no power.", [[("as of", "Friday")]]),
        ("Norland will hire 600 nurses by 2030.", [[("until", "2030")]]),
        ("Until Friday the toll stood at 30.", [[("until", "Friday")]]),
        ("Between March and May the clinic saw 90 patients.", [[("since", "March"), ("until", "May")]]),
        ("The clinic saw 90 patients from March to May.", [[("since", "March"), ("until", "May")]]),
        # joined verbs, participles, occasions
        ("A bomb exploded on Sunday in Olmo, killing 12 people.", [[("during", "Sunday")]]),
        ("The bomb killed 12 people and wounded 30 on Sunday.", [[("during", "Sunday")]] * 2),
        ("Twelve people were killed and 30 wounded in an attack on Sunday.", [[("during", "Sunday")]] * 2),
        ("Friday's blast killed 12 people.", [[("during", "Friday")]]),
        # each figure has its own time
        ("The toll rose to 36 on Friday from 29 on Thursday.", [[("during", "Friday")], [("during", "Thursday")]]),
        ("Exports were 300 tonnes in 2019 and 400 tonnes in 2021.", [[("during", "2019")], [("during", "2021")]]),
        ("Some 1,500 people who fled in 2019 returned on Sunday.", [[("during", "2019")]]),
        # the time is another's
        ("The mayor of the town of 4,000 resigned on Friday.", [[]]),
        ("Police closed the road on Tuesday after 12 people were hurt.", [[]]),
        ("The ministry said on Tuesday that 36 people were killed.", [[]]),
        ("36 people were killed on Sunday, the ministry said on Tuesday.", [[("during", "Sunday")]]),
        ("The storm is the worst in a decade and destroyed 200 houses.", [[]]),
        ("The strike lasted for three days.", [[]]),
        ("The mill made 300 carts, the most by any mill in a decade.", [[]]),
        ("The town now has 300 wells.", [[]]),
        ("As of 9 a.m. Tuesday, 250 homes had no power.", [[("as of", "9 a.m. Tuesday")]]),
        ("Last year Mira Lund, 34, left Olmo.", [[]]),
    ],
)
def test_times_that_bound_what_is_counted(text, expected):
    assert _periods(text) == expected


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("Nine people die there every day.", "day"),
        ("Twelve councillors meet every week.", ""),
        ("The 12 councillors meet every week.", ""),
        ("Until May the bridge carried 5,000 cars a day.", "day"),
    ],
)
def test_what_happens_to_ever_new_ones_is_a_rate(text, per):
    (figure,) = _scoped(text)
    assert figure.scope.per == per


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The ministry said that 36 people were killed.", "the ministry"),
        ("According to the union, 300 workers went on strike.", "the union"),
        ("A ministry official who asked not to be named said 14 people had died.", "a ministry official"),
        ("“At least 25 people are missing,” Mira Lund told reporters on Monday.", "Mira Lund"),
        ("Some 25 people are missing in Olmo.", None),
    ],
)
def test_who_gives_it(text, source):
    assert [f.source for f in _scoped(text)] == [source]


def test_the_innermost_source_gives_it():
    text = "Lund wrote that on Friday the union spoke of 300 strikers at the mill and 40 at the dock."
    one = parsed(text)
    outer, inner = text.index("on Friday"), text.index("300")
    told = [
        Attribution((), (), (Span(start, end),), AttributionKind.INDIRECT, speaker)
        for start, end, speaker in ((outer, len(text), "Lund"), (inner, text.index(" and 40"), "the union"))
    ]
    found = scoped(one, figures(one), time_references(one, None), told)
    assert [(f.value, f.source) for f in found] == [(300, "the union"), (40, "Lund")]


@settings(max_examples=10, deadline=None)
@given(st.integers(3, 9_000), st.sampled_from(["Monday", "March", "2019", "last week", "the first quarter"]))
def test_moving_a_time_to_the_front_leaves_its_relation(number, time):
    preposition = "" if time == "last week" else "on " if time == "Monday" else "in "
    front = f"{preposition}{time}, the plant made {number:,} buses."
    for text in (front[0].upper() + front[1:], f"The plant made {number:,} buses {preposition}{time}."):
        assert [[(r, words.lower()) for r, words in p] for p in _periods(text)] == [[("during", time.lower())]]

"""Pairs of dated sentences, and what an editor makes of them."""

from __future__ import annotations

import functools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.compare.times import event_dates
from rashomon.compare.who import entities
from rashomon.extract import extract
from rashomon.model import Analysis, Block, BlockKind, Language, Published
from rashomon.spans import Span
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences
from tests.conftest import article


@functools.cache
def report(name: str, text: str, day: str) -> Analysis:
    when = date.fromisoformat(day)
    one = article(text, name, dated=(Published(when, when, ("date field",)),))
    blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
    return extract(parse(one, blocks, sentences(text, blocks)), Language("en", 1.0))


def verdict(a: Analysis, b: Analysis, words_a: str, words_b: str) -> str:
    """The verdict of the event that holds both dates; "apart" if none does."""
    found = event_dates((a, b), entities((a, b)))
    for event in found:
        held = {(i, t.span.of(one.article.text)) for i, t, _ in event.members for one in (a, b) if one.id == i}
        if any(i == a.id and words_a in w for i, w in held) and any(i == b.id and words_b in w for i, w in held):
            return str(event.verdict)
    return "apart"


AGREE = [
    (
        "Lawmakers in Tarvia voted on Tuesday to ban trawling in the bay.", "Tuesday", "2031-05-07",
        "Parliament passed the trawling ban in a vote on May 6.", "May 6", "2031-05-08",
    ),
    (
        "A blast tore through a grain silo in Odel on Sunday, killing three workers.", "Sunday", "2031-03-03",
        "Three people died on 2 March when a silo at Odel exploded.", "2 March", "2031-03-05",
    ),
    (
        "The finance minister, Hana Voss, resigned on Friday.", "Friday", "2031-06-14",
        "Voss stepped down as finance minister last Friday after weeks of pressure.", "last Friday", "2031-06-16",
    ),
    (
        "Two men were arrested on Monday over the theft of the Lorin altarpiece.", "Monday", "2031-01-07",
        "Police detained two suspects in the altarpiece case on Monday.", "Monday", "2031-01-08",
    ),
    (
        "The court is to hear the appeal of Ilan Roth on Thursday.", "Thursday", "2031-09-02",
        "Roth's appeal hearing has been set for 4 September.", "4 September", "2031-09-01",
    ),
]  # fmt: skip

COMPATIBLE = [
    (
        "The airline Nordavia filed for bankruptcy on 14 March 2030.", "14 March 2030", "2030-03-15",
        "Nordavia, which filed for bankruptcy in March 2030, has found a buyer.", "March 2030", "2030-08-01",
    ),
    (
        "The new terminal will open next week, the port authority said.", "next week", "2031-05-05",
        "The port's new terminal is to open on Wednesday.", "Wednesday", "2031-05-12",
    ),
    (
        "The mayor of Brenn, Otto Kall, was shot dead late on Saturday.", "Saturday", "2031-07-06",
        "Otto Kall, the mayor of Brenn, was killed by gunmen over the weekend.", "the weekend", "2031-07-07",
    ),
    (
        "The tanker Osprey sank late on Saturday night.", "Saturday night", "2031-08-18",
        "The tanker Osprey went down early on Sunday.", "Sunday", "2031-08-18",
    ),
]  # fmt: skip

REVISED = [
    (
        "The rocket Harrier 2 is to lift off on Tuesday from the Koro range.", "Tuesday", "2031-08-03",
        "The launch of Harrier 2 has been put off from Tuesday to Friday because of strong winds.", "Friday",
        "2031-08-04",
    ),
    (
        "The summit of coast states will take place on 3 June in Lissen.", "3 June", "2031-05-10",
        "Leaders of the coast states will now meet on 17 June, a fortnight later than planned.", "17 June",
        "2031-05-20",
    ),
    (
        "Ferry services to Orla are expected to resume on Thursday.", "Thursday", "2031-11-04",
        "Ferry services to Orla resumed on Saturday, two days later than expected.", "Saturday", "2031-11-09",
    ),
    (
        "The central bank is due to publish its review on 8 July.", "8 July", "2031-06-28",
        "The central bank brought forward publication of its review to 5 July.", "5 July", "2031-07-02",
    ),
]  # fmt: skip

CONFLICT = [
    (
        "The mine at Garrow collapsed on Monday evening, trapping 11 men.", "Monday evening", "2031-02-12",
        "Eleven miners were trapped when the Garrow mine caved in on Sunday.", "Sunday", "2031-02-12",
    ),
    (
        "The poet Ana Lyle died on 3 March at her home in Sorrel.", "3 March", "2031-03-06",
        "Ana Lyle died at home on 4 March, her publisher said.", "4 March", "2031-03-07",
    ),
    (
        "Gunmen attacked the Tovi police station on Friday, killing six officers.", "Friday", "2031-04-07",
        "Six officers were killed in the attack on the police station in Tovi on Thursday.", "Thursday", "2031-04-07",
    ),
    (
        "The two governments signed the water treaty on 10 June in Dask.", "10 June", "2031-06-20",
        "The water treaty, signed in Dask on 12 June, ends a dispute of 30 years.", "12 June", "2031-06-21",
    ),
    (
        "The council said in a statement on Saturday that the dam was safe.", "Saturday", "2031-02-10",
        "In its statement on Sunday the council said that the dam was safe and needed no repair.", "Sunday",
        "2031-02-11",
    ),
    (
        "The museum opened in 1974.", "1974", "2031-05-01",
        "The museum, opened in 1976, holds 400 ships.", "1976", "2031-05-02",
    ),
]  # fmt: skip

APART = [
    # another of its kind
    (
        "Police arrested two men on Monday over the raid on the Lund bank.", "Monday", "2031-02-07",
        "Police arrested a third man on Wednesday over the raid on the Lund bank.", "Wednesday", "2031-02-07",
    ),
    (
        "The committee held its first hearing on the crash on 3 March.", "3 March", "2031-03-20",
        "The committee's second hearing on the crash took place on 10 March.", "10 March", "2031-03-20",
    ),
    (
        "Rebels shelled the town of Arka on Sunday, killing two.", "Sunday", "2031-06-20",
        "Rebels shelled Arka again on Tuesday, killing five.", "Tuesday", "2031-06-20",
    ),
    # another place
    (
        "A bomb killed four people in Tovi on Monday.", "Monday", "2031-02-07",
        "A bomb killed nine people in Marsk on Tuesday.", "Tuesday", "2031-02-07",
    ),
    (
        "Workers at the Dornach plant walked out on Monday.", "Monday", "2031-03-20",
        "Workers at the Velm plant walked out on Tuesday.", "Tuesday", "2031-03-20",
    ),
    # another act
    (
        "The Senate passed the bill on Monday.", "Monday", "2031-03-20",
        "The president signed the bill on Wednesday.", "Wednesday", "2031-03-20",
    ),
    (
        "Strand was charged with fraud on 3 May.", "3 May", "2031-06-20",
        "Strand was convicted of fraud on 9 June.", "9 June", "2031-06-20",
    ),
    (
        "The peace talks opened in Geneva on Monday.", "Monday", "2031-06-20",
        "The peace talks ended in Geneva on Thursday.", "Thursday", "2031-06-20",
    ),
    # another object
    (
        "Hale met the king on Tuesday.", "Tuesday", "2031-03-20",
        "Hale met union leaders on Wednesday.", "Wednesday", "2031-03-20",
    ),
    # another statement
    (
        "The minister said on Monday that talks would go on.", "Monday", "2031-02-07",
        "The minister said on Wednesday that the army was ready.", "Wednesday", "2031-02-07",
    ),
    # a year, or a week, that the wording leaves open
    (
        "The mine at Garrow collapsed on Monday.", "Monday", "2031-02-12",
        "The mine at Garrow collapsed on Monday.", "Monday", "2031-02-19",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (case, expected)
        for expected, cases in (
            ("agree", AGREE), ("compatible", COMPATIBLE), ("revised", REVISED), ("conflict", CONFLICT),
            ("apart", APART),
        )
        for case in cases
    ],
    ids=lambda value: value[0][:40] if isinstance(value, tuple) else value,
)  # fmt: skip
def test_a_pair_of_dated_sentences(case, expected):
    a, words_a, day_a, b, words_b, day_b = case
    assert verdict(report("a", a, day_a), report("b", b, day_b), words_a, words_b) == expected


@pytest.mark.parametrize("case", [*AGREE[:2], *REVISED[:2], *CONFLICT[:2]], ids=lambda case: case[0][:40])
def test_the_order_of_the_articles_does_not_matter(case):
    a, words_a, day_a, b, words_b, day_b = case
    first, second = report("a", a, day_a), report("b", b, day_b)
    assert verdict(first, second, words_a, words_b) == verdict(second, first, words_b, words_a)


def test_a_plan_and_its_change_in_one_article():
    one = report("a", "The sentencing of Emil Strand, originally set for 4 May, was moved to 11 May.", "2031-04-30")
    (event,) = event_dates((one,), entities((one,)))
    assert event.verdict == "revised"
    assert [t.value for _, t, _ in event.members] == ["2031-05-04", "2031-05-11"]


def test_an_article_that_dates_one_event_twice():
    text = (
        "The freighter Sabine sank off Cape Dun on 5 February with all hands.\n\n"
        "Nobody has claimed the wreck.\n\n"
        "The freighter Sabine sank off Cape Dun on 6 February, and nothing was saved."
    )
    one = report("a", text, "2031-02-20")
    assert [str(e.verdict) for e in event_dates((one,), entities((one,)))] == ["conflict"]


def test_a_list_of_like_events_is_no_contradiction():
    first = "On January 30, 36 rebels were killed in Argan district."
    text = f"{first} On January 31, two farmers were killed in Almet district."
    one = report("a", text, "2031-02-01")
    assert not event_dates((one,), entities((one,)))


def test_three_reports_of_two_days():
    texts = {
        "a": "The poet Ana Lyle died on 3 March at her home in Sorrel.",
        "b": "Ana Lyle died at home on 4 March, her publisher said.",
        "c": "Ana Lyle, the poet, died in Sorrel on 3 March.",
    }
    found = event_dates(three := tuple(report(n, t, "2031-03-07") for n, t in texts.items()), entities(three))
    assert [(str(e.verdict), [i for i, _, _ in e.members]) for e in found] == [("conflict", ["a", "b", "c"])]


_SUBJECTS = ("The ferry Merle", "The Alder train", "Mayor Otto Kall", "The Garrow mine")
_ACTS = ("sank off Cape Dun", "derailed near Pesk", "resigned", "collapsed")
_DAYS = ("on 3 March 2031", "on 4 March 2031", "in March 2031", "in 2030")


@settings(max_examples=6, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(_SUBJECTS), st.sampled_from(_ACTS), st.sampled_from(_DAYS)), min_size=1, max_size=3
    ),
    st.lists(
        st.tuples(st.sampled_from(_SUBJECTS), st.sampled_from(_ACTS), st.sampled_from(_DAYS)), min_size=1, max_size=3
    ),
)
def test_members_are_dates_of_their_articles_and_no_date_is_in_two_events(first, second):
    pair = tuple(
        report(name, " ".join(" ".join(words) + "." for words in told), "2031-03-10")
        for name, told in (("a", first), ("b", second))
    )
    spans = {a.id: {t.span for t in a.times} for a in pair}
    members = [(i, t.span) for e in event_dates(pair, entities(pair)) for i, t, _ in e.members]
    assert all(span in spans[i] for i, span in members)
    assert len(members) == len(set(members))

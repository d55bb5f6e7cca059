"""Figures across articles: which meet, with which verdict, under which name."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.compare.figures import figure_groups
from rashomon.compare.nations import alike
from rashomon.compare.who import entities
from rashomon.extract.figures import figures
from rashomon.extract.names import names
from rashomon.model import Analysis, Article, Block, BlockKind, Entity, Language, Published, Verdict
from rashomon.spans import Span
from rashomon.text.nlp import parse


def analysis(article, *sentences):
    """An article whose sentences are each a block of its body."""
    text = "\n".join(sentences)
    spans, at = [], 0
    for sentence in sentences:
        spans.append(Span(at, at + len(sentence)))
        at += len(sentence) + 1
    blocks = tuple(Block(Span(s.start, min(len(text), s.end + 1)), BlockKind.BODY) for s in spans)
    parsed = parse(Article(article, text, hashlib.sha256(text.encode()).hexdigest()), blocks, tuple(spans))
    return Analysis(
        parsed.article, blocks, tuple(spans), Language("en", 1.0), names=names(parsed), figures=figures(parsed)
    )


def groups(*texts, who=None):
    analyses = [analysis("abcdefgh"[at], *([t] if isinstance(t, str) else t)) for at, t in enumerate(texts)]
    return figure_groups(analyses, entities(analyses) if who is None else who)


def verdicts(*texts):
    """The verdicts of figures that several articles give."""
    return [(g.verdict, g.why) for g in groups(*texts) if g.verdict is not Verdict.ONE_SOURCE]


@pytest.mark.parametrize(
    ("one", "other", "verdict", "why"),
    [
        (
            "Norland keeps 4,800 soldiers in Kenya.",
            "Norland's 5,000-strong mission in Kenya is to leave.",
            Verdict.COMPATIBLE,
            "4,800 rounds to 5,000",
        ),
        (
            "Norland has reduced its forces in Kenya to 2,500.",
            "There are just 2,500 Norland troops in Kenya.",
            Verdict.AGREE,
            "",
        ),
        (
            "At least 30 people were killed when a bomb went off at a market in Lagos.",
            "The market bomb in Lagos killed 34 people.",
            Verdict.COMPATIBLE,
            "“at least 30” takes in 34",
        ),
        (
            "The flood killed 12 people in Lyon.",
            "Officials in Lyon said the flood killed 19 people.",
            Verdict.CONFLICT,
            "12 against 19",
        ),
        (
            "The flood killed 12 people in Lyon.",
            "The flood killed or injured 41 people in Lyon.",
            Verdict.DIFFERENT_SCOPE,
            "one counts the killed, another the killed or wounded",
        ),
        (
            "Senator Ann Moor raised $43.885 million for her campaign.",
            "Ann Moor's campaign raised $43 million.",
            Verdict.COMPATIBLE,
            "43.885 million is cut to 43 million",
        ),
        (
            "The brewery will cut 5,000 jobs in Ohio.",
            "The company plans to cut about 5,000 jobs in Ohio.",
            Verdict.AGREE,
            "",
        ),
        (
            "Unemployment in France fell to 4.3 percent.",
            "France's unemployment rate fell to 4 percent.",
            Verdict.COMPATIBLE,
            "4.3 rounds to 4",
        ),
        (
            "The gunman killed 11 worshippers at a temple in Lagos.",
            "Eleven people were killed at the temple in Lagos.",
            Verdict.AGREE,
            "",
        ),
        (
            "Dozens of people were hurt in the train crash near Lyon.",
            "The train crash near Lyon injured 45 people.",
            Verdict.COMPATIBLE,
            "“dozens” takes in 45",
        ),
    ],
)
def test_one_thing_counted_twice(one, other, verdict, why):
    assert verdicts(one, other) == [(verdict, why)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood killed 12 people in Lyon.", "The storm killed 12 people in Lagos."),
        ("Norland has 2,500 troops in Kenya.", "Freedonia has 9,600 troops in Kenya."),
        ("Norland has 2,500 troops in Kenya.", "Norland has 2,500 troops in Ghana."),
        ("Ministers from the 30 Norland member states meet.", "At least 30 fighters were killed in Kenya."),
        ("On Friday 36 rebels were killed in Lagos.", "34 rebels, among them a cook, were killed by guards."),
        ("The flood killed 12 people in Lyon.", "The flood injured 40 people in Lyon."),
        ("Norland sent 200 tanks to Kenya.", "Norland will send 150 tanks to Kenya."),
        ("Two children were killed in Lyon.", "Two women were killed in Lyon."),
        ("The lab sent more than 3,500 samples.", "The lab kept more than 2,800 samples."),
        ("The budget rose by 12 percent.", "The budget rose by $12 million."),
        ("Some 9,000 foreign troops are in Kenya.", "Kenya has 9,000 Kenyan troops in Kenya."),
        ("About 800 guests came to the fair.", "About 800 letters came to the office."),
    ],
)
def test_what_is_never_compared(one, other):
    assert verdicts(one, other) == []


def test_a_later_higher_toll_is_a_revision():
    first = analysis("a", "The quake killed 30 people in Lyon.")
    later = analysis("b", "The quake has killed 52 people in Lyon.")
    days = [Published(date(2022, 5, day), date(2022, 5, day), ("metadata",)) for day in (3, 4)]
    dated = [replace(a, published=p) for a, p in zip((first, later), days, strict=True)]
    assert [g.verdict for g in figure_groups(dated, ())] == [Verdict.REVISED]
    backwards = [replace(a, published=p) for a, p in zip((first, later), reversed(days), strict=True)]
    assert [g.verdict for g in figure_groups(backwards, ())] == [Verdict.CONFLICT]


def test_an_attacker_counted_in_is_a_difference_of_scope():
    found = verdicts(
        "Three people were killed in the shooting at a school in Lyon.",
        "Four people, including the gunman, were killed in the shooting at the school in Lyon.",
    )
    assert found == [(Verdict.DIFFERENT_SCOPE, "one counts in the gunman")]


def test_two_counts_of_one_kind_stay_two_groups():
    found = groups(
        ["Norland's 10,000-strong mission is in Kenya.", "Freedonia cut its forces in Kenya to just 2,700."],
        ["Norland has only 9,700 troops left in Kenya.", "Freedonia has reduced its troops to 2,700."],
        ["About 10,000 foreign troops are in Kenya."],
    )
    assert [(g.verdict, [f.value for _, f in g.members]) for g in found] == [
        (Verdict.COMPATIBLE, [10_000, 9_700, 10_000]),
        (Verdict.AGREE, [2_700, 2_700]),
    ]


OBSERVERS = (
    ["Ministers will settle the future of the Orlan Pact's 5,000-strong mission.", "The observers came in spring."],
    "The council decides the fate of the alliance's 4,800-strong observer mission at the Halm Dam.",
    "The Orlan Pact has only 4,800 observers left at the Halm Dam.",
    "According to an official, about 5,000 foreign observers, cooks included, are in the valley.",
    "The Orlan Pact is weighing whether to withdraw the roughly 5,000 observers from the valley.",
)


def test_the_strength_of_a_mission_is_the_number_of_its_members():
    (found,) = groups(*OBSERVERS)
    assert (found.verdict, found.why) == (Verdict.COMPATIBLE, "4,800 rounds to 5,000")
    assert [f.value for _, f in found.members] == [5_000, 4_800, 4_800, 5_000, 5_000]


@pytest.mark.parametrize(
    "other",
    [
        "The Orlan Pact has only 3,100 observers left in Kenya.",
        "Freedonia has 5,000 observers in Kenya.",
        "The Orlan Pact has 5,000 books in Kenya.",
    ],
)
def test_a_mission_and_other_people_or_numbers_are_never_set_against_each_other(other):
    assert (
        verdicts(["The Orlan Pact has a 5,000-strong mission in Kenya.", "Its observers came in spring."], other) == []
    )


def test_a_cut_is_joined_whichever_way_it_is_told():
    (found,) = groups(
        "In his last week in office Ressik cut Dravonian forces in the valley to just 1,200 -- the fewest ever.",
        "Even the host, Dravonia, has reduced its troops in the valley to 1,200.",
    )
    assert (found.verdict, found.what) == (Verdict.AGREE, "Dravonian forces in the valley")


def test_a_fraction_is_no_long_number():
    one, other = "A third of all voters are up for grabs.", "You then get a third of the voters."
    assert verdicts(one, other) == []


def test_a_contract_is_not_the_agency_s_that_reports_it():
    found = verdicts(
        "(Newswire) - The mayor of the port on Monday stood by their $700 million deal with a new firm.",
        "The mayor was asked how the firm won the $700 million deal.",
    )
    assert found == [(Verdict.AGREE, "")]


def test_prison_terms_are_compared_and_other_spans_of_time_are_not():
    found = groups(
        "A judge in Lyon sentenced Anna Moor to 12 years in prison for arson on Thursday.",
        "The Lyon judge settled on a 12-year sentence for Moor for arson.",
        "Moor had worked 12 years in Lyon as a judge of arson trials.",
    )
    assert [(g.verdict, g.what, len(g.members)) for g in found] == [(Verdict.AGREE, "prison term", 2)]
    asked = "A judge in Lyon sentenced Anna Moor to 12 years in prison for arson."
    assert verdicts(asked, "The Lyon judge could have given Anna Moor 19 years in prison for arson.") == []


def test_a_pair_told_by_several_is_worth_a_line():
    found = groups("The firm had just two full-time cooks.", "The tiny firm had only two full-time cooks.")
    assert [(g.verdict, g.what) for g in found] == [(Verdict.AGREE, "full-time cooks")]


@pytest.mark.parametrize(
    "text",
    [
        "The guard shot eight times.",
        "Lund, a father of four, left early.",
        "She worked there for five pivotal months.",
        "Prosecutors say Lund was paid more than $60 million.",
        "The reward was less than half of what others get.",
    ],
)
def test_what_is_no_finding_of_one_report(text):
    assert groups(text) == ()


def test_forms_of_one_name_are_one_owner():
    pact = Entity("Orlan Defence Pact", "ORG", (("ODP", ("a",)), ("Orlan Defence Pact", ("b",))), "ODP")
    found = groups(
        "The 30 ODP member states met.", "Ministers of the 30 Orlan Defence Pact member states met.", who=(pact,)
    )
    assert [(g.verdict, g.what) for g in found] == [(Verdict.AGREE, "Orlan Defence Pact member states")]


def test_one_article_alone():
    (prisoners,) = groups("The king released 5,000 political prisoners.", "Nobody spoke.")
    assert (prisoners.verdict, prisoners.what) == (Verdict.ONE_SOURCE, "political prisoners released")
    assert groups("One proposal failed.", "The two sides met.") == ()


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("In Lyon 36 miners were killed.", "miners killed in Lyon"),
        ("The blast near Lyon killed 36.", "people killed near Lyon"),
        ("Freedonia has cut its 900 tanks in Kenya.", "tanks of Freedonia in Kenya"),
        ("The king was urged to release 500 prisoners.", "prisoners"),
        ("More than 80 percent of the island has no water.", "share of the island"),
        ("A third of all voters stayed home.", "share of all voters"),
        ("Most of the northern voters (about 65 percent) stayed home.", "share of northern voters"),
        ("Over the weekend 21,000 newly opened shops closed.", "newly opened shops"),
        ("The firm has hired 300 workers.", "workers"),
        ("Norland's 5,000-strong support mission left.", "strength of the Norland support mission"),
        ("In Lyon 36 miners died.", "miners dead in Lyon"),
        ("In Lyon 36 miners were injured.", "miners injured in Lyon"),
        ("They shed $72 billion of debt.", "debt"),
        ("The firm keeps 40 ships in the valley.", "ships in the valley"),
    ],
)
def test_names_read_well(text, what):
    assert [g.what for g in groups(text)] == [what]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("afghan", "afghanistan", True),
        ("american", "us", True),
        ("germans", "germany", True),
        ("austria", "australia", False),
        ("niger", "nigeria", False),
        ("lyon", "lagos", False),
    ],
)
def test_peoples_and_their_countries(one, other, same):
    assert alike(one, other) is same


@settings(max_examples=15, deadline=None)
@given(st.integers(11, 999))
def test_writing_a_number_otherwise_is_no_conflict(tenths):
    million = f"More people live there: {tenths / 10:g} million voters live in Kenya."
    digits = f"Some {tenths * 100_000:,} voters live in Kenya."
    assert {g.verdict for g in groups(million, digits)} <= {Verdict.AGREE, Verdict.COMPATIBLE, Verdict.ONE_SOURCE}


def test_the_order_of_articles_does_not_matter():
    one, other = (
        analysis("a", "The flood killed 12 people in Lyon."),
        analysis("b", "In Lyon 12 people were killed by the flood."),
    )
    assert figure_groups([one, other], ()) == figure_groups([other, one], ())

"""Figures of an article: value, bounds, hedge, unit, and what is counted."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.figures import figures
from rashomon.model import Article, Block, BlockKind
from rashomon.spans import Span
from rashomon.text.nlp import parse


def body(text):
    """The figures of a text that is one sentence of a body."""
    article = Article("a", text, hashlib.sha256(text.encode()).hexdigest())
    whole = Span(0, len(text))
    return figures(parse(article, (Block(whole, BlockKind.BODY),), (whole,)))


def only(text):
    (figure,) = body(text)
    return figure


@pytest.mark.parametrize(
    ("text", "words", "value", "low", "high", "hedge", "unit"),
    [
        ("The shelter holds 9,600 beds.", "9,600", 9_600, 9_600, 9_600, None, None),
        ("About 10,000 geese crossed the bay.", "About 10,000", 10_000, None, None, "about", None),
        ("Nearly two dozen seals were found.", "Nearly two dozen", 24, None, None, "nearly", None),
        ("At least six divers are safe.", "At least six", 6, 6, None, "at least", None),
        ("The quake damaged more than 300 barns.", "more than 300", 300, 300, None, "more than", None),
        ("Up to 400 posts could go.", "Up to 400", 400, None, 400, "up to", None),
        ("As many as 50 whales beached.", "As many as 50", 50, None, 50, "as many as", None),
        ("Fewer than 20 seats are left.", "Fewer than 20", 20, None, 20, "fewer than", None),
        ("There are only 35 lynxes left.", "only 35", 35, 35, 35, None, None),
        ("Between 3 and 5 canoes sank.", "3 and 5", 4, 3, 5, None, None),
        ("Some 10 to 15 cars were towed.", "Some 10 to 15", 12.5, 10, 15, "some", None),
        ("The firm lost $33-35 billion.", "$33-35 billion", 34e9, 33e9, 35e9, None, "USD"),
        ("Dozens of sheep escaped.", "Dozens", None, 12, 120, None, None),
        ("A bun cost 3 dollars and 50 cents.", "3 dollars and 50 cents", 3.5, 3.5, 3.5, None, "USD"),
        ("A bun cost two euros 20 cents.", "two euros 20 cents", 2.2, 2.2, 2.2, None, "EUR"),
        ("She won £2bn.", "£2bn", 2e9, 2e9, 2e9, None, "GBP"),
        ("He paid 12 euros.", "12 euros", 12, 12, 12, None, "EUR"),
        ("It cost A$45.", "A$45", 45, 45, 45, None, "AUD"),
        ("Rents rose 12.5%.", "12.5%", 12.5, 12.5, 12.5, None, "percent"),
        ("A third of pupils stayed home.", "A third", 1 / 3, 1 / 3, 1 / 3, None, "share"),
        ("Almost half of the pupils stayed home.", "Almost half", 0.5, None, None, "almost", "share"),
        ("They hid millions of dollars.", "millions of dollars", None, 1e6, 1e7, None, "USD"),
        ("The ridge is 12 km long.", "12 km", 12, 12, 12, None, "km"),
        ("It burned over 45,000 acres.", "over 45,000 acres", 45_000, 45_000, None, "over", "acre"),
        ("The boy is seven years old.", "seven years old", 7, 7, 7, None, "years old"),
        ("Nights fell to -30 degrees Celsius.", "-30 degrees Celsius", -30, -30, -30, None, "degrees Celsius"),
        ("A 300-strong choir sang.", "300-strong", 300, 300, 300, None, None),
        ("The farm has 2,000 or more hens.", "2,000 or more", 2_000, 2_000, None, "or more", None),
    ],
)
def test_value_bounds_hedge_and_unit(text, words, value, low, high, hedge, unit):
    figure = only(text)
    assert figure.span.of(text) == words
    assert (figure.value, figure.low, figure.high) == tuple(
        None if v is None else pytest.approx(v) for v in (value, low, high)
    )
    assert (figure.hedge, figure.unit) == (hedge, unit)


@pytest.mark.parametrize(
    "text",
    [
        "They met on 3 March 2019 and again in May 2020.",
        "The vote is on June 14, 2022, at 9:25 a.m.",
        "By 2035 the 1990s will be long gone.",
        "He came third in the 41st round.",
        "Call 555-0143 or write to box12@example.org.",
        "She read https://example.org/2021/04/118812 twice.",
        "The Boeing 737 landed under Section 230 rules.",
        "Mira Lund is the No. 3 seed.",
        "Version 4.2.1 ships on flight 93.",
        "No one knew which one it was.",
        "Rovers won 3-1.",
        "It stands at 49 Heron Road.",
        "1. Open the lid.",
        "Lede photo: the weir at dawn (14 Photos)",
        "The sea will rise by 2120, they say.",
        "Rovers slipped towards the bottom three.",
        "The fourth half of the match was a joke.",
    ],
)
def test_what_is_no_figure(text):
    assert body(text) == ()


@pytest.mark.parametrize(
    ("text", "words", "of", "head"),
    [
        ("The king freed 5,000 Karsan prisoners.", "5,000", "Karsan prisoners", "prisoner"),
        ("Norland cut its forces in Veldora to just 2,500.", "just 2,500", "forces", "force"),
        ("Norland has also reduced its troops to 2,700.", "2,700", "troops", "troop"),
        ("The pact keeps a 9,600-strong support mission there.", "9,600-strong", "support mission", "mission"),
        ("The toll rose to 36 overnight.", "36", "toll", "toll"),
        ("Two of the climbers were hurt.", "Two", "climbers", "climber"),
        ("About 60 percent of voters stayed home.", "About 60 percent", "voters", "voter"),
        ("The judge set a fine of $5m.", "$5m", "fine", "fine"),
        ("Sales rose by 12 percent.", "12 percent", "Sales", "sale"),
        ("The blast killed 30.", "30", None, None),
        ("Lund faces 12 counts of wire fraud.", "12", "counts of wire fraud", "count"),
        ("Lund, a father of four, left.", "four", None, None),
        ("Lund made $60 million in Norland.", "$60 million", None, None),
        ("It needs a majority of the 3,979 pledged seats.", "3,979", "pledged seats", "seat"),
        (
            "In his last week in office Ressik cut Dravonian forces in the valley to just 1,200 -- the fewest ever.",
            "just 1,200",
            "Dravonian forces",
            "force",
        ),
    ],
)
def test_what_is_counted(text, words, of, head):
    figure = only(text)
    assert figure.span.of(text) == words
    assert (figure.of and figure.of.of(text), figure.head) == (of, head)


def test_others_are_what_was_counted_before():
    text = "In Olmo 37 miners were killed and 4 others were wounded."
    killed, wounded = body(text)
    assert killed.of == wounded.of
    assert (killed.scope.done, wounded.scope.done) == (("kill",), ("wound",))


def test_what_joins_a_subject_is_not_equated_with_it():
    assert [f.head for f in body("Five wardens were full-time officers and three were conscripts.")] == [
        "warden",
        None,
    ]


def test_a_list_of_shares_counts_no_percent():
    assert [f.head for f in body("There are three large dairies, holding 40 percent, 30 percent, and 10 percent.")] == [
        "dairy",
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("Norland has only 9,200 troops left in France.", {"owner": ("Norland",), "where": ("France",)}),
        ("The storm killed or injured 41 people in Berlin.", {"done": ("injure", "kill"), "where": ("Berlin",)}),
        ("The council will send 40 nurses to Spain.", {"asserted": False, "where": ("Spain",)}),
        ("The council sent 40 nurses to Spain.", {"asserted": True}),
        ("A 200-strong crowd gathered.", {"strength": True}),
        ("Three of the sailors drowned.", {"part": True}),
        ("About 900 foreign workers are in Berlin.", {"which": ("foreign",), "where": ("Berlin",)}),
        ("Even the host, Norland, cut its troops in the delta to 800.", {"which": ("Norland",), "where": ("delta",)}),
        ("(Newswire) - The mayor praised their $30 million contract.", {"owner": ()}),
        ("About 900 sailors, cooks included, are in Berlin.", {"including": ("cook",), "where": ("Berlin",)}),
        (
            "In his last week in office Ressik cut Dravonian forces in the valley to just 1,200 -- the fewest ever.",
            {"which": ("Dravonian",), "where": ("valley",), "done": ("cut",)},
        ),
    ],
)
def test_scope(text, scope):
    found = only(text).scope
    assert {key: getattr(found, key) for key in scope} == scope


def test_a_change_is_two_figures_and_a_range_is_one():
    assert [f.value for f in body("They cut the staff from 40 to 25.")] == [40, 25]
    assert [f.value for f in body("Prices range from $20 to $30.")] == [25]


def test_figures_stand_in_order_within_the_text():
    text = "Some 20 boats and 3 rafts, worth $1.5m, took 400 people over 12 km."
    found = body(text)
    assert [f.value for f in found] == [20, 3, 1_500_000, 400, 12]
    assert list(found) == sorted(found, key=lambda f: f.span)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(3, 10_000_000),
    st.sampled_from(["{}", "about {}", "at least {}", "up to {}", "just {}", "nearly {}", "more than {}"]),
    st.sampled_from(["{} boats sank.", "It cost ${}.", "Rents rose {} percent."]),
)
def test_value_lies_within_its_bounds(number, hedge, sentence):
    if "$" in sentence:
        words = sentence.replace("${}", hedge.replace("{}", f"${number:,}"))
    else:
        words = sentence.format(hedge.format(f"{number:,}"))
    figure = only(words[0].upper() + words[1:])
    assert figure.value == number
    assert figure.low is None or figure.low <= number
    assert figure.high is None or number <= figure.high


def test_signed_numbers_of_a_table_are_read_in_order():
    found = body("The share closed at 31.42 -0.40 -0.85% on the day.")
    assert found
    assert all(f.low <= f.value <= f.high for f in found)

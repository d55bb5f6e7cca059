from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.account.origins import Origins
from rashomon.model import Derivation, Lineage, Member, Origin, Reuse
from rashomon.spans import Span
from tests.account.copied import TEXTS, lineage, passage, quotation
from tests.account.invented import find

KEEPERS = "The last two keepers of the Corran Point light were told on Monday to pack"
BOATS = "Fishermen from three villages fear for their boats"


def at(article, words):
    return Member(article, find(TEXTS[article], words))


@pytest.mark.parametrize(
    ("articles", "origins"),
    [
        ([], 0),
        (["beacon"], 1),
        (["beacon", "globe"], 1),  # one is a copy of the other
        (["mirror", "star"], 1),  # both are copies of what nobody has
        (["globe", "herald"], 2),
        (["beacon", "globe", "herald", "mirror", "star"], 3),
        (["herald", "somewhere else"], 2),
    ],
)
def test_articles_of_one_origin_count_once(articles, origins):
    assert Origins(lineage()).count(articles) == origins


def test_while_nobody_has_looked_nothing_is_counted():
    assert Origins(Lineage()).count(["beacon", "globe"]) is None


def apart(source):
    """The globe as an origin of its own that has some words of the beacon's, and the herald with the beacon."""
    known = lineage()
    derivations = (replace(known.derivations[0], source=source), known.derivations[1])
    origins = (Origin(("beacon", "herald")), Origin(("globe",)), *known.origins[2:])
    return replace(known, derivations=derivations, origins=origins)


@pytest.mark.parametrize(
    ("places", "origins"),
    [
        # the words that the globe took from the beacon are the beacon's, and so the herald's too
        ([at("beacon", BOATS), at("globe", BOATS)], 1),
        ([at("herald", "no light at Corran Point"), at("globe", BOATS)], 1),
        # its own words are its own
        ([at("beacon", BOATS), at("globe", "A buoy is to be laid at the reef")], 2),
        # what it quotes it may have heard itself
        ([at("beacon", "nothing but the light"), at("globe", "nothing but the light")], 2),
        # more than half of these words is its own
        ([at("beacon", BOATS), at("globe", "carries a receiver.\nA buoy is to be laid at the reef instead")], 2),
    ],
)
def test_words_that_were_taken_count_as_their_source_s(places, origins):
    assert Origins(apart("beacon")).count(places) == origins


def test_words_of_two_articles_are_one_voice_though_nobody_knows_whose():
    known = apart(None)
    assert Origins(known).count([at("beacon", BOATS), at("globe", BOATS)]) == 1
    assert Origins(known).count([at("beacon", BOATS), at("globe", "A buoy is to be laid at the reef")]) == 2
    # the herald has not those words: nothing ties it to the globe
    assert Origins(known).count([at("herald", "no light at Corran Point"), at("globe", BOATS)]) == 2


def test_a_second_hand_copy_counts_as_the_first_source():
    first = passage("beacon", BOATS, "globe", BOATS)
    then = replace(first, a=first.b, b=Span(0, 10))
    chain = Lineage(
        reuse=(
            Reuse("beacon", "globe", (first,), 0.2, 0.2, 0, 0, copied=True, score=1),
            Reuse("globe", "star", (then,), 0.2, 0.2, 0, 0, copied=True, score=1),
        ),
        derivations=(Derivation("beacon", "globe", "beacon", 1.0, ()), Derivation("globe", "star", "globe", 1.0, ())),
        origins=(Origin(("beacon",)), Origin(("globe",)), Origin(("star",))),
    )
    assert Origins(chain).count([at("beacon", BOATS), Member("star", Span(0, 10))]) == 1
    assert Origins(chain).count([at("globe", "A buoy is to be laid"), Member("star", Span(0, 10))]) == 2


def test_quotations_tie_nothing():
    shared = Reuse("globe", "herald", (quotation("globe", "herald"),), 0, 0, 0.1, 0.1, copied=True, score=0.6)
    known = Lineage(
        (shared,), (Derivation("globe", "herald", None, 0.5, ()),), (), (Origin(("globe",)), Origin(("herald",)))
    )
    words = "We have asked for nothing but the light"
    assert Origins(known).count([at("globe", words), at("herald", words)]) == 2


@given(st.lists(st.sampled_from([*TEXTS]), unique=True), st.data())
def test_more_who_carry_it_never_make_fewer_origins(articles, data):
    spans = st.tuples(st.integers(0, 80), st.integers(81, 300))
    places = [Member(a, Span(*data.draw(spans))) for a in articles]
    known = Origins(apart("beacon"))
    counts = [known.count(places[:n]) for n in range(len(places) + 1)]
    assert counts == sorted(counts)
    # one that has words of two others ties them together
    for each in (known, Origins(apart(None))):
        assert min(len(places), 1) <= each.count(places) == each.count(reversed(places)) <= len(places)

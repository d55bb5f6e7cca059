from __future__ import annotations

import itertools

import pytest

from rashomon.compare.who import Names, entities, name_key
from rashomon.model import Voice
from tests.compare.builders import analysis, quoted

P, B, G, N = "PERSON", "ORG", "GPE", "NORP"


def forms(found):
    return {e.name: {f for f, _ in e.forms} for e in found}


def test_a_surname_is_its_bearers_where_only_one_has_it():
    found = entities(
        [
            analysis("Mayor Ida Holm spoke. Holm left.", "a", [("Ida Holm", P, "Ida Holm"), ("Holm", P, "Ida Holm")]),
            analysis("Holm was late.", "b", [("Holm", P, "Holm")]),
        ]
    )
    assert [(e.name, e.label, e.forms) for e in found] == [
        ("Ida Holm", P, (("Holm", ("a", "b")), ("Ida Holm", ("a",)))),
    ]


def test_two_people_of_one_surname_are_never_one():
    found = entities(
        [
            analysis("Anna Berg won. Berg wept.", "a", [("Anna Berg", P, "Anna Berg"), ("Berg", P, "Anna Berg")]),
            analysis("Karl Berg lost.", "b", [("Karl Berg", P, "Karl Berg")]),
            analysis("Berg spoke.", "c", [("Berg", P, "Berg")]),
        ]
    )
    assert forms(found) == {"Anna Berg": {"Anna Berg", "Berg"}, "Karl Berg": {"Karl Berg"}, "Berg": {"Berg"}}
    names = Names(found)
    assert names.canonical("Berg") is None
    assert names.canonical("Berg", "a") == "Anna Berg"
    assert names.canonical("Berg", "c") == "Berg"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Joe Tander", "Joseph Tander", True),
        ("Joe Tander", "Joseph R. Tander", True),
        ("Rashid Qazzafi", "Rashid Gazzafi", True),
        ("Rashid Qazzafi", "Karim Gazzafi", False),
        ("Anna Berg", "Anna Borg", False),
        ("Maria Lind", "Marta Lind", False),
        ("Jan Willem Kolk", "Jan Pieter Kolk", False),
    ],
)
def test_spellings_of_one_name(one, other, same):
    found = entities([analysis(one, "a", [(one, P, one)]), analysis(other, "b", [(other, P, other)])])
    assert (len(found) == 1) is same


def test_names_that_one_article_keeps_apart_are_two():
    text = "Rashid Qazzafi met Rashid Gazzafi."
    names = [("Rashid Qazzafi", P, "Rashid Qazzafi"), ("Rashid Gazzafi", P, "Rashid Gazzafi")]
    assert len(entities([analysis(text, "a", names)])) == 2


def test_surnames_alone_need_a_role_in_common():
    one = analysis("Colonel Qazzafi spoke.", "a", [("Qazzafi", P, "Qazzafi")])
    assert len(entities([one, analysis("Colonel Gazzafi left.", "b", [("Gazzafi", P, "Gazzafi")])])) == 1
    assert len(entities([one, analysis("Judge Gazzafi left.", "b", [("Gazzafi", P, "Gazzafi")])])) == 2


def test_an_acronym_is_what_an_article_says_it_is():
    found = entities(
        [
            analysis("The Baltic Fisheries Organisation (BFO) met.", "a", [("BFO", B, "BFO")]),
            analysis("BFO met again.", "b", [("BFO", B, "BFO")]),
            analysis(
                "The Baltic Fisheries Organization met.",
                "c",
                [("Baltic Fisheries Organization", B, "Baltic Fisheries Organization")],
            ),
        ]
    )
    assert [(e.name, e.acronym, e.notes) for e in found] == [("BFO", "BFO", ())]
    assert forms(found)["BFO"] == {"BFO", "Baltic Fisheries Organisation", "Baltic Fisheries Organization"}


def test_another_expansion_is_noted_with_its_place():
    odd = analysis("BFO (Baltic Fisheries Alliance) met.", "b", [("BFO", B, "BFO")])
    found = entities([analysis("The Baltic Fisheries Organisation (BFO) met.", "a"), odd])
    (one,) = found
    assert one.notes == ("BFO expanded in another way by one article: Baltic Fisheries Alliance",)
    (place,) = one.odd
    assert (place.article, place.span.of(odd.article.text)) == ("b", "Baltic Fisheries Alliance")


def test_a_short_name_is_the_bodys_in_every_article():
    both = [("Ferry Front", B, "Ferry Front"), ("Front", B, "Ferry Front")]
    one = analysis("The Ferry Front met. The Front left.", "a", both)
    other = analysis("The Front said no.", "b", [("Front", B, "Front")])
    assert forms(entities([one, other])) == {"Ferry Front": {"Ferry Front", "Front"}}
    third = analysis("The Border Front met.", "c", [("Border Front", B, "Border Front")])
    assert len(entities([one, other, third])) == 3
    unsaid = analysis("The Ferry Front met.", "a", both[:1])
    assert len(entities([unsaid, other])) == 2


def test_two_bodies_with_one_acronym_stay_two():
    found = entities(
        [
            analysis("The Polar Authority (PA) met.", "a"),
            analysis("The Press Association (PA) reported.", "b"),
        ]
    )
    assert not any(e.notes for e in found)
    assert not any({"Polar Authority", "Press Association"} <= {f for f, _ in e.forms} for e in found)


@pytest.mark.parametrize("form", ["the US", "U.S.", "United States", "America", "the United States'"])
def test_one_country_has_several_names_and_its_people_another(form):
    found = entities(
        [
            analysis("The United States agreed.", "a", [("The United States", G, "The United States")]),
            analysis("U.S. troops left. US officials agreed.", "b", [("U.S.", G, "U.S."), ("US", G, "US")]),
            analysis("America and the American people.", "c", [("America", G, "America"), ("American", N, "American")]),
        ]
    )
    assert len(found) == 2
    names = Names(found)
    assert names.entity(form) == names.entity("US") is not None
    assert names.entity("American") != names.entity("America")


def test_possessives_articles_and_titles_are_no_part_of_a_name():
    names = [("Holm’s", P, "Holm"), ("the Harbour Board's", B, "the Harbour Board")]
    found = entities([analysis("Holm’s men and the Harbour Board's boats", "a", names)])
    assert forms(found) == {"Harbour Board": {"Harbour Board"}, "Holm": {"Holm"}}
    assert name_key("the Harbour Board's") == name_key("Harbor Board")


def test_a_named_speaker_is_known_even_if_no_name_was_found():
    text = "“We go,” said Ida Holm."
    one = analysis(text, "a", [], [quoted(text, "We go", "Ida Holm")])
    described = analysis(text, "b", [], [quoted(text, "We go", "an official", Voice.UNNAMED)])
    assert [(e.name, e.label) for e in entities([one, described])] == [("Ida Holm", P)]


def test_the_order_of_articles_does_not_matter():
    every = [
        analysis("The Baltic Fisheries Organisation (BFO) and Ida Holm", "a", [("Ida Holm", P, "Ida Holm")]),
        analysis("BFO (Baltic Fisheries Alliance) and Holm", "b", [("Holm", P, "Holm"), ("BFO", B, "BFO")]),
        analysis("The UK and Holm", "c", [("UK", G, "UK"), ("Holm", G, "Holm")]),
        analysis("Britain", "d", [("Britain", G, "Britain")]),
    ]
    assert len({entities(order) for order in itertools.permutations(every)}) == 1


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mohammed Qasim", "Muhammad Kasim", True),
        ("Alexei Vorontsov", "Aleksey Vorontsov", True),
        ("Dmitry Polanski", "Dmitri Polansky", True),
        ("Karim al-Hashemi", "Karim al-Hashimi", True),
        ("Jens Strandberg", "Jens Starndberg", True),
        ("Jens Strandberg", "Jens Strandburg", True),
        ("John Carver", "Joan Carver", False),
        ("Lena Carver", "Lina Carver", False),
        ("Peter Hansen", "Peter Janson", False),
        ("Karl Holm", "Karl Holm Jr.", False),
        ("Ida Meller", "Ida Keller", False),
    ],
)
def test_transliterations_and_slips(one, other, same):
    found = entities([analysis(one, "a", [(one, P, one)]), analysis(other, "b", [(other, P, other)])])
    assert (len(found) == 1) is same


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("Austria", "Australia"), ("Slovakia", "Slovenia")])
def test_places_are_never_joined_by_spelling(one, other):
    assert len(entities([analysis(one, "a", [(one, G, one)]), analysis(other, "b", [(other, G, other)])])) == 2


def test_a_city_by_two_names():
    both = entities([analysis("Kyiv", "a", [("Kyiv", G, "Kyiv")]), analysis("Kiev", "b", [("Kiev", G, "Kiev")])])
    assert [e.forms for e in both] == [(("Kiev", ("b",)), ("Kyiv", ("a",)))]


def test_another_spelling_is_noted_with_its_place():
    texts = {"a": "Jens Strandberg spoke.", "b": "Jens Strandberg left.", "c": "Later Jens Strandburg came."}
    every = [
        analysis(text, name, [(who, P, who)])
        for name, text in texts.items()
        for who in ("Jens Strandberg", "Jens Strandburg")
        if who in text
    ]
    (one,) = entities(every)
    assert (one.name, one.notes) == ("Jens Strandberg", ("Strandberg spelled in another way: Strandburg",))
    (place,) = one.odd
    assert (place.article, place.span.of(texts["c"])) == ("c", "Jens Strandburg")


def test_a_misspelt_surname_alone_is_its_bearers_by_his_role():
    full = analysis("Colonel Rashid Qazzafi spoke.", "a", [("Rashid Qazzafi", P, "Rashid Qazzafi")])
    alone = analysis("Colonel Gazzafi left.", "b", [("Gazzafi", P, "Gazzafi")])
    other = analysis("Judge Gazzafi left.", "b", [("Gazzafi", P, "Gazzafi")])
    assert len(entities([full, alone])) == 1
    assert len(entities([full, other])) == 2


def test_junior_is_no_surname():
    names = [("Karl Holm Jr.", P, "Karl Holm Jr."), ("Ida Berg Jr.", P, "Ida Berg Jr."), ("Jr", P, "Jr")]
    assert len(entities([analysis("Karl Holm Jr. met Ida Berg Jr. and Jr", "a", names)])) == 3


def test_a_trade_before_a_name_is_no_part_of_it():
    found = entities(
        [
            analysis("Manager Ida Holm left.", "a", [("Manager Ida Holm", P, "Manager Ida Holm")]),
            analysis("Ida Holm left.", "b", [("Ida Holm", P, "Ida Holm")]),
        ]
    )
    assert [e.name for e in found] == ["Ida Holm"]


def test_a_surname_of_two_words_is_its_bearers():
    first = analysis("Ida Marie Brandt Olsen spoke.", "a", [("Ida Marie Brandt Olsen", P, "Ida Marie Brandt Olsen")])
    second = analysis("Brandt Olsen spoke.", "b", [("Brandt Olsen", P, "Brandt Olsen")])
    assert forms(entities([first, second])) == {"Ida Marie Brandt Olsen": {"Ida Marie Brandt Olsen", "Brandt Olsen"}}
    other = analysis("Jan Brandt Olsen spoke.", "c", [("Jan Brandt Olsen", P, "Jan Brandt Olsen")])
    assert len(entities([first, second, other])) == 3


def test_a_body_of_one_country_with_and_without_its_name():
    short = analysis("The Interior Ministry spoke.", "a", [("Interior Ministry", B, "Interior Ministry")])
    full = analysis("The U.S. Interior Ministry spoke.", "b", [("U.S. Interior Ministry", B, "U.S. Interior Ministry")])
    other = analysis("Russia's spoke.", "c", [("Russia's", B, "Russia Interior Ministry")])
    assert len(entities([short, full])) == 1
    assert len(entities([short, full, other])) == 3


def test_two_letters_that_changed_places_beside_one_first_name():
    one = analysis("Ida Hoem spoke.", "a", [("Ida Hoem", P, "Ida Hoem")])
    other = analysis("Ida Heom spoke.", "b", [("Ida Heom", P, "Ida Heom")])
    (found,) = entities([one, other])
    assert len(found.odd) == 1
    assert len(entities([one, analysis("Karl Heom spoke.", "b", [("Karl Heom", P, "Karl Heom")])])) == 2
    assert len(entities([one, analysis("Ida Horm spoke.", "b", [("Ida Horm", P, "Ida Horm")])])) == 2


KARL = [("Karl Brandt", P, "Karl Brandt"), ("Brandt", P, "Karl Brandt")]
SECOND = analysis("Karl Brandt spoke. Brandt left.", "b", KARL)


def test_a_surname_that_stands_before_a_relatives_name_is_not_the_relatives():
    text = "President Brandt spoke. Brandt left. Later his daughter Ida Brandt came."
    first = analysis(
        text, "a", [("Brandt", P, "Ida Brandt"), ("Brandt", P, "Ida Brandt"), ("Ida Brandt", P, "Ida Brandt")]
    )
    found = Names(entities([first, SECOND]))
    # whose it is nobody says in so many words: it stays a surname
    assert found.canonical("Ida Brandt", "a") == found.canonical("Brandt", "a") == "Brandt"
    assert found.canonical("Ida Brandt") == "Ida Brandt"
    assert found.canonical("Brandt", "b") == "Karl Brandt"
    assert [Names(entities([first])).canonical(n, "a") for n in ("Brandt", "Ida Brandt")] == ["Ida Brandt"] * 2


def test_a_surname_after_the_full_name_is_its_bearers_beside_a_namesake():
    first = analysis(
        "Ida Brandt spoke. Brandt left.", "a", [("Ida Brandt", P, "Ida Brandt"), ("Brandt", P, "Ida Brandt")]
    )
    found = Names(entities([first, SECOND]))
    assert [found.canonical("Brandt", a) for a in "ab"] == ["Ida Brandt", "Karl Brandt"]

import pytest

from rashomon.extract.names import names
from rashomon.model import Block, BlockKind
from rashomon.spans import Span
from rashomon.text.nlp import parse
from tests.conftest import article


def found(text: str) -> set[tuple[str, str, str]]:
    """(words, label, entity) of each name; every line is a paragraph of the body."""
    blocks, sentences, start = [], [], 0
    for line in text.splitlines(keepends=True):
        span = Span(start, start + len(line))
        blocks.append(Block(span, BlockKind.BODY))
        inner = span.stripped(text)
        if inner:
            sentences.append(inner)
        start += len(line)
    parsed = parse(article(text), blocks, sentences)
    return {(n.span.of(text), n.label, n.entity) for n in names(parsed)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Maria Keller opened the bridge in Vienna.\nIt is safe, Keller said later.",
            ("Keller", "PERSON", "Maria Keller"),
        ),
        ("President Tomas Novak spoke in Prague.", ("Tomas Novak", "PERSON", "Tomas Novak")),
        ("The party met spokeswoman Ilse Brandt in Berlin.", ("Ilse Brandt", "PERSON", "Ilse Brandt")),
        ("Secretary-General Olga Petrov spoke in Geneva.", ("Olga Petrov", "PERSON", "Olga Petrov")),
        ("The British government's plan was late.", ("British", "NORP", "British")),
        ("Germany's economy grew.", ("Germany", "GPE", "Germany")),
        ("The United Nations sent help.", ("United Nations", "ORG", "United Nations")),
        (
            "The World Health Organization (WHO) met in Geneva. The WHO said little.",
            ("World Health Organization", "ORG", "WHO"),
        ),
        ("The World Health Organization (WHO) met in Geneva. The WHO said little.", ("WHO", "ORG", "WHO")),
        ("The United States sent help. The US is rich.", ("US", "GPE", "United States")),
        ("Anti-French and pro-German crowds met in Paris.", ("Paris", "GPE", "Paris")),
    ],
)
def test_names(text, name):
    assert name in found(text)


def test_no_numbers_and_dates():
    labels = {label for _, label, _ in found("On 3 May 2020 three of 40 men left Rome for $5 million.")}
    assert labels == {"GPE"}


def test_one_label_a_form():
    text = "Ivo Lindqvist came to Oslo.\nLindqvist spoke.\nLindqvist Lindqvist left.\nThen Lindqvist slept."
    assert {label for words, label, _ in found(text) if words == "Lindqvist"} == {"PERSON"}


def test_a_surname_of_two_bearers_stays_a_surname():
    text = "Peter Hansen and Laura Hansen met in Copenhagen.\nHansen paid."
    assert {entity for words, _, entity in found(text) if words == "Hansen"} <= {"Hansen"}


def test_titles_and_possessives_are_no_part():
    spans = {words for words, _, _ in found("Mr. Daniel Okafor's plan pleased General Ruth Adler in Lagos.")}
    assert {"Daniel Okafor", "Ruth Adler", "Lagos"} <= spans


def test_a_capitalised_heading_gives_only_names_that_the_text_knows():
    text = (
        "Vienna Opens New Bridge Despite Rising Costs\nThe mayor of Vienna opened a bridge, and people were glad of it."
    )
    assert {words for words, _, _ in found(text)} == {"Vienna"}


def test_a_district_is_a_place():
    assert not [n for n in found("Fire broke out in Bonanza district on Monday.") if n[1] == "PERSON"]


@pytest.mark.parametrize(
    ("text", "name", "not_name"),
    [
        ("“We go.” Said Holm, who was late, as Holm often is.", "Holm", "Said Holm"),
        ("They met Greg Holm Gregory Allan in Oslo.", "Greg Holm", "Greg Holm Gregory Allan"),
        ("They met Gov. Jay Holm Jay Robert in Oslo.", "Jay Holm", "Jay Holm Jay Robert"),
        ("The Harbour Board - half of the port said so.", "Harbour Board", "Harbour Board - half"),
    ],
)
def test_words_glued_to_a_name_are_cut_off(text, name, not_name):
    words = {n for n, _, _ in found(text)}
    assert name in words
    assert not_name not in words


def test_a_surname_that_is_a_word_too_is_a_name_where_the_word_is_not_used():
    text = "The new mayor, Karl Banks, came to the harbour.\nBanks said that the port was late."
    assert ("Banks", "PERSON", "Karl Banks") in found(text)


def test_an_acronym_given_in_brackets_is_found_wherever_it_stands():
    text = "The Dockers Defence League (DDL) met in Oslo. On Monday the DDL said little, and DDL men left."
    assert sum(words == "DDL" for words, _, entity in found(text) if entity == "DDL") >= 1
    assert not [n for n in found(text) if n[0] == "DDL" and n[1] != "ORG"]


@pytest.mark.parametrize(
    ("after", "entity"), [("for her work", "Helen Keller"), ("for his work", "Peter Keller"), ("", "Peter Keller")]
)
def test_pronouns_after_a_shared_surname_tell_whose_it_is(after, entity):
    text = (
        "The singer Peter Keller met his sister, the mayor Helen Keller, in May.\n"
        + "It rained in Oslo all day long. " * 14
        + "\n"
        + f"Some praised Keller {after} on Monday. It was late in the day when they came, and cold.\n" * 3
    )
    assert {e for words, _, e in found(text) if words == "Keller"} == {entity}


@pytest.mark.parametrize("name", ["LeBron Holm", "Ann FitzGerald", "Karl McHolm", "Ida MacArthur"])
def test_capitals_within_a_name(name):
    assert (name, "PERSON", name) in found(f"Late in the evening the singer {name} came to the old harbour.")


def test_two_names_run_into_one_are_none():
    assert not [n for n in found("They met Mayor Karl HolmwoodAnn Berg in the old harbour.") if "HolmwoodAnn" in n[0]]


def test_the_last_word_shows_a_body():
    assert ("North Sea Ferry Union", "ORG", "NSFU") in found("The North Sea Ferry Union (NSFU) met. NSFU left Oslo.")


@pytest.mark.parametrize(
    ("text", "words", "entities"),
    [
        # a first name after the full name
        ("Maria Keller came to Oslo. Later Maria left Oslo.", "Maria", {"Maria Keller"}),
        ("Maria Keller met Maria Lang in Oslo. Later Maria left Oslo.", "Maria", {"Maria"}),
        # of two with one surname, the one introduced first, unless the other has just been named
        (
            "Helen Keller came to Oslo in May. Keller opened a bridge.\n"
            + "It rained in Oslo all day long. " * 14
            + "\nPeter Keller came to Rome. Keller left.",
            "Keller",
            {"Helen Keller", "Keller"},
        ),
        (
            "The mayor, Helen Keller, met her brother Peter Keller in the town hall.\nMr. Keller said little.",
            "Keller",
            {"Peter Keller"},
        ),
        (
            "The mayor, Helen Keller, met her brother Peter Keller in the town hall.\nMs. Keller said little.",
            "Keller",
            {"Helen Keller"},
        ),
        # father and son
        (
            "The mayor, Peter Keller, met a singer called Peter Keller Jr. in the town hall.",
            "Peter Keller",
            {"Peter Keller"},
        ),
        (
            "The mayor, Peter Keller, met a singer called Peter Keller Jr. in the town hall.",
            "Peter Keller Jr.",
            {"Peter Keller Jr."},
        ),
    ],
)
def test_members_of_a_family_and_first_names(text, words, entities):
    assert {entity for form, label, entity in found(text) if form == words} == entities

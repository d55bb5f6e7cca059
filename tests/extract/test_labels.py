"""What an article calls those whom it names and the acts it tells of: texts, and what must come out of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.extract.attributions import attributions
from rashomon.extract.labels import labels
from rashomon.extract.names import names
from rashomon.model import LabelKind, LabelVoice
from tests.conftest import parsed

OWN, TOLD, QUOTED = LabelVoice.OUTLET, LabelVoice.ATTRIBUTED, LabelVoice.QUOTED
HEAD = "A headline of the day\n\n"


def found(text: str, head: str = HEAD):
    one = parsed(f"{head}{text}\n")
    who = names(one)
    return labels(one, who, attributions(one, who))


def actors(text: str):
    return [(a.target, a.text, a.voice) for a in found(text) if a.kind is LabelKind.ACTOR]


def acts(text: str):
    return [(a.target, a.text, a.voice) for a in found(text) if a.kind is LabelKind.ACT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # nouns behind the name, and those that take them up
        (
            "Fighters of the Harun Front seized the town on Monday. The Harun Front militants burned two shops. The "
            "militants left at dawn.",
            [("Harun Front", "militants", OWN), ("Harun Front", "militants", OWN)],
        ),
        ("Three Harun Front insurgents were killed on Sunday.", [("Harun Front", "insurgents", OWN)]),
        # some of a body are not the body
        ("Two young Harun Front fighters were killed on Sunday.", [("Harun Front", "fighters", OWN)]),
        ("Supporters of the Harun Front marched. The Harun Front leaders spoke.", []),
        # appositions
        (
            "Milo Torv, a hardline cleric, spoke in Brenn on Friday. The cleric was arrested later.",
            [("Milo Torv", "hardline cleric", OWN), ("Milo Torv", "cleric", OWN)],
        ),
        ("The arrest of Jan Velk, a right-wing activist, came on Monday.", [("Jan Velk", "right-wing activist", OWN)]),
        # complements that are told as so
        (
            "The Harun Front is a terrorist organisation that controls the valley.",
            [("Harun Front", "terrorist organisation", OWN)],
        ),
        ("Jan Velk is not a populist. Jan Velk may be a populist. Is Jan Velk a populist?", []),
        ("His first wife wonders whether Jan Velk is a populist.", []),
        # words before the name
        (
            "Embattled interior minister Dana Ostrov resigned on Monday. Far-right politician Jan Velk welcomed it.",
            [("Dana Ostrov", "embattled interior minister", OWN), ("Jan Velk", "far-right politician", OWN)],
        ),
        (
            "US-backed President Ivo Rask fled the capital. The Russian-backed Harun Front cheered.",
            [("Ivo Rask", "US-backed President", OWN), ("Harun Front", "Russian-backed", OWN)],
        ),
        # an office or an age alone is no label
        ("President Ivo Rask met the young Jan Velk and Dana Ostrov, 45.", []),
        ("Rova Mayor Ivo Rask met Sixteen-year-old Dana Ostrov.", []),
        # one of those meant
        (
            "Armed groups such as the Harun Front hold the border.",
            [("Harun Front", "armed groups", OWN)],
        ),
        (
            "The Harun Front and other extremist groups signed the paper in Brenn.",
            [("Harun Front", "extremist groups", OWN)],
        ),
        # peoples, beliefs and parties are no body that can be described by some of theirs
        ("Sunni militants and Kenyan soldiers fought. Moderate Republicans stayed away.", []),
        # somebody else's words
        (
            "The minister said that the Harun Front is a terrorist organisation and must be banned.",
            [("Harun Front", "terrorist organisation", TOLD)],
        ),
        ("The union called Ida Holm a tyrant on Monday. Ida Holm laughed.", [("Ida Holm", "tyrant", TOLD)]),
        (
            "The Harun Front was designated a terrorist organisation in May.",
            [("Harun Front", "terrorist organisation", TOLD)],
        ),
        ('"The Harun Front are terrorists," the minister said on Monday.', [("Harun Front", "terrorists", QUOTED)]),
        (
            "Brenn police said that Harun Front gunmen had fired on a bus.",
            [("Harun Front", "gunmen", TOLD)],
        ),
        # two whom "the militant group" can mean
        (
            "Tensions grow between the Harun Front and the Vale League. The militant group attacked a post on Sunday.",
            [],
        ),
        # one whom it can mean: the ministers' alliance is none
        (
            "The Harun Front attacked a post on Sunday. The Harun Front denied that. Ministers of the Vale League, "
            "whose Vale League summit begins today, blamed the militant group.",
            [("Harun Front", "militant group", OWN)],
        ),
    ],
)
def test_what_actors_are_called(text, expected):
    assert actors(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The self-styled general Milo Torv rules the town.", [("general", "self-styled")]),
        ("Alleged smuggler Ivo Rask appeared in court.", [("smuggler", "alleged")]),
        (
            "Rask had fled. Ivo Rask, suspected mastermind of the raid, was silent.",
            [("mastermind of the raid", "suspected")],
        ),
        ("The so-called Harun Front has no court.", [("so-called", "so-called")]),
        ("The army's ‘occupation’ of Lake Ostra enters its third year.", [("occupation", "scare quotes")]),
        ("Ruvia began what it calls a special operation in Kenya.", [("operation", "what it calls")]),
        ("Milo Torv, a cleric, spoke.", [("cleric", "")]),
    ],
)
def test_words_and_marks_that_keep_away(text, expected):
    assert [(a.text, a.distance) for a in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # one place, one act
        (
            "Dozens were hurt when the riot in Kampala ended. The protest in Kampala had begun peacefully. The unrest "
            "spread.",
            [("riot", "riot", OWN), ("riot", "protest", OWN), ("riot", "unrest", OWN)],
        ),
        # two places, two acts, and a word that may be for either
        (
            "The riot in Kampala ended. A riot in Nairobi went on. The unrest spread.",
            [("riot", "riot", OWN), ("riot 2", "riot", OWN)],
        ),
        # a verb tells whom the noun concerns
        (
            "Kenya will withdraw its troops from Somalia by May. The pullout began on Monday.",
            [("pullout", "pullout", OWN)],
        ),
        # whose it is, by the pronoun
        (
            "The Vale League said nothing on Monday. The Vale League has lost its patience, and its exit was delayed.",
            [("exit", "exit", OWN)],
        ),
        # with nobody beside it a noun is for no certain act
        ("An attack would be a mistake. The attack failed.", []),
        # somebody else's words
        (
            "The army's invasion of Kenya began. “This massacre in Kenya must end,” said Dana Ostrov, a teacher.",
            [("invasion", "invasion", OWN), ("massacre", "massacre", QUOTED)],
        ),
        # part of another noun, and a figure of speech
        ("A riot shield lay in Kampala. A heart attack killed Jan Velk in Nairobi.", []),
    ],
)
def test_what_acts_are_called(text, expected):
    assert acts(text) == expected


def test_whom_a_report_says_that_others_accuse_it_names_itself():
    text = "The ministry accused the Harun Front militants of burning the mill."
    assert actors(text) == [("Harun Front", "militants", OWN)]


def test_who_calls_somebody_something_is_named():
    (label,) = found("The council described Ida Holm as a dangerous extremist.")
    assert (label.text, label.voice, label.speaker) == ("dangerous extremist", TOLD, "the council")


def test_what_stands_in_a_headline_between_marks_is_somebody_elses():
    (label,) = found("Nothing else is known.", "Harun Front warns of ‘occupation’ of Kenya\n\n")
    assert (label.text, label.voice) == ("occupation", QUOTED)


def test_plain_labels_are_told_apart():
    text = "Milo Torv, a lawyer, met Jan Velk, a radical lawyer, and Dana Ostrov, a firebrand."
    assert [(a.text, a.plain) for a in found(text)] == [
        ("lawyer", True),
        ("radical lawyer", False),
        ("firebrand", False),
    ]


def test_number_and_hyphens_make_no_other_label():
    text = "Jan Velk, a far-right activist, spoke. Harun Front militants left. The militants came back."
    assert [a.lemmas for a in found(text)] == [("farright", "activist"), ("militant",), ("militant",)]


WORDS = st.sampled_from(
    [
        "Harun Front",
        "the",
        "militants",
        "“",
        "”",
        "said",
        "a",
        "hardline",
        "cleric",
        "Milo Torv",
        ",",
        ".",
        "attack",
        "in",
        "Kenya",
        "so-called",
        "-",
        "of",
        "is",
        "and",
        "other",
        "groups",
        "\n\n",
    ]
)


@settings(deadline=None, max_examples=40)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_every_label_stands_in_the_text_and_has_words(words):
    text = " ".join(words)
    made = found(text)
    whole = f"{HEAD}{text}\n"
    for label in made:
        assert label.text.strip() == label.text != ""
        shown = label.span.of(whole).casefold()
        assert all(word.strip("-") in shown for word in label.text.casefold().split())
        assert label.voice is not OWN or label.speaker is None
    assert list(made) == sorted(made, key=lambda a: (a.span, a.kind, a.target))

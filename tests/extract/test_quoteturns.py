import time

import pytest

from rashomon.extract.quoteturns import turns
from tests.extract.lines import lines


def read(text: str):
    """Turns of a text whose lines are its paragraphs."""
    paragraphs = lines(text)
    return [(t.label.of(text), t.words.of(text)) for t in turns(text, paragraphs)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "LEE: Is it dry?\nKELLER: It is.\nLEE: Since when?",
            [("LEE", "Is it dry?"), ("KELLER", "It is."), ("LEE", "Since when?")],
        ),
        (
            "ANN LEE, HOST: Is it dry?\nMARIA KELLER: It is.\nLEE: Since when?\nShe waited.\nKELLER: May.",
            [("ANN LEE", "Is it dry?"), ("MARIA KELLER", "It is."), ("LEE", "Since when?"), ("KELLER", "May.")],
        ),
        (
            "Q: Is it dry?\nA: It is.\nQ: Since when?",
            [("Q", "Is it dry?"), ("A", "It is."), ("Q", "Since when?")],
        ),
        (
            "Lee: Is it dry?\nKeller: It is.\nLee: Since when?\nKeller: Since May.",
            [("Lee", "Is it dry?"), ("Keller", "It is."), ("Lee", "Since when?"), ("Keller", "Since May.")],
        ),
        (
            "**McCOY:** Is it dry?\n**O’DELL:** It is.\n**McCOY:** Since when?",
            [("McCOY", "Is it dry?"), ("O’DELL", "It is."), ("McCOY", "Since when?")],
        ),
    ],
)
def test_labels_that_take_turns(text, found):
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "LEE: Is it dry?\nIt is.",
        "WATCH: The canal runs dry\nREAD MORE: The dam\nWATCH: The locks",
        "FILE PHOTO: A lock.\nThe lock broke.\nFILE PHOTO: A dam.",
        "Pro: Wet.\nCon: Dry.\nPro: Green.\nCon: Brown.\nPro: Free.",
        "Monday: Rain.\nTuesday: Sun.\nWednesday: Rain.",
        "Lee: Is it dry?\nKeller: It is.\nLee: Since when?",
        "Maria Keller said: “It is dry.”\nAnn Lee: “It is not.”",
    ],
)
def test_other_labels(text):
    assert read(text) == []


@pytest.mark.parametrize("unit", ["LEE: a\nKELLER: b\n", "A B C D\n", "Ann Lee Lee Lee\n", "LEE, a\n"])
def test_many_lines_take_little_time(unit):
    text = unit * 10_000
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 5

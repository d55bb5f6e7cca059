import pytest

from rashomon.extract.shortnames import short_names, standing_alone
from tests.extract.test_attributions import read
from tests.extract.test_names import found


def test_the_last_word_of_a_bodys_name_stands_for_it():
    text = "The Border Front met in Oslo. The Front said the road was shut."
    assert ("Front", "ORG", "Border Front") in found(text)
    assert [a.speaker for a in read(text)] == ["Border Front"]


@pytest.mark.parametrize(
    ("text", "names", "short"),
    [
        ("The Border Front met. The Front left.", ["Border Front"], {"Front": "Border Front"}),
        ("The Border Front met the Ferry Front. The Front left.", ["Border Front", "Ferry Front"], {}),
        ("The White House spoke. The House voted.", ["White House"], {}),
        ("The Border Front met. The front moved.", ["Border Front"], {}),
        ("The Border Front met. The Front Page reported it.", ["Border Front"], {}),
        ("The clerk’s Ledger fell. The Ledger was wet.", ["clerk’s Ledger"], {}),
    ],
)
def test_one_reading_only(text, names, short):
    assert short_names(standing_alone(text), names) == short

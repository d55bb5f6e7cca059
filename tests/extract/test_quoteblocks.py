import pytest

from rashomon.extract.quoteblocks import block_quotations
from tests.extract.lines import lines


def read(text: str) -> list[str]:
    """Block quotations of a text whose lines are its paragraphs."""
    paragraphs = lines(text)
    unmarked = [not set('"“”') & set(p.of(text)) for p in paragraphs]
    return [span.of(text) for span, _ in block_quotations(text, paragraphs, unmarked)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Ms Keller wrote:\nWe have dug this canal for a hundred years.",
            "We have dug this canal for a hundred years.",
        ),
        (
            "Keller said in a statement on Monday:\nI will not close the canal.\nIt rained.",
            "I will not close the canal.",
        ),
        ("Her letter read, in part:\nOur water belongs to all of us.", "Our water belongs to all of us."),
    ],
)
def test_announced_and_in_the_first_person(text, found):
    assert read(text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "Ms Keller wrote:\nThe minister has since closed the canal.",
        "Ms Keller wrote:\n“We have dug this canal for a hundred years.”",
        "Ms Keller wrote a letter.\nWe have dug this canal for a hundred years.",
        "Three things matter:\nWe need rain, and we need pumps.",
        "Ms Keller wrote:\nWe dig, Ms Keller said.",
        "Ms Keller tweeted:\nWe dig.",
        "We have dug this canal for a hundred years.",
    ],
)
def test_what_is_not_certain(text):
    assert read(text) == []

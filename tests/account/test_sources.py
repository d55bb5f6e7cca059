import pytest

from rashomon.account.sources import Sources, labels
from rashomon.spans import Span
from tests.account.invented import EARLY, IDS, analysis, story


@pytest.mark.parametrize(
    ("articles", "expected"),
    [
        ([("a/harbour-news.txt", None)], ["harbour-news"]),
        ([("017_4fe09ab2c3d411aa.txt", None)], ["017"]),
        ([("2031-04-02.html", None)], ["2031-04-02"]),
        ([("x.txt", "The  Courier")], ["The Courier"]),
        ([("a/page.txt", None), ("b/page.txt", None)], ["a/page", "b/page"]),
        ([("one", "Courier"), ("two", "Courier")], ["Courier (one)", "Courier (two)"]),
        (
            [("7_4fe09ab2c3d411aa.txt", None), ("7_9fe09ab2c3d411bb.txt", None)],
            ["7_4fe09ab2c3d411aa", "7_9fe09ab2c3d411bb"],
        ),
        ([("page.txt", None), ("page.html", None)], ["page.txt", "page.html"]),
    ],
)
def test_labels_are_short_and_unique(articles, expected):
    made = labels([analysis(name, EARLY, outlet=outlet) for name, outlet in articles])
    assert list(made.values()) == expected


def test_a_sentence_is_found_by_any_place_in_it():
    _, analyses, _ = story()
    sources = Sources(analyses)
    text = sources.text("gazette.txt")
    at = text.index("narrow")
    assert sources.sentence("gazette.txt", Span(at, at + 6)).of(text).startswith('"We had')


def test_the_opening_is_the_headline_above_the_body():
    sources = Sources(story()[1])
    assert [sources.words(i, sources.opening(i)) for i in IDS] == [
        "Merle stuck on sandbank",
        "Storm warning for the coast",
        "Ferry runs aground off Port Ellery",
    ]

import json

import pytest

from rashomon.account import account
from rashomon.account.verify import verify
from rashomon.errors import CitationMismatch
from rashomon.export.interchange import accounts_json, json_bytes
from tests.account.invented import story


@pytest.fixture
def saved():
    return json.loads(json_bytes(accounts_json([account(*story())], "0", [])))


@pytest.fixture
def texts():
    return {a.id: a.article.text for a in story()[1]}


def test_every_citation_stands(saved, texts):
    cited = sum(len(line["citations"]) for line in saved["stories"][0]["lines"])
    assert verify(saved, texts) >= cited > 20


def test_a_changed_word_names_the_line_that_cites_it(saved, texts):
    texts["courier.txt"] = texts["courier.txt"].replace("lucky", "lucki")
    with pytest.raises(CitationMismatch, match=r"story s-1, line \d+ ‘Courier prints “lucky”.*should read 'lucky' but"):
        verify(saved, texts)


def test_a_change_that_no_citation_shows_is_told_by_the_hash(saved, texts):
    texts["courier.txt"] += "\n" * 40
    with pytest.raises(CitationMismatch, match=r"story s-1, line 1 ‘Three articles.*courier\.txt has changed"):
        verify(saved, texts)


@pytest.mark.parametrize("name", ["courier.txt", "early_0123456789abcdef.txt", "gazette.txt"])
def test_any_changed_character_is_noticed(saved, texts, name):
    original = texts[name]
    for place in range(0, len(original), 7):
        texts[name] = original[:place] + "§" + original[place + 1 :]
        with pytest.raises(CitationMismatch, match=r"^story s-1, "):
            verify(saved, texts)


def test_a_missing_article_is_named(saved, texts):
    del texts["gazette.txt"]
    with pytest.raises(CitationMismatch, match=r"gazette\.txt, which is not among the given articles"):
        verify(saved, texts)


@pytest.mark.parametrize(
    "spoil",
    [
        {"end": 10**9},
        {"start": -1},
        {"start": "0"},
        {"exact": "too short"},
        {"prefix": "other"},
        {"sha256": "0" * 64},
        {"article": ["a"]},
    ],
)
def test_a_spoilt_citation_is_a_mismatch(saved, texts, spoil):
    saved["stories"][0]["lines"][2]["citations"][0].update(spoil)
    with pytest.raises(CitationMismatch, match="line 3 "):
        verify(saved, texts)


def test_members_without_words_must_lie_within_their_text(saved, texts):
    saved["stories"][0]["utterances"][0]["members"][0]["end"] = 10**9
    with pytest.raises(CitationMismatch, match=r"utterances 1: gazette\.txt has no characters"):
        verify(saved, texts)

"""What the page on searching says of its examples holds for the sample story."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import insert

from rashomon.model import Article
from rashomon.pipeline import analyse_all
from rashomon.read import read_articles
from rashomon.store import schema
from rashomon.store.fields import FIELDS
from rashomon.store.query import QueryError, parse
from rashomon.store.search import search
from rashomon.store.workspace import open_workspace
from tests.store.searchable import NOON, put

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "search.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^\| `(.+)` \| .+ \| (\d+) \|$", PAGE, re.MULTILINE)
WRONG = re.findall(r"^(\S.*)\n    (\S.*)$", PAGE, re.MULTILINE)


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The sample story in a workspace."""
    read = [one for one in read_articles([str(ROOT / "examples")]) if isinstance(one, Article)]
    with open_workspace(str(tmp_path_factory.mktemp("sample") / "rashomon.db"), create=True) as workspace:
        with workspace.writing() as connection:
            told = {"id": "s-tolma", "title": "The commission’s mission on the Tolma", "changed": NOON}
            story = connection.execute(insert(schema.story), told).inserted_primary_key[0]
        for analysis in analyse_all(read):
            with workspace.writing() as connection:
                number = put(connection, analysis.id, analysis).number
                connection.execute(insert(schema.membership), {"article": number, "story": story})
        yield workspace


def test_each_example_finds_as_many_as_the_page_says(sample):
    assert EXAMPLES
    with sample.reading() as connection:
        found = [(query, search(connection, parse(query), with_facets=False).total) for query, _ in EXAMPLES]
    assert found == [(query, int(number)) for query, number in EXAMPLES]


@pytest.mark.parametrize(("query", "message"), WRONG)
def test_each_message_is_as_the_page_has_it(query, message):
    with pytest.raises(QueryError) as caught:
        parse(query)
    assert str(caught.value) == message


def test_the_page_names_every_field():
    assert [name for name in FIELDS if f"{name}:" not in PAGE] == []

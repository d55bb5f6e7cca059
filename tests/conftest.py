"""What most tests start from."""

from __future__ import annotations

import hashlib

import pytest

from rashomon.model import Article
from rashomon.text.blocks import blocks
from rashomon.text.nlp import Parsed, parse
from rashomon.text.sentences import sentences
from tests.databases import (  # noqa: F401 - fixtures of every folder
    database,
    kind,
    made_once,
    place,
    postgresql,
    workspace,
    workspace_name,
)


def article(text: str, name: str = "a.txt", **fields: object) -> Article:
    """An article with the given text, as reading would make it."""
    return Article(name, text, hashlib.sha256(text.encode()).hexdigest(), **fields)  # type: ignore[arg-type]


def parsed(text: str, name: str = "a.txt", **fields: object) -> Parsed:
    """The same, parsed."""
    one = article(text, name, **fields)
    parts = blocks(one.text, one.title, one.media_type)
    return parse(one, parts, sentences(one.text, parts))


@pytest.fixture(name="parsed")
def parsed_fixture():
    return parsed


def pytest_make_parametrize_id(val, argname):
    # what is packed holds the time of packing or a random id, and every process must call a test by the same name
    return argname if isinstance(val, bytes) else None

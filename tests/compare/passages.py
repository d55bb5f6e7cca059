"""Passages taken through the whole of extraction, for tests of what is compared."""

from __future__ import annotations

from rashomon.extract import extract
from rashomon.model import Analysis, Article, Block, BlockKind, Language
from rashomon.read.given_dates import given_date
from rashomon.spans import Span, text_sha256
from rashomon.text.nlp import parse
from rashomon.text.sentences import sentences


def passage(name: str, text: str, day: str | None = None) -> Analysis:
    """An article that is all body, published on a day."""
    when = given_date(day, "date field") if day else None
    article = Article(name, text, text_sha256(text), dated=(when,) if when else ())
    blocks = (Block(Span(0, len(text)), BlockKind.BODY),)
    return extract(parse(article, blocks, sentences(text, blocks)), Language("en", 1.0))

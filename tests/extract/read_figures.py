from __future__ import annotations

import hashlib

from rashomon.extract.figures import figures
from rashomon.model import Article, Block, BlockKind, Figure
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, parse


def parsed(text: str) -> Parsed:
    """A text that is one sentence of a body, parsed."""
    article = Article("a", text, hashlib.sha256(text.encode()).hexdigest())
    whole = Span(0, len(text))
    return parse(article, (Block(whole, BlockKind.BODY),), (whole,))


def read(text: str) -> tuple[Figure, ...]:
    """The figures of such a text."""
    return figures(parsed(text))

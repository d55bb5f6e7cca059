"""Publication date."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Article, Published, TimeReference


def published(article: Article, times: Sequence[TimeReference]) -> Published | None:
    """When an article was published."""
    return article.dated[0] if article.dated else None

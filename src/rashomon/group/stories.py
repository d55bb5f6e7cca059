"""Articles into stories, all at once: which of them report one happening."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.group.affairs import ahead
from rashomon.group.features import days, features
from rashomon.group.stream import Stream
from rashomon.model import Analysis, Story

__all__ = ["GROUPED", "earlier", "stories"]

#: Languages that are grouped; "und" is a text too short to tell.
GROUPED = ("en", "und")


def stories(analyses: Sequence[Analysis], embedded: bool = True) -> tuple[Story, ...]:
    """Put articles that report one happening together; one that stands alone is a story of its own.

    The result does not depend on the order of the articles. Articles in other languages than English are in no story:
    their words cannot be compared, and nothing was extracted from them.

    Args:
        analyses: The articles, with different ids; of each the text, blocks, language and date are looked at.
        embedded: Whether to compare what headlines and leads mean as well, some 25 ms an article.

    Returns:
        The stories, those of most articles first.
    """
    with Stream() as stream:
        stream.add(features(a, embedded) for a in analyses if a.language.code in GROUPED)
        return stream.stories()


def earlier(analyses: Sequence[Analysis]) -> tuple[str, ...]:
    """The articles of a story that appeared well before the others, by the dates they have now; their ids, sorted.

    When a report of unknown day appeared is often seen only beside the others of its story.
    """
    ahead_of_all = ahead([days(a.published) for a in analyses])
    return tuple(sorted(analyses[i].id for i in ahead_of_all))

"""All versions of a report, with their times, and what its outlet changed from each to the next."""

from __future__ import annotations

from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.export.revisions import revision_view
from rashomon.model.revisions import Revision
from rashomon.store import about, articles, revisions
from rashomon.store.articles import Version
from rashomon.web.articlefacts import named
from rashomon.web.matches import piece_views
from rashomon.web.moments import moment
from rashomon.web.pages import Id, Pages, Store, View
from rashomon.web.problems import NotFound

__all__ = ["PAGES", "revision_told"]

PAGES = Pages()

#: Changes of one revision that the page tells; all stand on the page that sets the two versions side by side.
_TOLD = 60


@PAGES.page(
    "/articles/{id}/versions", "versions.html.j2", summary="The versions of a report, and what was changed in it."
)
def versions(workspace: Store, id: Id) -> View:  # noqa: A002 - what it is called everywhere
    """All versions of a report, and what was changed from each to the next."""
    with workspace.reading() as connection:
        one = about.about(connection, id)
        if one is None:
            raise NotFound("article", id, "Search for its words instead.")
        every = articles.versions(connection, id)
        found = revisions.of_document(connection, id)
    numbers = {v.id: v.version for v in every}
    return {
        "title": f"Versions of “{visible(one.headline) or 'a report without a headline'}”",
        "article": named(one),
        "versions": [_version(v) for v in every],
        "revisions": [revision_told(r, numbers) for r in found],
        "waiting": len(found) < len(every) - 1,
    }


def _version(one: Version) -> View:
    return {
        "id": one.id,
        "version": one.version,
        "latest": one.latest,
        "headline": visible(one.headline),
        "stood": moment(one.stood),
        "last": moment(one.last),
        "received": moment(one.received),
        "seen": one.seen,
        "sha256": one.sha256,
        "failed": visible(one.failed or ""),
        "link": addresses.article(one.id),
    }


def revision_told(one: Revision, numbers: dict[str, int]) -> View:
    """What a page tells of a revision.

    Args:
        one: The revision.
        numbers: The versions' numbers by their ids, where they are known.
    """
    told = revision_view(one)
    edits = told.pop("edits")
    return {
        **told,
        "from": numbers.get(one.earlier, 0),
        "to": numbers.get(one.later, 0),
        "compare": addresses.compare(one.earlier, one.later),
        "count": len(edits),
        "edits": [
            {
                **edit,
                "pieces": piece_views([(edit["new"], edit["old"], edit["operation"])])
                if edit["operation"] != "moved"
                else piece_views([(edit["new"], "", "moved")]),
                "link": addresses.compare(one.earlier, one.later, passage=number + 1),
            }
            for number, edit in enumerate(edits[:_TOLD])
        ],
    }

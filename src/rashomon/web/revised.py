"""Words that an outlet changed between versions of a report, as a layer of the page of either version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.account.revised import edit_name
from rashomon.account.wording import clip
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.model.revisions import Operation, Revision, RevisionEdit
from rashomon.web.found import Fact, Found, Layer, Part

__all__ = ["revised"]

#: Characters of the other version's words that are repeated.
_CLIPPED = 160


def revised(id: str, found: Iterable[Revision]) -> list[Found]:  # noqa: A002 - what it is called everywhere
    """What differs between an article and the version before or after it, where the article has words for it.

    Args:
        id: The article's id.
        found: The revisions of its document.
    """
    return [one for revision in found for one in _of(id, revision)]


def _of(id: str, revision: Revision) -> Iterator[Found]:  # noqa: A002
    later = revision.later == id
    if not later and revision.earlier != id:
        return
    other = revision.earlier if later else revision.later
    for number, edit in enumerate(revision.edits):
        span = edit.after if later else edit.before
        if span is None:
            continue
        link = addresses.compare(revision.earlier, revision.later, passage=number + 1)
        facts = [Fact("the version before" if later else "the next version", _told(edit, later), link)]
        if edit.operation is Operation.REPLACED:
            facts.append(Fact("kind of change", edit_name(edit)))
        if edit.why:
            facts.append(Fact("because", visible(edit.why)))
        facts.append(Fact("stands in", f"article {other}", addresses.article(other)))
        yield Found(
            Layer.REVISIONS, (Part(span, f"{edit.operation.value} {'later' if later else 'earlier'}"),), tuple(facts)
        )


def _told(edit: RevisionEdit, later: bool) -> str:
    if edit.operation is Operation.MOVED:
        return "has these words in another place"
    words = visible(edit.old if later else edit.new)
    return f"has “{clip(words, _CLIPPED)}” instead" if words else "has no words for it"

"""When a version of a report stood: what its page, what it was taken from and those who saw it tell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from rashomon.model import Analysis
from rashomon.model.revisions import VersionTime, VersionTimeKind
from rashomon.read.datelines import page_dates

__all__ = ["Seen", "version_times"]


@dataclass(frozen=True, slots=True)
class Seen:
    """When somebody saw that a report read so.

    Attributes:
        first: The first time.
        last: The last time; the same if it was seen once.
    """

    first: datetime
    last: datetime


def version_times(analysis: Analysis, seen: Seen | None) -> tuple[VersionTime, ...]:
    """All that is known of when a version stood: published, changed, recorded, seen.

    Args:
        analysis: The version.
        seen: When it was received; ``None`` if nobody noted that.
    """
    out = []
    article, when = analysis.article, analysis.published
    if when is not None:
        value = _moment(when.exact) if when.exact else when.value
        out.append(VersionTime(VersionTimeKind.PUBLISHED, value, "; ".join(when.basis)))
    changed = [d for d in page_dates(article.text, analysis.blocks, article.title) if d.role == "updated"]
    if changed:
        last = max(changed, key=lambda d: d.day)
        words = " ".join(last.words.split())
        out.append(
            VersionTime(VersionTimeKind.MODIFIED, last.day.isoformat(), f"the page says that it changed {words}")
        )
    source = article.provenance
    if source is not None and source.recorded is not None:
        out.append(VersionTime(VersionTimeKind.RECORDED, _moment(source.recorded), source.format))
    if seen is not None:
        out.append(VersionTime(VersionTimeKind.FIRST_SEEN, _moment(seen.first)))
        if seen.last != seen.first:
            out.append(VersionTime(VersionTimeKind.LAST_SEEN, _moment(seen.last)))
    return tuple(out)


def _moment(when: datetime) -> str:
    if when.tzinfo is not None:
        when = when.astimezone(UTC)
    return when.replace(microsecond=0).isoformat().replace("+00:00", "Z")

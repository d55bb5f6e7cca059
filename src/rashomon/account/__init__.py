"""The account: findings arranged for a reader, each line cited."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.account.clashes import clash_lines
from rashomon.account.coverage import coverage, coverage_lines
from rashomon.account.differences import difference_lines, differences
from rashomon.account.figures import figure_lines
from rashomon.account.incidents import incident_lines
from rashomon.account.labels import label_lines
from rashomon.account.lead import lead, title
from rashomon.account.lineage import lineage_lines
from rashomon.account.opposed import opposed_lines
from rashomon.account.pledges import pledge_lines
from rashomon.account.quotes import quote_lines
from rashomon.account.revised import revision_lines
from rashomon.account.sources import Sources
from rashomon.account.speakers import speaker_lines, speakers
from rashomon.account.timeline import timeline, timeline_lines
from rashomon.model import Account, Analysis, Findings, Lineage, Story
from rashomon.model.revisions import Revision

__all__ = ["account"]


def account(
    story: Story,
    analyses: Sequence[Analysis],
    findings: Findings,
    lineage: Lineage | None = None,
    revisions: Sequence[Revision] = (),
) -> Account:
    """Arrange the findings of a story: the head, then section by section.

    Every line quotes or counts what the articles print; none says which of them is right. What is counted is counted
    by outlets and, where the lineage is known, by independent origins.

    Args:
        story: The story.
        analyses: Its articles, in the order of their ids.
        findings: What comparing them shows.
        lineage: Which passages they share, and who derives from whom; ``None`` if nobody has looked.
        revisions: What the outlets changed in these articles after publication, where earlier versions are known.
    """
    sources = Sources(tuple(analyses), lineage or Lineage())
    found = differences(sources, findings)
    entries = timeline(sources, findings)
    matrix = coverage(sources, findings, entries)
    lines = (
        *lead(sources, found),
        *lineage_lines(sources, story),
        *timeline_lines(entries, sources),
        *quote_lines(sources, findings),
        *clash_lines(sources, findings),
        *speaker_lines(sources, speakers(sources, findings)),
        *figure_lines(sources, findings),
        *incident_lines(sources, findings),
        *pledge_lines(sources, findings),
        *opposed_lines(sources, findings),
        *difference_lines(found),
        *revision_lines(sources, revisions),
        *label_lines(sources, findings),
        *coverage_lines(sources, matrix),
    )
    told = tuple(revisions)
    return Account(story, title(sources), sources.analyses, findings, lines, entries, matrix, sources.lineage, told)

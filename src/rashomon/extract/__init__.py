"""Mentions: what one article says, each with the characters that say it."""

from __future__ import annotations

from rashomon.extract.attributions import attributions
from rashomon.extract.compliance import compliance_claims
from rashomon.extract.credits import credits_of
from rashomon.extract.figures import figures
from rashomon.extract.figurescope import scoped
from rashomon.extract.incidents import incidents
from rashomon.extract.labels import labels
from rashomon.extract.names import names
from rashomon.extract.pledges import pledges
from rashomon.extract.statements import statements
from rashomon.extract.times import resolve, time_references
from rashomon.model import Analysis, Language
from rashomon.read.published import published
from rashomon.text.nlp import Parsed

__all__ = ["extract"]


def extract(parsed: Parsed, language: Language) -> Analysis:
    """Find everything that one article mentions.

    The article is dated on the way: its time references are read without a publication date first, the date is solved
    from them and from what came with the article, and then they are resolved against it.
    """
    found = names(parsed)
    unresolved = time_references(parsed, None)
    when = published(parsed.article, unresolved, parsed.blocks)
    times = tuple(resolve(t, when) for t in unresolved)
    told = attributions(parsed, found)
    counted = scoped(parsed, figures(parsed), times, told)
    return Analysis(
        parsed.article,
        parsed.blocks,
        parsed.sentences,
        language,
        when,
        found,
        times,
        counted,
        told,
        incidents(parsed, found, times, counted),
        pledges(parsed, found, times, told),
        compliance_claims(parsed, found, times, told),
        credits_of(parsed.article, parsed.blocks, found),
        labels=labels(parsed, found, told),
        statements=statements(parsed, told),
    )

"""Findings: what comparing the articles of one story shows."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.compare.disputes import pledge_disputes
from rashomon.compare.figures import figure_groups
from rashomon.compare.incidents import incident_groups
from rashomon.compare.indirect import told
from rashomon.compare.labels import wordings
from rashomon.compare.oddnames import odd_names
from rashomon.compare.oppositions import oppositions
from rashomon.compare.pledges import pledge_ledgers
from rashomon.compare.sidebyside import remembering
from rashomon.compare.statements import statement_pairs
from rashomon.compare.times import event_dates
from rashomon.compare.utterances import utterances
from rashomon.compare.who import entities
from rashomon.model import Analysis, Findings

__all__ = ["compare"]


def compare(analyses: Sequence[Analysis]) -> Findings:
    """Set the articles of one story against each other.

    Args:
        analyses: The articles of the story, in the order of their ids.
    """
    # what copies share word for word is read once
    with remembering():
        who = entities(analyses)
        said, clashes = utterances(analyses, who)
        ledgers = pledge_ledgers(analyses, who)
        pairs = statement_pairs(analyses, who)
        return Findings(
            who,
            said,
            clashes,
            figure_groups(analyses, who),
            event_dates(analyses, who),
            incident_groups(analyses, who),
            ledgers,
            told(analyses, who, said),
            statements=pairs,
            opposed=(*oppositions(analyses, pairs), *pledge_disputes(ledgers, analyses), *odd_names(analyses, who)),
            wording=wordings(analyses, who),
        )

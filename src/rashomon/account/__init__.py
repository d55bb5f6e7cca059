"""The account."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Account, Analysis, Coverage, Findings, Story


def account(story: Story, analyses: Sequence[Analysis], findings: Findings) -> Account:
    """Account."""
    return Account(story, "", tuple(analyses), findings, (), (), Coverage((), ()))

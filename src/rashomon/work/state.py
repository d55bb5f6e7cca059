"""How a workspace stands, for people and programs: what it holds, what is pending, who works on it."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import Any

from rashomon.store import holdings, runs
from rashomon.store.workspace import Workspace
from rashomon.version import __version__
from rashomon.work.catching_up import what_is_pending
from rashomon.work.stages import STAGES, stage

__all__ = ["state"]

#: Runs and problems that are told of: what a reader takes in at a glance.
_RUNS, _PROBLEMS = 5, 5


def state(workspace: Workspace) -> dict[str, Any]:
    """How a workspace stands, as dictionaries, lists, strings and numbers.

    Args:
        workspace: The workspace.
    """
    pending = what_is_pending(workspace)
    alive = runs.alive(workspace)
    with workspace.reading() as connection:
        held = holdings.holdings(connection)
        last = holdings.recent_runs(connection, _RUNS, alive)
        wrong = holdings.problems(connection, _PROBLEMS)
    return {
        "workspace": workspace.name,
        "program": __version__,
        "bytes": holdings.size(workspace.database),
        "holds": dataclasses.asdict(held),
        "pending": dataclasses.asdict(pending),
        "runs": [{**_plain(one), "state": _state(one, one.number in alive)} for one in last],
        "problems": [_plain(one) for one in wrong],
        "stages": {name: stage(name) for name in STAGES},
    }


def _state(one: holdings.RunRow, lives: bool) -> str:
    if lives:
        return "runs"
    return (one.said or "ended") if one.ended else runs.KILLED


def _plain(one: holdings.RunRow | holdings.ProblemRow) -> dict[str, Any]:
    found = dataclasses.asdict(one)
    return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in found.items()}

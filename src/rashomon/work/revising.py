"""Comparing the versions of what a workspace keeps: what outlets changed after publication."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from rashomon.compare.rewritten import Seen, revision
from rashomon.model import Problem
from rashomon.store import analyses, revisions, runs
from rashomon.store.revisions import RevisionTask
from rashomon.store.runs import Run
from rashomon.store.workspace import Workspace
from rashomon.work.stages import stage

__all__ = ["revise"]

#: Pairs of versions that are taken on at a time.
_BATCH = 20


def revise(workspace: Workspace, run: Run, told: Callable[[Problem], None] = lambda _: None) -> Iterator[str]:
    """Compare each version of a document with the one that stood before it, where that is still to be done.

    Several runs may do so at once: what two of them find is the same.

    Args:
        workspace: Where.
        run: The run that does it.
        told: Is told of problems, which are kept as well.

    Yields:
        The id of each later version when it is compared.
    """
    now = stage("revision")
    failed: set[int] = set()
    while True:
        with workspace.reading() as connection:
            tasks = revisions.pending(connection, now, _BATCH + len(failed))
            tasks = [task for task in tasks if task.later_number not in failed]
            ids = [one for task in tasks for one in (task.earlier, task.later)]
            found = analyses.load(connection, ids)
        if not tasks:
            return
        for task in tasks:
            try:
                made = revision(found[task.earlier], found[task.later], _seen(task))
            except Exception as error:  # noqa: BLE001 - whatever two texts do to a stage, the others go on
                failed.add(task.later_number)
                reason = f"could not be compared with the version before it: {type(error).__name__}: {error}"
                problem = Problem(task.later, " ".join(reason.split()), "please report it with both versions")
                with workspace.writing() as connection:
                    runs.record_problem(connection, run.number, problem)
                told(problem)
                continue
            with workspace.writing() as connection:
                revisions.keep(connection, task, made, now, datetime.now(UTC))
            yield task.later


def _seen(task: RevisionTask) -> tuple[Seen, Seen]:
    return Seen(*task.earlier_seen), Seen(*task.later_seen)

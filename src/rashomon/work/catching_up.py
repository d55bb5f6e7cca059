"""Doing all that is pending in a workspace: articles analysed, put into stories, accounts given, versions compared."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field

from rashomon.model import Problem, StoryChange
from rashomon.store import pending, runs
from rashomon.store.pending import Pending
from rashomon.store.runs import Run
from rashomon.store.workspace import Workspace
from rashomon.work.accounting import account_pending
from rashomon.work.analysing import analyse_pending
from rashomon.work.grouping import Grouping
from rashomon.work.revising import revise
from rashomon.work.stages import article_stage, stage
from rashomon.work.workers import Workers, workers

__all__ = ["Done", "Progress", "catch_up", "what_is_pending"]

#: Shows how far a step is: what is done, of how many; gives a function to call at each.
Progress = Callable[[str, int | None], AbstractContextManager[Callable[[], None]]]

#: Seconds between two looks at articles that other runs are working on, and how long to wait for these: they are put
#: into stories together with ours. What a run that watches brings in meanwhile is not waited for longer.
_LOOK, _WAIT = 0.3, 60.0


@dataclass(slots=True)
class Done:
    """What was done.

    Attributes:
        articles: Articles that were analysed.
        moved: The story of each article that came into another one than before, by their ids.
        changes: What became of stories.
        accounts: Stories of which an account was given.
        revisions: Articles that were compared with the version before.
        problems: What went wrong.
    """

    articles: int = 0
    moved: dict[str, str] = field(default_factory=dict)
    changes: list[StoryChange] = field(default_factory=list)
    accounts: list[str] = field(default_factory=list)
    revisions: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def joined(self) -> Mapping[str, int]:
        """How many articles came into each story."""
        return Counter(self.moved.values())


def catch_up(
    workspace: Workspace,
    run: Run,
    count: int = 1,
    progress: Progress | None = None,
    told: Callable[[Problem], None] = lambda _: None,
    *,
    grouping: Grouping | None = None,
    hands: Workers | None = None,
) -> Done:
    """Do all that is pending, step by step, until nothing is.

    Several runs may do so at once; they share the work.

    Args:
        workspace: Where.
        run: The run that does it.
        count: Processes that analyse and compare; with none, this one does.
        progress: Shows how far it is.
        told: Is told of problems as they come up; they are kept as well.
        grouping: The stories in memory, for one who comes again and again.
        hands: The processes, for the same.

    Returns:
        What was done.
    """
    done = Done()
    show = progress or (lambda _, __: nullcontext(lambda: None))

    def problem(one: Problem) -> None:
        done.problems.append(one)
        told(one)

    own_grouping = nullcontext(grouping) if grouping else Grouping(workspace)
    own_hands = nullcontext(hands) if hands else workers(count)
    try:
        with own_grouping as stories, own_hands as working:
            while todo := what_is_pending(workspace):
                before = (done.articles, len(done.moved), len(done.accounts))
                _analyse(workspace, run, working, show, problem, done, todo)
                _group(workspace, stories, show, done)
                _revise(workspace, run, show, problem, done)
                _account(workspace, run, working, show, problem, done)
                if before == (done.articles, len(done.moved), len(done.accounts)):
                    break  # others have the rest in hand
            _revise(workspace, run, show, problem, done)
    finally:
        with workspace.writing() as connection:
            pending.release(connection, run.number, article_stage())
    return done


def what_is_pending(workspace: Workspace) -> Pending:
    """How much is to be done."""
    with workspace.reading() as connection:
        return pending.count_pending(connection, article_stage(), stage("group"), stage("account"))


def _analyse(
    workspace: Workspace,
    run: Run,
    hands: Workers,
    show: Progress,
    told: Callable[[Problem], None],
    done: Done,
    todo: Pending,
) -> None:
    """Analyse what is free, and wait for what others are analysing: one story is grouped once, not twice."""
    if not todo.articles:
        return
    ends = time.monotonic() + _WAIT
    with show("analysing", todo.articles) as step:
        while True:
            for _ in analyse_pending(workspace, run, hands, told):
                done.articles += 1
                step()
            alive = runs.alive(workspace)
            with workspace.reading() as connection:
                left = pending.in_hand(connection, run.number, alive, article_stage())
            if not left or time.monotonic() >= ends:
                return
            time.sleep(_LOOK)


def _group(workspace: Workspace, stories: Grouping, show: Progress, done: Done) -> None:
    with show("grouping", what_is_pending(workspace).ungrouped or None) as step:
        for moved in stories.group_pending():
            done.moved |= moved.articles
            done.changes += moved.changes
            for _ in moved.articles:
                step()


def _revise(workspace: Workspace, run: Run, show: Progress, told: Callable[[Problem], None], done: Done) -> None:
    with show("comparing versions", None) as step:
        for one in revise(workspace, run, told):
            done.revisions.append(one)
            step()


def _account(
    workspace: Workspace, run: Run, hands: Workers, show: Progress, told: Callable[[Problem], None], done: Done
) -> None:
    stories = what_is_pending(workspace).stories
    if not stories:
        return
    with show("comparing", stories) as step:
        for one in account_pending(workspace, run, hands, told):
            done.accounts.append(one)
            step()

"""Giving accounts of the stories of a workspace: of those whose articles have changed, or that older stages made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from rashomon.model import Account, Problem, Relation, Story, Verdict
from rashomon.store import accounts, analyses, pending, revisions, runs, stories
from rashomon.store.accounts import Counts, Packed
from rashomon.store.connect import address, connect
from rashomon.store.pending import StoryTask
from rashomon.store.runs import Run
from rashomon.store.workspace import Workspace
from rashomon.version import __version__
from rashomon.work.claiming import claimed_and_done
from rashomon.work.stages import stage
from rashomon.work.workers import Failure, Task, Workers
from rashomon.work.writing import writing

__all__ = ["account_pending"]

#: Seconds that an account may take, and more for each article: comparing goes by pairs of what they tell.
_SECONDS, _SECONDS_AN_ARTICLE = 180.0, 6.0


def account_pending(workspace: Workspace, run: Run, hands: Workers, told: Callable[[Problem], None]) -> Iterator[str]:
    """Give an account of each story that waits for one and that nobody else is working on.

    Args:
        workspace: Where.
        run: The run that does it.
        hands: What works.
        told: Is told of problems, which are kept as well.

    Yields:
        The id of each story when its account is kept, or has failed.
    """
    now = stage("account")

    def claim(room: int, held: Collection[int]) -> Sequence[StoryTask]:
        alive = runs.alive(workspace)
        with workspace.writing() as connection:
            return pending.claim_stories(connection, run.number, alive, room, now, held)

    def task(one: StoryTask) -> Task:
        seconds = _SECONDS + _SECONDS_AN_ARTICLE * one.articles
        return Task(one.number, _made, (address(workspace.database), one.id), seconds)

    for one, found in claimed_and_done(hands, claim, task):
        _keep(workspace, run, one, found, told)
        yield one.id


def _keep(
    workspace: Workspace, run: Run, one: StoryTask, found: Packed | Failure, told: Callable[[Problem], None]
) -> None:
    if isinstance(found, Failure):
        reason = f"no account could be given: {found.reason}"
        problem = Problem(f"story {one.id}", reason, "please report it with its articles")
        with writing(workspace) as connection:
            accounts.failed(connection, one, stage("account"), reason)
            runs.record_problem(connection, run.number, problem)
        told(problem)
        return
    with writing(workspace) as connection:
        made = datetime.now(UTC)
        accounts.keep(connection, one, found, program=__version__, stage=stage("account"), made=made)


def _made(place: str, name: str) -> Packed:
    """Give an account of one story; runs in a process of its own.

    Args:
        place: The address of the workspace.
        name: The story's id.
    """
    from rashomon.compare.sidebyside import remembering
    from rashomon.pipeline import account_of

    with connect(place) as database, database.reading() as connection:
        row = stories.story(connection, name)
        assert row is not None  # noqa: S101 - stories are never taken away
        told = stories.current(stories.members(connection, row.number))
        ids = tuple(one.id for one in told)
        linked = stories.links_of(connection, row.number)
        found = analyses.load(connection, ids)
        known = accounts.readings(connection, name, stage("account"))
        changed = revisions.of_story(connection, name)
    with remembering(known) as memory:
        account = account_of(Story(name, ids, links=linked), [found[one] for one in ids], revisions=changed)
    return packed(account, memory.used)


def packed(account: Account, readings: Mapping[str, Sequence[float]]) -> Packed:
    """An account as it is kept.

    Args:
        account: The account.
        readings: What networks have read for it.
    """
    from rashomon.export.interchange import accounts_json
    from rashomon.export.sections import sections

    source = {(one.a, one.b): one.source for one in account.lineage.derivations}
    return Packed(
        _counts(account),
        accounts.pack_data(accounts_json([account], __version__, ())["stories"][0]),
        accounts.pack_record(account),
        {name: (one.count, accounts.pack_data(one.data)) for name, one in sections(account).items()},
        account.story.earlier,
        tuple(
            (one.a, one.b, one.share_a, one.share_b, source.get((one.a, one.b)), accounts.pack_reuse(one))
            for one in account.lineage.reuse
        ),
        accounts.pack_data({digest: list(values) for digest, values in readings.items()}),
        _persons(account),
    )


def _counts(account: Account) -> Counts:
    dates = [(one.published.earliest, one.published.latest) for one in account.analyses if one.published]
    first = min((day for one in dates if (day := one[0] or one[1])), default=None)
    last = max((day for one in dates if (day := one[1] or one[0])), default=None)
    return Counts(
        account.title,
        first.isoformat() if first else None,
        last.isoformat() if last else None,
        len({one.article.outlet or one.id for one in account.analyses}),
        len(account.lineage.origins) or None,
        _disagreements(account),
    )


def _disagreements(account: Account) -> int:
    """On how many things the reports part: figures, dates, the words of quotes, speakers, what was done."""
    found = account.findings
    verdicts = [*(one.verdict for one in found.figures), *(one.verdict for one in found.times)]
    conflicts = verdicts.count(Verdict.CONFLICT)
    changed = sum(one.relation is Relation.CONTENT_CHANGED for one in found.utterances)
    return conflicts + changed + len(found.clashes) + len(found.opposed)


def _persons(account: Account) -> dict[tuple[str, str], str]:
    """Who each form of a name stands for in each article, where that is not the form itself."""
    return {
        (article, form): entity.name
        for entity in account.findings.entities
        for form, articles in entity.forms
        for article in articles
        if form != entity.name
    }

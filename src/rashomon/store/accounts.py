"""The accounts of stories: the latest whole, of those before it what was said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from rashomon.model import Account, Reuse
from rashomon.store import analyses, schema, stories
from rashomon.store.articles import INDEXED, batches, storable
from rashomon.store.codec import pack, packed_json, unpack, unpacked_json
from rashomon.store.pending import StoryTask

__all__ = [
    "Counts",
    "Kept",
    "Packed",
    "failed",
    "history",
    "keep",
    "latest",
    "of_number",
    "pack_data",
    "pack_record",
    "pack_reuse",
    "readings",
    "record",
    "section",
    "sections",
]

#: Accounts that are kept of a story besides the latest: what was known when, of a story that grows for a week.
_EARLIER = 10
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Counts:
    """What a list of stories shows of an account.

    Attributes:
        title: The headline.
        first_day: When the first of its articles can have appeared, as dated beside the others; ISO 8601.
        last_day: When the last of them can have.
        outlets: How many outlets tell it.
        origins: How many independent origins that is; ``None`` if it is not known.
        disagreements: On how many things the reports part.
    """

    title: str
    first_day: str | None
    last_day: str | None
    outlets: int
    origins: int | None
    disagreements: int


@dataclass(frozen=True, slots=True)
class Packed:
    """An account ready to be kept.

    Attributes:
        counts: What lists show of it.
        document: As ``brief --json`` writes a story, packed.
        record: The account without its analyses, packed.
        sections: What its pages show: of each section its count and its data, packed.
        earlier: The ids of the articles that came ahead of the others.
        reuse: Pairs that share passages: ids, shares, the id of the source if it is known, the record, packed.
        readings: What networks have read, packed: the next account of the story need not ask them again.
        persons: Who a speaker is: by article id and speaker the name that the story has for them.
    """

    counts: Counts
    document: bytes
    record: bytes
    sections: Mapping[str, tuple[int, bytes]]
    earlier: tuple[str, ...]
    reuse: tuple[tuple[str, str, float, float, str | None, bytes], ...]
    readings: bytes
    persons: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Kept:
    """An account that is kept.

    Attributes:
        number: Its key in the tables.
        made: When.
        latest: Whether there is none after it.
        program: The version of the program that made it.
        stage: The version of the stages that made it.
    """

    number: int
    made: datetime
    latest: bool
    program: str
    stage: str


def keep(connection: Connection, task: StoryTask, account: Packed, *, program: str, stage: str, made: datetime) -> bool:
    """Keep an account in place of the last one.

    Args:
        connection: A transaction that writes.
        task: The story and the articles that it was made from.
        account: The account.
        program: The version of the program.
        stage: The version of the stages.
        made: When.

    Returns:
        Whether it was kept; it is not if the story has ended in another meanwhile.
    """
    table, story = schema.account, schema.story
    row = connection.execute(select(story.c.ended_in, story.c.inputs).where(story.c.number == task.number)).one()
    if row.ended_in or row.inputs is None:
        return False
    last = connection.execute(select(table.c.number).where(table.c.story == task.number, table.c.latest)).scalars()
    for number in list(last):
        connection.execute(
            update(table).where(table.c.number == number).values(latest=False, record=None, readings=None)
        )
        connection.execute(delete(schema.section).where(schema.section.c.account == number))
    kept = {"story": task.number, "made": made, "latest": True, "program": program, "stage": stage}
    kept |= {
        "inputs": task.inputs,
        "document": account.document,
        "record": account.record,
        "readings": account.readings,
    }
    number = connection.execute(insert(table).returning(table.c.number), kept).scalar_one()
    parts = [
        {"account": number, "name": name, "count": count, "data": data}
        for name, (count, data) in account.sections.items()
    ]
    connection.execute(insert(schema.section), parts)
    _drop_oldest(connection, task.number)
    numbers = _numbers(connection, task.number)
    _keep_reuse(connection, task.number, account, numbers)
    _keep_persons(connection, account, numbers)
    member = schema.membership
    early = [numbers[one] for one in account.earlier if one in numbers]
    connection.execute(update(member).where(member.c.story == task.number).values(earlier=member.c.article.in_(early)))
    counts = account.counts
    values = {"title": storable(counts.title), "outlets": counts.outlets, "origins": counts.origins}
    values |= {"first_day": counts.first_day, "last_day": counts.last_day, "disagreements": counts.disagreements}
    values |= {"accounted": f"{task.inputs} {stage}", "failed": None, "run": None}
    connection.execute(update(story).where(story.c.number == task.number).values(values))
    return True


def failed(connection: Connection, task: StoryTask, stage: str, reason: str) -> None:
    """Note that no account could be given, and why: it is not tried again until articles or stage change."""
    story = schema.story
    values = {"accounted": f"{task.inputs} {stage}", "failed": storable(reason), "run": None}
    connection.execute(update(story).where(story.c.number == task.number).values(values))


def latest(connection: Connection, story: str) -> dict[str, Any] | None:
    """The last account of a story as ``brief --json`` writes it, its links as they are now; ``None`` before the first.

    Args:
        connection: A transaction.
        story: The story's id.
    """
    table = schema.account
    query = select(table.c.story, table.c.document).where(table.c.latest)
    row = connection.execute(_of(query, story)).one_or_none()
    if row is None:
        return None
    linked = [
        {"story": one.story, "relation": one.relation, "score": round(one.score, 4)}
        for one in stories.links_of(connection, row.story)
    ]
    return {**unpacked_json(row.document), "links": linked}


def of_number(connection: Connection, number: int) -> dict[str, Any] | None:
    """One of the accounts of a story, by its key, as ``brief --json`` writes it; ``None`` if it is kept no more."""
    packed = connection.scalar(select(schema.account.c.document).where(schema.account.c.number == number))
    return None if packed is None else dict(unpacked_json(packed))


def history(connection: Connection, story: str) -> list[Kept]:
    """The accounts that are kept of a story, the last first."""
    table = schema.account
    query = select(table.c.number, table.c.made, table.c.latest, table.c.program, table.c.stage)
    return [Kept(*row) for row in connection.execute(_of(query, story).order_by(table.c.number.desc()))]


def record(connection: Connection, story: str) -> Account | None:
    """The last account of a story with the analyses of its articles; ``None`` before the first.

    Args:
        connection: A transaction.
        story: The story's id.
    """
    from rashomon.compare.times import date_together  # what reads dates takes a second to load, and pages need none

    table = schema.account
    row = connection.execute(_of(select(table.c.story, table.c.record).where(table.c.latest), story)).one_or_none()
    if row is None:
        return None
    bare = unpack(row.record, Account)
    found = analyses.load(connection, bare.story.articles)
    together = date_together([found[one] for one in bare.story.articles])
    known = replace(bare.story, links=stories.links_of(connection, row.story))
    return replace(bare, analyses=together, story=known)


def readings(connection: Connection, story: str, stage: str) -> dict[str, list[float]]:
    """What networks read for the last account of a story, if the same networks would read now.

    Args:
        connection: A transaction.
        story: The story's id.
        stage: The version of the stages that is in force.
    """
    table = schema.account
    packed = connection.scalar(_of(select(table.c.readings).where(table.c.latest, table.c.stage == stage), story))
    return dict(unpacked_json(packed)) if packed else {}


def section(connection: Connection, story: str, name: str) -> Any | None:  # noqa: ANN401 - JSON
    """What a section of a story's page shows; ``None`` if there is no account or no such section."""
    table = schema.section
    query = select(table.c.data).join(schema.account, schema.account.c.number == table.c.account)
    packed = connection.scalar(_of(query.where(schema.account.c.latest, table.c.name == name), story))
    return None if packed is None else unpacked_json(packed)


def sections(connection: Connection, story: str) -> dict[str, int]:
    """The sections of a story's page, each with the count of what it lists; empty before the first account."""
    table = schema.section
    query = select(table.c.name, table.c.count).join(schema.account, schema.account.c.number == table.c.account)
    return dict(connection.execute(_of(query.where(schema.account.c.latest), story)).all())


def pack_record(account: Account) -> bytes:
    """An account without what is kept elsewhere: its analyses, and the links of its story."""
    return pack(replace(account, analyses=(), story=replace(account.story, links=())), Account)


def pack_data(data: object) -> bytes:
    """A document or the data of a section."""
    return packed_json(data)


def pack_reuse(reuse: Reuse) -> bytes:
    """What two articles share."""
    return pack(reuse)


def _of(query: Any, story: str) -> Any:  # noqa: ANN401 - SQLAlchemy's select
    table = schema.story
    return query.join(table, table.c.number == schema.account.c.story).where(table.c.id == story)


def _drop_oldest(connection: Connection, story: int) -> None:
    table = schema.account
    old = select(table.c.number).where(table.c.story == story).order_by(table.c.number.desc()).offset(_EARLIER + 1)
    numbers = list(connection.execute(old).scalars())
    if numbers:
        connection.execute(delete(table).where(table.c.number.in_(numbers)))


def _numbers(connection: Connection, story: int) -> dict[str, int]:
    article, member = schema.article, schema.membership
    query = select(article.c.id, article.c.number).join(member, member.c.article == article.c.number)
    return dict(connection.execute(query.where(member.c.story == story)).all())


def _keep_reuse(connection: Connection, story: int, account: Packed, numbers: Mapping[str, int]) -> None:
    table = schema.reuse
    connection.execute(delete(table).where(table.c.story == story))
    rows = [
        {
            "story": story,
            "a": numbers[a],
            "b": numbers[b],
            "share_a": share_a,
            "share_b": share_b,
            "source": source,
            "record": packed,
        }
        for a, b, share_a, share_b, source, packed in account.reuse
        if a in numbers and b in numbers
    ]
    for some in batches(rows, _BATCH):
        connection.execute(insert(table), some)


def _keep_persons(connection: Connection, account: Packed, numbers: Mapping[str, int]) -> None:
    """Write beside what somebody said who that is for the story; an article that left the story keeps its own name."""
    table = schema.saying
    for some in batches(sorted(numbers.values()), _BATCH):
        different = table.c.article.in_(some) & table.c.person.is_distinct_from(table.c.speaker)
        connection.execute(update(table).where(different).values(person=table.c.speaker))
    for (article, speaker), person in account.persons.items():
        if article in numbers and speaker != person:
            said = (table.c.article == numbers[article]) & (table.c.speaker == storable(speaker, INDEXED))
            connection.execute(update(table).where(said).values(person=storable(person, INDEXED)))

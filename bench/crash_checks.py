"""What must hold of a workspace after a kill, for whoever reads it meanwhile, and when all is done."""

from __future__ import annotations

import hashlib
import signal
import time
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, func, select

from rashomon.account.verify import cited, mismatches
from rashomon.spans import text_sha256
from rashomon.store import articles, schema, stories
from rashomon.store.codec import unpacked_json
from rashomon.store.consistency import partial_rows
from rashomon.store.pending import Pending
from rashomon.store.query import parse
from rashomon.store.search import search
from rashomon.store.verify import verify
from rashomon.store.workspace import open_workspace
from rashomon.work.catching_up import what_is_pending

__all__ = ["look", "read_all_the_while", "undone"]

#: What readers look for: words of the generated reports, and fields.
_QUERIES = ("said", "monday", "match OR fire OR minister", 'says:"the"', "figure:>10", "outlet:daily")
#: How much longer than it reads a reader pauses: it shares the processor with those it reads beside.
_PAUSE = 3.0


def look(workspace: str, acknowledged: Collection[str], began: bool) -> dict[str, Any]:
    """What a workspace is like after a kill.

    Args:
        workspace: The workspace.
        acknowledged: The ids of all articles that a command has said to be kept.
        began: Whether the killed one had said so of any.

    Returns:
        ``at``, what the command was at; ``lost``, articles that are not there whole; ``unsound``, what `verify` finds.
    """
    with open_workspace(workspace) as opened:
        with opened.reading() as connection:
            found = articles.load(connection, acknowledged)
            whole = {name for name, one in found.items() if _sha256(articles.raw(connection, name)) == one.raw_sha256}
        at = _phase(what_is_pending(opened), began)
        unsound = [str(one) for one in verify(opened, Counter())]
    return {"at": at, "lost": sorted(set(acknowledged) - whole), "unsound": unsound}


def _sha256(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _phase(left: Pending, began: bool) -> str:
    if not began:
        return "keeping"
    if left.articles:
        return "analysing"
    if left.ungrouped:
        return "grouping"
    return "comparing" if left.stories else "ending"


def undone(workspace: str, given: Collection[tuple[str, str]]) -> list[str]:
    """What is left to do in a workspace where a run came to its end.

    Args:
        workspace: The workspace.
        given: The addresses of the articles that were given to it, each with its last words.
    """
    article, member, account = schema.article, schema.membership, schema.account
    wrong = []
    with open_workspace(workspace) as opened:
        if left := what_is_pending(opened):
            wrong.append(f"still to be done: {left}")
        with opened.reading() as connection:
            wrong += [f"{url} is not there" for url, words in given if not _is_there(connection, url, words)]
            told = article.c.failed.is_(None) & article.c.number.not_in(select(member.c.article))
            if homeless := _count(connection, article, told):
                wrong.append(f"{homeless} articles are in no story")
            has = schema.story.c.number.in_(select(account.c.story).where(account.c.latest))
            going_on = schema.story.c.inputs.is_not(None) & schema.story.c.ended_in.is_(None)
            if silent := _count(connection, schema.story, going_on & ~has):
                wrong.append(f"{silent} stories have no account")
            later = article.c.version > 1
            compared = article.c.number.in_(select(schema.revision.c.article))
            if alone := _count(connection, article, later & ~compared & article.c.failed.is_(None)):
                wrong.append(f"{alone} versions were not compared with the one before")
    return wrong


def _is_there(connection: Connection, url: str, words: str) -> bool:
    """Whether a version of what is at an address ends in these words."""
    names = connection.execute(select(schema.article.c.id).where(schema.article.c.url == url)).scalars()
    return any(one.text.rstrip().endswith(words) for one in articles.load(connection, names).values())


def read_all_the_while(workspace: str, seed: int, out: Path) -> int:
    """Search and list until told to end; writes how often, how long at most, and what was partial or wrong.

    Returns:
        The exit status.
    """
    ended = False

    def end(*_: object) -> None:
        nonlocal ended
        ended = True

    signal.signal(signal.SIGTERM, end)
    rng = Random(seed)  # noqa: S311 - which to read first is no secret
    with open_workspace(workspace) as opened, out.open("a", encoding="utf-8") as file:
        while not ended:
            began = time.monotonic()
            with opened.reading() as connection:
                wrong = _read(connection, rng)
            seconds = time.monotonic() - began
            file.write(f"read {seconds:.3f}\n")
            file.writelines(f"wrong {' '.join(one.split())}\n" for one in wrong)
            file.flush()
            time.sleep(_PAUSE * seconds)
    return 0


def _read(connection: Connection, rng: Random) -> list[str]:
    """What is wrong with what a reader sees in one state of a workspace."""
    wrong = [str(one) for one in partial_rows(connection)]
    hits = search(connection, parse(rng.choice(_QUERIES)), limit=5).hits
    listed = stories.list_stories(connection, limit=50).rows
    some = rng.sample(list(listed), min(2, len(listed)))
    members = [one.id for story in some for one in stories.members(connection, story.number)]
    names = {*(one.article for one in hits), *members}
    found = articles.load(connection, names)
    wrong += [f"article {name} is named and not there" for name in names - set(found)]
    wrong += _changed(connection, found)
    for story in some:
        document = connection.scalar(
            select(schema.account.c.document).where(schema.account.c.story == story.number, schema.account.c.latest)
        )
        if document is not None:
            saved = {"stories": [unpacked_json(document)]}
            texts = {name: one.text for name, one in articles.load(connection, cited(saved)).items()}
            wrong += [str(one) for one in mismatches(saved, texts)]
    return wrong


def _changed(connection: Connection, found: dict[str, Any]) -> list[str]:
    table = schema.article
    hashes = connection.execute(select(table.c.id, table.c.sha256).where(table.c.id.in_(found))).tuples()
    return [f"article {name} has another text" for name, sha256 in hashes if text_sha256(found[name].text) != sha256]


def _count(connection: Connection, table: Any, where: Any = None) -> int:  # noqa: ANN401 - SQLAlchemy's
    query = select(func.count()).select_from(table)
    return int(connection.scalar(query if where is None else query.where(where)) or 0)

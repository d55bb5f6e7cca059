"""Workspaces with a few analysed reports, for tests of what is done with them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from rashomon.model import Article, Published
from rashomon.store.runs import running
from rashomon.store.workspace import Workspace
from rashomon.work.adding import add
from rashomon.work.catching_up import Done, catch_up

DAY = date(2031, 5, 3)

FIRST = """Bridge over the Sorr closed after cracks are found

VELDEN — The bridge over the Sorr at Velden was closed on Friday after engineers found 12 cracks in its arches. Nobody \
was hurt, the town's mayor, Dora Lind, said.

"We will not open it before every arch is safe," Lind told reporters in Velden on Friday evening.

The bridge carries 9,000 cars a day. Lind promised that a ferry would run by Monday.
"""
OTHER = """Velden shuts its bridge: 15 cracks in the arches

The town of Velden closed its bridge over the Sorr on Friday. Engineers counted 15 cracks in the arches, a spokesman \
for the bridge authority said.

"We will not open it before every arch is secure," said Dora Lind, the mayor of Velden.

Some 9,000 cars cross the bridge over the Sorr each day.
"""
CHANGED = FIRST.replace("12 cracks", "17 cracks").replace("Nobody was hurt", "Two workers were hurt")


def report(text: str, outlet: str, url: str, name: str = "a.txt", day: date = DAY) -> Article:
    raw = text.encode("utf-8", "surrogatepass")
    when = (Published(day, day, ("date field",)),)
    return Article(name, text, hashlib.sha256(raw).hexdigest(), outlet=outlet, url=url, dated=when, raw=raw)


BEACON = report(FIRST, "Beacon", "https://beacon.example/bridge")
LEDGER = report(OTHER, "Velden Ledger", "https://ledger.example/bridge", "b.txt")
LATER = report(CHANGED, "Beacon", "https://beacon.example/bridge", "c.txt")


def fill(workspace: Workspace, *batches: Sequence[Article]) -> Done:
    """Add reports, each batch an hour after the one before, and do all that is to be done."""
    done = Done()
    for hour, batch in enumerate(batches, start=10):
        with running(workspace, "add") as run:
            list(add(workspace, batch, run, now=lambda at=hour: datetime(2031, 5, 3, at, 2, tzinfo=UTC)))
            done = catch_up(workspace, run, 0)
    return done


def renamed(article: Article, text: str) -> Article:
    """The same report with another text."""
    raw = text.encode("utf-8", "surrogatepass")
    return replace(article, text=text, raw=raw, raw_sha256=hashlib.sha256(raw).hexdigest())

"""Short reports of invented happenings, as several outlets tell them, and how tests put them into a workspace."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from rashomon.group.features import shaped
from rashomon.group.stored import packed
from rashomon.model import Article, Published
from rashomon.store import articles, grouped, runs, sketches
from rashomon.store.sketches import Sketch
from rashomon.work.adding import add
from rashomon.work.catching_up import catch_up
from rashomon.work.stages import article_stage, stage

FERRY = {
    "Skarvik Post": (
        "2031-05-04",
        "Ferry Runs Aground off Skarvik With 212 Aboard",
        "The ferry Maren Lind ran aground off Skarvik on Sunday morning with 212 people aboard. Harbour master Odd "
        "Renna said: “The crew was calm and quick, and because of that nobody on board is hurt.” Lifeboats took the "
        "passengers to the fishing harbour of Ulsund. The coastguard said the ship had left the marked channel in "
        "thick fog.\n\nThe company, Nordlinje, promised to pay every passenger back within two weeks.",
    ),
    "Ulsund Radio": (
        "2031-05-04",
        "Passengers brought to Ulsund after ferry hits rocks",
        "About 200 passengers of the ferry Maren Lind were brought to Ulsund on Sunday after the ship hit rocks near "
        "Skarvik in fog. “The crew was brave and quick, and because of that nobody on board is hurt,” harbour "
        "master Odd Renna told reporters. Two people were treated for shock, the clinic in Ulsund said.\n\n"
        "The coastguard is looking into why the ferry left the marked channel.",
    ),
    "The Fjord Observer": (
        "2031-05-05",
        "Nordlinje ferry grounded near Skarvik: what is known",
        "A day after the Maren Lind ran aground off Skarvik with 212 people on board, Nordlinje said the ferry would "
        "be towed to Ulsund on Tuesday. Harbour master Odd Renna said that nobody was hurt. The coastguard says that "
        "the ship left the marked channel in fog.",
    ),
}
STRIKE = {
    "Skarvik Post": (
        "2031-05-06",
        "Bakers in Tolvern Stop Work Over Night Pay",
        "Some 900 bakers in Tolvern stopped work on Tuesday in a dispute over pay for night shifts. Union leader Petra "
        "Quill said: “We bake while others sleep.” Shops in the old town sold no bread.",
    ),
    "Tolvern Times": (
        "2031-05-06",
        "No bread in Tolvern as bakers strike for night pay",
        "Bakers in Tolvern walked out on Tuesday over pay for night shifts, and shops in the old town had no bread. "
        "Union leader Petra Quill said: “We bake while others sleep.” The employers called the strike of 900 bakers "
        "unfair.",
    ),
}
BRIDGE = (
    "Tolvern Times",
    "2031-05-09",
    "New Bridge over the Esk Opens to Cyclists",
    "A bridge for cyclists over the river Esk opened in Pellworth on Friday. Mayor Ida Conroy cut the ribbon and said "
    "it had cost 4 million crowns.",
)


def report(outlet: str, day: str | None, title: str, body: str, url: str | None = None) -> Article:
    """A report as reading would make it."""
    text = f"{title}\n\n{body}"
    raw = text.encode()
    dated = (Published(date.fromisoformat(day), date.fromisoformat(day), ("date field",)),) if day else ()
    address = url or f"https://{outlet.lower().replace(' ', '-')}.example/{title.split()[0].lower()}"
    return Article(
        address, text, hashlib.sha256(raw).hexdigest(), outlet=outlet, url=address, title=title, dated=dated, raw=raw
    )


def reports() -> list[Article]:
    """All of them: three happenings."""
    told = [report(outlet, *rest) for story in (FERRY, STRIKE) for outlet, rest in story.items()]
    return [*told, report(*BRIDGE)]


def added(workspace, items, command="add"):
    """Add articles, and do nothing more with them."""
    with runs.running(workspace, command) as run:
        return list(add(workspace, items, run))


def caught_up(workspace, items=()):
    """Add articles and do all that is pending, in this process."""
    with runs.running(workspace, "add") as run:
        list(add(workspace, items, run))
        return catch_up(workspace, run, 0)


def shaped_only(workspace, items):
    """Put articles into a workspace as if they were analysed, with features that no model was needed for."""
    with workspace.writing() as connection:
        for one in items:
            found = articles.add(connection, one, origin="test", received=datetime.now(UTC))
            when = one.dated[0] if one.dated else None
            day = when.earliest.isoformat() if when else None
            body = one.text.split("\n\n", 1)[1]
            sketch = Sketch(one.outlet, None, "en", when and when.value, day, day, one.title or "", body)
            sketches.keep(connection, found.number, sketch)
            sketches.done(connection, found.number, article_stage())
            shape = packed(shaped(found.id, one.sha256, one.title or "", body, when))
            grouped.keep_features(connection, found.number, shape, stage("features"))

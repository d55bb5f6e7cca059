"""A small archive to search: invented reports with what is found in them, put into a workspace as the program does."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime

from sqlalchemy import insert, update

from rashomon.model import (
    Analysis,
    Article,
    Attribution,
    AttributionKind,
    Block,
    BlockKind,
    Figure,
    Incident,
    IncidentType,
    Language,
    Location,
    Name,
    Party,
    PlaceKind,
    Pledge,
    PledgeKind,
    Published,
    SpeechAct,
    TimeReference,
    TimeType,
    Toll,
    Voice,
)
from rashomon.spans import Span
from rashomon.store import analyses, articles, schema, sketches

__all__ = ["ARCHIVE", "analysed", "fill", "put"]

NOON = datetime(2031, 6, 1, 12, tzinfo=UTC)

#: Each report: outlet, first and last day, headline, paragraphs, who says what, figures, names, where something was.
ARCHIVE = {
    "strike": {
        "outlet": "Quay Courier",
        "days": ("2031-05-04", "2031-05-04"),
        "headline": "Ferry crews walk out at Orlen",
        "body": (
            "Crews of the island ferries walked out on Sunday. About 9,600 travellers waited at Orlen pier.",
            "“There is no plan for the summer,” Tessa Brandt, the harbour master, said.",
            "The union promised to return on Friday.",
            "Pickets blocked the ramp near the village of Kvistad, and two people were hurt.",
        ),
        "says": (("Tessa Brandt", "There is no plan for the summer"), ("the union", "to return on Friday")),
        "figures": (("About 9,600", 9600, None, None, None), ("two", 2, 2, 2, None)),
        "names": (("Orlen", "GPE"), ("Tessa Brandt", "PERSON"), ("Kvistad", "GPE")),
        "incidents": (("Pickets blocked the ramp near the village of Kvistad", "Kvistad", "Vestland", 2),),
    },
    "talks": {
        "outlet": "Northern Beacon",
        "days": ("2031-05-05", "2031-05-05"),
        "headline": "Peace talks on the quay",
        "body": (
            "Negotiators met the ferry crews again. Fares rise by 12 percent, or more than 1,000 crowns a year.",
            "“We have a plan for every pier,” said Tessa Brandt. “The crews have no reason to stay away.”",
            "Café owners in Orlen counted three dozen empty tables.",
        ),
        "says": (
            ("Tessa Brandt", "We have a plan for every pier"),
            ("Tessa Brandt", "The crews have no reason to stay away"),
        ),
        "figures": (("12 percent", 12, 12, 12, "percent"), ("more than 1,000", 1000, 1000, None, None)),
        "names": (("Orlen", "GPE"), ("Tessa Brandt", "PERSON")),
    },
    "survey": {
        "outlet": "Beacon on Sunday",
        "days": ("2031-05-01", "2031-05-31"),
        "headline": "What islanders think",
        "body": (
            "A third of those asked would rather swim. The crossing takes 3 km, and 150 to 200 boats lie idle.",
            "“Nobody has a plan,” reckons Aron Feldt, a fisherman.",
        ),
        "says": (("Aron Feldt", "Nobody has a plan"),),
        "figures": (
            ("A third", 1 / 3, 1 / 3, 1 / 3, "share"),
            ("3 km", 3, 3, 3, "km"),
            ("150 to 200", 175, 150, 200, None),
        ),
        "names": (("Aron Feldt", "PERSON"),),
    },
    "undated": {
        "outlet": None,
        "days": None,
        "headline": "",
        "body": ("A note on the history of ferries, in which nobody is quoted. Up to 5,000 came to the launch.",),
        "figures": (("Up to 5,000", 5000, None, 5000, None),),
    },
}


def analysed(name: str) -> Analysis:
    """A report of the archive with what is found in it."""
    report = ARCHIVE[name]
    headline, body = str(report["headline"]), "\n\n".join(report["body"])
    before = f"{headline}\n\nShare this page\n\n" if headline else "Share this page\n\n"
    text = f"{before}{body}\n\nMore from us\n"
    raw = text.encode()
    article = Article(
        f"inbox/{name}.txt",
        text,
        hashlib.sha256(raw).hexdigest(),
        outlet=report["outlet"],
        url=f"https://news.example/2031/{name}",
        raw=raw,
    )
    chrome = len(before) - len("Share this page\n\n")
    ends = len(before) + len(body) + 2
    blocks = [
        Block(Span(chrome, len(before)), BlockKind.CHROME),
        Block(Span(len(before), ends), BlockKind.BODY),
        Block(Span(ends, len(text)), BlockKind.CHROME),
    ]
    if headline:
        blocks.insert(0, Block(Span(0, chrome), BlockKind.HEADLINE))
    days = report["days"]
    published = Published(*(date.fromisoformat(day) for day in days), ("given",)) if days else None
    at = lambda words: Span(text.index(words, len(before)), text.index(words, len(before)) + len(words))  # noqa: E731
    return Analysis(
        article,
        tuple(blocks),
        (),
        Language("en", 0.9),
        published,
        names=tuple(Name(at(name), label, name) for name, label in report.get("names", ())),
        times=(TimeReference(at("Sunday"), TimeType.DATE, "2031-05-04", low=NOON.date(), high=NOON.date()),)
        if "Sunday" in body
        else (),
        figures=tuple(Figure(at(words), v, low, high, unit=unit) for words, v, low, high, unit in report["figures"]),
        attributions=tuple(
            Attribution(
                (),
                (),
                (at(words),),
                AttributionKind.DIRECT,
                speaker,
                Voice.NAMED if speaker[0].isupper() else Voice.ROLE,
                quotes=(at(words),),
                act=SpeechAct.SAY,
            )
            for speaker, words in report.get("says", ())
        ),
        incidents=tuple(
            Incident(
                at(sentence),
                at("blocked"),
                IncidentType.PROTEST,
                date="2031-05",
                places=(at(place),),
                location=Location(at(place), place, PlaceKind.CITY, "NO", "Norway", "NO-46", division),
                wounded=Toll(hurt, None, at("two")),
            )
            for sentence, place, division, hurt in report.get("incidents", ())
        ),
        pledges=(
            (Pledge(at("to return on Friday"), PledgeKind.PROMISE, Party("the union", at("union")), at("return")),)
            if "union" in body
            else ()
        ),
    )


def put(connection, name, analysis=None, *, received=NOON):
    """Put one report into a workspace; gives its key in the tables and its id there."""
    analysis = analysis or analysed(name)
    added = articles.add(connection, analysis.article, origin=name, received=received)
    sketches.keep(connection, added.number, sketches.sketched(analysis, ""))
    analyses.keep(connection, added.number, analysis, "test", received)
    return added


def fill(workspace):
    """Put the archive into a workspace, the strike and the talks in one story.

    Returns:
        The name of each report by its id.
    """
    names = {}
    with workspace.writing() as connection:
        story = {"id": "s-ferries", "title": "The ferry strike of Orlen", "changed": NOON}
        number = connection.execute(insert(schema.story), story).inserted_primary_key[0]
        for name in ARCHIVE:
            added = put(connection, name)
            names[added.id] = name
            if name in ("strike", "talks"):
                connection.execute(insert(schema.membership), {"article": added.number, "story": number})
            if name == "strike":
                # the story knows the union by its name
                connection.execute(
                    update(schema.saying)
                    .where(schema.saying.c.article == added.number, schema.saying.c.speaker == "the union")
                    .values(person="Islands Union of Seafarers")
                )
    return names

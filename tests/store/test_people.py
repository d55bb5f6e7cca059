"""Who is named and who speaks, as both databases count it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import insert

from rashomon.store import articles, people, schema
from rashomon.store.people import Filter, Order
from tests.work.filled import report


@pytest.fixture
def filled(workspace):
    """Two outlets that quote Mara Tolve and an unnamed official, one of them in two versions."""
    with workspace.writing() as connection:
        for number, (text, outlet, day) in enumerate(
            (("One", "Beacon", "2031-05-01"), ("Two", "Beacon", "2031-05-02"), ("Six", "Ledger_100%", "2031-05-02"))
        ):
            one = report(text, outlet, f"https://{outlet[:6].lower()}.example/")
            now = datetime(2031, 5, 3, number, tzinfo=UTC)
            added = articles.add(connection, one, origin="x", received=now)
            connection.execute(
                schema.article.update().where(schema.article.c.number == added.number).values(day=day, headline=text)
            )
            for start, (speaker, voice) in enumerate((("Tolve", "named"), ("an official", "unnamed"))):
                row = {"article": added.number, "start": start, "end": start + 2, "speaker": speaker, "voice": voice}
                row |= {
                    "person": "Mara Tolve" if voice == "named" else speaker,
                    "kind": "direct",
                    "words": f"{text} {start}",
                }
                connection.execute(insert(schema.saying), row)
            named = {
                "article": added.number,
                "entity": "Mara Tolve",
                "label": "PERSON",
                "times": 2,
                "start": 0,
                "end": 1,
            }
            connection.execute(insert(schema.name), named)
    return workspace


def test_those_who_are_named_as_speakers_are_counted(filled):
    with filled.reading() as connection:
        found, total = people.people(connection, Order.SAYINGS, "", limit=5, offset=0)
        assert [(one.name, one.times, one.articles) for one in found] == [("Mara Tolve", 3, 3)]
        assert total == 1
        assert people.people(connection, Order.SAYINGS, "TOLVE mar", limit=5, offset=0)[0] == found
        assert people.people(connection, Order.SAYINGS, "", limit=5, offset=5) == ([], 1)
        assert people.people(connection, Order.SAYINGS, "_", limit=5, offset=0) == ([], 0)
        named, _ = people.people(connection, Order.ARTICLES, "mara", limit=5, offset=0)
        assert [(one.times, one.articles) for one in named] == [(6, 3)]
        assert people.kinds(connection, ["Mara Tolve", "nobody"]) == {"Mara Tolve": "PERSON"}
        assert people.naming(connection, "Mara Tolve") == 3


def test_sayings_are_of_latest_versions_and_the_newest_first(filled):
    everything = Filter("Mara Tolve")
    with filled.reading() as connection:
        assert [one.words for one in people.sayings(connection, everything, limit=9, offset=0)] == ["Six 0", "Two 0"]
        assert people.count_sayings(connection, everything).sayings == 2
        assert [one.value for one in people.by_outlet(connection, everything)] == ["Beacon", "Ledger_100%"]
        assert [(one.value, one.sayings) for one in people.by_day(connection, everything)] == [("2031-05-02", 2)]
        assert [one.value for one in people.forms(connection, everything)] == ["Tolve"]
        assert [(one.value, one.sayings) for one in people.by_story(connection, everything)] == [("", 2)]
        only = Filter("Mara Tolve", outlet="Ledger_100%", first="2031-05-02", last="2031-05-02")
        assert [one.words for one in people.sayings(connection, only, limit=9, offset=0, apart=True)] == ["Six 0"]
        assert people.count_sayings(connection, Filter("Mara Tolve", story="s-none")).sayings == 0

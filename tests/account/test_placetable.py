"""The table of places."""

from __future__ import annotations

from rashomon.account.placetable import place_table
from rashomon.account.sources import Sources
from rashomon.compare import compare
from rashomon.pipeline import analyse
from tests.account.test_incidents import FILLER
from tests.conftest import article


def table(**texts: str):
    analyses = tuple(analyse(article(f"{text}\n\n{FILLER}\n", name)) for name, text in texts.items())
    return place_table(Sources(analyses), compare(analyses))


def test_a_row_for_each_place_with_what_happened_there():
    rows = table(
        a="On 4 May 2024, a bomb killed four cooks in Nairobi. On 5 May 2024, a shell killed two cooks in Orlen "
        "village in Helmand province.",
        b="Four cooks were killed by a bomb in Nairobi, Kenya, on 4 May 2024. On 9 May 2024, nine cooks were wounded "
        "in a bomb attack in Nairobi.",
    )
    orlen, nairobi = rows
    assert (orlen.name, orlen.inside, orlen.country, orlen.division) == (
        "Orlen village",
        ("Helmand", "Afghanistan"),
        "AF",
        "AF-HEL",
    )
    assert (orlen.lat, orlen.lon) == (None, None)  # where the village lies nobody said
    assert (nairobi.name, nairobi.country, round(nairobi.lat)) == ("Nairobi", "KE", -1)
    assert [(i.date, i.killed, i.wounded, i.articles) for i in nairobi.incidents] == [
        ("2024-05-04", (4, 4), None, ("a", "b")),
        ("2024-05-09", None, (9, 9), ("b",)),
    ]
    assert nairobi.articles == ("a", "b")
    assert all(c.exact for i in nairobi.incidents for c in i.citations)


def test_a_place_that_no_gazetteer_holds_stands_last_and_without_a_country():
    rows = table(
        a="On 4 May 2024, a bomb killed four cooks in Torvik. On 5 May 2024, a bomb killed a judge in Nairobi."
    )
    assert [(r.name, r.country) for r in rows] == [("Nairobi", "KE"), ("Torvik", None)]


def test_what_did_not_happen_is_in_no_row():
    assert table(a="Officials fear that a bomb attack could kill dozens of people in Nairobi next week.") == ()

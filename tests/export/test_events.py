"""Incidents, pledges and claims as JSON."""

from __future__ import annotations

import json

from rashomon.export.interchange import analysis_line
from rashomon.pipeline import analyse
from tests.conftest import article

TEXT = (
    "On 4 May 2024, at least two pilots were killed and 11 others were wounded in a mortar attack in Halden district."
    "\n\n"
    "Under the March accord, Dravonia should withdraw its soldiers from the valley by July 2024.\n\n"
    "The Harbour Party has accused Dravonia of breaching the March accord.\n"
)


def test_what_an_article_tells_of_acts_and_promises_can_be_read_back():
    line = json.loads(json.dumps(analysis_line(analyse(article(TEXT)))))
    (incident,) = line["incidents"]
    assert (incident["type"], incident["status"], incident["date"]) == ("shelling", "happened", "2024-05-04")
    assert incident["place"] == "Halden district"
    assert (incident["killed"]["low"], incident["killed"]["high"], incident["wounded"]["high"]) == (2, None, 11)
    assert TEXT[slice(*incident["places"][0])] == "Halden district"
    (pledge,) = line["pledges"]
    assert (pledge["party"]["name"], pledge["deadline"]) == ("Dravonia", "2024-07")
    assert "withdraw its soldiers" in TEXT[slice(*pledge["act"])]
    (claim,) = line["compliance"]
    assert (claim["claimant"]["name"], claim["party"]["name"], claim["status"]) == (
        "Harbour Party",
        "Dravonia",
        "breached",
    )

"""Ledgers: one for each agreement, each commitment once, with what is said of its keeping."""

from __future__ import annotations

from datetime import date

from rashomon.compare.pledges import pledge_ledgers
from rashomon.compare.who import entities
from rashomon.extract.compliance import compliance_claims
from rashomon.extract.names import names
from rashomon.extract.pledges import pledges
from rashomon.extract.times import time_references
from rashomon.model import Analysis, Language, PledgeLedger, Published
from tests.conftest import parsed

DAY = Published(date(2024, 5, 6), date(2024, 5, 6), ("given",))


def analysed(text: str, name: str) -> Analysis:
    one = parsed(text, name)
    found, when = names(one), time_references(one, DAY)
    given, kept = pledges(one, found, when), compliance_claims(one, found, when)
    return Analysis(
        one.article, one.blocks, one.sentences, Language("en", 1.0), DAY, found, when, pledges=given, compliance=kept
    )


def ledgers(*texts: str) -> tuple[PledgeLedger, ...]:
    analyses = [analysed(text, f"{n}.txt") for n, text in enumerate(texts)]
    return pledge_ledgers(analyses, entities(analyses))


def said(ledger: PledgeLedger) -> list[tuple[object, ...]]:
    """Party, commitment, deadline, and who says what of it."""
    return [
        (e.party, e.commitment, e.deadline, [(a, c.claimant and c.claimant.name, c.status.value) for a, c in e.claims])
        for e in ledger.entries
    ]


def test_one_agreement_under_several_names():
    (ledger,) = ledgers(
        "Under the 2023 accord with the River Front, observers must leave the valley by July.",
        "The accord obliged Vesonia to free 640 prisoners. The River Front accused Vesonia of violating the accord.",
        "The envoy said the River Front had not met the terms of the October accord with the River Front.",
    )
    assert ledger.agreement in ("the 2023 accord with the River Front", "the October accord with the River Front")
    assert said(ledger) == [
        ("Vesonia", "free 640 prisoners", None, []),
        ("observers", "leave the valley by July", "2024-07", []),
        ("River Front", None, None, [("2.txt", "envoy", "not met")]),
        ("Vesonia", None, None, [("1.txt", "River Front", "breached")]),
    ]


def test_one_commitment_in_several_words_with_both_sides_claims():
    (ledger,) = ledgers(
        "The ministry accused the River Front of not keeping its promise to reduce attacks under the accord.",
        "The River Front said it was bound by the accord, claiming it had reduced its operations.",
        "The governor said the River Front has met its commitment to curb violence under the accord.",
    )
    (entry,) = [e for e in ledger.entries if e.commitment]
    assert entry.party == "River Front"
    assert [(a, c.claimant.name, c.status) for a, c in entry.claims] == [
        ("0.txt", "ministry", "not met"),
        ("1.txt", "River Front", "met"),
        ("2.txt", "governor", "met"),
    ]


def test_the_same_act_of_two_parties_stays_two_commitments():
    (ledger,) = ledgers(
        "Under the truce, Vesonia must withdraw its troops from the valley.",
        "Under the truce, Dravonia must withdraw its troops from the valley.",
    )
    assert [e.party for e in ledger.entries] == ["Dravonia", "Vesonia"]


def test_two_agreements_stay_two():
    found = ledgers(
        "Lissen accused the militia of violating the Geneva ceasefire.",
        "Lissen accused the company of breaching the 2019 fishing treaty.",
    )
    assert [b.agreement for b in found] == ["the 2019 fishing treaty", "the Geneva ceasefire"]


def test_vows_and_demands_stand_outside_and_last():
    accord, outside = ledgers(
        "The rebels vowed to keep fighting. Under the accord, guards must leave the dam by July.",
        "The council urged Dravonia to release the fishermen.",
    )
    assert accord.agreement == "the accord"
    assert outside.agreement is None
    assert [(e.party, e.commitment) for e in outside.entries] == [
        ("Dravonia", "release the fishermen"),
        ("rebels", "keep fighting"),
    ]


def test_no_pledges_no_ledger():
    assert ledgers("The council met in Lissen on Monday.") == ()

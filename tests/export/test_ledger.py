"""The ledger of promises as a reader's table."""

from __future__ import annotations

from dataclasses import replace

from rashomon.account import account
from rashomon.account.sources import Sources
from rashomon.export.ledger import HELD, ledgers, ledgers_view
from rashomon.export.page import Page
from rashomon.model import Compliance, Findings
from tests.account.opposing import opposing


def tables(findings=None):
    story, analyses, found = opposing()
    made = account(story, analyses, findings or found)
    return made, {one.heading: one.rows for one in ledgers(made, Sources(made.analyses))}


def test_a_commitment_has_its_party_condition_deadline_and_who_holds_it_what():
    _, found = tables()
    (row,) = found["The Ormond accord"]
    assert (row.party, row.act, row.kind) == ("Reed Company", "leave the mills by June 2031", "")
    assert [w.text for w in row.conditions] == ["if the tolls are dropped"]
    assert row.deadline == "June 2031"
    assert "The Beacon" in row.near
    assert [(HELD[status], by.text, [m.article for m in by.places]) for status, by in row.claims] == [
        ("kept", "Reed Company", ["beacon.txt"]),
        ("broken", "Harbour Council", ["courier.txt"]),
    ]
    assert not row.passing


def test_vows_stand_apart_and_one_that_nobody_comes_back_to_is_folded():
    made, found = tables()
    (vow,) = found["Vows and demands"]
    assert (vow.kind, vow.act, vow.passing) == ("vow", "hold the weir", True)
    *_, aside = ledgers_view(Page(0, made))
    assert aside["rows"] == []
    assert [row["act"] for row in aside["passing"]] == ["hold the weir"]


def test_a_vow_that_somebody_holds_broken_binds():
    _, _, findings = opposing()
    accord, outside = findings.pledges
    claims = accord.entries[0].claims[1:]
    entry = replace(outside.entries[0], claims=claims, claimants=("Harbour Council",))
    _, found = tables(Findings(pledges=(replace(outside, entries=(entry,)),)))
    assert list(found) == ["Outside any agreement"]


def test_what_a_party_refused_to_promise_is_in_no_ledger():
    _, _, findings = opposing()
    accord = findings.pledges[0]
    refused = tuple((a, replace(p, negated=True)) for a, p in accord.entries[0].pledges)
    entry = replace(accord.entries[0], pledges=refused, claims=(), claimants=())
    assert tables(Findings(pledges=(replace(accord, entries=(entry,)),)))[1] == {}


def test_every_status_has_a_word():
    assert set(HELD) == set(Compliance)


def test_claims_of_one_claimant_in_two_reports_stand_once():
    _, _, findings = opposing()
    accord = findings.pledges[0]
    (a, kept), (b, broken) = accord.entries[0].claims
    entry = replace(accord.entries[0], claims=((a, replace(kept, status=Compliance.BREACHED)), (b, broken)))
    entry = replace(entry, claimants=("Harbour Council", "Harbour Council"))
    _, found = tables(Findings(pledges=(replace(accord, entries=(entry,)),)))
    (row,) = found["The Ormond accord"]
    assert [(by.text, len(by.places)) for _, by in row.claims] == [("Harbour Council", 2)]

"""Pledges and claims of who kept them."""

from __future__ import annotations

import pytest

from rashomon.extract import extract
from rashomon.extract.compliance import compliance_claims
from rashomon.extract.names import names
from rashomon.extract.pledges import pledges
from rashomon.extract.times import time_references
from rashomon.model import ComplianceClaim, Language, Pledge
from tests.conftest import parsed


def promised(text: str) -> tuple[Pledge, ...]:
    one = parsed(text)
    return pledges(one, names(one), time_references(one, None))


def claimed(text: str) -> list[ComplianceClaim]:
    one = parsed(text)
    found = compliance_claims(one, names(one), time_references(one, None))
    return sorted(found, key=lambda c: c.party.name)


def shown(text, span):
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "kind", "party", "act"),
    [
        ("Vesonia promised to withdraw its troops from the valley by June.", "promise", "Vesonia",
         "withdraw its troops from the valley by June"),
        ("The company pledged $5 million for the school.", "promise", "company", "$5 million"),
        ("The rebels vowed to keep fighting.", "vow", "rebels", "keep fighting"),
        ("Under the 2019 treaty, both sides must remove their tanks from the border.", "term", "both sides",
         "remove their tanks from the border"),
        ("The truce requires the militia to hand over its rockets.", "term", "militia", "hand over its rockets"),
        ("The accord stipulates that the council will hold elections before March.", "term", "council",
         "hold elections before March"),
        ("The Front has not spoken of its promise to open the sluices.", "promise", "Front", "open the sluices"),
        ("The council urged Dravonia to release the fishermen.", "demand", "Dravonia", "release the fishermen"),
        ("The EU demanded that Vesonia stop the shelling.", "demand", "Vesonia", "stop the shelling"),
        ("The two sides agreed on Monday to a ceasefire.", "promise", "sides", "ceasefire"),
        ("The company gave the villagers an undertaking that it would plant an orchard.", "promise", "company",
         "plant an orchard"),
        ("The mayor's pledge to reopen the pool has won over few.", "promise", "mayor", "reopen the pool"),
        ("Workers were promised a raise by the ministry.", "promise", "ministry", "raise"),
        ("The union will not call off the walkout unless the drivers return, its leader warned.", "vow", "union",
         "not call off the walkout"),
        ("The guild insisted that the mill owners must pay overtime.", "demand", "mill owners", "pay overtime"),
        ("Vesonia issued an ultimatum to the rebels to lay down their arms by Sunday or face attack.", "ultimatum",
         "rebels", "lay down their arms by Sunday"),
        ("The league gave the club until 4 May to pay its debts or face relegation.", "ultimatum", "club",
         "pay its debts"),
        ("As part of the settlement, the bank will pay $40m to customers.", "term", "bank", "pay $40m to customers"),
        ("The deal gives the buyer until 30 June to raise the money.", "term", "buyer", "raise the money"),
        ("Four banks are bound by the covenant to keep a reserve.", "term", "banks", "keep a reserve"),
        ("In return, the union must suspend its strike.", "condition", "union", "suspend its strike"),
    ],
)  # fmt: skip
def test_who_is_to_do_what(text, kind, party, act):
    (found,) = promised(text)
    assert (found.kind, found.party.name, shown(text, found.act)) == (kind, party, act)
    assert not found.negated


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        (
            "The rebels vowed to stay unless the government frees its prisoners.",
            "unless the government frees its prisoners",
        ),
        ("The army says it will withdraw only if the rebels disarm.", "only if the rebels disarm"),
        ("Sarn insisted it would close the port until the fine is paid.", "until the fine is paid"),
        ("Torvik agreed to reopen the road in exchange for lifting the ban.", "in exchange for lifting the ban"),
        ("The port pledged to reopen the quay as long as the union keeps calm.", "as long as the union keeps calm"),
        (
            "Lenders agreed to extend the loan on condition that the club sells its stadium.",
            "on condition that the club sells its stadium",
        ),
        (
            "The firm promised that wages would rise provided that the strike is called off.",
            "provided that the strike is called off",
        ),
        ("Should the talks fail, the pilots have vowed to strike.", "Should the talks fail"),
        ("Once the siege is lifted, the militia has promised to free the crew.", "Once the siege is lifted"),
        ("The alliance promised to stay even if others leave.", None),
    ],
)
def test_on_which_condition(text, condition):
    assert shown(text, promised(text)[0].condition) == condition


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("The mayor promised to reopen the pool by 4 May 2031.", "2031-05-04"),
        ("The airline undertook to refund passengers within 14 days.", "P14D"),
        ("The league gave the club until 4 May 2031 to pay its debts or face relegation.", "2031-05-04"),
        ("The mill agreed to pay no later than 4 May 2031.", "2031-05-04"),
        ("The union vowed to strike unless it is paid by 4 May 2031.", None),
        ("The envoy urged the Front to do more to allow a withdrawal by May 2031.", None),
        ("The mayor promised on 4 May 2031 to reopen the pool.", None),
    ],
)
def test_by_when(text, deadline):
    (found,) = promised(text)
    assert found.deadline == deadline


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The mayor promised residents that the pool would reopen.", "residents"),
        ("The bank pledged to its customers that it would cut fees.", "customers"),
        ("The company won a promise from the state that the tax would be cut.", "company"),
        ("The ministry was urged by campaigners to drop the scheme.", "campaigners"),
        ("The rebels vowed to stay.", None),
    ],
)
def test_to_whom_or_at_whose_wish(text, other):
    (found,) = promised(text)
    assert (found.beneficiary and found.beneficiary.name) == other


def test_what_is_given_in_return_is_a_pledge_of_the_other_side():
    text = (
        "Lissen signed an accord with the Front last year under which the guards would leave the dam by July 2024 "
        "in return for conditions including freeing the crews and opening the sluices."
    )
    found = promised(text)
    assert [(p.kind, p.party.name, shown(text, p.act), p.deadline) for p in found] == [
        ("term", "guards", "leave the dam by July 2024", "2024-07"),
        ("condition", "Front", "freeing the crews", None),
        ("condition", "Front", "opening the sluices", None),
    ]
    assert {shown(text, p.agreement) for p in found} == {"an accord with the Front"}


def test_a_refused_promise_is_none():
    (found,) = promised("The minister refused to promise that the army would leave.")
    assert found.negated


@pytest.mark.parametrize(
    "text",
    [
        "They signed a great deal of papers.",
        "The militia said it was committed to the deal.",
        "The valley is a place of great promise.",
        "If he promised to leave, nobody heard it.",
        "The guard asked the visitors to leave the hall.",
        "Under the bridge, the boats should be safe.",
        "The storm threatened to overwhelm the dam.",
        "Economists agreed that prices would rise.",
        "A bill that guaranteed every village a road would fail.",
        "“If I had a vote, I would leave,” Ilse Hagen said.",
        "The law requires clinics to inform patients.",
        "It is time they agree to a deal that opens the port.",
        "Lissen has committed 200 soldiers to the mission.",
        "The guard was accused of threatening the lives of rivals.",
    ],
)
def test_what_binds_nobody(text):
    assert promised(text) == ()


@pytest.mark.parametrize(
    ("text", "claimant", "party", "status", "commitments"),
    [
        ("Lissen accused the militia of violating the ceasefire.", "Lissen", "militia", "breached", []),
        ("The militia denied breaking the truce.", "militia", "militia", "met", []),
        ("The UN said both sides had respected the ceasefire.", "UN", "both sides", "met", []),
        ("The terms of the deal have been met by the militia, the envoy said.", "envoy", "militia", "met", []),
        ("Critics say the governor has not delivered on his pledge to end hunger.", "Critics", "governor", "not met",
         ["end hunger"]),
        ("The rebels have yet to fulfil their promise to free the hostages.", None, "rebels", "not met",
         ["free the hostages"]),
        ("The Front reneged on its commitment to open the sluices.", None, "Front", "breached", ["open the sluices"]),
        ("The envoy said the guards did not keep their promises, which included opening the road and paying crews.",
         "envoy", "guards", "not met", ["opening the road", "paying crews"]),
        ("The council says the Front has failed to meet several obligations, including clearing the mines.",
         "council", "Front", "not met", ["clearing the mines"]),
        ("The militia said the army broke the accord by not opening the road.", "militia", "army", "breached",
         ["opening the road"]),
        ("The union blamed the ministry for a breach of the Geneva accord.", "union", "ministry", "breached", []),
        ("The envoy said the militia was in breach of the accord.", "envoy", "militia", "breached", []),
        ("The governor said he was bound by the accord.", "governor", "governor", "affirmed", []),
        ("The militia said it was “fully bound” by the accord, claiming it had “sharply reduced” its patrols.",
         "militia", "militia", "met", ["reduced” its patrols"]),
        ("The company rejected claims that it had breached the contract.", "company", "company", "met", []),
        ("The regulator sued Brennic for breaching the settlement.", "regulator", "Brennic", "breached", []),
        ("The Front has fulfilled only half of its obligations under the Larne accord, the envoy said.", "envoy",
         "Front", "not met", []),
        ("The Larne ceasefire was broken by the Front, according to monitors.", "monitors", "Front", "breached", []),
        ("Accusations by Vesonia that the Front has breached the Larne accord overshadowed the talks.", "Vesonia",
         "Front", "breached", []),
        ("The developer went back on its pledge to build 200 homes.", None, "developer", "breached",
         ["build 200 homes"]),
        ("The bakery missed a deadline to repay its loan.", None, "bakery", "not met", ["repay its loan"]),
        ("The mill is in full compliance with the settlement, the agency said.", "agency", "mill", "met", []),
        ("Vesonia said that it would abide by the treaty.", "Vesonia", "Vesonia", "affirmed", []),
        ("Farmers complained of the council's failure to keep its promise to dredge the canal.", "Farmers", "council",
         "not met", ["dredge the canal"]),
        ("With the Defence Ministry accusing the movement of not keeping its promise to stop shelling, talks ended.",
         "Defence Ministry", "movement", "not met", ["stop shelling"]),
    ],
)  # fmt: skip
def test_who_says_that_whom_kept_what(text, claimant, party, status, commitments):
    (found,) = claimed(text)
    assert (found.claimant and found.claimant.name, found.party.name, found.status) == (claimant, party, status)
    assert [shown(text, c) for c in found.commitments] == commitments


@pytest.mark.parametrize(
    "text",
    [
        "Inspectors will decide whether Vesonia complied with the deal.",
        "The president said the rebels must honor their commitments.",
        "If the army breaks the truce, the talks will end.",
        "The guards will stay until the militia fully meets the terms of the accord.",
        "The deal could be violated by either side.",
        "Observers found no evidence that the militia violated the truce.",
        "Lissen is looking at how the Front is complying with the accord.",
        "The team failed to meet expectations.",
        "The company responded to allegations that it had breached the contract.",
        "The Front has met some of its obligations under the Larne accord, the envoy said.",
        "Each side accused the other of violating the truce.",
        "The sprinter broke the club record.",
        "The militia needs to do more about delivering on its commitments.",
    ],
)
def test_what_claims_nothing(text):
    assert claimed(text) == []


def test_two_claims_of_one_sentence():
    text = "The movement has honoured the truce since May, but the army has repeatedly violated it, the envoy said."
    assert [(c.claimant.name, c.party.name, c.status) for c in claimed(text)] == [
        ("envoy", "army", "breached"),
        ("envoy", "movement", "met"),
    ]


def test_the_agreement_may_stand_in_a_sentence_before():
    text = (
        "The cabinet will review the October accord with the Front. "
        "The ministry said that the Front did not keep its promises, which included ending the shelling."
    )
    (found,) = claimed(text)
    assert shown(text, found.agreement) == "the October accord with the Front"


def test_a_pronoun_claims_for_whom_it_stands():
    text = "The Foreign Ministry accepted the terms. It also said that the Front had violated the truce."
    (found,) = claimed(text)
    assert (found.claimant.name, found.party.name) == ("Foreign Ministry", "Front")


def analysed(text: str):
    one = parsed(text)
    return extract(one, Language("en", 1.0))


@pytest.mark.parametrize(
    ("text", "kind", "party", "act"),
    [
        ("“We will never leave the valley,” the captain of the Reed Guard said.", "vow", "captain of the Reed Guard",
         "never leave the valley"),
        ("“We promise to rebuild every house,” Ilse Hagen told residents.", "promise", "Ilse Hagen",
         "rebuild every house"),
    ],
)  # fmt: skip
def test_we_is_who_speaks(text, kind, party, act):
    (found,) = analysed(text).pledges
    assert (found.kind, found.party.name) == (kind, party)
    assert shown(text, found.act).endswith(act)


def test_a_claim_in_a_quotation_of_several_sentences_is_its_speakers():
    text = "“The talks are over,” Ilse Hagen said. “The Reed Company has broken the Larne accord.”"
    (found,) = analysed(text).compliance
    assert (found.claimant.name, found.party.name, found.status) == ("Ilse Hagen", "Reed Company", "breached")


@pytest.mark.parametrize(
    "text",
    [
        "“The Reed Company has broken the Larne accord.”",
        "The accord allows inspections of firms that break its terms.",
        "“They have broken the Larne accord,” the mayor said.",
    ],
)
def test_nobody_is_guessed(text):
    assert claimed(text) == []

"""Acts other than violence: arrests, troops, agreements, meetings, sanctions, aid, and what was said on a day."""

from __future__ import annotations

import pytest

from tests.extract.test_incidents import read


@pytest.mark.parametrize(
    ("text", "type_", "plover", "actor", "day"),
    [
        ("Police in Torvik arrested nine dockers on Tuesday.", "arrest", "COERCE", "Police", "2023-05-09"),
        ("Vesonia sent 300 soldiers to Halden on Thursday.", "mobilisation", "MOBILIZE", "Vesonia", "2023-05-11"),
        ("Vesonia called up 4,000 reservists on Monday.", "mobilisation", "MOBILIZE", "Vesonia", "2023-05-08"),
        ("The Canal Brigade released nine hostages on Monday.", "retreat", "RETREAT", "Canal Brigade", "2023-05-08"),
        ("Castria signed a fishing pact in Lissen on Thursday.", "agreement", "AGREE", "Castria", "2023-05-11"),
        ("Ilse Hagen met her Castrian counterpart on Monday.", "meeting", "CONSULT", "Ilse Hagen", "2023-05-08"),
        ("Vesonia expelled three Castrian diplomats on Monday.", "sanction", "SANCTION", "Vesonia", "2023-05-08"),
        ("Castria lifted its embargo on timber on Thursday.", "concession", "CONCEDE", "Castria", "2023-05-11"),
        ("Castria donated 90 tents to Vesonia on Monday.", "aid", "AID", "Castria", "2023-05-08"),
        ("Castria accused Vesonia on Monday of jamming its radios.", "accusation", "ACCUSE", "Castria", "2023-05-08"),
        ("The council rejected the ceasefire proposal on Monday.", "rejection", "REJECT", "council", "2023-05-08"),
        ("The nurses demanded more beds on Monday.", "demand", "REQUEST", "nurses", "2023-05-08"),
        ("The council threatened Castria with a blockade on Monday.", "threat", "THREATEN", "council", "2023-05-08"),
        ("Castria restored ties with Vesonia on Monday.", "cooperation", "COOPERATE", "Castria", "2023-05-08"),
        ("Norway recognised Kosovo as a state on Monday.", "support", "SUPPORT", "Norway", "2023-05-08"),
    ],
)  # fmt: skip
def test_who_did_what_and_when(text, type_, plover, actor, day):
    (found,) = read(text)
    assert (found.type, found.type.plover, found.actor.name, found.date) == (type_, plover, actor, day)
    assert found.reality == "happened"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Castria plans to withdraw its 600 troops from Halden on Friday.", "planned"),
        ("The ministers of Castria and Vesonia will meet in Lissen on Monday.", "planned"),
        ("Vesonia refused to release the nine hostages on Monday.", "negated"),
        ("If Vesonia imposes an embargo on timber in June, mills will close.", "hypothetical"),
        ("Vesonia has not signed the treaty in Lissen.", "negated"),
    ],
)
def test_what_was_not_done(text, told):
    assert {i.reality for i in read(text)} == {told}


@pytest.mark.parametrize(
    "text",
    [
        "The ministry met its targets in Lissen in May.",
        "The council meets every Monday in Lissen.",
        "Castria accused Vesonia of jamming its radios.",  # no day: what speakers say stands elsewhere
        "The minister struck a hopeful tone in Lissen on Monday.",
        "The firm released a statement on Monday.",
        "She signed a copy of her book in Lissen on Monday.",
        "Shares rallied in Lissen on Monday.",
    ],
)
def test_what_is_no_event(text):
    assert read(text) == ()

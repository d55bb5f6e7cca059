"""Disputes over who kept and who broke what."""

from __future__ import annotations

from rashomon.compare.disputes import pledge_disputes
from rashomon.compare.pledges import pledge_ledgers
from rashomon.compare.who import entities
from rashomon.model import Ground, Opposed
from tests.compare.test_pledges import analysed


def disputes(*texts: str) -> tuple[Opposed, ...]:
    analyses = [analysed(text, f"{n}.txt") for n, text in enumerate(texts)]
    return pledge_disputes(pledge_ledgers(analyses, entities(analyses)), analyses)


def told(one: Opposed) -> list[tuple[str | None, str, list[str]]]:
    return [(s.party, s.says, [m.article for m in s.members]) for s in one.sides]


def test_one_party_holds_it_kept_and_others_not():
    (one,) = disputes(
        "The River Front said it had respected the Larne truce. The mayor of Larne met the bishop.",
        "The envoy said the River Front had violated the Larne truce.",
        "Inspectors found that the River Front had failed to respect the Larne truce.",
    )
    assert (one.about, one.ground, one.kind) == (
        "whether the River Front kept the Larne truce",
        Ground.COMPLIANCE,
        "parties",
    )
    assert told(one) == [
        ("River Front", "holds it kept", ["0.txt"]),
        ("envoy and Inspectors", "hold it not kept", ["1.txt", "2.txt"]),
    ]


def test_all_kept_against_a_part_of_it_not():
    (one,) = disputes(
        "The River Front said it had met the terms of the Larne accord.",
        "The ministry accused the River Front of not keeping its promise to free the crews under the Larne accord.",
    )
    assert [s.party for s in one.sides] == ["River Front", "ministry"]


def test_a_part_kept_and_another_part_not_go_together():
    assert (
        disputes(
            "The River Front said it had kept its promise to reopen the port under the Larne accord.",
            "The ministry accused the River Front of not keeping its promise to free the crews under the Larne accord.",
        )
        == ()
    )


def test_a_part_kept_does_not_deny_that_all_was_not():
    assert (
        disputes(
            "The River Front said it had kept its promise to reopen the port under the Larne accord.",
            "The ministry said the River Front had not met the terms of the Larne accord.",
        )
        == ()
    )


def test_standing_by_a_word_denies_nothing():
    assert (
        disputes(
            "The River Front said it remained committed to the Larne truce.",
            "The envoy said the River Front had violated the Larne truce.",
        )
        == ()
    )


def test_each_blames_the_other():
    (one,) = disputes(
        "The River Front accused Vesonia of breaching the Larne accord.",
        "Vesonia accused the River Front of violating the Larne accord.",
    )
    assert (one.about, one.ground) == ("who broke the Larne accord", Ground.BLAME)
    assert {(s.party, s.says) for s in one.sides} == {
        ("Vesonia", "holds that the River Front broke it"),
        ("River Front", "holds that Vesonia broke it"),
    }


def test_an_ally_answers_for_the_blamed():
    (one,) = disputes(
        "The River Front accused Vesonia of breaching the Larne accord.",
        "The envoy of Dravonia said the River Front had violated the Larne accord.",
    )
    assert one.ground is Ground.BLAME


def test_one_who_blames_both_takes_no_side():
    assert (
        disputes(
            "The bishop said Vesonia had violated the Larne accord.",
            "The bishop said the River Front had violated the Larne accord.",
        )
        == ()
    )


def test_blame_for_two_agreements_is_no_dispute():
    assert (
        disputes(
            "The River Front accused Vesonia of breaching the 2019 fishing treaty.",
            "Vesonia accused the River Front of violating the Larne truce.",
        )
        == ()
    )


def test_outlets_that_differ_in_their_own_voice():
    (one,) = disputes(
        "Dravonia has kept its promise to reopen the border. The market was full on Monday.",
        "Dravonia has broken its promise to reopen the border. The market was empty on Monday.",
    )
    assert (one.kind, told(one)) == (
        "outlets",
        [(None, "tells it as kept", ["0.txt"]), (None, "tells it as not kept", ["1.txt"])],
    )


def test_who_says_both_is_on_no_side():
    assert (
        disputes(
            "The envoy said Vesonia had respected the Larne truce.",
            "The envoy said Vesonia had violated the Larne truce.",
        )
        == ()
    )


def test_no_ledgers_no_disputes():
    assert pledge_disputes(()) == ()

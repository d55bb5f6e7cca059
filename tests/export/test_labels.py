"""What each report calls the same people, side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.account.sources import Sources
from rashomon.export.labels import wording_tables, wording_view
from rashomon.export.page import Page
from rashomon.model import Findings, LabelVoice
from tests.account.opposing import opposing


def test_labels_of_the_outlet_stand_apart_from_those_it_quotes_or_keeps_away_from():
    _, analyses, findings = opposing()
    (table,) = wording_tables(Sources(analyses), findings)
    assert table.entity == "Reed Company"
    assert [[one.text for one in cell] for cell in table.own] == [["militia"], ["insurgents"], []]
    assert [[(one.text, one.apart) for one in cell] for cell in table.apart] == [
        [],
        [],
        [("guardians", "with “so-called”"), ("bandits", "in quoted words of Harbour Council")],
    ]


@pytest.mark.parametrize(
    ("voice", "distance", "speaker", "says"),
    [
        (LabelVoice.OUTLET, "scare quotes", None, "in scare quotes"),
        (LabelVoice.QUOTED, "", None, "in quoted words"),
        (LabelVoice.ATTRIBUTED, "", "Ida Renn", "in reported speech of Ida Renn"),
    ],
)
def test_what_keeps_an_outlet_apart_from_a_label_is_said(voice, distance, speaker, says):
    _, analyses, findings = opposing()
    (wording,) = findings.wording
    use = wording.uses[0]
    ((article, label),) = use.members
    changed = replace(use, members=((article, replace(label, voice=voice, distance=distance, speaker=speaker)),))
    (table,) = wording_tables(Sources(analyses), Findings(wording=(replace(wording, uses=(changed,)),)))
    assert [one.apart for one in table.apart[0]] == [says]


def test_what_an_outlet_also_calls_them_itself_is_its_own():
    _, analyses, findings = opposing()
    (wording,) = findings.wording
    use = wording.uses[0]
    ((article, label),) = use.members
    quoted = replace(label, voice=LabelVoice.QUOTED)
    both = replace(use, members=((article, label), (article, quoted)))
    (table,) = wording_tables(Sources(analyses), Findings(wording=(replace(wording, uses=(both,)),)))
    assert [one.text for one in table.own[0]] == ["militia"]
    assert table.apart == ((),)


def test_every_label_opens_its_words():
    (view,) = wording_view(Page(0, account(*opposing())))["shown"]
    assert view["columns"] == ["The Beacon", "Courier", "Examiner"]
    cells = [one for row in ("own", "apart") for cell in view[row] for one in cell]
    assert [one["link"]["words"] for one in cells] == ["militia", "insurgents", "guardians", "bandits"]


def test_a_dozen_is_shown_and_the_others_wait():
    story, analyses, findings = opposing()
    many = replace(findings, wording=findings.wording * 14)
    view = wording_view(Page(0, account(story, analyses, many)))
    assert (len(view["shown"]), len(view["more"])) == (12, 2)

from __future__ import annotations

from dataclasses import replace

import pytest

from rashomon.model import Credit, CreditKind, HintKind
from rashomon.spans import Span
from tests.group.reuse.reports import FIRE, HARBOUR, STRIKE, report
from tests.group.reuse.test_descent import BRIDGE, MORNING, NOON, at, only, origins, told


def crediting(analysis, name, kind, words=None):
    words = words or name
    start = analysis.article.text.index(words)
    return replace(analysis, credits=(Credit(name, kind, Span(start, start + len(words))),))


def wired(name, *paragraphs, agency="Reuters"):
    first, *rest = paragraphs
    return crediting(report(name, f"({agency}) — {first}", *rest), agency, CreditKind.AGENCY)


def test_two_copies_of_a_wire_text_have_no_source_among_them():
    found = told(at(wired("a", *BRIDGE), MORNING), at(wired("b", *BRIDGE[:4]), NOON))
    assert only(found).source is None
    (one,) = found.unseen
    assert (one.name, one.articles, one.text) == ("Reuters", ("a", "b"), "they all carry a text of Reuters")
    assert [c.exact for c in one.citations] == ["Reuters", "Reuters"]
    (origin,) = found.origins
    assert (origin.articles, origin.root, origin.unseen) == (("a", "b"), None, 0)


def test_wire_texts_of_one_agency_are_one_origin_even_if_they_share_no_words():
    found = told(wired("a", *BRIDGE), wired("b", *STRIKE), report("c", *FIRE))
    assert origins(found) == [{"a", "b"}, {"c"}]


def test_what_officials_told_an_agency_is_not_another_s_wire_text():
    said = "Engineers told Reuters on Tuesday that the pin had sheared; Reuters was shown a drawing of it."
    found = told(crediting(report("a", said, *STRIKE), "Reuters", CreditKind.REPORTED), wired("b", *BRIDGE))
    assert [(u.name, u.articles) for u in found.unseen] == [("Reuters", ("a",)), ("Reuters", ("b",))]
    assert found.unseen[0].text == "it names Reuters for what it reports"
    assert origins(found) == [{"a"}, {"b"}]


def test_one_remark_from_another_outlet_far_down_supposes_no_text():
    remark = "The mayor later told Reuters that she had been asleep."
    assert told(crediting(report("a", *BRIDGE, remark), "Reuters", CreditKind.REPORTED)).unseen == ()


def test_some_material_from_an_agency_leaves_a_report_its_own_origin():
    name, line = "The Associated Press", "The Associated Press contributed to this report."
    found = told(crediting(report("a", *BRIDGE, line), name, CreditKind.MATERIAL), report("b", *STRIKE))
    (one,) = found.unseen
    assert (one.name, one.articles, one.text) == ("AP", ("a",), "it says that it has material from AP")
    assert [(o.articles, o.unseen, o.text) for o in found.origins] == [(("a",), None, ""), (("b",), None, "")]


@pytest.mark.parametrize(
    ("outlet", "name", "line"),
    [
        ("Hollin Press Service", "HPS", "CALDER, May 3 (HPS) — "),
        ("Reuters", "Reuters", "(Reuters) — "),
        ("The Lockside Courier", "Lockside Courier", "(Lockside Courier) — "),
    ],
)
def test_whoever_credits_the_other_has_it_from_there(outlet, name, line):
    first, *rest = BRIDGE
    copy = crediting(report("a", line + first, *rest, outlet="Valley Echo"), name, CreditKind.AGENCY)
    found = told(copy, report("b", *BRIDGE, outlet=outlet))
    assert only(found).source == "b"
    assert only(found).hints[0].kind is HintKind.CREDIT
    assert only(found).hints[0].citations[0].exact == name
    assert found.unseen == ()


def test_an_agency_s_report_is_the_source_of_what_others_print_of_it():
    found = told(report("a", *BRIDGE, outlet="Valley Echo"), report("b", *BRIDGE, outlet="Reuters"))
    assert only(found).source == "b"
    assert [h.text for h in only(found).hints] == ["it is a report of Reuters, an agency whose texts others print"]


def test_a_few_paragraphs_in_two_long_reports_may_be_from_a_third():
    found = told(at(report("a", *BRIDGE[:3], *HARBOUR), MORNING), at(report("b", *BRIDGE[:3], *STRIKE, *FIRE), NOON))
    assert only(found).source is None
    assert origins(found) == [{"a", "b"}]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("The jam was first reported by the Lockside Courier on its website.", True),
        ("The Lockside Courier reported on Wednesday that the pin had sheared.", True),
        ("(The Lockside Courier) From our partners on the river, with thanks to those who were there.", True),
        ("He was reading the Lockside Courier when the bridge stopped.", False),
    ],
)
def test_an_outlet_named_as_having_reported_it_is_the_source(words, says):
    found = told(report("a", *BRIDGE, words, outlet="Valley Echo"), report("b", *BRIDGE, outlet="Lockside Courier"))
    assert any(h.kind is HintKind.CREDIT for h in only(found).hints) is says
    assert (only(found).source == "b") is says


def test_three_with_each_two_sharing_what_the_third_lacks_go_back_to_a_fourth():
    whole = (*BRIDGE, *HARBOUR)
    a, b, c = (tuple(p for n, p in enumerate(whole) if n % 3 != left) for left in range(3))
    found = told(report("a", *a), report("b", *b), report("c", *c))
    assert [d.source for d in found.derivations] == [None, None, None]
    (one,) = found.unseen
    assert (one.name, one.articles) == ("", ("a", "b", "c"))
    assert one.citations
    (origin,) = found.origins
    assert (origin.root, origin.unseen) == (None, 0)


def test_no_fourth_is_supposed_where_one_of_the_articles_holds_it_all():
    whole = (*BRIDGE, *HARBOUR)
    parts = [tuple(p for n, p in enumerate(whole) if n % 3 != left) for left in range(3)]
    found = told(report("whole", *whole), *(report(name, *part) for name, part in zip("abc", parts, strict=True)))
    assert found.unseen == ()
    assert origins(found) == [{"a", "b", "c", "whole"}]

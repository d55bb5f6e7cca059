from __future__ import annotations

import json

from hypothesis import given, settings

from rashomon.compare.rewritten import revision
from rashomon.export.revisions import revision_json, revision_markdown, revision_pieces, revision_view
from tests.compare.test_rewritten import BODY, HEAD, PAGES, version

OLD = version(HEAD, *BODY)
NEW = version(HEAD, BODY[0].replace("At least 12", "Some 15"), BODY[2], BODY[1], name="b")


def test_pieces_show_what_was_put_in_and_taken_out_at_its_place():
    old, new = version(HEAD, *BODY), version(HEAD, BODY[0].replace("12", "15"), *BODY[1:], name="b")
    pieces = revision_pieces(old.article.text, new.article.text, revision(old, new))
    shown = [(p.kind, p.text) for p in pieces if p.kind != "same"]
    assert shown == [("del", "12"), ("ins", "15")]


@given(PAGES, PAGES)
@settings(max_examples=50, deadline=None)
def test_pieces_without_what_was_taken_out_are_the_later_text(one: list[str], other: list[str]):
    old, new = version(*one), version(*other, name="b")
    found = revision(old, new)
    pieces = revision_pieces(old.article.text, new.article.text, found)
    assert "".join(p.text for p in pieces if p.kind != "del") == new.article.text
    removed = [e for e in found.edits if e.before and not e.after]
    assert {p.edit for p in pieces if p.kind == "del"} >= {found.edits.index(e) for e in removed}


def test_view_and_json_hold_both_versions_and_every_edit():
    found = revision(OLD, NEW)
    view = revision_view(found)
    assert [e["operation"] for e in view["edits"]] == ["replaced", "moved"]
    assert view["summary"].startswith("one change and one change of form or place; ")
    data = json.loads(json.dumps(revision_json(found)))
    assert (data["earlier"]["article"], data["later"]["article"]) == ("a", "b")
    edit = data["edits"][0]
    assert NEW.article.text[slice(*edit["after"])] == edit["new"] == "Some 15"


def test_nothing_in_a_text_acts_as_markup_in_markdown():
    new = version(HEAD, BODY[0].replace("12", "<img src=x onerror=alert(1)> **15**"), *BODY[1:], name="b")
    lines = revision_markdown(revision(OLD, new), "Daily [x](javascript:1)")
    assert "onerror=alert(1)\\>" in lines[1]
    assert "\\*\\*15" in lines[1]
    assert "\\[x\\]" in lines[0]

"""Who said what in the documents that are made: HTML, Markdown, terminal and JSON."""

import io
import json

import pytest
from rich.console import Console

from rashomon.account import account
from rashomon.account.verify import verify
from rashomon.export.interchange import accounts_json
from rashomon.export.markdown import markdown
from rashomon.export.report import report
from rashomon.export.terminal import print_accounts
from rashomon.model import Findings, Member, Relation, Utterance
from tests.account.invented import find
from tests.account.sayings import LANTERN, telling


@pytest.fixture(scope="module")
def told():
    return account(*telling())


def test_markdown_gives_each_version_a_line_and_marks_what_differs(told):
    shown = markdown([told])
    part = shown[shown.index("## Quotations") : shown.index("## The same words")]
    head, *others = [line for line in part.splitlines() if line.lstrip().startswith("- ")]
    assert head.startswith("- **Berta Lind**: “The tannery will be rebuilt")
    assert "three outlets quote it, one gives it indirectly" in head
    assert [line.partition("[^")[0] for line in others] == [
        "  - part of it in Courier",
        "  - Lantern prints “**quiet**” for “~~patient~~” (“quiet” does not mean “patient”) and "
        "“**Osk Development Fund**” for “~~ODF~~” (spelled out), adds “politely” and leaves out “here”",
        "  - in indirect speech only: Post.",
    ]


def test_markdown_lists_what_each_speaker_says(told):
    part = markdown([told]).partition("## By speaker")[2].partition("\n## ")[0]
    assert "- **an official, via Northern Wire** (not named)\n  - “the loft was never locked” — Courier.[^" in part
    assert "\n  - in indirect speech: official said the loft had been locked — Lantern.[^" in part


def printed(told, **options):
    console = Console(file=io.StringIO(), width=88, highlight=False, markup=False, emoji=False, **options)
    print_accounts([told], console)
    return console.file.getvalue()


def test_the_terminal_says_the_differences_in_words(told):
    text = " ".join(printed(told).split())
    assert "• Lantern prints “quiet” for “patient” (“quiet” does not mean “patient”)" in text
    assert "THE SAME WORDS, GIVEN TO DIFFERENT SPEAKERS" in text
    assert "• an official, via Northern Wire (not named) • “the loft was never locked” — Courier." in text
    assert max(map(len, printed(told).splitlines())) <= 88


def test_a_terminal_strikes_through_what_is_replaced(told, monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    text = printed(told, force_terminal=True, color_system="standard")
    assert "\x1b[1;4mquiet\x1b[0m" in text
    assert "\x1b[9mpatient\x1b[0m" in text


def test_json_tells_the_edit_its_reason_and_everything_by_speaker(told):
    saved = accounts_json([told], "1.2", [])
    (story,) = json.loads(json.dumps(saved))["stories"]
    said = story["utterances"][0]
    assert [(c["from"], c["to"], c["operation"]) for c in said["changes"]] == [
        ("patient", "quiet", "substitute"),
        ("", "politely", "insert"),
        ("here", "", "delete"),
        ("ODF", "Osk Development Fund", "substitute"),
    ]
    assert said["changes"][0]["why"] == "“quiet” does not mean “patient”"
    assert [m["via"] for m in story["utterances"][3]["members"]] == ["Northern Wire"]
    first, *_, official, other = story["speakers"]
    assert [(s["kind"], s["utterance"]) for s in first["said"]] == [("direct", 0), ("mixed", None)]
    assert first["variants"] == [{"form": "Berta Lindt", "articles": ["lantern.txt"]}]
    assert (official["voice"], official["worded_by"], official["via"]) == ("unnamed", "courier.txt", "Northern Wire")
    assert other["said"][0]["text"] == "official said the loft had been locked"
    assert verify(saved, {a.id: a.article.text for a in told.analyses}) > 20


def test_what_is_told_in_other_words_is_shown_in_both():
    story, analyses, findings = telling()
    promise, *_ = findings.utterances[0].indirect
    locked = Member("lantern.txt", find(LANTERN, "the loft had been locked"))
    told = Utterance("Berta Lind", Relation.PARAPHRASE, (promise, locked))
    made = account(story, analyses, Findings(findings.entities, told=(told,)))
    shown = report([made])
    assert '<span class="quiet">in these words</span></p><p dir="auto" class="version">official said the' in shown
    (saved,) = accounts_json([made], "1.2", [])["stories"]
    assert [m["article"] for m in saved["told"][0]["members"]] == ["post.txt", "lantern.txt"]


def test_the_page_says_a_difference_without_looks_too(told):
    shown = report([told])
    assert '<del aria-hidden="true">patient</del> <span class="hide">(printed instead of “patient”: </span>' in shown
    assert '<span class="hide">(inserted: </span><ins>politely</ins>' in shown
    assert '<span class="hide">(left out: </span><del>here</del>' in shown
    assert "also printed as “<bdi>Berta Lindt</bdi>” (Lantern)" in shown
    assert 'given to <b><bdi>Tomas Reve</bdi></b> by <a class="cite"' in shown

"""The sample story from end to end: what a careful reader finds in it must come out, and nothing that is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.account.verify import verify
from rashomon.errors import CitationMismatch
from rashomon.export.interchange import accounts_json
from rashomon.model import Account, Article, BlockKind, Relation, Section, Verdict
from rashomon.pipeline import accounts, analyse_all
from rashomon.read import read_articles
from rashomon.text.bodies import body_text

EXAMPLES = Path(__file__).parent.parent / "examples"
HERALD, LEDGER, TODAY = "tolma/lissen-herald.txt", "tolma/northern-ledger.txt", "tolma/tolma-today.txt"
CURRENT, MONITOR = "tolma/daily-current.html", "harbour-monitor-0506"


@pytest.fixture(scope="module")
def told() -> tuple[Account, ...]:
    read = [a for a in read_articles([str(EXAMPLES)]) if isinstance(a, Article)]
    return accounts(analyse_all(read))


@pytest.fixture(scope="module")
def account(told) -> Account:
    return told[0]


@pytest.fixture(scope="module")
def texts(account) -> dict[str, str]:
    return {a.id: a.article.text for a in account.analyses}


def test_five_reports_are_one_story(told):
    assert [set(a.story.articles) for a in told] == [{HERALD, LEDGER, TODAY, CURRENT, MONITOR}]


@pytest.mark.parametrize(
    ("article", "words", "speaker"),
    [
        (HERALD, "a second winter of occupation", "River Front"),
        (HERALD, "Whoever prolongs this occupation will answer for it", "River Front"),
        (HERALD, "river war", "River Front"),
        (HERALD, "side by side", "Ilse Hagen"),
        (HERALD, "If we leave, we risk losing the ceasefire", "Ilse Hagen"),  # the commission's chief
        (HERALD, "If we stay, we face a costly summer", "Ilse Hagen"),  # carried over from the paragraph before
        (HERALD, "sharply reduced the number of patrols", "River Front"),
        (LEDGER, "The Front must end the shelling", "Ilse Hagen"),
        (LEDGER, "We see a level of shelling", "Ilse Hagen"),  # the opening mark is missing
        (LEDGER, "Whichever way the council votes", "Ilse Hagen"),
        (LEDGER, "Our advice to the coming MBC council", "River Front"),
        (MONITOR, "With a new government in Lissen the tone will change", "an MBC official"),
        (MONITOR, "Members go on weighing the situation", "Pavel Andrasi"),
        (MONITOR, "What we are doing today is taking a sober look", "Jonas Wirth"),
        (TODAY, "If we stay, we face a pricey summer", "Ilse Hagen"),  # no verb of speech, no speaker
        (TODAY, "Our aim is plain", "Ilse Hagen"),
    ],
)
def test_quotations_have_their_speakers(account, texts, article, words, speaker):
    found = {
        a.speaker
        for one in account.analyses
        if one.id == article
        for a in one.attributions
        for q in a.quotes
        if q.of(texts[article]).startswith(words)
    }
    assert found == {speaker}


def changes(account: Account) -> set[tuple[str, str, str, str]]:
    graded = (Relation.CONTENT_CHANGED, Relation.EXPANSION)
    return {
        (c.article, c.old, c.new, c.grade.value)
        for u in account.findings.utterances
        for c in u.changes
        if c.grade in graded
    }


def test_changed_words_are_told_from_a_name_spelled_out(account):
    assert changes(account) == {
        (TODAY, "costly", "pricey", "content-changed"),
        (TODAY, "neutral", "impartial", "content-changed"),
        (TODAY, "MBC", "Maren Basin Commission", "expansion"),
    }


def test_two_people_with_one_talking_point_are_two_utterances(account, texts):
    alike = [
        {m.article for m in u.members}
        for u in account.findings.utterances
        if "a day longer than needed" in u.members[0].span.of(texts[u.members[0].article])
    ]
    assert sorted(alike, key=sorted) == [{MONITOR}, {LEDGER}]
    assert account.findings.clashes == ()


@pytest.mark.parametrize(
    ("values", "articles", "verdict"),
    [
        ({5000, 4800}, {HERALD, LEDGER, CURRENT, MONITOR, TODAY}, Verdict.COMPATIBLE),
        ({1200}, {HERALD, CURRENT}, Verdict.AGREE),
        ({14}, {LEDGER, CURRENT, TODAY}, Verdict.AGREE),
        ({640}, {LEDGER}, Verdict.ONE_SOURCE),
    ],
)
def test_figures_that_count_the_same_thing(account, values, articles, verdict):
    found = [
        (g.verdict, {f.value for _, f in g.members})
        for g in account.findings.figures
        if {a for a, _ in g.members} == articles
    ]
    assert (verdict, values) in found


def test_no_figures_are_set_against_each_other(account):
    apart = (Verdict.CONFLICT, Verdict.REVISED, Verdict.DIFFERENT_SOURCE)
    assert [g.what for g in account.findings.figures if g.verdict in apart] == []
    dead = [g for g in account.findings.figures if {f.value for _, f in g.members} & {12, 16, 18}]
    assert all(len(g.members) == 1 for g in dead)


def test_the_statement_has_two_days_and_the_council_one_date(account):
    clash = [e for e in account.findings.times if e.verdict is Verdict.CONFLICT]
    assert [{(a, t.value) for a, t, _ in e.members} for e in clash] == [
        {(HERALD, "2024-05-09"), (LEDGER, "2024-05-10")}
    ]


@pytest.mark.parametrize(
    ("article", "value"),
    [
        (MONITOR, "2024-05-06"),  # a date field
        (CURRENT, "2024-05-13"),  # metadata; the day in the page's header is that of the visit
        (HERALD, "2024-05-09/2024-05-10"),
        (LEDGER, "2024-05-10/2024-05-13"),
        (TODAY, "2024-05-13"),
    ],
)
def test_publication_dates(account, article, value):
    (one,) = [a for a in account.analyses if a.id == article]
    assert one.published is not None
    assert one.published.value == value


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "Live: Council vote tracker",
        "FILE - An observer post above the Karsu Dam.",
        "Comments are closed.",
        "Ten dams to see before you die",
        "Saturday, November 2, 2024",
        "All rights reserved.",
        "• River Front warns the commission over its ‘occupation’ of the Tolma",
    ],
)
def test_page_chrome_is_in_no_body(account, line):
    assert not [a.id for a in account.analyses if line in body_text(a.article.text, a.blocks)]


def test_every_paragraph_of_a_dump_is_in_its_body(account):
    for one in account.analyses:
        body = body_text(one.article.text, one.blocks)
        lost = [
            b.span.of(one.article.text)
            for b in one.blocks
            if b.span.end - b.span.start > 120 and b.kind is not BlockKind.BODY
        ]
        assert lost == [], one.id
        assert body.count("\n\n") >= 7


def test_a_wrong_expansion_is_named(account):
    (note,) = [line for line in account.lines if line.section is Section.OPPOSED and "Council”" in line.text]
    # both sides stand, the usual one first
    assert {c.exact for c in note.citations[:-1]} == {"Maren Basin Commission"}
    assert note.citations[-1].exact == "Maren Basin Council"


def test_the_rewritten_wire_text_and_the_report_it_shares_with_are_one_origin(account):
    lineage = account.lineage
    assert {o.articles for o in lineage.origins} == {(MONITOR,), (CURRENT,), (HERALD,), (LEDGER, TODAY)}
    assert [(u.name, u.articles) for u in lineage.unseen] == [("Meridian Press", (MONITOR,))]
    (copied,) = [r for r in lineage.reuse if r.copied]
    assert (copied.a, copied.b) == (LEDGER, TODAY)
    assert account.story.earlier == (MONITOR,)


def test_the_account_verifies_until_one_character_changes(told, texts):
    saved = accounts_json(told, "test", [str(EXAMPLES)])
    assert verify(saved, texts) > 100
    changed = {**texts, TODAY: texts[TODAY].replace("pricey", "pricez")}
    with pytest.raises(CitationMismatch, match="pricey"):
        verify(saved, changed)

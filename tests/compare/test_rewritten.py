from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.compare.rewritten import Seen, revision
from rashomon.model import Analysis, Block, BlockKind, Language, Provenance, Published, Relation
from rashomon.model.revisions import Extent, Operation, Revision, RevisionPart, Touched, VersionTimeKind
from rashomon.spans import Span
from tests.compare.builders import WORD
from tests.conftest import article

HEAD = "Fire at Dolny paper mill"
BODY = (
    "A fire broke out at the paper mill in Dolny on Monday night. At least 12 people were hurt, the fire brigade said.",
    'The mayor, Jana Kolar, said the cause was unknown. "We will look into it," she said.',
    "The mill employs 300 people. It was built in 1962.",
)


def version(*paragraphs: str, name: str = "a", chrome: str = "", **fields: object) -> Analysis:
    """A page: a headline, paragraphs, and what is printed below them."""
    parts = [*paragraphs, *([chrome] if chrome else [])]
    text, blocks, at = "\n\n".join(parts), [], 0
    for number, part in enumerate(parts):
        end = min(len(text), at + len(part) + 2)
        kind = BlockKind.HEADLINE if number == 0 else BlockKind.BODY
        blocks.append(Block(Span(at, end), BlockKind.CHROME if chrome and number == len(parts) - 1 else kind))
        at = end
    return Analysis(article(text, name, **fields), tuple(blocks), (), Language("en", 1.0))


def changed(old: str, new: str) -> Revision:
    body = "\n\n".join(BODY)
    assert old in body
    return revision(version(HEAD, *BODY), version(HEAD, *body.replace(old, new).split("\n\n"), name="b"))


def marked(found: Revision) -> list[tuple[str, str, str, str]]:
    return [(e.operation.value, e.old, e.new, e.grade.value) for e in found.edits]


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("12 people", "15 people", [("replaced", "12", "15", "content-changed")]),
        ("12 people", "twelve people", [("replaced", "12", "twelve", "form")]),
        ("were hurt", "were injured", [("replaced", "hurt", "injured", "content-changed")]),
        ("on Monday night", "late on Monday night", [("added", "", "late", "content-changed")]),
        ("At least 12", "12", [("removed", "At least", "", "content-changed")]),
        ("look into", "examine", [("replaced", "look into", "examine", "content-changed")]),
        ("broke out", "breaks out", [("replaced", "broke", "breaks", "inflection")]),
        ("said the cause", "says the cause", [("replaced", "said", "says", "inflection")]),
        (" It was built in 1962.", "", [("removed", "It was built in 1962.", "", "content-changed")]),
        (
            "The mill employs",
            "Two cranes fell. The mill employs",
            [("added", "", "Two cranes fell.", "content-changed")],
        ),
        ("night. At least", "night and at least", [("added", "", "and", "function-word")]),
        ("Jana Kolar", "Jana Kolarova", [("replaced", "Kolar", "Kolarova", "content-changed")]),
    ],
)
def test_an_edit_is_what_a_reader_would_mark(old: str, new: str, edits: list[tuple[str, str, str, str]]):
    assert marked(changed(old, new)) == edits


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"We will look into it,"', "“We will look into it,”"),
        ("paper mill in Dolny on", "paper mill  in Dolny\non"),
        ("the fire brigade", "the Fire Brigade"),
        ("unknown.", "unknown …"),
    ],
)
def test_marks_blanks_and_case_are_no_change(old: str, new: str):
    assert changed(old, new).edits == ()


def test_words_put_in_quotation_marks_are_told_as_form():
    [edit] = changed("was unknown", 'was "unknown"').edits
    assert (edit.old, edit.new, edit.grade, edit.touches) == (
        "unknown",
        "unknown",
        Relation.FORM,
        (Touched.QUOTATION,),
    )
    assert "put around" in edit.why
    [back] = revision(
        version(HEAD, 'The cause was "unknown" today.'), version(HEAD, "The cause was unknown today.")
    ).edits
    assert "taken away" in back.why


def test_a_rewritten_headline_is_one_edit():
    [edit] = revision(version(HEAD, *BODY), version("Blaze kills two workers", *BODY)).edits
    assert (edit.part, edit.operation, edit.old, edit.new) == (
        RevisionPart.HEADLINE,
        Operation.REPLACED,
        HEAD,
        "Blaze kills two workers",
    )


def test_a_paragraph_that_was_moved_is_neither_new_nor_gone():
    found = revision(version(HEAD, *BODY), version(HEAD, BODY[0], BODY[2], BODY[1]))
    [edit] = found.edits
    assert (edit.operation, edit.extent, edit.old, edit.grade) == (
        Operation.MOVED,
        Extent.PARAGRAPH,
        BODY[2],
        Relation.IDENTICAL,
    )
    assert found.kept == 1.0
    assert found.told == ()


def test_a_moved_paragraph_that_was_edited_shows_both():
    found = revision(version(HEAD, *BODY), version(HEAD, BODY[0], BODY[2].replace("300", "280"), BODY[1]))
    assert [(e.operation, e.old, e.new) for e in found.told] == [(Operation.REPLACED, "300", "280")]
    assert [e.extent for e in found.edits if e.operation is Operation.MOVED] == [Extent.PARAGRAPH]


def test_whole_paragraphs_put_in_and_taken_out():
    more = "Two firefighters were taken to hospital with burns."
    [put_in] = revision(version(HEAD, *BODY), version(HEAD, BODY[0], more, *BODY[1:])).edits
    assert (put_in.operation, put_in.extent, put_in.new) == (Operation.ADDED, Extent.PARAGRAPH, more)
    old = version(HEAD, *BODY)
    [out] = revision(old, version(HEAD, *BODY[1:])).edits
    assert (out.operation, out.extent, out.old) == (Operation.REMOVED, Extent.PARAGRAPH, BODY[0])
    assert out.before
    assert out.before.of(old.article.text) == BODY[0]
    assert out.after_at == len(HEAD)


def test_furniture_of_the_page_is_no_part_of_the_report():
    old = version(HEAD, *BODY, "5 minutes ago", "3 comments", chrome="Most read: storm in Vesk")
    new = version(HEAD, *BODY, "2 hours ago", "Updated 14:20, 3 May 2031", "18 comments", chrome="Most read: a cat")
    assert revision(old, new).edits == ()


def test_a_sentence_about_days_ago_is_the_report():
    old, new = version(HEAD, "He died five days ago in Dolny."), version(HEAD, "He died six days ago in Dolny.")
    assert [(e.old, e.new) for e in revision(old, new).edits] == [("five", "six")]


def test_what_is_told_of_the_times():
    day = date(2031, 5, 3)
    when = Published(day, day, ("byline",))
    source = Provenance("warc", "r1", datetime(2031, 5, 3, 10, 2, tzinfo=UTC))
    old = version(HEAD, *BODY, provenance=source)
    old = Analysis(old.article, old.blocks, (), old.language, when)
    seen = Seen(datetime(2031, 5, 3, 10, 5, tzinfo=UTC), datetime(2031, 5, 3, 11, tzinfo=UTC))
    found = revision(old, version(HEAD, *BODY), (seen, None))
    assert [(t.kind, t.value) for t in found.earlier_times] == [
        (VersionTimeKind.PUBLISHED, "2031-05-03"),
        (VersionTimeKind.RECORDED, "2031-05-03T10:02:00Z"),
        (VersionTimeKind.FIRST_SEEN, "2031-05-03T10:05:00Z"),
        (VersionTimeKind.LAST_SEEN, "2031-05-03T11:00:00Z"),
    ]
    assert found.later_times == ()


SENTENCES = st.lists(st.lists(WORD, min_size=1, max_size=7).map(lambda w: " ".join(w).capitalize() + "."), max_size=5)
PAGES = st.lists(SENTENCES.map(" ".join).filter(bool), min_size=1, max_size=5)


@given(PAGES, PAGES)
@settings(max_examples=60, deadline=None)
def test_every_edit_points_at_its_words(one: list[str], other: list[str]):
    old, new = version(*one), version(*other, name="b")
    found = revision(old, new)
    assert 0 <= found.kept <= 1
    for edit in found.edits:
        for span, words, side, at in (
            (edit.before, edit.old, old, edit.before_at),
            (edit.after, edit.new, new, edit.after_at),
        ):
            text = side.article.text
            assert words == (" ".join(span.of(text).split()) if span else "")
            assert 0 <= at <= len(text)
    # no word of the later version is told twice, but for words that were edited within what was moved
    spans = sorted(e.after for e in found.edits if e.after and e.operation is not Operation.MOVED)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@given(PAGES)
@settings(max_examples=30, deadline=None)
def test_nothing_is_changed_between_a_text_and_itself(page: list[str]):
    found = revision(version(*page), version(*page, name="b"))
    assert found.edits == ()
    assert found.kept == 1.0


@given(PAGES, PAGES)
@settings(max_examples=40, deadline=None)
def test_all_that_one_version_alone_has_is_told(one: list[str], other: list[str]):
    found = revision(version(*one), version(*other, name="b"))
    told = " ".join(e.new for e in found.edits).casefold()
    words = {w.strip(".").casefold() for p in other for w in p.split()}
    had = {w.strip(".").casefold() for p in one for w in p.split()}
    assert all(word in told for word in words - had)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ab " * 100_000, "ab cd " * 60_000),
        ("word " * 60_000 + ".", "other " * 60_000 + "."),
        ("x" * 400_000, "x" * 400_001),
    ],
)
def test_texts_that_are_no_reports_are_compared_all_the_same(one: str, other: str):
    assert revision(version(HEAD, one), version(HEAD, other)).edits

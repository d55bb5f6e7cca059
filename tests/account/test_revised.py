from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from rashomon.account.revised import edit_name, edit_text, revision_lines, times_text, when_changed
from rashomon.account.sources import Sources
from rashomon.compare.rewritten import Seen, revision
from rashomon.model import Analysis, Section
from rashomon.text.sentences import sentences
from tests.compare.test_rewritten import BODY, HEAD, version


def outlet(one: Analysis, name: str = "Beacon") -> Analysis:
    found = sentences(one.article.text, one.blocks)
    return replace(one, article=replace(one.article, outlet=name), sentences=found)


def seen(*clock: tuple[int, int]) -> Seen:
    moments = [datetime(2031, 5, 3, *one, tzinfo=UTC) for one in clock]
    return Seen(moments[0], moments[-1])


OLD = outlet(version(HEAD, *BODY))
NEW = outlet(version(HEAD, BODY[0].replace("12", "15"), *BODY[1:], name="b"))


def test_a_line_names_the_outlet_both_wordings_and_both_times():
    found = revision(OLD, NEW, (seen((10, 0), (10, 2)), seen((14, 30))))
    [line] = revision_lines(Sources((NEW,)), [found])
    assert line.text == (
        "Beacon changed “12” to “15” in its report, where it now reads “At least 15 people were hurt, the fire brigade "
        "said.” between 10:02 and 14:30 UTC on 3 May 2031."
    )
    assert line.section is Section.REVISIONS
    assert [c.exact for c in line.citations] == ["15"]
    line.citations[0].check(NEW.article.text)


def test_what_was_taken_out_cites_the_sentence_before_it():
    new = outlet(version(HEAD, *BODY[:2], "The mill employs 300 people.", name="b"))
    [line] = revision_lines(Sources((new,)), [revision(OLD, new)])
    assert "removed “It was built in 1962.” from its report" in line.text
    assert [c.exact for c in line.citations] == ["The mill employs 300 people."]


def test_earlier_changes_cite_the_version_that_stands_now():
    last = outlet(version(HEAD, BODY[0].replace("12", "17"), *BODY[1:], name="c"))
    found = [revision(OLD, NEW), revision(NEW, last)]
    lines = revision_lines(Sources((last,)), found)
    assert [line.citations[0].article for line in lines] == ["c", "c"]
    assert "“12” to “15”" in lines[0].text
    assert "“15” to “17”" in lines[1].text


def test_form_alone_and_unknown_documents_have_no_line():
    quoted = outlet(version(HEAD, BODY[0].replace("hurt", "“hurt”"), *BODY[1:], name="b"))
    assert revision_lines(Sources((quoted,)), [revision(OLD, quoted)]) == ()
    assert revision_lines(Sources((outlet(version(HEAD, *BODY, name="z")),)), [revision(OLD, NEW)]) == ()


def test_many_changes_are_counted_after_the_first():
    words = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    old = outlet(version(HEAD, *(f"The {w} barge carried {n}1 crates of red tiles." for n, w in enumerate(words, 1))))
    new = outlet(
        version(HEAD, *(f"The {w} barge carried {n}5 crates of red tiles." for n, w in enumerate(words, 1)), name="b")
    )
    lines = revision_lines(Sources((new,)), [revision(old, new)])
    assert len(lines) == 7
    assert lines[-1].text == "Beacon made four more changes to its report."


def test_when_it_was_changed_is_told_only_as_far_as_it_is_known():
    plain = revision(OLD, NEW)
    assert when_changed(plain) == ""
    together = revision(OLD, NEW, (seen((10, 0)), seen((10, 0))))
    assert when_changed(together) == ""
    quick = revision(OLD, NEW, (seen((10, 0)), Seen(*[datetime(2031, 5, 3, 10, 0, 21, tzinfo=UTC)] * 2)))
    assert when_changed(quick) == " between 10:00:00 and 10:00:21 UTC on 3 May 2031"
    days = revision(
        OLD, NEW, (seen((23, 0)), Seen(datetime(2031, 5, 4, 7, tzinfo=UTC), datetime(2031, 5, 4, 7, tzinfo=UTC)))
    )
    assert when_changed(days) == " between 3 May 2031, 23:00 UTC and 4 May 2031, 07:00 UTC"
    assert times_text(together.later_times) == "first seen 3 May 2031, 10:00 UTC"


def test_each_operation_has_its_words():
    moved = revision(OLD, outlet(version(HEAD, BODY[0], BODY[2], BODY[1], name="b"))).edits[0]
    assert edit_text(moved).startswith("moved a paragraph of its report to another place: “The mill employs")
    head = revision(OLD, outlet(version("Blaze hurts 15", *BODY, name="b"))).edits[0]
    assert (edit_name(moved), edit_name(head)) == ("moved", "another word")
    assert edit_text(head) == "changed “Fire at Dolny paper mill” to “Blaze hurts 15” in its headline"

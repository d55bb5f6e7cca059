"""What outlets changed is found once, kept, told in the account, and found again where a version comes between."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import update

from rashomon.model.revisions import Operation, Touched
from rashomon.store import accounts, articles, revisions, schema
from rashomon.store.runs import running
from rashomon.store.stories import list_stories
from rashomon.work.revising import revise
from rashomon.work.stages import stage
from tests.work.filled import BEACON, CHANGED, LATER, LEDGER, fill, renamed


def test_a_changed_report_is_compared_with_the_version_before_it(workspace):
    done = fill(workspace, [BEACON, LEDGER], [LATER])
    assert len(done.revisions) == 1
    with workspace.reading() as connection:
        [found] = revisions.of_document(connection, done.revisions[0])
        first, last = (one.id for one in articles.versions(connection, found.later))
        assert (found.earlier, found.later) == (first, last)
        assert [(e.old, e.new) for e in found.told] == [("12", "17"), ("Nobody", "Two workers"), ("was", "were")]
        assert found.edits[0].touches[0] is Touched.FIGURE
        assert found.edits[0].operation is Operation.REPLACED
        assert revisions.load(connection, [first, last]) == {last: found}
        assert revisions.latest(connection, 5) == [found]
        for edit in found.edits:
            if edit.before:
                assert " ".join(edit.before.of(articles.text(connection, first)).split()) == edit.old
            if edit.after:
                assert " ".join(edit.after.of(articles.text(connection, last)).split()) == edit.new
        # the account of the story tells of it, with the times at which the versions were seen
        [story] = list_stories(connection).rows
        assert revisions.of_story(connection, story.id) == [found]
        assert revisions.count_of_story(connection, story.id) == 1
        account = accounts.record(connection, story.id)
    assert account is not None
    assert account.revisions == (found,)
    lines = [line.text for line in account.lines if line.section.value == "revisions"]
    assert lines[0].startswith("Beacon changed “12” to “17” in its report")
    assert lines[0].endswith("between 10:02 and 11:02 UTC on 3 May 2031.")


def test_what_was_compared_is_not_compared_again_until_its_stage_changes(workspace):
    fill(workspace, [BEACON], [LATER])
    with running(workspace, "add") as run:
        assert list(revise(workspace, run)) == []
        with workspace.writing() as connection:
            connection.execute(update(schema.revision).values(stage="revision 0"))
        assert len(list(revise(workspace, run))) == 1
    with workspace.reading() as connection:
        assert revisions.pending(connection, stage("revision"), 10) == []


def test_each_version_is_compared_with_its_neighbour(workspace):
    third = renamed(LATER, CHANGED.replace("Monday", "Tuesday"))
    fill(workspace, [BEACON], [LATER], [third])
    with workspace.reading() as connection:
        ids = [row.id for row in connection.execute(schema.article.select().order_by(schema.article.c.version))]
        found = revisions.of_document(connection, ids[0])
    assert [(one.earlier, one.later) for one in found] == [(ids[0], ids[1]), (ids[1], ids[2])]
    assert [(e.old, e.new) for e in found[1].told] == [("Monday", "Tuesday")]


def test_other_furniture_alone_is_no_change(workspace):
    done = fill(workspace, [BEACON], [renamed(BEACON, BEACON.text + "\n\n3 comments\n")])
    assert done.revisions == []


def test_a_paywall_is_no_change_of_a_report(workspace):
    cut = replace(renamed(BEACON, BEACON.text[:200]), excerpt="a paywall")
    done = fill(workspace, [BEACON, LEDGER], [cut], [LATER])
    [changed] = done.revisions
    with workspace.reading() as connection:
        [found] = revisions.of_document(connection, changed)
        first, _, last = (one.id for one in articles.versions(connection, changed))
        assert (found.earlier, found.later) == (first, last)


def test_one_version_or_none_has_no_revision(workspace):
    fill(workspace, [BEACON])
    with workspace.reading() as connection:
        assert revisions.pending(connection, stage("revision"), 10) == []
        assert revisions.latest(connection, 10) == []
        assert revisions.of_document(connection, "nothing") == []
        assert revisions.of_story(connection, "nothing") == []
        assert revisions.load(connection, ["nothing"]) == {}

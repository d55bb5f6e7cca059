"""Stories that grow: from what is kept, by several at once, with names that stay."""

import pytest
from sqlalchemy import select

from rashomon.model import StoryChangeKind
from rashomon.store import schema, stories, storychanges
from rashomon.work.grouping import Grouping
from tests.work.invented import BRIDGE, FERRY, STRIKE, report, reports, shaped_only


def grouped(workspace):
    with Grouping(workspace) as grouping:
        return list(grouping.group_pending())


def told(workspace):
    """The articles of each story, by outlet and day."""
    article, member, story = schema.article, schema.membership, schema.story
    query = select(story.c.id, article.c.outlet, article.c.headline).select_from(
        member.join(article, article.c.number == member.c.article).join(story, story.c.number == member.c.story)
    )
    found = {}
    with workspace.reading() as connection:
        for name, outlet, headline in connection.execute(query):
            found.setdefault(name, set()).add((outlet, headline))
    return found


def members(found):
    return sorted(sorted(one) for one in found.values())


def test_articles_of_one_happening_are_one_story(workspace):
    shaped_only(workspace, reports())
    (moved,) = grouped(workspace)
    assert sorted(map(len, told(workspace).values())) == [1, 2, 3]
    assert {one.kind for one in moved.changes} == {StoryChangeKind.OPENED}
    assert grouped(workspace) == []


@pytest.mark.parametrize("kind", ["sqlite"], indirect=True)
@pytest.mark.parametrize("order", [1, -1])
def test_articles_that_come_one_by_one_make_the_same_stories_under_names_that_stay(workspace, order):
    names = {}
    for one in reports()[::order]:
        shaped_only(workspace, [one])
        grouped(workspace)
        now = {member: name for name, those in told(workspace).items() for member in those}
        assert names.items() <= now.items()
        names = now
    every = {(one.outlet, one.title) for one in reports()}
    ferry = {(outlet, rest[1]) for outlet, rest in FERRY.items()}
    strike = {(outlet, rest[1]) for outlet, rest in STRIKE.items()}
    assert members(told(workspace)) == members({"f": ferry, "s": strike, "b": every - ferry - strike})


def test_a_stream_in_memory_takes_in_what_others_have_grouped(workspace):
    first, second, *rest = reports()
    with Grouping(workspace) as ours, Grouping(workspace) as theirs:
        shaped_only(workspace, [first])
        list(ours.group_pending())
        shaped_only(workspace, [second])
        list(theirs.group_pending())
        shaped_only(workspace, rest)
        list(ours.group_pending())
    assert sorted(map(len, told(workspace).values())) == [1, 2, 3]


def test_of_two_that_group_at_once_the_second_begins_again(workspace):
    first, *rest = reports()
    with Grouping(workspace) as ours, Grouping(workspace) as theirs:
        shaped_only(workspace, [first])
        with workspace.reading() as connection:
            batch = ours._read(connection)
        list(theirs.group_pending())
        assert ours._group(batch) is None
        shaped_only(workspace, rest)
        list(ours.group_pending())
    assert sorted(map(len, told(workspace).values())) == [1, 2, 3]


def test_versions_of_one_document_are_one_story_of_which_the_latest_counts(workspace):
    outlet, (day, title, body) = next(iter(FERRY.items()))
    shaped_only(workspace, reports())
    grouped(workspace)
    later = report(outlet, day, title, body.replace("212", "214"))
    shaped_only(workspace, [later])
    grouped(workspace)
    with workspace.reading() as connection:
        row = next(one for one in stories.list_stories(connection).rows if one.articles == 3)
        rows = stories.members(connection, row.number)
    assert len(rows) == 4
    assert sorted((one.version, one.current) for one in rows if one.url == later.url) == [(1, False), (2, True)]


def test_a_version_that_tells_something_else_leaves_the_story(workspace):
    shaped_only(workspace, reports())
    grouped(workspace)
    outlet, (_, title, _) = next(iter(FERRY.items()))
    url = next(one.url for one in reports() if one.title == title)
    shaped_only(workspace, [report(outlet, "2031-05-09", BRIDGE[2], BRIDGE[3], url)])
    grouped(workspace)
    with workspace.reading() as connection:
        counts = sorted(one.articles for one in stories.list_stories(connection).rows)
    assert counts == [2, 2, 2]


def test_a_story_that_became_part_of_another_leads_there(workspace):
    shaped_only(workspace, reports())
    (moved,) = grouped(workspace)
    ferry, strike = (max(told(workspace).items(), key=lambda one: len(one[1]))[0], "s-gone")
    from datetime import UTC, datetime

    from rashomon.model import StoryChange

    made = datetime.now(UTC)
    with workspace.writing() as connection:
        merged = StoryChange(1, StoryChangeKind.MERGED, ferry, strike, (), "cause")
        storychanges.apply(connection, {}, [merged], {}, {}, made)
        again = StoryChange(2, StoryChangeKind.MERGED, "s-last", ferry, (), "cause")
        storychanges.apply(connection, {}, [again], {}, {}, made)
    with workspace.reading() as connection:
        assert stories.story(connection, strike).ended_in == "s-last"
        assert stories.story(connection, ferry).ended_in == "s-last"
        assert ferry not in {one.id for one in stories.list_stories(connection).rows}
        kinds = connection.execute(select(schema.change.c.kind).order_by(schema.change.c.number)).scalars().all()
    assert kinds[-2:] == ["merged", "merged"]
    assert kinds[:-2] == [one.kind.value for one in moved.changes]


def test_another_version_of_grouping_keeps_the_names(workspace, monkeypatch):
    from rashomon.work.stages import STAGES

    shaped_only(workspace, reports())
    grouped(workspace)
    before = told(workspace)
    number, upstream, models = STAGES["group"]
    monkeypatch.setitem(STAGES, "group", (number + 1, upstream, models))
    (moved,) = grouped(workspace)
    assert told(workspace) == before
    assert not moved.articles
    assert grouped(workspace) == []


def test_stories_are_listed_by_outlet_day_and_number(workspace):
    shaped_only(workspace, reports())
    grouped(workspace)
    with workspace.reading() as connection:
        newest = [one.last_day for one in stories.list_stories(connection).rows]
        assert newest == ["2031-05-09", "2031-05-06", "2031-05-05"]
        assert [one.articles for one in stories.list_stories(connection, outlet="Tolvern Times").rows] == [1, 2]
        assert [one.articles for one in stories.list_stories(connection, last="2031-05-05").rows] == [3]
        assert [one.articles for one in stories.list_stories(connection, first="2031-05-07").rows] == [1]
        page = stories.list_stories(connection, limit=1, offset=1)
        assert (page.total, [one.articles for one in page.rows]) == (3, [2])
        assert stories.story(connection, "s-none") is None
        (one,) = stories.list_stories(
            connection, numbers=[stories.story(connection, newest_id(connection)).number]
        ).rows
        assert one.articles == 1


def newest_id(connection):
    return stories.list_stories(connection).rows[0].id

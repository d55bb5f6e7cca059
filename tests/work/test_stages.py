"""The texts by which what was made is told to be of today."""

from rashomon.store import schema
from rashomon.work.stages import STAGES, article_stage, stage


def test_a_stage_names_what_it_builds_on():
    assert stage("sketch") == "sketch 1"
    assert stage("account").startswith("account 1, extract 1, revision 1, sketch 1, models ")


def test_a_higher_number_shows_in_all_that_build_on_it_and_in_nothing_else(monkeypatch):
    before = {name: stage(name) for name in STAGES}
    number, upstream, models = STAGES["extract"]
    monkeypatch.setitem(STAGES, "extract", (number + 1, upstream, models))
    changed = {name for name in STAGES if stage(name) != before[name]}
    assert changed == {"extract", "features", "group", "account", "revision"}


def test_the_texts_fit_into_their_columns():
    longest = max(len(stage(name)) for name in STAGES)
    assert longest <= min(schema.analysis.c.stage.type.length, schema.grouped.c.stage.type.length)
    assert len(article_stage()) <= schema.article.c.stage.type.length
    assert 64 + 1 + longest <= schema.story.c.accounted.type.length

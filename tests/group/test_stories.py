from __future__ import annotations

import itertools
from datetime import date

import pytest

from rashomon.group.stories import earlier, stories
from rashomon.model import Analysis, Block, BlockKind, Language, Published, StoryRelation
from rashomon.spans import Span
from tests.conftest import article

FLOOD = {
    "flood-1": (
        "Dam above Lirrana fails after week of rain",
        "A dam above the town of Lirrana gave way early on Tuesday after a week of heavy rain, sending water through "
        "the streets and forcing 4,000 people from their homes. Governor Teodor Valk said soldiers were searching "
        "houses along the river Osk. The dam, built in 1961, had been inspected in March, the water authority said.",
    ),
    "flood-2": (
        "Thousands flee as Lirrana dam bursts",
        "Thousands fled Lirrana on Tuesday when the Osk dam burst. Soldiers in boats took families from roofs, and the "
        "governor, Teodor Valk, asked neighbouring provinces for help. Engineers had warned in March that rain could "
        "overwhelm the spillway of the dam.",
    ),
    "flood-3": (
        "What went wrong at the Osk dam?",
        "Two weeks after water from the broken dam destroyed much of Lirrana, engineers say a blocked spillway was "
        "known to the water authority since an inspection in March. Governor Valk has promised an inquiry. The river "
        "Osk has gone back to its bed, and soldiers are still clearing the streets.",
    ),
}
STRANGERS = {
    "football": (
        "Rovers beat City with late goal",
        "Striker Tom Ashby scored in the last minute as Rovers beat City 2-1 on Tuesday in front of 30,000 people. The "
        "visitors had led from a penalty. The coach praised the character of his team, now third in the league.",
    ),
    "earnings": (
        "Chipmaker Norvik raises outlook",
        "Norvik Semiconductors reported quarterly profit of $1.3 billion on Tuesday, above the forecasts of analysts, "
        "as orders from data centres rose. Shares gained 4 percent, and the company raised its outlook for the year.",
    ),
    "other-flood": (
        "Storm floods villages on the coast of Meridia",
        "Heavy rain and high tides flooded villages on the coast of Meridia on Tuesday. Fishermen lost boats and nets, "
        "and a school in Port Sarn was closed. The weather service expects the storm to move north by Thursday. "
        "Soldiers brought sandbags and water.",
    ),
}


def analysis(name, title, text, day=None, language="en"):
    whole = f"{title}\n\n{text}"
    cut = len(title) + 2
    parts = (Block(Span(0, cut), BlockKind.HEADLINE), Block(Span(cut, len(whole)), BlockKind.BODY))
    when = Published(day, day, ("stated",)) if day else None
    return Analysis(article(whole, name), parts, (), Language(language, 1.0), when)


def every(source, **fields):
    return [analysis(name, *words, **fields) for name, words in source.items()]


def groups(found):
    return {s.articles for s in found}


def test_one_happening_is_one_story_and_strangers_stay_out():
    assert groups(stories(every(FLOOD) + every(STRANGERS))) == {
        ("flood-1", "flood-2", "flood-3"),
        ("football",),
        ("earnings",),
        ("other-flood",),
    }


def test_a_report_two_weeks_on_is_a_later_story_of_the_same_affair():
    dated = [analysis(name, *words, day=date(2022, 5, 17 if name == "flood-3" else 3)) for name, words in FLOOD.items()]
    first, then = stories(dated)
    assert first.articles == ("flood-1", "flood-2")
    assert [(link.story, link.relation) for link in first.links] == [(then.id, StoryRelation.LATER)]
    assert [(link.story, link.relation) for link in then.links] == [(first.id, StoryRelation.EARLIER)]


def test_what_appeared_well_before_the_rest_is_the_earlier_report():
    texts = [analysis(name, *words, day=date(2022, 5, 1 if name == "flood-2" else 4)) for name, words in FLOOD.items()]
    assert earlier(texts) == ("flood-2",)
    assert earlier(every(FLOOD)) == ()


def test_the_same_words_years_apart_are_not():
    then, now = (analysis(f"y{y}", *FLOOD[f], day=date(y, 5, 3)) for y, f in ((2002, "flood-1"), (2022, "flood-3")))
    assert len(stories([then, now])) == 2


def test_the_order_of_articles_does_not_matter():
    given = every(FLOOD) + every(STRANGERS)[:2]
    assert len({stories(order) for order in itertools.permutations(given)}) == 1


def test_a_story_is_named_by_its_texts_and_keeps_its_name_as_it_grows():
    one, other = every(FLOOD), [analysis(f"other-{n}", *w) for n, w in FLOOD.items()]
    (first,), (second,) = stories(one), stories(other)
    assert first.id == second.id
    assert first.id.startswith("s-")
    assert len(first.id) == 14
    assert stories(one[:2])[0].id == first.id
    assert stories(every(STRANGERS))[0].id != first.id


def test_one_text_under_two_ids_is_in_one_story():
    twice = [analysis(n, *FLOOD["flood-1"], day=d) for n, d in (("a", None), ("b", date(2022, 5, 3)))]
    assert groups(stories(twice)) == {("a", "b")}


def test_another_language_is_in_no_story():
    other = analysis("c", "Inondation", "La digue a cédé mardi au-dessus de la ville.", language="fr")
    assert groups(stories([*every(FLOOD), other])) == {tuple(FLOOD)}


@pytest.mark.parametrize("texts", [[], [("a", "", "...")], [("a", "", "..."), ("b", "", "!!!")]])
def test_nothing_to_compare(texts):
    assert len(stories([analysis(*t) for t in texts])) == len(texts)

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from rashomon.account import account
from rashomon.export.report import report
from rashomon.model import Findings, Story
from tests.account.invented import analysis, story

HOSTILE = (
    'Head <script>alert("head")</script>\n\n'
    "</script><img src=x onerror=alert(1)> said \U0001f6a2 \u202eesrever\u202c the harbour master of the town.\r\n"
    '<!-- --> "quoted" & {{ 7 * 7 }} \x00\x01 </div></main> and so it went on for the whole of the day.\n'
)


class Page(HTMLParser):
    """What a test wants to know of a page."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.links, self.headings = [], [], [], []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self.tags.append((tag, given))
        if "id" in given:
            self.ids.append(given["id"])
        if given.get("href", "").startswith("#"):
            self.links.append(given["href"][1:])
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))


@pytest.fixture(scope="module")
def made():
    return Page(report([account(*story())]))


def test_every_link_leads_somewhere_and_ids_are_unique(made):
    assert set(made.links) <= set(made.ids)
    assert len(made.ids) == len(set(made.ids))


def test_headings_go_down_one_level_at_a_time(made):
    assert made.headings[0] == 1
    assert all(b - a <= 1 for a, b in zip(made.headings, made.headings[1:], strict=False))


def test_it_needs_no_network_and_no_inline_handlers(made):
    for tag, given in made.tags:
        assert not [name for name in given if name.startswith("on")], tag
        assert tag != "link" or given["href"] == "data:,"
        assert not given.get("src")
    assert sum(tag == "script" for tag, _ in made.tags) == 1


def test_tables_name_their_heads(made):
    assert all("scope" in given for tag, given in made.tags if tag == "th")
    assert {"main", "nav", "header", "aside"} <= {tag for tag, _ in made.tags}


def hostile():
    one = analysis("a.txt", HOSTILE, outlet="<b>Out</b>\u202elet")
    return report([account(Story("s", ("a.txt",)), (one,), Findings())])


def test_hostile_text_stays_text():
    page = Page(hostile())
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not [tag for tag, _ in page.tags if tag in ("img", "b")]
    assert "{{ 7 * 7 }}" in hostile()


def test_two_stories_keep_their_places_apart():
    one = account(*story())
    page = Page(report([one, replace(one, story=Story("s-2", one.story.articles))]))
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)

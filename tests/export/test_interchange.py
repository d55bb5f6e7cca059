import json
from dataclasses import replace

import pytest

from rashomon.account import account
from rashomon.account.verify import verify
from rashomon.errors import CitationMismatch
from rashomon.export.interchange import accounts_json, analysis_line, change_line, json_bytes, story_line
from rashomon.model import (
    Attribution,
    AttributionKind,
    Figure,
    Scope,
    SpeechAct,
    Story,
    StoryChange,
    StoryChangeKind,
    StoryLink,
    StoryRelation,
    Voice,
)
from rashomon.text.bodies import body_text
from tests.account.copied import TEXTS
from tests.account.copied import story as copied
from tests.account.counted import EXAMINER, counting
from tests.account.invented import COURIER, analysis, find, story
from tests.export.dates import told


def test_the_account_has_the_keys_that_are_promised():
    saved = accounts_json([account(*story())], "1.2", ["reports"])
    assert (saved["rashomon"], saved["inputs"]) == ("1.2", ["reports"])
    (one,) = saved["stories"]
    assert one["id"] == "s-1"
    assert [a["label"] for a in one["articles"]] == ["Courier", "early", "gazette"]
    assert [a["published"] for a in one["articles"]] == ["2031-04-03", "2031-03-30/2031-03-31", "2031-04-02"]
    assert one["lines"][0]["citations"][0].keys() == {"article", "start", "end", "exact", "prefix", "suffix", "sha256"}
    assert one["utterances"][0]["relation"] == "content-changed"
    assert one["utterances"][0]["changes"][0]["from"] == "narrow"
    assert one["figures"][0]["verdict"] == "compatible"
    assert [m["value"] for m in one["times"][0]["members"]] == ["2031-04-02", "2031-04-01"]
    assert one["timeline"][-1]["status"] == "cancelled"
    assert len(one["coverage"]["cells"]) == len(one["coverage"]["rows"])
    assert one["coverage"]["cells"][0] == ["carried", "not yet", "carried"]


def test_figures_say_per_what_over_what_time_and_according_to_whom():
    _, analyses, _ = counting()
    (one,) = accounts_json([account(*counting())], "1.2", [])["stories"]
    dead = next(g for g in one["figures"] if g["what"] == "miners killed")
    assert dead["why"] == "the later the report, the higher the number"
    assert [m["source"] for m in dead["members"]] == ["the district", "the hospital", "the hospital"]
    (period,) = dead["members"][-1]["periods"]
    assert (period["relation"], EXAMINER[period["start"] : period["end"]]) == ("as of", "Wednesday")
    rate = Figure(find(EXAMINER, "Nearly 80 percent"), 80, None, None, "nearly", "percent", scope=Scope(per="day"))
    (saved,) = analysis_line(replace(analyses[-1], figures=(rate,)))["figures"]
    assert (saved["per"], saved["periods"], saved["source"]) == ("day", [], None)


def test_times_have_their_bounds_and_basis():
    _, analyses, _ = counting()
    (saved,) = analysis_line(analyses[-1])["times"]
    assert (saved["value"], saved["low"], saved["high"]) == ("2031-03-05", "2031-03-05", "2031-03-05")
    assert (saved["type"], saved["basis"]) == ("DATE", "stands in full")


def test_the_timeline_says_how_precisely_and_by_whom():
    (one,) = accounts_json([told()], "1.2", [])["stories"]
    built, moved, *_ = one["timeline"]
    assert (built["precision"], built["background"], built["outlets"]) == ("year", True, ["gazette"])
    assert (moved["precision"], moved["articles"]) == ("month", ["courier.txt"])
    aground = one["timeline"][3]
    assert (aground["event"], aground["verdict"]) == (0, "conflict")
    assert aground["others"] == [{"value": "2031-04-02", "articles": ["courier.txt"]}]
    assert aground["basis"][0]["articles"] == ["gazette.txt"]


def test_an_article_as_a_line():
    line = analysis_line(analysis("a.txt", COURIER))
    assert line["published"] is None
    assert line["blocks"][0] == {"start": 0, "end": 25, "kind": "headline", "repeats": False}
    assert line["body"] == COURIER.split("\n\n", 1)[1].strip()


def test_nested_attributions_stand_within_those_that_hold_them():
    text = "Head\n\nThe Post said Ida Renn claimed the ferry had sunk. Renn asked for a boat. The mayor laughed.\n"

    def one(source, cue, content, act, *, nested=False):
        spans = [(find(text, words),) for words in (source, cue, content)]
        return Attribution(*spans, AttributionKind.INDIRECT, source, Voice.NAMED, act=act, nested=nested)

    post = one("The Post", "said", "Ida Renn claimed the ferry had sunk", SpeechAct.SAY)
    claimed = one("Ida Renn", "claimed", "the ferry had sunk", SpeechAct.SAY, nested=True)
    asked = one("The mayor", "laughed", "a boat", None, nested=True)
    listed = analysis_line(analysis("a.txt", text, attributions=(post, claimed, asked)))["attributions"]
    assert [(a["speaker"], a["act"], [n["speaker"] for n in a["nested"]]) for a in listed] == [
        ("The Post", "say", ["Ida Renn"]),
        ("The mayor", None, []),
    ]
    (inner,) = listed[0]["nested"]
    assert inner.keys() == listed[0].keys() - {"nested"}
    assert [text[s:e] for s, e in (*inner["cue"], *inner["content"])] == ["claimed", "the ferry had sunk"]


def test_a_story_as_a_line():
    one = Story("s-1", ("a", "b"), earlier=("a",), links=(StoryLink("s-2", StoryRelation.RELATED, 0.5),))
    assert story_line(one) == {
        "story": "s-1",
        "articles": ["a", "b"],
        "earlier": ["a"],
        "links": [{"story": "s-2", "relation": "related", "score": 0.5}],
    }


def test_a_change_in_the_stories_as_a_line():
    merged = StoryChange(3, StoryChangeKind.MERGED, "s-1", "s-2", ("b",), "c")
    assert change_line(merged) == {
        "number": 3,
        "change": "merged",
        "story": "s-1",
        "other": "s-2",
        "articles": ["b"],
        "cause": "c",
    }
    assert change_line(replace(merged, kind=StoryChangeKind.OPENED, other=""))["other"] is None


def test_text_that_utf8_cannot_hold_is_escaped():
    assert json_bytes("é\n") == '"é\\n"\n'.encode()
    assert json.loads(json_bytes("é\ud800")) == "é\ud800"


def test_the_body_is_the_body_blocks_joined_by_blank_lines():
    one = analysis("a.txt", "Head\n\nFirst line.\nSecond line.\n")
    assert body_text(one.article.text, one.blocks) == "First line.\nSecond line."


def test_the_lineage_has_its_passages_with_their_words_directions_and_origins():
    (one,) = accounts_json([account(*copied())], "1.2", [])["stories"]
    made = one["lineage"]
    assert made["origins"] == [["beacon", "globe"], ["herald"], ["mirror", "star"]]
    assert [(r["a"], r["b"], r["direction"], r["copied"]) for r in made["reuse"]] == [
        ("beacon", "globe", "a->b", True),
        ("beacon", "herald", None, False),
        ("globe", "herald", None, False),
        ("mirror", "star", "unknown", True),
    ]
    first = made["reuse"][0]
    assert (first["share_a"], first["share_b"]) == (0.82, 0.71)
    assert [p["kind"] for p in first["passages"]] == ["text", "text", "quotation", "text"]
    cut = first["passages"][1]
    assert cut["a"]["exact"] == cut["b"]["exact"] + " on winter nights"
    (edit,) = cut["edits"]
    assert (edit["kind"], edit["b"]) == ("deleted", None)
    assert TEXTS["beacon"][edit["a"]["start"] : edit["a"]["end"]] == "on winter nights"
    assert [(h["for"], h["text"]) for h in first["hints"]] == [
        ("beacon", "Beacon appeared on 2 May 2031, one day earlier"),
        ("beacon", "Globe prints “ship” where Beacon has “vessel”"),
    ]
    assert [(o["root"], o["unseen"], o["name"]) for o in made["origin_details"]] == [
        ("beacon", None, "Beacon"),
        (None, None, "Herald"),
        (None, 0, "a text of Sealine"),
    ]
    assert made["unseen"][0]["articles"] == ["mirror", "star"]


def test_whatever_is_counted_is_counted_by_outlets_and_by_origins():
    (one,) = accounts_json([account(*copied())], "1.2", [])["stories"]
    assert one["utterances"][0]["count"] == {"outlets": 3, "origins": 2}
    assert one["speakers"][0]["said"][0]["count"] == {"outlets": 3, "origins": 2}
    assert one["coverage"]["rows"][0]["count"] == {"outlets": 3, "able": 5, "origins": 2}
    (other,) = accounts_json([account(*story())], "1.2", [])["stories"]
    assert other["figures"][0]["count"] == {"outlets": 2, "origins": None}
    assert other["times"][0]["count"] == other["timeline"][-1]["count"] | {"outlets": 2}


def test_a_story_names_its_earlier_reports_and_other_stories_of_the_affair():
    told, analyses, findings, lineage = copied()
    links = (StoryLink("s-2", StoryRelation.LATER, 0.81234),)
    made = account(replace(told, earlier=("beacon",), links=links), analyses, findings, lineage)
    (one,) = accounts_json([made], "1.2", [])["stories"]
    assert one["earlier"] == ["beacon"]
    assert one["links"] == [{"story": "s-2", "relation": "later", "score": 0.8123}]


def test_the_words_of_shared_passages_are_checked_too():
    saved = accounts_json([account(*copied())], "1.2", [])
    assert verify(saved, TEXTS) > 20
    saved["stories"][0] = {key: saved["stories"][0][key] for key in ("id", "articles", "lineage")}
    changed = {**TEXTS, "globe": TEXTS["globe"].replace("fear for", "care for")}
    with pytest.raises(CitationMismatch, match="lineage"):
        verify(saved, changed)

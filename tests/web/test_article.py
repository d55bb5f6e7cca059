"""The page of an article: its text, what lies over it, its facts, and what came."""

from datetime import UTC, datetime

import pytest

from rashomon.store import articles, runs
from rashomon.store.workspace import open_workspace
from rashomon.web.app import create_app
from rashomon.web.segments import PAGE, shown
from rashomon.web.settings import ServeSettings
from tests.web.bridged import ODD, browsing
from tests.web.guarded import asking
from tests.work.filled import BEACON, report


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    with browsing(tmp_path_factory.mktemp("bridge")) as made:
        yield made


def view(kept, outlet, version=1, query=""):
    client, ids = kept
    return client.get(f"/articles/{ids[outlet, version]}.json{query}").json()


def page(kept, outlet, version=1, query=""):
    client, ids = kept
    answer = client.get(f"/articles/{ids[outlet, version]}{query}")
    assert answer.status_code == 200
    return answer.text


def segments(view):
    return [one for block in view["blocks"] for one in block["segments"]]


def found(view, layer, words):
    """What is known of the first thing of a layer whose words hold some."""
    one = next(one for one in view["found"] if one["layer"] == layer and words in one["words"])
    return {fact["term"]: fact["value"] for fact in one["facts"]}


def test_its_text_is_the_text_received(kept):
    assert "".join(one["text"] for one in segments(view(kept, "Beacon"))) == BEACON.text


def test_signs_that_reorder_or_control_are_shown_as_replacements(kept):
    assert "".join(one["text"] for one in segments(view(kept, "Lock News"))) == shown(ODD.text)
    assert "\u202e" not in page(kept, "Lock News")
    assert "&lt;b&gt;Boats&lt;/b&gt;" in page(kept, "Lock News")


def test_what_was_found_says_what_is_known_of_it(kept):
    made = view(kept, "Beacon")
    quoted = found(made, "attributions", "every arch is safe")
    assert (quoted["speaker"], quoted["quoted"]) == ("Dora Lind", "word for word")
    assert found(made, "attributions", "Nobody was hurt")["quoted"].startswith("no, ")
    assert (found(made, "figures", "9,000")["value"], found(made, "figures", "9,000")["per"]) == ("9,000", "day")
    assert (found(made, "times", "Friday")["value"], found(made, "times", "Friday")["means"]) == (
        "2031-05-02",
        "2 May 2031",
    )
    assert found(made, "pledges", "a ferry would run")["by when"] == "5 May 2031"
    last = [one for one in made["found"] if one["layer"] == "names" and one["words"] == "Lind"][-1]
    assert {"term": "name", "value": "Dora Lind", "link": ""} in last["facts"]


def test_words_have_the_classes_of_all_that_lies_over_them(kept):
    place = BEACON.text.index("12 cracks")
    one = next(one for one in segments(view(kept, "Beacon")) if one["start"] == place)
    assert one["text"] == "12"
    assert {"figures-figure", "revisions-replaced"} <= set(one["classes"].split())


def test_words_shared_with_other_articles_lead_to_the_two_side_by_side(kept):
    client, ids = kept
    made = view(kept, "Sorr Mirror")
    links = [fact["link"] for one in made["found"] if one["layer"] == "reuse" for fact in one["facts"] if fact["link"]]
    assert any(link.startswith(f"/compare/{ids['Sorr Mirror', 1]}/{ids['Beacon', 2]}?passage=") for link in links)
    beacon = next(one for one in made["copies"] if one["label"] == "Beacon")
    assert beacon["mine"] > 0.5
    assert client.get(links[0]).status_code == 200


def test_an_earlier_version_says_so_and_what_was_changed(kept):
    text = page(kept, "Beacon")
    assert "version 1 of 2" in text
    assert "has changed this report since" in text
    assert found(view(kept, "Beacon"), "revisions", "12")["the next version"] == "has “17” instead"
    assert found(view(kept, "Beacon", 2), "revisions", "17")["the version before"] == "has “12” instead"


def test_without_a_script_the_layers_are_switched_by_links(kept):
    text = page(kept, "Beacon", query="?layers=figures,times")
    assert 'class="words show-figures show-times"' in text
    made = view(kept, "Beacon", query="?layers=figures,times")
    links = {one["name"]: one["link"] for one in made["layers"]}
    assert links["figures"].endswith("?layers=times")
    assert links["names"].endswith("?layers=figures%2Ctimes%2Cnames")
    assert view(kept, "Beacon", query="?layers=times")["layers"][3]["link"].endswith("?layers=none")


def test_a_citation_marks_its_words(kept):
    start = BEACON.text.index("every arch")
    made = view(kept, "Beacon", query=f"?start={start}&end={start + 10}")
    assert "".join(one["text"] for one in segments(made) if one["cited"]) == "every arch"
    text = page(kept, "Beacon", query=f"?start={start}&end={start + 10}")
    assert text.count('id="words"') == 1
    assert text.count("autofocus") == 1


@pytest.mark.parametrize("query", ["?start=5&end=5", "?start=9&end=3", "?start=99999", "?end=7", "?page=900&start=1"])
def test_a_citation_of_nothing_is_no_error(kept, query):
    assert page(kept, "Beacon", query=query)


@pytest.mark.parametrize("query", ["?start=-1", "?start=x", "?page=0", f"?start={10**30}"])
def test_a_place_that_is_none_is_refused(kept, query):
    client, ids = kept
    assert client.get(f"/articles/{ids['Beacon', 1]}{query}").status_code == 422


def test_its_facts_stand_beside_it(kept):
    made = view(kept, "Beacon")
    assert made["facts"]["published"]["text"] == "on 3 May 2031"
    assert made["facts"]["received"] == [
        {"when": {"iso": "2031-05-03T10:02:00+00:00", "text": "3 May 2031, 10:02 UTC"}, "origin": BEACON.url}
    ]
    assert made["facts"]["sha256"] == BEACON.sha256
    assert [one["version"] for one in made["versions"]] == [1, 2]
    assert made["stories"][0]["title"]


@pytest.mark.parametrize("what", ["", ".json", "/received", "/received/frame", "/raw", "/versions"])
def test_an_article_that_is_not_there_is_not_found(kept, what):
    client, _ = kept
    assert client.get(f"/articles/0123456789abcdef{what}").status_code == 404


# -- what came ----------------------------------------------------------------------------------------------------


def test_what_came_is_downloaded_byte_by_byte_and_never_shown_as_a_page(kept):
    client, ids = kept
    answer = client.get(f"/articles/{ids['Lock News', 1]}/raw")
    assert answer.content == ODD.raw
    assert answer.headers["content-type"] == "text/plain"
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_came_is_shown_in_a_frame_that_can_do_nothing(kept):
    client, ids = kept
    answer = client.get(f"/articles/{ids['Lock News', 1]}/received/frame")
    assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert "&lt;b&gt;Boats&lt;/b&gt;" in answer.text
    assert "\u202e" not in answer.text
    assert 'sandbox=""' in page(kept, "Lock News")


HTML = b"""<!DOCTYPE html><html><head><title>Lock opens</title><style>@import url(http://away.example/x.css)</style>
<base href="http://away.example/"><script>alert(1)</script><meta http-equiv="refresh" content="0;url=//away.example">
</head><body onload="alert(2)"><h1 style="background:url(//away.example/y)">Lock opens</h1>
<p>The lock at Velden opened on <a href="javascript:alert(3)">Friday</a>, the keeper, Rolf Anders, said on Saturday.</p>
<img src="http://away.example/z.png" alt="The lock" onerror="alert(4)"><iframe src="//away.example"></iframe>
<form action="//away.example"><input name="q"></form><svg onload="alert(5)"></svg></body></html>"""


def added(folder, article):
    """A client over a workspace that holds one article, not analysed, and the article's id."""
    path = str(folder / "one.db")
    with open_workspace(path, create=True) as made, runs.running(made, "add") as run, made.writing() as connection:
        now = datetime(2031, 5, 3, tzinfo=UTC)
        found = articles.add(connection, article, origin="lock.html", received=now, run=run.number)
    return create_app(path, ServeSettings()), found.id


def test_a_page_that_came_is_shown_by_its_outline_alone(tmp_path):
    from rashomon.read.html import html_article

    app, id_ = added(tmp_path, html_article(HTML, "lock.html", "lock.html"))
    with asking(app) as client:
        shown_ = client.get(f"/articles/{id_}/received/frame").text
        assert client.get(f"/articles/{id_}/raw").content == HTML
    assert "<h1>Lock opens</h1>" in shown_
    assert "<a>Friday</a>" in shown_
    assert 'alt="The lock"' in shown_
    for word in ("away.example", "alert", "javascript", "<script", "<iframe", "<form", "<svg", "refresh", "onload"):
        assert word not in shown_


def test_an_article_that_nothing_was_looked_for_in_is_shown(tmp_path):
    app, id_ = added(tmp_path, BEACON)
    with asking(app) as client:
        text = client.get(f"/articles/{id_}").text
    assert "Nothing has been looked for in this article so far." in text
    assert "engineers found 12 cracks" in text


def test_a_long_text_is_shown_page_by_page(tmp_path):
    long = report(
        "Long notes\n\n" + "The lock at Velden opens at nine.\n" * 30_000, "Lock News", "https://lock.example/long"
    )
    app, id_ = added(tmp_path, long)
    with asking(app) as client:
        first = client.get(f"/articles/{id_}.json").json()
        assert len(client.get(f"/articles/{id_}").content) < 200_000
        place = len(long.text) - 40
        cited = client.get(f"/articles/{id_}.json?start={place}&end={place + 5}").json()
        text, number = "", 1
        while number:
            one = client.get(f"/articles/{id_}.json?page={number}&layers=figures").json()
            text += "".join(s["text"] for s in segments(one))
            assert len("".join(s["text"] for s in segments(one))) <= PAGE
            number = number + 1 if one["paging"]["next"] else 0
            assert "layers=figures" in (one["paging"]["next"] or "layers=figures")
    assert text == long.text
    assert first["paging"]["pages"] == cited["page"] > 50
    assert cited["cited"]["here"]

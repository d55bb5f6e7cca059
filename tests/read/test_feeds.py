"""RSS, Atom and JSON Feed: which entries are articles, and what they say of themselves."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.model import Article, Credit, CreditKind, Problem, Severity
from rashomon.read.feeds import feed_articles, json_feed_articles
from rashomon.read.listed import Listed
from rashomon.read.xmlfeed import LARGEST_FEED

SAMPLES = Path(__file__).parent / "samples"
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
)
#: A report of some five hundred characters in three paragraphs.
REPORT = (
    "<p>The lighthouse at Skerry goes dark on Sunday for the first time in a hundred years, the coast guard said. Its"
    " lamp is to be replaced by one that needs a tenth of the power.</p><p>“Nobody will run aground,” said Ida Stone,"
    " who has kept the light since 1998. A buoy stands in for it until the work is done.</p><p>The new lamp was bought"
    " in Tolm for 18,000 crowns and arrives by boat, if the weather holds, on the day after; the old one goes to the"
    " museum in Dunholm.</p>"
)
SUMMARY = "The lighthouse at Skerry goes dark on Sunday for the first time in a hundred years, the coast guard said."


def read(raw: bytes | str, url: str | None = None) -> list[Article | Listed | InputError | Problem]:
    return [one for _, one in feed_articles(raw.encode() if isinstance(raw, str) else raw, "f.xml", "f.xml", url)]


def read_json(feed: object) -> list[Article | Listed | InputError | Problem]:
    return [one for _, one in json_feed_articles(feed, "f.json", "f.json")]


def rss(*items: str, head: str = "<title>Skerry Post</title><link>https://post.example.org/</link>") -> str:
    every = "".join(f"<item>{item}</item>" for item in items)
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}><channel>{head}{every}</channel></rss>'


def carrying(body: str, more: str = "", name: str = "content:encoded") -> str:
    return f"<title>Light</title><link>https://post.example.org/a</link>{more}<{name}><![CDATA[{body}]]></{name}>"


def test_rss_sample():
    whole, market, storm = read((SAMPLES / "rss.xml").read_bytes())
    assert isinstance(whole, Article)
    assert whole.text == (
        'Ferry to Marrow stays in port – "no date yet"\n\n'
        "The ferry to Marrow will not sail before April, the council said on Saturday. Its hull was found to be cracked"
        " in two places when divers went down on Thursday.\n\n"
        "The ferry at its berth. Photo: Courier archive\n\n"
        "“We have no date yet,” said Ben Okafor, who runs the harbour. Repairs will cost about 240,000 crowns & take"
        " four weeks.\n\n"
        "Buses leave from the old quay at 7 and 16.\nFreight goes by way of Tolm.\n\n"
        "Some 300 people cross each day, according to the council, most of them on their way to school or to work.\n\n"
        "The post Ferry to Marrow stays in port appeared first on Dunholm Courier."
    )
    assert (whole.id, whole.outlet, whole.outlet_basis) == (
        "f.xml#courier-4711",
        "Dunholm Courier - Coast",
        "feed title",
    )
    assert whole.url == "https://courier.example.org/coast/ferry-stays-in-port"
    assert [(d.value, d.basis) for d in whole.dated] == [("2022-03-05", ("feed entry pubDate",))]
    assert whole.credits == (Credit("Ana Ruiz", CreditKind.BYLINE, basis="feed entry author"),)
    assert whole.provenance is not None
    assert (whole.provenance.format, whole.provenance.item) == ("rss", "courier-4711")
    assert whole.media_type == "text/html"
    assert b"<figcaption>" in whole.raw
    # a summary, and a long description of a picture, are no report
    assert isinstance(market, Listed)
    assert (market.kind, market.title) == ("article", "Mussels & more: market opens")
    assert isinstance(storm, Listed)
    assert storm.credits == (Credit("Coast Wire", CreditKind.AGENCY, basis="feed entry source"),)
    assert [(d.value, d.exact.hour if d.exact else None) for d in storm.dated] == [("2022-03-03", 21)]


def test_atom_sample():
    whole, cut = read((SAMPLES / "atom.xml").read_bytes())
    assert isinstance(whole, Article)
    assert whole.text.split("\n\n")[:2] == [
        "Council votes on the ferry",
        "MARROW — The council votes on the repair of the ferry on Tuesday, its chair Maud Teller said. Nine of its"
        " fifteen members have said they are for it.",
    ]
    assert whole.url == "https://gazette.example.org/news/2022/03/06/council-votes"  # two bases deep
    assert (whole.id, whole.outlet) == ("tag:gazette.example.org,2022:3381", "The Marrow & Tolm Gazette")
    assert [c.name for c in whole.credits] == ["Lena Park", "Idris Vale"]
    assert [(d.value, d.basis) for d in whole.dated] == [("2022-03-06", ("feed entry published",))]
    assert whole.provenance is not None
    assert (whole.provenance.format, str(whole.provenance.recorded)) == ("atom", "2022-03-07 10:05:00+00:00")
    assert isinstance(cut, Listed)  # it ends in "Continue reading"
    # when it was last changed is no date of publication, but its address holds one
    assert [(d.value, d.basis) for d in cut.dated] == [("2022-03-05", ("URL /2022/03/05",))]


def test_json_feed_sample():
    whole, short = read_json(json.loads((SAMPLES / "feed.json").read_bytes()))
    assert isinstance(whole, Article)
    assert whole.url == "https://observer.example.org/2022/03/buses"
    assert [c.name for c in whole.credits] == ["Petra Holm", "Jon Aske"]
    assert [d.value for d in whole.dated] == ["2022-03-04", "2022-03-01/2022-03-31"]
    assert whole.provenance is not None
    assert (whole.provenance.format, whole.provenance.item) == ("json-feed", whole.id)
    assert isinstance(short, Listed)
    assert (short.url, short.credits) == ("https://other.example.net/a", ())


@pytest.mark.parametrize(
    ("entry", "is_article"),
    [
        (carrying(REPORT), True),
        (carrying(REPORT, f"<description>{SUMMARY}</description>"), True),
        (carrying(REPORT, f"<description>{SUMMARY} […]</description>"), True),
        (carrying(REPORT + "<p>Read more: Harbour closes for the winter</p>"), True),
        (
            carrying(REPORT + '<p>The post <a href="x">Light</a> appeared first on <a href="y">Skerry Post</a>.</p>'),
            True,
        ),
        (
            carrying(REPORT + "<p>Ida Stone wrote a book about the light. She says: read more books!</p>"),
            True,
        ),
        # summaries
        (carrying(SUMMARY), False),
        (carrying(REPORT, name="description"), False),
        (carrying(REPORT, name="itunes:summary"), False),
        (carrying(REPORT, "<description>x</description>", name="media:description"), False),
        (carrying(REPORT, f"<description><![CDATA[{REPORT}]]></description>"), False),
        (carrying(REPORT, f"<description><![CDATA[{REPORT}<p>And one line more.</p>]]></description>"), False),
        (carrying("", name="content:encoded"), False),
        # cut off
        (carrying(REPORT + "<p>Read more</p>"), False),
        (carrying(REPORT + "<p><a href='x'>Continue reading &rarr;</a></p>"), False),
        (carrying(REPORT + "<p>Read the full story at Skerry Post</p>"), False),
        (carrying(REPORT + "<p>The keeper […]</p>"), False),
        (carrying(REPORT + "<p>The keeper [&hellip;]</p><p>The post X appeared first on Skerry Post.</p>"), False),
        (carrying(REPORT + "<p>The keeper said that...</p>"), False),
        (carrying(REPORT + "<p>The keeper said. <a>Read more</a></p>"), False),
        (carrying(REPORT + "<p>Weiterlesen</p>"), False),
    ],
)
def test_a_summary_is_not_taken_for_the_article(entry, is_article):
    (one,) = read(rss(entry))
    assert isinstance(one, Article if is_article else Listed), one


def test_content_in_several_types():
    plain = " ".join(["The lamp is dark."] * 40)
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>P</title><entry><title>L</title><id>urn:x:1</id>'
        '<content type="text">{plain}</content></entry>'
        '<entry><title>L</title><id>urn:x:2</id><content type="image/png">{plain}</content></entry>'
        '<entry><title>L</title><id>urn:x:3</id><link href="https://post.example.org/3"/>'
        '<content src="https://post.example.org/3.html" type="text/html"/></entry></feed>'
    ).replace("{plain}", plain)
    text, image, elsewhere = read(feed)
    assert isinstance(text, Article)
    assert (text.text, text.media_type) == (f"L\n\n{plain}", "text/plain")
    assert isinstance(image, EmptyInput)
    assert isinstance(elsewhere, Listed)


def test_html_is_chosen_before_text_in_json():
    feed = {
        "version": "https://jsonfeed.org/version/1",
        "title": "P",
        "items": [{"id": "1", "author": {"name": "Ida"}}],
    }
    feed["items"][0] |= {"content_html": REPORT, "content_text": "x" * 1000}
    (one,) = read_json(feed)
    assert isinstance(one, Article)
    assert (one.media_type, one.raw.decode(), one.url) == ("text/html", REPORT, None)
    assert one.credits == (Credit("Ida", CreditKind.BYLINE, basis="feed entry author"),)


@pytest.mark.parametrize(
    ("stated", "day", "basis"),
    [
        ("<pubDate>Sun, 06 Mar 2022 23:30:00 -0500</pubDate>", "2022-03-06", "feed entry pubDate"),
        ("<pubDate>6 Mar 2022 23:30 EST</pubDate>", "2022-03-06", "feed entry pubDate"),
        ("<pubDate>2022-03-06</pubDate>", "2022-03-06", "feed entry pubDate"),
        ("<pubDate>Sun Mar 06 23:30:00 2022</pubDate>", "2022-03-06", "feed entry pubDate"),
        ("<dc:date>2022-03-06T10:00:00+09:00</dc:date>", "2022-03-06", "feed entry dc:date"),
        ("<pubDate>yesterday</pubDate>", None, ""),
        ("<pubDate>Sun, 99 Mar 2022 99:99:99 GMT</pubDate>", None, ""),
        ('<a:updated xmlns:a="http://www.w3.org/2005/Atom">2022-03-06T10:00:00Z</a:updated>', None, ""),
        ("", None, ""),
    ],
)
def test_dates(stated, day, basis):
    (one,) = read(rss(f"<title>t</title><link>https://post.example.org/a</link>{stated}"))
    assert isinstance(one, Listed)
    assert [d.value for d in one.dated] == ([day] if day else [])
    assert all(d.basis[0].startswith(basis) for d in one.dated)


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("<author>ida@post.example.org (Ida Stone)</author>", ["Ida Stone"]),
        ("<author>ida@post.example.org</author>", []),
        ("<dc:creator>By Ida Stone</dc:creator>", ["Ida Stone"]),
        ("<dc:creator>Ida Stone</dc:creator><dc:creator>Ben Okafor</dc:creator>", ["Ida Stone", "Ben Okafor"]),
        ("<dc:creator><![CDATA[Ida Stone &amp; Ben Okafor]]></dc:creator>", ["Ida Stone", "Ben Okafor"]),
        (f"<dc:creator>{'x' * 500}</dc:creator>", []),
    ],
)
def test_authors(author, names):
    (one,) = read(rss(f"<title>t</title><link>https://post.example.org/a</link>{author}"))
    assert isinstance(one, Listed)
    assert [c.name for c in one.credits] == names


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Tom &amp;amp; Ida", "Tom & Ida"),
        ("Tom &amp; Ida", "Tom & Ida"),
        ("<![CDATA[Tom &#8217;n&#8217; <i>Ida</i>]]>", "Tom ’n’ Ida"),
        ("5 &lt; 6 at\n   Skerry", "5 < 6 at Skerry"),
        ("", None),
    ],
)
def test_titles(title, shown):
    (one,) = read(rss(f"<title>{title}</title><link>https://post.example.org/a</link>"))
    assert isinstance(one, Listed)
    assert one.title == shown


@pytest.mark.parametrize(
    ("item", "outlet", "credited"),
    [
        # the entry leads to the feed's own site: the source is where that has it from
        (
            '<link>https://post.example.org/a</link><source url="https://w.example.net/f">Wire</source>',
            "Skerry Post",
            "Wire",
        ),
        # it leads to the source's: a list of others' reports
        ('<link>https://w.example.net/a</link><source url="https://w.example.net/f">Wire</source>', "Wire", None),
        (
            "<title>Light - Wire</title><link>https://post.example.org/a</link>"
            '<source url="https://w.example.net">Wire</source>',
            "Wire",
            None,
        ),
        ('<link>https://post.example.org/a</link><source url="x">Skerry Post</source>', "Skerry Post", None),
    ],
)
def test_sources(item, outlet, credited):
    (one,) = read(rss(item))
    assert isinstance(one, Listed)
    assert one.outlet == outlet
    assert [c.name for c in one.credits] == ([credited] if credited else [])


def test_relative_addresses():
    item = "<title>t</title><link>../a/b?c=1</link>"
    (one,) = read(rss(item, head="<title>P</title>"), "https://post.example.org/feeds/all.xml")
    assert isinstance(one, Listed)
    assert one.url == "https://post.example.org/a/b?c=1"
    (lost,) = read(rss(item, head="<title>P</title>"))
    assert isinstance(lost, EmptyInput)
    assert lost.where == "f.xml, entry 1"


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example.org/a", "mailto:a@b"])
def test_addresses_that_are_not_of_the_web(link):
    (one,) = read(rss(f"<title>t</title><guid isPermaLink='false'>1</guid><link>{link}</link>"))
    assert isinstance(one, EmptyInput)


def test_ids():
    def ids(*items: str) -> list[str]:
        return [one.id for one in read(rss(*items)) if isinstance(one, Article)]

    body = f"<content:encoded><![CDATA[{REPORT}]]></content:encoded>"
    link = "<link>https://post.example.org/{}</link>"
    assert ids(body) == ["f.xml:1"]
    assert ids(link.format(1) + body) == ["https://post.example.org/1"]
    assert ids(f"<guid isPermaLink='false'>77</guid>{link.format(1)}{body}") == ["f.xml#77"]
    # one identifier on entries that lead to different addresses identifies none of them
    site = "<guid>https://post.example.org/</guid>"
    assert ids(*(site + link.format(n) + body for n in (1, 2))) == [f"https://post.example.org/{n}" for n in (1, 2)]


def test_one_identifier_twice():
    link = "<guid>https://post.example.org/1</guid><link>https://post.example.org/1</link>"
    body = f"<content:encoded><![CDATA[{REPORT}]]></content:encoded>"
    first, same, other = read(rss(link + body, link + body, link + body.replace("Sunday", "Monday")))
    assert isinstance(first, Article)
    assert isinstance(same, Problem)
    assert (same.severity, str(same)) == (Severity.NOTICE, "f.xml, entry 2: the same as entry 1")
    assert isinstance(other, Problem)
    assert other.severity is Severity.LEFT_OUT


def test_encodings():
    item = f"<title>Café “Møwe”</title><link>https://post.example.org/a</link>{carrying(REPORT)}"
    text = rss(item).replace('version="1.0"?', 'version="1.0" encoding="{}"?', 1)
    for declared, used in (
        ("windows-1252", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-8", "utf-8"),
    ):
        (one,) = read(text.replace("{}", declared).encode(used))
        assert isinstance(one, Article), declared
        assert "“Nobody will run aground,”" in one.text, declared
        assert one.title is not None
    (bom,) = read(b"\xef\xbb\xbf\n" + rss(item).encode())
    assert isinstance(bom, Article)
    (undeclared,) = read(rss(item).encode("cp1252"))
    assert isinstance(undeclared, Article)


def test_a_broken_feed_gives_what_it_has():
    broken = "<title>B&B &nbsp; <b>x</title><link>https://post.example.org/b</link>"
    raw = rss(carrying(REPORT), broken, carrying(REPORT).replace("/a<", "/c<"))
    whole, other, after = read(raw.replace("</channel></rss>", ""))
    assert isinstance(whole, Article)
    assert isinstance(other, Listed)
    assert other.url == "https://post.example.org/b"
    assert isinstance(after, Article)


def test_an_undeclared_prefix():
    raw = rss(carrying(REPORT)).replace('xmlns:content="http://purl.org/rss/1.0/modules/content/"', "")
    (one,) = read(raw)
    assert isinstance(one, Article)


def test_rss_1():
    raw = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" '
        f'{SPACES}><channel rdf:about="https://post.example.org/"><title>P</title></channel>'
        '<item rdf:about="https://post.example.org/a"><title>t</title><link>https://post.example.org/a</link>'
        f"<dc:date>2022-03-06</dc:date><content:encoded><![CDATA[{REPORT}]]></content:encoded></item></rdf:RDF>"
    )
    (one,) = read(raw)
    assert isinstance(one, Article)
    assert [(d.value, d.basis) for d in one.dated] == [("2022-03-06", ("feed entry dc:date",))]
    assert one.outlet == "P"


@pytest.mark.parametrize(
    ("raw", "error", "words"),
    [
        (b"", UnsupportedInput, "not readable as a feed"),
        (b"hello", UnsupportedInput, "f.xml: not readable as a feed: syntax error (open its address anew"),
        (b"<rss version='2.0'><channel><title>P</title></channel></rss>", EmptyInput, "a feed without entries"),
        (b" " * (LARGEST_FEED + 1), UnsupportedInput, "too large"),
    ],
)
def test_what_is_no_feed(raw, error, words):
    (one,) = read(raw)
    assert isinstance(one, error)
    assert words in str(one)


@pytest.mark.parametrize(
    ("feed", "error", "words"),
    [
        ({"version": "https://jsonfeed.org/version/1", "items": []}, EmptyInput, "a feed without entries"),
        ({}, UnsupportedInput, "not a JSON Feed"),
        ([], UnsupportedInput, "not a JSON Feed"),
        ({"items": {}}, UnsupportedInput, "not a JSON Feed"),
    ],
)
def test_what_is_no_json_feed(feed, error, words):
    (one,) = read_json(feed)
    assert isinstance(one, error)
    assert words in str(one)

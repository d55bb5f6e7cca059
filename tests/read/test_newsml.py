"""NewsML-G2 and NITF: text items alone, in messages, and named by packages."""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from rashomon.errors import EmptyInput, InputError, UnsupportedInput
from rashomon.model import Article, Credit, CreditKind, Problem, Severity
from rashomon.read.listed import Listed
from rashomon.read.newsml import newsml_articles
from rashomon.read.nitf import nitf_articles
from tests.clock import cpu_seconds

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # of its own escape sequences, when it is compiled
    from NewsMLG2.newsitem import NewsItem
    from NewsMLG2.utils import import_string

SAMPLES = Path(__file__).parent / "samples"
SPACE = "{http://iptc.org/std/nar/2006-10-01/}"
TEXT = "The ferry to Marrow will not sail before April."


def read(raw: bytes | str) -> list[Article | Listed | InputError | Problem]:
    return [one for _, one in newsml_articles(raw.encode() if isinstance(raw, str) else raw, "n.xml", "n.xml")]


def item(
    content: str = f"<inlineData>{TEXT}</inlineData>",
    about: str = "",
    meta: str = "<headline>No ferry</headline>",
    attributes: str = 'guid="urn:x:1" version="1"',
    kind: str = "text",
) -> str:
    return (
        f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" {attributes} standard="NewsML-G2" '
        f'standardversion="2.34"><itemMeta><itemClass qcode="ninat:{kind}"/>{about}</itemMeta>'
        f"<contentMeta>{meta}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def article(*args: str, **parts: str) -> Article:
    (one,) = (x for x in read(item(*args, **parts)) if isinstance(x, Article))
    return one


def faults(element: etree._Element, model: type | str) -> Iterator[str]:
    """Where an element of a news item is not what the standard's own library models: names, order, what is required."""
    one = (import_string(model) if isinstance(model, str) else model)()
    name = element.tag.removeprefix(SPACE)
    known = {each["xml_name"]: each.get("use") for each in one.get_attribute_definitions().values()}
    yield from (f"{name}: attribute {a}" for a in element.attrib if a not in known)
    yield from (f"{name}: no {a}" for a, use in known.items() if use == "required" and a not in element.attrib)
    parts = {each["xml_name"]: (n, each) for n, (_, each) in enumerate(one.get_element_definitions())}
    last = 0
    for child in element:
        if not str(child.tag).startswith(SPACE):
            continue
        inner = child.tag.removeprefix(SPACE)
        at, definition = parts.get(inner, (-1, None))
        if at < last:
            yield f"{name}: {inner} out of place"
        elif definition:
            last = at
            yield from faults(child, definition["element_class"])


@pytest.mark.parametrize("name", ["newsml-item.xml", "newsml-message.xml"])
def test_samples_are_as_the_standard_has_them(name):
    root = etree.parse(SAMPLES / name).getroot()
    items = list(root.iter(f"{SPACE}newsItem"))
    assert items
    for one in items:
        assert list(faults(one, NewsItem)) == []


def test_the_check_of_samples_can_fail():
    root = etree.parse(SAMPLES / "newsml-item.xml").getroot()
    next(root.iter(f"{SPACE}slugline")).tag = f"{SPACE}slug"
    next(root.iter(f"{SPACE}urgency")).set("level", "4")
    assert list(faults(root, NewsItem)) == ["urgency: attribute level", "contentMeta: slug out of place"]


def test_item_sample():
    raw = (SAMPLES / "newsml-item.xml").read_bytes()
    (one,) = read(raw)
    assert isinstance(one, Article)
    assert one.text.split("\n\n") == [
        "Ferry to Marrow stays in port",
        "By Ana Ruiz and Idris Vale",
        "Coast Wire",
        "DUNHOLM, 5 March",
        "The ferry to Marrow will not sail before April, the council said.",
        "The ferry at its berth.",
        "“We have no date yet,” said Ben Okafor, who runs the harbour.\nRepairs cost about 240,000 crowns.",
        "Buses leave at 7 and 16.\nFreight goes by way of Tolm.",
        "Editing by Maud Teller",
    ]
    assert one.id == "urn:newsml:epa.example.org:20220305:ferry"
    assert one.title == "Ferry to Marrow stays in port"  # the main one, not the first
    assert (one.outlet, one.outlet_basis) == ("Example Press Agency", "newsml-g2 provider")
    assert [(d.value, d.basis) for d in one.dated] == [
        ("2022-03-05", ("newsml-g2 versionCreated",)),
        ("2022-03-04", ("newsml-g2 firstCreated",)),
    ]
    assert [(c.name, c.kind, c.basis) for c in one.credits] == [
        ("Ana Ruiz", CreditKind.BYLINE, "newsml-g2 by"),
        ("Idris Vale", CreditKind.BYLINE, "newsml-g2 by"),
        ("Coast Wire", CreditKind.AGENCY, "nitf distributor"),
        ("Island Radio", CreditKind.MATERIAL, "newsml-g2 infoSource"),
        ("Example Press Agency/Coast Wire", CreditKind.AGENCY, "newsml-g2 creditline"),
    ]
    assert one.provenance is not None
    assert (one.provenance.format, one.provenance.item) == ("newsml-g2", f"{one.id} version 3")
    assert str(one.provenance.recorded) == "2022-03-05 18:10:00+01:00"
    assert one.extra == {
        "usageTerms": "Credit the agency.",
        "copyrightHolder": "Example Press Agency",
        "copyrightNotice": "© 2022 Example Press Agency",
        "dateline": "DUNHOLM, 5 March",
        "slugline": "FERRY-MARROW",
        "located": "Dunholm",
        "edNote": "Third version, with the harbour master.",
    }
    assert one.raw == raw


def test_message_sample():
    earlier, notice, vote, canceled, others = read((SAMPLES / "newsml-message.xml").read_bytes())
    assert isinstance(earlier, Problem)
    assert str(earlier) == "n.xml, item 1: an earlier version of the item in n.xml, item 2"
    assert isinstance(notice, Problem)
    assert (notice.where, notice.severity) == ("n.xml, item 2", Severity.NOTICE)
    assert isinstance(vote, Article)
    assert vote.text == (
        "Council votes on the ferry on Tuesday\n\n"
        "The council votes on the repair on Tuesday.\n\nTen of fifteen members are for it."
    )
    assert vote.credits == (Credit("Lena Park", CreditKind.BYLINE, basis="newsml-g2 creator"),)
    assert etree.fromstring(vote.raw).get("version") == "2"
    assert isinstance(canceled, Problem)
    assert (canceled.severity, canceled.reason) == (
        Severity.LEFT_OUT,
        "canceled by its provider: urn:newsml:epa.example.org:20220306:pier",
    )
    assert isinstance(others, Problem)
    assert others.reason == "items of other kinds not read: 1 × picture"


def test_package_sample():
    (vote,) = read((SAMPLES / "newsml-package.xml").read_bytes())
    assert isinstance(vote, Listed)
    assert (vote.url, vote.title) == ("https://epa.example.org/items/vote", "Council votes on the ferry")


def test_nitf_sample():
    (one,) = (one for _, one in nitf_articles((SAMPLES / "nitf.xml").read_bytes(), "n.xml", "n.xml"))
    assert isinstance(one, Article)
    assert one.text.split("\n\n") == [
        "Market opens two weeks late",
        "Mussels are scarce",
        "The market opens on Monday, two weeks later than last year.",
        "Mussels | 4 tonnes\nHerring | none",
    ]
    assert (one.id, one.outlet, one.outlet_basis) == ("cw-2022-03-04-12", "Dunholm Courier", "nitf pubdata")
    assert [(d.value, d.basis) for d in one.dated] == [("2022-03-04", ("nitf date.release",))]
    assert one.provenance is not None
    assert one.provenance.format == "nitf"
    assert str(one.provenance.recorded) == "2022-03-04 06:30:00+00:00"


def test_a_nitf_document_without_text():
    ((_, one),) = nitf_articles(b"<nitf/>", "n.xml", "n.xml")
    assert isinstance(one, EmptyInput)


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (f"<inlineData>{TEXT}</inlineData>", TEXT),
        ("<inlineData contenttype='text/html'>&lt;p>One.&lt;/p>&lt;p>Two.&lt;/p></inlineData>", "One.\n\nTwo."),
        ("<inlineData contenttype='text/plain'>2 &amp;lt; 3</inlineData>", "2 &lt; 3"),
        ("<inlineXML><html xmlns='x'><head><title>t</title></head><body><p>One.</p></body></html></inlineXML>", "One."),
        ("<inlineXML><story><p>One.</p><p>Two.</p></story></inlineXML>", "One.\n\nTwo."),
        ("<inlineXML/><inlineData>One.</inlineData>", "One."),
        ("<inlineData encoding='encd:base64'>T25lLg==</inlineData><inlineData>Two.</inlineData>", "Two."),
        ("<inlineXML><nitf><body><body.content><p>Caf&eacute;.</p></body.content></body></nitf></inlineXML>", "Café."),
    ],
)
def test_contents(content, text):
    assert article(content).text == f"No ferry\n\n{text}"


@pytest.mark.parametrize(
    ("about", "meta", "outlet", "credits_"),
    [
        ('<provider qcode="nprov:EPA"/>', "", "EPA", []),
        ('<provider literal="E Press"/>', "<creditline>E Press</creditline>", "E Press", []),
        ("", '<infoSource role="isrol:distributor" literal="E Press"/>', "E Press", []),
        ("", '<infoSource role="isrol:origcont" literal="Wire"/>', None, [("Wire", CreditKind.AGENCY)]),
        ("", '<infoSource literal="Wire"/>', None, [("Wire", CreditKind.MATERIAL)]),
        ("", '<creator literal="Ida Stone"/>', None, [("Ida Stone", CreditKind.BYLINE)]),
        ("", '<creator type="cpnat:organisation" literal="E Press"/>', None, []),
        ('<provider literal="E Press"/>', '<creator literal="E Press"/>', "E Press", []),
        ("", "<by>Byron Stone</by><creator literal='x'/>", None, [("Byron Stone", CreditKind.BYLINE)]),
    ],
)
def test_parties(about, meta, outlet, credits_):
    one = article(about=about, meta=meta)
    assert one.outlet == outlet
    assert [(c.name, c.kind) for c in one.credits] == credits_


@pytest.mark.parametrize(
    ("raw", "error", "words"),
    [
        (item(about='<pubStatus qcode="stat:canceled"/>'), Problem, "canceled by its provider: urn:x:1"),
        (item(about='<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/withheld"/>'), Problem, "withheld"),
        (item(kind="picture"), EmptyInput, "no text item in it: picture"),
        (item(""), EmptyInput, "a text item without a body"),
        ('<conceptItem xmlns="http://iptc.org/std/nar/2006-10-01/"/>', EmptyInput, "no text item in it: concept"),
        ('<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"/>', EmptyInput, "no text item in it"),
        ("", UnsupportedInput, "not readable as XML"),
        ("text", UnsupportedInput, "not readable as XML: start tag expected, '<' not found, line 1, column 1 (save"),
    ],
)
def test_what_is_left_out(raw, error, words):
    (one,) = read(raw)
    assert isinstance(one, error)
    assert words in str(one)


def test_content_that_is_elsewhere():
    (one,) = read(item('<remoteContent href="https://epa.example.org/a.html" contenttype="text/html"/>'))
    assert isinstance(one, Listed)
    assert (one.url, one.title) == ("https://epa.example.org/a.html", "No ferry")


def test_a_package_without_addresses():
    package = '<packageItem xmlns="http://iptc.org/std/nar/2006-10-01/"><itemRef residref="urn:x:1"/></packageItem>'
    (one,) = read(package)
    assert isinstance(one, Problem)
    assert one.severity is Severity.NOTICE


def test_a_broken_item_gives_what_it_has():
    (one,) = read(item(f"<inlineXML><story><p>{TEXT}</p><p>A & B</story>"))
    assert isinstance(one, Article)
    assert TEXT in one.text


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE newsItem [<!ENTITY i SYSTEM "file:///etc/hostname">]>',
        '<!DOCTYPE newsItem [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p; <!ENTITY i "x">]>',
        '<!DOCTYPE newsItem [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
        + "]>",
    ],
    ids=["file", "parameter", "billion laughs"],
)
def test_entities_are_not_followed(doctype):
    start = time.process_time()
    (one,) = read(doctype + item(f"<inlineData>{TEXT} {'&i;' * 1000}</inlineData>", attributes='guid="&amp;i;"'))
    assert time.process_time() - start < 2
    hostname = Path("/etc/hostname").read_text().strip() if Path("/etc/hostname").exists() else "-"
    assert isinstance(one, InputError) or (isinstance(one, Article) and hostname not in one.text)
    assert not isinstance(one, Article) or len(one.text) < 10_000


@pytest.mark.parametrize("unit", ["<p>a</p>", "<p>", "<inlineXML/>", "&", "<!--", "x\n\n"])
def test_time_is_linear(unit):
    times = []
    for size in (50_000, 200_000):
        raw = item(f"<inlineXML><story>{unit * (size // len(unit))}</story></inlineXML>")
        times.append(cpu_seconds(read, raw))
    assert times[1] < 10 * times[0] + 0.5, times


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["newsml-item.xml", "newsml-message.xml", "newsml-package.xml", "nitf.xml"]), st.data())
def test_damaged_samples(name, data):
    raw = (SAMPLES / name).read_bytes()
    at = data.draw(st.integers(0, len(raw)))
    cut = data.draw(st.integers(0, 300))
    for one in read(raw[:at] + data.draw(st.binary(max_size=8)) + raw[at + cut :]):
        assert isinstance(one, Article | Listed | InputError | Problem)

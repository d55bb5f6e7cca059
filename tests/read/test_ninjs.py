"""News in JSON: text items of versions 1, 2 and 3."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from rashomon.errors import EmptyInput, InputError, UnreadableInput, UnsupportedInput
from rashomon.model import Article, Credit, CreditKind, Problem, Severity
from rashomon.read.content import content_articles
from rashomon.read.kinds import Kind
from rashomon.read.listed import Listed
from rashomon.read.ninjs import ninjs_items
from tests.clock import cpu_seconds

SAMPLES = Path(__file__).parent / "samples"
TEXT = "The ferry to Marrow will not sail before April."


def read(item: object) -> list[Article | Listed | InputError | Problem]:
    if isinstance(item, bytes):
        return [one for _, one in content_articles(item, "n.json", "n.json", Kind.JSON)]
    return [one for _, one in ninjs_items(item, "n.json", "n.json", json.dumps(item).encode())]


def article(**item: object) -> Article:
    (one,) = (x for x in read({"uri": "urn:x:1", "type": "text", **item}) if isinstance(x, Article))
    return one


def closed(*required: str, **properties: object) -> dict[str, object]:
    """The schema of an object that has these properties and no others."""
    return {"type": "object", "additionalProperties": False, "required": [*required], "properties": properties}


def several(item: object) -> dict[str, object]:
    return {"type": "array", "items": item}


STRING, NUMBER, INTEGER = ({"type": kind} for kind in ("string", "number", "integer"))
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
ADDRESS = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:\S+$"}
VALUE = closed("value", role=STRING, contentType=STRING, value=STRING)
PARTY = closed(name=STRING, rel=STRING, uri=ADDRESS, literal=STRING)
#: What ninjs 3.0 lets an item have, as far as text items go: names, types and closed lists of its JSON schema.
NINJS_3 = {
    "uri": ADDRESS,
    "type": {"enum": ["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"]},
    "representationType": {"enum": ["full", "partial"]},
    **dict.fromkeys(("profile", "version", "copyrightHolder", "copyrightNotice", "usageTerms", "edNote"), STRING),
    **dict.fromkeys(("language", "title", "by", "slugline", "located"), STRING),
    **dict.fromkeys(("firstCreated", "versionCreated", "contentCreated", "embargoed", "expires"), TIME),
    "pubStatus": {"enum": ["usable", "withheld", "canceled"]},
    "urgency": NUMBER,
    "descriptions": several(VALUE),
    "headlines": several(VALUE),
    "bodies": several(
        closed("value", role=STRING, contentType=STRING, charCount=INTEGER, wordCount=INTEGER, value=STRING)
    ),
    "people": several(PARTY),
    "organisations": several(PARTY),
    "places": several(PARTY),
    "subjects": several(PARTY),
    "infoSources": several(closed(name=STRING, role=STRING, uri=ADDRESS, literal=STRING)),
    "renditions": several(closed("name", name=STRING, uri=ADDRESS, href=ADDRESS, contentType=STRING, title=STRING)),
    "altIds": several(closed(role=STRING, value=STRING)),
    "genres": several(closed(name=STRING, uri=STRING, literal=STRING)),
    "standard": closed(name=STRING, version=STRING, schema=ADDRESS),
}


def test_the_sample_of_version_3_is_valid():
    associated = several(closed("name", "uri", name=STRING, **NINJS_3))
    schema = closed("uri", **NINJS_3, associations=associated)
    item = json.loads((SAMPLES / "ninjs-3.json").read_text("utf-8"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(item)] == []


def test_version_1_sample():
    whole, sidebar = read((SAMPLES / "ninjs-1.json").read_bytes())
    assert isinstance(whole, Article)
    assert whole.text == (
        "Ferry to Marrow stays in port\n\n"
        "DUNHOLM (Coast Wire) — The ferry to Marrow will not sail before April, the council said.\n\n"
        "Its hull is cracked in two places."
    )
    assert whole.id == whole.url == "https://wire.example.org/items/2022-0305-17"
    assert (whole.outlet, whole.outlet_basis) == ("Coast Wire", "ninjs copyrightholder")
    assert [(d.value, d.basis) for d in whole.dated] == [("2022-03-05", ("ninjs versionCreated",))]
    assert whole.credits == (
        Credit("Ana Ruiz", CreditKind.BYLINE, basis="ninjs byline"),
        Credit("Island Radio", CreditKind.MATERIAL, basis="ninjs infosource"),
    )
    assert whole.extra["located"] == "Dunholm"
    assert whole.extra["usageterms"] == "Not for use after 2023."
    assert whole.provenance is not None
    assert (whole.provenance.format, whole.provenance.item) == ("ninjs", f"{whole.id} version 2")
    assert whole.raw == (SAMPLES / "ninjs-1.json").read_bytes()
    # of what is associated with it, the text is an article, the picture is not
    assert isinstance(sidebar, Article)
    assert sidebar.text.startswith("How the buses run\n\nBuses leave from the old quay at 7 and 16.\n\nFreight")
    assert sidebar.media_type == "text/plain"


def test_version_2_sample():
    (one,) = read((SAMPLES / "ninjs-2.json").read_bytes())
    assert isinstance(one, Article)
    assert one.title == "Council votes on the ferry on Tuesday"
    assert one.text.split("\n\n") == [
        "Council votes on the ferry on Tuesday",
        "The council votes on the repair of the ferry on Tuesday.",
        "Nine of fifteen members are for it.",
    ]
    assert (one.outlet, one.outlet_basis) == ("Example Press Agency", "ninjs infosource")
    assert one.credits == (
        Credit("Lena Park", CreditKind.BYLINE, basis="ninjs byline"),
        Credit("Coast Wire", CreditKind.AGENCY, basis="ninjs infosource"),
    )
    assert one.url is None


def test_version_3_sample():
    notice, one, background = read((SAMPLES / "ninjs-3.json").read_bytes())
    assert isinstance(one, Article)
    assert one.text.split("\n\n") == [
        "Shipyard in Tolm & yard in Dunholm want the ferry",
        "Two yards have offered to repair the ferry to Marrow.",
        "The offers are 240,000 and 265,000 crowns, said Ben Okafor, who runs the harbour.",
    ]
    # the embargo ends after this version was made: before, nobody could know it
    assert [(d.value, d.basis) for d in one.dated] == [
        ("2022-03-08", ("ninjs embargoed",)),
        ("2022-03-07", ("ninjs versionCreated",)),
    ]
    assert isinstance(notice, Problem)
    assert (notice.severity, notice.reason) == (Severity.NOTICE, "embargoed until 2022-03-08T00:00:00+01:00")
    assert one.credits[0] == Credit("Idris Vale", CreditKind.BYLINE, basis="ninjs byline")
    assert one.provenance is not None
    assert one.provenance.item == "urn:wire.example.org:2022-0307-9 version 3"
    assert str(one.provenance.recorded) == "2022-03-07 09:30:00+01:00"
    assert isinstance(background, Listed)
    assert background.provenance is not None
    assert background.provenance.format == "ninjs"
    assert (background.kind, background.title) == ("article", "Ferry to Marrow stays in port")


@pytest.mark.parametrize(
    ("bodies", "text"),
    [
        ({"body_text": "One.\n\nTwo."}, "One.\n\nTwo."),
        ({"body_text": "x", "body_html": "<p>One.</p><p>Two.</p>"}, "One.\n\nTwo."),
        ({"body_xhtml": "<div><p>One.</p><p>Two.</p></div>", "body_text": "x"}, "One.\n\nTwo."),
        (
            {"body_nitf": "<nitf><body><body.content><p>One.</p><p>Two.</p></body.content></body></nitf>"},
            "One.\n\nTwo.",
        ),
        ({"bodies": [{"value": "<p>One.</p>Two."}]}, "One.\n\nTwo."),
        ({"bodies": [{"value": "One. 2 &lt; 3"}]}, "One. 2 < 3"),
        ({"bodies": [{"contentType": "text/plain", "value": "2 &lt; 3"}]}, "2 &lt; 3"),
        ({"bodies": [{"role": "summary", "value": "x"}, {"role": "main", "value": "One."}]}, "One."),
        ({"bodies": [{"contenttype": "text/html", "value": " "}, {"value": "One."}]}, "One."),
        ({"bodies": [{"contentType": "application/nitf+xml", "value": "no xml"}, {"value": "One."}]}, "One."),
        ({"body_html": "<ul><li>a</li><li>b</li></ul><script>x</script>"}, "a\nb"),
    ],
)
def test_bodies(bodies, text):
    assert article(**bodies).text == text


@pytest.mark.parametrize(
    ("fields", "dates"),
    [
        (
            {"versioncreated": "2022-03-05T10:00:00Z", "firstcreated": "2022-03-04T10:00:00Z"},
            ["2022-03-05", "2022-03-04"],
        ),
        ({"versionCreated": "2022-03-05T23:59:59-08:00"}, ["2022-03-05"]),
        ({"firstcreated": "2022-03-04T10:00:00Z"}, ["2022-03-04"]),
        ({"embargoed": "2022-03-01T10:00:00Z", "versioncreated": "2022-03-05T10:00:00Z"}, ["2022-03-05"]),
        ({"contentcreated": "1998-01-01T00:00:00Z"}, []),
        ({"versioncreated": "soon"}, []),
    ],
)
def test_dates(fields, dates):
    assert [d.value for d in article(body_text=TEXT, **fields).dated] == dates


@pytest.mark.parametrize(
    ("item", "error", "words"),
    [
        ({"uri": "urn:x:1", "type": "text", "body_text": TEXT, "pubstatus": "canceled"}, Problem, "canceled"),
        ({"uri": "urn:x:1", "type": "text", "body_text": TEXT, "pubStatus": "withheld"}, Problem, "withheld"),
        ({"uri": "urn:x:1", "type": "text", "body_text": TEXT, "pubstatus": "stat:cancelled"}, Problem, "canceled"),
        ({"uri": "urn:x:1", "type": "text"}, EmptyInput, "a text item without a body"),
        ({"uri": "urn:x:1", "type": "picture", "body_text": TEXT}, EmptyInput, "no text item in it: picture"),
        ([], EmptyInput, "no text item in it"),
        ([7], UnsupportedInput, "not a News in JSON item"),
        (b"{", UnreadableInput, "not valid JSON"),
        (b"[" * 200_000, UnsupportedInput, "JSON, not a report"),
        (b"\xff\x00\x12", UnreadableInput, "not UTF-8"),
    ],
)
def test_what_is_left_out(item, error, words):
    (one,) = read(item)
    assert isinstance(one, error)
    assert words in str(one)
    assert not isinstance(one, Problem) or one.severity is Severity.LEFT_OUT


def test_several_items():
    items = [
        {"uri": "urn:x:1", "version": "9", "versioncreated": "2022-03-05T10:00:00Z", "body_text": "First words."},
        {"uri": "urn:x:2", "type": "picture", "headline": "A picture"},
        {"uri": "urn:x:1", "version": "10", "versioncreated": "2022-03-05T11:00:00Z", "body_text": "Last words."},
        {"body_text": "Without an identifier."},
        {"uri": "urn:x:3", "type": "video"},
    ]
    old, new, nameless, others = read(items)
    assert isinstance(old, Problem)
    assert str(old) == "n.json, item 1: an earlier version of the item in n.json, item 3"
    assert isinstance(new, Article)
    assert (new.id, new.text) == ("urn:x:1", "Last words.")
    assert isinstance(nameless, Article)
    assert nameless.id == "n.json:4"
    assert isinstance(others, Problem)
    assert (others.severity, others.reason) == (
        Severity.NOTICE,
        "items of other kinds not read: 1 × picture, 1 × video",
    )


def test_people_and_organisations():
    one = article(
        body_text=TEXT,
        people=[{"name": "Ida Stone", "rel": "creator"}, {"name": "Ben Okafor", "rel": "about"}],
        organisations=[{"name": "Skerry Press", "rel": "publisher"}, {"name": "Council", "rel": "about"}],
    )
    assert [(c.name, c.kind) for c in one.credits] == [("Ida Stone", CreditKind.BYLINE)]
    assert one.outlet == "Skerry Press"


def test_associations_do_not_go_on_for_ever():
    item: dict[str, object] = {"uri": "urn:x:0", "type": "text", "body_text": TEXT}
    for n in range(1, 60):
        item = {"uri": f"urn:x:{n}", "type": "text", "body_text": TEXT, "associations": [{"name": "a", **item}]}
    assert 2 <= sum(isinstance(one, Article) for one in read(item)) <= 20


@pytest.mark.parametrize("unit", ["<p>a", "<b>", "<", "&", "a\n\n", "<li>x", "<script>"])
def test_time_is_linear(unit):
    times = []
    for size in (50_000, 200_000):
        item = {"uri": "urn:x:1", "body_html": unit * (size // len(unit))}
        times.append(cpu_seconds(lambda one: list(ninjs_items(one, "n", "n")), item))
    assert times[1] < 10 * times[0] + 0.5, times


KEYS = st.sampled_from(
    [
        *("uri", "type", "version", "versioncreated", "embargoed", "pubstatus", "headline", "headlines", "title", "by"),
        *("bodies", "body_html", "body_nitf", "body_text", "infosources", "people", "organisations", "associations"),
        *("name", "role", "rel", "value", "contentType", "copyrightholder"),
    ]
)
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from(["text", "main", "<p>a</p>", "2022-03-05"])
    | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)


@settings(max_examples=150, deadline=None)
@given(ANYTHING)
def test_any_json(value):
    for one in read(value):
        assert isinstance(one, Article | Listed | InputError | Problem)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(raw):
    for one in read(raw):
        assert isinstance(one, Article | Listed | InputError | Problem)

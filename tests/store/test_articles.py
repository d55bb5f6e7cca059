"""What is received is kept once, comes back as it was, and has its versions."""

from __future__ import annotations

import hashlib
import multiprocessing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from rashomon.model import Article, Credit, CreditKind, Provenance, Published
from rashomon.store import articles, schema
from rashomon.store.articles import Outcome
from rashomon.store.workspace import open_workspace

NOON = datetime(2031, 5, 4, 12, tzinfo=UTC)


def received(text: str, raw: bytes | None = None, **fields: object) -> Article:
    content = text.encode("utf-8", "surrogatepass") if raw is None else raw
    return Article("inbox/a.txt", text, hashlib.sha256(content).hexdigest(), raw=content, **fields)  # type: ignore[arg-type]


def page(text: str, url: str = "https://courier.example/ferry", **fields: object) -> Article:
    return received(text, url=url, outlet="Courier", **fields)


def keep(workspace, article, hours=0, same_words=None):
    at = NOON + timedelta(hours=hours)
    with workspace.writing() as connection:
        return articles.add(connection, article, origin="inbox", received=at, same_words=same_words)


def history(workspace, name):
    with workspace.reading() as connection:
        return [(one.version, one.latest, one.seen) for one in articles.versions(connection, name)]


FULL = received(
    "The ferry «Alma» is back.\n\nIt sails at six.",
    b"<html>The ferry \xab Alma \xbb is back.</html>",
    media_type="text/html",
    outlet="Courier",
    outlet_basis="metadata og:site_name",
    url="https://courier.example/ferry?id=1#top",
    title="The ferry is back",
    dated=(
        Published(date(2031, 5, 3), date(2031, 5, 4), ("the feed",), disputed=(Published(None, NOON.date(), ("b",)),)),
        Published(date(2031, 5, 3), date(2031, 5, 3), ("metadata",), datetime(2031, 5, 3, 9, 30, tzinfo=UTC)),
    ),
    credits=(Credit("Ilse Hagen", CreditKind.BYLINE, basis="metadata author"),),
    excerpt="a paywall",
    provenance=Provenance("warc", "<urn:uuid:1>", NOON - timedelta(days=1), "sha1:abc"),
    notes=("decoded as cp1252",),
    extra={"desk": ["ports", 3, None], "rank": 1.5},
)


def test_an_article_comes_back_as_it_was_but_for_its_id(workspace):
    added = keep(workspace, FULL)
    with workspace.reading() as connection:
        loaded = articles.load(connection, [added.id])[added.id]
        assert articles.raw(connection, added.id) == FULL.raw
        assert articles.text(connection, added.id) == FULL.text
    assert loaded == replace(FULL, id=added.id)
    assert loaded.extra == FULL.extra
    assert loaded.raw == b""


HOSTILE = {
    "null characters": "Before\0after\0\0",
    "halves of pairs": "A \ud83d half, another \udca9 half, and \udc00\ud800 the wrong way round",
    "bidirectional overrides": "\u202eegnarts\u202c \u2066isolated\u2069 \u200f\u061c",
    "emoji": "👩\u200d👩\u200d👧\u200d👦 🏴󠁧󠁢󠁷󠁬󠁳󠁿 ✊🏿",
    "combining marks": "Z" + "\u0335" * 500,
    "line ends": "one\r\ntwo\rthree\u2028four\x85five\v",
    "noncharacters": "\ufffe\uffff\U0010ffff\ufeff",
    "SQL": "Robert'); drop table article;-- \" \\ % _ $1 :name ?",
    "markup": "<script>alert(1)</script>&lt;&amp;]]>",
    "one blank": " ",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_texts_come_back_as_they_were(workspace, text):
    one = received(
        text, outlet=text, title=text, url=f"https://x.example/{text}", notes=(text,), extra={"a": text, text: 1}
    )
    added = keep(workspace, one)
    with workspace.reading() as connection:
        loaded = articles.load(connection, [added.id])[added.id]
        columns = connection.execute(select(schema.article.c.outlet, schema.article.c.url)).one()
    assert loaded == replace(one, id=added.id)
    assert loaded.extra == one.extra
    assert columns.outlet == articles.storable(text)
    assert keep(workspace, one).outcome is Outcome.KNOWN


def test_words_of_a_megabyte_and_empty_titles_come_back(workspace):
    long = "w" * 1_000_000
    one = received(f"{long} {long}", title="", outlet=long, url=f"https://x.example/{long}")
    added = keep(workspace, one)
    with workspace.reading() as connection:
        assert articles.load(connection, [added.id])[added.id] == replace(one, id=added.id)
        assert len(connection.scalar(select(schema.article.c.outlet))) == articles.INDEXED
    assert keep(workspace, one).outcome is Outcome.KNOWN


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(text=st.text(st.characters(), min_size=1), title=st.none() | st.text(st.characters()))
def test_any_text_comes_back_as_it_was(workspace, text, title):
    one = received(text, title=title, outlet=title, url=title)
    added = keep(workspace, one)
    with workspace.reading() as connection:
        loaded = articles.load(connection, [added.id])[added.id]
    # the same text may have been there under another title
    assert loaded.text == text
    assert added.outcome is Outcome.KNOWN or loaded == replace(one, id=added.id)


def test_ids_are_the_same_in_every_workspace(tmp_path):
    ids = []
    for order in (("one", "two", "one"), ("two", "one")):
        with open_workspace(str(tmp_path / f"{len(order)}.db"), create=True) as workspace:
            ids.append({keep(workspace, page(text)).id for text in order})
    assert ids[0] == ids[1]
    assert len(ids[0]) == 2


def test_what_is_given_again_is_known(workspace):
    first, again = keep(workspace, page("It sails.")), keep(workspace, page("It sails."), 1)
    assert (first.outcome, again.outcome) == (Outcome.NEW, Outcome.KNOWN)
    assert (again.id, again.number) == (first.id, first.number)
    assert history(workspace, first.id) == [(1, True, 2)]


def test_other_words_at_a_known_address_are_a_new_version(workspace):
    first, second = keep(workspace, page("It sails at six.")), keep(workspace, page("It sails at seven."), 1)
    assert second.outcome is Outcome.VERSION
    assert history(workspace, first.id) == history(workspace, second.id) == [(1, False, 1), (2, True, 1)]
    with workspace.reading() as connection:
        # citations of the earlier one still have their text
        assert articles.text(connection, first.id) == "It sails at six."


def test_a_text_that_is_put_back_is_the_latest_again(workspace):
    first = keep(workspace, page("It sails at six."))
    keep(workspace, page("It sails at seven."), 1)
    assert keep(workspace, page("It sails at six."), 2).outcome is Outcome.KNOWN
    assert history(workspace, first.id) == [(1, True, 2), (2, False, 1)]


def test_the_same_words_among_other_furniture_are_no_new_version(workspace):
    def same_words(known, given):
        return known.text.splitlines()[0] == given.text.splitlines()[0]

    first = keep(workspace, page("It sails.\n3 comments"))
    again = keep(workspace, page("It sails.\n4 comments"), 1, same_words)
    other = keep(workspace, page("It sank.\n4 comments"), 2, same_words)
    back = keep(workspace, page("It sails.\n90 comments"), 3, same_words)
    assert (again.outcome, again.id) == (Outcome.KNOWN, first.id)
    assert other.outcome is Outcome.VERSION
    assert (back.outcome, back.id) == (Outcome.KNOWN, first.id)
    assert history(workspace, first.id) == [(1, True, 3), (2, False, 1)]


def test_an_old_capture_that_comes_late_is_not_the_latest(workspace):
    now = keep(workspace, page("It sails at seven."))
    old = page("It sails at six.", provenance=Provenance("warc", "1", NOON - timedelta(days=30)))
    late = keep(workspace, old, 1)
    assert late.outcome is Outcome.VERSION
    assert history(workspace, now.id) == [(1, True, 1), (2, False, 1)]
    with workspace.reading() as connection:
        stood = [one.stood for one in articles.versions(connection, now.id)]
    assert stood == [NOON, NOON - timedelta(days=30)]


def test_a_time_in_the_future_is_not_believed(workspace):
    ahead = page("It sails at six.", provenance=Provenance("http", "x", NOON + timedelta(days=400)))
    first = keep(workspace, ahead)
    keep(workspace, page("It sails at seven."), 1)
    assert history(workspace, first.id) == [(1, False, 1), (2, True, 1)]


def test_a_part_of_a_report_takes_the_place_of_no_whole_one(workspace):
    teaser = keep(workspace, page("It sails", excerpt="a paywall"))
    whole = keep(workspace, page("It sails at six, from the old pier."), 1)
    again = keep(workspace, page("It sails …", excerpt="a paywall"), 2)
    assert [teaser.outcome, whole.outcome, again.outcome] == [Outcome.NEW, Outcome.VERSION, Outcome.VERSION]
    assert history(workspace, whole.id) == [(1, False, 1), (2, True, 1), (3, False, 1)]
    with workspace.reading() as connection:
        assert [one.excerpt for one in articles.versions(connection, whole.id)] == [True, False, True]


def test_bytes_that_are_not_those_of_the_hash_are_refused(workspace):
    with pytest.raises(ValueError, match="are not those with the SHA-256"):
        keep(workspace, replace(page("It sails."), raw=b"other"))
    with workspace.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.document)) == 0


def test_what_is_not_there_is_said(workspace):
    with workspace.reading() as connection:
        assert articles.load(connection, ["0" * 16]) == {}
        assert articles.versions(connection, "0" * 16) == []
        for read in (articles.text, articles.raw, articles.number_of):
            with pytest.raises(KeyError):
                read(connection, "0" * 16)


def test_hundreds_are_loaded_in_the_order_asked_for(workspace):
    with workspace.writing() as connection:
        added = [articles.add(connection, received(f"Number {n}."), origin="x", received=NOON).id for n in range(600)]
    wanted = [*reversed(added), added[0], "no such"]
    with workspace.reading() as connection:
        assert list(articles.load(connection, wanted)) == list(reversed(added))


def _add_all(name, start, count, results):
    texts = [(n % 7, end) for n in range(count) for end in ("", ", corrected")]
    with open_workspace(name) as workspace:
        start.wait()
        results.put(
            [keep(workspace, page(f"Report {n}{end}.", f"https://courier.example/{n}")).outcome for n, end in texts]
        )


def test_processes_that_add_the_same_at_once_add_it_once(workspace_name):
    context = multiprocessing.get_context("spawn")
    start, results = context.Barrier(3), context.Queue()
    processes = [context.Process(target=_add_all, args=(workspace_name, start, 14, results)) for _ in range(3)]
    for one in processes:
        one.start()
    outcomes = [outcome for _ in processes for outcome in results.get(timeout=300)]
    for one in processes:
        one.join(timeout=300)
        assert one.exitcode == 0
    assert outcomes.count(Outcome.NEW) == outcomes.count(Outcome.VERSION) == 7
    with open_workspace(workspace_name) as workspace, workspace.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(schema.document)) == 7
        assert connection.scalar(select(func.count()).select_from(schema.article)) == 14
        assert connection.scalar(select(func.count()).select_from(schema.article).where(schema.article.c.latest)) == 7
        assert connection.scalar(select(func.count()).select_from(schema.receipt)) == 3 * 28

import os
from datetime import date
from itertools import islice

import pytest

from rashomon.model import Analysis, BlockKind, Problem, Published, Severity
from rashomon.pipeline import analyse, analyse_all, attempt_all, caveat
from rashomon.threads import ONE_THREAD, one_thread
from tests.conftest import article

TEXT = """The mayor of Brenn opened the rebuilt bridge on Monday after three years of work.

"It will carry 400 lorries a day," Mayor Tilda Voss told reporters at the ceremony.
"""


def test_a_pool_gives_the_same_in_the_same_order_and_reads_only_a_little_ahead():
    read = 0

    def endless():
        nonlocal read
        while True:
            read += 1
            yield article(TEXT.replace("400", str(9 - read)), f"{read}.txt", raw=b"kept here")

    pool = analyse_all(endless(), 2)
    together = list(islice(pool, 3))
    pool.close()
    assert read < 20
    read = 0
    assert list(islice(analyse_all(endless()), 3)) == together
    assert [a.id for a in together] == ["1.txt", "2.txt", "3.txt"]
    assert together[0].article.raw == b"kept here"


def test_an_article_that_breaks_a_stage_does_not_lose_the_others():
    broken = article(TEXT, "broken.txt")
    object.__setattr__(broken, "text", None)
    found = list(attempt_all([article(TEXT, "a.txt"), broken, article(TEXT, "b.txt")]))
    assert [type(f) for f in found] == [Analysis, Problem, Analysis]
    assert found[1].where == "broken.txt"
    with pytest.raises(TypeError):
        list(analyse_all([broken]))


CHROME = "Share\nSubscribe\nLog in\nRead more\nCookie policy\nAll rights reserved\n"

FRENCH = (
    "Le maire de la ville a inauguré lundi le nouveau pont après trois ans de travaux difficiles. "
    "Selon lui, quatre cents camions le traverseront chaque jour, et les habitants en sont très heureux.\n"
)


@pytest.mark.parametrize(("text", "expected"), [(TEXT, None), (CHROME, Severity.LEFT_OUT), (FRENCH, Severity.NOTICE)])
def test_what_a_reader_must_know_of_an_article(text, expected):
    problem = caveat(analyse(article(text)))
    assert (problem and problem.severity) == expected


def test_threads_are_limited_for_a_while_only(monkeypatch):
    for name in ONE_THREAD:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("OMP_NUM_THREADS", "3")
    with one_thread():
        assert os.environ["OMP_NUM_THREADS"] == "3"
        assert os.environ["OPENBLAS_NUM_THREADS"] == "1"
    assert "OPENBLAS_NUM_THREADS" not in os.environ


def test_an_article_in_another_language_keeps_the_date_that_came_with_it():
    given = Published(date(2022, 3, 5), date(2022, 3, 5), ("field date",))
    assert analyse(article(FRENCH, dated=(given,))).published == given


def test_an_article_without_an_outlet_is_named_by_its_address():
    one = analyse(article(TEXT, url="https://www.brenn-post.example/a", title="Bridge opens - Brenn Post")).article
    assert (one.outlet, one.outlet_basis, one.title) == (
        "Brenn Post",
        "domain of the URL and page title",
        "Bridge opens",
    )


def test_lines_that_pages_of_an_outlet_share_are_no_part_of_any_report():
    prompt = "Readers like you keep this paper afloat, so please tell a friend about us today."
    texts = (
        "The old mill of Osterby burnt down on Sunday, the fire service said. Nobody was hurt.",
        "Two hundred people marched through Halden on Friday to ask for a new school.",
        "A ferry with forty passengers ran aground off Marrow Island in thick fog.",
        "The council of Brenn voted on Tuesday to close its only swimming pool for good.",
        "Doctors in Ulm treated thirty guests of a wedding for food poisoning, a hospital said.",
        "The bank of Varn will close four of its nine branches before the summer, it said.",
    )
    together = [
        article(
            f"{text}\n\n{prompt}\n\nMayor {n} of {n + 3} said this was the news of day {n * 7} of the year.\n",
            f"{n}.txt",
            url=url,
        )
        for n, text in enumerate(texts)
        for url in (f"https://paper.example/{n}",)
    ]
    alone = analyse(together[0])
    assert any(prompt in b.span.of(alone.article.text) and b.kind is BlockKind.BODY for b in alone.blocks)
    for one in analyse_all(together):
        kinds = {b.span.of(one.article.text).strip(): b.kind for b in one.blocks}
        assert kinds[prompt] is BlockKind.CHROME

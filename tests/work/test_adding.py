"""Adding articles: kept, told apart, and to be found at once."""

from sqlalchemy import select

from rashomon.model import Problem
from rashomon.store import schema
from rashomon.store.articles import Outcome
from tests.work.invented import BRIDGE, FERRY, added, caught_up, report, reports


def columns(workspace, *names):
    with workspace.reading() as connection:
        table = schema.article
        return connection.execute(select(*(table.c[name] for name in names)).order_by(table.c.number)).all()


def test_an_article_is_new_once_and_known_afterwards(workspace):
    first, again = added(workspace, reports()), added(workspace, reversed(reports()))
    assert {one.outcome for one in first} == {Outcome.NEW}
    assert {one.outcome for one in again} == {Outcome.KNOWN}
    assert {one.id for one in first} == {one.id for one in again}
    assert len(columns(workspace, "id")) == len(reports())


def test_another_text_under_a_known_address_is_a_version(workspace):
    outlet, day, title, body = BRIDGE
    added(workspace, [report(*BRIDGE)])
    (one,) = added(workspace, [report(outlet, day, title, body.replace("4 million", "5 million"))])
    assert (one.outcome, one.version) == (Outcome.VERSION, 2)


def test_another_frame_around_the_same_words_is_no_version(workspace):
    outlet, day, title, body = BRIDGE
    page = report(outlet, day, title, body)
    framed = report(outlet, day, title, f"{body}\n\nMost read\n\nSubscribe to our newsletter")
    (first,), (again,) = added(workspace, [page]), added(workspace, [framed])
    assert again.outcome is Outcome.KNOWN
    assert again.id == first.id


def test_what_readers_look_for_is_there_before_anything_is_analysed(workspace):
    (one,) = added(workspace, [report(*BRIDGE)])
    ((headline, body, day, language, outlet),) = columns(workspace, "headline", "body", "day", "language", "outlet")
    assert (headline, day, language, outlet) == (BRIDGE[2], "2031-05-09", "en", "Tolvern Times")
    assert "cut the ribbon" in body
    assert one.title == headline


def test_problems_of_reading_are_kept_with_the_run(workspace):
    wrong = Problem("a.pdf", "is no text", "save it as HTML")
    first, second = added(workspace, [wrong, report(*BRIDGE)])
    assert first == wrong
    assert second.outcome is Outcome.NEW
    with workspace.reading() as connection:
        assert connection.execute(select(schema.problem.c.where, schema.problem.c.reason)).all() == [
            ("a.pdf", "is no text")
        ]
        assert connection.scalar(select(schema.run.c.added)) == 1


def test_articles_are_acknowledged_in_batches_after_they_are_kept(workspace):
    outlet, (day, title, body) = next(iter(FERRY.items()))
    many = [report(outlet, day, title, body + f" Hull number {n}.", f"https://post.example/{n}") for n in range(120)]
    from rashomon.store.runs import running
    from rashomon.work.adding import add

    with running(workspace, "add") as run:
        told = add(workspace, iter(many), run)
        first = next(told)
        assert (first.id,) in columns(workspace, "id")
        rest = len(list(told))
    assert rest + 1 == len(columns(workspace, "id")) == 120


def test_a_page_without_a_report_is_named_and_left_alone(workspace):
    nothing = report("Tolvern Times", None, "Cookies", "Accept all\n\nReject all\n\nSubscribe\n\nLog in")
    done = caught_up(workspace, [nothing])
    assert "holds nothing but page chrome" in done.problems[0].reason
    ((failed,),) = columns(workspace, "failed")
    assert failed.startswith("holds nothing but page chrome")
    assert not caught_up(workspace).problems

import pytest
from sqlalchemy import insert, select, text

from rashomon.errors import UsageError, WorkspaceError
from rashomon.store import schema
from rashomon.store.connect import connect
from rashomon.store.workspace import open_workspace


def test_a_workspace_that_is_made_is_there_afterwards(place):
    with open_workspace(place, create=True) as made, made.writing() as connection:
        connection.execute(insert(schema.setting), {"key": "a", "value": "b"})
    with open_workspace(place) as again, again.reading() as connection:
        assert connection.scalar(select(schema.setting.c.value)) == "b"


def test_one_that_is_not_there_is_not_made_by_the_way(place, kind, tmp_path):
    with pytest.raises(UsageError, match=r"no workspace here; make one with `rashomon add"):
        open_workspace(place)
    if kind == "sqlite":
        assert not list(tmp_path.iterdir())


def test_an_empty_file_is_no_workspace(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    with pytest.raises(UsageError, match="no workspace here"):
        open_workspace(str(path))


def test_the_environment_names_the_workspace(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASHOMON_WORKSPACE", "mine.db")
    with open_workspace(create=True) as made:
        assert made.name == "mine.db"
    monkeypatch.delenv("RASHOMON_WORKSPACE")
    with open_workspace(create=True):
        assert {one.name for one in tmp_path.glob("*.db")} == {"mine.db", "rashomon.db"}


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("Not a database, but a text of some length that nobody wants to lose. " * 20)
    before = path.read_bytes()
    with pytest.raises(WorkspaceError, match=r"is not a SQLite file \(name another file\)"):
        open_workspace(str(path), create=True)
    assert path.read_bytes() == before


def test_the_tables_of_another_program_are_left_alone(place):
    with connect(place) as database, database.writing() as connection:
        connection.execute(text("create table plants (name text)"))
    with pytest.raises(WorkspaceError, match="holds tables of another program"):
        open_workspace(place, create=True)


def test_a_password_is_shown_nowhere():
    with pytest.raises(WorkspaceError) as caught:
        open_workspace("postgresql://ana:secret@127.0.0.1:1/news")
    assert "secret" not in str(caught.value)
    assert "cannot be reached" in str(caught.value)


def test_what_fails_leaves_nothing_behind(workspace):
    def fail():
        with workspace.writing() as connection:
            connection.execute(insert(schema.setting), {"key": "a", "value": "b"})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with workspace.reading() as connection:
        assert connection.scalar(select(schema.setting.c.value)) is None


def test_a_reader_sees_one_state_of_things(workspace):
    with workspace.reading() as reader:
        assert reader.scalar(select(schema.setting.c.value)) is None
        with workspace.writing() as writer:
            writer.execute(insert(schema.setting), {"key": "a", "value": "b"})
        assert reader.scalar(select(schema.setting.c.value)) is None
    with workspace.reading() as reader:
        assert reader.scalar(select(schema.setting.c.value)) == "b"

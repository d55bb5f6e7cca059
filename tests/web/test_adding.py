"""Adding from the browser: a process of its own takes in what is handed over, and the page says what became of it."""

import io
import tempfile
import time

import pytest

from rashomon.store import about
from rashomon.store.workspace import open_workspace
from rashomon.web.app import create_app
from rashomon.web.intake import Full, Intake, Job
from rashomon.web.settings import ServeSettings
from tests.web.guarded import asking, field
from tests.work.filled import FIRST

#: Seconds that a job may take on a busy machine.
_PATIENCE = 90


@pytest.fixture
def place(tmp_path):
    path = str(tmp_path / "kept.db")
    open_workspace(path, create=True).close()
    return path


@pytest.fixture
def client(place):
    with asking(create_app(place, ServeSettings(max_files=3))) as made:
        yield made


def send(client, files=(), **more):
    token = field(client.get("/add"))
    return client.post("/add", data={"csrf": token, **more}, files=[("files", one) for one in files])


def ended(client, answer):
    """What became of a job."""
    assert answer.status_code == 303, answer.text
    address = answer.headers["location"].replace("/add?", "/add.json?")
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        job = client.get(address).json()["job"]
        if job["ended"]:
            return job
        time.sleep(0.2)
    raise AssertionError(job)


def test_files_and_addresses_are_taken_in_and_the_page_says_what_became_of_them(client, place, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    files = [("../../etc/bridge.txt", FIRST.encode(), "text/plain"), ("..\\evil\u202e.bin", b"\0\1\2\3", "text/plain")]
    answer = send(client, files, addresses="http://127.0.0.1:9/bridge http://192.168.0.1/")
    job = ended(client, answer)
    assert (job["state"], job["count"], job["reason"]) == ("done", 1, "")
    assert job["kept"][0]["from"] == "bridge.txt"
    told = {one["where"]: one["problem"] for one in job["problems"]}
    assert "loopback" in told["http://127.0.0.1:9/bridge"]
    assert "192.168.0.1" in told["http://192.168.0.1/"]
    assert any(where.startswith("evil") for where in told)
    assert not any("RASHOMON_" in one["remedy"] for one in job["problems"])
    assert client.get(job["kept"][0]["link"]).status_code == 200
    assert client.get(job["stories"][0]["link"]).status_code == 200
    page = client.get(answer.headers["location"]).text
    assert "hx-get" not in page
    assert "bridge.txt" in page
    with open_workspace(place) as made, made.reading() as connection:
        assert about.abouts(connection, [job["kept"][0]["article"]])
    assert list(tmp_path.glob("rashomon-*")) == []


@pytest.mark.parametrize(
    ("files", "more", "status"),
    [
        ([], {}, 400),
        ([], {"addresses": "  \n "}, 400),
        ([], {"addresses": "file:///etc/passwd"}, 400),
        ([], {"addresses": "javascript:alert(1)"}, 400),
        ([], {"addresses": "bridge.example/page"}, 400),
        ([], {"addresses": " ".join(f"http://a.example/{n}" for n in range(101))}, 413),
        ([("a.txt", b"a")] * 4, {}, 400),
        ([], {"csrf": "0" * 64, "addresses": "http://a.example/"}, 403),
    ],
)
def test_what_cannot_be_taken_is_refused_with_a_reason(client, files, more, status):
    answer = send(client, files, **more)
    assert answer.status_code == status
    assert client.get("/add.json").json()["jobs"] == []


def test_a_job_that_nobody_knows_is_not_found(client):
    assert client.get("/add?job=0123").status_code == 404


def test_without_a_job_the_form_says_its_limits(client):
    text = client.get("/add").text
    assert "up to 3 files and 64 MB" in text
    assert 'name="csrf"' in text


def test_no_more_jobs_are_taken_on_than_can_wait(place, monkeypatch):
    monkeypatch.setattr(Intake, "_work", lambda _: None)
    with open_workspace(place) as made:
        intake = Intake(made)
        for number in range(20):
            intake.hand_over([(f"{number}.txt", io.BytesIO(b"words"))], [])
        with pytest.raises(Full):
            intake.hand_over([], ["http://a.example/"])
        folders = [job.folder for job in intake.jobs()]
        assert all(folder.is_dir() for folder in folders)
        intake.close()
        assert not any(folder.exists() for folder in folders)
        with pytest.raises(Full):
            intake.hand_over([], ["http://a.example/"])


def test_names_of_files_are_shown_and_are_never_paths(place, monkeypatch):
    monkeypatch.setattr(Intake, "_work", lambda _: None)
    names = ["../../a.warc.gz", "/etc/passwd", "C:\\x\\b.HTML", "", "é\n\u202e.json", "x" * 500, "c.sh"]
    with open_workspace(place) as made:
        intake = Intake(made)
        job: Job = intake.hand_over([(name, io.BytesIO(b"words")) for name in names], [])
        kept = sorted(one.name for one in job.folder.iterdir())
        assert kept == ["0001.warc.gz", "0002.txt", "0003.html", "0004.txt", "0005.json", "0006.txt", "0007.txt"]
        assert list(job.files.values())[:4] == ["a.warc.gz", "passwd", "b.HTML", "file 4"]
        assert not any("\u202e" in shown or "\n" in shown or len(shown) > 200 for shown in job.files.values())
        intake.close()


def test_a_server_that_ends_leaves_what_is_kept(place):
    with open_workspace(place) as made:
        intake = Intake(made)
        job = intake.hand_over([("a.txt", io.BytesIO(FIRST.encode()))], [])
        intake.close()
        assert job.ended or not job.folder.exists()

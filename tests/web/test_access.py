"""Who is let in, for how long, and what trying costs."""

import re
import time
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

import rashomon.web.safety.access as access
import rashomon.web.safety.login as login
from rashomon.store.users import remove_user, set_password
from rashomon.web.safety.login import own_page
from rashomon.web.safety.passwords import hash_password, is_right
from tests.web.guarded import ELSEWHERE, OPENED, PASSWORD, TOKEN, app_of, asking, field, log_in


@pytest.fixture
def app(tmp_path):
    return app_of(tmp_path, "ada", "bela")


@pytest.fixture
def client(app):
    with asking(app) as made:
        yield made


def test_without_accounts_and_token_this_computer_sees_all(tmp_path):
    with asking(app_of(tmp_path)) as client:
        assert client.get("/keys").status_code == 200
        assert client.get("/login").headers["location"] == "/"


@pytest.mark.parametrize("path", ["/", "/keys", "/openapi.json", "/stories/x", "/nothing", "/sent", "/login/../keys"])
def test_strangers_are_led_to_the_login(client, path):
    people = client.get(path, headers=OPENED)
    assert people.status_code == (401 if path.endswith(".json") else 303)
    if people.status_code == 303:
        assert people.headers["location"].startswith("/login?next=%2F")
    programs = client.get(path, headers={"accept": "application/json"})
    assert programs.status_code == 401
    assert programs.headers["www-authenticate"].startswith("Bearer")
    assert client.post(path).status_code == 401


def test_the_login_page_has_what_it_needs(client):
    page = client.get("/login")
    for path in set(re.findall(r'(?:src|href)="(/static/[^"]+)"', page.text)):
        assert client.get(path).status_code == 200


def test_the_right_password_opens_the_page_that_was_wanted(client):
    wanted = client.get("/keys?a=1", headers=OPENED).headers["location"]
    page = client.get(wanted)
    sent = re.search(r'name="next" value="([^"]+)"', page.text)[1]
    answer = log_in(client, next=sent)
    assert (answer.status_code, answer.headers["location"]) == (303, "/keys?a=1")
    assert client.get("/keys").status_code == 200
    assert "ada" in client.get("/keys").text


@pytest.mark.parametrize("name", ["ada", " ADA ", "Ada"])
def test_a_name_may_be_typed_as_one_likes(client, name):
    assert log_in(client, name).status_code == 303


@pytest.mark.parametrize(
    ("name", "password"),
    [("ada", "wrong"), ("ada", ""), ("nobody", PASSWORD), ("", PASSWORD), ("a b", PASSWORD), ("ada\x00", PASSWORD)],
)
def test_what_does_not_fit_gets_one_answer(client, name, password):
    answer = log_in(client, name, password)
    assert answer.status_code == 403
    assert "That did not fit" in answer.text
    assert "set-cookie" not in answer.headers
    assert client.get("/keys").status_code == 401


def test_an_unknown_name_is_as_much_work_as_a_wrong_password():
    def work(kept):
        began = time.process_time()
        for _ in range(3):
            assert not is_right(kept, "seven grey herons sleep")
        return time.process_time() - began

    kept = hash_password(PASSWORD)
    work(None)  # makes what unknown names are checked against
    assert 0.4 < work(None) / work(kept) < 2.5


def test_a_key_that_was_there_before_the_login_is_worth_nothing_after_it(client, app):
    client.get("/login")
    planted = client.cookies["rashomon"]
    log_in(client)
    assert client.cookies["rashomon"] != planted
    with asking(app) as other:
        other.cookies["rashomon"] = planted
        assert other.get("/keys").status_code == 401


def test_a_second_login_ends_the_first_of_the_same_browser(client, app):
    page = client.get("/login")
    log_in(client)
    first = client.cookies["rashomon"]
    # the login page is shown to nobody who is in: its form is sent once more, as by going back
    assert client.post("/login", data={"csrf": field(page), "name": "ada", "password": PASSWORD}).status_code == 403
    sent = {"csrf": field(client.get("/keys")), "name": "bela", "password": PASSWORD}
    assert client.post("/login", data=sent).status_code == 303
    with asking(app) as other:
        other.cookies["rashomon"] = first
        assert other.get("/keys").status_code == 401


def test_the_cookie_is_out_of_reach_of_scripts_and_foreign_pages(client):
    said = log_in(client).headers["set-cookie"]
    assert "HttpOnly" in said
    assert "SameSite=Lax" in said
    assert "Secure" not in said


def test_behind_tls_the_cookie_is_for_the_host_alone_and_encrypted(tmp_path):
    app = app_of(tmp_path, "ada", behind_tls=True, host_names="news.example")
    with asking(app, base="https://news.example") as client:
        said = log_in(client).headers["set-cookie"]
        assert said.startswith("__Host-rashomon=")
        assert "Secure" in said
        assert "Path=/;" in said
        assert client.get("/keys").status_code == 200


def test_only_a_digest_is_kept(client, app):
    log_in(client)
    key = client.cookies["rashomon"]
    path = app.state.workspace.database.path
    held = b"".join(one.read_bytes() for one in path.parent.glob("kept.db*"))
    assert key.encode() not in held
    assert PASSWORD.encode() not in held
    assert b"$argon2id$" in held


def test_pages_of_those_who_are_logged_in_are_kept_nowhere(client):
    log_in(client)
    assert client.get("/keys").headers["cache-control"] == "private, no-store"
    assert client.get("/keys.json").headers["cache-control"] == "private, no-store"


def test_logging_out_ends_it_on_the_server(client, app):
    log_in(client)
    key, page = client.cookies["rashomon"], client.get("/keys")
    assert client.get("/logout").status_code == 405
    assert client.post("/logout").status_code == 403
    answer = client.post("/logout", data={"csrf": field(page)})
    assert answer.headers["location"] == "/login"
    assert "Max-Age=0" in answer.headers["set-cookie"]
    with asking(app) as other:
        other.cookies["rashomon"] = key
        assert other.get("/keys").status_code == 401


def test_taking_an_account_away_or_changing_its_password_ends_its_logins(client, app):
    with asking(app) as other:
        log_in(client, "ada")
        log_in(other, "bela")
        with app.state.workspace.writing() as connection:
            assert remove_user(connection, "ada")
        assert client.get("/keys").status_code == 401
        assert other.get("/keys").status_code == 200
        with app.state.workspace.writing() as connection:
            assert set_password(connection, "bela", hash_password(PASSWORD))
        assert other.get("/keys").status_code == 401


class Clock:
    """Now, moved on."""

    def __init__(self, real):
        self.real, self.moved = real, timedelta()

    def now(self, zone):
        return self.real.now(zone) + self.moved


@pytest.fixture
def clock(monkeypatch):
    made = Clock(access.datetime)
    monkeypatch.setattr(access, "datetime", made)
    monkeypatch.setattr(login, "datetime", made)
    return made


def test_a_login_ends_when_it_is_not_used(client, clock):
    log_in(client)
    for _ in range(3):
        clock.moved += timedelta(hours=11)
        assert client.get("/keys").status_code == 200
    clock.moved += timedelta(hours=13)
    assert client.get("/keys").status_code == 401


def test_a_login_ends_after_two_weeks_in_any_case(client, clock):
    log_in(client)
    for _ in range(33):
        clock.moved += timedelta(hours=10)
        assert client.get("/keys").status_code == 200
    clock.moved += timedelta(hours=7)
    assert client.get("/keys").status_code == 401


def test_the_token_opens_by_header_and_by_form(tmp_path):
    app = app_of(tmp_path, token=TOKEN)
    with asking(app) as client:
        assert client.get("/keys", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
        assert client.get("/keys", headers={"authorization": f"bearer  {TOKEN}"}).status_code == 200
        for wrong in (f"Bearer {TOKEN}x", "Bearer", "Bearer ä", f"Basic {TOKEN}", TOKEN):
            assert client.get("/keys", headers={"authorization": wrong.encode("latin-1")}).status_code == 401
        assert client.post("/login", data={"csrf": field(client.get("/login")), "token": "wrong"}).status_code == 403
        assert client.post("/login", data={"csrf": field(client.get("/login")), "token": TOKEN}).status_code == 303
        assert client.get("/keys").status_code == 200


def test_with_another_token_logins_by_the_old_one_end(tmp_path):
    with asking(app_of(tmp_path, token=TOKEN)) as client:
        client.post("/login", data={"csrf": field(client.get("/login")), "token": TOKEN})
        key = client.cookies["rashomon"]
        assert client.get("/keys").status_code == 200
    for settings in ({"token": TOKEN + "anew"}, {"token": TOKEN}):
        with asking(app_of(tmp_path, **settings)) as client:
            client.cookies["rashomon"] = key
            assert client.get("/keys").status_code == (401 if settings["token"] != TOKEN else 200)


def test_guessing_ends_soon_for_an_address(tmp_path):
    app = app_of(tmp_path, "ada", token=TOKEN, logins=5, name_logins=50)
    with asking(app) as client:
        answers = [log_in(client, f"name{n}", "wrong").status_code for n in range(7)]
        assert answers == [403] * 5 + [429] * 2
        last = log_in(client)
        assert last.status_code == 429  # the right one does not help then: it could have been guessed
        assert 0 < int(last.headers["retry-after"]) <= 900
        # wrong tokens by header are counted with it
        assert client.get("/keys", headers={"authorization": "Bearer wrong"}).status_code == 429
    with asking(app, client=ELSEWHERE) as other:
        assert log_in(other).status_code == 303


def test_guessing_ends_soon_for_a_name_from_wherever(tmp_path):
    app = app_of(tmp_path, "ada", "bela", logins=50, name_logins=4)
    for n in range(6):
        with asking(app, client=(f"203.0.113.{n}", 1)) as client:
            assert log_in(client, password="wrong").status_code == (403 if n < 4 else 429)  # noqa: S106
            assert log_in(client, "bela").status_code == 303  # who comes in is not counted on


def test_requests_are_counted_by_network_but_not_on_this_computer(tmp_path):
    app = app_of(tmp_path, requests=3)
    with asking(app) as client:
        assert {client.get("/keys").status_code for _ in range(20)} == {200}
    with asking(app, client=ELSEWHERE) as client:
        answers = [client.get("/keys") for _ in range(5)]
        assert [a.status_code for a in answers] == [200, 200, 200, 429, 429]
        assert 0 < int(answers[-1].headers["retry-after"]) <= 60
    for n in range(3):
        with asking(app, client=(f"2001:db8:1:2::{n}", 1)) as client:
            assert client.get("/keys").status_code == 200
    with asking(app, client=("2001:db8:1:2::ffff", 1)) as client:
        assert client.get("/keys").status_code == 429


@pytest.mark.parametrize(
    ("wanted", "got"),
    [
        ("/stories/a?b=c", "/stories/a?b=c"),
        ("/", "/"),
        ("", "/"),
        ("//rebound.example", "/"),
        ("/\\rebound.example", "/"),
        ("/x\\..\\y", "/"),
        ("https://rebound.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/a\r\nSet-Cookie: b=c", "/"),
        ("/\t/rebound.example", "/"),
        ("stories", "/"),
        ("/login?next=/login", "/"),
        ("/logout", "/"),
        ("/" + "a" * 5_000, "/"),
    ],
)
def test_the_login_leads_to_our_own_pages_alone(wanted, got):
    assert own_page(wanted) == got


@given(st.text(max_size=40))
def test_wherever_the_login_leads_it_is_here(wanted):
    address = own_page(wanted)
    assert re.fullmatch(r"/(?![/\\])[^\\\x00-\x1f\x7f]*", address)

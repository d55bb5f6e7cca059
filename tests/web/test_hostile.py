"""Articles that try to become more than text: on no page does anything of them run, load, lead away or get lost."""

import re
from html.parser import HTMLParser
from urllib.parse import quote, urlsplit

import pytest

from rashomon.export.plain import harmless
from rashomon.store import articles, schema
from rashomon.store.workspace import open_workspace
from rashomon.web.app import create_app
from rashomon.web.safety import FRAMED, POLICY
from rashomon.web.settings import ServeSettings
from tests.export.conftest import browser  # noqa: F401 - a fixture
from tests.web.crawling import crawl
from tests.web.guarded import asking
from tests.web.hostile import OUTSIDE, PAYLOADS, hostile_workspace
from tests.web.running import serving

#: What may lead to another site: a link, which somebody clicks.
_SCHEMES = ("http", "https", "mailto")

_WATCH = """
document.addEventListener(
    "securitypolicyviolation", e => console.error("violation", e.violatedDirective, e.blockedURI));
"""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    return hostile_workspace(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def client(workspace):
    with asking(create_app(workspace, ServeSettings()), raise_server_exceptions=False) as made:
        yield made


@pytest.fixture(scope="module")
def crawled(client):
    return crawl(client)


@pytest.fixture(scope="module")
def kept(workspace):
    """The articles by id."""
    with open_workspace(workspace) as opened, opened.reading() as connection:
        ids = list(connection.execute(schema.article.select().with_only_columns(schema.article.c.id)).scalars())
        return articles.load(connection, ids)


class Elements(HTMLParser):
    """The elements of a page with their attributes, as a browser takes them, and the words it shows."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.words = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self.words += [
            value for name, value in attrs if name in ("title", "alt", "aria-label", "placeholder") and value
        ]

    def handle_data(self, data):
        self.words.append(data)


def pages(found):
    """The pages among the answers: not what is downloaded, and not what is for programs."""
    return {
        address: answer
        for address, answer in found.items()
        if answer.headers["content-type"].startswith("text/html") and "content-disposition" not in answer.headers
    }


def test_every_kind_of_page_is_there(crawled):
    found, _ = crawled
    paths = {re.sub(r"[0-9a-f]{12,16}", "ID", urlsplit(one).path) for one in found}
    for path in (
        "/",
        "/people",
        "/search",
        "/stories/s-ID",
        "/articles/ID",
        "/articles/ID/received/frame",
        "/compare/ID/ID",
    ):
        assert path in paths
    assert any(path.startswith("/people/") for path in paths)


def test_no_page_fails(crawled):
    found, _ = crawled
    assert [(a, r.status_code) for a, r in found.items() if r.status_code >= 400] == []


def test_every_page_is_under_the_policy(crawled):
    found, _ = crawled
    for address, answer in found.items():
        framed = address.endswith("/received/frame")
        wanted = FRAMED["Content-Security-Policy"] if framed else POLICY
        assert answer.headers["content-security-policy"] == wanted, address
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_no_page_holds_what_could_run(crawled):
    found, elsewhere = crawled
    for address, answer in pages(found).items():
        for tag, attributes in Elements(answer.text).found:
            said = f"{address}: <{tag} {attributes}>"
            assert not [name for name in attributes if name.startswith(("on", "hx-on"))], said
            assert tag not in ("object", "embed", "base", "applet", "math"), said
            if tag == "script":
                assert attributes.get("src", "").startswith("/static/") or attributes.get("type") == "application/json"
            if not address.endswith("/received/frame"):
                assert tag != "style", said
                assert "style" not in attributes, said
            if tag == "iframe":
                assert "sandbox" in attributes, said
                assert attributes["sandbox"] in ("", None), said
            if tag == "meta":
                assert attributes.get("http-equiv", "").lower() not in ("refresh", "set-cookie"), said
            for name in ("href", "src", "action", "formaction", "xlink:href", "hx-get", "data"):
                scheme = urlsplit(attributes.get(name) or "").scheme
                assert scheme in ("", *_SCHEMES) or (tag == "img" and scheme == "data"), said
                if scheme and name != "href":
                    raise AssertionError(said)
    assert not [link for link in elsewhere if urlsplit(link).scheme not in _SCHEMES]


def test_links_to_other_sites_tell_them_nothing(crawled):
    found, _ = crawled
    for address, answer in found.items():
        if answer.headers["content-type"].startswith("text/html"):
            for tag, attributes in Elements(answer.text).found:
                if tag == "a" and urlsplit(attributes.get("href") or "").scheme in _SCHEMES:
                    assert {"noopener", "noreferrer"} & set((attributes.get("rel") or "").split()), (
                        address,
                        attributes,
                    )


def test_no_template_is_run(crawled):
    for address, answer in crawled[0].items():
        if "{{ 7*7 }}" in answer.text or "7*7" in answer.text:
            assert not re.search(r"(?<![\d.])49 \{% raw", answer.text), address


def test_controls_and_marks_of_direction_are_on_no_page(crawled):
    marks = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
    held = {
        address: ascii(words)
        for address, answer in pages(crawled[0]).items()
        for words in Elements(answer.text).words
        if marks.search(words)
    }
    assert held == {}


def test_downloads_are_downloads(client, kept):
    for one in kept:
        answer = client.get(f"/articles/{one}/raw")
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(("text/plain", "application/octet-stream"))
        assert answer.headers["content-disposition"].startswith("attachment")
        assert not re.search(r"[^\x20-\x7e]", answer.headers["content-disposition"])
        assert not set(re.findall(r'filename="?([^";]*)', answer.headers["content-disposition"])[0]) & set("/\\<>")


ASKED = (
    *("/search?q={}", '/search?q="{}"', "/search?q=dam outlet:{}", "/search?q=dam&sort={}", "/search?page={}"),
    *("/?q={}", "/?outlet={}", "/?sort={}", "/?from={}", "/people/{}", "/people?q={}", "/stories/{}", "/articles/{}"),
    *("/stories/x/{}", "/compare/{}/{}", "/articles/{}/received", "/articles/{}/raw", "/static/x/{}", "/{}"),
    *("/login?next={}", "/search.atom?q={}", "/search.json?q={}", "/people/{}.json", "/stories/{}/export.html"),
    *("/stories/{}/export.json", "/articles/{}/versions", "/articles/x?layers={}", "/articles/x?start={}"),
)


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_what_is_asked_for_is_only_words_too(client, payload):
    for address in ASKED:
        asked = address.replace("{}", quote(payload.encode(errors="replace"), safe=""))
        answer = client.get(asked)
        assert answer.status_code < 500, asked
        if answer.headers.get("content-type", "").startswith("text/html"):
            for tag, attributes in Elements(answer.text).found:
                assert tag not in ("iframe", "object", "base", "style"), (asked, tag)
                assert tag != "script" or attributes["src"].startswith("/static/")
                assert not [name for name in attributes if name.startswith(("on", "hx-on"))], asked
        for name, value in answer.headers.items():
            assert not re.search(r"[\r\n\x00]", value), name
        assert urlsplit(answer.headers.get("location", "/")).netloc == ""


PATHS = (
    *("../../../../etc/passwd", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "/etc/passwd"),
    *("%2fetc%2fpasswd", "..%5c..%5cetc", "....//....//etc/passwd", "file:%2f%2f%2fetc%2fpasswd", "%00", "x%00.html"),
    *("..%252f..%252fetc%252fpasswd", "%c0%ae%c0%ae%2fetc", "~root", "hostile%20%3Cb%3E.db", "rashomon.db"),
)


@pytest.mark.parametrize(
    "address",
    [
        *("/articles/{}/raw", "/articles/{}/received", "/articles/{}/received/frame", "/stories/{}/export.html"),
        *("/stories/{}/export.md", "/stories/s-0/{}", "/static/x/{}", "/people/{}", "/{}"),
    ],
)
def test_no_path_leads_to_a_file(client, address):
    for path in PATHS:
        request = client.build_request("GET", "/")
        request.url = request.url.copy_with(raw_path=address.replace("{}", path).encode())
        answer = client.send(request)
        assert answer.status_code in (404, 400, 422, 301, 303, 307), (path, answer.status_code)
        assert b"root:" not in answer.content
        assert b"SQLite format" not in answer.content


@pytest.fixture(scope="module")
def served(workspace):
    with serving(workspace) as (_, address):
        yield f"http://{address.netloc}"


@pytest.fixture(scope="module")
def shown(browser, served):  # noqa: F811
    """A page of a browser, and what went wrong on it."""
    context = browser.new_context()
    context.add_init_script(_WATCH)
    page = context.new_page()
    page.set_default_timeout(10_000)
    trouble = []
    page.on("console", lambda m: m.type in ("error", "warning") and trouble.append((page.url, m.text)))
    page.on("pageerror", lambda error: trouble.append((page.url, str(error))))
    page.on("dialog", lambda dialog: (trouble.append((page.url, dialog.message)), dialog.dismiss()))
    page.on("popup", lambda opened: trouble.append((page.url, f"popup {opened.url}")))
    page.on("download", lambda one: trouble.append((page.url, f"download {one.url}")))
    page.on("request", lambda r: r.url.startswith((f"{served}/", "data:")) or trouble.append((page.url, r.url)))
    yield page, trouble
    context.close()


@pytest.mark.browser
def test_in_a_browser_nothing_happens(shown, served, client):
    page, trouble = shown
    found, _ = crawl(client, each=2)
    assert len(pages(found)) > 30
    for address in pages(found):
        page.goto(served + address, wait_until="load")
        for frame in page.frames:
            assert frame.url == "" or frame.url.startswith((served, "about:")), (address, frame.url)
        assert page.url.startswith(served), address
        assert page.title(), address
    assert trouble == []


@pytest.mark.browser
def test_in_a_browser_the_words_are_whole(shown, served, kept):
    page, trouble = shown
    for one, article in kept.items():
        text = article.text
        page.goto(f"{served}/articles/{one}?layers=blocks,attributions,figures,times,names,incidents,pledges,reuse")
        seen = page.evaluate("document.querySelector('#text').textContent")
        if len(text) > 100_000:
            continue  # shown in pages; the next test looks at one of them
        assert "".join(seen.split()) == harmless("".join(text.split())), article.id
    assert trouble == []


@pytest.mark.browser
def test_in_a_browser_a_word_without_end_stays_within_the_page(shown, served, kept):
    page, trouble = shown
    (long,) = (one for one, article in kept.items() if len(article.text) > 100_000)
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{served}/articles/{long}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1280, "height": 800})
    assert trouble == []


@pytest.mark.browser
def test_in_a_browser_a_foreign_page_can_do_nothing(browser, served):  # noqa: F811
    """What another site's page tries on the server, without a login: read, frame, embed, send."""
    context = browser.new_context()
    page = context.new_page()
    page.route(f"http://{OUTSIDE}/**", lambda route: route.fulfill(body="<h1>elsewhere</h1>", content_type="text/html"))
    page.goto(f"http://{OUTSIDE}/")
    tried = page.evaluate(
        """async (here) => {
            const out = {};
            const load = (tag, set) => new Promise(done => {
                const e = document.createElement(tag);
                Object.assign(e, set);
                e.onload = () => done("loaded"); e.onerror = () => done("refused");
                document.body.append(e);
            });
            const ask = (path, options) => fetch(here + path, options).then(r => r.type + r.status, () => "refused");
            out.read = await ask("/index.json", {});
            out.blind = await ask("/index.json", {mode: "no-cors"});
            out.script = await load("script", {src: here + "/static/x/app.js"});
            out.image = await load("img", {src: here + "/static/x/icon.svg"});
            out.send = await ask("/add", {method: "POST", body: new URLSearchParams({a: "1"})});
            await load("iframe", {src: here + "/"});
            return out;
        }""",
        served,
    )
    assert set(tried.values()) == {"refused"}, tried
    framed = page.frames[1]
    assert "rashomon" not in (framed.content() if framed.url.startswith("http") else "")
    context.close()

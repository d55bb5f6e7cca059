"""A workspace full of articles that try to become more than text on the pages that show them.

They come as articles come: JSON Lines, HTML pages and a feed, read, analysed, put into stories and accounted for.
"""

from __future__ import annotations

import functools
import hashlib
import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rashomon.model import Article, Problem
from rashomon.read import read_articles
from rashomon.store import sources
from rashomon.store.identity import storable
from rashomon.store.runs import record_problem, running
from rashomon.store.workspace import open_workspace
from rashomon.work.adding import AddedArticle, add
from rashomon.work.catching_up import catch_up

#: The site that none of it may reach.
OUTSIDE = "outside.example"

#: What each article says somewhere, by name.
PAYLOADS = {
    "script": '<script>alert("a1")</script>',
    "breakout": '</script></style></title></textarea></template>--><script>alert("a2")</script>',
    "handler": '<img src=x onerror=alert("a3")><b onmouseover=alert(3) onfocus=alert(3) autofocus tabindex=1>bold</b>',
    "attribute": "\"'><b onclick=alert(5) style=position:fixed;inset:0>",
    "svg": f'<svg onload=alert("a4")><use href="http://{OUTSIDE}/u.svg#a"/>'
    '<a xlink:href="javascript:alert(4)">x</a></svg>',
    "link": 'javascript:alert("a6") <a href="javascript:alert(6)">read on</a> [read on](javascript:alert(6))',
    "data": 'data:text/html,<script>alert("a7")</script>',
    "template": "{{ 7*7 }} {% raw %} {{ config }} ${7*7} #{7*7} {# no #} <%= 7*7 %>",
    "frame": f'<iframe src="http://{OUTSIDE}/" srcdoc="<script>alert(9)</script>"></iframe>'
    f'<object data="//{OUTSIDE}/o"></object>',
    "head": f'<base href="http://{OUTSIDE}/"><meta http-equiv=refresh content="0;url=http://{OUTSIDE}/">'
    f'<link rel=stylesheet href=//{OUTSIDE}/a.css><style>@import "http://{OUTSIDE}/b.css";</style>',
    "form": f'<form action="http://{OUTSIDE}/"><input name=csrf><button>go</button></form>',
    "encoded": '&lt;script&gt;alert("a16")&lt;/script&gt; &#x3c;script&#x3e; %3Cscript%3E \\u003cscript\\u003e',
    "htmx": f'<div hx-get="http://{OUTSIDE}/h" hx-trigger="load" hx-on:htmx:load="alert(18)">x</div>',
    "markup": "]]><![CDATA[ <!-- --!> <?php phpinfo(); ?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;",
    "bidi": "report\u202egnp.exe\u202c \u2066left\u2069 \u2067right\u2069 \u202dend",
    "controls": "a\x00b\x07c\x1b[31md\x7f\x9b31m",
    "surrogate": "half \ud83d of and \udc00 the rest",
    "path": "../../../../etc/passwd\\..\\..\\windows",
    "letters": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349" * 20
    + " \U0001f469\u200d\U0001f692",
}

_REPORT = """{headline}

By {byline}

The dam at Orlen broke on Tuesday and about {left} people had to leave their homes in the valley, officials said.

"We {verb} rebuild the wall before the autumn rain, whatever it costs," said Tilda Varga, the mayor of Orlen. {payload}

At least {hurt} people were injured in the village of Brenna when a bridge fell on 4 May 2027, police said.

"{payload} is not how I would put it," said Anselm {payload} Kory, a spokesman for the water board.

The government promised to pay 20 million crowns to the families by the end of June if the council agrees.

According to {payload}, the water board had known of the cracks since 2024.
"""

_PAGE = """<!DOCTYPE html><html><head><title>{headline}</title>
<meta property="og:site_name" content="{outlet}"><meta name="author" content="{byline}">
<link rel="canonical" href="https://page.example/orlen"><base href="http://{outside}/" target="_top">
<meta http-equiv="refresh" content="0;url=http://{outside}/away"><link rel="stylesheet" href="http://{outside}/a.css">
<style>body {{ background: url(http://{outside}/b.png) }}</style><script>alert("page 1")</script>
<script src="http://{outside}/c.js"></script></head>
<body onload="alert('page 2')"><h1>{headline}</h1><img src="http://{outside}/d.png" onerror="alert('page 3')">
<a href="javascript:top.location='http://{outside}/e'" target="_top">leave the frame</a>
<iframe src="http://{outside}/f"></iframe><form action="http://{outside}/g"><button>send</button></form>
<svg><script>alert("page 4")</script><animate onbegin="alert('page 5')" attributeName="x" dur="1s"/></svg>
<math><mtext><table><mglyph><style><img src=x onerror=alert("page 6")></style></mglyph></table></mtext></math>
<p>{body}</p><noscript><p title="</noscript><img src=x onerror=alert('page 7')>"></noscript></body></html>"""

_FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Feed {title}</title><link>javascript:alert(1)</link><item><title>{title}</title>
<link>javascript:alert("feed")</link><guid>item {title}</guid>
<content:encoded><![CDATA[<script>alert("feed")</script><p>{body}</p>]]></content:encoded></item></channel></rss>"""


def _body(payload, n=0):
    return _REPORT.format(
        headline=f"Dam at Orlen breaks {payload}",
        byline=f"Ines {payload}",
        left="9,600" if n % 2 else "10,000",
        verb="shall" if n % 3 else "will",
        hurt=14 + n % 2,
        payload=payload,
    )


def _write(folder):
    lines = []
    names = list(PAYLOADS)
    # two to an article: each is analysed, which takes a second
    for n, name in enumerate(names[::2]):
        # a line with zeros is no text to its reader; see _unreadable
        payload, other = PAYLOADS[name], PAYLOADS[(names[1:] + names[:1])[2 * n]].replace("\x00", "")
        lines.append(
            {
                "id": f"{name} {payload}",
                "title": f"Dam at Orlen breaks {other}",
                "text": _body(f"{payload} {other}", n),
                "outlet": f"The {name} {payload}",
                "url": other
                if name == "link" or other.startswith("data:")
                else f"https://{name}.example/orlen?x={other}",
                "date": f"2027-05-{4 + n % 5:02}T0{n % 9}:30:00Z",
                "byline": f"Ines {other}",
            }
        )
    word = "x" * 1_000_000
    lines.append({"id": "word", "title": word, "text": f"{_body('short')}\n\n{word}", "outlet": word[:5_000]})
    (folder / "lines.jsonl").write_text("\n".join(json.dumps(line) for line in lines))
    # an outlet that changed what it had published
    later = folder.parent / "later"
    later.mkdir()
    changed = lines[0]["text"].replace("10,000", "11,000 <i>or so</i>") + "\n\nMore <script>alert(1)</script>"
    (later / "lines.jsonl").write_text(json.dumps({**lines[0], "text": changed}))
    evil = PAYLOADS["script"]
    page = _PAGE.format(headline="Dam &amp; bridge", outlet=evil, byline=evil, body=_body("page", 1), outside=OUTSIDE)
    (folder / "<img src=x onerror=alert(1)>.html").write_text(page)
    shown = evil.replace("<", "&lt;")
    (folder / "feed.xml").write_text(_FEED.format(title=shown, body=_body("feed", 2)))


def _unreadable():
    """Articles with what reading lets through in no format, put in as if it had."""
    for name in ("controls", "surrogate"):
        text = _body(PAYLOADS[name])
        digest = hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()
        evil = f"The {PAYLOADS[name]}"
        yield Article(f"{name}.txt", text, digest, raw=text.encode(errors="surrogatepass"), title=evil, outlet=evil)


def _beside(workspace, run):
    """What is shown besides articles: sources with their errors, and problems."""
    moment = datetime(2027, 5, 6, tzinfo=UTC)
    with workspace.writing() as connection:
        for name, payload in PAYLOADS.items():
            url = f"https://{name}.example/feed?{payload}"
            given = {"title": payload, "listed_in": payload, "interval": timedelta(hours=1)}
            sources.add_source(connection, url, kind="feed", added=moment, due=moment, **given)
            row = sources.find_source(connection, storable(url))
            sources.failed(connection, row.number, error=payload, now=moment, due=moment + timedelta(hours=1))
            record_problem(connection, run.number, Problem(payload, payload, payload))


@functools.cache
def _made():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        _write(folder / "in")
        path = str(folder / "made.db")
        with open_workspace(path, create=True) as workspace, running(workspace, "add") as run:
            found = list(add(workspace, read_articles([str(folder / "in")]), run))
            found += add(workspace, _unreadable(), run)
            found += add(workspace, read_articles([str(folder / "later")]), run)
            assert [one for one in found if not isinstance(one, AddedArticle)] == []
            _beside(workspace, run)
            done = catch_up(workspace, run, 0)
            assert done.accounts
            # half a character is shown, but no model takes it
            assert [one.reason for one in done.problems if "surrogates" not in one.reason] == []
        return Path(path).read_bytes()


def hostile_workspace(folder):
    """Such a workspace, as a file in a folder."""
    path = folder / "hostile <b>.db"
    path.write_bytes(_made())
    return str(path)

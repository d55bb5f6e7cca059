"""A news site on loopback whose feed and pages change as a measurement says: what `watch` watches meanwhile."""

from __future__ import annotations

import html
import json
import os
import signal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

__all__ = ["Site"]


class Site:
    """A site in a process of its own; to be stopped.

    Args:
        folder: Where it finds what it shows; empty at first.
    """

    def __init__(self, folder: Path) -> None:
        self._pages = folder / "pages.json"
        self._shown: dict[str, dict[str, Any]] = {}
        self.show([])
        reading, writing = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            _serve(self._pages, writing)
        os.close(writing)
        self.port = int(os.read(reading, 10))
        os.close(reading)

    def show(self, pages: list[dict[str, Any]]) -> None:
        """Publish pages, or change them: ``path``, ``title``, ``outlet``, ``date`` (ISO 8601) and ``text``."""
        self._shown.update({one["path"]: one for one in pages})
        beside = self._pages.with_suffix(".new")
        beside.write_text(json.dumps(list(self._shown.values())), encoding="utf-8")
        beside.replace(self._pages)

    def address(self, page: dict[str, Any]) -> str:
        """Where a page is."""
        return f"http://127.0.0.1:{self.port}{page['path']}"

    @property
    def feed(self) -> str:
        """Where the feed is."""
        return f"http://127.0.0.1:{self.port}/feed.xml"

    def stop(self) -> None:
        """End it."""
        os.kill(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)


def _serve(pages: Path, port: int) -> None:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            shown = json.loads(pages.read_text(encoding="utf-8"))
            found = {one["path"]: one for one in shown}.get(self.path)
            if found:
                self._answer("text/html; charset=utf-8", _page(found))
            elif self.path == "/feed.xml":
                self._answer("application/rss+xml", _feed(shown, self.headers["Host"]))
            else:
                self.send_error(404)

        def _answer(self, kind: str, text: str) -> None:
            content = text.encode()
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing: whoever measures does not read it."""

    try:
        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        os.write(port, str(server.server_address[1]).encode())
        server.serve_forever()
    finally:
        os._exit(1)


def _page(one: dict[str, Any]) -> str:
    paragraphs = "".join(f"<p>{html.escape(words)}</p>" for words in one["text"].split("\n\n"))
    title, outlet = html.escape(one["title"]), html.escape(one["outlet"])
    return (
        f'<!doctype html><html lang="en"><head><title>{title}</title><meta property="og:site_name" content="{outlet}">'
        f'<meta property="article:published_time" content="{one["date"]}T09:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def _feed(shown: list[dict[str, Any]], host: str) -> str:
    items = "".join(
        f"<item><title>{html.escape(one['title'])}</title><link>http://{host}{one['path']}</link>"
        f"<guid>http://{host}{one['path']}</guid><description>{html.escape(one['text'][:80])}, {len(one['text'])} "
        "characters …</description></item>"
        for one in shown
    )
    return (
        f'<rss version="2.0"><channel><title>News of a loop</title><link>http://{host}/</link>{items}</channel></rss>'
    )

"""A report opened in a browser."""

import contextlib

import pytest

#: Rules of axe-core for WCAG 2.2, levels A and AA, and its best practices for names and lists.
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@contextlib.contextmanager
def page(browser, tmp_path, html, **options):
    """A page that fails the test if it logs anything, asks for anything or opens a dialogue."""
    (tmp_path / "report.html").write_bytes(html.encode(errors="replace"))
    context = browser.new_context(**options)
    opened = context.new_page()
    trouble = []
    opened.on("console", lambda message: trouble.append(message.text))
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.on("dialog", lambda dialog: (trouble.append(dialog.message), dialog.dismiss()))
    opened.on("request", lambda request: request.url.startswith(("file:", "data:")) or trouble.append(request.url))
    opened.goto((tmp_path / "report.html").as_uri())
    yield opened
    context.close()
    assert trouble == []


def audited(opened):
    """The rules of accessibility that a page breaks, with the first places, and how many it keeps.

    The page must have been opened with ``bypass_csp``: axe is put into it, which its own policy would not let in.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(opened, options={"runOnly": {"type": "tag", "values": TAGS}}).response
    broken = [(v["id"], [n["html"][:90] for n in v["nodes"][:3]]) for v in found["violations"]]
    return broken, len(found["passes"])

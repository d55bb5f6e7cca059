"""A report opened in a browser."""

import contextlib


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

"""``rashomon extract``: what each article holds."""

from __future__ import annotations

from rashomon.cli.app import EXIT_STATUS, Fetch, Paths, Private, Quiet, Workers, app
from rashomon.cli.reading import Web, analysed, articles, end, nothing
from rashomon.console import STANDARD_STREAM, Messages, guarded, write_output

__all__ = ["extract"]


@app.command(
    epilog="""
**Examples**

`rashomon extract reports/ crawl.warc.gz > mentions.jsonl`

`cat articles.jsonl | rashomon extract - --workers 2`

An input line is `{"id": …, "text" or "html": …}` and may have `title`, `outlet`, `url`, `date` and `byline`, or is an
item of ninjs or of a JSON Feed.
"""
    + EXIT_STATUS
)
@guarded
def extract(
    paths: Paths,
    workers: Workers = 1,
    fetch: Fetch = False,
    allow_private_addresses: Private = False,
    quiet: Quiet = False,
) -> None:
    """Print what each article holds, a JSON line an article, in the order of the input.

    Where it is from, blocks, publication date, credits, attributions, figures, times and names, with the characters
    they stand at.
    """
    from rashomon.export.interchange import analysis_line, json_bytes
    from rashomon.read import Meter

    messages, meter = Messages(quiet), Meter()
    web = Web(fetch, allow_private_addresses)
    written = 0
    with messages.progress("extracting", meter=meter) as step:
        for analysis in analysed(articles(paths, messages, web, meter), workers, messages):
            write_output(STANDARD_STREAM, json_bytes(analysis_line(analysis)))
            written += 1
            step()
    if not written:
        nothing(messages)
    end(messages)

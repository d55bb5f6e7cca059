"""The command line: what goes in, what comes out, and the exit status. The stages do the work."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from rashomon import __version__
from rashomon.console import (
    FAILED,
    LEFT_OUT,
    STANDARD_STREAM,
    Messages,
    check_outputs,
    debugging,
    guarded,
    inputs_from,
    write_output,
)
from rashomon.errors import CitationMismatch, UsageError
from rashomon.threads import ONE_THREAD

if TYPE_CHECKING:
    from rashomon.group.features import Features
    from rashomon.model import Analysis, Article, Problem
    from rashomon.read import Meter

__all__ = ["app", "main"]

_EXIT_STATUS = """
**Exit status**: 0 all input was read · 3 some input was left out · 1 nothing could be done · 2 wrong usage
"""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)

Paths = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Reports: text, HTML, JSON Lines, feeds (RSS, Atom, JSON Feed), OPML, ninjs, NewsML-G2, NITF and WARC "
        "files, gzipped or not; folders of them; web addresses. - reads JSON Lines from standard input.",
        show_default=False,
    ),
]
Workers = Annotated[
    int,
    typer.Option(min=1, help="Processes that analyse articles; each takes about 0.6 GB."),
]
Fetch = Annotated[bool, typer.Option("--fetch", help="Also fetch the pages that feeds and lists of feeds point to.")]
Private = Annotated[
    bool,
    typer.Option("--allow-private-addresses", help="Fetch from this computer and the local network, too."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no notices; errors are still shown.")]


def main() -> None:
    """Run the command line."""
    for name, value in ONE_THREAD.items():
        os.environ.setdefault(name, value)
    for stream in (sys.stdout, sys.stderr):
        # a terminal that cannot show a character shows a question mark instead of ending the program
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    app(prog_name="rashomon")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"rashomon {__version__}")
        raise typer.Exit


@app.callback()
def rashomon(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Many outlets report one happening: read their reports, get **one account that can be checked**.

    Who reports what, who said what in which words, on which figures and dates the reports agree or differ, and which
    report carries what. Every line points to the characters it rests on. No report is called true or false.

    Start with: `rashomon brief FOLDER --html account.html`
    """


@app.command(
    epilog="""
**Examples**

`rashomon brief reports/` — read a folder, show the account here

`rashomon brief reports/ --html account.html --json account.json` — a page to read, and a file that `verify` can check

`rashomon brief a.txt b.html crawl.warc.gz --markdown -` — Markdown to standard output

`rashomon brief feeds.opml --fetch` — the pages that the feeds of a list point to, now
"""
    + _EXIT_STATUS
)
@guarded
def brief(
    paths: Paths,
    html: Annotated[str | None, typer.Option(metavar="FILE", help="Write one self-contained HTML page.")] = None,
    markdown: Annotated[str | None, typer.Option(metavar="FILE", help="Write Markdown.")] = None,
    json_file: Annotated[
        str | None, typer.Option("--json", metavar="FILE", help="Write everything found, for programs and `verify`.")
    ] = None,
    workers: Workers = 1,
    fetch: Fetch = False,
    allow_private_addresses: Private = False,
    quiet: Quiet = False,
) -> None:
    """Give an account of each story that the reports tell.

    The account is shown here; with `--html`, `--markdown` or `--json` it is written to files (- is standard output)
    and shown as well, unless standard output is taken or `--quiet` is given.
    """
    outputs = (html, markdown, json_file)
    check_outputs(outputs, paths)
    messages = Messages(quiet)
    _warn_of_outputs_among_inputs(outputs, paths, messages)
    analyses = _analyses(paths, workers, messages, _Web(fetch, allow_private_addresses))
    if not analyses:
        _nothing(messages)

    from rashomon.export.interchange import accounts_json, json_bytes
    from rashomon.export.markdown import markdown as as_markdown
    from rashomon.export.report import report
    from rashomon.export.terminal import print_accounts
    from rashomon.pipeline import accounts

    with messages.progress("comparing"):
        found = accounts(analyses)
    if html:
        write_output(html, report(found).encode(errors="replace"))
    if markdown:
        write_output(markdown, as_markdown(found).encode(errors="replace"))
    if json_file:
        content = accounts_json(found, __version__, inputs_from(paths, json_file))
        if fetch:
            content["fetched"] = True
        write_output(json_file, json_bytes(content, indent=1))
    if STANDARD_STREAM not in outputs and not (quiet and any(outputs)):
        print_accounts(found, _reading_console())
    _end(messages)


@app.command(
    epilog="""
**Examples**

`rashomon extract reports/ crawl.warc.gz > mentions.jsonl`

`cat articles.jsonl | rashomon extract - --workers 2`

An input line is `{"id": …, "text" or "html": …}` and may have `title`, `outlet`, `url`, `date` and `byline`, or is an
item of ninjs or of a JSON Feed.
"""
    + _EXIT_STATUS
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
    web = _Web(fetch, allow_private_addresses)
    written = 0
    with messages.progress("extracting", meter=meter) as step:
        for analysis in _stream(_articles(paths, messages, web, meter), workers, messages):
            write_output(STANDARD_STREAM, json_bytes(analysis_line(analysis)))
            written += 1
            step()
    if not written:
        _nothing(messages)
    _end(messages)


@app.command(
    epilog="""
**Examples**

`rashomon group reports/ > stories.jsonl` — a line a story: its articles, those ahead of the rest, like stories

`rashomon group archive.warc.gz --words-only --changes history.jsonl` — quicker, and what became of stories as they grew
"""
    + _EXIT_STATUS
)
@guarded
def group(
    paths: Paths,
    window: Annotated[
        int, typer.Option(min=1, metavar="DAYS", help="Days between two reports from which they are not compared.")
    ] = 30,
    batch: Annotated[
        int, typer.Option(min=1, metavar="ARTICLES", help="Articles that are put into stories at a time.")
    ] = 50_000,
    words_only: Annotated[
        bool, typer.Option("--words-only", help="Do not compare meanings: ten times quicker, a little coarser.")
    ] = False,
    changes: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="Write each opening, merger and split of a story, a JSON line each."),
    ] = None,
    workers: Workers = 1,
    fetch: Fetch = False,
    allow_private_addresses: Private = False,
    quiet: Quiet = False,
) -> None:
    """Print which articles tell one story, a JSON line a story.

    A story is one happening and the reaction to it. Articles may come in any order and any number: what is too old to
    be compared with is kept on disk.
    """
    check_outputs((changes,), paths)
    messages = Messages(quiet)
    from rashomon.export.interchange import change_line, json_bytes, story_line
    from rashomon.group.index import Limits
    from rashomon.group.stories import GROUPED
    from rashomon.group.stream import Stream, StreamSettings
    from rashomon.read import Meter

    meter, waiting, read = Meter(), [], 0
    articles = _articles(paths, messages, _Web(fetch, allow_private_addresses), meter)
    with Stream(StreamSettings(Limits(window=window))) as stream:
        with messages.progress("grouping", meter=meter) as step:
            for found, shape in _shapes(articles, workers, not words_only, messages):
                read += 1
                if found.language.code in GROUPED:
                    waiting.append(shape)
                if len(waiting) >= batch:
                    stream.add(waiting)
                    waiting.clear()
                step()
            stream.add(waiting)
        if not read:
            _nothing(messages)
        for story in stream.stories():
            write_output(STANDARD_STREAM, json_bytes(story_line(story)))
        if changes:
            write_output(changes, b"".join(json_bytes(change_line(one)) for one in stream.history))
    _end(messages)


@app.command(
    epilog="""
**Examples**

`rashomon verify account.json` — against the reports it was made from, where they were then

`rashomon verify account.json archive/` — against copies kept elsewhere

**Exit status**: 0 every citation stands · 1 one does not, or a report is missing: the message names the line · 2 wrong
usage
"""
)
@guarded
def verify(
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="What `brief --json` wrote.", show_default=False)],
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="The reports, if they are not where they were.", show_default=False),
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch again what was fetched for it.")] = False,
    allow_private_addresses: Private = False,
    quiet: Quiet = False,
) -> None:
    """Check every citation of a saved account against the reports again."""
    from rashomon.account.verify import verify as check

    messages = Messages(quiet)
    saved = _saved(account)
    web = _Web(fetch, allow_private_addresses)
    texts = {a.id: a.text for a in _articles(paths or _recorded(account, saved, fetch), messages, web)}
    try:
        n = check(saved, texts)
    except CitationMismatch as mismatch:
        messages.say("mismatch", str(mismatch))
        raise typer.Exit(FAILED) from None
    if not quiet:
        stories = len(saved["stories"])
        word = "story" if stories == 1 else "stories"
        typer.echo(f"{n:,} citations of {stories:,} {word} stand, word for word, in {len(texts):,} reports.")


@dataclass(frozen=True, slots=True)
class _Web:
    """What may be fetched: pages that lists point to, and from private addresses."""

    follow: bool = False
    private: bool = False


def _articles(paths: Sequence[str], messages: Messages, web: _Web, meter: Meter | None = None) -> Iterator[Article]:
    from rashomon.model import Article
    from rashomon.read import read_articles
    from rashomon.read.paths import is_address

    stdin = sys.stdin.buffer if STANDARD_STREAM in paths else None
    with ExitStack() as open_until_read:
        fetcher = None
        if web.follow or any(is_address(p) for p in paths):
            from rashomon.read.fetch import Fetcher
            from rashomon.settings import fetch_settings

            settings = fetch_settings(allow_private_addresses=web.private or None)
            fetcher = open_until_read.enter_context(Fetcher(settings))
        found = read_articles(paths, stdin=stdin, fetcher=fetcher, follow=web.follow, meter=meter)
        yield from messages.only(Article, found)


def _stream(articles: Iterator[Article], workers: int, messages: Messages) -> Iterator[Analysis]:
    """Analyse articles; those that fail, or hold no report, are named and left out."""
    first = next(articles, None)
    if first is None:
        return  # without loading the language model
    from rashomon.model import Analysis
    from rashomon.pipeline import analyse_all, attempt_all

    found: Iterator[Analysis | Problem] = (analyse_all if debugging() else attempt_all)(
        chain([first], articles), workers
    )
    for analysis in messages.only(Analysis, found):
        if _usable(analysis, messages):
            yield analysis


def _shapes(
    articles: Iterator[Article], workers: int, embedded: bool, messages: Messages
) -> Iterator[tuple[Analysis, Features]]:
    """Take articles as far as grouping needs them; those that fail, or hold no report, are named and left out."""
    first = next(articles, None)
    if first is None:
        return
    from rashomon.model import Problem
    from rashomon.pipeline import shape_all

    for found in shape_all(chain([first], articles), workers, embedded):
        if isinstance(found, Problem):
            messages.problem(found)
        elif _usable(found[0], messages):
            yield found


def _usable(analysis: Analysis, messages: Messages) -> bool:
    """Whether an article can be in an account; says what keeps it out or must be known of it."""
    from rashomon.model import Severity
    from rashomon.pipeline import caveat

    problem = caveat(analysis)
    if problem:
        messages.problem(problem)
    return not (problem and problem.severity is Severity.LEFT_OUT)


def _analyses(paths: Sequence[str], workers: int, messages: Messages, web: _Web) -> list[Analysis]:
    from rashomon.read import Meter

    meter = Meter()
    with messages.progress("reading", meter=meter):
        articles = list(_articles(paths, messages, web, meter))
    out = []
    with messages.progress("analysing", len(articles)) as step:
        # no more processes than articles: each takes seconds to start
        for analysis in _stream(iter(articles), min(workers, len(articles)), messages):
            out.append(analysis)
            step()
    return out


def _reading_console() -> Console:
    console = Console(highlight=False, markup=False, emoji=False)
    # a pipe has no width of its own: the same lines everywhere
    return console if console.is_terminal else Console(highlight=False, markup=False, emoji=False, width=100)


def _warn_of_outputs_among_inputs(outputs: Sequence[str | None], paths: Sequence[str], messages: Messages) -> None:
    from rashomon.read.media import kind_by_name

    folders = [Path(p).resolve() for p in paths if p != STANDARD_STREAM and Path(p).is_dir()]
    for name in outputs:
        if name and name != STANDARD_STREAM and not messages.quiet:
            path = Path(name).resolve()
            if kind_by_name(path.name) and any(f in path.parents for f in folders):
                messages.say("notice", f"{name}: lies in a folder that is read, and will be read as a report next time")


def _saved(name: str) -> dict[str, Any]:
    try:
        saved = json.loads(Path(name).read_bytes())
    except OSError as error:
        raise UsageError(f"{name}: {error.strerror}; give the file that `rashomon brief --json` wrote") from None
    except (ValueError, RecursionError):
        raise UsageError(f"{name}: is not JSON; give the file that `rashomon brief --json` wrote") from None
    if not (isinstance(saved, dict) and isinstance(saved.get("stories"), list)):
        raise UsageError(f"{name}: holds no account; give the file that `rashomon brief --json` wrote")
    return saved


def _recorded(name: str, saved: dict[str, Any], fetch: bool) -> list[str]:
    from rashomon.read.paths import is_address

    inputs = [i for i in saved.get("inputs", ()) if isinstance(i, str)]
    if not inputs or STANDARD_STREAM in inputs:
        raise UsageError(f"{name}: does not say where its reports are; name them after it")
    if not fetch and (saved.get("fetched") or any(is_address(i) for i in inputs)):
        raise UsageError(f"{name}: its reports were fetched; add --fetch to fetch them again, or name copies after it")
    return [i if is_address(i) else os.path.normpath(Path(name).parent / i) for i in inputs]


def _nothing(messages: Messages) -> None:
    messages.say("error", "no report could be read; nothing was done")
    raise typer.Exit(FAILED)


def _end(messages: Messages) -> None:
    if messages.left_out:
        raise typer.Exit(LEFT_OUT)

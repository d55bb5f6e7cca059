"""``rashomon verify``: every citation of a saved account, or all that a workspace holds, checked again."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from rashomon.cli.app import AsJson, Private, Quiet, Workspace, app
from rashomon.cli.reading import Web, articles
from rashomon.console import FAILED, STANDARD_STREAM, Messages, guarded
from rashomon.errors import UsageError

if TYPE_CHECKING:
    from rashomon.store.workspace import Workspace as Opened

__all__ = ["verify"]

#: What is counted, in the order in which a reader is told of it.
_COUNTED = ("articles", "mentions", "revisions", "reuses", "accounts", "citations", "contents")


@app.command(
    epilog="""
**Examples**

`rashomon verify` — the whole workspace: hashes, spans, every citation of every account it ever gave

`rashomon verify account.json` — against the reports it was made from, where they were then

`rashomon verify account.json archive/` — against copies kept elsewhere

`rashomon verify account.json -w news.db` — against the articles of a workspace, earlier versions included

**Exit status**: 0 everything stands · 1 something does not, or a report is missing: the message names the place · 2
wrong usage
"""
)
@guarded
def verify(
    context: typer.Context,
    account: Annotated[
        str | None,
        typer.Argument(
            metavar="[ACCOUNT]",
            help="What `brief --json` wrote; without, the workspace is checked.",
            show_default=False,
        ),
    ] = None,
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PATH…]", help="The reports, if they are not where they were.", show_default=False),
    ] = None,
    workspace: Workspace = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch again what was fetched for it.")] = False,
    allow_private_addresses: Private = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Check a workspace, or every citation of a saved account, against the reports again."""
    messages = Messages(quiet)
    if account is None:
        _workspace(workspace, messages, as_json)
        return
    saved = _saved(account)
    if _in_workspace(context, saved, workspace, paths):
        if paths:
            raise UsageError(f"{account}: is checked against reports or against a workspace; name one of them")
        texts = _texts_kept(saved, workspace)
    else:
        web = Web(fetch, allow_private_addresses)
        texts = {a.id: a.text for a in articles(paths or _recorded(account, saved, fetch), messages, web)}
    _account(saved, texts, messages, as_json)


def _account(saved: Mapping[str, Any], texts: Mapping[str, str], messages: Messages, as_json: bool) -> None:
    from itertools import islice

    from rashomon.account.verify import citations, mismatches

    stories = len(saved["stories"])
    every = mismatches(saved, texts)
    # for people the first will do: where a text has changed, everything after the change has moved
    wrong = list(every if as_json else islice(every, 1))
    if as_json:
        for one in wrong:
            _print({"mismatch": {"where": one.where, "what": one.reason}})
        checked = {"articles": len(texts), "stories": stories, "citations": citations(saved)}
        _print({"checked": checked, "mismatches": len(wrong)})
    elif wrong:
        messages.say("mismatch", str(wrong[0]))
    elif not messages.quiet:
        word = "story" if stories == 1 else "stories"
        typer.echo(
            f"{citations(saved):,} citations of {stories:,} {word} stand, word for word, in {len(texts):,} reports."
        )
    if wrong:
        raise typer.Exit(FAILED)


def _workspace(name: str | None, messages: Messages, as_json: bool) -> None:
    from rashomon.store.verify import size, verify
    from rashomon.store.workspace import open_workspace

    counts: Counter[str] = Counter()
    wrong = 0
    with open_workspace(name) as workspace, messages.progress("verifying", size(workspace)) as step:
        for one in verify(workspace, counts, step):
            wrong += 1
            if as_json:
                _print({"mismatch": {"where": one.where, "what": one.what, "remedy": one.remedy}})
            else:
                messages.say("mismatch", str(one))
        called = workspace.name
    if as_json:
        _print({"checked": {name: counts[name] for name in _COUNTED}, "mismatches": wrong})
    elif not messages.quiet:
        numbers = ", ".join(f"{counts[name]:,} {name}" for name in _COUNTED[:-1])
        verdict = f"{wrong:,} of these do not stand" if wrong else "all of it stands"
        typer.echo(f"{called}: {numbers}: {verdict}.")
    if wrong:
        raise typer.Exit(FAILED)


def _print(line: Mapping[str, object]) -> None:
    typer.echo(json.dumps(line))


def _in_workspace(
    context: typer.Context, saved: Mapping[str, Any], workspace: str | None, paths: Iterable[str] | None
) -> bool:
    """Whether an account is to be checked against a workspace: one that is named, or for want of files."""
    if workspace is None:
        return False
    source = context.get_parameter_source("workspace")
    named = source is not None and source.name == "COMMANDLINE"
    return named or not (paths or saved.get("inputs"))


def _texts_kept(saved: Mapping[str, Any], workspace: str | None) -> dict[str, str]:
    """The texts of a workspace that an account is of, by the names that it has for them."""
    from rashomon.store.workspace import open_workspace

    with open_workspace(workspace) as opened:
        return dict(_each_text(saved, opened))


def _each_text(saved: Mapping[str, Any], workspace: Opened) -> Iterator[tuple[str, str]]:
    from rashomon.account.verify import cited
    from rashomon.store.articles import text, text_of_hash

    hashes = {
        one.get("id"): one.get("sha256")
        for story in saved["stories"]
        if isinstance(story, dict)
        for one in story.get("articles", ())
        if isinstance(one, dict)
    }
    with workspace.reading() as connection:
        for name in sorted(cited(saved)):
            try:
                yield name, text(connection, name)
            except KeyError:
                # an account that was made from files names them, not what they are called here
                found = text_of_hash(connection, str(hashes.get(name)))
                if found is not None:
                    yield name, found


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
        raise UsageError(
            f"{name}: does not say where its reports are; name them after it, or the workspace that holds them with -w"
        )
    if not fetch and (saved.get("fetched") or any(is_address(i) for i in inputs)):
        raise UsageError(f"{name}: its reports were fetched; add --fetch to fetch them again, or name copies after it")
    return [i if is_address(i) else os.path.normpath(Path(name).parent / i) for i in inputs]

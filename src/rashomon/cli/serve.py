"""``rashomon serve``: the web app over a workspace."""

from __future__ import annotations

import json
import threading
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.app import AsJson, Quiet, Workspace, app
from rashomon.console import Messages, guarded

__all__ = ["serve"]


@app.command(
    epilog="""
**Examples**

`rashomon serve` — on this computer, for this computer alone

`rashomon serve --host 0.0.0.0 --token-file token.txt` — for others of the network who know the token

`rashomon serve --behind-tls --host-name news.example.org` — behind a proxy that encrypts, for people with accounts

All limits are set in the environment, by variables that begin with `RASHOMON_SERVE_`. Ctrl-C stops it.

**Exit status**: 0 stopped when told to · 1 the workspace cannot be read · 2 wrong usage, or the port is taken
"""
)
@guarded
def serve(
    workspace: Workspace = None,
    host: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS",
            help="Where to listen. Other addresses than this computer's own ask for a login. [default: 127.0.0.1]",
            show_default=False,
        ),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(
            metavar="PORT", min=0, max=65_535, help="0 takes one that is free. [default: 8000]", show_default=False
        ),
    ] = None,
    token_file: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Holds a token that visitors must know.", show_default=False),
    ] = None,
    host_name: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A name under which it is reached; may be repeated.", show_default=False),
    ] = None,
    behind_tls: Annotated[
        bool,
        typer.Option("--behind-tls", help="A proxy that encrypts stands before it, and says who the visitors are."),
    ] = False,
    open_browser: Annotated[bool, typer.Option("--open", help="Open it in a browser.")] = False,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Show stories, articles and searches as web pages.

    Without further options, this computer alone can reach them. To show them to others, give people accounts with
    `rashomon user add NAME`, or set a token.
    """
    from rashomon.web.settings import serve_settings

    settings = serve_settings(
        host=host,
        port=port,
        token_file=token_file,
        host_names=" ".join(host_name) if host_name else None,
        behind_tls=behind_tls or None,
    )
    from rashomon.web.app import create_app
    from rashomon.web.serving import address_of, check_exposure, listen, protection, run

    served = create_app(workspace, settings)
    accounts = served.state.guard.accounts
    check_exposure(settings, accounts)
    said = protection(settings, accounts)
    messages = Messages(quiet)
    with listen(settings) as listening:
        address = address_of(listening, settings)

        def begun() -> None:
            if as_json:
                typer.echo(
                    json.dumps({"address": address, "workspace": served.state.workspace.name, "protection": said})
                )
            elif not quiet:
                typer.echo(f"{served.state.workspace.name} is served at {address}")
                for one in said:
                    messages.say("notice", one)
                typer.echo("Ctrl-C stops it.")
            if open_browser:
                # browsers of a terminal take it over until they are left
                threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

        run(served, settings, listening, begun)
    if not (quiet or as_json):
        typer.echo("Stopped.")

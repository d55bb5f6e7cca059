"""The web app, put together: pages, what they are made of, and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import Any, Final

from fastapi import FastAPI

from rashomon.store.workspace import open_workspace
from rashomon.version import __version__
from rashomon.web import (
    about,
    adding,
    article,
    assets,
    compare,
    exports,
    people,
    received,
    searching,
    sources,
    stories,
    story,
    versions,
)
from rashomon.web.intake import Intake
from rashomon.web.problems import add_handlers
from rashomon.web.rendering import environment
from rashomon.web.safety import guard
from rashomon.web.settings import ServeSettings, serve_settings

__all__ = ["create_app"]

#: Modules whose `PAGES` the app serves, in the order in which their paths are tried.
_PAGES = (stories, story, about, article, received, compare, versions, people, searching, sources, adding)


#: What the API answers instead of what was asked for; see `rashomon.web.problems`.
_PROBLEMS: Final[dict[int | str, dict[str, Any]]] = {
    "4XX": {
        "description": "What was asked for is not there, or cannot be understood or allowed.",
        "content": {
            "application/problem+json": {
                "schema": {
                    "title": "Problem",
                    "type": "object",
                    "required": ["title", "status"],
                    "properties": {
                        "type": {"type": "string"},
                        "title": {"type": "string"},
                        "status": {"type": "integer"},
                        "detail": {"type": "string"},
                    },
                }
            },
            "text/html": {"schema": {"type": "string"}},
        },
    }
}


def create_app(workspace_name: str | None = None, settings: ServeSettings | None = None) -> FastAPI:
    """The app that serves a workspace.

    Args:
        workspace_name: Its name; see `rashomon.store.workspace.open_workspace`.
        settings: How it is protected; ``None`` for what the environment says.
    """
    workspace = open_workspace(workspace_name)

    @asynccontextmanager
    async def serving(_: FastAPI) -> AsyncIterator[None]:
        with workspace, closing(app.state.intake):
            yield

    app = FastAPI(
        title="rashomon",
        version=__version__,
        summary="Who reports what, how many independent origins that has, and where they part.",
        docs_url=None,
        redoc_url=None,
        lifespan=serving,
        responses=_PROBLEMS,
    )
    app.state.workspace = workspace
    app.state.intake = Intake(workspace)
    app.state.assets = assets.Assets()
    app.state.templates = environment()
    add_handlers(app)
    app.include_router(assets.ROUTER)
    app.include_router(exports.ROUTER)
    for module in _PAGES:
        app.include_router(module.PAGES.router)
    guard(app, settings or serve_settings())
    return app

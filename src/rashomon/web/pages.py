"""How a page is made: one function gives what it shows, and that becomes a page for people and its twin for programs.

A module with pages makes a `Pages`, marks its functions with `Pages.page`, and `rashomon.web.app` takes in its router.
A function declares what it takes from the address as FastAPI has it, opens its own short reading transactions, and
returns what can be written as JSON. It says that something is not there, or elsewhere, by raising `NotFound` or
`Moved`.
"""

# its annotations are made from values, so they are not put off

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import JSONResponse, Response

from rashomon.export import addresses
from rashomon.store.workspace import Workspace
from rashomon.web.atom import Feed, atom
from rashomon.web.rendering import here, render

__all__ = ["Chosen", "Day", "Id", "PageNumber", "Pages", "Store", "View", "Words"]

#: What a page shows: dictionaries, lists, strings and numbers.
View = dict[str, Any]

_Function = TypeVar("_Function", bound=Callable[..., View])

#: Pages of a list that can be asked for; beyond it no list goes.
_LAST_PAGE = 100_000


async def _workspace(request: Request) -> Workspace:
    workspace: Workspace = request.app.state.workspace
    return workspace


#: The workspace of a page.
Store = Annotated[Workspace, Depends(_workspace)]
#: The id of a story or an article in a path.
Id = Annotated[str, Path(max_length=100, description="Its id, as lists give it.")]
#: A page of a list, from 1.
PageNumber = Annotated[int, Query(ge=1, le=_LAST_PAGE, description="Page of the list, from 1.")]
#: What somebody searches for.
Words = Annotated[str, Query(max_length=1000, description="Words to find.")]
#: A day, or nothing.
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="A day, as 2021-02-13.")]
#: A name chosen from a list, or nothing.
Chosen = Annotated[str, Query(max_length=500)]


class Pages:
    """The pages of one module."""

    def __init__(self) -> None:
        self.router = APIRouter()

    def page(
        self, path: str, template: str, *, summary: str, feed: Callable[[View], Feed] | None = None
    ) -> Callable[[_Function], _Function]:
        """Make a function the page at a path, with its twin, and a feed if it has one.

        Args:
            path: As FastAPI has it, without an ending.
            template: What shows it.
            summary: What it is, for the list of the API.
            feed: Makes its Atom feed from what it shows.
        """

        def made(function: _Function) -> _Function:
            view = Annotated[View, Depends(function)]
            name = _name(path)

            def page(request: Request, view: view) -> Response:
                place = here(request)
                ways = {"twin": addresses.twin(place), "feed": addresses.feed(place) if feed else ""}
                return render(request, template, {**view, **ways})

            def twin(request: Request, view: view) -> Response:
                return JSONResponse({**view, "links": _links(view, here(request))})

            def followed(request: Request, view: view) -> Response:
                assert feed is not None  # noqa: S101 - for the type checker
                content = atom(feed(view), str(request.base_url).rstrip("/"), here(request))
                return Response(content, media_type="application/atom+xml")

            # with their endings first: a path without one would take them for a part of a name
            self.router.add_api_route(
                addresses.twin(path), twin, name=f"{name}.json", operation_id=name, summary=summary, methods=["GET"]
            )
            if feed:
                self.router.add_api_route(addresses.feed(path), followed, name=f"{name}.atom", include_in_schema=False)
            self.router.add_api_route(path, page, name=name, methods=["GET", "HEAD"], include_in_schema=False)
            return function

        return made


def _links(view: View, place: str) -> dict[str, str | None]:
    """Where a twin stands, and its neighbours if it is a part of a list."""
    paging = view.get("paging") or {}
    around = {name: addresses.twin(there) if (there := paging.get(name)) else None for name in ("next", "previous")}
    return {"self": place, **(around if paging else {})}


def _name(path: str) -> str:
    """The name of a page in the list of the API: "stories_id_quotes"."""
    return re.sub(r"\W+", "_", path.replace(":path", "")).strip("_") or "index"

"""Templates, and what each of them may use."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, PackageLoader

from rashomon.export import addresses, templating
from rashomon.version import __version__
from rashomon.web.keys import KEYS

__all__ = ["environment", "here", "render"]


def environment() -> Environment:
    """The templates of the app; the macros of the self-contained report are among them.

    Those that serve pages add what their forms and headers need to its ``globals``.
    """
    # the policy of the app allows no styles in the page
    made = templating.environment(
        ChoiceLoader([PackageLoader("rashomon.web"), PackageLoader("rashomon.export")]), styled=False
    )
    made.globals["address"] = addresses
    made.globals["version"] = __version__
    made.globals["keys"] = KEYS
    made.globals["csrf"] = lambda: ""
    return made


def here(request: Request) -> str:
    """The address of a request, without its host: all the state of the page."""
    return request.url.path + (f"?{request.url.query}" if request.url.query else "")


def render(request: Request, template: str, view: Mapping[str, object], status: int = 200) -> HTMLResponse:
    """A page.

    Args:
        request: What asks for it.
        template: Its template.
        view: What the template shows.
        status: Of HTTP.
    """
    templates: Environment = request.app.state.templates
    content = templates.get_template(template).render(
        {
            "twin": "",
            "feed": "",
            **view,
            "request": request,
            "here": here(request),
            "path": request.url.path,
            "user": getattr(request.state, "user", ""),
            "static": request.app.state.assets.address,
        }
    )
    # a browser may show a page again when it goes back, and asks anew otherwise: stories change
    return HTMLResponse(content, status, headers={"Cache-Control": "private, no-cache", "Vary": "Cookie"})

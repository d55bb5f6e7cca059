"""What stands between a page and whoever asks for it. `guard` puts all of it on.

From the outside in: headers that let a browser do only what our pages need (`headers`), the names the server answers
to (`clients`), how often it may be asked (`throttle`), who may see pages (`access`, `login`), and requests that a
foreign page had a browser send, with the limits of what may be sent (`forgery`, `bodies`).
"""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI
from jinja2 import Environment

from rashomon.store.users import has_users
from rashomon.store.workspace import Workspace
from rashomon.web.safety import login
from rashomon.web.safety.access import Access
from rashomon.web.safety.clients import Clients
from rashomon.web.safety.forgery import Forgery
from rashomon.web.safety.headers import FRAMED, POLICY, Headers
from rashomon.web.safety.throttle import Throttle, Throttled
from rashomon.web.safety.visits import form_field, form_token
from rashomon.web.settings import ServeSettings

__all__ = ["FRAMED", "POLICY", "Guard", "guard"]


@dataclass(frozen=True, slots=True)
class Guard:
    """What guards an app.

    Attributes:
        settings: How it is protected.
        workspace: Where accounts and sessions are kept.
        accounts: Whether accounts are asked for: there were some when the app was made.
        throttle: Counts requests and logins.
    """

    settings: ServeSettings
    workspace: Workspace
    accounts: bool
    throttle: Throttle


def guard(app: FastAPI, settings: ServeSettings) -> Guard:
    """Put the guards on an app whose state holds its workspace and templates.

    Templates get ``csrf()``, the field that each form that sends something must hold; ``csrf_token()``, what is in it,
    for scripts to send as a header. ``request.state.user`` is who is logged in, for people to read.

    Args:
        app: The app, all its pages on it.
        settings: How it is protected.
    """
    workspace: Workspace = app.state.workspace
    with workspace.reading() as connection:
        accounts = has_users(connection)
    made = Guard(settings, workspace, accounts, Throttle(settings))
    app.state.guard = made
    templates: Environment = app.state.templates
    templates.globals |= {"csrf": form_field, "csrf_token": form_token}
    app.include_router(login.ROUTER)
    # the last one put on is the first to see a request
    app.add_middleware(Forgery, settings)
    app.add_middleware(Access, settings, workspace, accounts, made.throttle)
    app.add_middleware(Throttled, made.throttle)
    app.add_middleware(Clients, settings)
    app.add_middleware(Headers, settings)
    return made

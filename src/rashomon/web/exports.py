"""Accounts to take along, as files."""

from __future__ import annotations

from enum import StrEnum

from fastapi import APIRouter
from fastapi.responses import Response

from rashomon.export import addresses
from rashomon.store import accounts
from rashomon.store.stories import story
from rashomon.version import __version__
from rashomon.web.pages import Id, Store
from rashomon.web.problems import Moved, NotFound, Refused

__all__ = ["FORMS", "ROUTER", "Form"]

ROUTER = APIRouter()


class Form(StrEnum):
    """What an account can be had as."""

    HTML = "html"
    MARKDOWN = "md"
    JSON = "json"


#: What each form is called.
FORMS = {Form.HTML: "One HTML page", Form.MARKDOWN: "Markdown", Form.JSON: "JSON"}

_TYPES = {Form.HTML: "text/html", Form.MARKDOWN: "text/markdown", Form.JSON: "application/json"}


@ROUTER.get("/stories/{id}/export.{form}", summary="The account of a story as a file.", response_class=Response)
def export(store: Store, id: Id, form: Form) -> Response:  # noqa: A002 - what it is called everywhere
    """The last account of a story, whole."""
    with store.reading() as connection:
        row = story(connection, id)
        if row is None:
            raise NotFound("story", id)
        if row.ended_in:
            raise Moved(addresses.exported(row.ended_in, form.value))
        document = accounts.latest(connection, row.id) if form is Form.JSON else None
        record = accounts.record(connection, row.id) if form is not Form.JSON else None
    if document is None and record is None:
        raise Refused(409, "The account of this story is still being made.", "Come back in a while.")
    if document is not None:
        from rashomon.export.interchange import json_bytes

        content = json_bytes({"rashomon": __version__, "inputs": [], "stories": [document]}, indent=1)
    elif form is Form.HTML:
        from rashomon.export.report import report

        content = report([record]).encode(errors="replace") if record else b""
    else:
        from rashomon.export.markdown import markdown

        content = markdown([record]).encode(errors="replace") if record else b""
    # an id is made of letters and digits: nothing in it ends the name
    headers = {
        "Content-Disposition": f'attachment; filename="{row.id}.{form.value}"',
        "Cache-Control": "private, no-cache",
    }
    return Response(content, media_type=f"{_TYPES[form]}; charset=utf-8", headers=headers)

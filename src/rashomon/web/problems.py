"""What a page answers instead of what was asked for, and how that is said to people and to programs.

Programs get ``application/problem+json`` (RFC 9457); people get a page that says what to do next. Neither ever sees
how the program is made inside.
"""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from rashomon.errors import RashomonError, UsageError, WorkspaceError
from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.web.rendering import render

__all__ = ["Moved", "NotFound", "Refused", "add_handlers", "problem"]

#: Characters of what somebody typed that a message repeats.
_REPEATED = 80

_TITLES = {
    400: "This cannot be understood",
    401: "Please log in",
    403: "This is not allowed",
    404: "There is no such page",
    405: "This cannot be done here",
    409: "This has changed meanwhile",
    413: "This is too large",
    415: "This kind of file is not read",
    422: "This address cannot be used",
    429: "Too many requests",
    500: "Something went wrong here",
    503: "The workspace cannot be reached now",
}


class Moved(Exception):
    """What was asked for goes on elsewhere, for good.

    Args:
        address: The page where it goes on; a program is led to its twin.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


class Refused(Exception):
    """A request that cannot be answered.

    Args:
        status: Of HTTP.
        reason: What is wrong, as a sentence.
        remedy: What to do, as a sentence; empty if there is nothing to do.
    """

    def __init__(self, status: int, reason: str, remedy: str = "") -> None:
        self.status = status
        self.reason = reason
        self.remedy = remedy
        super().__init__(reason)


class NotFound(Refused):
    """Nothing of that name is kept.

    Args:
        what: Its kind: "story", "article".
        name: How it was asked for.
        remedy: Where to look instead, as a sentence.
    """

    def __init__(self, what: str, name: str, remedy: str = "") -> None:
        super().__init__(404, f"This workspace has no {what} “{visible(name)[:_REPEATED]}”.", remedy)


def problem(request: Request, status: int, reason: str, remedy: str = "") -> Response:
    """The answer to a request that cannot be answered, for a person or a program.

    Args:
        request: The request.
        status: Of HTTP.
        reason: What is wrong, as a sentence; empty if the title says it.
        remedy: What to do, as a sentence.
    """
    title = _TITLES.get(status, "This cannot be answered")
    if _for_program(request):
        body = {"type": "about:blank", "title": title, "status": status, "detail": f"{reason} {remedy}".strip()}
        return JSONResponse(body, status, media_type="application/problem+json")
    view = {"title": title, "status": status, "reason": reason, "remedy": remedy}
    return render(request, "problem.html.j2", view, status)


def add_handlers(app: FastAPI) -> None:
    """Make the app answer in this way whatever goes wrong."""
    app.add_exception_handler(Moved, _moved)
    app.add_exception_handler(Refused, _refused)
    app.add_exception_handler(RashomonError, _said)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(Exception, _unexpected)


def _for_program(request: Request) -> bool:
    """Whether who asks is a program: by the address, else by what it takes."""
    if request.url.path.endswith(".json"):
        return True
    accepted = request.headers.get("accept", "")
    return "json" in accepted and "html" not in accepted


def _moved(request: Request, error: Exception) -> Response:
    assert isinstance(error, Moved)  # noqa: S101 - for the type checker
    wants_twin = request.url.path.endswith(".json") and not error.address.endswith(".json")
    address = addresses.twin(error.address) if wants_twin else error.address
    return RedirectResponse(address, 301)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refused)  # noqa: S101
    return problem(request, error.status, error.reason, error.remedy)


def _said(request: Request, error: Exception) -> Response:
    if isinstance(error, WorkspaceError):
        # its name is a path or an address of this machine: not for whoever looks at a page
        return problem(request, 503, f"The workspace {error.reason}.", "Try again in a while.")
    return problem(request, 400 if isinstance(error, UsageError) else 500, f"{visible(str(error))}.")


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    said = [f"“{one['loc'][-1]}”: {one['msg'][:1].lower()}{one['msg'][1:]}" for one in error.errors()]
    return problem(request, 422, visible("; ".join(said)) + ".", "Correct that part of the address.")


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    remedy = "Search for it, or begin with the list of stories." if error.status_code == 404 else ""
    answer = problem(request, error.status_code, "", remedy)
    answer.headers.update(error.headers or {})
    return answer


def _unexpected(request: Request, error: Exception) -> Response:  # noqa: ARG001 - the server's log has it
    return problem(request, 500, "", "The log of the server says more. Other pages may still work.")

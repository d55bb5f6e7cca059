"""Adding articles from the browser: files, or addresses to be fetched."""

from __future__ import annotations

from typing import Annotated, Any, BinaryIO

from fastapi import File, Form, Query, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from rashomon.export import addresses
from rashomon.export.plain import visible
from rashomon.web.articlefacts import linked
from rashomon.web.intake import Full, Intake, Job, JobState
from rashomon.web.moments import moment
from rashomon.web.pages import Pages, View
from rashomon.web.problems import NotFound, Refused
from rashomon.web.settings import ServeSettings

__all__ = ["PAGES"]

PAGES = Pages()

#: Addresses of one form.
_ADDRESSES = 100
#: Characters of an address.
_LONG = 4_000
#: Jobs that the page names.
_JOBS = 10

_JobId = Annotated[str, Query(max_length=40, description="A job, as the answer to the form names it.")]


@PAGES.page("/add", "add.html.j2", summary="What was handed over to be added, and how far it is.")
def adding(request: Request, job: _JobId = "") -> View:
    """The form, and what became of what it took."""
    intake, settings = _parts(request)
    chosen = intake.job(job) if job else None
    if job and chosen is None:
        raise NotFound("job", job, "The server has begun anew since; the status says what is still to be done.")
    return {
        "title": "Add articles",
        "job": _job(chosen) if chosen else None,
        "jobs": [_job(one) for one in intake.jobs()[:_JOBS]],
        "limits": {
            "bytes": settings.max_body_bytes,
            "megabytes": settings.max_body_bytes // 1_000_000,
            "files": settings.max_files,
            "addresses": _ADDRESSES,
        },
    }


@PAGES.router.post(addresses.ADD, include_in_schema=False)
def add(
    request: Request,
    files: Annotated[list[UploadFile], File(default_factory=list)],
    places: Annotated[str, Form(alias="addresses")] = "",
    follow: Annotated[bool, Form()] = False,
) -> Response:
    """Take on what a form holds."""
    intake, settings = _parts(request)
    given: list[tuple[str, BinaryIO]] = [(one.filename or "", one.file) for one in files if one.filename or one.size]
    wanted = _wanted(places)
    if not given and not wanted:
        raise Refused(400, "Nothing was given.", "Choose files, or write addresses.")
    if len(given) > settings.max_files:
        raise Refused(413, f"These are more than {settings.max_files} files.", "Send fewer at a time.")
    try:
        job = intake.hand_over(given, wanted, follow=follow)
    except Full:
        raise Refused(503, "Too much is waiting to be added.", "Try again in a while.") from None
    return RedirectResponse(addresses.with_query(addresses.ADD, {"job": job.id}), 303)


def _parts(request: Request) -> tuple[Intake, ServeSettings]:
    return request.app.state.intake, request.app.state.guard.settings


def _wanted(places: str) -> list[str]:
    wanted = list(dict.fromkeys(places.split()))
    wrong = next((one for one in wanted if linked(one) is None or len(one) > _LONG), None)
    if wrong is not None:
        raise Refused(400, f"“{visible(wrong)[:80]}” is no address of the web.", "Begin each with http:// or https://.")
    if len(wanted) > _ADDRESSES:
        raise Refused(413, f"These are more than {_ADDRESSES} addresses.", "Give fewer at a time.")
    return wanted


_STEPS = {JobState.WAITING: "waits for its turn", JobState.DONE: "done", JobState.FAILED: "did not come to its end"}


def _job(one: Job) -> dict[str, Any]:
    return {
        "id": one.id,
        "link": addresses.with_query(addresses.ADD, {"job": one.id}),
        "began": moment(one.began),
        "state": one.state.value,
        "ended": one.ended,
        "says": _STEPS.get(one.state) or visible(one.step) or "begins",
        "done": one.done,
        "of": one.of,
        "files": len(one.files),
        "addresses": len(one.addresses),
        "count": one.count,
        "kept": [
            {
                "article": k["kept"],
                "link": addresses.article(k["kept"]),
                "name": visible(k["title"]) or visible(k["name"]),
                "from": visible(k["name"]),
                "outcome": k["outcome"],
            }
            for k in one.kept
        ],
        "wrong": one.wrong,
        "problems": [{key: visible(value) for key, value in p.items()} for p in one.problems],
        "stories": [{"id": s, "link": addresses.story(s)} for s in one.stories],
        "reason": visible(one.reason),
    }

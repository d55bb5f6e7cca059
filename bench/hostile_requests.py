"""Requests made up from the API's own description, fit and unfit: does any of them make the server fail?

    python bench/hostile_requests.py WORKSPACE.db --examples 500

asks each operation of the API of a workspace for so many things of each kind, in process, and each for the page and the
feed of the same address. A request fails if its answer is 500 or more, or has a status, a type or a form that the
description does not promise. Half of the ids and names that are asked for are ones that the workspace holds, so that
requests get beyond "there is no such page".

Ends with status 1 if any request failed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import FailureGroup
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from sqlalchemy import select
from starlette.testclient import TestClient

from rashomon.store import schema as tables
from rashomon.store.workspace import Workspace
from rashomon.web.app import create_app
from rashomon.web.settings import ServeSettings

#: The name under which requests in process arrive, and more of them than are made.
_HOST, _UNLIMITED = "testserver", 1_000_000_000

#: What is added to the address of a page for programs, and the first status that says that the server failed.
_TWIN, _FAILED = ".json", 500

_CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an operation: how many requests were made, and what is wrong with the first that failed."""

    operation: str
    requests: int
    fault: str


def app_of(workspace: str) -> FastAPI:
    """The app, without a limit on how often it may be asked."""
    return create_app(workspace, ServeSettings(host_names=_HOST, requests=_UNLIMITED))


def outcomes(app: FastAPI, examples: int) -> Iterator[Outcome]:
    """Ask for each operation of an API.

    Args:
        app: The app.
        examples: Requests of each kind, fit and unfit, for each operation.
    """
    api = schemathesis.openapi.from_asgi("/openapi.json", app)
    held = _held(app.state.workspace)
    with TestClient(app, base_url=f"http://{_HOST}", raise_server_exceptions=False) as client:
        for found in api.get_all_operations():
            if not isinstance(found, Ok):
                yield Outcome("the description", 0, str(found.err()))
                continue
            operation = found.ok()
            asked, fault = 0, ""
            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                made, wrong = _ask(operation.as_strategy(mode), examples, held, client)
                asked, fault = asked + made, fault or wrong
            yield Outcome(operation.label, asked, fault)


def _ask(strategy: st.SearchStrategy[Case[Any]], examples: int, held: list[str], client: TestClient) -> tuple[int, str]:
    """How many requests were made, and the smallest that failed."""
    made = 0

    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        verbosity=Verbosity.quiet,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=strategy, real=st.none() | st.sampled_from(held), form=st.sampled_from(("html", "md", "json")))
    def ask(case: Case[Any], real: str | None, form: str) -> None:
        nonlocal made
        made += 1
        if real and case.path_parameters:
            case.path_parameters = {name: form if name == "form" else real for name in case.path_parameters}
        answer = case.call()
        case.validate_response(answer, checks=_CHECKS)
        parts = urlsplit(str(answer.request.url))
        if case.method == "GET" and parts.path.endswith(_TWIN):
            page = parts.path.removesuffix(_TWIN)
            for path in ("/" if page == "/index" else page, f"{page.replace('/index', '/stories')}.atom"):
                other = client.get(f"{path}?{parts.query}", follow_redirects=False)
                made += 1
                if other.status_code >= _FAILED:
                    raise AssertionError(f"{path}?{parts.query}: {other.status_code}")

    try:
        ask()
    except FailureGroup as group:
        return made, "; ".join(" ".join(str(one).split()) for one in group.exceptions)
    except Unsatisfiable:
        return made, ""  # it takes nothing that could be unfit
    except Exception as error:  # noqa: BLE001 - the server let it through to whoever asks
        return made, f"{type(error).__name__}: {error}"
    return made, ""


def _held(workspace: Workspace) -> list[str]:
    """Ids and names that a workspace holds."""
    columns = (tables.article.c.id, tables.story.c.id, tables.saying.c.person)
    with workspace.reading() as connection:
        rows = [one for c in columns for one in connection.execute(select(c).distinct().limit(30)).scalars() if one]
    return rows or ["none"]


def main() -> int:
    """Ask, and print what came of it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("workspace", help="a workspace with articles in it")
    parser.add_argument("--examples", type=int, default=200, help="requests of each kind for each operation")
    given_arguments = parser.parse_args()
    began, asked, failed = time.monotonic(), 0, 0
    for one in outcomes(app_of(given_arguments.workspace), given_arguments.examples):
        asked, failed = asked + one.requests, failed + bool(one.fault)
        print(f"{one.operation:50} {one.requests:6,}  {one.fault or 'no fault'}", flush=True)
    print(f"{asked:,} requests in {time.monotonic() - began:.0f} s, {failed} operations with faults")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

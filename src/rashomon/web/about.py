"""Pages about the app itself: its keys and its API."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import Request

from rashomon.web.keys import KEYS
from rashomon.web.pages import Pages, View

__all__ = ["PAGES"]

PAGES = Pages()


@PAGES.page("/keys", "keys.html.j2", summary="The keys that move through the pages.")
def keys() -> View:
    """The keys."""
    return {"title": "Keys", "shortcuts": [{"keys": list(pressed), "does": does} for pressed, does in KEYS]}


@PAGES.page("/api", "api.html.j2", summary="What programs can ask for, in short.")
def api(request: Request) -> View:
    """What programs can ask for, made from the description in OpenAPI."""
    described = request.app.openapi()
    return {"title": "API", "operations": list(_operations(described))}


def _operations(described: Mapping[str, Any]) -> Iterator[View]:
    named = described.get("components", {}).get("schemas", {})
    for path, methods in described["paths"].items():
        for method, one in methods.items():
            yield {
                "method": method.upper(),
                "path": path,
                "summary": one.get("summary", ""),
                "parameters": [
                    {
                        "name": p["name"],
                        "place": p["in"],
                        "needed": bool(p.get("required")),
                        "type": _type(p["schema"], named),
                        "says": p.get("description", ""),
                    }
                    for p in one.get("parameters", ())
                ],
            }


def _type(schema: Mapping[str, Any], named: Mapping[str, Any]) -> str:
    if "$ref" in schema:
        return _type(named[schema["$ref"].rpartition("/")[2]], named)
    if "enum" in schema:
        return " or ".join(str(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " or ".join(_type(one, named) for one in schema["anyOf"] if one.get("type") != "null")
    return str(schema.get("type", "any"))

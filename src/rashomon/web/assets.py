"""Style sheets, scripts and pictures, held in memory: no path of the machine is ever made from an address."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from rashomon.web.problems import NotFound

__all__ = ["ROUTER", "Asset", "Assets"]

#: What is served, by ending; other files of the folders are not.
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".md": "text/plain; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}

#: Parts that the self-contained report shares with the app.
_SHARED: Final = ("report.css", "tables.css", "lineage.css")

#: Kept by browsers for good: another content has another address.
_FOREVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file."""

    content: bytes
    media_type: str


class Assets:
    """All files that pages refer to, by name."""

    def __init__(self) -> None:
        self.files = dict(_files(resources.files("rashomon.web") / "static", ""))
        shared = resources.files("rashomon.export") / "templates"
        self.files |= {name: Asset((shared / name).read_bytes(), _TYPES[".css"]) for name in _SHARED}
        digest = hashlib.sha256()
        for name, one in sorted(self.files.items()):
            digest.update(name.encode() + b"\0" + one.content)
        self.version = digest.hexdigest()[:12]

    def address(self, name: str) -> str:
        """Where a file stands.

        Raises:
            KeyError: If there is none of that name.
        """
        if name not in self.files:
            raise KeyError(name)
        return f"/static/{self.version}/{name}"


def _files(folder: Traversable, prefix: str) -> list[tuple[str, Asset]]:
    found = []
    for one in folder.iterdir():
        ending = "." + one.name.rpartition(".")[2]
        if one.is_dir():
            found += _files(one, f"{prefix}{one.name}/")
        elif ending in _TYPES:
            found.append((prefix + one.name, Asset(one.read_bytes(), _TYPES[ending])))
    return found


ROUTER = APIRouter()


@ROUTER.get("/static/{version}/{name:path}", include_in_schema=False)
async def static(request: Request, version: str, name: str) -> Response:
    """One file."""
    assets: Assets = request.app.state.assets
    if name not in assets.files:
        raise NotFound("file", name)
    one = assets.files[name]
    caching = _FOREVER if version == assets.version else "no-cache"
    return Response(one.content, media_type=one.media_type, headers={"Cache-Control": caching})

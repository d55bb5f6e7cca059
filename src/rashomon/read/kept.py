"""Articles as a workspace exports them: lines that any reader of JSON Lines understands, and that come back whole.

Beside the fields of every line, `KEPT` holds what else was known when the article was read, and the bytes it was read
from. Read again, the article is what it was: its id, text and dates in another workspace are the same.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import replace
from typing import Any

from rashomon.errors import UnsupportedInput
from rashomon.model import Article
from rashomon.read.plain import LONGEST_TEXT, too_long

__all__ = ["KEPT", "kept_article", "kept_line"]

#: The key under which a line holds the rest of an article.
KEPT = "rashomon_article"

_REMEDY = "give the line as `rashomon export --format jsonl` wrote it"


def kept_line(article: Article, longest: int) -> dict[str, Any]:
    """An article as a line.

    Args:
        article: The article, with its bytes.
        longest: Bytes that a line may have: those received are left out where they do not fit.
    """
    from pydantic import TypeAdapter

    whole = replace(article, text="", raw=b"", extra={})
    record = TypeAdapter(Article).dump_python(whole, mode="json", exclude={"text", "raw", "sha256", "extra", "id"})
    kept: dict[str, Any] = {
        "sha256": article.sha256,
        "record": record,
        "extra": _plain(article.extra),
        "received": None,
    }
    line = {
        "id": article.id,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "date": article.dated[0].value if article.dated else None,
        "text": article.text,
        KEPT: kept,
    }
    raw = base64.b64encode(article.raw).decode()
    if article.raw and len(json.dumps(line)) + len(raw) < longest:
        kept["received"] = raw
    return {key: value for key, value in line.items() if value is not None}


def kept_article(item: dict[str, object], line: bytes, where: str, default_id: str) -> Article:
    """The article of such a line.

    Args:
        item: The line, parsed.
        line: Its bytes: what the article is taken to be read from where the line has not those received.
        where: Its place, for messages.
        default_id: The article's id, if it gives none.

    Raises:
        UnsupportedInput: If it is no such line, or its text was changed.
    """
    from pydantic import TypeAdapter, ValidationError

    kept, text, name = item.get(KEPT), item.get("text"), item.get("id")
    if not isinstance(kept, dict) or not isinstance(text, str) or not isinstance(kept.get("record"), dict):
        raise UnsupportedInput(where, f'"{KEPT}" is not what an export writes there', _REMEDY)
    if len(text) > LONGEST_TEXT:
        raise too_long(where, f"{len(text):,} characters")
    if not text.strip():
        raise UnsupportedInput(where, "its text is blank", _REMEDY)
    extra = kept.get("extra")
    given = {
        **kept["record"],
        "id": name if isinstance(name, str) and name else default_id,
        "text": text,
        "extra": extra if isinstance(extra, dict) else {},
    }
    try:
        article: Article = TypeAdapter(Article).validate_python(given)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise UnsupportedInput(where, f'"{KEPT}" is damaged at {place}: {first["msg"].lower()}', _REMEDY) from None
    if article.sha256 != kept.get("sha256"):
        raise UnsupportedInput(
            where, "its text was changed after the export", f'take out "{KEPT}" to read it as it is now'
        )
    raw = _bytes(kept.get("received"))
    if raw is not None and hashlib.sha256(raw).hexdigest() == article.raw_sha256:
        return replace(article, raw=raw)
    return replace(article, raw=line, raw_sha256=hashlib.sha256(line).hexdigest())


def _bytes(value: object) -> bytes | None:
    if not isinstance(value, str):
        return None
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None


def _plain(extra: object) -> Any:  # noqa: ANN401 - JSON
    try:
        return json.loads(json.dumps(extra))
    except (TypeError, ValueError):
        return {}

"""Read."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from rashomon.model import Article, Problem


def read_articles(paths: Sequence[str], *, stdin: BinaryIO | None = None) -> Iterator[Article | Problem]:
    """Read articles."""
    for given in paths:
        root = Path(given)
        for path in sorted(root.rglob("*.txt")) if root.is_dir() else [root]:
            raw = path.read_bytes()
            yield Article(path.name, raw.decode(), hashlib.sha256(raw).hexdigest(), raw=raw)

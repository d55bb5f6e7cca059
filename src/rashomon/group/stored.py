"""Features on disk, nothing in them that could run: the articles of some days in one file, or each by itself."""

from __future__ import annotations

import dataclasses
import json
import struct
import zlib
from collections.abc import Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.group.features import Features

__all__ = ["load", "packed", "save", "unpacked"]

_Column = NDArray[Any]

#: Before the arrays of one article: its days, and the sizes of terms, views and meaning.
_HEAD = struct.Struct("<ddIII")
#: Of zlib: most of the views are zeros, which pack to a third at any level.
_LEVEL = 1


def save(path: Path, nodes: Sequence[int], every: Sequence[Features], near: Sequence[Mapping[int, float]]) -> None:
    """Write features, with the number of each article and its neighbours, to a file."""
    columns: dict[str, _Column] = {
        "nodes": np.array(nodes, np.int64),
        "near.lengths": np.array([len(those) for those in near], np.int64),
        "near.nodes": np.array([node for those in near for node in those], np.int64),
        "near.odds": np.array([odds for those in near for odds in those.values()], np.float64),
    }
    for field in dataclasses.fields(Features):
        columns |= _columns(field.name, [getattr(one, field.name) for one in every])
    with path.open("wb") as file:
        np.savez(file, allow_pickle=False, **columns)


def load(path: Path) -> tuple[list[int], list[Features], list[dict[int, float]]]:
    """Read what `save` wrote."""
    names = [field.name for field in dataclasses.fields(Features)]
    with np.load(path, allow_pickle=False) as file:
        nodes = [int(node) for node in file["nodes"]]
        values = [_values(name, file) for name in names]
        others, odds = iter(file["near.nodes"].tolist()), iter(file["near.odds"].tolist())
        near = [dict(zip(islice(others, n), islice(odds, n), strict=True)) for n in file["near.lengths"].tolist()]
    return nodes, [Features(**dict(zip(names, row, strict=True))) for row in zip(*values, strict=True)], near


def packed(one: Features) -> bytes:
    """The features of one article, without its id and hash."""
    arrays = (one.terms.astype("<i4"), one.views.astype("<f2"), one.meaning.astype("<i1"))
    head = _HEAD.pack(one.first, one.last, *(len(a) for a in arrays))
    return zlib.compress(b"".join((head, *(a.tobytes() for a in arrays))), _LEVEL)


def unpacked(name: str, sha256: str, content: bytes) -> Features:
    """The features of an article again, from what `packed` made.

    Args:
        name: The article's id.
        sha256: The hash of its text.
        content: What was packed.
    """
    plain = zlib.decompress(content)
    first, last, terms, views, meaning = _HEAD.unpack_from(plain)
    at = _HEAD.size
    return Features(
        name,
        sha256,
        first,
        last,
        np.frombuffer(plain, "<i4", terms, at),
        np.frombuffer(plain, "<f2", views, at + 4 * terms),
        np.frombuffer(plain, "<i1", meaning, at + 4 * terms + 2 * views),
    )


def _columns(name: str, values: Sequence[Any]) -> dict[str, _Column]:
    """A field of all articles: arrays one after the other with their lengths, numbers as such, the rest as JSON."""
    if values and all(isinstance(value, np.ndarray) and value.ndim == 1 for value in values):
        lengths = np.array([len(value) for value in values], np.int64)
        return {f"{name}.lengths": lengths, f"{name}.array": np.concatenate(values)}
    if values and all(type(value) is float for value in values):
        return {f"{name}.number": np.array(values, np.float64)}
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return {f"{name}.json": np.frombuffer(text.encode(), np.uint8)}


def _values(name: str, file: Mapping[str, _Column]) -> list[Any]:
    if f"{name}.array" in file:
        ends = np.cumsum(file[f"{name}.lengths"])[:-1]
        # copies: a part of the whole would keep all of it in memory
        return [part.copy() for part in np.split(file[f"{name}.array"], ends)]
    if f"{name}.number" in file:
        return [float(value) for value in file[f"{name}.number"]]
    return list(_tuples(json.loads(file[f"{name}.json"].tobytes())))


def _tuples(value: object) -> Any:  # noqa: ANN401 - whatever the field held
    """JSON knows no tuples."""
    return tuple(_tuples(one) for one in value) if isinstance(value, list) else value

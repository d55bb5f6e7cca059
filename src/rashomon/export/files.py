"""Files that an export writes: whole or not at all, in one folder and nowhere else, nothing overwritten unasked."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from rashomon.errors import UsageError

__all__ = ["Folder", "file_name", "whole_file"]

#: Characters of a title that a file is named by.
_SLUG = 60
#: What a part of a file's name may be: no sign that any system or shell reads as something else.
_PART = re.compile(r"[a-z0-9][a-z0-9._-]{0,150}")
_OTHERS = re.compile(r"[^a-z0-9]+")
#: Names of devices that a part must not be, whatever its ending (Windows).
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?")


def file_name(id: str, title: str, ending: str) -> str:  # noqa: A002 - what it is called everywhere
    """A name for the file of something, from its id and the letters of its title: "s-1f0c-fire-in-dolny.html"."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    slug = _OTHERS.sub("-", letters)[:_SLUG].strip("-")
    stem = _OTHERS.sub("-", id.lower()).strip("-") or "x"
    return f"{stem}{f'-{slug}' if slug else ''}.{ending}"


class Folder:
    """A folder that files are written to; it is made with the first of them.

    Args:
        path: The folder.
        force: Whether files that are there may be overwritten.

    Raises:
        UsageError: If there is something else of that name.
    """

    def __init__(self, path: Path, force: bool = False) -> None:
        if path.exists() and not path.is_dir():
            raise UsageError(f"{path}: is a file; name a folder, or one that is not there yet")
        self.path = path
        self._force = force

    def place(self, name: str) -> Path:
        """Where a file of the folder is; its folders are made.

        Args:
            name: Its name, with ``/`` between the parts.

        Raises:
            UsageError: If the name or a link there leads out of the folder, or the file is there already.
        """
        parts = PurePosixPath(name).parts
        if not parts or not all(_PART.fullmatch(part) and not _DEVICE.fullmatch(part) for part in parts):
            raise UsageError(f"{name}: cannot name a file")
        self.path.mkdir(parents=True, exist_ok=True)
        at = self.path.joinpath(*parts)
        at.parent.mkdir(parents=True, exist_ok=True)
        root = self.path.resolve()
        if at.parent.resolve() != root.joinpath(*parts[:-1]):
            raise UsageError(f"{at}: a link leads out of the folder; take it away, or name another folder")
        _check_free(at, self._force)
        return at

    def check(self, names: list[str]) -> None:
        """Refuse before any work is done what could not be written.

        Raises:
            UsageError: Naming the first file that is there already.
        """
        for name in names:
            _check_free(self.path.joinpath(*PurePosixPath(name).parts), self._force)

    @contextmanager
    def file(self, name: str) -> Iterator[BinaryIO]:
        """A file to write to; it is there when it is whole."""
        with whole_file(self.place(name), self._force) as stream:
            yield stream

    def write(self, name: str, content: bytes) -> None:
        """Write a file at once."""
        with self.file(name) as stream:
            stream.write(content)


@contextmanager
def whole_file(path: Path, force: bool = False) -> Iterator[BinaryIO]:
    """A file to write to that is there under its name when it is whole; after an error nothing is.

    Args:
        path: The file, in a folder that is there.
        force: Whether one that is there may be overwritten.

    Raises:
        UsageError: If it is there already, or its folder is not.
    """
    _check_free(path, force)
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}; make it first")
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".export-")
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
        Path(temporary).chmod(0o666 & ~_umask())
        if force:
            Path(temporary).replace(path)
        else:
            _link(Path(temporary), path)
    finally:
        Path(temporary).unlink(missing_ok=True)


def _link(temporary: Path, path: Path) -> None:
    """Give a file its name, unless somebody else has taken it meanwhile."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:  # a file system without such links
        _check_free(path, force=False)
        temporary.replace(path)


def _check_free(path: Path, force: bool) -> None:
    if path.is_dir() and not path.is_symlink():
        raise UsageError(f"{path}: is a folder; name a file")
    if not force and os.path.lexists(path):
        raise _taken(path)


def _taken(path: Path) -> UsageError:
    return UsageError(f"{path}: is there already; name another place, or add --force to overwrite it")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

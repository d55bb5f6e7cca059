"""From what a user names to the files and addresses that are read, each with an id of its own."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag

from rashomon.model import Problem, Severity
from rashomon.read.kinds import Kind
from rashomon.read.media import EXTENSIONS, GZIP, kind_by_name

__all__ = ["STANDARD_INPUT", "Source", "is_address", "reason", "sources"]

#: The name that stands for standard input.
STANDARD_INPUT = "-"

_PACKED = (".gz", ".bz2", ".xz", ".zst")
_LONGEST_SUFFIX = 12  # a sentence for a name may hold full stops


# of any scheme, so that whoever names one that is not fetched hears that, and not of a missing file
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]{1,30}://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, an address to fetch, or standard input.

    Attributes:
        path: The file; ``None`` for standard input and an address.
        where: The source as its user would name it, for messages.
        id: What identifies it among the sources read together.
        kind: What its name makes of it; ``None`` if its content has to tell.
        url: The address, if it is one.
        folder: The folder that was named, for a file found in one.
    """

    path: Path | None
    where: str
    id: str
    kind: Kind | None
    url: str | None = None
    folder: str | None = None


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    where: str
    depth: int  # parts of the path that the id needs at least
    folder: str | None = None


def sources(paths: Sequence[str]) -> list[Source | Problem]:
    """List what is to be read, in the order given, a folder's files sorted by their path.

    A file's id is its path within the folder that was named, or its name if it was named itself. Where several files
    would get the same id, theirs begin with as many of the folders above as it takes to tell them apart. A file that
    is reached twice is read once. Hidden files and linked folders are passed over, so no link can lead in a circle.

    Args:
        paths: Files, folders and addresses; ``-`` for standard input.

    Returns:
        Sources, and a problem for each input that holds none.
    """
    found: list[_File | Problem | str] = []
    for given in paths:
        if given == STANDARD_INPUT:
            found.append(given)
        elif is_address(given):
            found.append(urldefrag(given).url)
        else:
            found.extend(_expanded(given))
    found = list(_once(found))
    ids = _ids([one for one in found if isinstance(one, _File)])
    out: list[Source | Problem] = []
    for one in found:
        if isinstance(one, Problem):
            out.append(one)
        elif one == STANDARD_INPUT:
            out.append(Source(None, "standard input", "stdin", Kind.JSON_LINES))
        elif isinstance(one, str):
            out.append(Source(None, one, one, None, url=one))
        else:
            out.append(Source(one.path, one.where, ids[one.path], kind_by_name(one.path.name), folder=one.folder))
    return out


def is_address(given: str) -> bool:
    """Whether what was named is to be fetched from the web."""
    return _ADDRESS.match(given) is not None


def _expanded(given: str) -> Iterator[_File | Problem]:
    where = _shown(given)
    path = Path(given)
    try:
        if not given or "\0" in given or not path.exists():
            why = "a link that leads nowhere" if given and path.is_symlink() else "no such file or folder"
            yield Problem(where or "''", why, "check the name")
        elif path.is_dir():
            yield from _folder(path, where)
        elif not path.is_file():
            yield Problem(where, "neither a file nor a folder", "JSON Lines can be piped in under the name -")
        else:
            yield _File(path, where, 1)
    except (OSError, ValueError) as error:
        yield Problem(where, reason(error))


def _folder(folder: Path, where: str) -> Iterator[_File | Problem]:
    taken: list[tuple[str, Path]] = []
    others: Counter[str] = Counter()
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(root, name)
            if name.startswith("."):
                continue
            if kind_by_name(name) and path.is_file():
                taken.append((path.relative_to(folder).as_posix(), path))
            else:
                others[_extension(name)] += 1
    known = f"{' '.join(EXTENSIONS)}, or one of these and {GZIP},"
    if not taken:
        yield Problem(where, "a folder without articles", f"files that end in {known} are read")
        return
    for _, path in sorted(taken):
        yield _File(path, _shown(str(path)), len(path.relative_to(folder).parts), where)
    if others:
        kinds = ", ".join(f"{count} × {_shown(suffix)}" for suffix, count in sorted(others.items()))
        yield Problem(where, f"files of other kinds not read: {kinds}", severity=Severity.NOTICE)


def _extension(name: str) -> str:
    """The end of a file's name that says what it is, with what it is packed in."""
    suffixes = [s for s in Path(name.lower()).suffixes if len(s) <= _LONGEST_SUFFIX]
    return "".join(suffixes[-2:] if suffixes and suffixes[-1] in _PACKED else suffixes[-1:]) or "no extension"


def _once(found: Sequence[_File | Problem | str]) -> Iterator[_File | Problem | str]:
    """Each file the first time it is reached; addresses and standard input too."""
    seen: dict[str, str] = {}
    for one in found:
        if isinstance(one, Problem):
            yield one
            continue
        key = one if isinstance(one, str) else os.path.realpath(one.path)
        where = "standard input" if one == STANDARD_INPUT else one if isinstance(one, str) else one.where
        if key in seen:
            yield Problem(where, f"named twice; read once, as {seen[key]}", severity=Severity.NOTICE)
            continue
        seen[key] = where
        yield one


def _ids(files: Sequence[_File]) -> dict[Path, str]:
    """Ids that differ: as few parts of the path as tell a file from the others."""
    parts = {one.path: one.path.absolute().parts[1:] for one in files}
    depth = {one.path: one.depth for one in files}
    while True:
        groups: defaultdict[str, list[Path]] = defaultdict(list)
        for path, every in parts.items():
            groups[_shown("/".join(every[-depth[path] :]))].append(path)
        clashing = [p for group in groups.values() if len(group) > 1 for p in group if depth[p] < len(parts[p])]
        if not clashing:
            return {path: name for name, group in groups.items() for path in group}
        for path in clashing:
            depth[path] += 1


def _shown(name: str) -> str:
    """A file name that can be printed, whatever bytes it is made of."""
    return os.fsencode(name).decode("utf-8", "replace")


def reason(error: OSError | ValueError) -> str:
    """Why a file cannot be read, as a clause."""
    if isinstance(error, PermissionError):
        return "it may not be read (no permission)"
    why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"it cannot be read ({why.lower()})"

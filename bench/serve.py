"""How quickly a large workspace is searched and read, and whether its pages come without an error under load.

    python bench/serve.py [--workspace FILE] [--articles N] [--seconds N] [--connections N] [--json FILE]

A workspace of twenty thousand generated articles is made first (``serve_corpus.py`` says how), or one that is there is
taken. A real ``rashomon serve`` shows it. One client then asks for searches of every kind and for pages of stories, one
after another; after that ``wrk`` asks for pages of all kinds on many connections while ``rashomon add`` adds other
reports. Ends with status 1 if a bar is missed.
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from rashomon.threads import ONE_THREAD

os.environ.update(ONE_THREAD)  # before the libraries, below, read them

from sqlalchemy import func, select

from rashomon.export import addresses
from rashomon.export.headings import NAMES
from rashomon.model import Voice
from rashomon.store import schema
from rashomon.store.workspace import open_workspace
from serve_corpus import article_lines, make

#: What must hold, milliseconds at the 95th percentile: a search, and a page of a story.
_SEARCH, _STORY = 150.0, 300.0
#: Reports that are added meanwhile, and addresses with an error that are named.
_ADDED, _TOLD = 60, 5
#: Seconds that the server may take to begin, and an answer to come.
_BEGIN, _ANSWER = 60, 60

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class _Pages:
    """Addresses to ask for, by group."""

    groups: dict[str, list[str]]

    @property
    def mixed(self) -> list[str]:
        """All of them in an order that is the same each time."""
        every = [one for some in self.groups.values() for one in some]
        random.Random(7).shuffle(every)  # noqa: S311 - an order is no secret
        return every


def main() -> int:
    """Measure, print, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workspace", type=Path, help="a SQLite workspace that is there; what is added stays in it")
    parser.add_argument("--articles", type=int, default=20_000, help="of a workspace to make (20000)")
    parser.add_argument("--seconds", type=int, default=30, help="of load (30)")
    parser.add_argument("--connections", type=int, default=16, help="of load (16)")
    parser.add_argument("--asked", type=int, default=200, help="requests of one client to most groups of pages (200)")
    parser.add_argument("--workers", type=int, default=2, help="processes that make the workspace (2)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another world (1)")
    parser.add_argument("--json", type=Path, help="file to write the figures to")
    wanted = parser.parse_args()
    if not shutil.which("wrk"):
        parser.error("wrk is not installed; on Debian: apt-get install wrk")
    with tempfile.TemporaryDirectory(prefix="serve-") as folder:
        path = wanted.workspace or Path(folder) / "large.db"
        if not path.exists():
            begun = time.monotonic()
            make(path, wanted.articles, wanted.seed, wanted.workers)
            print(f"made in {time.monotonic() - begun:.0f} s, {path.stat().st_size / 2**20:,.0f} MiB")
        figures = _measured(path, Path(folder), wanted)
    if wanted.json:
        wanted.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return _judged(figures)


def _measured(path: Path, folder: Path, wanted: argparse.Namespace) -> dict[str, dict[str, float]]:
    pages, held = _pages(path, wanted.asked)
    print(f"{held['articles']:,} articles, {held['stories']:,} stories, the largest of {held['largest']:,} articles\n")
    print(f"{'one client':<34}{'requests':>10}{'p50':>9}{'p95':>9}{'p99':>9}{'most':>9}  ms")
    figures: dict[str, dict[str, float]] = {"workspace": dict(held)}
    with _served(path) as address:
        for name, some in pages.groups.items():
            figures[name] = _asked(address, some)
            _print(name, figures[name])
        begun = time.monotonic()
        with _adding(path, folder, wanted.seed) as adding:
            figures["load"] = _load(address, pages.mixed, folder, wanted.connections, wanted.seconds)
            figures["load"]["add_status"] = float(adding.wait())
            figures["load"]["add_seconds"] = time.monotonic() - begun
    return figures


# -- what is asked for --------------------------------------------------------------------------------------------


def _pages(path: Path, asked: int) -> tuple[_Pages, dict[str, int]]:
    """Addresses of every kind, chosen at random but the same each time; so many of those that people ask for most."""
    rng = random.Random(3)  # noqa: S311
    with open_workspace(str(path)) as workspace, workspace.reading() as connection:
        story, article, said = schema.story.c, schema.article.c, schema.saying.c
        stories = list(connection.execute(select(story.id).where(story.articles > 0).order_by(story.id)).scalars())
        largest = connection.execute(select(story.id, story.articles).order_by(story.articles.desc()).limit(1)).one()
        articles = list(connection.execute(select(article.id).order_by(article.id)).scalars())
        people = (
            select(said.person)
            .where(said.voice == Voice.NAMED.value)
            .group_by(said.person)
            .order_by(func.count().desc())
        )
        named = [str(one) for one in connection.execute(people.limit(400)).scalars()]
        outlets = [str(one) for one in connection.execute(select(article.outlet).distinct()).scalars() if one]
        places = select(schema.incident.c.place).where(schema.incident.c.place.is_not(None)).distinct().limit(400)
        towns = [str(one).split(",")[0] for one in connection.execute(places).scalars()]
        days = sorted(str(one) for one in connection.execute(select(article.day).distinct()).scalars() if one)
    queries = [_query(rng, sorted(named), sorted(outlets), sorted(towns), days, stories) for _ in range(asked)]
    sections = [name for name in NAMES if name != "overview"]
    chosen = [rng.choice(stories) for _ in range(asked)]
    groups = {
        "search": [addresses.search(one) for one in queries],
        "story": [addresses.story(one) for one in chosen],
        "sections of stories": [addresses.story(one, rng.choice(sections)) for one in chosen],
        "the largest story": [addresses.story(largest.id, name) for name in ("", *sections)] * 4,
        "lists of stories": [
            *(
                addresses.with_query("/", {"sort": s, "page": p})
                for s in ("newest", "origins", "disagreement")
                for p in (1, 2, 30)
            ),
            *(addresses.with_query("/", {"outlet": rng.choice(outlets)}) for _ in range(10)),
        ],
        "articles": [addresses.article(rng.choice(articles)) for _ in range(asked)],
        "people": [addresses.PEOPLE, *(addresses.person(rng.choice(named)) for _ in range(60))],
        "JSON": [addresses.twin(addresses.story(rng.choice(stories))) for _ in range(60)],
    }
    return _Pages(groups), {"articles": len(articles), "stories": len(stories), "largest": largest.articles}


def _query(
    rng: random.Random,
    named: Sequence[str],
    outlets: Sequence[str],
    towns: Sequence[str],
    days: Sequence[str],
    stories: Sequence[str],
) -> str:
    """A search: common words and rare ones, phrases, fields, and joined by and, or, not."""
    words = (
        "police",
        "government",
        "workers",
        "officials",
        "hospital",
        "election",
        "strike",
        "court",
        "shares",
        "fire",
    )
    kinds = (
        lambda: rng.choice(words),
        lambda: " ".join(rng.sample(words, 2)),
        lambda: rng.choice(towns),
        lambda: f'"{rng.choice(("police said", "the government", "on Monday", "was taken to"))}"',
        lambda: f'outlet:"{rng.choice(outlets)}" {rng.choice(words)}',
        lambda: f'speaker:"{rng.choice(named)}"',
        lambda: f"says:{rng.choice(words)}",
        lambda: f"figure:>{rng.choice((10, 1000, 100_000))}",
        lambda: f'place:"{rng.choice(towns)}"',
        lambda: f"after:{rng.choice(days)} {rng.choice(words)}",
        lambda: f"before:{rng.choice(days)} -{rng.choice(words)} {rng.choice(words)}",
        lambda: f"story:{rng.choice(stories)}",
        lambda: f"{rng.choice(words)} OR {rng.choice(words)} OR {rng.choice(towns)}",
        lambda: f'({rng.choice(words)} OR {rng.choice(words)}) -outlet:"{rng.choice(outlets)}"',
        lambda: f"{rng.choice(words)[:4]}*",
        lambda: "",
    )
    return rng.choice(kinds)()


# -- asking -------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _served(path: Path) -> Iterator[str]:
    """A server over a workspace; gives its address."""
    command = [sys.executable, "-m", "rashomon", "serve", "-w", str(path), "--port", "0", "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None  # noqa: S101
            line = server.stdout.readline()
            if not line:
                raise SystemExit("the server did not begin")
            yield json.loads(line)["address"]
        finally:
            server.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(_BEGIN)


def _asked(address: str, paths: Sequence[str]) -> dict[str, float]:
    """Ask for pages one after another on one connection; milliseconds until the last byte is there."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.hostname or "127.0.0.1", parts.port, timeout=_ANSWER)
    took, errors, largest = [], 0, 0
    told: list[str] = []
    for path in paths:
        begun = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        size = len(answer.read())
        took.append((time.perf_counter() - begun) * 1000)
        errors += answer.status >= 400
        if answer.status >= 400 and len(told) < _TOLD:
            told.append(f"{answer.status} {path}")
        largest = max(largest, size)
    connection.close()
    for one in told:
        print(f"  {one}", file=sys.stderr)
    took.sort()
    return {
        "requests": len(took),
        **{f"p{share}": took[min(len(took) - 1, len(took) * share // 100)] for share in (50, 95, 99)},
        "max": took[-1],
        "errors": errors,
        "largest": largest,
    }


@contextlib.contextmanager
def _adding(path: Path, folder: Path, seed: int) -> Iterator[subprocess.Popen[bytes]]:
    """A run of ``add`` that brings in other reports meanwhile."""
    lines = folder / "more.jsonl"
    lines.write_text("\n".join(article_lines(_ADDED, seed + 1_000)), "utf-8")
    command = [sys.executable, "-m", "rashomon", "add", str(lines), "-w", str(path), "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as adding:
        yield adding


def _load(address: str, paths: Sequence[str], folder: Path, connections: int, seconds: int) -> dict[str, float]:
    listed = folder / "paths.txt"
    listed.write_text("\n".join(paths), "utf-8")
    options = [f"-c{connections}", "-t2", f"-d{seconds}s", f"--timeout={_ANSWER}s", "-s", str(_HERE / "serve_load.lua")]
    done = subprocess.run(
        ["wrk", *options, address],  # noqa: S607 - whichever is installed
        env={**os.environ, "PATHS": str(listed)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    line = next(line for line in done.stdout.splitlines() if line.startswith("JSON "))
    found: dict[str, float] = json.loads(line.removeprefix("JSON "))
    found["errors"] = sum(found[name] for name in ("connect", "read", "write", "status", "timeout"))
    return found


# -- telling ------------------------------------------------------------------------------------------------------


def _print(name: str, row: dict[str, float]) -> None:
    print(
        f"{name:<34}{row['requests']:>10,.0f}{row['p50']:>9.1f}{row['p95']:>9.1f}{row['p99']:>9.1f}{row['max']:>9.1f}"
        f"  {row['errors']:.0f} errors, largest {row['largest'] / 1000:,.0f} kB",
        flush=True,
    )


def _judged(figures: dict[str, dict[str, float]]) -> int:
    """Print the load and the bars; status 1 if one is missed."""
    load = figures["load"]
    print(
        f"\n{load['requests']:,.0f} requests in {load['seconds']:.0f} s ({load['requests'] / load['seconds']:.0f} a "
        f"second), p50 {load['p50']:.0f} ms, p95 {load['p95']:.0f} ms, p99 {load['p99']:.0f} ms; "
        f"{load['errors']:.0f} errors; add ended after {load['add_seconds']:.0f} s\n"
    )
    stories = max(figures[name]["p95"] for name in ("story", "sections of stories", "the largest story"))
    alone = sum(row.get("errors", 0) for name, row in figures.items() if name != "load")
    bars = (
        (
            f"search: {figures['search']['p95']:.0f} of {_SEARCH:.0f} ms at the 95th percentile",
            figures["search"]["p95"] < _SEARCH,
        ),
        (f"pages of stories: {stories:.0f} of {_STORY:.0f} ms at the 95th percentile", stories < _STORY),
        (f"errors: {load['errors']:.0f} under load, {alone:.0f} of one client", load["errors"] + alone == 0),
        ("add ended well while pages were read", load["add_status"] == 0),
    )
    for words, holds in bars:
        print(f"{'holds ' if holds else 'MISSED'}  {words}")
    return 0 if all(holds for _, holds in bars) else 1


if __name__ == "__main__":
    sys.exit(main())

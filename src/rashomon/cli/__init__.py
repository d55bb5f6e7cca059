"""The command line: what goes in, what comes out, and the exit status. The stages do the work.

Each command is a file of its own; they stand in the help in the order in which they are named here.
"""

from __future__ import annotations

from rashomon.cli import add, brief, export, extract, group, search, serve, status, story, user, verify, watch  # noqa: F401 - the order of the help
from rashomon.cli.app import app, main

__all__ = ["app", "main"]

"""Which lines of a page are the report: a small ensemble of decision trees over a line and its surroundings.

The trees are made by ``training/blocks.py``; ``models/body_lines.md`` says from what, and how well they do.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files

from rashomon.text.context import CONTEXT_COLUMNS
from rashomon.text.trees import Ensemble, ensemble

__all__ = ["shipped"]


@cache
def shipped() -> Ensemble:
    """The ensemble that comes with the package."""
    return ensemble(json.loads((files("rashomon.models") / "body_lines.json").read_text("utf-8")), CONTEXT_COLUMNS)

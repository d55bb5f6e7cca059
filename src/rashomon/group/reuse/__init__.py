"""Reuse and lineage: which passages articles share, and what follows from them."""

from __future__ import annotations

from rashomon.group.reuse.descent import lineage
from rashomon.group.reuse.found import reuse

__all__ = ["lineage", "reuse"]

"""Reads what many outlets report about one happening and gives back one account that can be checked."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"

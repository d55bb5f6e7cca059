"""The version of the program: what every part may say without importing the others."""

from __future__ import annotations

__all__ = ["__version__"]

__version__ = "0.1.0"

"""How templates are read, for the self-contained report and for pages that share its macros."""

from __future__ import annotations

from jinja2 import BaseLoader, Environment, StrictUndefined

from rashomon.export.page import leads_to
from rashomon.export.plain import harmless, visible

__all__ = ["environment"]


def environment(loader: BaseLoader, *, styled: bool) -> Environment:
    """Templates that escape what they are given and stop at what they are not given.

    Args:
        loader: Where they are.
        styled: Whether elements may carry styles of their own.
    """
    made = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined)
    made.filters.update(visible=visible, harmless=harmless, leads_to=leads_to)
    made.globals["styled"] = styled
    return made

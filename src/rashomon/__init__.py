r"""Reads what many outlets report about one happening and gives back one account that can be checked.

The main job in four steps::

    import rashomon

    read = rashomon.read_articles(["reports/"])
    articles = [a for a in read if isinstance(a, rashomon.Article)]
    for account in rashomon.accounts(rashomon.analyse_all(articles)):
        print(*(line.text for line in account.lines), sep="\n")

What is named in ``__all__`` is the public interface; each name is imported when it is first used, so that importing
the package loads no language model.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from rashomon.version import __version__

if TYPE_CHECKING:
    from rashomon.account.verify import verify
    from rashomon.errors import CitationMismatch, InputError, ModelError, RashomonError, UsageError
    from rashomon.export.interchange import accounts_json
    from rashomon.export.markdown import markdown
    from rashomon.export.report import report
    from rashomon.model import Account, Analysis, Article, Findings, Problem, Story
    from rashomon.notebook import Workspace
    from rashomon.pipeline import accounts, analyse, analyse_all
    from rashomon.read import read_articles
    from rashomon.spans import Citation, Span

__all__ = [
    "Account",
    "Analysis",
    "Article",
    "Citation",
    "CitationMismatch",
    "Findings",
    "InputError",
    "ModelError",
    "Problem",
    "RashomonError",
    "Span",
    "Story",
    "UsageError",
    "Workspace",
    "__version__",
    "accounts",
    "accounts_json",
    "analyse",
    "analyse_all",
    "markdown",
    "read_articles",
    "report",
    "verify",
]

_HOMES = {
    "rashomon.account.verify": ("verify",),
    "rashomon.errors": ("CitationMismatch", "InputError", "ModelError", "RashomonError", "UsageError"),
    "rashomon.export.interchange": ("accounts_json",),
    "rashomon.export.markdown": ("markdown",),
    "rashomon.export.report": ("report",),
    "rashomon.model": ("Account", "Analysis", "Article", "Findings", "Problem", "Story"),
    "rashomon.notebook": ("Workspace",),
    "rashomon.pipeline": ("accounts", "analyse", "analyse_all"),
    "rashomon.read": ("read_articles",),
    "rashomon.spans": ("Citation", "Span"),
}


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(importlib.import_module(module), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)

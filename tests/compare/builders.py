"""Analyses built by hand: a text, who is named in it, and who says which of its words."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from rashomon.model import Analysis, Attribution, AttributionKind, Language, Name, Voice
from rashomon.spans import Span
from tests.conftest import article

#: Content words of which no two are forms of one another.
WORD = st.sampled_from(
    [
        "harbour",
        "ferry",
        "winter",
        "council",
        "money",
        "village",
        "bridge",
        "doctor",
        "promise",
        "signal",
        "island",
        "teacher",
    ]
)


def found(text: str, words: str, after: int = 0) -> Span:
    at = text.index(words, after)
    return Span(at, at + len(words))


def quoted(text: str, words: str, speaker: str | None = None, voice: Voice | None = None) -> Attribution:
    span = found(text, words)
    voice = voice or (Voice.NAMED if speaker else Voice.NONE)
    basis = "named in the sentence" if speaker else ""
    return Attribution((), (), (span,), AttributionKind.DIRECT, speaker, voice, basis, quotes=(span,))


def told(text: str, words: str, speaker: str) -> Attribution:
    return Attribution((), (), (found(text, words),), AttributionKind.INDIRECT, speaker, Voice.NAMED)


def analysis(
    text: str,
    name: str = "a",
    names: Sequence[tuple[str, str, str]] = (),
    attributions: Sequence[Attribution] = (),
) -> Analysis:
    """Build one; each name is its printed form, its label and the article's fullest form for it."""
    marked = []
    after: dict[str, int] = {}
    for form, label, entity in names:
        span = found(text, form, after.get(form, 0))
        after[form] = span.end
        marked.append(Name(span, label, entity))
    return Analysis(
        article(text, name), (), (), Language("en", 1.0), names=tuple(marked), attributions=tuple(attributions)
    )


def saying(words: str, speaker: str | None, name: str, names: Sequence[tuple[str, str, str]] = ()) -> Analysis:
    """An article that is one quotation with its speaker, a person."""
    text = f"“{words}” " + (f"{speaker} said." if speaker else "It was said.")
    people = [(speaker, "PERSON", speaker)] if speaker and not any(n[0] == speaker for n in names) else []
    return analysis(text, name, [*people, *names], [quoted(text, words, speaker)])

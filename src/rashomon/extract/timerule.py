"""What rules of the time grammar are made of: patterns over tokens, and what they build."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from spacy.tokens import Doc, Token

from rashomon.model import TimeType

__all__ = ["EDGE", "NUMERAL", "WHICH", "Found", "Match", "Rule", "direction", "rule", "with_part"]

#: Stands among the cues of a rule, and among the words of a text, for any token with a digit.
NUMERAL = "0"


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a passage.

    Attributes:
        first: Index of its first token.
        last: Index of its last token.
        type: Its TIMEX3 type.
        value: Its value, if it stands in full.
        form: Its unresolved form, if it does not.
        otherwise: For a form that is counted from another date of the text, the value or form that stands if none is
            named there.
    """

    first: int
    last: int
    type: TimeType
    value: str = ""
    form: str = ""
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """A match of a rule's pattern, in terms of tokens."""

    match: re.Match[str]
    doc: Doc
    first: int
    last: int

    def __getitem__(self, group: str) -> str:
        """The words of a group; empty if it took no part or the pattern has none of that name."""
        return (group in self.match.re.groupindex and self.match[group]) or ""

    @property
    def before(self) -> str:
        """The token before, lower case; empty at the start."""
        return self.doc[self.first - 1].lower_ if self.first else ""

    @property
    def after(self) -> str:
        """The token after, lower case; empty at the end."""
        return self.doc[self.last + 1].lower_ if self.last + 1 < len(self.doc) else ""

    @property
    def end(self) -> Token:
        """Its last token."""
        return self.doc[self.last]

    def found(self, kind: TimeType, value: str = "", form: str = "", otherwise: str = "") -> Found:
        """An expression over the whole match."""
        return Found(self.first, self.last, kind, value, form, otherwise)


Build: TypeAlias = Callable[[Match], Found | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over tokens, and what a match of it means.

    Attributes:
        pattern: The pattern, for lower-case tokens with one blank between them.
        build: Makes the expression of a match, or refuses it.
        cues: Tokens of which every match holds one: where a text has none of them, the pattern is not tried.
    """

    pattern: re.Pattern[str]
    build: Build
    cues: frozenset[str]


EDGE = (
    r"(?:(?:the )?(?:very )?(?:early|late|earlier|later|sometime|mid(?: -)?|end of|beginning of|start of|middle of|"
    r"close of|first half of|second half of|last half of|rest of|remainder of)(?: in)? )"
)
WHICH = r"(?:this past|this coming|this|last|next|coming|past|previous|the previous|the coming)"


def rule(cues: Iterable[str], pattern: str, build: Build) -> Rule:
    """A rule whose pattern starts and ends with whole tokens.

    Args:
        cues: Tokens of which every match holds one; `NUMERAL` for any with a digit.
        pattern: The pattern.
        build: What a match of it means.
    """
    return Rule(re.compile(rf"(?<![^ ])(?:{pattern})(?![^ ])"), build, frozenset(cues))


def direction(words: str) -> str:
    """The way in which a determiner points among the days, months or seasons of one name, as forms write it."""
    last = words.rsplit(" ", 1)[-1]
    return {"last": "<", "past": "<", "previous": "<", "next": ">", "coming": ">", "this": "=0"}.get(last, "")


def with_part(form: str, part: str) -> str:
    """A form with a part of the day or a clock time, if there is one."""
    return f"{form} {part}" if part else form

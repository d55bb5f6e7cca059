"""Speech tags by their wording alone: they show where a mark is missing or stands on the wrong side of a blank."""

from __future__ import annotations

import re

from rashomon.spans import Span

__all__ = ["ends_with_tag", "ends_with_verb", "starts_with_tag", "tag_within"]

_VERB = (
    r"(?:said|says|added|adds|told|tells|explained|explains|warned|warns|continued|asked|asks|replied|replies|wrote"
    r"|writes|tweeted|noted|insisted|argued|recalled|shouted|joked|responded|declared|concluded|answered|whispered)"
)
_PART = r"(?:[A-Z]\.|(?:Mr|Mrs|Ms|Dr|St)\.|[A-Z][\w’'-]{1,20}|de|von|van|bin|al)"
_NAME = rf"(?=[A-Z]){_PART}(?: {_PART}){{0,3}}"
_ROLE = r"(?:the|an?|one|her|his|their) [\w’'-]{2,20}(?: [\w’'-]{2,20}){0,3}"
_WHO = rf"(?:he|she|they|I|{_NAME}|{_ROLE})"
#: What stands before a tag that no mark parts from the speech: a comma, or an end and a dash or a verb.
_AFTER = r"(?:,\s{1,3}|[,?!…]\s{0,2}[—–―]\s?|[?!] (?=[a-z]))"
_WITHIN = re.compile(rf"{_AFTER}(?:{_WHO} {_VERB}|{_VERB} {_WHO})(?![\w’'-])(?!,? (?:that|it|they|we) )")
_START = re.compile(rf"(?:{_VERB} {_WHO}|(?:he|she|they|{_NAME}) {_VERB})(?![\w’'-])")
_END = re.compile(rf"(?<![\w’'-])(?:(?:he|she|they|{_NAME}|{_ROLE}) {_VERB}|{_VERB} {_NAME})[.,:]?\Z")
_SAYING = re.compile(rf"(?<!\w)(?:{_VERB}|saying|adding|writing|say|stating)\s{{0,3}}\Z")
#: Characters before a place that hold a whole tag.
_REACH = 60


def tag_within(text: str, start: int, end: int) -> Span | None:
    """The first tag in a stretch of speech without marks (", said the minister", ", she added", "? asked Ann").

    The span starts right after the comma or the mark that ends the speech.
    """
    match = _WITHIN.search(text, start, end)
    return Span(match.start() + 1, match.end()) if match else None


def starts_with_tag(text: str, start: int, end: int) -> bool:
    """Whether a tag begins right at a place ("says Ann", "she said")."""
    return _START.match(text, start, end) is not None


def ends_with_tag(text: str, start: int, end: int) -> bool:
    """Whether a tag ends right at a place ("the minister said.", "Ann continued.")."""
    return _END.search(text[max(start, end - _REACH) : end]) is not None


def ends_with_verb(text: str, start: int, end: int) -> bool:
    """Whether a verb of saying stands right before a place ("saying “…")."""
    return _SAYING.search(text[max(start, end - _REACH) : end]) is not None

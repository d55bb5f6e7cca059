"""Whether a date is one that an event was moved from, moved to, or is off on, by the words around it."""

from __future__ import annotations

import re
from enum import Enum

from rashomon.spans import Span

__all__ = ["Role", "role"]


class Role(Enum):
    """What a date is to the plan of an event."""

    PLAIN = "plain"  # the event's day, nothing said of a change
    OLD = "old"  # the day it was planned for before
    NEW = "new"  # the day it was moved to
    OFF = "off"  # the day it was planned for; nothing is said to come of it
    MOVING = "moving"  # the day on which it was moved or called off, which is not its own


#: Characters on either side of a date that are read: what bears on it stands near.
_READ = 200

#: Characters between words of moving and what they move.
_NEXT = 24

_MOVED = (
    r"(?:postpon(?:ed?|es|ing|ement)|reschedul(?:ed?|es|ing)|defer(?:s|red|ring|ral)?|delay(?:s|ed|ing)?"
    r"|adjourn(?:s|ed|ing|ment)?|(?:put|puts|putting|push|pushed|pushes|pushing) (?:it |them |back )?(?:off|back)\b"
    r"|(?:put|push|pushed) (?:\w+ ){1,4}back\b"
    r"|mov(?:ed?|es|ing) (?:up|forward|back)|(?:bring|brings|bringing|brought) (?:\w+ ){0,6}forward|shift(?:s|ed|ing)?"
    r"|extend(?:s|ed|ing)?"
    r"|(?:more|extra|another) (?:\w+ )?(?:days?|weeks?|months?|time)|held over|slipp?(?:ed|s)?|mov(?:ed|es|ing|e))"
)
_DROPPED = (
    r"(?:cancell?(?:ed|s|ing|ation)|(?:call|calls|called|calling) (?:it |them |\w+ \w+ )?off"
    r"|scrap(?:s|ped|ping)?|ax(?:ed|es|ing)"
    r"|shelv(?:ed|es|ing)|abandon(?:s|ed|ing)?|never took place|did not (?:take place|go ahead)|will not go ahead)"
)
_MOVED_RE = re.compile(rf"\b{_MOVED}\b", re.IGNORECASE)
_DROPPED_RE = re.compile(rf"\b{_DROPPED}\b", re.IGNORECASE)

#: Right before a date, after words of moving: what it is moved to.
_TO = re.compile(
    r"(?:\b(?:until|till|til|to|for|by [^,.;]{1,24} to)|\bnew dates? (?:of|is|will be|being)|\bnow)"
    r"(?: (?:the|at least|early|late|next|as early as|as late as|no earlier than|sometime|some time))*\s*$",
    re.IGNORECASE,
)
#: Right before a date: it replaces another.
_NOW = re.compile(
    r"\b(?:will|is|are|to|would|has|have|was|were) (?:\w+ )?(?:now|instead) (?:[\w’'-]+ ){0,6}(?:on|for|from|in)?\s*$"
    r"|\bnow (?:due|set|scheduled|planned|expected|slated|likely|to) (?:[\w’'-]+ ){0,5}(?:on|for|from|in)?\s*$"
    r"|\binstead,?(?: (?:[\w’'-]+ ){0,4})?(?:on|for|from|in)\s*$"
    r"|\bnew dates?\b[^.;]{0,40}$",
    re.IGNORECASE,
)
#: Right before a date: it was planned for it, and is no more.
_WAS = re.compile(
    r"\b(?:originally|initially|previously|first) (?:been )?(?:set|scheduled|planned|due|meant|slated"
    r"|expected|billed|intended|pencilled in|targeted)\b[^.;]{0,40}$"
    r"|\b(?:was|were) (?:originally |initially |previously |first )?(?:to have|supposed to|meant to|due to have"
    r"|scheduled to have|set to have|expected to have)\b[^.;]{0,60}$"
    r"|\b(?:instead of|rather than)(?: on| in)?(?: the)?\s*$"
    r"|\b(?:original|initial|previous|earlier|old) (?:\w+ )?(?:date|target|start|schedule|plan|deadline|opening|slot)"
    r"(?: (?:of|for|on))?(?: the)?\s*$",
    re.IGNORECASE,
)
#: The same where words of moving or calling off stand near too.
_PLANNED = re.compile(
    r"\b(?:set|scheduled|planned|due|meant|slated|expected|billed|supposed|intended|fixed|booked|announced"
    r"|pencilled in)\b[^.;]{0,60}$|\bfrom(?: the)?\s*$|\b(?:was|were) to (?:be|have)\b[^.;]{0,60}$"
    r"|\bplans? for\s*$|\bof(?: the)?\s*$",
    re.IGNORECASE,
)
#: After a date: it replaces another.
_AFTER_NEW = re.compile(
    r"\s*,?\s*(?:instead\b|(?:an?|\w+|\d+) (?:days?|weeks?|months?|years?|fortnight) (?:(?:later|earlier|sooner) than"
    r"|behind schedule|ahead of schedule|late)\b"
    r"|not (?:on )?(?-i:(?=[A-Z0-9]))|rather than\b)",
    re.IGNORECASE,
)
#: After a date: what was planned for it is moved.
_POSSESSIVE = re.compile(r"['’]s? ")


def role(text: str, sentence: Span, at: Span, verb: Span | None) -> Role:
    """What a date is to the plan of the event it dates.

    Args:
        text: The text of the article.
        sentence: The sentence around the date.
        at: The date.
        verb: The verb that governs it, if there is one.
    """
    start, end = max(sentence.start, at.start - _READ), min(sentence.end, at.end + _READ)
    before, after = text[start : at.start], text[at.end : end]
    moved = _MOVED_RE.search(text, start, end)
    dropped = _DROPPED_RE.search(text, start, end)
    if (moved and moved.end() <= at.start and _TO.search(before)) or _NOW.search(before) or _AFTER_NEW.match(after):
        return Role.NEW
    # the sentence before may have said that it is off
    off = dropped or _DROPPED_RE.search(text, max(0, sentence.start - _READ), sentence.start)
    told = moved or dropped
    old = bool(_WAS.search(before)) or bool((moved or off) and _PLANNED.search(before))
    if told and told.end() <= at.start:
        old = old or bool(_POSSESSIVE.match(after) and at.start - told.end() <= _NEXT)
    if old:
        return Role.OFF if off and not moved else Role.OLD
    if verb and told and told.start() <= verb.start < told.end():
        return Role.MOVING
    return Role.PLAIN

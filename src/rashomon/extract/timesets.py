"""Rules for what repeats: "every Tuesday", "twice a week", "daily"."""

from __future__ import annotations

from rashomon.extract.timerule import Found, Match, Rule, rule
from rashomon.extract.timespans import length
from rashomon.extract.timewords import (
    CARDINAL,
    MONTH,
    MONTHS,
    PART,
    PARTS,
    REPEATED,
    SEASON,
    SEASONS,
    UNIT,
    UNIT_WORDS,
    WEEKDAY,
    WEEKDAYS,
    number,
)
from rashomon.model import TimeType

__all__ = ["RULES"]

_SET, _DURATION = TimeType.SET, TimeType.DURATION


def _every(m: Match) -> Found:
    if m["weekday"]:
        return m.found(_SET, f"XXXX-WXX-{WEEKDAYS[m['weekday']]}" + PARTS.get(m["part"], ""))
    if m["month"]:
        return m.found(_SET, f"XXXX-{MONTHS[m['month']]:02}")
    if m["season"]:
        return m.found(_SET, f"XXXX-{SEASONS[m['season']]}")
    if m["of_day"]:
        return m.found(_SET, f"XXXX-XX-XX{PARTS[m['of_day']]}")
    if m["weekend"]:
        return m.found(_SET, "XXXX-WXX-WE")
    n = {"": 1.0, "other": 2.0}.get(m["n"], number(m["n"]) or 1.0)
    return m.found(_SET, length(n, m["unit"]))


def _times(m: Match) -> Found:
    """How often: "twice a week", "three times every two years"."""
    return m.found(_SET, length(number(m["n"] or "one") or 1.0, m["unit"]))


def _plural(m: Match) -> Found | None:
    """Names in the plural: "on Tuesdays", "at weekends", "Monday nights"."""
    if m["weekday"]:
        return m.found(_SET, f"XXXX-WXX-{WEEKDAYS[m['weekday']]}" + PARTS.get(m["part"], ""))
    return m.found(_SET, "XXXX-WXX-WE") if m.before in ("on", "at") else None


def _adverb(m: Match) -> Found | None:
    if m.end.tag_ in ("NN", "NNS") or (m["word"] == "quarterly" and m.end.dep_ == "amod"):
        # a daily is a newspaper, a quarterly dividend a kind of dividend
        return None
    if m.end.text[0].isupper() and not m.end.is_sent_start:
        # as is The Daily Something
        return None
    return m.found(_SET, REPEATED[m["word"]])


def _rate(m: Match) -> Found | None:
    if not m.first:
        return None
    before = m.doc[m.first - 1]
    rate = before.tag_ in ("NN", "NNS", "CD", "$") or before.lower_ in ("%", "once", "twice", "times")
    return m.found(_SET if rate else _DURATION, length(1.0, m["unit"]))


RULES: tuple[Rule, ...] = (
    rule(
        {"every", "each"},
        rf"(?:every|each) (?:(?:(?P<n>{CARDINAL}|other) )?(?P<unit>{UNIT})s?"
        rf"|(?P<weekday>{WEEKDAY})s?(?: (?P<part>{PART})s?)?|(?P<month>{MONTH})|(?P<season>{SEASON})"
        r"|(?P<of_day>morning|afternoon|evening|night)|(?P<weekend>weekend))",
        _every,
    ),
    rule(
        {"once", "twice", "thrice", "times"},
        rf"(?:once|twice|thrice|{CARDINAL} times) (?:a|an|per|each|every) (?:(?P<n>{CARDINAL}) )?(?P<unit>{UNIT})s?",
        _times,
    ),
    rule({f"{day}s" for day in WEEKDAYS}, rf"(?P<weekday>{WEEKDAY})s(?: (?P<part>{PART})s?)?", _plural),
    rule({f"{part}s" for part in PARTS}, rf"(?P<weekday>{WEEKDAY}) (?P<part>{PART})s", _plural),
    rule({"weekends"}, r"weekends", _plural),
    rule(REPEATED, rf"(?P<word>{'|'.join(REPEATED)})", _adverb),
    rule(UNIT_WORDS, r"(?:a|an|per) (?P<unit>year|month|week|day|hour)", _rate),
)

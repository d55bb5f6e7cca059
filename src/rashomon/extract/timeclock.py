"""Rules for times and parts of the day: clock times, "this morning", "overnight"."""

from __future__ import annotations

import re
from datetime import date

from rashomon.extract.timerule import EDGE, NUMERAL, Found, Match, Rule, direction, rule, with_part
from rashomon.extract.timewords import DAY_NUMBER, DAYS, MONTH, MONTHS, PARTS, WEEKDAY, WEEKDAYS, YEAR, number
from rashomon.model import TimeType

__all__ = ["RULES"]

_TIME = TimeType.TIME

_ZONE_NAMES = "gmt|utc|bst|cet|cest|ist|est|edt|cst|cdt|mst|mdt|pst|pdt|msk|eat|jst|aest|aedt|et|ct|mt|pt"
_ZONE = rf"(?: (?:\( )?(?:(?:local|eastern|pacific|central|moscow) time|{_ZONE_NAMES}|eastern)(?: \))?)"
_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>a\.m\.?|p\.m\.?|am|pm)"
    rf"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?= (?:local|{_ZONE_NAMES})\b)"
    rf"|(?P<hour0>[01]\d|2[0-3])(?P<minute0>[0-5]\d)(?: hours| hrs)?(?= (?:local|{_ZONE_NAMES})\b)"
    rf"|(?P<spoken>{_HOURS}|1?\d) o'clock(?: (?:in the (?P<day_half>morning|afternoon|evening)|at (?P<at>night)))?"
    rf"|(?P<word>noon|midnight|midday)){_ZONE}?"
)

#: Words before a bare number "in the morning" that make it an hour and not a count.
_BEFORE_HOUR = frozenset({"about", "after", "around", "at", "before", "between", "by", "from", "since", "to", "until"})


def _clock(m: Match) -> Found | None:
    clock = _hour(m)
    if clock is None or (m.before == "high" and m["word"]):
        # high noon is a showdown
        return None
    if m["weekday"]:
        way = direction(m["which"]).replace("=0", "")
        return m.found(_TIME, form=f"weekday{way}:{WEEKDAYS[m['weekday']]} {clock}")
    if m["day"]:
        return m.found(_TIME, form=f"day:{DAYS[m['day']]} {clock}")
    if not m["month"] and not m["of"]:
        return m.found(_TIME, clock)
    month, day = MONTHS[m["month"] or m["of"]], int(re.sub(r"\D", "", m["number"] or m["day_first"]))
    try:
        # a leap year has every day there is
        value = date(int(m["year"] or 2000), month, day).isoformat()
    except ValueError:
        return None
    if m["year"]:
        return m.found(_TIME, value + clock)
    return m.found(_TIME, form=f"month-day:{value[5:]} {clock}")


def _hour(m: Match) -> str | None:
    if m["word"]:
        return PARTS[m["word"]]
    if m["spoken"]:
        hour = int(number(m["spoken"]) or 0)
        half = m["day_half"] or m["at"]
        if not half or not 1 <= hour <= 12:
            return None
        return f"T{_of_half(hour, half != 'morning' and not (half == 'night' and hour in (12, 1, 2, 3))):02}:00"
    hour = int(m["hour"] or m["hour24"] or m["hour0"])
    if m["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = _of_half(hour, m["half"].startswith("p"))
    return f"T{hour:02}:{m['minute'] or m['minute24'] or m['minute0'] or '00'}"


def _of_half(hour: int, after_noon: bool) -> int:
    return hour % 12 + (12 if after_noon else 0)


def _bare_hour(m: Match) -> Found | None:
    if m.before not in _BEFORE_HOUR:
        return None
    hour = int(number(m["hour"]) or 0)
    if not 1 <= hour <= 12:
        return None
    return m.found(_TIME, f"T{_of_half(hour, m['half'] != 'morning'):02}:00")


def _part_of_day(m: Match) -> Found:
    return m.found(_TIME, form=with_part(f"day:{-1 if m['which'] == 'last' else 0}", PARTS[m["part"]]))


def _overnight(m: Match) -> Found | None:
    if m.after == "-" or m.before == "-":
        return None
    return m.found(_TIME, form="night:-1")


RULES: tuple[Rule, ...] = (
    rule(
        {NUMERAL, "noon", "midnight", "midday", "o'clock"},
        rf"(?:(?:about|around|shortly before|shortly after|just before|just after|nearly) )?{_CLOCK}(?:(?: ,)?(?: on)? "
        # the whole date before the week day alone: of alternatives the first that fits is taken
        rf"(?:(?:{WEEKDAY} ?,? )?(?:(?P<month>{MONTH}) (?P<number>{DAY_NUMBER})|(?P<day_first>{DAY_NUMBER}) "
        rf"(?P<of>{MONTH}))(?:(?: ,)? (?P<year>{YEAR}))?"
        rf"|(?:(?P<which>last|this|next) )?(?P<weekday>{WEEKDAY})|(?P<day>{'|'.join(DAYS)})))?",
        _clock,
    ),
    rule(
        {"morning", "afternoon", "evening"},
        rf"(?P<hour>{_HOURS}|1?\d) in the (?P<half>morning|afternoon|evening)",
        _bare_hour,
    ),
    rule({"this", "last"}, rf"{EDGE}?(?P<which>this|last) (?P<part>morning|afternoon|evening|night)", _part_of_day),
    rule(
        {"morning", "afternoon", "evening"},
        r"(?:mid|early|late)(?: -)? (?P<part>morning|afternoon|evening)",
        _part_of_day,
    ),
    rule({"overnight"}, r"overnight", _overnight),
)

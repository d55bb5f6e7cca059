"""Rules for days, months and years: dates in full, dates without a year, week days, seasons, clock times."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Token

from rashomon.extract.timerule import EDGE, WHICH, Found, Match, Rule, direction, rule, with_part
from rashomon.extract.timewords import (
    DAY_NUMBER,
    DAYS,
    DECADES,
    HOLIDAYS,
    MONTH,
    MONTHS,
    ORDINALS,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    spoken_year,
)
from rashomon.model import TimeType

__all__ = ["RULES"]

_DATE, _TIME = TimeType.DATE, TimeType.TIME

_ZONE = r"(?: (?:\( )?(?:(?:local|eastern|pacific|central) time|[ecmp][sd]?t|gmt|utc|bst|cet|cest|ist|eastern)(?: \))?)"
_CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>a\.m\.?|p\.m\.?|am|pm)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?= (?:local|gmt|utc|bst|cet|cest|ist|est|edt)\b)"
    rf"|(?P<word>noon|midnight|midday)){_ZONE}?"
)

#: Words after which four digits alone are a year.
_BEFORE_YEAR = frozenset(
    {
        "after", "and", "before", "between", "by", "during", "early", "fiscal", "for", "from", "in", "late", "mid",
        "of", "or", "since", "through", "till", "to", "until", "year", ",",
    }
)  # fmt: skip
_NO_YEAR_AFTER = frozenset({"%", "percent", "people", "/", "million", "billion", ":"})
_NO_YEAR_BEFORE = frozenset({"$", "£", "€", "#", "no.", "number", "-", ".", "/", "nearly", "than", "least"})
_NAMED_AFTER_MONTH = ("PERSON", "ORG", "FAC", "WORK_OF_ART", "GPE", "LOC")
_VERB_TAGS = ("MD", "VB", "VBP", "VBD", "VBZ")


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _day_of(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _full_date(m: Match) -> Found | None:
    value = _iso(int(m["year"]), MONTHS[m["month"]], _day_of(m["day"]))
    return m.found(_TIME if m["part"] else _DATE, value + PARTS.get(m["part"], "")) if value else None


def _iso_date(m: Match) -> Found | None:
    value = _iso(int(m["year"]), int(m["mm"]), int(m["dd"]))
    return m.found(_DATE, value) if value else None


def _numeric_date(m: Match) -> Found | None:
    a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
    # 3/4/2021 is a day of March or of April: only what cannot be a month is certain to be the day
    month, day = (a, b) if b > 12 or a == b else (b, a) if a > 12 else (0, 0)
    value = _iso(year, month, day) if month else str(year)
    return m.found(_DATE, value) if value else None


def _month_year(m: Match) -> Found:
    return m.found(_DATE, f"{m['year']}-{MONTHS[m['month']]:02}")


def _year(m: Match) -> Found | None:
    return m.found(_DATE, m["year"]) if m.first != m.last or _is_year(m, m.end) else None


def _is_year(m: Match, token: Token) -> bool:
    """Whether four digits are a year rather than a count, a sum or a number of something."""
    if m.before in _NO_YEAR_BEFORE or m.after in _NO_YEAR_AFTER or not 1500 <= int(m["year"]) <= 2099:
        return False
    counted = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    if token.ent_type_ == "DATE":
        return not (counted and m["year"].endswith("00") and m.before not in ("the", "its", "in"))
    return m.before in _BEFORE_YEAR and not counted and int(m["year"]) >= 1700


def _decade(m: Match) -> Found | None:
    if m["word"]:
        return m.found(_DATE, f"19{DECADES[m['word']]}")
    digits = m["digits"]
    if len(digits) == 2:
        # "in his 30s" is an age
        return m.found(_DATE, "19" + digits[0]) if m["mark"] or m.match.group().startswith("the ") else None
    return m.found(_DATE, digits[:2] if digits.endswith("00") and int(digits) < 1900 else digits[:3])


def _century(m: Match) -> Found:
    ordinal = m["ordinal"]
    n = _day_of(ordinal) if ordinal[0].isdigit() else ORDINALS[ordinal]
    return m.found(_DATE, f"{n - 1:02}")


def _spoken(m: Match) -> Found | None:
    year = spoken_year(m["words"])
    if year is None:
        return None
    return m.found(_DATE, f"{year}-{MONTHS[m['month']]:02}" if m["month"] else str(year))


def _month_day(m: Match) -> Found | None:
    month, day = MONTHS[m["month"]], _day_of(m["day"])
    # a leap year has every day there is
    if _iso(2000, month, day) is None or not _is_month(m, m["month"]):
        return None
    way = {"last": "=-1", "next": "=+1", "this": "=0"}.get(m["of"], "") or direction(m["which"]).replace("=0", "")
    part = PARTS.get(m["part"], "")
    return m.found(_TIME if part else _DATE, form=with_part(f"month-day{way}:{month:02}-{day:02}", part))


def _second_day(m: Match) -> Found | None:
    """The "31" of "January 30 and 31", with the year if it follows."""
    month, day = MONTHS[m["month"]], _day_of(m["day"])
    if _iso(2000, month, day) is None or not _is_month(m, m["month"]):
        return None
    if not m["year"]:
        return Found(m.last, m.last, _DATE, form=f"month-day:{month:02}-{day:02}")
    value = _iso(int(m["year"]), month, day)
    return Found(m.last - (2 if m["comma"] else 1), m.last, _DATE, value) if value else None


def _month(m: Match) -> Found | None:
    if not _is_month(m, m["month"]):
        return None
    way = {"": "", "last": "=-1", "next": "=+1", "this": "=0"}[m["of"]]
    if not way:
        way = {"this past": "<", "this coming": ">"}.get(m["which"], direction(m["which"]))
    return m.found(_DATE, form=f"month-name{way}:{MONTHS[m['month']]:02}")


def _is_month(m: Match, name: str) -> bool:
    """Whether the word is the month, not the verb, the modal, a march or somebody's name."""
    token = next(t for t in m.doc[m.first : m.last + 1] if t.lower_ == name)
    if not token.text[0].isupper():
        return False
    if any(t.like_num for t in m.doc[m.first : m.last + 1]):
        return True
    if name in ("may", "march", "mar", "mar.") and (
        token.tag_ in _VERB_TAGS or m.after in ("be", "have", "not", "for", "on")
    ):
        return False
    if name in ("march", "mar") and m.before in ("the", "a", "annual", "``", "“", '"'):
        return False
    return token.ent_type_ not in _NAMED_AFTER_MONTH or m.before in ("in", "by", "since", "until")


def _weekday(m: Match) -> Found:
    way = {"last": "=-1", "next": "=+1", "this": "=0"}.get(m["week"], "")
    if not way:
        way = {"this past": "<", "this coming": ">"}.get(m["which"], direction(m["which"])).replace("=0", "")
    part = PARTS.get(m["part"], "")
    return m.found(_TIME if part else _DATE, form=with_part(f"weekday{way}:{WEEKDAYS[m['weekday']]}", part))


def _day_word(m: Match) -> Found | None:
    if m.end.ent_type_ in ("ORG", "WORK_OF_ART") and m.end.text[0].isupper():
        # the name of a paper or a programme
        return None
    n = DAYS[m["word"]]
    if m["beyond"]:
        n += -1 if n < 0 else 1
    part = PARTS.get(m["part"], "TNI" if m["word"] == "tonight" else "")
    return m.found(_TIME if part else _DATE, form=with_part(f"day:{n}", part))


def _part_of_day(m: Match) -> Found:
    return m.found(_TIME, form=with_part(f"day:{-1 if m['which'] == 'last' else 0}", PARTS[m["part"]]))


def _weekend(m: Match) -> Found:
    return m.found(_DATE, form=f"weekend{direction(m['which']).replace('=0', '')}:WE")


def _season(m: Match) -> Found | None:
    code = SEASONS[m["season"]]
    if m["year"]:
        return m.found(_DATE, f"{m['year']}-{code}")
    if not m["which"] and m.end.tag_ not in ("NN", "NNP"):
        return None
    way = {"this past": "<", "this coming": ">"}.get(m["which"], direction(m["which"]))
    return m.found(_DATE, form=f"season{way}:{code}")


def _holiday(m: Match) -> Found:
    kind, _, arg = HOLIDAYS[m["word"]].partition(":")
    return m.found(_DATE, form=f"{kind}{direction(m['which']).replace('=0', '')}:{arg}")


def _clock(m: Match) -> Found | None:
    clock = _hour(m)
    if clock is None:
        return None
    if m["weekday"]:
        way = direction(m["which"]).replace("=0", "")
        return m.found(_TIME, form=f"weekday{way}:{WEEKDAYS[m['weekday']]} {clock}")
    if m["day"]:
        return m.found(_TIME, form=f"day:{DAYS[m['day']]} {clock}")
    if not m["month"]:
        return m.found(_TIME, clock)
    month, day = MONTHS[m["month"]], _day_of(m["number"])
    if m["year"]:
        value = _iso(int(m["year"]), month, day)
        return m.found(_TIME, value + clock) if value else None
    return m.found(_TIME, form=f"month-day:{month:02}-{day:02} {clock}") if _iso(2000, month, day) else None


def _hour(m: Match) -> str | None:
    if m["word"]:
        return PARTS[m["word"]]
    hour = int(m["hour"] or m["hour24"])
    if m["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if m["half"].startswith("p") else 0)
    return f"T{hour:02}:{m['minute'] or m['minute24'] or '00'}"


_NAMED = rf"(?:{WEEKDAY} ?,? )?(?:the )?"
_TO_PART = rf"(?: (?:in the )?(?P<part>{PART}))?"

RULES: tuple[Rule, ...] = (
    # in full
    rule(rf"{EDGE}?{_NAMED}(?P<month>{MONTH}) (?P<day>{DAY_NUMBER}) ?,? (?P<year>{YEAR}){_TO_PART}", _full_date),
    rule(rf"{_NAMED}(?P<day>{DAY_NUMBER})(?: of)? (?P<month>{MONTH}) ?,? (?P<year>{YEAR})", _full_date),
    rule(r"(?P<year>(?:19|20)\d\d) ?- ?(?P<mm>0\d|1[0-2]) ?- ?(?P<dd>[0-3]\d)", _iso_date),
    rule(r"(?P<a>\d{1,2}) ?/ ?(?P<b>\d{1,2}) ?/ ?(?P<year>(?:19|20)\d\d)", _numeric_date),
    rule(rf"(?:the )?{EDGE}?(?P<month>{MONTH}) ?(?:,|of)? ?(?P<year>{YEAR})", _month_year),
    rule(rf"(?:the )?(?:{EDGE}|fiscal |year |fiscal year |years )?(?P<year>{YEAR})", _year),
    rule(
        rf"(?:the )?{EDGE}?(?P<mark>')? ?(?:mid-)?(?:(?P<digits>(?:1\d|20)?\d0) ?'?s|(?P<word>{'|'.join(DECADES)}))",
        _decade,
    ),
    rule(rf"(?:the )?{EDGE}?(?P<ordinal>\d\dth|21st|{'|'.join(ORDINALS)})(?: -)? century", _century),
    rule(
        rf"(?:(?P<month>{MONTH}) |the year )?(?P<words>(?:eighteen|nineteen|twenty) "
        r"(?:[a-z]+ty(?: - [a-z]+)?|[a-z]+teen|ten|eleven|twelve)"
        r"|two thousand(?: and)? "
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|"
        r"(?<=year )two thousand)",
        _spoken,
    ),
    # without their year
    rule(
        rf"{EDGE}?(?:(?P<which>last|next) )?{_NAMED}(?P<month>{MONTH}) (?P<day>{DAY_NUMBER})"
        rf"(?: ,? ?(?P<of>last|this|next) year)?(?: (?P<part>{PART}))?",
        _month_day,
    ),
    rule(rf"{_NAMED}(?P<day>{DAY_NUMBER})(?: of)? (?P<month>{MONTH})", _month_day),
    rule(
        rf"(?P<month>{MONTH}) {DAY_NUMBER} (?:and|or|to|-|–|—|through|until) (?P<day>{DAY_NUMBER})"
        rf"(?P<comma> ,)?(?: (?P<year>{YEAR}))?",
        _second_day,
    ),
    rule(
        rf"(?:{EDGE}|the month of )?(?:(?P<which>{WHICH}) )?{EDGE}?(?P<month>{MONTH})(?: - end)?"
        r"(?: (?:of )?(?P<of>this|last|next) year)?",
        _month,
    ),
    rule(
        rf"{EDGE}?(?:(?P<which>{WHICH}) )?(?P<weekday>{WEEKDAY})(?: (?P<week>this|last|next) week)?"
        rf"(?: (?P<part>{PART}))?",
        _weekday,
    ),
    rule(
        rf"{EDGE}?(?P<beyond>(?:the )?day (?:before|after) )?(?P<word>yesterday|tomorrow)(?: (?P<part>{PART}))?",
        _day_word,
    ),
    rule(rf"{EDGE}?(?P<word>today|tonight)", _day_word),
    rule(r"(?:mid(?: -)? )?(?P<part>afternoon|morning) (?P<word>yesterday|today)", _day_word),
    rule(rf"{EDGE}?(?P<which>this|last) (?P<part>morning|afternoon|evening|night)", _part_of_day),
    rule(r"(?:mid|early|late)(?: -)? (?P<part>morning|afternoon|evening)", _part_of_day),
    rule(rf"{EDGE}?(?:the|(?P<which>this past|this coming|this|last|next|past|coming)) weekend", _weekend),
    rule(rf"{EDGE}?(?:the )?(?P<which>this past|this coming|this|last|next|past) {EDGE}?(?P<season>{SEASON})", _season),
    rule(rf"(?:the )?{EDGE}?(?P<season>{SEASON})(?: of)? (?P<year>{YEAR})", _season),
    rule(rf"(?:the )?{EDGE}?(?P<season>summer)", _season),
    rule(rf"(?<=in )(?:the )?{EDGE}?(?P<season>{SEASON})", _season),
    rule(rf"(?:(?P<which>last|this|next) )?(?P<word>{'|'.join(HOLIDAYS)})", _holiday),
    rule(
        rf"(?:(?:about|around|shortly before|shortly after|just before|just after|nearly) )?{_CLOCK}(?:(?: ,)?(?: on)? "
        rf"(?:(?:(?P<which>last|this|next) )?(?P<weekday>{WEEKDAY})|(?P<day>{'|'.join(DAYS)})"
        rf"|(?P<month>{MONTH}) (?P<number>{DAY_NUMBER})(?:(?: ,)? (?P<year>{YEAR}))?))?",
        _clock,
    ),
)

"""The grammar of time expressions: tokens to TIMEX3 types and unresolved forms.

Rules are patterns over the lower-case tokens of a passage, joined by one blank, so that line breaks and typographic
apostrophes do not matter. Where rules overlap, the longest match stands. Boundaries follow TimeBank: no preposition,
but determiners, hedges and modifiers belong to the expression ("the previous two decades", "earlier this month").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from rashomon.extract.timewords import (
    CARDINAL,
    DAY_NUMBER,
    HEDGE,
    MONTH,
    MONTHS,
    ORDINAL_QUARTER,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    number,
    spoken_year,
)
from rashomon.model import TimeType

__all__ = ["Found", "find"]


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a passage.

    Attributes:
        first: Index of its first token.
        last: Index of its last token.
        type: Its TIMEX3 type.
        value: Its value, if it stands in full.
        form: Its unresolved form, if it does not.
    """

    first: int
    last: int
    type: TimeType
    value: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class _Match:
    """A match of a rule, in terms of tokens."""

    match: re.Match[str]
    doc: Doc
    first: int
    last: int

    def __getitem__(self, group: str) -> str:
        return self.match[group] or ""

    def found(self, kind: TimeType, value: str = "", form: str = "") -> Found:
        return Found(self.first, self.last, kind, value, form)


_Build = Callable[[_Match], Found | None]
_DATE, _TIME, _DURATION, _SET = TimeType.DATE, TimeType.TIME, TimeType.DURATION, TimeType.SET

_EDGE = (
    r"(?:(?:the )?(?:very )?(?:early|late|earlier|later|mid(?: -)?|end of|beginning of|start of|middle of|close of|"
    r"first half of|second half of|last half of|rest of|remainder of)(?: in)? )"
)
_WHICH = r"(?:this past|this coming|this|last|next|coming|past|previous|the previous|the coming)"
_ZONE = r"(?: (?:\( )?(?:local time|eastern time|pacific time|[ecmp][sd]?t|gmt|utc|bst|cet|cest|ist|eastern)(?: \))?)"
_CLOCK = (
    r"(?:(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>a\.m\.?|p\.m\.?|am|pm)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?= (?:local|gmt|utc|bst|cet|cest|ist|est|edt)\b)"
    r"|(?P<word>noon|midnight|midday))"
    rf"{_ZONE}?"
)


def _way(word: str) -> str:
    """The direction a determiner gives to a named day, month or season."""
    last = word.rsplit(" ", 1)[-1] if word else ""
    return {"last": "<", "past": "<", "previous": "<", "next": ">", "coming": ">", "this": "=0"}.get(last, "")


def _steps(word: str) -> int:
    return {"<": -1, ">": 1}.get(_way(word), 0)


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _day_of(words: str) -> int:
    return int(re.sub(r"\D", "", words))


def _full_date(m: _Match) -> Found | None:
    value = _iso(int(m["year"]), MONTHS[m["month"]], _day_of(m["day"]))
    return m.found(_TIME if m["part"] else _DATE, value + PARTS.get(m["part"], "")) if value else None


def _numeric_date(m: _Match) -> Found | None:
    a, b, year = (int(x) for x in m.match.group("a", "b", "year"))
    # 3/4/2021 is a day of March or of April: only what cannot be a month is certain to be the day
    month, day = (a, b) if b > 12 or a == b else (b, a) if a > 12 else (0, 0)
    value = _iso(year, month, day) if month else str(year)
    return m.found(_DATE, value) if value else None


def _iso_date(m: _Match) -> Found | None:
    value = _iso(int(m["year"]), int(m["mm"]), int(m["dd"]))
    return m.found(_DATE, value) if value else None


def _month_year(m: _Match) -> Found:
    return m.found(_DATE, f"{m['year']}-{MONTHS[m['month']]:02}")


def _month_day(m: _Match) -> Found | None:
    month, day = MONTHS[m["month"]], _day_of(m["day"])
    # a leap year has every day there is
    if _iso(2000, month, day) is None or not _is_month(m, m["month"]):
        return None
    way = {"last": "=-1", "next": "=+1", "this": "=0"}.get(m["which"], "")
    part = PARTS.get(m["part"], "")
    return m.found(_TIME if part else _DATE, form=_with(f"month-day{way}:{month:02}-{day:02}", part))


def _second_day(m: _Match) -> Found | None:
    """The "31" of "January 30 and 31"; the look-behind keeps it apart from the first."""
    month, day = MONTHS[m["month"]], _day_of(m["day2"])
    if _iso(2000, month, day) is None or not _is_month(m, m["month"]):
        return None
    last = m.last
    if m["year"]:
        value = _iso(int(m["year"]), month, day)
        return Found(last - (2 if m["comma"] else 1), last, _DATE, value) if value else None
    return Found(last, last, _DATE, form=f"month-day:{month:02}-{day:02}")


def _month(m: _Match) -> Found | None:
    if not _is_month(m, m["month"]):
        return None
    way = _way(m["which"])
    relative = m["of"]
    if relative:
        way = {"last": "=-1", "next": "=+1"}.get(relative, "=0")
    if m["which"] == "this past" or m["which"] == "this coming":
        way = "<" if m["which"] == "this past" else ">"
    return m.found(_DATE, form=f"month-name{way}:{MONTHS[m['month']]:02}")


def _is_month(m: _Match, name: str) -> bool:
    """Whether the word is the month, not the verb, the modal or somebody's name."""
    for token in m.doc[m.first : m.last + 1]:
        if token.lower_.rstrip(".") == name.rstrip("."):
            if not token.text[0].isupper():
                return False
            if name in ("may", "march", "mar", "mar.") and token.tag_ in ("MD", "VB", "VBP", "VBD", "VBZ"):
                return False
            numbered = m.first != m.last and any(t.like_num for t in m.doc[m.first : m.last + 1])
            if numbered:
                return True
            following = m.doc[token.i + 1] if token.i + 1 < len(m.doc) else None
            if (
                name in ("may", "march")
                and following is not None
                and following.tag_ in ("VB", "RB")
                and token.i == token.sent.start
            ):
                return False
            part_of_name = token.ent_type_ in ("PERSON", "ORG", "FAC", "WORK_OF_ART", "GPE", "LOC")
            return (
                not part_of_name or token.nbor(-1).lower_ in ("in", "by", "since", "last", "until")
                if token.i
                else not part_of_name
            )
    return False


def _year(m: _Match) -> Found | None:
    token = next(t for t in m.doc[m.first : m.last + 1] if t.text[:4] == m["year"])
    return m.found(_DATE, m["year"]) if _is_year(m, token.i) else None


_YEAR_BEFORE = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "through",
        "from",
        "during",
        "after",
        "before",
        "of",
        "between",
        "early",
        "late",
        "mid",
        "fiscal",
        "year",
        "and",
        "to",
        "for",
        "or",
        "for",
        ",",
    ]
)
_COUNTED_BEFORE = frozenset(
    [
        "about",
        "nearly",
        "over",
        "almost",
        "some",
        "than",
        "least",
        "roughly",
        "around",
        "approximately",
        "the",
        "$",
        "£",
        "€",
        "#",
        "no.",
        "number",
    ]
)


def _is_year(m: _Match, index: int) -> bool:
    """Whether four digits are a year rather than a count, a sum or a number of something."""
    doc, token = m.doc, m.doc[index]
    if m.first != m.last:
        return True
    before = doc[index - 1].lower_ if index else ""
    after = doc[index + 1] if index + 1 < len(doc) else None
    if before in ("$", "£", "€", "#", "no.", "number", "-", ".", "/", "nearly", "than", "least") or (
        after is not None
        and (after.lower_ in ("%", "percent", "people", "-", "/", "million", "billion", ":") and after.lower_ != "-")
    ):
        return False
    if not 1500 <= int(m["year"]) <= 2099:
        return False
    if token.ent_type_ == "DATE":
        return not (
            token.dep_ == "nummod"
            and token.head.tag_ == "NNS"
            and before not in ("the", "its", "in")
            and m["year"].endswith("00")
        )
    counted = token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    return before in _YEAR_BEFORE and not counted and int(m["year"]) >= 1700


def _decade(m: _Match) -> Found | None:
    if m["word"]:
        return m.found(_DATE, "19" + str(_DECADES[m["word"]]))
    digits = m["digits"]
    if len(digits) == 2:
        return m.found(_DATE, "19" + digits[0])
    return m.found(_DATE, digits[:2] if digits.endswith("00") and int(digits) < 1900 else digits[:3])


_DECADES = {
    f"{w}ies": n for n, w in enumerate(["twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"], 2)
}


def _century(m: _Match) -> Found:
    ordinal = m["ordinal"]
    n = int(re.sub(r"\D", "", ordinal)) if ordinal[0].isdigit() else _ORDINAL_WORDS[ordinal]
    return m.found(_DATE, f"{n - 1:02}")


_ORDINAL_WORDS = {
    w: n
    for n, w in enumerate(
        [
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        10,
    )
} | {"twenty - first": 21}


def _spoken(m: _Match) -> Found | None:
    year = spoken_year(m["words"])
    if year is None:
        return None
    return m.found(_DATE, f"{year}-{MONTHS[m['month']]:02}" if m["month"] else str(year))


def _weekday(m: _Match) -> Found:
    way = _way(m["which"])
    if m["which"] in ("this past", "this coming"):
        way = "<" if m["which"] == "this past" else ">"
    if m["which"] == "this":
        way = ""
    if m["week"]:
        way = {"last": "=-1", "next": "=+1"}.get(m["week"], "=0")
    part = PARTS.get(m["part"], "")
    return m.found(_TIME if part else _DATE, form=_with(f"weekday{way}:{WEEKDAYS[m['weekday']]}", part))


_DAYS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _day_word(m: _Match) -> Found:
    n = _DAYS[m["word"]]
    if m["beyond"]:
        n += -1 if n < 0 else 1
    part = PARTS.get(m["part"], "TNI" if m["word"] == "tonight" else "")
    return m.found(_TIME if part else _DATE, form=_with(f"day:{n}", part))


def _part_of_day(m: _Match) -> Found:
    part = PARTS[m["part"]]
    n = -1 if m["which"] == "last" else 0
    return m.found(_TIME, form=_with(f"day:{n}", part))


def _offset(m: _Match) -> Found:
    unit, n = _base(m["unit"]), _steps(m["which"])
    if m["which"] in ("the following", "the next") or (m["which"] == "following"):
        n = 1
    return m.found(_DATE, form=f"{unit}:{n}")


def _weekend(m: _Match) -> Found:
    return m.found(_DATE, form=f"weekend{_way(m['which']).replace('=0', '')}:WE")


def _season(m: _Match) -> Found | None:
    code = SEASONS[m["season"]]
    if m["year"]:
        return m.found(_DATE, f"{m['year']}-{code}")
    which = m["which"]
    way = "<" if which in ("last", "this past", "past") else ">" if which in ("next", "this coming") else ""
    if which == "this":
        way = "=0"
    if not which and m.doc[m.last].tag_ not in ("NN", "NNP"):
        return None
    return m.found(_DATE, form=f"season{way}:{code}")


def _ago(m: _Match) -> Found | None:
    unit = _base(m["unit"])
    vague, n = bool(m["vague"]), number(m["n"]) if m["n"] else None
    if vague or n is None:
        couple = "couple" in m["vague"]
        if not couple:
            return m.found(_DATE, "PAST_REF")
        n = 2.0
    sign = 1 if m["dir"] in ("from now", "hence") else -1
    if unit in ("hour", "minute", "second"):
        return m.found(_DATE, form="day:0") if sign < 0 else m.found(_DATE, "FUTURE_REF")
    if unit == "decade":
        unit, n = "year", n * 10
    if unit == "century":
        unit, n = "year", n * 100
    if n != int(n):
        unit, n = ("month", n * 12) if unit == "year" else (unit, n)
    if unit == "week" and n > 1:
        unit, n = "day", n * 7
    return m.found(_DATE, form=f"{unit}:{sign * int(n)}")


def _duration(m: _Match) -> Found | None:
    words = m["n"]
    if not words:
        return m.found(_DURATION, _length(None, m["unit"]))
    n = number(words)
    if n is None:
        return None
    if n >= 1000 and words.isdigit() and 1900 <= n <= 2099:
        return None
    return m.found(_DURATION, _length(n, m["unit"]))


def _vague_duration(m: _Match) -> Found:
    return m.found(_DURATION, _length(2.0 if "couple" in m["vague"] else None, m["unit"]))


def _bare_duration(m: _Match) -> Found | None:
    before = m.doc[m.first - 1].lower_ if m.first else ""
    return (
        m.found(_DURATION, _length(None, m["unit"]))
        if before in ("for", "in", "of", "over", "after", "within", "took", "many")
        else None
    )


def _length(n: float | None, unit: str) -> str:
    base = _base(unit)
    shape = UNITS[base]
    if n is None:
        # decades and centuries of unknown number: TIMEX3's own letters
        return {"decade": "PXE", "century": "PXC"}.get(base, "P" + shape.format("X"))
    if base == "quarter":
        return f"P{n * 3:g}M"
    whole, half = int(n), n != int(n)
    if half and base in ("year", "hour"):
        rest = "6M" if base == "year" else "30M"
        head = shape.format(whole) if whole else ("T" if base == "hour" else "")
        return f"P{head}{rest}"
    if base == "hour" and whole and whole % 24 == 0 and not half and n == 24:
        return "P1D"
    return "P" + shape.format(f"{n:g}")


def _base(unit: str) -> str:
    word = unit.rsplit(" ", 1)[-1]
    return "century" if word == "centurie" else word


def _past_stretch(m: _Match) -> Found:
    """ "The past year", "the last decade": a stretch that ends with the publication."""
    unit = _base(m["unit"])
    if unit == "year":
        return m.found(_DATE, form="year:-1" if m["which"] != "next" else "year:1")
    return m.found(_DURATION, _length(1.0, unit))


def _every(m: _Match) -> Found:
    if m["weekday"]:
        return m.found(_SET, f"XXXX-WXX-{WEEKDAYS[m['weekday']]}" + PARTS.get(m["part"], ""))
    if m["month"]:
        return m.found(_SET, f"XXXX-{MONTHS[m['month']]:02}")
    n = number(m["n"]) if m["n"] else 1.0
    if _base(m["unit"]) == "quarter":
        return m.found(_SET, "P3M")
    return m.found(_SET, _length(n, m["unit"]))


_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "P1D",
    "weekly": "P1W",
    "monthly": "P1M",
    "quarterly": "P3M",
    "annually": "P1Y",
    "yearly": "P1Y",
}


def _adverb(m: _Match) -> Found:
    return m.found(_SET, _ADVERBS[m["word"]])


def _rate(m: _Match) -> Found | None:
    before = m.doc[m.first - 1] if m.first else None
    if before is None:
        return None
    rate = before.tag_ in ("NN", "NNS", "CD", "$") or before.lower_ in ("%", "once", "twice", "times")
    return m.found(_SET if rate else _DURATION, _length(1.0, m["unit"]))


_REFERENCES = {
    "now": "PRESENT_REF",
    "right now": "PRESENT_REF",
    "currently": "PRESENT_REF",
    "current": "PRESENT_REF",
    "at present": "PRESENT_REF",
    "these days": "PRESENT_REF",
    "nowadays": "PRESENT_REF",
    "at this moment": "PRESENT_REF",
    "recently": "PAST_REF",
    "recent": "PAST_REF",
    "previously": "PAST_REF",
    "the past": "PAST_REF",
    "soon": "FUTURE_REF",
    "the future": "FUTURE_REF",
    "future": "FUTURE_REF",
    "the near future": "FUTURE_REF",
    "the short term": "FUTURE_REF",
    "the near term": "FUTURE_REF",
}


def _reference(m: _Match) -> Found | None:
    word = m["word"]
    after = m.doc[m.last + 1].lower_ if m.last + 1 < len(m.doc) else ""
    if word == "soon" and (after in ("after", "as", "enough") or (m.first and m.doc[m.first - 1].lower_ == "as")):
        return None
    if word in ("current", "recent") and m.doc[m.last].tag_ != "JJ":
        return None
    if word == "future" and m.doc[m.last].dep_ != "amod":
        return None
    if word == "the past" and m.doc[m.last].tag_ != "NN":
        return None
    return m.found(_DATE, _REFERENCES[word])


def _recent(m: _Match) -> Found:
    if m["which"] == "coming":
        return m.found(_DATE, "FUTURE_REF")
    return m.found(_DATE, "PAST_REF")


def _quarter(m: _Match) -> Found:
    no = ORDINAL_QUARTER[m["ordinal"]]
    year = m["year"] or m["year2"]
    if year:
        return m.found(_DATE, f"{year}-Q{no}")
    last = m["which"] == "last" or m["of"] == "last"
    ahead = m["which"] == "next" or m["of"] == "next"
    way = "=-1" if last else "=+1" if ahead else "=0" if m["which"] == "this" or m["of"] == "this" else ""
    shift = "@-1" if m["earlier"] else ""
    return m.found(_DATE, form=f"quarter-no{way}:{no}{shift}")


def _clock(m: _Match) -> Found | None:
    minute = m["minute"] or m["minute24"] or "00"
    if m["word"]:
        clock = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}[m["word"]]
    else:
        hour = int(m["hour"] or m["hour24"])
        if m["half"]:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if m["half"].startswith("p") else 0)
        clock = f"T{hour:02}:{minute}"
    if m["weekday"]:
        return m.found(_TIME, form=f"weekday{_way(m['which']).replace('=0', '')}:{WEEKDAYS[m['weekday']]} {clock}")
    if m["day"]:
        return m.found(_TIME, form=f"day:{_DAYS[m['day']]} {clock}")
    if m["month"]:
        if m["year"]:
            value = _iso(int(m["year"]), MONTHS[m["month"]], _day_of(m["dayno"]))
            return m.found(_TIME, value + clock) if value else None
        return m.found(_TIME, form=f"month-day:{MONTHS[m['month']]:02}-{_day_of(m['dayno']):02} {clock}")
    return m.found(_TIME, clock)


_HOLIDAYS = {
    "christmas": "month-day:12-25",
    "christmas day": "month-day:12-25",
    "christmas eve": "month-day:12-24",
    "new year 's day": "month-day:01-01",
    "new year 's eve": "month-day:12-31",
    "thanksgiving": "nth-day:11-4-4",
    "thanksgiving day": "nth-day:11-4-4",
}


def _holiday(m: _Match) -> Found:
    form = _HOLIDAYS[m["word"]]
    kind, _, arg = form.partition(":")
    way = _way(m["which"]).replace("=0", "")
    return m.found(_DATE, form=f"{kind}{way}:{arg}")


def _with(form: str, part: str) -> str:
    return f"{form} {part}" if part else form


_N = rf"(?P<n>{CARDINAL})"
_RULES: tuple[tuple[re.Pattern[str], _Build], ...] = tuple(
    (re.compile(rf"(?<![^ ])(?:{pattern})(?![^ ])"), build)
    for pattern, build in (
        # dates that stand in full
        (rf"{_EDGE}?(?:{WEEKDAY} ?,? )?(?:the )?(?P<month>{MONTH}) (?P<day>{DAY_NUMBER}) ?,? (?P<year>{YEAR})(?: (?:in the )?(?P<part>{PART}))?", _full_date),
        (rf"(?:{WEEKDAY} ?,? )?(?:the )?(?P<day>{DAY_NUMBER})(?: of)? (?P<month>{MONTH}) ?,? (?P<year>{YEAR})(?P<part>)", _full_date),
        (r"(?P<year>(?:19|20)\d\d) ?- ?(?P<mm>0\d|1[0-2]) ?- ?(?P<dd>[0-3]\d)", _iso_date),
        (r"(?P<a>\d{1,2}) ?/ ?(?P<b>\d{1,2}) ?/ ?(?P<year>(?:19|20)\d\d)", _numeric_date),
        (rf"(?:the )?{_EDGE}?(?P<month>{MONTH}) ?(?:,|of)? ?(?P<year>{YEAR})", _month_year),
        (rf"(?:the )?(?:{_EDGE}|fiscal |year |fiscal year |years )*(?P<year>{YEAR})", _year),
        (rf"(?:the )?{_EDGE}?(?:'|mid-)? ?(?:(?P<digits>(?:1\d|20)?\d0) ?'?s|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))", _decade),
        (rf"(?:the )?{_EDGE}?(?P<ordinal>\d\dth|21st|{'|'.join(_ORDINAL_WORDS)})(?: -)? century", _century),
        (rf"(?:(?P<month>{MONTH}) |the year )?(?P<words>(?:eighteen|nineteen|twenty) (?:[a-z]+ty(?: - [a-z]+)?|ten|eleven|twelve|[a-z]+teen)|two thousand(?: and)? (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|(?<=year )two thousand)", _spoken),
        # days and months without their year
        (rf"{_EDGE}?(?:{WEEKDAY} ?,? )?(?:the )?(?P<month>{MONTH}) (?P<day>{DAY_NUMBER})(?: ,? ?(?P<which>last|this|next) year)?(?: (?P<part>{PART}))?", _month_day),
        (rf"(?:{WEEKDAY} ?,? )?(?:the )?(?P<day>{DAY_NUMBER})(?: of)? (?P<month>{MONTH})(?P<which>)(?P<part>)", _month_day),
        (rf"(?P<month>{MONTH}) {DAY_NUMBER} (?:and|or|to|-|–|—|through|until) (?P<day2>{DAY_NUMBER})(?P<comma> ,)?(?: (?P<year>{YEAR}))?", _second_day),
        (rf"(?:{_EDGE}|the month of )?(?:(?P<which>{_WHICH}) )?{_EDGE}?(?P<month>{MONTH})(?: - end)?(?: (?:of )?(?P<of>this|last|next) year)?", _month),
        (rf"{_EDGE}?(?:(?P<which>{_WHICH}) )?(?P<weekday>{WEEKDAY})(?: (?P<week>this|last|next) week)?(?: (?P<part>{PART}))?", _weekday),
        (rf"{_EDGE}?(?P<beyond>(?:the )?day (?:before|after) )?(?P<word>yesterday|tomorrow)(?: (?P<part>{PART}))?", _day_word),
        (rf"{_EDGE}?(?P<word>today|tonight)(?P<beyond>)(?P<part>)", _day_word),
        (r"(?:mid(?: -)? )?(?P<part>afternoon|morning) (?P<word>yesterday|today)(?P<beyond>)", _day_word),
        (rf"(?:{_EDGE})?(?P<which>this|last) (?P<part>morning|afternoon|evening|night)", _part_of_day),
        (r"(?P<which>)(?:mid|early|late)(?: -)? (?P<part>morning|afternoon|evening)", _part_of_day),
        # units counted from the publication
        (rf"{_EDGE}?(?:the )?(?P<which>last|next|this|previous|the following|following|current|coming) (?:fiscal |calendar )?(?P<unit>day|week|month|quarter|year|decade|century)(?: or so)?", _offset),
        (rf"{_EDGE}?(?:over |during )?(?:the )?(?P<which>this|last|next|past|coming|this past|this coming)? ?weekend", _weekend),
        (rf"{_EDGE}?(?:the )?(?P<which>this|last|next|past|this past|this coming) {_EDGE}?(?P<season>{SEASON})(?P<year>)", _season),
        (rf"(?:the )?{_EDGE}?(?P<season>{SEASON})(?: of)? (?P<year>{YEAR})(?P<which>)", _season),
        (rf"(?<=in )(?:the )?{_EDGE}?(?P<season>{SEASON})(?P<which>)(?P<year>)", _season),
        (rf"(?:the )?{_EDGE}?(?P<season>summer)(?P<which>)(?P<year>)", _season),
        (rf"(?:{HEDGE} )*(?:{_N}|(?P<vague>{VAGUE}))(?: more| or so)? (?P<unit>{UNIT})s?(?: or (?:so|two|more))? (?P<dir>ago|from now|hence)", _ago),
        (r"(?:the )?(?P<vague>)(?P<n>a|the)? ?(?P<unit>year)(?: -)? (?P<dir>earlier|ago)", _ago),
        # stretches
        (rf"(?:{HEDGE} |another |an additional |a further |a full )*{_N}(?: (?:more|full|consecutive|straight|additional))*(?: -)? (?P<unit>{UNIT})s?(?: or so)?", _duration),
        (rf"(?:{HEDGE} )?(?:the |these |those |its |his |her |their )?(?:past|last|next|previous|coming|first|final|preceding|following|more than)? ?(?:{HEDGE} )?{_N} (?:to {CARDINAL} )?(?P<unit>{UNIT})s", _duration),
        (rf"(?:{HEDGE} )?(?:the )?(?:past|last|next|previous|coming|first|final|preceding)? ?(?P<vague>(?!recent|coming){VAGUE})(?: more)? (?P<unit>{UNIT})s?", _vague_duration),
        (rf"(?P<which>recent|coming|past) (?:{UNIT})s(?: and {UNIT}s)?", _recent),
        (r"(?P<unit>(?:year|month|week|day|decade|centurie|hour))s", _bare_duration),
        (r"(?:the )(?P<which>past|last|next|coming|previous) (?P<unit>decade|month|week|day|hour|century|year)", _past_stretch),
        # repeated
        (rf"(?:every|each) (?:(?P<n>{CARDINAL}|other) )?(?:(?P<unit>{UNIT})s?|(?P<weekday>{WEEKDAY})s?(?: (?P<part>{PART})s?)?|(?P<month>{MONTH}))", _every),
        (rf"(?P<word>{'|'.join(_ADVERBS)})", _adverb),
        (r"(?:a|an|per) (?P<unit>year|month|week|day|hour)", _rate),
        # quarters
        (rf"(?:the |its |their |a )?(?:(?P<which>last|this|next) year 's )?(?:{_EDGE}|fiscal |fiscal - |flat |full )*(?:(?P<earlier>(?:comparable )?year - (?:earlier|ago)) )?(?:(?P<year>{YEAR}) )?(?:fiscal )?(?P<ordinal>{'|'.join(ORDINAL_QUARTER)})(?: -)? quarter(?: (?:of )?(?:(?P<year2>{YEAR})|(?P<of>last|this|next) year))?", _quarter),
        # clock times
        (rf"(?:(?:about|around|shortly before|shortly after|just before|just after|nearly) )?{_CLOCK}(?:(?: ,)?(?: on)? (?:(?:(?P<which>last|this|next) )?(?P<weekday>{WEEKDAY})|(?P<day>today|tonight|yesterday|tomorrow)|(?P<month>{MONTH}) (?P<dayno>{DAY_NUMBER})(?:(?: ,)? (?P<year>{YEAR}))?))?", _clock),
        (rf"(?:(?P<which>last|this|next) )?(?P<word>{'|'.join(sorted(_HOLIDAYS, key=len, reverse=True))})", _holiday),
        (rf"(?P<word>{'|'.join(sorted(_REFERENCES, key=len, reverse=True))})", _reference),
    )
)  # fmt: skip


def find(doc: Doc) -> tuple[Found, ...]:
    """Find the time expressions of a parsed passage, in order, none overlapping another."""
    tokens = [t for t in doc if not t.is_space]
    starts, pieces, at = [], [], 0
    for token in tokens:
        word = token.lower_.replace("’", "'")
        starts.append(at)
        pieces.append(word)
        at += len(word) + 1
    text = " ".join(pieces)
    found = [f for pattern, build in _RULES for f in _apply(pattern, build, doc, [t.i for t in tokens], starts, text)]
    return tuple(_longest(f for f in found if not _age(doc, f)))


def _apply(
    pattern: re.Pattern[str], build: _Build, doc: Doc, index: list[int], starts: list[int], text: str
) -> Iterator[Found]:
    for match in pattern.finditer(text):
        first = bisect_left(starts, match.start())
        last = bisect_left(starts, match.end()) - 1
        if found := build(_Match(match, doc, index[first], index[last])):
            yield found


def _longest(found: Iterator[Found]) -> Iterator[Found]:
    """What stands where matches overlap: the longest, then the rule that comes first."""
    taken: set[int] = set()
    kept = []
    for one in sorted(found, key=lambda f: (f.first - f.last, f.first)):
        span = range(one.first, one.last + 1)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(one)
    return iter(sorted(kept, key=lambda f: f.first))


def _age(doc: Doc, found: Found) -> bool:
    """Whether a stretch is somebody's age ("52 years old", "a 6-year-old")."""
    if found.type is not TimeType.DURATION:
        return False
    after = [t.lower_ for t in doc[found.last + 1 : found.last + 3]]
    return after[:1] == ["old"] or after == ["-", "old"] or after == ["of", "age"]

"""Rules for days, months and years: dates in full, dates without a year, week days, seasons, clock times."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Token

from rashomon.extract.timerule import EDGE, NUMERAL, WHICH, Found, Match, Rule, direction, rule, with_part
from rashomon.extract.timewords import (
    DAY_NUMBER,
    DAY_WORD,
    DAY_WORDS,
    DAYS,
    DECADES,
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
_NAMED_AFTER_DAY = ("PERSON", "ORG", "FAC", "WORK_OF_ART")
#: Words that make another day of a day of the week, and what papers are called that have one in their name.
_NAMED_DAYS = frozenset({"black", "bloody", "cyber", "super", "giving", "casual"})
_PAPERS = frozenset({"times", "telegraph", "mirror", "express", "mail", "post", "herald", "tribune", "independent"})
#: Words after "March first" that leave it a date.
_AFTER_DAY = frozenset({"and", "at", "in", "to", "through", "until", "as", "for", "when", "with", "by", "last", "this"})
_HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "sgt", "sgt.", "lord"})
_QUOTES = frozenset({'"', "“", "”", "``", "''", "'", "‘", "’"})
_ACTORS = frozenset({"nsubj", "nsubjpass", "dobj", "conj"})
_VERB_TAGS = ("MD", "VB", "VBP", "VBD", "VBZ")


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _day_of(words: str) -> int:
    return DAY_WORDS.get(words) or int(re.sub(r"\D", "", words))


def _full_date(m: Match) -> Found | None:
    value, part = _iso(int(m["year"]), MONTHS[m["month"]], _day_of(m["day"])), m["part"] or m["of_day"]
    return m.found(_TIME if part else _DATE, value + PARTS.get(part, "")) if value else None


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
    part = PARTS.get(m["part"] or m["of_day"], "")
    return m.found(_TIME if part else _DATE, form=with_part(f"month-day{way}:{month:02}-{day:02}", part))


def _spelled_day(m: Match) -> Found | None:
    """A day in words ("March eighth"), unless it is a month in which something is first done."""
    return None if m.after and m.after.isalpha() and m.after not in _AFTER_DAY else _month_day(m)


def _second_day(m: Match) -> Found | None:
    """The "31" of "January 30 and 31", with the year if it follows."""
    month, day = MONTHS[m["month"]], _day_of(m["day"])
    if _iso(2000, month, day) is None or not _is_month(m, m["month"]):
        return None
    if not m["year"]:
        return Found(m.last, m.last, _DATE, form=f"month-day:{month:02}-{day:02}")
    value = _iso(int(m["year"]), month, day)
    return Found(m.last - (2 if m["comma"] else 1), m.last, _DATE, value) if value else None


def _first_day(m: Match) -> Found | None:
    """The "30" of "30 to 31 January"."""
    month, day = MONTHS[m["month"]], _day_of(m["day"])
    if m["and"] and m.before not in ("on", "from", "between", "the"):
        return None
    if _iso(2000, month, day) is None or not _is_month(m, m["month"]) or day >= _day_of(m["last"]):
        return None
    if not m["year"]:
        return Found(m.first, m.first, _DATE, form=f"month-day:{month:02}-{day:02}")
    value = _iso(int(m["year"]), month, day)
    return Found(m.first, m.first, _DATE, value) if value else None


def _second_year(m: Match) -> Found | None:
    """The "15" of "2010-15", the "2015" of "2010-2015"."""
    year = m["year"]
    last = m["short"] if len(m["short"]) == len(year) else year[:2] + m["short"]
    if last <= year or not _is_year(m, m.doc[m.first]):
        return None
    return Found(m.last, m.last, _DATE, last)


def _month(m: Match) -> Found | None:
    if not _is_month(m, m["month"]) or m["which"] == "past":
        # "past May" is beyond it
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


def _weekday(m: Match) -> Found | None:
    if _in_a_name(m):
        return None
    way = {"last": "=-1", "next": "=+1", "this": "=0"}.get(m["week"], "")
    if not way:
        way = {"this past": "<", "this coming": ">"}.get(m["which"], direction(m["which"]))
    part = PARTS.get(m["part"] or m["of_day"], "")
    return m.found(_TIME if part else _DATE, form=with_part(f"weekday{way}:{WEEKDAYS[m['weekday']]}", part))


def _weekday_week(m: Match) -> Found | None:
    """The British "on Monday week": a week after the coming Monday."""
    if m.before not in ("on", "until", "by", "from"):
        return None
    return m.found(_DATE, form=f"day:7 from weekday:{WEEKDAYS[m['weekday']]}/future")


def _in_a_name(m: Match) -> bool:
    """Whether a day of the week stands in somebody's name, a paper's or a programme's, or in that of another day."""
    token = next(t for t in m.doc[m.first : m.last + 1] if t.lower_ == m["weekday"])
    if m.before in _NAMED_DAYS or m.before in _HONORIFICS or m.after in _PAPERS:
        return True
    before = m.doc[token.i - 1] if token.i else token
    if token.dep_ in _ACTORS and before.dep_ == "compound" and before.head == token and before.pos_ == "PROPN":
        # "Robinson Friday said"
        return True
    if token.ent_type_ not in _NAMED_AFTER_DAY:
        return False
    beside = [m.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(m.doc)]
    return any(t.ent_type_ == token.ent_type_ and t.text[0].isupper() and t.pos_ == "PROPN" for t in beside)


def _day_word(m: Match) -> Found | None:
    if _is_today_show(m):
        return None
    n = DAYS[m["word"]]
    if m["beyond"]:
        n += -1 if n < 0 else 1
    part = PARTS.get(m["part"], "TNI" if m["word"] == "tonight" else "")
    return m.found(_TIME if part else _DATE, form=with_part(f"day:{n}", part))


def _is_today_show(m: Match) -> bool:
    """Whether "Today" is the name, or the end of the name, of a paper or a programme."""
    end = m.end
    if not end.text[0].isupper() or not m.first:
        return False
    if m.before in _QUOTES and m.after in _QUOTES:
        return True
    before = m.doc[m.first - 1]
    if not before.text[0].isupper():
        return False
    return (
        (end.ent_type_ in ("ORG", "WORK_OF_ART") and end.ent_iob_ == "I")
        or before.lower_ == "usa"
        or before.head == end
    )


def _week_of(m: Match) -> Found | None:
    """By a day in it: "the week of March 9", "the weekend of October 5"."""
    month, day = MONTHS[m["month"]], _day_of(m["day"])
    if _iso(int(m["year"] or 2000), month, day) is None or not _is_month(m, m["month"]):
        return None
    step = "week:0" if m["unit"] == "week" else "weekend=0:WE"
    base = _iso(int(m["year"]), month, day) if m["year"] else f"month-day:{month:02}-{day:02}"
    return m.found(_DATE, form=f"{step} from {base}")


def _weekend(m: Match) -> Found | None:
    if not m["which"] and m.after in ("before", "after"):
        return None
    return m.found(_DATE, form=f"weekend{direction(m['which']).replace('=0', '')}:WE")


def _season(m: Match) -> Found | None:
    code = SEASONS[m["season"]]
    if m["year"]:
        return m.found(_DATE, f"{m['year']}-{code}")
    if not m["which"] and m.end.tag_ not in ("NN", "NNP"):
        return None
    way = {"this past": "<", "this coming": ">"}.get(m["which"], direction(m["which"]))
    return m.found(_DATE, form=f"season{way}:{code}")


_NAMED = rf"(?:{WEEKDAY} ?,? )?(?:the )?"
_TO_PART = rf"(?: (?:in the )?(?P<part>{PART}))?"
_OF_DAY = r"(?:the (?:early |late )?(?P<of_day>morning|afternoon|evening|night) of )?"
_BETWEEN = r"(?:to|-|–|—|through|until|till|or|(?P<and>and))"

RULES: tuple[Rule, ...] = (
    # in full
    rule(
        MONTHS,
        rf"{_OF_DAY}{EDGE}?{_NAMED}(?P<month>{MONTH}) (?P<day>{DAY_NUMBER}) ?,? (?P<year>{YEAR}){_TO_PART}",
        _full_date,
    ),
    rule(
        MONTHS, rf"{_OF_DAY}{_NAMED}(?P<day>{DAY_NUMBER})(?: of)? (?P<month>{MONTH}) ?,? (?P<year>{YEAR})", _full_date
    ),
    rule({NUMERAL}, r"(?P<year>(?:19|20)\d\d) ?- ?(?P<mm>0\d|1[0-2]) ?- ?(?P<dd>[0-3]\d)", _iso_date),
    rule({NUMERAL}, r"(?P<a>\d{1,2}) ?/ ?(?P<b>\d{1,2}) ?/ ?(?P<year>(?:19|20)\d\d)", _numeric_date),
    rule(MONTHS, rf"(?:the )?{EDGE}?(?P<month>{MONTH}) ?(?:,|of)? ?(?P<year>{YEAR})", _month_year),
    rule({NUMERAL}, rf"(?:the )?(?:{EDGE}|fiscal |year |fiscal year |years )?(?:mid-)?(?P<year>{YEAR})", _year),
    rule({NUMERAL}, rf"(?P<year>{YEAR}) (?:-|–) (?P<short>\d\d|{YEAR})", _second_year),
    rule(
        {NUMERAL, *DECADES},
        rf"(?:the )?{EDGE}?(?P<mark>')? ?(?:mid-)?(?:(?P<digits>(?:1\d|20)?\d0) ?'?s|(?P<word>{'|'.join(DECADES)}))",
        _decade,
    ),
    rule({"century"}, rf"(?:the )?{EDGE}?(?P<ordinal>\d\dth|21st|{'|'.join(ORDINALS)})(?: -)? century", _century),
    rule(
        {"eighteen", "nineteen", "twenty", "thousand"},
        rf"(?:(?P<month>{MONTH}) |the year )?(?P<words>(?:eighteen|nineteen|twenty) "
        r"(?:[a-z]+ty(?: - [a-z]+)?|[a-z]+teen|ten|eleven|twelve)"
        r"|two thousand(?: and)? "
        r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|"
        r"(?<=year )two thousand)",
        _spoken,
    ),
    # without their year
    rule(
        MONTHS,
        rf"{_OF_DAY}{EDGE}?(?:(?P<which>last|next) )?{_NAMED}(?P<month>{MONTH}) (?P<day>{DAY_NUMBER})"
        rf"(?: ,? ?(?P<of>last|this|next) year)?(?: (?P<part>{PART}))?",
        _month_day,
    ),
    rule(
        MONTHS,
        rf"{_OF_DAY}{_NAMED}(?P<day>{DAY_NUMBER})(?: of)? (?P<month>{MONTH})(?: (?P<of>last|this|next) year)?",
        _month_day,
    ),
    rule(MONTHS, rf"(?P<month>{MONTH}) (?:the )?(?P<day>{DAY_WORD})", _spelled_day),
    rule(MONTHS, rf"(?:the )?(?P<day>{DAY_WORD}) of (?P<month>{MONTH})", _spelled_day),
    rule(
        MONTHS,
        rf"(?P<month>{MONTH}) {DAY_NUMBER} (?:and|or|to|-|–|—|through|until) (?P<day>{DAY_NUMBER})"
        rf"(?P<comma> ,)?(?: (?P<year>{YEAR}))?",
        _second_day,
    ),
    rule(
        MONTHS,
        rf"(?P<day>{DAY_NUMBER}) {_BETWEEN} (?P<last>{DAY_NUMBER})(?: of)? (?P<month>{MONTH})"
        rf"(?: ,? ?(?P<year>{YEAR}))?",
        _first_day,
    ),
    rule(
        {"week", "weekend"},
        rf"the (?P<unit>week|weekend) of {_NAMED}(?:(?P<month>{MONTH}) (?P<day>{DAY_NUMBER}))"
        rf"(?: ,? ?(?P<year>{YEAR}))?",
        _week_of,
    ),
    rule(
        MONTHS,
        rf"(?:{EDGE}|the month of )?(?:(?P<which>{WHICH}) )?{EDGE}?(?P<month>{MONTH})(?: - end)?"
        r"(?: (?:of )?(?P<of>this|last|next) year)?",
        _month,
    ),
    rule(
        WEEKDAYS,
        rf"{_OF_DAY}{EDGE}?(?:(?P<which>{WHICH}) )?(?P<weekday>{WEEKDAY})(?: (?:of )?(?P<week>this|last|next) week)?"
        rf"(?: (?P<part>{PART}))?",
        _weekday,
    ),
    rule({"week"}, rf"(?P<weekday>{WEEKDAY}) week", _weekday_week),
    rule(
        {"yesterday", "tomorrow"},
        rf"{EDGE}?(?P<beyond>(?:the )?day (?:before|after) )?(?P<word>yesterday|tomorrow)(?: (?P<part>{PART}))?",
        _day_word,
    ),
    rule({"today", "tonight"}, rf"{EDGE}?(?P<word>today|tonight)", _day_word),
    rule(
        {"yesterday", "today"},
        r"(?:mid(?: -)? )?(?P<part>afternoon|morning) (?P<word>yesterday|today)",
        _day_word,
    ),
    rule({"weekend"}, rf"{EDGE}?(?:the|(?P<which>this past|this coming|this|last|next|past|coming)) weekend", _weekend),
    rule(
        SEASONS,
        rf"{EDGE}?(?:the )?(?P<which>this past|this coming|this|last|next|past) {EDGE}?(?P<season>{SEASON})",
        _season,
    ),
    rule(SEASONS, rf"(?:the )?{EDGE}?(?P<season>{SEASON})(?: of)? (?P<year>{YEAR})(?: [-–] \d\d)?", _season),
    rule({"summer"}, rf"(?:the )?{EDGE}?(?P<season>summer)", _season),
    rule(SEASONS, rf"(?<=in )(?:the )?{EDGE}?(?P<season>{SEASON})", _season),
)

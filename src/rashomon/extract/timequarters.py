"""Rules for quarters and halves of a year, as those who report on business name them."""

from __future__ import annotations

from rashomon.extract.timerule import EDGE, Found, Match, Rule, rule
from rashomon.extract.timewords import QUARTERS, YEAR
from rashomon.model import TimeType

__all__ = ["RULES"]

_DATE = TimeType.DATE


def _quarter(m: Match) -> Found:
    no = QUARTERS[m["ordinal"]]
    if year := m["year"] or m["in"]:
        return m.found(_DATE, f"{year}-Q{no}")
    way = {"last": "=-1", "next": "=+1", "this": "=0"}.get(m["which"] or m["of"], "")
    return m.found(_DATE, form=f"quarter-no{way}:{no}" + ("@-1" if m["earlier"] else ""))


def _half(m: Match) -> Found:
    no = {"first": 1}.get(m["ordinal"], 2)
    if m["year"]:
        return m.found(_DATE, f"{m['year']}-H{no}")
    way = {"last": "=-1", "previous": "=-1", "next": "=+1"}.get(m["of"].rsplit(" ", 1)[-1], "=0")
    return m.found(_DATE, form=f"half-no{way}:{no}")


RULES: tuple[Rule, ...] = (
    rule(
        {"quarter"},
        rf"(?:the |its |their |a )?(?:(?P<which>last|this|next) year 's )?(?:{EDGE}|fiscal |fiscal - |flat |full )?"
        rf"(?P<earlier>(?:comparable )?year - (?:earlier|ago) )?(?:(?P<year>{YEAR}) )?(?:fiscal )?"
        rf"(?P<ordinal>{'|'.join(QUARTERS)})(?: -)? quarter"
        rf"(?: (?:of )?(?:(?P<in>{YEAR})|(?P<of>last|this|next) year))?",
        _quarter,
    ),
    rule(
        {"half"},
        r"(?:the )?(?:fiscal )?(?P<ordinal>first|second|latter|last)(?: -)? half (?:of )?"
        rf"(?:(?:fiscal )?(?P<year>{YEAR})|(?P<of>this|last|next|the|the current|the previous) year)",
        _half,
    ),
)

"""News agencies, whose texts others print: the one table of the names they go by."""

from __future__ import annotations

import functools
import re

from rashomon.read.publishers import name_key

__all__ = ["AGENCY", "AGENCY_SIGNED", "agency"]

#: Each agency's short name, then the others that it signs with or is called by, as they are printed; "the" where it is
#: printed with the article. Hyphens may be blanks.
_NAMES = (
    ("AFP", "Agence France-Presse"),
    ("Anadolu", "Anadolu Agency"),
    ("ANI", "Asian News International"),
    ("ANSA",),
    ("AP", "the Associated Press"),
    ("Australian Associated Press", "AAP"),
    ("Austria Presse Agentur", "APA"),
    ("Belga", "Belga News Agency"),
    ("Bloomberg", "Bloomberg News"),
    ("CNN Wire", "CNN Newswire"),
    ("dpa", "Deutsche Presse-Agentur"),
    ("EFE", "Agencia EFE"),
    ("IANS", "Indo-Asian News Service"),
    ("Interfax",),
    ("Jiji Press",),
    ("Kyodo", "Kyodo News"),
    ("NTB", "Norsk Telegrambyrå"),
    ("PA Media", "the Press Association", "PA News Agency", "PA"),
    ("PTI", "the Press Trust of India"),
    ("Reuters", "Thomson Reuters"),
    ("RIA Novosti",),
    ("Ritzau",),
    ("Sputnik",),
    ("TASS", "ITAR-TASS"),
    ("the Canadian Press",),
    ("Ukrinform",),
    ("UPI", "United Press International"),
    ("Xinhua", "Xinhua News Agency"),
    ("Yonhap", "Yonhap News Agency"),
)

#: Names that mean an agency only where somebody signs: elsewhere they are a state, an authority, an association of
#: doctors or a satellite.
_SIGNED_ONLY = frozenset({"AAP", "APA", "NTB", "PA", "Sputnik"})


def agency(name: str, *, signed: bool = True) -> str | None:
    """The short name of the agency that goes by a name.

    Args:
        name: The name alone, in any case.
        signed: Whether it is a signature (an author's field, a credit line): some names mean an agency only there.

    Returns:
        The short name; ``None`` if it is no agency's.
    """
    return _keys(signed).get(name_key(name))


@functools.cache
def _keys(signed: bool) -> dict[str, str]:
    return {
        name_key(name): names[0].removeprefix("the ")
        for names in _NAMES
        for name in names
        if signed or name not in _SIGNED_ONLY
    }


def _printed(name: str) -> str:
    """The expression for a name as printed, or in capitals."""
    plain = name.removeprefix("the ")
    words = "|".join(re.escape(form).replace(r"\-", "[ -]") for form in dict.fromkeys((plain, plain.upper())))
    return f"(?:[Tt]he )?(?:{words})" if name != plain else words


def _any_of(names: list[str]) -> str:
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return "|".join(_printed(name) for name in longest_first)


#: Expression for an agency's name in a text, as it is printed.
AGENCY = _any_of([name for names in _NAMES for name in names if name not in _SIGNED_ONLY])
#: The same for what is surely a signature.
AGENCY_SIGNED = _any_of([name for names in _NAMES for name in names])

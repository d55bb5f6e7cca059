"""Units of measure and currencies, as they stand before and after a number."""

from __future__ import annotations

import re

__all__ = ["DOLLARS", "currency_before", "is_money", "unit_after", "unit_named"]

#: Normalised unit to its words, in lower case and the singular unless the plural is irregular or not at the end.
_WORDS = {
    "percent": "percent|per cent",
    "percentage points": "percentage point|percentage-point",
    "basis points": "basis point",
    "points": "point",
    "km": "km|kilometre|kilometer",
    "m": "metre|meter",
    "cm": "centimetre|centimeter",
    "mm": "millimetre|millimeter",
    "nm": "nanometre|nanometer",
    "μm": "micron|micrometre|micrometer",
    "mile": "mile",
    "yard": "yard|yd",
    "foot": "foot|feet|ft",
    "inch": "inch|inches",
    "nautical mile": "nautical mile",
    "light year": "light year|light-year",
    "km2": "km2|km²|sq km|square kilometre|square kilometer",
    "m2": "m2|m²|sq m|sqm|square metre|square meter",
    "square mile": "square mile|sq mile",
    "square foot": "square foot|square feet|sq ft|sq. ft",
    "acre": "acre",
    "hectare": "hectare",
    "litre": "litre|liter",
    "ml": "ml|millilitre|milliliter",
    "gallon": "gallon",
    "barrel": "barrel|bbl",
    "cubic metre": "cubic metre|cubic meter|m3|m³",
    "cubic foot": "cubic foot|cubic feet",
    "cubic km": "cubic kilometre|cubic kilometer|km³|km3",
    "pint": "pint",
    "tonne": "tonne|metric ton|metric tonne",
    "ton": "ton|short ton",
    "kg": "kg|kilogram|kilogramme|kilo",
    "g": "gram|gramme",
    "mg": "mg|milligram",
    "μg": "mcg|microgram",
    "pound": "lb",
    "ounce": "ounce|oz",
    "stone": "stone",
    "km/h": "km/h|km/hr|kph|kmh|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour",
    "mph": "mph|miles per hour|miles an hour",
    "m/s": "m/s|metres per second|meters per second|metres a second|meters a second",
    "knot": "knot",
    "mpg": "mpg|miles per gallon",
    "degrees Celsius": "degree celsius|degrees celsius|degree centigrade|degrees centigrade|celsius|celcius"
    "|centigrade|degrees c|° celsius",
    "degrees Fahrenheit": "degree fahrenheit|degrees fahrenheit|fahrenheit|degrees f|° fahrenheit",
    "degree": "degree|deg",
    "second": "second|sec",
    "minute": "minute|min",
    "hour": "hour|hr",
    "day": "day",
    "week": "week",
    "month": "month",
    "year": "year|yr",
    "decade": "decade",
    "century": "century|centuries",
    "joule": "joule",
    "watt": "watt",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "kWh": "kwh|kilowatt-hour|kilowatt hour",
    "MWh": "mwh|megawatt-hour|megawatt hour",
    "GWh": "gwh|gigawatt-hour|gigawatt hour",
    "TWh": "twh|terawatt-hour|terawatt hour",
    "mAh": "mah",
    "volt": "volt",
    "hp": "hp|bhp|horsepower",
    "Hz": "hz|hertz",
    "MHz": "mhz|megahertz",
    "GHz": "ghz|gigahertz",
    "rpm": "rpm",
    "decibel": "decibel|db",
    "ppm": "ppm|parts per million",
    "ppb": "ppb|parts per billion",
    "GPa": "gigapascal",
    "KB": "kilobyte",
    "MB": "megabyte",
    "GB": "gb|gigabyte",
    "TB": "tb|terabyte",
    "PB": "petabyte",
    "years old": "years old|year old|year-old|years-old|years of age",
    "months old": "months old|month old|month-old|months of age",
    "weeks old": "weeks old|week old|week-old",
    "decades old": "decades old|decade old|decade-old",
    "days old": "days old|day old|day-old",
    "cent": "cent",
    "penny": "pence|penny|pennies",
    "USD": "us dollar|u.s. dollar|american dollar|dollar|usd|buck",
    "AUD": "australian dollar|aud",
    "CAD": "canadian dollar|cad",
    "NZD": "new zealand dollar|nzd",
    "HKD": "hong kong dollar|hkd",
    "SGD": "singapore dollar|sgd",
    "EUR": "euro|eur",
    "GBP": "pound sterling|pounds sterling|british pound|gbp",
    "JPY": "yen|japanese yen|jpy",
    "CNY": "yuan|renminbi|rmb|cny",
    "INR": "rupee|indian rupee|inr",
    "PKR": "pakistani rupee|pkr",
    "RUB": "rouble|ruble|rub|russian rouble|russian ruble",
    "UAH": "hryvnia|uah",
    "ILS": "shekel|nis",
    "CHF": "swiss franc|chf",
    "SEK": "swedish krona|swedish kronor|swedish crown",
    "NOK": "norwegian krone|norwegian kroner|norwegian crown",
    "DKK": "danish krone|danish kroner|danish crown",
    "CZK": "czech koruna|czech crown",
    "PLN": "zloty",
    "TRY": "turkish lira",
    "KRW": "korean won|south korean won",
    "ZAR": "rand",
    "MXN": "mexican peso",
    "BRL": "brazilian real|reais",
    "SAR": "riyal",
    "AED": "dirham",
    "NGN": "naira",
    "BTC": "btc|bitcoin",
}
#: Normalised unit to the signs that are matched as they stand.
_SIGNS = {
    "percent": "%|pc|pct",
    "m": "m",
    "cm": "cm",
    "mm": "mm",
    "nm": "nm",
    "μm": "μm|µm",
    "inch": "″|in.",
    "hectare": "ha",
    "ml": "mL",
    "g": "g",
    "μg": "μg|µg",
    "degrees Celsius": "°C|℃|C",
    "degrees Fahrenheit": "°F|℉",
    "degree": "°",
    "watt": "W",
    "kW": "kW",
    "MW": "MW",
    "GW": "GW",
    "volt": "V",
    "hp": "PS",
    "Nm": "Nm",
    "GPa": "GPa",
    "MB": "MB|mb",
    "cent": "¢",
    "penny": "p",
    "EUR": "€",
    "GBP": "£",
    "CNY": "元",
}

_SYMBOLS = {
    "$": "USD",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₪": "ILS",
    "₩": "KRW",
    "₺": "TRY",
    "₴": "UAH",
    "₿": "BTC",
}
_PREFIXES = {
    "us": "USD",
    "u.s.": "USD",
    "u.s": "USD",
    "usd": "USD",
    "a": "AUD",
    "au": "AUD",
    "aud": "AUD",
    "c": "CAD",
    "ca": "CAD",
    "cad": "CAD",
    "nz": "NZD",
    "nzd": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "r": "BRL",
    "nt": "TWD",
}
_CODES = {
    **{code: code for code in ("USD", "EUR", "GBP", "JPY", "CNY", "INR", "AUD", "CAD", "NZD", "HKD", "SGD", "CHF")},
    **{code: code for code in ("SEK", "NOK", "DKK", "ZAR", "RUB", "UAH", "ILS", "PLN")},
    "RM": "MYR",
    "Rs": "INR",
    "Rs.": "INR",
    "RMB": "CNY",
    "PS": "GBP",
    "Y=": "JPY",
}
_SIGN = re.compile(
    r"(?:(?P<prefix>(?<![\w.])(?:(?:US|U\.S\.?|USD|AUD?|CAD?|NZD?|HK|NT)[ ]?|(?-i:(?<!['’])[ACSR]))))?"
    r"(?P<symbol>[$£€¥₹₽₪₩₺₴₿])(?P<suffix>US|AU|A|C|NZ|HK)?[ ]?[-−]?$",
    re.IGNORECASE,
)
_CODE = re.compile(r"(?<![\w])(?P<code>" + "|".join(sorted(map(re.escape, _CODES), key=len, reverse=True)) + r")[ ]?$")


#: Currencies that are written with a bare dollar sign where it is clear which is meant.
DOLLARS = frozenset({"USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD"})
_UNIT_OF = {form: unit for unit, forms in _WORDS.items() for form in forms.split("|")}
_SIGN_OF = {form: unit for unit, forms in _SIGNS.items() for form in forms.split("|")}


_CURRENCIES = {"cent", "penny", *_SYMBOLS.values(), *_PREFIXES.values(), *_CODES.values()} | {
    unit for unit in _WORDS if len(unit) == 3 and unit.isupper()
}


_OWN_NAMES = _CURRENCIES | {*_WORDS, *_SIGNS}


def _any(forms: dict[str, str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda form: (-len(form), form)))


_AFTER = re.compile(
    r"[ \u00a0\u202f]?[-‐‑]?[ \u00a0]?[\[<]?"
    rf"(?:(?P<word>(?i:{_any(_UNIT_OF)}))s?|(?P<sign>{_any(_SIGN_OF)}))(?![\w²³])"
)
_OF_MONEY = re.compile(r" of (?P<word>dollar|euro|ruble|rouble|rupee)s\b", re.IGNORECASE)
_POUNDS = re.compile(r"[ \u00a0]?[-‐]?pounds?(?! sterling)(?!\w)", re.IGNORECASE)
#: Signs that after a blank are as likely a name, an initial or another word.
_NEED_NO_BLANK = frozenset({"g", "C", "V", "PS", "ha"})


def is_money(unit: str | None) -> bool:
    """Whether a normalised unit is a currency or a part of one."""
    return unit in _CURRENCIES


def currency_before(text: str, start: int) -> tuple[int, str] | None:
    """The currency written before a number, and where it starts.

    A bare ``$`` is read as the dollar of the United States, which is how English-language reports print it; ``US$``,
    ``A$`` and the like name theirs. Codes are ISO 4217.

    Args:
        text: The text.
        start: The number's first character.
    """
    low = max(0, start - 8)
    sign = _SIGN.search(text, low, start)
    if sign:
        prefix = (sign["prefix"] or sign["suffix"] or "").strip().lower()
        code = _PREFIXES.get(prefix, "USD") if sign["symbol"] == "$" else _SYMBOLS[sign["symbol"]]
        return sign.start(), code
    code_match = _CODE.search(text, low, start)
    return (code_match.start(), _CODES[code_match["code"]]) if code_match else None


def unit_after(text: str, end: int, *, scaled: bool = False) -> tuple[int, str] | None:
    """The unit written after a number, and where it ends.

    Args:
        text: The text.
        end: The character after the number.
        scaled: Whether the number carries a multiplier ("2 million"): then pounds are money, else weight.
    """
    pounds = _POUNDS.match(text, end)
    if pounds:
        return pounds.end(), "GBP" if scaled else "pound"
    match = _AFTER.match(text, end, end + 40) or _OF_MONEY.match(text, end)
    if match is None:
        return None
    sign, word = match.groupdict().get("sign"), match["word"]
    if sign:
        apart = text[end : match.start("sign")].strip("-‐‑") != ""
        return None if apart and sign in _NEED_NO_BLANK else (match.end(), _SIGN_OF[sign])
    singular = word.lower()
    if singular == "second" and match.end() == match.end("word") and "-" not in match.group():
        return None  # the ordinal: "the three second graders"
    return match.end(), _UNIT_OF[singular]


def unit_named(words: str) -> str | None:
    """The unit that words name, all of them: a unit's own name ("kW"), its words ("miles") or its sign ("%")."""
    if words in _OWN_NAMES:
        return words
    found = unit_after(words, 0)
    return found[1] if found and found[0] == len(words) else None

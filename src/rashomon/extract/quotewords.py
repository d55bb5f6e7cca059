"""Words beside a quotation that say it is a title, a name, a sign or a word; patterns end or start at its marks."""

from __future__ import annotations

import re

__all__ = [
    "AUTHOR_BEFORE",
    "CRIED_BEFORE",
    "HELD_BEFORE",
    "MEDIUM_BEFORE",
    "MENTION_BEFORE",
    "NAME_BEFORE",
    "NICKNAME_BEFORE",
    "SHOWN_AFTER",
    "SO_CALLED_BEFORE",
    "THING_AFTER",
    "THING_BEFORE",
    "TITLED_BEFORE",
    "WORK_AFTER",
    "WORK_BEFORE",
]

_WORKS = """
    album anthem article autobiography ballad bestseller biography biopic blog book broadcast broadway cartoon chapter
    classic collection column comedy comic daily docuseries documentary drama editorial epic episode essay exhibition
    fable feature film flick franchise game headline hit hymn journal magazine manifesto memoir miniseries monologue
    movie musical newsletter newspaper novel novella op-ed opera painting pamphlet paper parody play playlist podcast
    poem program programme publication record remake satire screenplay sculpture segment sequel serial series show
    single sitcom sketch soap song soundtrack spin-off spot story symphony teleplay thriller title track trilogy tune
    video weekly western
    """
_THINGS = """
    account app bar boat brand cafe café camp campaign caravan channel club code company drill exercise ferry festival
    file folder frigate gang hotel initiative institute label league militia mission movement operation outfit pac party
    project pub restaurant rocket satellite scheme ship shop site spacecraft store submarine tanker tour trawler vessel
    website yacht
    """
_TERMS = """
    abbreviation acronym adjective caption catchphrase codename descriptor euphemism expression hashtag lettering mantra
    moniker motto noun phrase pseudonym slogan tagline term verb
    """
_CARRIERS = """
    badge bag banner billboard button cap flag hat jacket jersey logo mask mug pin placard plaque poster shirt sign
    sticker sweatshirt t-shirt tattoo tee tote
    """
_MAKERS = """
    actor actress adaptation anchor author cast chapter co-anchor co-author co-creator co-host contestant copies copy
    cover creator director edition editor episode fan finale guest host issue lyrics moderator performance presenter
    producer production publisher remake rendition screening season set star version viewer writer
    """


def _any(words: str) -> str:
    return "(?:" + "|".join(re.escape(w) for w in words.split()) + ")"


_END = r"\s*\Z"
_PLURAL = r"(?:e?s)?"

SO_CALLED_BEFORE = re.compile(
    r"\b(?:so[- ]called|self-styled|supposed|supposedly|purported|ostensible|quote-unquote)" + _END, re.IGNORECASE
)
NICKNAME_BEFORE = re.compile(
    r"\b(?:nicknamed|nickname|nicknames|aka|a\.k\.a\.|alias|nom de guerre|affectionately called|popularly called)"
    r",?(?: (?:him|her|them|is|was|of))?" + _END,
    re.IGNORECASE,
)
TITLED_BEFORE = re.compile(r"\b(?:titled|entitled|subtitled|headlined|retitled),?:?" + _END, re.IGNORECASE)
WORK_BEFORE = re.compile(rf"\b{_any(_WORKS)}{_PLURAL}(?:,|:| called| named| known as)?" + _END, re.IGNORECASE)
AUTHOR_BEFORE = re.compile(rf"\b{_any(_MAKERS)}{_PLURAL} (?:of|for|on|in|from|to|at)" + _END, re.IGNORECASE)
#: What stands before the title of a broadcast or of a book that is not announced as one.
MEDIUM_BEFORE = re.compile(
    r"(?:\b(?:on|watch(?:es|ed|ing)?|star(?:s|red|ring)?(?: (?:in|on|as))?|host(?:s|ed|ing)?|sang|sings|played"
    r"|performed|appear(?:s|ed|ing)? (?:in|on)|directed|co-wrote|produced|authored|published|told)|[’']s|s[’'])" + _END,
    re.IGNORECASE,
)
#: The same, but such words stand before a name of any kind and before a cry as well.
NAME_BEFORE = re.compile(
    r"(?:\b(?:in|of|from|wrote|read|like|unlike|by|for|to|at|with|the|and|or)|\()" + _END, re.IGNORECASE
)
_ARTICLE = r"(?:the|a|an|this|that|its|their|his|her|my|our|one|campaign|new|old)"
_CARRYING = r"(?:reading|saying|stating|proclaiming|declaring|with|(?:that|which) (?:say|says|said|read|reads))"
MENTION_BEFORE = re.compile(
    rf"(?:\b{_ARTICLE} (?:\w+ )?(?:{_any(_TERMS)}{_PLURAL}|words?)(?: (?:is|was|of|like|such as))?"
    rf"|\b{_any(_TERMS)}{_PLURAL}"
    rf"|\b{_any(_CARRIERS)}{_PLURAL},? {_CARRYING}(?: the words?)?"
    r"|\b(?:emblazoned|stamped|inscribed|scrawled|printed|marked|engraved|adorned|lettered|tattooed)"
    r"(?: with)?(?: the words?)?"
    r"|\b(?:code-?named|short for|stands for|pronounced|spelled|spelt|translate[sd]? (?:roughly )?(?:as|to)"
    r"|define[sd]? as)),?:?" + _END,
    re.IGNORECASE,
)
#: What is pressed, ticked or looked for, and what a word means.
HELD_BEFORE = re.compile(
    r"\b(?:click(?:s|ed|ing)?(?: on)?|press(?:es|ed|ing)?|tick(?:s|ed|ing)?|typ(?:es|ed|ing)(?: in)?"
    r"|search(?:es|ed|ing)? for|googl(?:es|ed|ing)|mean(?:s|ing)|literally)(?: the)?,?" + _END,
    re.IGNORECASE,
)
#: A crowd's words, though the same preposition stands before titles.
CRIED_BEFORE = re.compile(
    r"\b(?:boos|calls?|chant(?:s|ing|ed)?|cheers?|chorus(?:es)?|cr(?:y|ies)|murmurs?|refrains?|roars?|screams?"
    r"|shouts?|whispers?|yells?)(?: of| like)?,?:?" + _END,
    re.IGNORECASE,
)
THING_BEFORE = re.compile(rf"\b{_any(_THINGS)}{_PLURAL}(?:,|:| called| named| known as| dubbed)?" + _END, re.IGNORECASE)
WORK_AFTER = re.compile(
    rf",?\s+(?:(?:{_any(_WORKS)}|{_any(_MAKERS)}|reporter|correspondent|crew|theme|alum){_PLURAL}\b(?! of\b)"
    r"|by [A-Z][\w.’'-]+ [A-Z]|\((?:19|20)\d\d\))",
    re.IGNORECASE,
)
THING_AFTER = re.compile(rf"\s+(?:{_any(_THINGS)}|{_any(_TERMS)}|bloc|faction|rally|rallies){_PLURAL}\b")
SHOWN_AFTER = re.compile(
    rf"\s+(?:{_any(_CARRIERS)}|{_any(_TERMS)}|option|icon|tab|checkbox|box|key){_PLURAL}\b(?! (?:that|which) )",
    re.IGNORECASE,
)

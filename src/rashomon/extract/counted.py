"""What a number counts or measures, read from the parse of its sentence."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from rashomon.extract.fates import CASUALTY, STATES
from rashomon.extract.partitives import PLURALS, equated, hyphened, of_them, partitive, whole_before
from rashomon.extract.subjects import sentence_start
from rashomon.text.measures import TIME_UNITS

__all__ = ["CHANGE", "NEAR", "Counted", "counted"]

#: Tokens of a sentence that are looked at on either side of a number: a list without full stops is no sentence.
NEAR = 80
#: Verbs that move an amount: what they move is what a number after "to", "by" or "from" counts.
CHANGE = frozenset(
    {"reduce", "cut", "lower", "raise", "increase", "bring", "boost", "limit", "trim", "slash"}
    | {"shrink", "drop", "fall", "rise", "climb", "grow", "swell", "decline", "decrease", "slip", "jump"}
    | {"surge", "soar", "plunge", "tumble", "double", "halve", "slow", "slide", "edge", "gain", "lose"}
    | {"dip", "plummet", "go", "expand", "pare", "downsize", "bump", "cap", "narrow", "widen", "ease"}
    | {"triple", "quadruple", "creep", "spike", "skyrocket", "rocket", "balloon", "stabilise", "stabilize", "plateau"}
    | {"hover", "settle", "push", "upgrade", "downgrade", "revise", "move"}
)
#: Verbs that equate their subject with a number.
_EQUALS = frozenset(
    {"be", "number", "total", "reach", "exceed", "top", "hit", "stand", "remain", "stay", "average"}
    | {"cost", "amount", "measure", "weigh", "surpass", "near", "become", "cover", "span", "come", "pass"}
    | {"approach", "account", "represent", "comprise", "constitute", "equal"}
)
#: What may stand between such a verb and the number.
_THROUGH = frozenset({"", "to", "by", "from", "at", "below", "above", "under", "over", "around", "about", "of", "for"})
#: Nouns that name an amount: the thing is behind their "of" ("the number of troops").
_AMOUNTS = frozenset(
    {"number", "total", "amount", "level", "size", "sum", "figure", "count", "average", "worth", "majority"}
    | {"minority", "rest"}
)
#: Relatives whose "of" tells how many they have, not how many they are ("a mother of four").
_SOME = frozenset({"none", "all", "most", "both", "some", "any", "each", "neither", "either"})
_KIN = frozenset({"father", "mother", "parent", "dad", "mom", "mum", "grandfather", "grandmother", "widow"})
#: Forms of verbs that move an amount and take it as their object, for sentences whose parse misses the verb.
_MOVES = frozenset(
    form
    for verb in ("reduce", "lower", "raise", "increase", "boost", "limit", "slash", "trim", "expand")
    for form in (verb, verb + "s", verb + "ed", verb + "d")
) | {"cut", "cuts", "cutting", "brought", "bring", "brings", "trimmed", "reducing", "bringing"}
#: How far behind such a verb the number may stand, in tokens.
_MOVED_BY = 12
_HYPHENS = ("-", "‐", "‑")
#: Bodies whose number is how many belong to them ("a force of 9,600").
_BODIES = frozenset(
    {
        "mission",
        "force",
        "army",
        "contingent",
        "garrison",
        "brigade",
        "battalion",
        "crowd",
        "team",
        "staff",
        "workforce",
    }
    | {"deployment", "corps", "unit", "crew", "audience", "congregation", "delegation", "expedition"}
)
#: Units that the parser takes for nouns of their own in a list ("25 percent, 20 percent").
_UNITS = frozenset({"percent", "cent", "million", "billion", "dollars", "euros", "pounds"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "nummod", "quantmod", "advmod", "det", "punct"})
#: Words of a noun phrase that say nothing of what is counted.
_EMPTY = frozenset(
    {"other", "another", "more", "further", "additional", "total", "such", "same", "only", "just"}
    | {"some", "many", "several", "own"}
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun that a number counts or measures.

    Attributes:
        noun: The noun; ``None`` if none is named.
        first: First token of its phrase, articles, numbers and empty words left out.
        last: Last token of its phrase.
        anchor: The token whose place in the sentence is the number's: the noun, or the number itself.
        strength: Whether the number is the strength of the body that the noun names.
        part: Whether the number takes some out of what the noun names.
        since: First token that may say something of it.
    """

    noun: Token | None
    first: int
    last: int
    anchor: Token
    strength: bool = False
    part: bool = False
    since: int = 0


def counted(doc: Doc, first: int, last: int, *, measure: bool) -> Counted:
    """Find what a number counts.

    Args:
        doc: The passage.
        first: Index of the number's first token.
        last: Index of its last token, unit included.
        measure: Whether the number carries a unit, so that the next noun is what it measures and not what it counts.
    """
    number = doc[first : last + 1].root
    if strong := _strong(doc, last):
        return _phrase(doc, strong, last + 1, strength=True)
    if not measure and (member := hyphened(doc, last)) is not None:
        return Counted(member, member.i, member.i, member)
    whole = partitive(number, last)
    if whole is not None:
        return replace(_phrase(doc, whole, last, anchor=number), part=not measure and number.lower_ not in PLURALS)
    if measure and last + 1 < len(doc) and doc[last + 1].lower_ == "of":
        return Counted(None, 0, 0, number)  # "a quarter of it", "3 percent of 2020": not what else the clause tells of
    noun = _modified(number, first, last, measure=measure)
    if noun is not None and not (measure and noun.i <= last):
        if noun.lower_ in ("others", "other", "more"):
            return _antecedent(doc, noun) or Counted(None, 0, 0, noun)
        return _phrase(doc, noun if noun.lemma_ == "count" else _behind_amount(noun), last)
    if not measure and (earlier := _antecedent(doc, number)) is not None:
        return earlier
    if not measure and (said := equated(number)) is not None:
        return _phrase(doc, said, last, anchor=number)
    if not measure and (among := whole_before(number)) is not None:
        return replace(_phrase(doc, among, last, anchor=number), part=True)
    moved = _moved(number)
    if moved is not None and measure and (moved.ent_type_ == "PERSON" or _lasts(number)):
        moved = None
    if moved is not None and not first <= moved.i <= last:
        noun = _behind_amount(moved)
        body = not measure and noun.lemma_.lower() in _BODIES and noun.tag_ == "NN"
        return _phrase(doc, noun, last, anchor=number if measure else None, strength=body)
    return (None if measure else _moved_astray(doc, first)) or Counted(None, 0, 0, number)


def _moved_astray(doc: Doc, first: int) -> Counted | None:
    """What "cut its forces to 800" counts where the parser takes the verb for a noun: read from the order of words."""
    at = first - 1
    if at > 0 and doc[at].pos_ == "ADV":
        at -= 1
    if at < 0 or doc[at].lower_ != "to":
        return None
    for verb in doc[max(sentence_start(doc[first], NEAR), at - _MOVED_BY) : at]:
        if verb.lower_ not in _MOVES or any(t.is_punct or t.pos_ == "VERB" for t in doc[verb.i + 1 : at]):
            continue
        noun = next((t for t in doc[verb.i + 1 : at] if t.pos_ == "NOUN" and t.nbor().pos_ != "NOUN"), None)
        if noun is None or noun.dep_ == "compound":
            return None
        begin = next((t.i for t in doc[verb.i + 1 : noun.i + 1] if t.tag_ not in ("DT", "PRP$", "POS")), noun.i)
        return Counted(noun, begin, noun.i, noun, since=verb.i + 1)
    return None


def _strong(doc: Doc, last: int) -> Token | None:
    """The body that an adjective "-strong" after the number belongs to."""
    for index in range(last, min(last + 3, len(doc))):
        if index > last and doc[index].lower_ == "strong" and doc[index - 1].is_alpha:
            return None  # "two strong swimmers"
        if doc[index].lower_ in ("strong", "-strong") or (index == last and doc[index].lower_.endswith("-strong")):
            for token in doc[index + 1 : index + 8]:
                if token.pos_ in ("NOUN", "PROPN") and token.dep_ != "compound":
                    return token
                if token.is_punct and token.text not in ("-", "‑"):
                    return None
            return None
        if doc[index].text not in _HYPHENS and index > last:
            return None
    return None


def _modified(number: Token, first: int, last: int, *, measure: bool) -> Token | None:
    """The noun that the number modifies, to its right."""
    at = number
    if measure and number.pos_ in ("NOUN", "PROPN") and number.dep_ not in _MODIFIERS:
        return None
    for _ in range(4):
        if at.dep_ not in _MODIFIERS or at.head.i == at.i:
            break
        at = at.head
        if at.i > last and at.pos_ in ("NOUN", "PROPN") and at.dep_ != "compound":
            return at
    if at.i > last and at.pos_ in ("NOUN", "PROPN"):
        return at
    if not measure and last + 1 < len(number.doc) and not number.doc[last + 1].like_url:
        after = number.doc[last + 1]
        if after.tag_ in ("NNS", "NNPS") and after.i == first + (last - first) + 1:
            return after
    return None


def _antecedent(doc: Doc, token: Token) -> Counted | None:
    """What an earlier number of the sentence counted, for "5 others" and "14 wounded" after it."""
    around = (token, token.head, token.head.head, *token.children, *(c for c in token.head.rights if c.dep_ == "acomp"))
    verbs = {word for v in around for word in (v.lemma_, v.lower_)}
    counts_on = any(t.lower_ in ("others", "more") for t in doc[token.i : token.i + 2]) or of_them(token)
    if not counts_on and not verbs & (CASUALTY | STATES.keys()):
        return None
    for index in range(token.i - 1, sentence_start(token, NEAR) - 1, -1):
        noun = doc[index]
        numbered = any(c.dep_ == "nummod" and c.ent_type_ not in ("DATE", "TIME", "MONEY") for c in noun.children)
        numbered = numbered and (counts_on or _suffers(noun))
        if noun.pos_ in ("NOUN", "PROPN") and numbered and noun.lower_ not in ("others", "other"):
            found = _phrase(doc, noun, noun.i)
            return Counted(noun, found.first, found.last, token)
    return None


def _suffers(noun: Token) -> bool:
    """Whether somebody is said to be killed, hurt or missing."""
    if noun.head.lemma_ in CASUALTY or noun.nbor().lower_ in STATES:
        return True
    return any(c.dep_ == "acomp" and c.lower_ in STATES for c in noun.head.rights)


def _lasts(number: Token) -> bool:
    """Whether a length of time tells how long something is so, not how much it is ("is dark for two months")."""
    return number.lemma_.lower() in TIME_UNITS and number.dep_ in ("pobj", "npadvmod") and number.head.lower_ != "of"


def _behind_amount(noun: Token) -> Token:
    """The thing of "the number of things"."""
    if noun.lemma_.lower() not in _AMOUNTS:
        return noun
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj"), noun)
    return noun


def _moved(number: Token) -> Token | None:
    """The noun that a verb or preposition equates with the number, or moves to, by or from it.

    "cut its troops to 2,500", "the toll rose to 36", "troops number 2,500", "a toll of 36", "a fine of $5m".
    """
    head = number.head
    if number.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ in ("NOUN", "PROPN"):
        return head.head if head.head.lemma_.lower() not in _KIN | _SOME else None
    if number.dep_ == "appos" and head.pos_ == "NOUN" and head.lower_ not in _UNITS:
        # a number behind another is the same in other units: "12 miles (19 km)"
        return head if not any(c.dep_ == "nummod" for c in head.lefts) else None
    verb = _verb(number)
    through = head.lower_ if number.dep_ == "pobj" else ""
    if verb is None or through not in _THROUGH:
        return None
    lemma = verb.lemma_.lower()
    if lemma in CHANGE and (number.dep_ != "dobj" or lemma in ("gain", "lose", "drop", "jump", "add")):
        found = next((c for c in verb.children if c.dep_ == "dobj" and c.i < number.i and c.pos_ != "NUM"), None)
        return found or _subject(verb)
    if lemma == "pass" and any(c.dep_ == "dobj" and c.i != number.i for c in verb.children):
        return None  # "passed the bill 220 to 211"
    if lemma in _EQUALS:
        found = _subject(verb)
        # "five were cooks and three were sailors": what joins the subject, or is one, is not equated with it
        subject = number.dep_ in ("nsubj", "nsubjpass") or (number.dep_ == "conj" and head == found)
        return None if subject else found
    return None


def _verb(token: Token) -> Token | None:
    """The verb that governs a token, through prepositions and nouns between."""
    for ancestor in token.ancestors:
        if ancestor.pos_ in ("VERB", "AUX"):
            return ancestor
    return None


def _subject(verb: Token) -> Token | None:
    for at in (verb, verb.head if verb.dep_ in ("conj", "xcomp", "advcl") else verb):
        for child in at.children:
            if child.dep_ in ("nsubj", "nsubjpass") and child.pos_ in ("NOUN", "PROPN"):
                return child
    return None


def _phrase(doc: Doc, noun: Token, after: int, *, anchor: Token | None = None, strength: bool = False) -> Counted:
    """The noun with the modifiers that stand together with it, and its "of" complement."""
    left = noun.left_edge.i
    first = noun.i
    while first > left and first - 1 != after:
        token = doc[first - 1]
        if token.dep_ in ("det", "predet", "cc", "conj", "appos", "relcl", "acl") or token.tag_ in (
            "CD",
            "DT",
            "PDT",
            "PRP$",
        ):
            break
        if token.is_punct and token.text not in ("-", "‑", "‐", "'", "’", "“", '"'):
            break
        if token.pos_ == "PRON" or token.lower_ in ("of", "were", "was"):
            break
        first -= 1
    if strength and doc[first].lower_ == "strong":
        first += 1
    while first < noun.i and (doc[first].lower_ in _EMPTY or doc[first].is_punct or _dangles(doc[first])):
        first += 1
    first = _past_measure(doc, first, noun.i)
    return Counted(noun, first, _with_complement(noun), anchor or noun, strength)


def _past_measure(doc: Doc, first: int, noun: int) -> int:
    """The first token behind what is left of a measure before the noun ("18-month project", "3-year-old firm")."""
    hyphened = first >= 2 and doc[first - 1].text in _HYPHENS
    if not hyphened or not (doc[first - 2].like_num or doc[first - 2].lower_ in ("a", "per")):
        return first
    while first + 2 <= noun and doc[first + 1].text in _HYPHENS:
        first += 2
    return min(first + 1, noun)


def _dangles(token: Token) -> bool:
    """Whether a first word of the phrase belongs before it; "newly" in "newly opened shops" does not."""
    if token.tag_ in ("POS", "IN"):
        return True
    return token.tag_ == "RB" and not (token.head.i == token.i + 1 and token.head.dep_ == "amod")


def _with_complement(noun: Token) -> int:
    """The last token of the phrase: the noun, or the noun of an "of" right after it ("members of the guard")."""
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ == "of" and child.i == noun.i + 1:
            obj = next((c for c in child.children if c.dep_ == "pobj"), None)
            if obj is None or any(t.like_num or t.is_currency for t in noun.doc[child.i : obj.i + 1]):
                continue
            if obj.i - child.i <= 5 and obj.pos_ in ("NOUN", "PROPN"):
                return obj.i
    return noun.i

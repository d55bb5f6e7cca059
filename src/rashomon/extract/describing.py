"""Descriptions of people: which words they are made of, and whether one fits what is known of somebody."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.documents import CARRIES, is_document
from rashomon.extract.subjects import sentence_start
from rashomon.extract.voices import SEVERAL
from rashomon.model import Name
from rashomon.spans import Span
from rashomon.text.nlp import Passage
from rashomon.text.titles import GROUPS, ROLES, SPELLED

__all__ = [
    "bearer_of",
    "content_words",
    "described",
    "fits",
    "generic_words",
    "is_share",
    "member_of",
    "of_whom",
    "plain_words",
    "possessor_word",
    "several",
    "without_article",
    "words_beside",
]

#: Words that a description may have.
MAX_WORDS = 18
#: Words after "and" that a description keeps: "her friends and supporters", not a list.
_JOINED = 4
_SHARES = frozenset({"percent", "%", "half", "third", "quarter", "majority", "handful", "number", "plenty", "lots"})
#: Steps up the parse from an apposition to the name it follows, over what stands between ("of Oslo").
_ABOVE = 3
_PLACES = ("GPE", "LOC", "FAC")
_MARKS = " ,;:-–—\"“”'"
_PAIRED = (("(", ")"), ("[", "]"), ("“", "”"))
#: What an outlet does with people or papers, told beside a description and no part of it.
_DONE = CARRIES | {"release", "issue", "file", "post", "call"}
#: Letters by which a people and its country are one word ("Norwegian" is not, "Italian" and "Italy" are).
_STEM = 4


def is_share(head: Token) -> bool:
    """Whether a noun tells how many of those whom "of" names ("70 percent of voters")."""
    return head.lower_ in _SHARES


def _before_comma(first: Token) -> list[Token]:
    """A description that opens a sentence before a name ("The head of the union, Ann Lee, …")."""
    doc, i = first.doc, first.i
    start = sentence_start(first, MAX_WORDS + 2)
    if i - start < 2 or doc[i - 1].text != ",":
        return []
    words = list(doc[start : i - 1])
    fits = len(words) <= MAX_WORDS and not any(t.pos_ in ("VERB", "AUX", "PUNCT") for t in words)
    return words if fits and any(t.lemma_.lower() in ROLES for t in words) else []


def of_whom(head: Token) -> list[Token]:
    """The words that say of what somebody is the head: "the chief of the commission"."""
    whole = [p for p in head.rights if p.dep_ == "prep" and p.lower_ in ("of", "for", "at")]
    return [t for p in whole for t in list(p.subtree)[1:MAX_WORDS]]


def content_words(token: Token) -> tuple[str, ...]:
    """A token as a description is compared by it: as written and its lemma, a short title in full; else nothing."""
    spelled = SPELLED.get(token.lower_.rstrip("."))
    if spelled is not None and token.text[:1].isupper():
        return (spelled,)
    if not token.is_alpha and "-" not in token.text:
        return ()
    # the list of stop words has "front", which is a name as well
    if token.is_stop and token.lower_ != "former" and token.pos_ != "PROPN":
        return ()
    return tuple({token.lower_, token.lemma_.lower()})


def fits(modifiers: frozenset[str], known: set[str]) -> bool:
    """Whether all that a description says of somebody is known of her or him."""
    return all(word in known or any(_of_country(word, other) for other in known) for word in modifiers)


def _of_country(one: str, other: str) -> bool:
    """Whether one word is the other's people ("italian", "italy"): alike but for an ending."""
    short, long = sorted((one, other), key=len)
    stem = short[: max(_STEM, len(short) - 1)]
    return len(short) >= _STEM and long.startswith(stem) and long.endswith(("an", "ish", "ese", "i"))


def member_of(head: Token) -> Token | None:
    """Those of whom "one of" or "half of" takes some; ``None`` if nothing of the kind stands there."""
    of = next((c for c in head.rights if c.dep_ == "prep" and c.lower_ == "of"), None)
    objects = of.children if of is not None else ()
    return next((c for c in objects if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN")), None)


def described(passage: Passage, head: Token, within: Span | None) -> TokenSpan:
    """The tokens of a description without what is told beside it (relative clauses, appositions, dates).

    Args:
        passage: Where it stands.
        head: Its head.
        within: What of the text belongs to it, where that is known.
    """
    doc = passage.doc
    end = min(head.right_edge.i + 1, max(head.left_edge.i, head.i - MAX_WORDS) + MAX_WORDS)
    for child in head.rights:
        if _aside(child, head):
            end = min(end, child.left_edge.i)
    for token in doc[head.i + 1 : max(end, head.i + 1)]:
        if token.tag_ in ("WDT", "WP", "WP$", "WRB") or token.text in (",", ";", "("):
            end = min(end, token.i)
    end = max(end, head.i + 1)
    while within is not None and end > head.i + 1 and passage.start + doc[end - 1].idx >= within.end:
        end -= 1
    while end > head.i + 1 and _trails(doc[end - 1], head):
        end -= 1
    start = max(head.left_edge.i, head.i - MAX_WORDS)
    while within is not None and start < head.i and passage.start + doc[start].idx < within.start:
        start += 1
    return doc[min(start, head.i) : end]


def _aside(child: Token, head: Token) -> bool:
    """Whether what hangs on a description's head is told beside it."""
    if child.dep_ in ("relcl", "appos", "punct") or child.text == "--":
        return True
    if child.dep_ == "cc":
        joined = next((c for c in head.rights if c.dep_ == "conj" and c.i > child.i), None)
        return joined is None or _too_much(joined)
    if child.dep_ == "conj":
        return _too_much(child)
    if child.dep_ != "acl":
        return False
    return child.tag_ == "VBG" or (child.lemma_.lower() in _DONE and not is_document(head))


def _too_much(joined: Token) -> bool:
    """Whether what is joined to a description is more than a word or two of its kind."""
    listed = any(c.dep_ == "conj" for c in joined.children)
    return listed or joined.pos_ not in ("NOUN", "PROPN") or joined.right_edge.i - joined.left_edge.i >= _JOINED


def _trails(last: Token, head: Token) -> bool:
    """Whether a description is better without its last word: a date, what introduces nothing, a mark."""
    if last.ent_type_ in ("DATE", "TIME") or last.pos_ in ("ADP", "DET", "CCONJ", "PUNCT"):
        return True
    # "a suit filed", its date left out
    return last.dep_ == "acl" and last.head.i == head.i


def plain_words(words: str) -> str:
    """A description on one line, without marks at its edges and without a mark whose other half is missing."""
    out = " ".join(words.split()).strip(_MARKS)
    out = out.removesuffix("'s").removesuffix("’s")
    if out.count('"') % 2:
        out = out.replace('"', "")
    for opening, closing in _PAIRED:
        if out.count(opening) != out.count(closing):
            out = out.replace(opening, "").replace(closing, "")
    return " ".join(out.split())


def several(head: Token, name: Name | None) -> bool:
    """Whether a name stands for some of those who bear it: "two Germans", "several Democrats", "Americans"."""
    if any(c.lower_ in SEVERAL or c.dep_ == "nummod" for c in head.lefts):
        return True
    if name is None or name.label != "NORP" or head.tag_ != "NNPS":
        return False
    # "the Rovians" are the party or the state; "young Rovians" and "Rovians" are some of them
    return not any(c.dep_ == "det" for c in head.lefts) or any(c.dep_ in ("amod", "compound") for c in head.lefts)


def possessor_word(token: Token) -> bool:
    """Whether a word before a noun says which one, not what it is."""
    return token.dep_ in ("det", "predet", "case") or token.pos_ in ("PRON", "PUNCT")


def without_article(words: str) -> str:
    """A description without the article it begins with."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in ("the", "a", "an") else words


def words_beside(passage: Passage, name: Name) -> list[Token]:
    """The words that say who a named person is: titles, appositions, "of Oslo", what she or he "is".

    None of them if the name is no run of tokens.
    """
    tokens = passage.tokens(name.span)
    if tokens is None or not len(tokens):
        return []
    head = tokens.root
    words = [t for t in passage.doc[head.left_edge.i : tokens.start] if t.dep_ != "relcl"][-8:]
    if head.dep_ == "appos" and head.head.pos_ in ("NOUN", "PROPN"):
        phrase = head.head
        while phrase.dep_ == "pobj" and phrase.head.dep_ == "prep" and phrase.head.head.pos_ == "NOUN":
            phrase = phrase.head.head
        words += [t for t in phrase.subtree if t.i < head.left_edge.i]
    words += _before_comma(head.left_edge)
    for child in head.children:
        if child.dep_ == "appos":
            words += list(child.subtree)[:12]
        elif child.dep_ == "prep" and child.lower_ in ("of", "from"):
            words += list(child.subtree)[1:6]
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        words += [t for c in head.head.children if c.dep_ == "attr" for t in c.subtree][:12]
    return words


def generic_words(passage: Passage, name: Name) -> set[str]:
    """What a body is called beside its name: "the Harbour Board, an alliance of towns"."""
    tokens = passage.tokens(name.span)
    if tokens is None or not len(tokens):
        return set()
    head = tokens.root
    beside = [c for c in head.children if c.dep_ == "appos"] + ([head.head] if head.dep_ == "appos" else [])
    return {t.lemma_.lower() for t in beside if t.lemma_.lower() in GROUPS}


def bearer_of(described: Token, person: bool, name_at: Callable[[Token], Name | None]) -> Token:
    """The person whom a description with "who" follows ("Ann Lee of Oslo, a judge, who …"), or the description itself.

    Args:
        described: What the relative clause hangs on.
        person: Whether its pronoun is one for persons.
        name_at: The name that a token is part of.
    """
    place = name_at(described)
    if person and place is not None and place.label in _PLACES and described.dep_ == "pobj":
        return described.head.head  # "a judge in Oslo who …"
    above = described
    for _ in range(_ABOVE if described.dep_ == "appos" else 0):
        above = above.head
        name = name_at(above)
        if name is not None and name.label == "PERSON":
            return above
    return described

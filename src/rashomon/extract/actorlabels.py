"""What an article calls those whom it names, where grammar ties the words to the name.

They stand before the name ("embattled trader Ida Holm"), after it ("Harun fighters"), beside it ("Ida Holm, a trader"),
in what somebody is said to be, or name those of whom it is one ("armed groups like the Harun").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.extract.acts import subject
from rashomon.extract.labelwords import (
    BODIES,
    DISTANCING,
    MEMBERS,
    NAMED_BODIES,
    NEUTRAL,
    PERSONS,
    PLAIN_HEADS,
    is_following,
    is_nation,
)
from rashomon.extract.parties import Parties
from rashomon.model import Name
from rashomon.text.nlp import Parsed, Passage
from rashomon.text.titles import GROUPS, ROLES, is_title

__all__ = [
    "BODY_LABELS",
    "CALLED",
    "IN_CLAUSE",
    "ActorWords",
    "actor_words",
    "described",
    "is_people",
    "lemma",
    "opens",
    "phrase",
]

#: Tokens of a description; a longer one tells a story.
_LONGEST = 8
#: Tokens of what may stand behind it ("of the old guard"), and between a name and the noun that it goes with.
_BEHIND, _BESIDE = 5, 4
#: spaCy's labels of names that bodies of people have.
BODY_LABELS = ("ORG", "NORP")
#: What ties a complement in a clause: that it is so may be what somebody believes.
IN_CLAUSE = "subject complement in a clause"
#: What ties the words that somebody is said to use for somebody.
CALLED = "called so by somebody"
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_MODAL = frozenset({"would", "could", "may", "might", "should", "can", "must", "if", "whether", "never"})
_BEING = frozenset({"be", "remain"})
_CALLING = frozenset({"call", "brand", "label", "dub", "term", "designate", "describe", "denounce", "declare"})
_DESCRIBING = ("compound", "amod", "nmod", "nummod", "det", "poss", "punct", "advmod", "quantmod", "appos", "npadvmod")
#: Last words of ages ("sixteen-year-old").
_AGE = frozenset({"old", "olds", "year"})
#: Endings of nouns for those who do something.
_OF_PERSONS = ("er", "or", "ist", "man", "woman", "ant", "ian", "eer", "ess")
_SOMEBODY = ROLES | GROUPS | MEMBERS | BODIES | PERSONS


@dataclass(frozen=True, slots=True)
class ActorWords:
    """A run of words that describes somebody who is named.

    Attributes:
        passage: Where they stand.
        tokens: The words, in order, without articles and distancing words.
        head: The noun; the last word where modifiers alone stand before a name.
        target: The fullest name of whom they describe.
        basis: What ties them.
        distance: The distancing words beside them.
        caller: Who is said to call them so, for `CALLED`.
    """

    passage: Passage
    tokens: tuple[Token, ...]
    head: Token
    target: str
    basis: str
    distance: str = ""
    caller: str | None = None

    @property
    def lemmas(self) -> tuple[str, ...]:
        """The words that tell something, in small letters and without hyphens, the noun as a singular."""
        out = []
        for run in _hyphened(self.tokens):
            if self.head in run:
                out.append("".join(lemma(t) if t.i == self.head.i and t.pos_ == "NOUN" else t.lower_ for t in run))
            elif run[-1].i > self.head.i or run[-1].pos_ == "NOUN" or _tells(run):
                out.append(_text(run))
        words = (word.replace("-", "") for word in out)
        return tuple(word for word in words if word and word not in _ARTICLES)

    @property
    def plain(self) -> bool:
        """Whether they tell no more than office, trade or what kind of body it is."""
        runs = _hyphened(self.tokens)
        if self.distance or any(_tells(run) for run in runs if self.head not in run):
            return False
        own = next(run for run in runs if self.head in run)
        if self.head.pos_ in ("NOUN", "PROPN"):
            return lemma(self.head) in PLAIN_HEADS or is_title(self.head.text)
        return not _tells(own)


def lemma(token: Token) -> str:
    """A noun's singular in small letters."""
    small = token.lemma_.lower()
    return "force" if small == "forces" else small


def _tells(run: Sequence[Token]) -> bool:
    """Whether a word beside a noun, or some joined by hyphens, says more than time, rank, place or party."""
    last = run[-1]
    if last.pos_ not in ("ADJ", "VERB") and not (last.pos_ == "NOUN" and lemma(last) in MEMBERS | PERSONS):
        return False
    small = _text(run)
    if small in ("member", "members") or last.lower_ in _AGE or (len(run) == 1 and is_nation(last.text)):
        return False
    return not (small in NEUTRAL or last.like_num or any(c.isdigit() for c in small))


def actor_words(parsed: Parsed, parties: Parties) -> list[ActorWords]:
    """Find what an article calls those whom it names, in the order of the text.

    Args:
        parsed: The article.
        parties: Those whom it names.
    """
    found = [w for passage in parsed.passages for w in _tied(passage, parties)]
    return sorted(found, key=lambda w: (w.passage.start, w.head.i, w.target))


def _tied(passage: Passage, parties: Parties) -> Iterator[ActorWords]:
    """Words that the grammar of their own clause ties to a name."""
    seen: set[tuple[int, int]] = set()
    for token in passage.doc:
        name = parties.name(passage, token) if token.pos_ in ("PROPN", "NOUN", "ADJ") else None
        if name is None:
            continue
        tokens = passage.tokens(name.span)
        if tokens is None or not len(tokens):
            continue
        root = tokens.root
        if token.i != root.i or name.label not in ("PERSON", *BODY_LABELS):
            continue
        if is_people(name):
            continue
        body = name.label in BODY_LABELS
        pairs = [*_appositions(root, body), *_complements(root), *_called(root, body)]
        pairs += [*_people_of(root, tokens.start), *_among(root)] if body else []
        pairs += _before(tokens.start, root, body) if name.label != "NORP" else ()
        for words, head, basis in pairs:
            made = described(passage, parties, words, head, name.entity, basis)
            if made is not None and (made.head.i, root.i) not in seen:
                seen.add((made.head.i, root.i))
                yield replace(made, caller=_caller(passage, root, parties)) if basis == CALLED else made


_Found = tuple[list[Token], Token, str]


def is_people(name: Name) -> bool:
    """Whether a name is that of a people, a belief or a party's followers, of whom a description takes some."""
    last = name.entity.split()[-1]
    return is_following(last) if name.label == "NORP" else " " not in name.entity and is_following(last)


def _before(start: int, root: Token, body: bool) -> Iterator[_Found]:
    """What stands right before a name in its own phrase: "embattled trader Ida Holm"."""
    doc = root.doc
    low = min((c.left_edge.i for c in root.lefts if c.dep_ in _DESCRIBING and c.i < start), default=start)
    run = list(doc[max(low, start - _LONGEST) : start])
    if not run and start and doc[start - 1].pos_ == "NOUN" and doc[start - 1].head == root.head:
        run = phrase(doc[start - 1])  # a parse that takes the trader and Ida Holm for two subjects of one verb
    owner = max((t.i for t in run if t.tag_ == "POS" or t.text == ","), default=-1)
    run = [t for t in run if t.i > owner]
    if run and run[0].tag_ == "VBG" and run[0].whitespace_:
        run.pop(0)  # "confronting dictator Ivo Rask", a misread verb
    if not run or run[-1].text.endswith("-"):
        return
    last = run[-1]
    common = last.pos_ == "NOUN" or (last.pos_ == "PROPN" and last.is_lower)
    noun = common and last.tag_ != "NNS" and (_somebody(last, body) or (not body and _personal(run)))
    title = last.pos_ == "PROPN" and not body and is_title(last.text)
    if last.pos_ in ("ADJ", "VERB") or noun or title:
        yield run, last, "before the name"


def _personal(run: Sequence[Token]) -> bool:
    """Whether a noun before a person's name is for a person by its form, or by a distancing word before it."""
    form = run[-1].tag_ == "NN" and run[-1].lower_.endswith(_OF_PERSONS)
    return form or any(_text(one) in DISTANCING for one in _hyphened(run))


def _appositions(root: Token, body: bool) -> Iterator[_Found]:
    """What stands beside a name between marks: "Ida Holm, a trader" and "the trader, Ida Holm"."""
    for child in root.rights:
        if child.dep_ == "appos" and child.pos_ == "NOUN" and _somebody(child, body) and _set_apart(root, child):
            yield phrase(child, whole=True), child, "apposition"
    head = root.head
    # "the trader, Ida Holm", but not "traders, Ida Holm"
    after = root.dep_ == "appos" and head.pos_ == "NOUN" and head.i < root.i and _somebody(head, body)
    if after and any(c.dep_ in ("det", "poss") for c in head.lefts):
        yield phrase(head), head, "apposition"


def _set_apart(name: Token, noun: Token) -> bool:
    """Whether a mark alone and the noun's own words stand between a name and its apposition."""
    between = name.doc[name.i + 1 : noun.left_edge.i]
    return len(between) <= 2 and any(t.is_punct for t in between)


def _somebody(noun: Token, body: bool) -> bool:
    small = lemma(noun)
    if body:
        return small in BODIES or small in GROUPS or small in MEMBERS
    return small in _SOMEBODY or small.endswith(_OF_PERSONS[2:5])


def _complements(root: Token) -> Iterator[_Found]:
    """What somebody is said to be ("the Harun are fighters"): told as a fact, not denied, asked or only possible."""
    verb = root.head
    if root.dep_ != "nsubj" or verb.lemma_.lower() not in _BEING or verb.pos_ not in ("AUX", "VERB"):
        return
    if any(c.lower_ in _MODAL or c.dep_ == "neg" for c in verb.children) or verb.tag_ == "VBG" or verb.i < root.i:
        return
    for child in verb.rights:
        small = lemma(child)
        counted = child.tag_ == "NNS" or any(c.dep_ == "det" for c in child.lefts)
        if child.dep_ != "attr" or child.pos_ != "NOUN" or not counted:
            continue
        if (small in MEMBERS or small in PERSONS or small in BODIES or small in ROLES) and not _denied(child):
            yield phrase(child, whole=True), child, "subject complement" if _is_main(verb) else IN_CLAUSE


def _called(root: Token, body: bool) -> Iterator[_Found]:
    """What others are said to call somebody: "the union called Ida Holm a tyrant", "the Harun were branded rebels"."""
    verb = root.head
    if verb.lemma_.lower() not in _CALLING or root.dep_ not in ("dobj", "nsubjpass"):
        return
    objects = [c for c in verb.rights if c.dep_ in ("oprd", "attr") and c.pos_ == "NOUN"]
    objects += [c for p in verb.rights if p.lower_ == "as" for c in p.rights if c.dep_ == "pobj" and c.pos_ == "NOUN"]
    for noun in objects:
        if _somebody(noun, body) and not any(c.dep_ == "neg" for c in verb.lefts):
            yield phrase(noun, whole=True), noun, CALLED


def _caller(passage: Passage, root: Token, parties: Parties) -> str | None:
    """Who calls somebody something: a name, or the words for them; ``None`` if that is left out."""
    noun = subject(root.head) if root.dep_ == "dobj" else None
    who = parties.party(passage, noun)
    if noun is None or who is None or who.named:
        return who.name if who is not None else None
    article = next((c.lower_ for c in noun.lefts if c.lower_ in _ARTICLES), "")
    return f"{article} {who.name}".strip()


def _is_main(verb: Token) -> bool:
    """Whether a verb is that of its sentence, so that what it says is told as so."""
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.dep_ in ("ROOT", "relcl", "parataxis")


def _denied(noun: Token) -> bool:
    return (
        any(c.lower_ in ("no", "neither", "any") for c in noun.lefts) or noun.doc[noun.left_edge.i - 1].lower_ == "not"
    )


def _people_of(root: Token, start: int) -> Iterator[_Found]:
    """The noun of a phrase in which a name stands before it: "Harun fighters", "the Harun group"."""
    noun = root.head
    if root.dep_ not in ("compound", "nmod", "amod") or noun.i <= root.i or noun.pos_ != "NOUN":
        return
    if noun.dep_ in ("compound", "appos") and noun.head.pos_ in ("NOUN", "PROPN"):
        return  # "a Harun fighter jet" is no fighter
    if lemma(noun) in MEMBERS and noun.tag_ == "NNS":
        # "young Harun fighters" are some of them, "Harun fighters" are the Harun
        yield list(noun.doc[root.i + 1 : noun.i + 1]), noun, "with the name"
    elif lemma(noun) in NAMED_BODIES and noun.i - root.i <= _BESIDE:
        yield [*noun.doc[noun.left_edge.i : start], *noun.doc[root.i + 1 : noun.i + 1]], noun, "with the name"


def _among(root: Token) -> Iterator[_Found]:
    """Those of whom a name is one: "armed groups like the Harun", "the Harun and other militias"."""
    top = root
    while top.dep_ == "conj" and top.head.pos_ in ("PROPN", "NOUN"):
        top = top.head
    prep = top.head
    if top.dep_ == "pobj" and prep.lower_ in ("like", "as") and prep.head.pos_ == "NOUN":
        noun = prep.head
        such = prep.lower_ == "like" or any(c.lower_ == "such" for c in (*prep.children, *noun.children))
        if such and noun.i < prep.i and lemma(noun) in MEMBERS | BODIES and noun.tag_ == "NNS":
            yield phrase(noun), noun, "such as"
    for joined in root.conjuncts:
        fits = joined.i > root.i and joined.pos_ == "NOUN" and lemma(joined) in MEMBERS | BODIES
        if fits and any(c.lower_ == "other" for c in joined.lefts):
            yield phrase(joined), joined, "and other"


def phrase(noun: Token, *, whole: bool = False) -> list[Token]:
    """A noun with the words that stand before it; the whole of it with a short "of" or "for" phrase behind it."""
    low = min((c.left_edge.i for c in noun.lefts if c.dep_ in _DESCRIBING), default=noun.i)
    high = noun.i + 1
    if whole and high < len(noun.doc) and noun.doc[high].lower_ in ("of", "for") and noun.doc[high].head == noun:
        edge = noun.doc[high].right_edge.i + 1
        following = noun.doc[high:edge]
        if len(following) <= _BEHIND and not any(t.is_punct or t.pos_ in ("VERB", "AUX") for t in following):
            high = edge
    return list(noun.doc[max(low, noun.i - _LONGEST) : high])


def described(
    passage: Passage, parties: Parties, words: Sequence[Token], head: Token, target: str, basis: str
) -> ActorWords | None:
    """The description without articles, counts, owners and the name itself; ``None`` if nothing is left of it."""
    owner = max((t.i for t in words if t.tag_ == "POS" and t.i < head.i), default=-1)
    distance = [t for t in _hyphened(words) if _text(t) in DISTANCING]
    away = {t.i for run in distance for t in run}
    kept = [t for t in words if t.i > owner and t.i not in away]
    if distance and not [t for t in kept if not opens(t)]:
        away, kept = set(), [t for run in distance for t in run]  # "the so-called Harun Front": no noun but the name
    while kept and opens(kept[0]):
        kept.pop(0)
    kept = [t for t in kept if (own := parties.name(passage, t)) is None or own.entity != target]
    while kept and (kept[0].text == "-" or opens(kept[0])):
        kept.pop(0)
    if any((t.is_punct and t.text not in "-–'’") or t.pos_ in ("CCONJ", "SCONJ") for t in kept[:-1]):
        return None
    other = parties.name(passage, head)
    head = kept[-1] if kept and not away and distance else head
    if not kept or (head not in kept) or (other is not None and other.span.covers(passage.span(head))):
        return None
    made = ActorWords(passage, tuple(kept), head, target, basis, " ".join(_text(run) for run in distance))
    # "young Ida Holm" is called nothing, and "candidate Ida Holm" and "Rova Mayor Ida Holm" have a title
    titled = basis == "before the name" and (len(kept) == 1 or head.pos_ == "PROPN")
    nothing = head.pos_ not in ("NOUN", "PROPN") or head.lower_ in _AGE
    return None if made.plain and (titled or nothing) else made


def opens(token: Token) -> bool:
    """Whether a word at the beginning of a phrase is no part of the description: an article, a count, an owner."""
    if not token.whitespace_ and token.i + 1 < len(token.doc) and token.nbor().text == "-":
        return False  # "15-year"
    return (
        token.lower_ in _ARTICLES
        or token.dep_ in ("det", "predet", "nummod", "quantmod")
        or token.tag_ in ("PRP$", "CD", "POS")
        or token.like_num
        or (token.dep_ == "advmod" and token.head.pos_ in ("NUM", "NOUN", "AUX", "VERB"))
        or token.lower_ in ("other", "such", "several", "many", "some", "more", "than", "least", "at", "about")
    )


def _hyphened(words: Sequence[Token]) -> list[list[Token]]:
    """Words with the hyphens that join them: "so", "-" and "called" are one."""
    out: list[list[Token]] = []
    for token in words:
        joined = out and (token.text == "-" or out[-1][-1].text == "-") and not out[-1][-1].whitespace_
        if joined and out[-1][-1].i == token.i - 1:
            out[-1].append(token)
        else:
            out.append([token])
    return out


def _text(run: Sequence[Token]) -> str:
    return "".join(t.text for t in run).lower()

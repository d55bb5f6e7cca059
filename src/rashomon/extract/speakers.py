"""Noun phrases resolved to speakers: names in their fullest form, descriptions of the unnamed, pronouns.

A phrase stands for somebody named if its head is a name, if a name stands in apposition to it, or if exactly one person
is described so in the article. A pronoun goes to the nearest fitting subject or speaker, and to nobody where two fit
equally well.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from spacy.tokens import Token

from rashomon.extract.afternames import age_after, party_after, stated_age
from rashomon.extract.describing import (
    bearer_of,
    content_words,
    described,
    fits,
    generic_words,
    is_share,
    member_of,
    of_whom,
    plain_words,
    possessor_word,
    several,
    without_article,
    words_beside,
)
from rashomon.extract.documents import authors, is_document, is_mute, is_thing, provides
from rashomon.extract.genders import Genders
from rashomon.extract.jointsources import joined_to, joint_names, joint_persons, listed, shares_noun
from rashomon.extract.sources import quoted_offsets
from rashomon.extract.voices import (
    LEADERS,
    NOBODY,
    OFFICES,
    SEVERAL,
    THING,
    Kind,
    Speaker,
    kind_of,
    kind_of_one,
    voice_of,
    woman,
)
from rashomon.model import Name, Voice
from rashomon.spans import Span
from rashomon.text.nlp import Passage
from rashomon.text.titles import GROUPS, ROLES, TITLES

__all__ = ["People", "Speaker"]

#: Words that make another office of an office: who is a deputy, or was in office, is not meant by "the chief".
_LESSER = frozenset({"former", "ex", "deputy", "vice", "assistant", "late", "press"})
#: Heads that stand for any leader; another title stands for itself.
_ANY_LEADER = frozenset({"boss", "chief", "head", "leader"})
_SAME_BODY = frozenset({"group", "movement", "organisation", "organization", "party", "network", "agency", "newspaper"})
_NOBODY = frozenset(
    {"i", "we", "you", "me", "us", "this", "that", "these", "those", "what", "there", "everyone", "nobody", "anyone"}
    | {"everybody", "somebody", "someone", "one", "who", "which", "nothing", "whoever", "none", "neither", "no"}
)
#: Words for several that say nothing of whom.
_UNSAID = frozenset({"all", "both", "certain", "more", "few", "various", "numerous", "multiple", "none"})
#: Words before a noun for nobody in particular, to whom nothing later can go back.
_NO_ONE_YET = frozenset({"which", "what", "any", "no", "every", "each", "either", "neither", "whichever", "whatever"})
_SHOWS = frozenset({"show", "reveal", "prove", "demonstrate", "indicate", "suggest"})
#: Unnamed sources of one kind that a later description can go back to.
_REMEMBERED = 8
#: Names that a source can be called by together.
_JOINED = 4


class People:
    """The people and bodies of one article, and what each is called in it."""

    def __init__(
        self, text: str, passages: Sequence[Passage], names: Sequence[Name], quoted: Sequence[Span] = ()
    ) -> None:
        """Read titles and appositions of all names.

        Args:
            text: The article's text.
            passages: Its passages.
            names: Its names.
            quoted: What stands in quotation marks, in order.
        """
        self._text = text
        self._names = names
        self._starts = [n.span.start for n in names]
        self._roles: dict[str, set[str]] = defaultdict(set)
        self._ages: dict[int, set[str]] = defaultdict(set)
        self._unnamed: dict[str, list[tuple[frozenset[str], Speaker, int]]] = defaultdict(list)
        self._places: dict[str, list[int]] = defaultdict(list)
        self._introduced: dict[str, int] = {}
        self._called: dict[str, set[str]] = defaultdict(set)
        for name in names:
            if name.label != "PERSON":
                self._called[name.entity] |= {w.strip(".,").lower() for w in name.span.of(text).split()}
        hidden = {p.start: quoted_offsets(p.doc, p.start, quoted) for p in passages}
        self._genders = Genders(passages, self.within, lambda passage, token: hidden[passage.start][token.i])
        for passage in passages:
            for name in self.within(passage):
                if name.label == "ORG":
                    self._called[name.entity] |= generic_words(passage, name)
        for passage in passages:
            for name in self.within(passage):
                if name.label == "PERSON":
                    self._introduced.setdefault(name.entity, name.span.start)
                    self._places[name.entity].append(name.span.start)
                    self._describe(passage, name)
        self._bearers: dict[str, list[str]] = defaultdict(list)
        for entity, roles in self._roles.items():
            for role in sorted(roles):
                self._bearers[role].append(entity)

    def within(self, passage: Passage) -> Sequence[Name]:
        """The names in a passage, in order."""
        low = bisect_right(self._starts, passage.start - 1)
        return self._names[low : bisect_right(self._starts, passage.end)]

    def name_at(self, passage: Passage, token: Token) -> Name | None:
        """The name that a token is part of."""
        offset = passage.start + token.idx
        at = bisect_right(self._starts, offset) - 1
        return self._names[at] if at >= 0 and self._names[at].span.end > offset else None

    def female(self, name: Name) -> bool | None:
        """Whether a named person is a woman; ``None`` if the article does not show it, or it is no person."""
        return self._genders.of(name.entity) if name.label == "PERSON" else None

    def _describe(self, passage: Passage, name: Name) -> None:
        words = words_beside(passage, name)
        roles = {w for t in words for w in content_words(t)}
        bodies = {n.entity for t in words if (n := self.name_at(passage, t)) is not None and n.label != "PERSON"}
        roles |= {w for body in sorted(bodies) for w in self._called[body]}
        self._roles[name.entity] |= roles
        self._roles[name.entity] |= party_after(self._text, name.span.end)
        age = age_after(self._text, name.span.end)
        if age is not None:
            self._ages[age].add(name.entity)

    def phrase(self, passage: Passage, head: Token, within: Span | None = None) -> Speaker | None:
        """Who a noun phrase stands for; ``None`` for a pronoun that needs what went before.

        Args:
            passage: Where it stands.
            head: Its head.
            within: What of the text belongs to it, where that is known; a description is not longer.
        """
        if head.pos_ == "PRON" and head.lower_ in ("who", "which", "that") and head.head.dep_ == "relcl":
            found = self.phrase(
                passage, bearer_of(head.head.head, head.lower_ == "who", partial(self.name_at, passage))
            )
            thing = found is not None and found.kind in (Kind.THING, Kind.OTHER) and found.voice is not Voice.NAMED
            return NOBODY if thing and head.lower_ == "who" else found
        listing = self._listing(passage, head, within)
        if listing is not None:
            return listing
        name = self.name_at(passage, head)
        if name is None and (head.lower_ in _NOBODY | SEVERAL or head.pos_ == "PRON" or is_share(head)):
            beside = self._beside(passage, head, within)
            if beside is not None:
                return beside
            whole = member_of(head)
            if whole is not None:
                return self._some(passage, head, whole, within)
        if name is None and (
            head.lower_ in _UNSAID or head.lower_ in _NOBODY or (head.pos_ == "PRON" and head.lower_ not in SEVERAL)
        ):
            return NOBODY if head.lower_ in _NOBODY else None
        if name is not None and not several(head, name):
            return self._named(passage, head, name)
        beside = self._beside(passage, head, within) or self._titled(passage, head, within)
        beside = beside or self._aged(passage, head, within)
        return beside if beside is not None else self._described(passage, head, within)

    def _listing(self, passage: Passage, head: Token, within: Span | None) -> Speaker | None:
        """Several persons whom a source names, however the parse puts them together."""
        tokens = passage.tokens(within) if within is not None else None
        joint = joint_persons(tokens, partial(self.name_at, passage)) if tokens is not None else []
        if not joint or tokens is None or not tokens.start <= head.i < tokens.end:
            return None
        return Speaker(listed(joint), Voice.NAMED, "named in the sentence", Kind.PEOPLE)

    def _beside(self, passage: Passage, head: Token, within: Span | None) -> Speaker | None:
        """The person named in apposition to a description ("the mayor, Ann Lee", "another, Ann Lee of Oslo")."""
        after = passage.doc[head.i + 1 : head.i + 3]
        if within is not None and len(after) == 2 and after[0].text == "," and head.tag_ not in ("NNS", "NNPS"):
            name = self.name_at(passage, after[1])
            if name is not None and name.label == "PERSON" and within.covers(name.span):
                return self._of(name, "named beside the description")
        for child in head.children if head.tag_ not in ("NNS", "NNPS") else ():
            name = self.name_at(passage, child) if child.dep_ == "appos" else None
            if name is not None and name.label == "PERSON":
                return self._of(name, "named beside the description")
        return None

    def _some(self, passage: Passage, head: Token, whole: Token, within: Span | None) -> Speaker:
        """One or several of those whom a phrase names after "of" ("one of the guards")."""
        if is_thing(whole) and not is_document(whole):
            return THING
        words = self._words(passage, head, within)
        if is_document(whole):
            return Speaker(words, Voice.DOCUMENT, "a document, its author not named", Kind.THING)
        if head.lower_ != "one":
            return Speaker(words, Voice.GROUP, "described in the sentence", Kind.PEOPLE)
        return Speaker(words, Voice.UNNAMED, "described in the sentence", kind_of_one(whole))

    def possessor(self, passage: Passage, head: Token) -> Speaker | None:
        """The person whose something is ("Holm's bet")."""
        owner = next((c for c in head.lefts if c.dep_ == "poss"), None)
        name = self.name_at(passage, owner) if owner is not None else None
        return self._of(name, "named in the sentence") if name is not None and name.label == "PERSON" else None

    def _titled(self, passage: Passage, head: Token, within: Span | None) -> Speaker | None:
        """The person whose name closes a description ("the leader of the union Captain Ahab").

        A name that follows the preposition, with its title or without, is somebody else's: "an aide to Mayor Lee".
        """
        if head.tag_ in ("NNS", "NNPS"):
            return None
        of = ""
        between: list[Token] = []
        whole = passage.tokens(within) if within is not None else None
        end = max(head.right_edge.i + 1, whole.end if whole is not None else 0)
        for token in passage.doc[head.i + 1 : end]:
            if token.pos_ == "ADP" or token.dep_ == "poss":
                of, between = token.lower_, []
                continue
            name = self.name_at(passage, token)
            if name is not None and name.label == "PERSON":
                office = head.lemma_.lower() in ROLES and bool(between)
                body = of == "of" and office and between[0].lemma_.lower() not in ROLES | TITLES
                return self._of(name, "named beside the description") if body or not of else None
            if token.pos_ not in ("NOUN", "PROPN", "DET", "ADJ"):
                return None
            if token.pos_ != "DET":
                between.append(token)
        return None

    def _aged(self, passage: Passage, head: Token, within: Span | None) -> Speaker | None:
        """The one person of the age that a description gives ("the 62-year-old")."""
        first = head.left_edge
        end = passage.start + head.idx + len(head)
        stated = stated_age(self._text, passage.start + first.idx, end)
        if stated is None or first.lower_ not in ("the", "this"):
            return None
        bearers = sorted(self._ages.get(stated[0], ()))
        if len(bearers) == 1:
            basis = "the only one of that age in this article"
            return Speaker(bearers[0], Voice.NAMED, basis, Kind.PERSON, self._genders.of(bearers[0]))
        if stated[1] < end:
            return None
        return Speaker(self._words(passage, head, within), Voice.UNNAMED, "described in the sentence")

    def _of(self, name: Name, basis: str) -> Speaker:
        kind = Kind.PERSON if name.label == "PERSON" else Kind.BODY
        if name.label == "NORP":
            kind = Kind.PEOPLE
        return Speaker(name.entity, Voice.NAMED, basis, kind, self.female(name))

    def _named(self, passage: Passage, head: Token, name: Name) -> Speaker:
        one = self._of(name, "named in the sentence")
        others = joined_to(head)
        inside = others and passage.start + others[0].idx < name.span.end
        if not others or others[0].i < head.i or inside:
            return one
        shared = shares_noun(passage, head, others[0], partial(self.name_at, passage))
        if shared is not None and name.label != "PERSON":
            words = shared[:1].lower() + shared[1:]
            return Speaker(words, Voice.GROUP, "described in the sentence", Kind.PEOPLE)
        joint = joint_names(others, partial(self.name_at, passage), partial(self.phrase, passage))
        every = [name.entity, *(e for e in joint if e != name.entity)]
        if len(every) == 1 or len(every) > _JOINED:
            return replace(one, name=f"{name.entity} and others", voice=Voice.GROUP, kind=Kind.PEOPLE)
        return replace(one, name=listed(every), kind=Kind.PEOPLE)

    def _described(self, passage: Passage, head: Token, within: Span | None) -> Speaker:
        doc = passage.doc
        inner = [n for t in doc[head.left_edge.i : head.i] if (n := self.name_at(passage, t)) is not None]
        lemma = head.lemma_.lower()
        kind = kind_of(head)
        words = self._words(passage, head, within)
        if is_mute(head):
            return THING
        if is_thing(head):
            return self._author(passage, head, inner, words)
        if head.pos_ == "PROPN" and inner and self._opens(passage, head, inner[0]):
            return self._of(inner[0], "named in the sentence")
        office = lemma in ROLES and head.left_edge.i >= head.i - 1
        named = head.pos_ == "PROPN" and head.text[:1].isupper() and not inner and not office
        if named and not several(head, self.name_at(passage, head)):
            kind = Kind.PERSON if head.ent_type_ == "PERSON" else Kind.BODY
            return Speaker(without_article(words), Voice.NAMED, "named in the sentence", kind)
        if lemma in GROUPS and inner and head.tag_ in ("NN", "NNP", "NNPS"):
            last = inner[-1]
            if lemma in _SAME_BODY and last.label in ("ORG", "NORP") and last.span.end >= passage.start + head.idx - 1:
                return self._of(last, "named in the sentence")
            return Speaker(without_article(words), Voice.NAMED, "named in the sentence", Kind.BODY)
        owned = any(c.dep_ == "poss" and self.name_at(passage, c) is not None for c in head.lefts)
        definite = owned or any(c.lower_ == "the" for c in head.lefts)
        definite = definite or doc[head.left_edge.i].lower_ in ("the", "that", "this")
        modifiers = frozenset(
            t.lower_
            for t in [*doc[head.left_edge.i : head.i], *of_whom(head)]
            if not possessor_word(t) and content_words(t)
        )
        if definite and kind is not Kind.PEOPLE:
            known = self._known(head, passage.start + head.idx, modifiers)
            if known is not None:
                return known
        speaker = Speaker(words, voice_of(head, kind, definite), "described in the sentence", kind, woman(lemma))
        if (
            (owned or not definite)
            and doc[head.left_edge.i].tag_ != "PRP$"
            and doc[head.left_edge.i].lower_ not in _NO_ONE_YET
        ):
            self._unnamed[lemma].append((modifiers | {lemma}, speaker, passage.start + head.idx))
        return speaker

    def _opens(self, passage: Passage, head: Token, name: Name) -> bool:
        """Whether a phrase begins with a person's title and name, whatever page furniture follows."""
        before = self._text[passage.start + head.left_edge.idx : name.span.start].split()
        return name.label == "PERSON" and bool(before) and all(w.lower().rstrip(".") in TITLES for w in before)

    def _known(self, head: Token, offset: int, modifiers: frozenset[str]) -> Speaker | None:
        """The one person whom the article describes so, or the last unnamed one."""
        lemma = head.lemma_.lower()
        wanted = LEADERS if lemma in _ANY_LEADER else {lemma} & ROLES
        bearers = {entity for role in sorted(wanted) for entity in self._bearers.get(role, ())}
        named = sorted(entity for entity in bearers if fits(modifiers, self._roles[entity] | {lemma}))
        if lemma in OFFICES:
            # "the president" is not the former one where both are named
            named = [e for e in named if not (self._roles[e] & _LESSER) - modifiers]
        alike = [u for u in self._unnamed[lemma][-_REMEMBERED:] if u[1].kind is not Kind.PEOPLE]
        unnamed = [s for words, s, _ in alike if modifiers <= words]
        last = max((at for words, _, at in alike if modifiers <= words), default=-1)
        mentioned = self._last_named(named[0], offset) if len(named) == 1 else offset
        if len(named) == 1 and last > mentioned:
            return replace(unnamed[-1], basis="described in the same way before")
        if len(named) == 1 and (
            not unnamed or last < mentioned < offset or (lemma in OFFICES and self._introduced[named[0]] < offset)
        ):
            basis = "the only one described so in this article"
            return Speaker(named[0], Voice.NAMED, basis, Kind.PERSON, self._genders.of(named[0]))
        if unnamed and not named:
            return replace(unnamed[-1], basis="described in the same way before")
        return None

    def _last_named(self, entity: str, offset: int) -> int:
        """Where somebody is named last before an offset; the offset itself if nowhere."""
        places = self._places[entity]
        at = bisect_right(places, offset) - 1
        return places[at] if at >= 0 else offset

    def _author(self, passage: Passage, head: Token, inner: Sequence[Name], words: str) -> Speaker:
        """Whose a document is: "the ministry's statement", "a statement from the ministry"; else nobody."""
        # what a statement shows is not what its author says
        shows = head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_ in _SHOWS
        for owner in authors(head) if not shows and not provides(head) else ():
            if owner.pos_ in ("NOUN", "PROPN") and not is_thing(owner):
                found = self.phrase(passage, owner)
                if found is not None and found.name is not None:
                    return (
                        replace(found, basis="its author, named in the sentence")
                        if found.voice is Voice.NAMED
                        else found
                    )
        whose = any(c.dep_ == "poss" for c in head.lefts)
        beside = inner and inner[-1].label == "ORG" and inner[-1].span.end >= passage.start + head.idx - 1
        # of "a Post/Marn poll" the last name is not the author
        if beside and not whose and self._text[inner[-1].span.start - 1] not in "/-":
            return self._of(inner[-1], "its author, named in the sentence")
        if not is_document(head):
            return THING
        return Speaker(words, Voice.DOCUMENT, "a document, its author not named", Kind.THING)

    def _words(self, passage: Passage, head: Token, within: Span | None) -> str:
        """A description as it can stand in a heading: who owns it in full, lower case at its start."""
        tokens = described(passage, head, within)
        words = plain_words(passage.span(tokens).of(self._text)) or head.text
        first = tokens[0]
        name = self.name_at(passage, first)
        if first.pos_ != "PROPN" and name is None and (first.lower_ == "a" or not first.text.isupper()):
            words = words[:1].lower() + words[1:]
        if name is not None and name.label == "PERSON" and name.span.start == passage.start + first.idx:
            short = name.span.of(self._text)
            if words.startswith((f"{short}'", f"{short}’")):
                words = name.entity + words[len(short) :]
        return words

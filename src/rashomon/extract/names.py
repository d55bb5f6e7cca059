"""Names in one article, each with one label and the fullest form of its bearer.

spaCy labels every mention by itself; an article is more consistent than that. A surname that is part of somebody's
full name is that person wherever it stands alone, what follows a title is a person, and one form gets one label.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from rashomon.extract.bearers import SUFFIXES, Bearers
from rashomon.extract.placenames import PLACES, place_labels
from rashomon.extract.shortnames import short_names, standing_alone
from rashomon.model import Name
from rashomon.spans import Span
from rashomon.text.nlp import Parsed, Passage
from rashomon.text.titles import FEMALE, MALE, is_title

__all__ = ["names"]

#: Labels that name somebody or something; the rest of spaCy's are numbers, dates and the like.
_KEPT = ("PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "LAW", "PRODUCT", "WORK_OF_ART")
_ARTICLES = frozenset({"the", "a", "an", "neither", "either", "both"})
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")
_EDGE = " \t\n\r\"“”«»‘'`.,;:!?()[]*•–—-"
#: Capitalised words after a title that make an office of it, not a person ("Foreign Minister", "President's Office").
_OFFICES = frozenset(
    {"office", "administration", "campaign", "committee", "council", "ministry", "department", "house", "party"}
    | {"court", "cabinet"}
)
_SPOKEN_FOR = FEMALE | MALE | {"spokesperson", "adviser", "advisor", "analyst", "lawyer", "attorney"}
#: What stands before a name in one token with it, and what an agency sets before a caption.
_PREFIX = re.compile(r"(?:pro|anti|non|ex|mid|post|pre)-(?=[A-Z])|[A-Z]+ [-–—] ")
_ODD = re.compile(r"[/@#©_|<>=]|\d{3}")
#: Share of capitalised words above which a passage is a heading, whose capitals tell the model nothing.
_HEADING = 0.7
#: Verbs of inverted speech tags that a model takes for a first name ("Said Holm").
_INVERTED = frozenset({"said", "says", "added", "asked", "wrote", "tweeted", "replied", "explained"})
#: Letters by which a first name shows that a second mention was glued to the first ("Greg Holm Gregory").
_GLUED = 3
_PARTICLES = frozenset({"bin", "al", "von", "van", "de", "el", "der", "den", "la", "du", "da", "di", "ibn", "ben"})
#: Last words that make a body of a name, whatever else the model takes it for.
_BODIES = frozenset(
    {"union", "commission", "council", "board", "committee", "ministry", "agency", "association", "organisation"}
    | {"organization", "party", "front", "alliance", "army", "brigade", "institute", "federation", "authority"}
)
_ACRONYM = re.compile(r"[A-Z](?:\.?[A-Z])+\.?$")
#: Two words of a page run into one ("LeeNews"); "LeBron" and "FitzGerald" are names.
_RUN_IN = re.compile(r"\b(?!Fitz|Mac)[A-Z][a-z]{3,}[A-Z][a-z]")
#: A dash between blanks sets apart what follows a name.
_APART = re.compile(r"\s[-–—]\s")
_GIVEN = re.compile(r"\s{0,2}\(\s?([A-Z]{2,9})\s?\)")
_CAPITALS = re.compile(r"\b[A-Z]{2,9}\b")
_WORD = re.compile(r"[^\s]+?(?=[’']s?\b|[,;:]|\s|$)")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "&", "de", "la"})


@dataclass(frozen=True, slots=True)
class _Mention:
    span: Span
    text: str
    label: str
    sure: bool = False

    @property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text.split())


def names(parsed: Parsed) -> tuple[Name, ...]:
    """Find the names in the passages that are read, in the order of the text.

    Titles, articles and possessive endings are no part of a name. Where a surname has two bearers in the article, its
    entity stays the surname.
    """
    found: list[_Mention] = []
    for passage in parsed.passages:
        taken = _from_model(parsed.article.text, passage)
        found += _with_titles(parsed.article.text, passage, taken)
    found = _out_of_headings(parsed, found)
    bearers = Bearers(parsed.article.text, [(m.span, m.text) for m in found if m.label == "PERSON"])
    persons = bearers.full
    found = _surnames(parsed, found, persons, bearers.shared)
    labels = _labels(found, persons, bearers.shared)
    whose = {m.text for m in found if m.sure} | persons.keys()
    mentions = [(m.span, m.text, m.label) for m in found]
    labels |= place_labels(parsed.article.text, mentions, labels, whose)
    found = [replace(m, label=labels[m.text]) for m in found]
    alone = standing_alone(parsed.article.text)
    short = short_names(alone, sorted({m.text for m in found if m.label == "ORG"}))
    short = {word: whole for word, whole in short.items() if labels.get(word, "ORG") == "ORG"}
    found = _shortened(parsed, found, {word: alone[word] for word in short})
    found = _shortened(parsed, found, _acronyms(parsed.article.text, found))
    entities = _entities(parsed.article.text, found, persons)
    for word, whole in short.items():
        entities[("ORG", word)] = entities.get(("ORG", whole), whole)
    return tuple(_name(m, entities, bearers) for m in found)


def _name(mention: _Mention, entities: Mapping[tuple[str, str], str], bearers: Bearers) -> Name:
    entity = entities.get((mention.label, mention.text))
    if entity is None and mention.label == "PERSON":
        entity = bearers.whose(mention.span, mention.text)
    return Name(mention.span, mention.label, entity or mention.text)


def _from_model(text: str, passage: Passage) -> list[_Mention]:
    out = []
    for ent in passage.doc.ents:
        if ent.label_ in _KEPT:
            following = passage.doc[ent.end].lower_ if ent.end < len(passage.doc) else ""
            label = "GPE" if ent.label_ in ("PERSON", "ORG") and following in PLACES else ent.label_
            mention = _cleaned(text, passage.span(ent), label)
            if mention:
                out.append(mention)
    return out


def _cleaned(text: str, span: Span, label: str) -> _Mention | None:
    """Cut a name at a line's end and take off what is no part of it; ``None`` if nothing is left."""
    words = span.of(text)
    if "\n" in words.strip():
        lead = len(words) - len(words.lstrip())
        span = Span(span.start, span.start + lead + len(words.strip().split("\n")[0]))
    prefix = _PREFIX.match(span.of(text))
    inner = Span(span.start + prefix.end(), span.end).stripped(text, _EDGE) if prefix else span.stripped(text, _EDGE)
    while inner:
        words = inner.of(text)
        first, _, rest = words.partition(" ")
        owner = _POSSESSIVE.search(words)
        if owner and owner.start() > 0:
            inner = Span(inner.start, inner.start + owner.start()).stripped(text, _EDGE)
        elif rest and (first.lower() in _ARTICLES or (label == "PERSON" and _is_no_name(first))):
            inner = Span(inner.start + len(first), inner.end).stripped(text, _EDGE)
        else:
            break
    if inner is None or _ODD.search(inner.of(text)) or not any(c.isupper() for c in inner.of(text)):
        return None
    apart = _APART.search(text, inner.start, inner.end)
    inner = Span(inner.start, apart.start()) if apart is not None else inner
    if label == "PERSON":
        if is_title(inner.of(text)) or inner.of(text).lower().rstrip(".") in SUFFIXES:
            return None
        inner = Span(inner.start, inner.start + _end_of_person(inner.of(text)))
        if _RUN_IN.search(inner.of(text)):
            return None
        bracket = inner.of(text).find("(")
        if bracket > 0 and ")" not in inner.of(text):
            inner = Span(inner.start, inner.start + bracket).stripped(text, _EDGE) or inner
    end = inner.end + 1 if text[inner.end : inner.end + 1] == "." and _dotted(inner.of(text)) else inner.end
    span = Span(inner.start, end)
    return _Mention(span, " ".join(span.of(text).split()), label)


def _is_no_name(first: str) -> bool:
    return is_title(first) or first.lower() in _INVERTED


def _end_of_person(words: str) -> int:
    """Where a person's name ends: before words in lower case, and before its bearer's first name comes again."""
    found = list(re.finditer(r"\S+", words))
    opening = found[0].group()
    for number, match in enumerate(found[1:], 1):
        word = match.group()
        alike = len(opening) > _GLUED and word[: _GLUED + 1] == opening[: _GLUED + 1]
        if number >= 2 and word.startswith(opening) and word[len(opening) : len(opening) + 1].isupper():
            return found[0].end()  # a link text run in: the surname, the full name, and the next headline
        again = number >= 2 and (alike or word == opening)
        trailing = all(m.group()[0].islower() and m.group() not in _PARTICLES for m in found[number:])
        if again or trailing:
            return found[number - 1].end()
    return len(words)


def _dotted(words: str) -> bool:
    last = words.split()[-1]
    return "." in last or last in ("Jr", "Sr", "Inc", "Corp", "Co", "Ltd")


def _with_titles(text: str, passage: Passage, taken: Sequence[_Mention]) -> list[_Mention]:
    """The mentions of a passage, with those that a title shows to be persons."""
    people: list[_Mention] = []
    doc = passage.doc
    for token in doc[:-1]:
        if not _introduces(token):
            continue
        run = _capitalised_run(doc, token.i + 1)
        if run and not any(doc[i].lower_ in _OFFICES or is_title(doc[i].text) for i in run):
            mention = _cleaned(text, passage.span(doc[run[0] : run[-1] + 1]), "PERSON")
            if mention and len(mention.words) <= 4:
                people.append(replace(mention, sure=True))
    rest = [m for m in taken if not any(m.span.overlaps(p.span) for p in _near(people, m.span))]
    return sorted([*people, *rest], key=lambda m: m.span)


def _near(people: Sequence[_Mention], span: Span) -> Iterable[_Mention]:
    """Those of an ordered list that can overlap a span."""
    at = bisect_left(people, span.start, key=lambda m: m.span.start)
    return people[max(0, at - 1) : at + 4]


def _introduces(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    if word in _SPOKEN_FOR and token.pos_ in ("NOUN", "PROPN"):
        return True
    # a bare "defense" or "former" before a capital names no person; a title with a capital of its own does
    weak = {"defence", "defense", "foreign", "interior", "former", "deputy", "presidential", "vice", "grand", "chief"}
    return is_title(word) and word not in weak and token.text[:1].isupper()


def _capitalised_run(doc: Doc, start: int) -> list[int]:
    run: list[int] = []
    for i in range(start, min(len(doc), start + 4)):
        token = doc[i]
        particle = token.lower_ in ("bin", "al", "von", "van", "de", "el", "-") and run
        if not (token.pos_ == "PROPN" and token.text[:1].isupper()) and not particle:
            break
        if i > start and token.is_sent_start:
            break
        run.append(i)
    while run and doc[run[-1]].pos_ != "PROPN":
        run.pop()
    return run


def _out_of_headings(parsed: Parsed, found: Sequence[_Mention]) -> list[_Mention]:
    """Keep of the names in capitalised headings those that running text knows, cut down to what it knows."""
    headings = [Span(p.start, p.end) for p in parsed.passages if _is_heading(p.doc)]
    starts = [h.start for h in headings]

    def in_heading(mention: _Mention) -> bool:
        at = bisect_right(starts, mention.span.start) - 1
        return at >= 0 and headings[at].covers(mention.span)

    prose = {m.text: m.label for m in found if not in_heading(m)}
    out = []
    for mention in found:
        if mention.text in prose or not prose or not in_heading(mention):
            out.append(mention)
        else:
            out += _known_within(parsed.article.text, mention, prose)
    return out


def _is_heading(doc: Doc) -> bool:
    words = [t for t in doc if t.is_alpha and len(t) > 3]
    return len(doc) < 40 and sum(t.text[0].isupper() for t in words) > _HEADING * len(words)


def _known_within(text: str, mention: _Mention, known: dict[str, str]) -> list[_Mention]:
    words = [Span(mention.span.start + m.start(), mention.span.start + m.end()) for m in _WORD.finditer(mention.text)]
    if len(mention.text) != len(mention.span.of(text)):
        return []
    out, i = [], 0
    while i < len(words):
        for j in range(min(len(words), i + 4), i, -1):
            run = Span(words[i].start, words[j - 1].end)
            if run.of(text) in known:
                out.append(_Mention(run, run.of(text), known[run.of(text)]))
                i = j
                break
        else:
            i += 1
    return out


def _surnames(
    parsed: Parsed, found: Sequence[_Mention], persons: dict[str, str], shared: AbstractSet[str]
) -> list[_Mention]:
    """Add the lone surnames of known persons that the model passed over."""
    known = {w for w, full in persons.items() if w != full and " " not in w} | shared
    taken = {i for m in found for i in range(m.span.start, m.span.end)}
    out = list(found)
    common = {t.text for p in parsed.passages for t in p.doc if t.is_lower and t.text.capitalize() in known}
    for passage in parsed.passages:
        for token in passage.doc:
            span = passage.span(token)
            if token.text not in known or span.start in taken:
                continue
            # "Banks said": a surname that is a word too, where the article does not use the word
            if token.pos_ != "PROPN" and not (token.pos_ == "NOUN" and token.lower_ not in common):
                continue
            if token.dep_ == "compound" and token.head.pos_ == "PROPN":
                continue
            out.append(_Mention(span, token.text, "PERSON", sure=True))
    return sorted(out, key=lambda m: m.span)


def _shortened(parsed: Parsed, found: Sequence[_Mention], short: dict[str, list[Span]]) -> list[_Mention]:
    """Add the short names of bodies that the model passed over."""
    read = [Span(p.start, p.end) for p in parsed.passages]
    starts = [r.start for r in read]
    out = list(found)
    taken = {i for m in out for i in range(m.span.start, m.span.end)}
    for word, spans in short.items():
        for span in spans:
            at = bisect_right(starts, span.start) - 1
            if span.start not in taken and at >= 0 and read[at].covers(span):
                out.append(_Mention(span, word, "ORG"))
    return sorted(out, key=lambda m: m.span)


def _labels(found: Iterable[_Mention], persons: dict[str, str], shared: AbstractSet[str]) -> dict[str, str]:
    """One label for each form: a person's if it is known for one, else the most frequent."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    sure: set[str] = set()
    for mention in found:
        votes[mention.text][mention.label] += 1
        if mention.sure:
            sure.add(mention.text)
    out = {}
    for text, counts in votes.items():
        if text in sure or text in shared or (text in persons and persons[text] != text):
            out[text] = "PERSON"
        else:
            out[text] = max(counts, key=lambda label: (counts[label], -_KEPT.index(label)))
            if out[text] in ("PERSON", "LOC", "FAC", "PRODUCT") and " " in text and text.lower().split()[-1] in _BODIES:
                out[text] = "ORG"
    return out


def _entities(text: str, found: Sequence[_Mention], persons: dict[str, str]) -> dict[tuple[str, str], str]:
    out = {("PERSON", form): full for form, full in persons.items()}
    acronyms = {m.text: m for m in found if _ACRONYM.match(m.text) and m.label != "PERSON"}
    undotted = {a.replace(".", ""): a for a in sorted(acronyms, reverse=True)}
    spelled = [m for m in found if len(m.words) > 1 and m.label != "PERSON"]
    for long in spelled:
        short = undotted.get(_initials(long.text)) or _bracketed(text, long, acronyms)
        if short:
            # two letters stand for too much to be shown alone
            shown = short if len(short.replace(".", "")) > 2 else long.text
            out.setdefault((long.label, long.text), shown)
            out.setdefault((acronyms[short].label, short), shown)
    return out


def _acronyms(text: str, found: Sequence[_Mention]) -> dict[str, list[Span]]:
    """Acronyms that the article itself gives for a body's name in brackets, with the places where they stand."""
    given = ((m, match) for m in found if m.label == "ORG" and (match := _GIVEN.match(text, m.span.end)))
    out: dict[str, list[Span]] = {match[1]: [] for m, match in given if match[1][0] == m.text[0]}
    for match in _CAPITALS.finditer(text) if out else ():
        if match[0] in out:
            out[match[0]].append(Span(*match.span()))
    return out


def _initials(words: str) -> str:
    return "".join(w[0] for w in words.split() if w.lower() not in _SMALL)


def _bracketed(text: str, long: _Mention, acronyms: dict[str, _Mention]) -> str | None:
    """The acronym that stands in brackets after the name, or before the name in brackets."""
    after = re.match(r"\s*\(\s*([A-Z][A-Za-z.]{1,9})\s*\)", text[long.span.end : long.span.end + 16])
    before = re.search(
        r"\b([A-Z][A-Za-z.]{1,9})\s*\(\s*(?:the )?$", text[max(0, long.span.start - 20) : long.span.start]
    )
    for match in (after, before):
        if match and match[1] in acronyms and match[1][0] == long.text[0]:
            return match[1]
    return None

"""What is done to the people and things that a figure counts, and what they do."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

__all__ = ["CASUALTY", "STATES", "asserted", "fate"]

#: States that the counted are in ("12 dead"), with the verb that puts them there.
STATES = {
    "dead": "kill",
    "killed": "kill",
    "wounded": "wound",
    "injured": "injure",
    "hurt": "hurt",
    "displaced": "displace",
    "trapped": "trap",
    "missing": "miss",
    "homeless": "homeless",
    "sick": "sicken",
    "ill": "sicken",
    "hospitalised": "hospitalise",
    "hospitalized": "hospitalize",
}
CASUALTY = frozenset(
    {"kill", "wound", "injure", "hurt", "slay", "murder", "behead", "shoot", "massacre", "die", "perish", "miss"}
)
_MORE = frozenset({"more", "others", "other"})
#: Joined nouns that are followed up to their verb: what is longer is a table without full stops.
_LONGEST_LIST = 40
#: Tokens between two verbs of one object: "killed or seriously injured".
_BETWEEN = 4


def fate(anchor: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Lemmas of what is done to the counted, and of what they do; verbs joined by "and" or "or" included.

    Args:
        anchor: The counted noun, or the number where it stands for it.
    """
    beside = tuple(dict.fromkeys(STATES[state.lower_] for state in _states_after(anchor)))
    if beside:
        return beside, ()
    done: list[str] = []
    does: list[str] = []
    top = anchor
    for _ in range(_LONGEST_LIST):
        if top.dep_ != "conj" or top.head.pos_ not in ("NOUN", "PROPN", "NUM"):
            break
        top = top.head
    verb = top.head
    if top.dep_ == "nsubjpass" or (top.dep_ == "dobj" and verb.pos_ == "VERB"):
        done += _joined(verb)
    elif top.dep_ == "npadvmod" and verb.lemma_ in CASUALTY:
        done += _joined(verb)  # "wounding about a dozen": an object that the parser takes for an adverb
    elif top.dep_ == "nsubj" and verb.pos_ in ("VERB", "AUX"):
        for act, suffered in _of_subject(verb):
            (done if suffered else does).append(act)
    for child in anchor.children:
        if child.dep_ == "acl" and child.tag_ == "VBN":
            done += _joined(child)
        elif child.dep_ in ("amod", "acomp", "advmod") and child.lower_ in STATES:
            done.append(STATES[child.lower_])
    return tuple(dict.fromkeys(done)), tuple(dict.fromkeys(does))


def asserted(anchor: Token) -> bool:
    """Whether the verb above the counted tells a fact: no "will" or "could", no infinitive, no "not"."""
    participles = [c for c in anchor.children if c.dep_ == "acl"]
    above = islice(anchor.ancestors, _LONGEST_LIST)
    verb = next((v for v in (*participles, *above) if v.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return True
    return not any(c.tag_ in ("MD", "TO") or c.dep_ == "neg" for c in verb.children if c.dep_ in ("aux", "neg"))


def _of_subject(verb: Token) -> Iterator[tuple[str, bool]]:
    """What a verb tells of its subject, and whether the subject suffers it."""
    states = [c for c in verb.children if c.dep_ == "acomp" and c.lower_ in STATES]
    if states:
        yield from ((STATES[s.lower_], True) for s in states)
    elif verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children):
        # "14 wounded": a participle that the parser takes for a verb
        yield from ((act, True) for act in _joined(verb))
    elif verb.lemma_ != "be":
        yield from ((act, False) for act in _joined(verb))
    else:
        yield from ((c.lemma_.lower(), True) for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBN")


def _states_after(anchor: Token) -> Iterator[Token]:
    """States right after the number: "12 dead", "14 others wounded", "36 killed or injured"."""
    after = list(anchor.doc[anchor.i + 1 : anchor.i + 5])
    if after and after[0].lower_ in _MORE:
        after.pop(0)
    if after and after[0].lower_ in STATES and anchor.lower_ not in STATES:
        yield after[0]
        if len(after) > 2 and after[1].lower_ in ("and", "or") and after[2].lower_ in STATES:
            yield after[2]


def _joined(verb: Token) -> list[str]:
    """A verb and those joined to it that share its object or subject ("killed and wounded")."""
    joined = [verb.lemma_.lower()]
    for other in verb.conjuncts:
        first, last = sorted((verb.i, other.i))
        between = verb.doc[first + 1 : last]
        if (
            other.pos_ == "VERB"
            and len(between) <= _BETWEEN
            and all(t.pos_ in ("CCONJ", "ADV", "AUX") for t in between)
        ):
            joined.append(other.lemma_.lower())
    return joined

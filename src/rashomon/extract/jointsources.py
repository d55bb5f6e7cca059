"""Several who speak as one: "Ann Lee and Karl Berg", "the Army and Navy officers"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from rashomon.extract.voices import Speaker
from rashomon.model import Name, Voice
from rashomon.text.nlp import Passage

__all__ = ["joined_to", "joint_names", "joint_persons", "listed", "shares_noun"]

#: Words of an office between a body and its bearer ("Port Authority deputy director Ann Lee").
_OFFICE = 2


def joined_to(head: Token) -> list[Token]:
    """What is joined to a word; "but not Karl Berg" is not."""
    joined = (c for c in head.children if c.dep_ == "conj")
    return [c for c in joined if "not" not in (c.left_edge.lower_, c.doc[max(0, c.left_edge.i - 1)].lower_)]


def joint_names(
    others: Sequence[Token],
    name_at: Callable[[Token], Name | None],
    phrase: Callable[[Token], Speaker | None],
) -> list[str]:
    """The names of all who are joined to somebody, in order; none where one of them has no name.

    Args:
        others: The words joined to somebody's name.
        name_at: The name that a token is part of.
        phrase: Who a noun stands for.
    """
    out: list[str] = []
    queue = list(others)
    for one in queue:
        queue += joined_to(one)
        name = name_at(one)
        if name is not None:
            out.append(_holder(one, name, name_at).entity)
            continue
        found = phrase(one)
        if found is None or found.name is None or found.voice is not Voice.NAMED:
            return []
        out.append(found.name)
    return list(dict.fromkeys(out))


def joint_persons(tokens: TokenSpan, name_at: Callable[[Token], Name | None]) -> list[str]:
    """The persons that a source lists, each with office or trade at most: "Mayor Ann Lee and port chief Karl Berg".

    Args:
        tokens: All of the source.
        name_at: The name that a token is part of.

    Returns:
        Their names in order; none where the source holds anything else.
    """
    out: list[str] = []
    joined = apart = True
    for token in tokens:
        name = name_at(token)
        if name is not None and name.label == "PERSON":
            if not joined and name.entity != out[-1]:
                return []
            if joined:
                out.append(name.entity)
            joined = apart = False
        elif token.lower_ in ("and", "&") or token.text == ",":
            if apart and token.text == "," and not out:
                return []
            joined = apart = True
        elif token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "PART") or not joined:
            return []
        else:
            apart = False
    return out if len(out) > 1 and not joined and len(set(out)) == len(out) else []


def _holder(token: Token, name: Name, name_at: Callable[[Token], Name | None]) -> Name:
    """Who is named right after a body as its head or director; else the body."""
    if name.label == "PERSON":
        return name
    office = 0
    for following in token.doc[token.i + 1 :]:
        after = name_at(following)
        if after == name:
            continue
        if after is not None:
            return after if after.label == "PERSON" and office else name
        office += 1
        if office > _OFFICE or following.pos_ not in ("NOUN", "PROPN", "ADJ"):
            break
    return name


def listed(names: Sequence[str]) -> str:
    """Names as a list reads: "A", "A and B", "A, B and C"."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def shares_noun(passage: Passage, head: Token, other: Token, name_at: Callable[[Token], Name | None]) -> str | None:
    """The words where names are joined before a noun for people that belongs to all ("the Army and Navy officers").

    Args:
        passage: Where they stand.
        head: The first name's head.
        other: What is joined to it.
        name_at: The name that a token is part of.
    """
    own = any(c.dep_ in ("det", "poss", "nummod") for c in other.lefts)
    if other.tag_ != "NNS" or own or other.i - 1 <= head.i or name_at(other.nbor(-1)) is None:
        return None
    if head.left_edge.lower_ != "the":
        return None
    return " ".join(passage.doc[head.left_edge.i : other.i + 1].text.split())

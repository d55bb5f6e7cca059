"""The words of a query in the language of each database's full-text search.

Nothing a person writes becomes a part of that language: each word is letters and digits alone, in quotation marks.
"""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import ColumnElement, Select, Table, column, func, literal, literal_column, select, table

from rashomon.store.conditions import And, Bearer, Matches, Named, Node, Or, Within

__all__ = [
    "CONFIGURATION",
    "HEADLINE_WEIGHT",
    "expression",
    "is_loose",
    "matching",
    "plain_words",
    "relevance",
    "searched",
]

#: PostgreSQL's text search configuration, which the first migration makes.
CONFIGURATION = "rashomon"
#: How much more a word tells in the headline than in the body, which says it again.
HEADLINE_WEIGHT = 5.0
#: PostgreSQL's, for its weights D, C, B and A; and by the logarithm of the length.
_WEIGHTS, _BY_LENGTH = f"{{0, 0, {1 / HEADLINE_WEIGHT}, 1}}", 1

#: Of a word the letters, and the part of its length, that stemming leaves: of "generalizations" it leaves "gener".
_SHORTEST, _KEPT = 3, 0.4

_WORD = re.compile(r"[^\W_]+")
#: As the first migration has it.
_MARKS = re.compile("[\u0300-\u036f]")
#: The columns that a condition is about, and PostgreSQL's weight of them; none: all columns.
_COLUMNS: dict[Within | Bearer, tuple[str, str]] = {
    Within.TEXT: ("", ""),
    Within.HEADLINE: ("headline", "A"),
    Within.SAYS: ("words", "B"),
    Bearer.SPEAKER: ("{speaker person}", "A"),
    Bearer.PLACE: ("", ""),
    Bearer.PERSON: ("", ""),
    Bearer.NAME: ("", ""),
}
#: What of each table is searched, as the first migration has it.
_ALL = {
    "article": ("headline", "body"),
    "saying": ("words", "speaker", "person"),
    "name": ("entity",),
    "incident": ("place", "country"),
}


def is_loose(condition: Matches | Named) -> bool:
    """Whether the beginning of a word that is asked for may reach into the ending that the index leaves out."""
    words = _WORD.findall(condition.words if isinstance(condition, Matches) else condition.name)
    return condition.prefix and bool(words) and _begun(words[-1]) != words[-1]


def searched(condition: Matches | Named, of: str) -> tuple[str, ...]:
    """The columns of a table that a condition on words is about."""
    where = condition.within if isinstance(condition, Matches) else condition.bearer
    columns = _COLUMNS[where][0].strip("{}").split()
    return tuple(columns) or _ALL[of]


def expression(node: Node, dialect: str, *, loose: bool = False) -> str | None:
    """The search for a condition on words, or for several joined by and and or.

    Args:
        node: Of `Matches` and of `Named` that are not exact, all of one table.
        dialect: ``sqlite`` or ``postgresql``.
        loose: Whether the beginnings of words are shortened to what stemming leaves of all words that begin so: all
            that is meant is found, and more.

    Returns:
        What full-text search takes; ``None`` if nothing can match.
    """
    match node:
        case And(parts) | Or(parts):
            found = [expression(part, dialect, loose=loose) for part in parts]
            known = [one for one in found if one is not None]
            if not known or (isinstance(node, And) and len(known) < len(found)):
                return None
            joints = (" AND ", " OR ") if dialect == "sqlite" else (" & ", " | ")
            return f"({joints[isinstance(node, Or)].join(known)})" if len(known) > 1 else known[0]
        case Matches(words, prefix, within):
            return _phrase(words, prefix, within, dialect, loose)
        case Named(bearer, name, prefix):
            return _phrase(name, prefix, bearer, dialect, loose)
        case _:
            raise TypeError(f"no words are looked for by {node!r}")


def _begun(word: str) -> str:
    """What the stem of every word that begins so begins with."""
    return word[: max(_SHORTEST, int(len(word) * _KEPT))]


def _phrase(words: str, prefix: bool, where: Within | Bearer, dialect: str, loose: bool) -> str | None:
    columns, weight = _COLUMNS[where]
    sqlite = dialect == "sqlite"
    several = _WORD.findall(unicodedata.normalize("NFC", words) if sqlite else _plain(words))
    if loose and prefix and several:
        several[-1] = _begun(several[-1])
    if sqlite:
        phrase = f'"{" ".join(several)}"{"*" if prefix else ""}'
        return (f"{columns} : {phrase}" if columns else phrase) if several else None
    if not several:
        return None
    # a phrase does not go on from the headline into the body, though they stand in one vector
    weights = "AB" if where is Within.TEXT and len(several) > 1 else (weight,)
    return f"({' | '.join(_following(several, prefix, one) for one in weights)})"


def _following(words: list[str], prefix: bool, weight: str) -> str:
    """Words one after the other, in PostgreSQL's language."""
    signs = [weight] * (len(words) - 1) + [f"*{weight}" if prefix else weight]
    quoted = (f"'{word}':{sign}" if sign else f"'{word}'" for word, sign in zip(words, signs, strict=True))
    return f"({' <-> '.join(quoted)})"


def plain_words(text: str) -> list[str]:
    """The words of a name as full-text search compares them but for their endings: lower case, no marks on letters."""
    return _WORD.findall(_plain(text).casefold())


def _plain(text: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFKD", text))


def matching(of: Table, words: str, dialect: str) -> Select[int]:
    """The numbers of the rows of a table that a search finds."""
    if dialect == "sqlite":
        number: ColumnElement[int] = column("rowid")
        index = table(f"{of.name}_fts")
        return select(number).select_from(index).where(literal_column(f"{of.name}_fts").op("match")(words))
    vector: ColumnElement[str] = literal_column(f"{of.name}.search")
    return select(of.c.number).where(vector.op("@@")(_query(words)))


def relevance(words: str, dialect: str) -> tuple[ColumnElement[float], ColumnElement[bool]]:
    """How well articles match, more is better, and the condition under which that is known.

    On SQLite the statement has to read from ``article_fts`` whose ``rowid`` is the article's number.
    """
    if dialect == "sqlite":
        index: ColumnElement[str] = literal_column("article_fts")
        return -func.bm25(index, HEADLINE_WEIGHT, 1.0), index.op("match")(words)
    vector: ColumnElement[str] = literal_column("article.search")
    rank = func.ts_rank_cd(literal_column(f"'{_WEIGHTS}'::float4[]"), vector, _query(words), _BY_LENGTH)
    return rank, vector.op("@@")(_query(words))


def _query(words: str) -> ColumnElement[str]:
    return func.to_tsquery(literal_column(f"'{CONFIGURATION}'::regconfig"), literal(words))

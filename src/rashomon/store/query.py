"""The grammar of queries: one for the command line, the web app and its API.

::

    query  = either
    either = all { "OR" all }
    all    = part { ["AND"] part }
    part   = ("NOT" | "-") part | "(" either ")" | field ":" value | words
    value  = ["="] words | "(" either ")"
    words  = word ["*"] | '"' … '"' ["*"]

Operators are written in capitals; ``not`` is a word like any other. A value in parentheses is what each of the words
in it would be with the field before it. Signs without a letter or digit are passed over, so that a headline can be
looked for as it stands.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from rashomon.errors import UsageError
from rashomon.store.conditions import And, Node, Not, Or, Query, Within
from rashomon.store.fields import FIELDS, BadValue, Value, has_word, words_in

__all__ = ["Query", "QueryError", "parse"]

#: Characters of a query, conditions in it, and parentheses within one another: beyond is no question of a person's.
LONGEST, MOST, DEEPEST = 4_000, 100, 30
#: Characters of a query that a message repeats.
_SHOWN = 60

_MARKS = {'"': '"', "“": "”", "”": "”", "„": "“”"}
_FIELD = re.compile(r"([A-Za-z]+):(=?)")
_VERSION, _VERSIONS = "version", ("all", "latest")
_WORD = re.compile(r'[^\s()"“”„]+')
_ESCAPED = re.compile(r'\\(["\\])')
_LOOKS_LIKE_ADDRESS = re.compile(r"[A-Za-z]+://")


class QueryError(UsageError):
    """A query cannot be understood.

    Args:
        query: The query as it was written.
        start: Where what is wrong begins in it.
        end: Where that ends.
        reason: What is wrong, as a clause.
        remedy: What to write instead, as a clause; empty if that is plain.
    """

    def __init__(self, query: str, start: int, end: int, reason: str, remedy: str = "") -> None:
        self.query = query
        self.start = start
        self.end = end
        self.reason = reason
        self.remedy = remedy
        place = " ".join(query[start:end].split())
        if len(place) > _SHOWN:
            place = f"{place[:_SHOWN]}…"
        super().__init__((f"{place}: " if place else "") + reason + (f" ({remedy})" if remedy else ""))


_NOTHING = Value("")


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a query: its kind, where it stands, and what it says."""

    kind: str
    start: int
    end: int
    value: Value = _NOTHING


def parse(text: str) -> Query:
    """Read a query.

    Args:
        text: As a person writes it; nothing but blanks asks for everything.

    Raises:
        QueryError: If it cannot be understood, with the place and what to do.
    """
    if len(text) > LONGEST:
        raise QueryError(text, LONGEST, LONGEST, f"the query has more than {LONGEST:,} characters", "shorten it")
    tokens = _tokens(text)
    if not tokens and text.strip():
        raise QueryError(text, 0, len(text), "there is no letter or digit to look for", "write a word")
    tokens, versions = _versions(text, tokens)
    return Query(_Parser(text, tokens).tree() if tokens else None, versions)


def _versions(text: str, tokens: list[_Token]) -> tuple[list[_Token], bool]:
    """The tokens without ``version:…``, which holds for the whole query, and whether it asks for earlier ones."""
    out: list[_Token] = []
    asked: set[str] = set()
    depth = 0
    waiting = iter(tokens)
    for token in waiting:
        depth += (token.kind == "(") - (token.kind == ")")
        if token.kind != "field" or token.value.words != _VERSION:
            if not (asked and not out and token.kind == "AND"):
                out.append(token)
            continue
        value = next(waiting)
        said = QueryError(
            text, token.start, value.end, "stands for the whole query", "write it outside of NOT, OR and parentheses"
        )
        if depth or (out and out[-1].kind in ("NOT", "OR")) or value.kind != "words":
            raise said
        if (which := value.value.words.lower()) not in _VERSIONS:
            remedy = "write version:all, or leave it out for the latest alone"
            raise QueryError(text, token.start, value.end, "no such versions", remedy)
        asked.add(which)
        if out and out[-1].kind == "AND":
            out.pop()
    if len(asked) > 1:
        raise QueryError(text, 0, len(text), "asks for all versions and for the latest alone", "leave one of them out")
    return out, "all" in asked


def _tokens(text: str) -> list[_Token]:
    out: list[_Token] = []
    at = 0
    while at < len(text):
        character = text[at]
        if character.isspace():
            at += 1
        elif character in "()":
            out.append(_Token(character, at, at + 1))
            at += 1
        elif character in "-−" and at + 1 < len(text) and not text[at + 1].isspace() and text[at + 1] not in "-−)":
            out.append(_Token("NOT", at, at + 1))
            at += 1
        elif (found := _FIELD.match(text, at)) and _is_field(text, found):
            out.append(_Token("field", at, found.end(), Value(found[1].lower(), exact=bool(found[2]))))
            at = found.end()
            if at == len(text) or text[at].isspace() or text[at] == ")":
                raise QueryError(text, found.start(), at, "needs a value", "write it after the colon, without a blank")
            if text[at] != "(":
                out.append(_value(text, at))
                at = out[-1].end
        else:
            token = _words(text, at)
            at = token.end
            if token.kind != "words" or has_word(token.value.words):
                out.append(token)
            elif token.value.prefix:
                raise QueryError(text, token.start, token.end, "a * stands at the end of a word", "write one before it")
    return out


def _is_field(text: str, found: re.Match[str]) -> bool:
    """Whether a word and a colon are a field: not in a headline ("Analysis: what comes next")."""
    if found[1].lower() in FIELDS or found[1].lower() == _VERSION:
        return True
    follows = text[found.end() : found.end() + 1]
    return bool(follows) and not follows.isspace() and follows != ")"


def _value(text: str, at: int) -> _Token:
    """What follows a field's colon."""
    if text[at] in _MARKS:
        return _quoted(text, at)
    found = _WORD.match(text, at)
    if found is None:
        raise QueryError(text, at, at + 1, "needs a value", "write it after the colon, without a blank")
    prefix = found[0].endswith("*")
    return _Token("words", at, found.end(), Value(found[0].removesuffix("*"), prefix))


def _words(text: str, at: int) -> _Token:
    if text[at] in _MARKS:
        return _quoted(text, at)
    found = _WORD.match(text, at)
    word = found[0] if found else text[at]
    end = at + len(word)
    if word in ("AND", "OR", "NOT"):
        return _Token(word, at, end)
    inner, prefix = word.removesuffix("*"), word.endswith("*")
    if "*" in inner and has_word(inner):
        raise QueryError(text, at, end, "a * stands only at the end of a word", "or put the words in quotation marks")
    return _Token("words", at, end, Value(inner, prefix))


def _quoted(text: str, at: int) -> _Token:
    """A phrase in quotation marks; within straight ones a backslash lets a mark stand for itself."""
    closing = _MARKS[text[at]]
    end = at + 1
    while end < len(text) and text[end] not in closing:
        end += 2 if text[end] == "\\" and closing == '"' and text[end + 1 : end + 2] in ('"', "\\") else 1
    if end >= len(text):
        raise QueryError(text, at, len(text), "the quotation mark is not closed", f"end it with {closing[-1]}")
    inner = text[at + 1 : end]
    if closing == '"':
        inner = _ESCAPED.sub(r"\1", inner)
    prefix = text.startswith("*", end + 1)
    return _Token("words", at, end + 1 + prefix, Value(inner, prefix))


class _Parser:
    """Reads tokens by the grammar above, one function a rule."""

    def __init__(self, text: str, tokens: list[_Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.at = 0
        self.depth = 0
        self.found = 0
        self.field: _Token | None = None

    def tree(self) -> Node:
        out = self.either()
        if self.at < len(self.tokens):
            closing = self.tokens[self.at]
            raise QueryError(
                self.text, closing.start, closing.end, "closes nothing", "leave it out, or write ( before it"
            )
        return out

    def either(self) -> Node:
        parts = [self.all()]
        while self.kind() == "OR":
            self.operator()
            parts.append(self.all())
        return _joined(Or, tuple(parts))

    def all(self) -> Node:
        parts = [self.part()]
        while (kind := self.kind()) not in ("", ")", "OR"):
            if kind == "AND":
                self.operator()
            parts.append(self.part())
        return _joined(And, tuple(parts))

    def part(self) -> Node:
        token = self.next()
        match token.kind:
            case "NOT":
                if self.kind() in ("", ")", "AND", "OR"):
                    raise self.wrong(token, "needs something after it", "write what is not wanted")
                self.deeper(token)
                out = Not(self.part())
                self.depth -= 1
                return out
            case "(":
                return self.group(token)
            case "field":
                return self.fielded(token)
            case "words":
                return self.words(token)
            case _:
                raise self.wrong(token, "has nothing to look for before it", "write words, or leave it out")

    def group(self, opening: _Token) -> Node:
        self.deeper(opening)
        if self.kind() == ")":
            closing = self.tokens[self.at]
            raise QueryError(self.text, opening.start, closing.end, "has nothing in it", "write words, or leave it out")
        not_closed = QueryError(
            self.text, opening.start, len(self.text), "the parenthesis is not closed", "write ) where it ends"
        )
        if self.kind() == "":
            raise not_closed
        out = self.either()
        if self.kind() != ")":
            raise not_closed
        self.at += 1
        self.depth -= 1
        return out

    def fielded(self, token: _Token) -> Node:
        name = token.value.words
        if self.field:
            raise self.wrong(token, f"stands within {self.field.value.words}:(…)", "write the one after the other")
        if name not in FIELDS:
            end = token.end if self.kind() == "(" else self.tokens[self.at].end
            raise QueryError(self.text, token.start, end, "no such field", _meant(name, self.text[token.start : end]))
        if self.kind() == "(":
            if token.value.exact:
                raise self.wrong(token, "takes one name after =", "write = before each name in the parentheses")
            self.field = token
            out = self.group(self.next())
            self.field = None
            return out
        value = self.next()
        whole = Value(value.value.words, value.value.prefix, token.value.exact)
        return self.condition(token, _Token("words", token.start, value.end, whole))

    def words(self, token: _Token) -> Node:
        return self.condition(self.field, token)

    def condition(self, named: _Token | None, token: _Token) -> Node:
        self.count(token)
        read = FIELDS[named.value.words].read if named else words_in(Within.TEXT)
        try:
            return read(token.value)
        except BadValue as error:
            raise self.wrong(token, error.reason, error.remedy) from None

    def kind(self) -> str:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def next(self) -> _Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def operator(self) -> None:
        token = self.next()
        if self.kind() in ("", ")", "AND", "OR"):
            raise self.wrong(token, "needs something after it", "write it in small letters to look for the word itself")

    def deeper(self, token: _Token) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.wrong(token, f"stands within more than {DEEPEST} others", "ask in a simpler way")

    def count(self, token: _Token) -> None:
        self.found += 1
        if self.found > MOST:
            raise self.wrong(token, f"is one condition more than {MOST}", "ask for less at once")

    def wrong(self, token: _Token, reason: str, remedy: str) -> QueryError:
        return QueryError(self.text, token.start, token.end, reason, remedy)


def _joined(kind: type[And | Or], parts: tuple[Node, ...]) -> Node:
    return parts[0] if len(parts) == 1 else kind(parts)


def _meant(name: str, follows: str) -> str:
    """What a field that is none was meant to be."""
    if _LOOKS_LIKE_ADDRESS.match(follows):
        return f"for an address write url:{follows}"
    close = difflib.get_close_matches(name, [*FIELDS, _VERSION], n=1)
    if close:
        return f"did you mean {close[0]}:?"
    return f"there are {', '.join(f'{one}:' for one in [*FIELDS, _VERSION])}; put words with a colon in quotation marks"

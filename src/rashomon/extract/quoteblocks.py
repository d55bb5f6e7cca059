"""Block quotations: a paragraph without marks that the one before announces ("She wrote in a letter:")."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rashomon.extract.quotetags import ends_with_verb, tag_within
from rashomon.spans import Span

__all__ = ["block_quotations"]

#: The outlet's own paragraphs speak of nobody as "I" or "we".
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
#: A letter or a statement that is announced, with its verb further off.
_ANNOUNCED = re.compile(
    r"\b(?:said|says|wrote|writes|posted|read|reads|tweeted|added|responded|replied|continued|explained|stated)\b"
    r"[^.!?\"“”\n]{0,60}\Z"
)
#: Characters before the colon in which its verb stands.
_REACH = 90
#: Shorter ones are captions, or what a page has left of a post.
_WORDS = 5


def block_quotations(text: str, paragraphs: Sequence[Span], unmarked: Sequence[bool]) -> tuple[tuple[Span, int], ...]:
    """Find paragraphs that are quoted whole without marks, each with its index, in the order of the text.

    Only the first paragraph after an announcement with a verb of saying and a colon counts, and only if it speaks in
    the first person: pages lose the post or the letter itself, and the outlet's next words follow the colon then.

    Args:
        text: The article's text.
        paragraphs: Its paragraphs, in order.
        unmarked: For each paragraph whether it has no quotation marks.
    """
    out: list[tuple[Span, int]] = []
    for index in range(1, len(paragraphs)):
        said = paragraphs[index].stripped(text) if unmarked[index] else None
        if said is None or not _announces(text, paragraphs[index - 1]):
            continue
        personal = _FIRST_PERSON.search(text, said.start, said.end) is not None
        if personal and len(said.of(text).split()) >= _WORDS and tag_within(text, said.start, said.end) is None:
            out.append((said, index))
    return tuple(out)


def _announces(text: str, before: Span) -> bool:
    end = before.end
    while end > before.start and text[end - 1].isspace():
        end -= 1
    if end == before.start or text[end - 1] != ":":
        return False
    start = max(before.start, end - _REACH)
    return ends_with_verb(text, start, end - 1) or _ANNOUNCED.search(text[start : end - 1]) is not None

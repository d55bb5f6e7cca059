"""Text to the word pieces that BERT-like encoders read.

Uncased BERT's rules: control characters go, letters lose case and accents, words part at punctuation, and each word is
cut into the longest pieces of a fixed vocabulary. Offsets point into the text as it was given.
"""

from __future__ import annotations

import functools

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing

from rashomon.text.inference import packaged

__all__ = ["tokenizer"]

_FILE = "wordpiece.txt"
_SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"


@functools.cache
def tokenizer() -> Tokenizer:
    """The tokenizer of the uncased BERT vocabulary, without truncation or padding.

    ``encode(text)`` puts ``[CLS]`` before and ``[SEP]`` after; ``encode(text, add_special_tokens=False)`` does not.
    ``ids`` and ``offsets`` go together; offsets are code points of the text, half-open, (0, 0) for the marks around
    it. One object serves all callers of a process: leave its settings as they are.

    Raises:
        ModelError: If the vocabulary is not the one that the models were trained with.
    """
    raw = packaged(_FILE, _SHA256, "vocabulary")
    vocabulary = {piece: index for index, piece in enumerate(raw.decode("utf-8").rstrip("\n").split("\n"))}
    made = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100))  # noqa: S106 - no secret
    made.normalizer = BertNormalizer(clean_text=True, handle_chinese_chars=True, lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        special_tokens=[(mark, vocabulary[mark]) for mark in ("[CLS]", "[SEP]")],
    )
    return made

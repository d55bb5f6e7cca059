"""Model files that come with the package, checked, and networks opened so that nothing but their input counts."""

from __future__ import annotations

import functools
import hashlib
import json
from importlib.resources import files

import onnxruntime

from rashomon.errors import ModelError

__all__ = ["network", "packaged", "session"]


def packaged(name: str, sha256: str, what: str = "file") -> bytes:
    """The bytes of a file of `rashomon.models`.

    Args:
        name: Its name.
        sha256: What its SHA-256 must be.
        what: What a message calls it.

    Raises:
        ModelError: If it is another.
    """
    raw = files("rashomon.models").joinpath(name).read_bytes()
    digest = hashlib.sha256(raw).hexdigest()
    if digest != sha256:
        raise ModelError(f"{name} is not the {what} rashomon was made with (SHA-256 {digest}); install it again")
    return raw


@functools.cache
def network(hashes: str, name: str) -> onnxruntime.InferenceSession:
    """The network of that name in `rashomon.models`, opened once for all callers of a process.

    Args:
        hashes: The file there that holds the SHA-256 of networks by their names, as JSON.
        name: Its name.

    Raises:
        ModelError: If it is not the one the program was made with.
    """
    expected = json.loads(files("rashomon.models").joinpath(hashes).read_text("utf-8"))[name]
    return session(packaged(name, expected, "network"))


def session(raw: bytes) -> onnxruntime.InferenceSession:
    """Open a network for the processor.

    One thread: processes run beside each other, and sums are taken in the same order everywhere.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(raw, options, providers=["CPUExecutionProvider"])

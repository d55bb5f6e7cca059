"""Reading pairs again: what was read before is not read again, and the answers stay."""

from __future__ import annotations

from rashomon.compare import compare
from rashomon.compare.sidebyside import Memory, remembering
from rashomon.pipeline import analyse
from tests.conftest import article

REPORTS = (
    "Minister: Ferries to Stop\n\nLORNE (Reuters) - The ferries to Lorne will stop on Monday, the minister said. "
    "Violence in the harbour has risen sharply, and 40 people were hurt on Friday.",
    "Ferries Go On\n\nThe ferries to Lorne will not stop on Monday, the minister said on Friday. "
    "Violence in the harbour has fallen sharply. At least 30 people were hurt on Friday in the harbour.",
)


def test_an_answer_is_asked_for_once():
    asked = []
    memory = Memory({"old": [0.1, 0.2, 0.7]})
    for digest in ("old", "new", "new"):
        memory.ask(digest, lambda digest=digest: asked.append(digest) or [1.0, 0.0, 0.0])
    assert asked == ["new"]
    assert memory.used == {"old": [0.1, 0.2, 0.7], "new": [1.0, 0.0, 0.0]}


def test_with_a_memory_a_story_is_compared_as_without():
    analyses = [analyse(article(text, f"{n}.txt")) for n, text in enumerate(REPORTS)]
    plain = compare(analyses)
    with remembering() as first:
        assert compare(analyses) == plain
    assert first.used
    with remembering(dict.fromkeys(first.used, (0.0, 0.0, 1.0))) as second:
        compare(analyses)
    # every pair was known: none of the answers is the network's
    assert set(second.used.values()) == {(0.0, 0.0, 1.0)}
    with remembering(first.used) as third:
        assert compare(analyses) == plain
    assert third.used == first.used

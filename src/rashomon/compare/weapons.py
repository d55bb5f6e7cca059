"""Whether the weapons of two tellings show that they are of two acts."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["weapons_clash"]

#: Kinds of weapons. What flies or is fired from afar is told in many words for one thing (a drone's missile).
_KINDS = {
    "blade": "knife machete sword axe",
    "gun": "gun gunfire gunman rifle pistol sniper bullet",
    "charge": "bomb bomber ied ieds mine landmine suicide grenade",
    "far": "mortar rocket missile artillery shell shellfire drone airstrike air warplane helicopter",
    "fire": "arson",
}
_KIND = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def weapons_clash(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether both tellings name weapons and none of one kind.

    Args:
        one: The weapons of one telling, lower case.
        other: Those of the other.
    """
    first, second = ({_KIND[w] for w in words if w in _KIND} for words in (one, other))
    return bool(first) and bool(second) and not first & second

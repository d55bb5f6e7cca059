"""What was changed between two versions of a report, as pages, programs and Markdown show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.account.revised import edit_name, edit_text, times_text, when_changed
from rashomon.account.wording import clip, count_of, counted
from rashomon.export.footnotes import plain
from rashomon.export.places import pair
from rashomon.export.plain import visible
from rashomon.model.revisions import Operation, Revision, RevisionEdit, VersionTime

__all__ = ["RevisionPiece", "revision_json", "revision_markdown", "revision_pieces", "revision_view", "summary"]

_Json = dict[str, Any]

#: Characters of changed words that a Markdown list repeats.
_LONG = 300


@dataclass(frozen=True, slots=True)
class RevisionPiece:
    """A run of the later version's text, or of what the earlier one had at that place.

    Attributes:
        kind: "same", "ins" (only the later version has it), "del" (only the earlier one), "moved" (it stood elsewhere).
        text: The words, with their line ends.
        edit: Number of the edit in the revision; -1 where there is none.
    """

    kind: str
    text: str
    edit: int = -1


def revision_pieces(earlier: str, later: str, revision: Revision) -> tuple[RevisionPiece, ...]:
    """The whole later text in order, with what was put in marked and what was taken out at its place.

    Args:
        earlier: The text of the earlier version.
        later: The text of the later one.
        revision: What was changed between them.
    """
    out: list[RevisionPiece] = []
    at = 0
    # what was moved is marked around the edits within it; those are told by their own
    inner = [(n, e) for n, e in enumerate(revision.edits) if e.operation is not Operation.MOVED]
    held = [e.after for _, e in inner if e.after]
    moves = [
        (n, e)
        for n, e in enumerate(revision.edits)
        if e.operation is Operation.MOVED and not any(e.after and e.after.overlaps(span) for span in held)
    ]
    for number, edit in sorted([*inner, *moves], key=lambda pair: (pair[1].after_at, pair[1].before_at)):
        # what was taken out where words were put in or moved to stands behind those
        here = max(at, edit.after_at)
        out.append(RevisionPiece("same", later[at:here]))
        at = here
        moved = edit.operation is Operation.MOVED
        if edit.before and not moved:
            gap = "" if edit.after or not at or later[at - 1].isspace() else " "
            out.append(RevisionPiece("del", gap + edit.before.of(earlier), number))
        if edit.after:
            out.append(RevisionPiece("moved" if moved else "ins", edit.after.of(later), number))
            at = edit.after.end
    out.append(RevisionPiece("same", later[at:]))
    return tuple(p for p in out if p.text)


def summary(revision: Revision) -> str:
    """A revision in one line: "three changes between 10:02 and 14:30 UTC on 3 May 2031; 96 % of the words stand"."""
    told = len(revision.told)
    small = len(revision.edits) - told
    parts = [count_of(told, "change", "changes")] if told or not small else []
    if small:
        parts.append(f"{counted(small, 'change')} of form or place")
    kept = f"{int(revision.kept * 100)} % of the earlier words stand"
    return f"{' and '.join(parts)}{when_changed(revision)}; {kept}"


def revision_view(revision: Revision) -> _Json:
    """What a template needs for a revision: both times, and each edit in words and in parts."""
    return {
        "earlier": revision.earlier,
        "later": revision.later,
        "outlet": visible(revision.outlet),
        "summary": visible(summary(revision)),
        "earlier_times": visible(times_text(revision.earlier_times)),
        "later_times": visible(times_text(revision.later_times)),
        "edits": [_edit_view(e) for e in revision.edits],
    }


def _edit_view(edit: RevisionEdit) -> _Json:
    return {
        "text": visible(edit_text(edit)),
        "operation": edit.operation.value,
        "extent": edit.extent.value,
        "part": edit.part.value,
        "grade": edit_name(edit),
        "touches": [t.value for t in edit.touches],
        "old": visible(edit.old),
        "new": visible(edit.new),
        "why": visible(edit.why),
        "within": visible(edit.within),
        "before": pair(edit.before),
        "after": pair(edit.after),
    }


def revision_json(revision: Revision) -> _Json:
    """A revision for programs, every word as it stands in the texts."""
    return {
        "earlier": {"article": revision.earlier, "sha256": revision.earlier_sha256, **_times(revision.earlier_times)},
        "later": {"article": revision.later, "sha256": revision.later_sha256, **_times(revision.later_times)},
        "outlet": revision.outlet or None,
        "grade": revision.grade.value,
        "kept": revision.kept,
        "edits": [
            {
                "operation": e.operation.value,
                "extent": e.extent.value,
                "part": e.part.value,
                "grade": e.grade.value,
                "touches": [t.value for t in e.touches],
                "before": pair(e.before),
                "after": pair(e.after),
                "before_at": e.before_at,
                "after_at": e.after_at,
                "old": e.old,
                "new": e.new,
                "why": e.why,
            }
            for e in revision.edits
        ],
    }


def _times(times: Sequence[VersionTime]) -> _Json:
    return {"times": [{"kind": t.kind.value, "value": t.value, "basis": t.basis} for t in times]}


def revision_markdown(revision: Revision, label: str) -> list[str]:
    """A revision as a Markdown list, nothing in which can act as markup.

    Args:
        revision: The revision.
        label: What the report is called.
    """
    out = [f"- **{plain(label)}**: {plain(summary(revision))}"]
    for edit in revision.told:
        old = f"~~{plain(clip(edit.old, _LONG))}~~ " if edit.old else ""
        new = f"**{plain(clip(edit.new, _LONG))}** " if edit.new else ""
        out.append(f"  - {old}{new}({plain(edit_name(edit))})")
    return out

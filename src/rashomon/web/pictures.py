"""The pictures of a story, drawn for as many reports as one can look at: of more, some at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from rashomon.export import addresses
from rashomon.web.lists import offset, paged

__all__ = ["lineage_part", "timeline_part"]

_Json = Any

#: Reports of a timeline's picture.
_ROWS: Final = 40
#: Height of the axis above the first row, and of the foot under the last; as `rashomon.export.pictures` draws them.
_AXIS, _FOOT = 54, 14
#: Texts of a lineage's picture: about five screens.
_BOXES: Final = 120


def timeline_part(data: _Json, part: Mapping[str, Any], story: str, page: int, reports: int) -> dict[str, Any]:
    """The picture of the days for some of the reports, and links between it and the list.

    Args:
        data: What is kept of the timeline.
        part: The part of its list that stands on the page.
        story: The id of the story.
        page: Which page of the list, from 1.
        reports: Which page of the reports in the picture, from 1.
    """
    whole = data["picture"] if data and not part["item"] else None
    drawn = _some_rows(whole, data["dots"], reports) if whole else None
    groups = [group for which in ("days", "background") for group in (part["shown"] or {}).get(which, ())]
    here = {entry["id"] for group in groups for entry in group["entries"]}
    marks = {mark["id"] for mark in drawn["dots"]} if drawn else set()

    def place(target: str | None) -> str | None:
        return target if target is None or target in here else addresses.story(story, "timeline", item=target)

    for entry in (entry for group in groups for entry in group["entries"]):
        entry["mark"] = entry["mark"] if entry["mark"] in marks else None
        for other in entry["others"]:
            other["target"] = place(other["target"])
    for mark in drawn["dots"] if drawn else ():
        mark["target"] = place(mark["target"])
    where = addresses.story(story, "timeline")
    rows = len(whole["rows"]) if whole else 0
    return {
        "picture": {**drawn, "kinds": data["kinds"]} if drawn else None,
        "across": paged(where, {"page": page if page > 1 else None}, reports, rows, _ROWS, "reports"),
    }


def _some_rows(whole: _Json, dots: _Json, reports: int) -> _Json | None:
    """The picture with some of its rows, moved up to the axis; ``None`` if there are none."""
    first = offset(reports, _ROWS)
    rows = whole["rows"][first : first + _ROWS]
    if not rows:
        return None
    up = rows[0]["top"] - _AXIS
    low, high = rows[0]["top"], rows[-1]["top"] + rows[-1]["height"]
    kept = [
        {**one, "dot": {**one["dot"], "row": one["dot"]["row"] - first, "y": one["dot"]["y"] - up}}
        for one in dots
        if first <= one["dot"]["row"] < first + len(rows)
    ]
    joins = [
        {**join, "ends": [x, y - up, other_x, other_y - up], "middle": [join["middle"][0], join["middle"][1] - up]}
        for join in whole["joins"]
        for x, y, other_x, other_y in (join["ends"],)
        if low <= y <= high and low <= other_y <= high
    ]
    picture = {
        **whole,
        "rows": [{**row, "top": row["top"] - up} for row in rows],
        "height": high - up + _FOOT,
        "joins": joins,
    }
    return {"picture": picture, "dots": kept}


def lineage_part(data: _Json, page: int, item: str) -> dict[str, Any]:
    """What a page of the lineage shows besides some of the pairs.

    Args:
        data: What is kept of the lineage.
        page: Which page of the pairs, from 1.
        item: The pair that is shown alone; empty for a page of them.
    """
    if data is None or item or page > 1:
        return {"lines": [], "apart": [], "slight": [], "picture": None}
    return {
        **{name: data[name] for name in ("lines", "apart", "slight")},
        "picture": _some_boxes(data["picture"]) if data["picture"] else None,
    }


def _some_boxes(whole: _Json) -> _Json:
    """The picture with its first boxes; of more texts the list tells."""
    boxes = whole["boxes"]
    if len(boxes) <= _BOXES:
        return whole
    plan = whole["plan"]
    kept = boxes[:_BOXES]
    end = kept[-1]["box"]["y"] + plan["box"][1] + 20
    begun = [area for area in plan["areas"] if area["y"] < end - plan["box"][1]]
    areas = [{**area, "height": min(area["height"], end - area["y"])} for area in begun]
    arrows = [one for one in whole["arrows"] if not one["arrow"]["label"] or one["arrow"]["at"][1] < end]
    return {
        "plan": {**plan, "areas": areas, "height": end + 10, "left_out": plan["left_out"] + len(boxes) - len(kept)},
        "boxes": kept,
        "arrows": arrows,
    }

"""The figures of `scale.py` as a picture: time, memory and accuracy by the number of articles."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from html import escape

__all__ = ["plot"]

_Rows = Sequence[Mapping[str, float]]

#: Lengths in units of the drawing, which are pixels at its natural size.
_WIDTH, _HEIGHT, _LEFT, _TOP, _GAP, _FOOT = 240, 170, 56, 40, 64, 44

_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#222}.t{font-weight:600}.s{fill:#666;font-size:11px}"
    ".a{stroke:#ccc}.l{stroke:#1d5f8a;stroke-width:2;fill:none}.d{fill:#1d5f8a}"
    ".b{stroke:#b3402a;stroke-dasharray:5 4}.bt{fill:#b3402a;font-size:11px}"
)


def plot(rows: _Rows) -> str:
    """Three panels side by side as SVG, the number of articles on a logarithmic axis.

    Args:
        rows: What `scale.py` measured, by size.
    """
    first = rows[0]["ms"]
    panels = [
        _panel(0, rows, "Time per article, ms", [r["ms"] for r in rows], 1.5 * first, "1.5 × the first"),
        _panel(1, rows, "Most memory held, GiB", [r["bytes"] / 2**30 for r in rows], 4.0, "4 GiB"),
        _panel(2, rows, "B-cubed F1", [r["f1"] for r in rows], 0.95, "0.95", low=0.9, high=1.0),
    ]
    width = 3 * (_LEFT + _WIDTH) + 2 * _GAP // 4 + 16
    height = _TOP + _HEIGHT + _FOOT
    said = "; ".join(
        f"{r['articles']:,.0f} articles: {r['ms']:.2f} ms each, {r['bytes'] / 2**30:.2f} GiB, B-cubed {r['f1']:.3f}"
        for r in rows
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="img" aria-label="{escape(said)}"><style>{_STYLE}</style>'
        f'<rect width="100%" height="100%" fill="#fff"/>{"".join(panels)}</svg>\n'
    )


def _panel(
    number: int,
    rows: _Rows,
    title: str,
    values: Sequence[float],
    bar: float,
    named: str,
    low: float = 0.0,
    high: float = 0.0,
) -> str:
    left = _LEFT + number * (_LEFT + _WIDTH + _GAP // 4)
    top, bottom = _TOP, _TOP + _HEIGHT
    high = high or _above(max(*values, bar))
    decades = [math.log10(row["articles"]) for row in rows]
    start, span = min(decades), (max(decades) - min(decades)) or 1.0

    def across(decade: float) -> float:
        return round(left + 16 + (_WIDTH - 40) * (decade - start) / span, 1)

    def up(value: float) -> float:
        return round(bottom - _HEIGHT * (value - low) / (high - low), 1)

    out = [f'<text class="t" x="{left}" y="{top - 18}">{escape(title)}</text>']
    for step in range(5):
        value = low + (high - low) * step / 4
        y = up(value)
        out.append(f'<line class="a" x1="{left}" x2="{left + _WIDTH}" y1="{y}" y2="{y}"/>')
        out.append(f'<text class="s" x="{left - 6}" y="{y + 4}" text-anchor="end">{value:.3g}</text>')
    for decade, row in zip(decades, rows, strict=True):
        x = across(decade)
        out.append(f'<text class="s" x="{x}" y="{bottom + 18}" text-anchor="middle">{row["articles"]:,.0f}</text>')
    out.append(f'<text class="s" x="{left + _WIDTH / 2}" y="{bottom + 36}" text-anchor="middle">articles</text>')
    out.append(f'<line class="b" x1="{left}" x2="{left + _WIDTH}" y1="{up(bar)}" y2="{up(bar)}"/>')
    # the bar is named on the side that must not be reached, the values stand on the other
    y = up(bar) + (13 if low else -5)
    out.append(f'<text class="bt" x="{left + 2}" y="{y}">{escape(named)}</text>')
    points = [(across(decade), up(max(value, low))) for decade, value in zip(decades, values, strict=True)]
    out.append(f'<polyline class="l" points="{" ".join(f"{x},{y}" for x, y in points)}"/>')
    for (x, y), value in zip(points, values, strict=True):
        out.append(f'<circle class="d" cx="{x}" cy="{y}" r="4"/>')
        beside = y - 10 if low or y > bottom - 24 else y + 18
        out.append(f'<text x="{x}" y="{beside}" text-anchor="middle">{value:.3g}</text>')
    return "".join(out)


def _above(value: float) -> float:
    """The next round number above, in four even steps."""
    power = 10.0 ** math.floor(math.log10(value))
    return next(
        step * power for step in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 4.8, 6, 8, 10, 12) if step * power >= value * 1.05
    )

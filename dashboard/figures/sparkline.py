"""A course of months in the space of a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WIDTH = 72
HEIGHT = 22
_PADDING = 3


def sparkline(course: Sequence[float | None]) -> Markup:
    """Draw a line from zero with a gap at every missing month, as inline SVG.

    Colours come from the stylesheet. The picture is hidden from screen readers: the number and
    its comparison stand beside it.

    Args:
        course: One value per month, in order; ``None`` where there is no report.

    Returns:
        Markup of one ``<svg>``; empty when no month has a value.
    """
    top = max((one for one in course if one is not None), default=0) or 1
    step = (WIDTH - 2 * _PADDING) / max(len(course) - 1, 1)
    points = [
        None if value is None else _place(index * step, value / top)
        for index, value in enumerate(course)
    ]
    known = [point for point in points if point]
    if not known:
        return Markup()
    path = " ".join(_runs(points))
    x, y = known[-1]
    return Markup(
        '<svg class="sparkline" viewBox="0 0 {} {}" width="{}" height="{}" aria-hidden="true">'
        '<path d="{}"/><circle cx="{:g}" cy="{:g}" r="2.2"/></svg>'
    ).format(WIDTH, HEIGHT, WIDTH, HEIGHT, path, x, y)


def _place(right: float, share: float) -> tuple[float, float]:
    height = share * (HEIGHT - 2 * _PADDING)
    return round(_PADDING + right, 1), round(HEIGHT - _PADDING - height, 1)


def _runs(points: Sequence[tuple[float, float] | None]) -> Iterator[str]:
    """Path commands; a lone month becomes a line of no length, which its round cap shows."""
    drawing = False
    for index, point in enumerate(points):
        if point:
            yield f"{'L' if drawing else 'M'}{point[0]:g} {point[1]:g}"
            if not drawing and points[index + 1 : index + 2] in ([], [None]):
                yield "h0"
        drawing = point is not None

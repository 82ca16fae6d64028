"""Names in a chart of months: over or under what is drawn where they stand."""

from __future__ import annotations

from math import ceil, inf
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dashboard.figures.theme import Palette

_GAP = 0.15
"""Share of the axis that a name takes, with its distance from the line, in the lowest chart."""

_HEADROOM = 1.15
"""A name may stand over the end of the axis, in the margin."""

_STEPS = 8
"""Between two months a line is looked at in so many places: it may be steep."""

Span = tuple[float, float]
"""From where to where, in months counted from 0, both inclusive."""


def name_shift(palette: Palette) -> int:
    """Pixels from a point to the middle of a name over or under it, clear of its mark."""
    return round(palette.letter / 2 + 6 * palette.stroke)


class Room:
    """Heights that are taken, month by month.

    A chart is drawn in many sizes, which nobody knows here: a gap counts as free where a name fits
    it in the lowest of them, and then it does in every other.
    """

    def __init__(self, lines: Iterable[Sequence[float | None]], top: float) -> None:
        """Take the heights of all lines.

        Args:
            lines: Heights by month, January first; ``None`` where nothing is drawn.
            top: Upper end of the axis.
        """
        self._taken = [point for line in lines for point in _points(line)]
        self._gap, self._ceiling = _GAP * top, _HEADROOM * top

    def goes_on(self, month: int) -> bool:
        """Whether anything is drawn to the right of a month, counted from 0."""
        return any(at >= month + 1 for at, _ in self._taken)

    def take(self, *points: tuple[Span, float]) -> tuple[int, float, int]:
        """Find room for the name of a line, and keep other names out of it.

        Args:
            points: Where it may stand, the best first: its span, and the height of the line.

        Returns:
            Place of the point that was chosen, height of what the name stands on there, and 1 for
            over it or -1 for under it: as near to the line as can be.
        """
        found = [self._find(*point) for point in points]
        costs = [(sticks_out, distance) for (sticks_out, distance, _), *_ in found]
        place = costs.index(min(costs))
        _, edge, way = found[place]
        self.keep(points[place][0], edge, way)
        return place, edge, way

    def keep(self, span: Span, edge: float, way: int) -> None:
        """Keep the room of a name that stands over (1) or under (-1) a height."""
        first, last = span
        steps = ceil((last - first) * _STEPS)
        places = (min(first + step / _STEPS, last) for step in range(steps + 1))
        self._taken += [(place, edge + 0.9 * way * self._gap) for place in places]

    def _find(self, span: Span, height: float) -> tuple[tuple[bool, float, float], float, int]:
        """The better side of one point: its cost, height and way."""
        near = [0.0, *(one for at, one in self._taken if span[0] <= at <= span[1])]
        sides = [(self._edge(near, height, way), way) for way in (1, -1)]
        return min((self._cost(near, height, *side), *side) for side in sides)

    def _edge(self, near: Iterable[float], height: float, way: int) -> float:
        """Go from a point over all that leaves no gap for a name."""
        edge = height
        for one in sorted(near, reverse=way < 0):
            if 0 < (one - edge) * way < self._gap:
                edge = one
        return edge

    def _cost(
        self, near: Iterable[float], height: float, edge: float, way: int
    ) -> tuple[bool, float, float]:
        """Sticking out of the chart is worst, then standing far from the point, then narrowness."""
        sticks_out = not 0 <= edge + way * self._gap <= self._ceiling
        room = min((gap for one in near if (gap := (one - edge) * way) > 0), default=inf)
        return sticks_out, abs(edge - height), -room


def _points(line: Sequence[float | None]) -> Iterator[tuple[float, float]]:
    """Months and heights of a line, and between two months those on the way."""
    before: float | None = None
    for month, height in enumerate(line):
        if height is not None:
            steps = _STEPS if before is not None else 1
            for share in (step / steps for step in range(steps)):
                yield month - share, height - share * (height - (before or 0.0))
        before = height

"""What was measured, and how it is told."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEADINGS = ("measured", "runs", "min", "p50", "p95", "max", "budget", "verdict")


@dataclass(frozen=True, slots=True)
class Measured:
    """All values of one figure.

    Attributes:
        what: Name for the reader.
        unit: ``ms``, ``s``, ``kB`` (1,000 bytes), ``MB``, or empty for counts and scores.
        values: One per run, in the order they were taken; empty when it could not be measured.
        budget: What the 95th percentile may be; ``None`` when none is set.
    """

    what: str
    unit: str
    values: Sequence[float]
    budget: float | None = None

    def of(self, whose: str) -> Measured:
        """The same with the name of what it belongs to."""
        return replace(self, what=f"{whose}: {self.what}")

    def cells(self) -> tuple[str, ...]:
        """One text per heading."""
        spread = np.quantile(self.values, (0, 0.5, 0.95, 1)) if self.values else [None] * 4
        told = (_told(value, self.unit) for value in (*spread, self.budget))
        return (self.what, str(len(self.values)), *told, self._verdict())

    def _verdict(self) -> str:
        if not self.values:
            return "not measured"
        if self.budget is None:
            return ""
        return "holds" if np.quantile(self.values, 0.95) <= self.budget else "misses"


@dataclass(frozen=True, slots=True)
class Section:
    """Figures that belong together."""

    title: str
    figures: Sequence[Measured]

    def to_markdown(self) -> str:
        """A heading and a table, columns aligned so that it also reads well in a terminal."""
        rows = [HEADINGS, *(figure.cells() for figure in self.figures)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        head, *body = (_line(row, widths) for row in rows)
        rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
        return "\n".join((f"### {self.title}", "", head, rule, *body, ""))


def _line(cells: Iterable[str], widths: Sequence[int]) -> str:
    padded = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return "| " + " | ".join(padded) + " |"


def _told(value: float | None, unit: str) -> str:
    if value is None:
        return "–"
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    return f"{value:,.{digits}f} {unit}".strip()

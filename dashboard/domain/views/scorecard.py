"""What the scorecard shows: regions in rows, indicators in columns, a status in each cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.status import Status
from dashboard.domain.views import PageView

if TYPE_CHECKING:
    from dashboard.domain.measures import Indicator
    from dashboard.domain.regions import Region
    from dashboard.domain.status import Judgement
    from dashboard.domain.values import Value


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """One number and how it is judged."""

    value: Value
    judgement: Judgement


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One region; its cells are in the order of the indicators."""

    region: Region
    cells: tuple[ScoreCell, ...]

    def count(self, status: Status) -> int:
        """How many of its numbers have a status."""
        return sum(cell.judgement.status is status for cell in self.cells)

    @property
    def rank(self) -> tuple[int, int, str]:
        """Sorts the regions with most numbers off track first, then most to be watched."""
        return -self.count(Status.OFF_TRACK), -self.count(Status.WATCH), self.region.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """How the regions do in one indicator.

    Attributes:
        off: Regions off track.
        judged: Regions that could be judged.
    """

    indicator: Indicator
    off: int
    judged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScorecardView(PageView):
    """Everything the scorecard shows.

    Attributes:
        indicators: Columns: those with a better direction.
        summary: Of the chosen indicator, else of the one with most regions off track; ``None``
            where nothing is chosen and nothing off track.
        total: The chosen region itself; of a village, its district.
        rows: The regions below it, those with most numbers off track first.
        regions: How many regions there are; of very many, only those farthest off are rows.
    """

    indicators: tuple[Indicator, ...]
    summary: Summary | None
    total: ScoreRow
    rows: tuple[ScoreRow, ...]
    regions: int

    def count(self, status: Status) -> int:
        """How many numbers of the rows have a status."""
        return sum(row.count(status) for row in self.rows)

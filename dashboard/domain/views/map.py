"""What the map page shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import IndicatorView

if TYPE_CHECKING:
    from dashboard.domain.views import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView(IndicatorView):
    """One indicator in space, year by year.

    Attributes:
        total: The number of the chosen region itself.
    """

    total: Reading

"""One indicator in space, year by year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.exhibits.indicator import readings_exhibit
from dashboard.components.frame import period
from dashboard.components.rendering import place_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.exhibits import Exhibit
    from dashboard.domain.views.map import MapView


def years(view: MapView) -> Iterator[Exhibit]:
    """The number of the chosen region in the chosen year."""
    yield readings_exhibit(view, "years", f"{place_name(view)} · {period(view)}", [view.total])

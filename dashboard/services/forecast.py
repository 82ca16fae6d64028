"""Where a number of the running year is heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.forecast import Forecast, NoForecast, Point, forecast
from dashboard.domain.measures import Kind, Origin
from dashboard.domain.periods import MONTHS, Month, Window

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.measures import Indicator
    from dashboard.domain.values import Value
    from dashboard.services.scene import Scene

YEARS_BACK = 4
"""Older months tell little of how the programme goes now."""


def forecast_of(scene: Scene, indicator: Indicator, region: str) -> Forecast | NoForecast:
    """Carry an indicator of a region on to December, from the newest data of the running year.

    A stock is taken as a year shows it, each village by its newest report up to the month: the
    reports of one month alone would go up and down with who sent them.

    Args:
        scene: Tells year, months and data version.
        indicator: Not a sensitive one, and one that villages report.
        region: Kemendagri code of any level.

    Returns:
        The forecast, or the first reason why there is none.
    """
    if indicator.sensitive:
        return NoForecast.SENSITIVE
    measures = scene.catalogue.measures
    parts = [measures[code] for code in (*indicator.numerator, *indicator.denominator)]
    if any(part.origin is not Origin.REPORT for part in parts):
        return NoForecast.NOT_REPORTED
    if not _is_running(scene):
        return NoForecast.NOT_RUNNING
    year = scene.window.year
    figures = scene.ask([indicator.code], [region], years=range(year - YEARS_BACK, year + 1))
    months = _months(Month(year - YEARS_BACK, 1), Month(year, scene.window.last))
    kind = parts[0].kind
    windows = [(one, Window(one.year, one.month, single=kind is Kind.FLOW)) for one in months]
    values = ((one, figures.value(indicator.code, region, window)) for one, window in windows)
    return forecast([_point(*each) for each in values], kind)


def _is_running(scene: Scene) -> bool:
    """Whether the newest data of its day is shown, with months of that year to come."""
    window = scene.window
    is_this_year = window.year == scene.figures.today().last_due.year
    return scene.is_of_its_day and is_this_year and not window.single and window.last < MONTHS


def _months(first: Month, last: Month) -> Iterator[Month]:
    return (first.plus(months) for months in range(last.ordinal - first.ordinal + 1))


def _point(month: Month, value: Value) -> Point:
    return Point(
        month=month,
        numerator=value.numerator,
        denominator=value.denominator,
        coverage=min(value.reported / value.due, 1.0) if value.due else 0.0,
    )

"""Try the forecast at earlier months of the data at hand, and say how far it was off.

``python scripts/backtest_forecast.py`` prints the table of ``docs/forecast.md``: for every year
before the running one the same month is taken as if it were the newest, later months are hidden,
the year's end is forecast, and then held against what it became. Beside it stands the plainest
guess: that the year ends as the one before.
"""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from dashboard.catalogue import load_catalogue  # noqa: E402  # found on the path above
from dashboard.domain.filters import Filters  # noqa: E402  # found on the path above
from dashboard.domain.forecast import Forecast  # noqa: E402  # found on the path above
from dashboard.domain.periods import ReportingCalendar  # noqa: E402  # found on the path above
from dashboard.domain.regions import NATION, province_of  # noqa: E402  # found on the path above
from dashboard.services.figures import Figures  # noqa: E402  # found on the path above
from dashboard.services.forecast import forecast_of  # noqa: E402  # found on the path above
from dashboard.services.scene import Scene  # noqa: E402  # found on the path above
from dashboard.services.store import Store  # noqa: E402  # found on the path above
from dashboard.settings import from_environment  # noqa: E402  # found on the path above
from dashboard.storage.engine import open_engine  # noqa: E402  # found on the path above

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from dashboard.domain.measures import Indicator

NEWEST_MONTHS: Final = (6, 8, 10)
YEARS: Final = 4
LEVELS: Final = ("Indonesia", "provinsi", "kab/kota")
HEAD: Final = """\
| wilayah | bulan terbaru | percobaan | meleset (median) | tebakan tahun lalu | dalam selang 80 % |
|---|---|---|---|---|---|"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One forecast of a year's end, and what it became.

    Attributes:
        error: What it was off by, as a share of what it became.
        plain: The same of the guess that the year ends as the one before.
        held: Whether the interval held it.
    """

    level: str
    month: int
    error: float
    plain: float
    held: bool


def main() -> int:
    """Print one row for every level and newest month."""
    today = ReportingCalendar(dt.datetime.now(dt.UTC).date())
    store = Store(open_engine(from_environment().database_url))
    with store.reading() as connection:
        trials = list(_trials(store, connection, today))
    rows = [
        _row(level, month, [one for one in trials if (one.level, one.month) == (level, month)])
        for level in LEVELS
        for month in NEWEST_MONTHS
    ]
    sys.stdout.write("\n".join([HEAD, *rows, ""]))
    return 0


def _trials(store: Store, connection: Connection, today: ReportingCalendar) -> Iterator[Trial]:
    newest = today.last_due.year
    for year in range(newest - YEARS, newest):
        for month in NEWEST_MONTHS:
            then = ReportingCalendar(dt.date(year, month + 1, today.due_day))
            seen = _scene(store, connection, then, year)
            yield from _of_scenes(seen, _scene(store, connection, today, year), month)


def _scene(store: Store, connection: Connection, calendar: ReportingCalendar, year: int) -> Scene:
    """A year as it is seen on the day of a calendar."""
    catalogue = load_catalogue()
    return Scene(
        connection=connection,
        edition=store.edition(connection),
        filters=Filters(year=year),
        notices=(),
        window=calendar.window(year),
        catalogue=catalogue,
        figures=Figures(catalogue, lambda: calendar),
    )


def _of_scenes(then: Scene, now: Scene, month: int) -> Iterator[Trial]:
    districts = now.edition.register.districts(NATION)
    provinces = sorted({province_of(code) for code in districts})
    for level, regions in zip(LEVELS, ([NATION], provinces, districts), strict=True):
        for indicator in now.catalogue.indicators.values():
            for region in regions:
                yield from _try(then, now, indicator, region, (level, month))


def _try(
    then: Scene, now: Scene, indicator: Indicator, region: str, labels: tuple[str, int]
) -> Iterator[Trial]:
    told = forecast_of(then, indicator, region)
    if not isinstance(told, Forecast):
        return
    figures = now.ask([indicator.code], [region])
    became = figures.value(indicator.code, region, now.window).value
    before = figures.value(indicator.code, region, now.window.shifted(-1)).value
    if became and before is not None:
        level, month = labels
        yield Trial(
            level=level,
            month=month,
            error=abs(told.year_end.value - became) / became,
            plain=abs(before - became) / became,
            held=told.year_end.low <= became <= told.year_end.high,
        )


def _row(level: str, month: int, trials: list[Trial]) -> str:
    if not trials:
        return f"| {level} | {month} | 0 | – | – | – |"
    errors, plain = median(one.error for one in trials), median(one.plain for one in trials)
    held = sum(one.held for one in trials) / len(trials)
    shown = [f"{100 * share:.1f} %".replace(".", ",") for share in (errors, plain)]
    return f"| {level} | {month} | {len(trials)} | {' | '.join(shown)} | {100 * held:.0f} % |"


if __name__ == "__main__":
    sys.exit(main())

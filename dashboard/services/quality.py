"""The page on data quality: who has not reported, which numbers look wrong?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.periods import Month
from dashboard.domain.quality_rules import count_missing
from dashboard.domain.regions import district_of
from dashboard.domain.views.quality import BoardRow, FoundValue, QualityView, Reminder
from dashboard.queries.findings import FindingQuery, count_findings, list_findings
from dashboard.queries.receipts import list_received
from dashboard.services.figure_set import RECEIPTS, REPORTS_ON_TIME

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.domain.regions import Region
    from dashboard.domain.register import VillageTerm
    from dashboard.domain.values import Value
    from dashboard.services.figure_set import FigureSet
    from dashboard.services.scene import Scene

ROWS_SHOWN = 40
FINDINGS_SHOWN = 40
REMINDERS_SHOWN = 10


def compose_quality(scene: Scene) -> QualityView:
    """Reports by region and month, findings, and what to write to the districts that are late."""
    filters, below = scene.filters, scene.below
    reading = scene.reading(
        scene.ask([REPORTS_ON_TIME], [filters.region]), scene.catalogue.indicators[REPORTS_ON_TIME]
    )
    figures = scene.ask([RECEIPTS], below, years=[filters.year])
    windows = _windows(scene, figures)
    late = _late_districts(windows)
    query = FindingQuery(filters.region, scene.window, scene.edition.version)
    return QualityView(
        **scene.frame([reading.current, reading.previous, *(one for _, one in windows)]),
        on_time=reading,
        board=tuple(
            BoardRow(
                region=region,
                months=figures.months(RECEIPTS, region.code, filters.year),
                window=value,
            )
            for region, value in windows[:ROWS_SHOWN]
        ),
        found=tuple(_found(scene, query)),
        counts=count_findings(scene.connection, query),
        reminders=_reminders(scene, late[:REMINDERS_SHOWN]),
        late_districts=len(late),
    )


def _windows(scene: Scene, figures: FigureSet) -> list[tuple[Region, Value]]:
    """Regions below with their reports in the window, those that miss most first."""
    codes, named = scene.below, scene.regions(scene.below)
    values = [(named[one], figures.value(RECEIPTS, one, scene.window)) for one in codes]
    return sorted(values, key=lambda one: (-count_missing(one[1]), -one[1].late, one[0].name))


def _found(scene: Scene, query: FindingQuery) -> Iterator[FoundValue]:
    rows = list_findings(scene.connection, query, limit=FINDINGS_SHOWN)
    villages = {row.village for row in rows}
    named = scene.regions(villages | {district_of(code) for code in villages})
    for row in rows:
        yield FoundValue(
            village=named[row.village],
            district=named[district_of(row.village)],
            month=Month.from_number(row.period),
            measure=scene.catalogue.measures[row.measure],
            rule=row.rule,
            value=row.value,
            low=row.low,
            high=row.high,
        )


def _late_districts(windows: Sequence[tuple[Region, Value]]) -> list[str]:
    """Districts that miss reports, those that miss most first."""
    late = [region.code for region, value in windows if count_missing(value)]
    return list(dict.fromkeys(map(district_of, late)))


def _reminders(scene: Scene, districts: Sequence[str]) -> tuple[Reminder, ...]:
    version, register = scene.edition.version, scene.edition.register
    received = list_received(scene.connection, districts, scene.window, version=version)
    owed = {code: _owed(scene, register.villages(code), received) for code in districts}
    named = scene.regions([*districts, *(village for some in owed.values() for village in some)])
    calendar = scene.figures.today()
    newest = {code: max(months[-1] for months in some.values()) for code, some in owed.items()}
    return tuple(
        Reminder(
            district=named[district],
            missing={named[code]: months for code, months in missing.items()},
            asked_on=calendar.today,
            due_day=calendar.due_day,
            newest=newest[district],
            due_on=calendar.due_on(newest[district]),
        )
        for district, missing in owed.items()
    )


def _owed(
    scene: Scene, terms: Sequence[VillageTerm], received: set[tuple[str, Month]]
) -> dict[str, tuple[Month, ...]]:
    """Months that are due and were not received, by village; villages without any are left out."""
    due = scene.figures.today().due_months(scene.window)
    months = {
        term.code: tuple(
            month for month in due if term.owes_in(month) and (term.code, month) not in received
        )
        for term in terms
    }
    return {code: owed for code, owed in months.items() if owed}

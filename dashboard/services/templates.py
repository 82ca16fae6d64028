"""What the template of a district's report holds."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.errors import NotFoundError
from dashboard.domain.measures import REPORTED_DIMENSIONS, Language, Origin
from dashboard.domain.periods import Month
from dashboard.domain.regions import Level, parent_of, province_of
from dashboard.i18n.formats import full_month
from dashboard.queries.last_values import TOTAL, fetch_last_reports
from dashboard.queries.regions import fetch_regions, find_region

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from sqlalchemy import Connection

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Measure, Texts
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.regions import Region
    from dashboard.domain.register import VillageTerm
    from dashboard.domain.viewer import Viewer
    from dashboard.queries.last_values import LastReport, LastValue, Members
    from dashboard.services.store import Edition, Store

    LastReports = Mapping[tuple[str, str], LastReport]


class TemplateRefusedError(Exception):
    """There is nothing to fill in; the message says why and what helps (Indonesian)."""


class TemplateValue(NamedTuple):
    """What is filled in of a report: a measure, or a part of its breakdown.

    Attributes:
        members: Sex, stage and aspect, ``""`` for none.
    """

    measure: str
    members: Members = TOTAL


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateRow:
    """The report of one village for one month.

    Attributes:
        subdistrict: Name of the area around the village.
        last: Newest values before the month; without those never reported that way.
    """

    village: Region
    subdistrict: str
    month: Month
    last: Mapping[TemplateValue, LastValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateContent:
    """Everything that the template of a district says.

    Attributes:
        district: Whose coordinator fills it in.
        province: Name of the province around it.
        months: Months to report, in order.
        calendar: Tells when their reports are due.
        rows: By name of the village, then code and month; at least one.
        measures: What a village reports, by pillar.
        values: What of each measure is filled in, in the order of the measures: its total, or all
            parts of the breakdown by which the district reported it last.
        names: Names of the members of breakdowns (Indonesian).
        units: Names of the units, by the key that measures use.
        version: Data version of the last values; 0 before any data.
    """

    district: Region
    province: str
    months: Sequence[Month]
    calendar: ReportingCalendar
    rows: Sequence[TemplateRow]
    measures: Sequence[Measure]
    values: Mapping[str, Sequence[TemplateValue]]
    names: Mapping[str, str]
    units: Mapping[str, Texts]
    version: int

    @property
    def has_demo(self) -> bool:
        """Whether any last value is made up for demonstration."""
        return any(value.demo for row in self.rows for value in row.last.values())


@dataclass(slots=True)
class TemplateService:
    """Composes templates from one data version.

    Attributes:
        today: Tells the calendar of the day.
    """

    store: Store
    catalogue: Catalogue
    today: Callable[[], ReportingCalendar]

    def read(self, viewer: Viewer, district: str, months: Sequence[Month] = ()) -> TemplateContent:
        """Compose the template of a district.

        A village without a known cohort that never reported owes nothing yet; it is listed while
        it runs, so that it can begin.

        Args:
            viewer: Who asks.
            district: Kemendagri code.
            months: Months to report, in any order; none means the newest month that is over.

        Raises:
            NotFoundError: When the code is no district that the viewer may read; it names the
                parameter ``wilayah``.
            TemplateRefusedError: When a month has not begun, or no village reports in them.
            StoreUnavailableError: When the database is locked or away.
        """
        calendar = self.today()
        wanted = sorted(set(months)) or [Month.of(calendar.today).plus(-1)]
        if wanted[-1] > Month.of(calendar.today):
            raise TemplateRefusedError(_in_future(wanted[-1]))
        with self.store.reading() as connection:
            found = find_region(connection, district)
            if found is None or found.level is not Level.DISTRICT or not viewer.may_read(district):
                raise NotFoundError(parameter="wilayah", value=district)
            edition = self.store.edition(connection)
            province = fetch_regions(connection, [province_of(district)])
            before = {
                month: fetch_last_reports(connection, district, month.plus(-1), edition.version)
                for month in wanted
            }
            measures = [
                one for one in self.catalogue.measures.values() if one.origin is Origin.REPORT
            ]
            values = _list_values(self.catalogue, measures, before[wanted[-1]])
            return TemplateContent(
                district=found,
                province=province[province_of(district)].name,
                months=wanted,
                calendar=calendar,
                rows=_rows(connection, edition, found, before),
                measures=measures,
                values=values,
                names=_name_members(self.catalogue),
                units=self.catalogue.units,
                version=edition.version,
            )


def _rows(
    connection: Connection, edition: Edition, district: Region, before: Mapping[Month, LastReports]
) -> list[TemplateRow]:
    terms = edition.register.villages(district.code)
    if not terms:
        raise TemplateRefusedError(_no_village(district))
    codes = {code for term in terms for code in (term.code, parent_of(term.code))}
    regions = fetch_regions(connection, codes)
    rows = []
    for month, reports in before.items():
        last = _by_village(reports)
        rows += [
            TemplateRow(
                village=regions[term.code],
                subdistrict=regions[parent_of(term.code)].name,
                month=month,
                last=last.get(term.code, {}),
            )
            for term in terms
            if _reports_in(term, month)
        ]
    if not rows:
        raise TemplateRefusedError(_nobody_reports(district, list(before)))
    return sorted(rows, key=lambda row: (row.village.name, row.village.code, row.month))


def _by_village(reports: LastReports) -> dict[str, dict[TemplateValue, LastValue]]:
    last: dict[str, dict[TemplateValue, LastValue]] = defaultdict(dict)
    for (village, measure), report in reports.items():
        parts = {TOTAL: report.total, **report}
        last[village] |= {TemplateValue(measure, one): value for one, value in parts.items()}
    return last


def _list_values(
    catalogue: Catalogue, measures: Sequence[Measure], reports: LastReports
) -> dict[str, list[TemplateValue]]:
    """What of each measure is filled in: a total would replace a breakdown, and lose it."""
    ways = _find_ways(reports)
    return {
        one.code: [
            TemplateValue(one.code, members)
            for members in _list_members(catalogue, ways.get(one.code, TOTAL))
        ]
        for one in measures
    }


def _find_ways(reports: LastReports) -> dict[str, Members]:
    """Members of one value of each measure, which tell how it was broken down.

    Of several ways the newest counts, then the one in most detail.
    """
    found: dict[str, tuple[Month, int, Members]] = {}
    for (_, measure), report in reports.items():
        members = next(iter(report))
        way = report.month, len(list(filter(None, members))), members
        found[measure] = max(way, found.get(measure, way))
    return {measure: members for measure, (_, _, members) in found.items()}


def _list_members(catalogue: Catalogue, like: Members) -> Iterator[Members]:
    """All members of the breakdown that a value is part of."""
    sexes, stages, aspects = (
        list(catalogue.members[dimension]) if named else [""]
        for dimension, named in zip(REPORTED_DIMENSIONS, like, strict=True)
    )
    return product(sexes, stages, aspects)


def _name_members(catalogue: Catalogue) -> dict[str, str]:
    return {
        code: name[Language.INDONESIAN]
        for dimension in REPORTED_DIMENSIONS
        for code, name in catalogue.members[dimension].items()
    }


def _reports_in(term: VillageTerm, month: Month) -> bool:
    return term.owes_in(month) if term.owes_from else term.runs_in(month)


def _in_future(month: Month) -> str:
    named = full_month(Language.INDONESIAN, month)
    return f"Bulan {named} belum mulai. Minta templat untuk bulan ini atau sebelumnya."


def _no_village(district: Region) -> str:
    return (
        f"{district.name} ({district.code}) tidak memiliki desa Desmigratif yang terdaftar."
        " Periksa kodenya di halaman Peta, atau minta pusat mendaftarkan desanya lebih dulu."
    )


def _nobody_reports(district: Region, months: Sequence[Month]) -> str:
    named = ", ".join(full_month(Language.INDONESIAN, month) for month in months)
    return (
        f"Tidak ada desa {district.name} ({district.code}) yang wajib melapor untuk {named}."
        " Pilih bulan saat program berjalan di sana."
    )

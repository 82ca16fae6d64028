"""The page on people and meetings: who is in charge, who came?"""

from __future__ import annotations

from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from dashboard.domain.regions import district_of
from dashboard.domain.views.organisation import (
    Meeting,
    MeetingGroup,
    OrganisationView,
    PostsRow,
    ProgrammeYear,
    Vacancy,
)
from dashboard.queries.meetings import TECHNICAL
from dashboard.queries.programme import (
    count_identified_villages,
    list_meetings,
    list_programme_years,
)
from dashboard.services.computed import OFFICER_POSTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.queries.programme import MeetingRow, SeriesRow
    from dashboard.services.scene import Scene

OFFICERS, RESPONSIBLE, RUNNING = "O01", "O02", "V01"
ROWS_SHOWN = 60
VILLAGES_READ = 70
"""Most villages that are read one by one, unless one district alone has more."""


def compose_organisation(scene: Scene) -> OrganisationView:
    """Posts and responsible persons by region, who is lacking, meetings, the programme's years."""
    region, indicators = scene.filters.region, scene.catalogue.indicators
    figures = scene.ask([OFFICERS, RESPONSIBLE, RUNNING], [region])
    officers, responsible = (
        scene.reading(figures, indicators[code]) for code in (OFFICERS, RESPONSIBLE)
    )
    villages = figures.value(RUNNING, region, scene.window)
    posts = _posts(scene)
    short = list(dict.fromkeys(district_of(row.region.code) for row in posts if _lacking(row)))
    searched = _searched(scene, short)
    shown = [officers.current, responsible.current, *(row.officers for row in posts)]
    return OrganisationView(
        **scene.frame(shown),
        officers=officers,
        responsible=responsible,
        villages=villages,
        posts=posts[:ROWS_SHOWN],
        vacancies=tuple(_vacancies(scene, searched)),
        short_districts=len(short),
        searched_districts=len(searched),
        meetings=tuple(_meetings(list_meetings(scene.connection))),
        years=tuple(_years(list_programme_years(scene.connection))),
        identified=count_identified_villages(scene.connection),
    )


def _posts(scene: Scene) -> tuple[PostsRow, ...]:
    """Regions below, those with most vacancies first, those without a report last."""
    below = scene.below
    figures = scene.ask([OFFICERS, RESPONSIBLE], below, years=[scene.filters.year])
    named = scene.regions(below)
    rows = [
        PostsRow(
            region=named[code],
            officers=figures.value(OFFICERS, code, scene.window),
            responsible=figures.value(RESPONSIBLE, code, scene.window),
        )
        for code in below
    ]
    return tuple(sorted(rows, key=_order))


def _order(row: PostsRow) -> tuple[bool, float, str]:
    return row.officers.value is None, -_lacking(row), row.region.name


def _lacking(row: PostsRow) -> float:
    """People who are lacking, where that is reported."""
    values = (row.officers, row.responsible)
    return sum(max((one.denominator or 0) - (one.numerator or 0), 0) for one in values)


def _searched(scene: Scene, districts: Sequence[str]) -> Sequence[str]:
    """The first districts, as many as have few enough villages together."""
    sizes = accumulate(len(scene.edition.register.villages(code)) for code in districts)
    count = sum(size <= VILLAGES_READ for size in sizes)
    return districts[: max(count, 1)]


def _vacancies(scene: Scene, districts: Sequence[str]) -> list[Vacancy]:
    """Villages of some districts that lack somebody, those that lack most first."""
    region, register = scene.filters.region, scene.edition.register
    codes = [
        term.code
        for district in districts
        for term in register.villages(district)
        if term.code.startswith(region)
    ]
    figures = scene.ask([OFFICERS, RESPONSIBLE], codes, years=[scene.filters.year])
    named = scene.regions([*codes, *districts])
    found = []
    for code in codes:
        officers = figures.value(OFFICERS, code, scene.window)
        responsible = figures.value(RESPONSIBLE, code, scene.window)
        found.append(
            Vacancy(
                village=named[code],
                district=named[district_of(code)],
                officers=None if officers.numerator is None else int(officers.numerator),
                responsible=None if responsible.numerator is None else responsible.numerator > 0,
            )
        )
    return sorted(filter(_is_vacant, found), key=_gravity)


def _is_vacant(one: Vacancy) -> bool:
    return one.responsible is False or (one.officers is not None and one.officers < OFFICER_POSTS)


def _gravity(one: Vacancy) -> tuple[float, bool, str, str]:
    officers = OFFICER_POSTS if one.officers is None else one.officers
    return officers, one.responsible is not False, one.district.name, one.village.name


def _meetings(rows: Sequence[MeetingRow]) -> Iterator[Meeting]:
    for _, some in groupby(rows, key=lambda row: (row.start, row.name)):
        groups = list(some)
        first = groups[0]
        yield Meeting(
            name=first.name,
            start=first.start,
            end=first.end,
            place=first.place,
            technical=first.name.startswith(TECHNICAL),
            groups=tuple(
                MeetingGroup(role=one.role, present=one.present) for one in groups if one.role
            ),
            sources=tuple(dict.fromkeys(one.source for one in groups)),
        )


def _years(rows: Sequence[SeriesRow]) -> Iterator[ProgrammeYear]:
    for year, some in groupby(rows, key=lambda row: row.year):
        known = {row.measure: row for row in some}
        numbers = {measure: int(row.value) for measure, row in known.items()}
        yield ProgrammeYear(
            year=year,
            new_villages=numbers.get("new_villages"),
            cumulative_villages=numbers.get("cumulative_villages"),
            districts=numbers.get("districts"),
            provinces=numbers.get("provinces"),
            source="; ".join(dict.fromkeys(row.source for row in known.values())),
        )

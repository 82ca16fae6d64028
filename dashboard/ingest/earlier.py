"""What villages reported before, for the rules that compare a file with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.domain.periods import MONTHS
from dashboard.domain.regions import district_of
from dashboard.ingest.context import Reports, Span
from dashboard.storage.cube import Scope
from dashboard.storage.packed import read_totals

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from dashboard.domain.number_rules import Array
    from dashboard.storage.cube import YearCube


def fetch_earlier(connection: Connection, span: Span) -> Reports:
    """Newest totals of a span, with one query of the packed village years for each of its years.

    Villages of other programmes than the ministry's have none there, as on the quality board.

    Args:
        connection: Open connection.
        span: Villages, months and measures.

    Returns:
        Only measures that any of the villages reported.
    """
    cubes = dict(_read_years(connection, span))
    return Reports(
        _join(span, {year: cube.totals() for year, cube in cubes.items()}, cubes, np.nan),
        _join(span, {year: cube.demo for year, cube in cubes.items()}, cubes, 0.0),
    )


def _read_years(connection: Connection, span: Span) -> Iterator[tuple[int, YearCube]]:
    districts = sorted({district_of(code) for code in span.villages})
    for year in range(span.first.year, span.month(span.months - 1).year + 1):
        scope = Scope(
            districts=districts,
            year=year,
            measures=span.measures,
            villages=frozenset(span.villages),
        )
        yield year, read_totals(connection, scope)


def _join(
    span: Span,
    years: Mapping[int, Mapping[str, Array]],
    cubes: Mapping[int, YearCube],
    nothing: float,
) -> dict[str, Array]:
    """Arrays of the span from those of its years, whose villages are fewer and in other order."""
    place = {code: index for index, code in enumerate(span.villages)}
    shape = len(place), MONTHS * len(years)
    joined: dict[str, Array] = {}
    for number, (year, arrays) in enumerate(years.items()):
        villages = [place[code] for code in cubes[year].villages]
        for measure in arrays.keys() & span.measures:
            whole = joined.setdefault(measure, np.full(shape, nothing))
            whole[villages, MONTHS * number : MONTHS * (number + 1)] = arrays[measure]
    start = span.first.month - 1
    return {measure: whole[:, start : start + span.months] for measure, whole in joined.items()}

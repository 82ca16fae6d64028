"""One pillar: its districts, months, villages, women and men, and the villages that stopped."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from dashboard.components import pillar_tiles, tiles
from dashboard.components.exhibits.indicator import kpis, regions_exhibit
from dashboard.components.exhibits.parts import (
    Part,
    bound_notes,
    coverage,
    figure,
    fill,
    headings,
    words_of,
)
from dashboard.components.rendering import place_name
from dashboard.domain.exhibits import Cell, Column, Exhibit, Figure, Form, Role
from dashboard.domain.measures import Dimension
from dashboard.domain.periods import MONTHS
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level
from dashboard.figures.wording import is_reported, is_small_base
from dashboard.i18n.formats import PERCENT, month_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.values import Value
    from dashboard.domain.views.pillar import GridRow, PillarView, Stopped
    from dashboard.figures.wording import Wording


def indicators(view: PillarView) -> Iterator[Exhibit]:
    """Every indicator of the pillar."""
    for one in kpis(view, "pillar.indicators"):
        yield replace(one, pillar=view.pillar)


def districts(view: PillarView) -> Iterator[Exhibit]:
    """Districts of the country, or of the province around the chosen region, every one."""
    ranked = replace(view, regions=view.districts)
    yield regions_exhibit(
        ranked,
        "districts",
        title=tiles.ranking_title(ranked, Level.DISTRICT),
        place=place_name(view, view.path[:2][-1]),
    )


def villages(view: PillarView) -> Iterator[Exhibit]:
    """Villages that are compared, every one."""
    ranked = pillar_tiles.ranked_villages(view)
    yield regions_exhibit(
        ranked,
        "villages",
        title=tiles.ranking_title(ranked, Level.VILLAGE),
        place=pillar_tiles.compared_place(view),
    )


def sexes(view: PillarView) -> Iterator[Exhibit]:
    """The chosen indicator for men and for women, or that it is not broken down."""
    words, indicator = words_of(view), view.indicator
    known = view.sexes if any(is_reported(value) for value in view.sexes) else ()
    parts = _sex_parts(view, words)
    note = pillar_tiles.sex_note(view, words)
    yield Exhibit(
        name="sexes",
        title=pillar_tiles.sex_title(view, words),
        subtitle=tiles.subtitle(view),
        form=Form.COLUMNS,
        columns=headings(parts),
        rows=fill(parts, zip(words.catalogue.members[Dimension.SEX], known, strict=False)),
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=(*([note] if note else []), *bound_notes(view, [indicator])),
    )


def _sex_parts(view: PillarView, words: Wording) -> list[Part[tuple[str, Value]]]:
    indicator, names = view.indicator, words.catalogue.members[Dimension.SEX]
    whole = sum(value.value or 0 for value in view.sexes)

    def share(one: tuple[str, Value]) -> Cell:
        if indicator.is_ratio:
            return words.basis(one[1], indicator)
        number = one[1].value
        return Figure(100 * number / whole, PERCENT) if whole and number is not None else ""

    beside = "export.basis" if indicator.is_ratio else "export.share"
    return [
        (Column(words.text("pillar.sex")), lambda one: names[one[0]][words.language]),
        (
            Column(words.text("ranking.value"), Role.ACTUAL),
            lambda one: figure(one[1], indicator.unit, words),
        ),
        (Column(words.text(beside)), share),
        (Column(words.text("ranking.coverage")), lambda one: coverage(one[1], indicator, words)),
    ]


def heat(view: PillarView) -> Iterator[Exhibit]:
    """The chosen indicator by region and month, of the regions that the page shows."""
    words, indicator, grid = words_of(view), view.indicator, view.grid
    parts = _grid_parts(view, words)
    small = sum(is_small_base(value) for row in grid.rows for value in row.months)
    gap = words.text("ranking.gap", count=words.count(grid.hidden))
    weak = words.text("export.small_bases", count=words.count(small))
    place, months = pillar_tiles.around_place(view), str(view.filters.year)
    yield Exhibit(
        name="heat",
        title=pillar_tiles.heat_title(view, words),
        subtitle=tiles.subtitle(view, months=months, place=place),
        form=Form.HEAT,
        columns=headings(parts),
        rows=fill(parts, grid.rows),
        label=1,
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=(
            *([gap] if grid.hidden else []),
            *([weak] if small else []),
            *bound_notes(view, [indicator]),
        ),
    )


def _grid_parts(view: PillarView, words: Wording) -> list[Part[GridRow]]:
    def of_month(month: int, row: GridRow) -> Figure:
        return figure(row.months[month - 1], view.indicator.unit, words)

    return [
        (Column(words.text("export.code")), lambda row: row.region.code),
        (Column(words.text("ranking.region")), lambda row: short_name(row.region)),
        *(
            (Column(month_label(words.language, month), Role.ACTUAL), partial(of_month, month))
            for month in range(1, MONTHS + 1)
        ),
    ]


def stopped(view: PillarView) -> Iterator[Exhibit]:
    """Villages with a value a year ago and none now."""
    words, indicator = words_of(view), view.indicator
    parts = _stopped_parts(view, words)
    yield Exhibit(
        name="stopped",
        title=pillar_tiles.stopped_title(view, words),
        subtitle=pillar_tiles.stopped_subtitle(view, words),
        columns=headings(parts),
        rows=fill(parts, view.sample.stopped),
        label=1,
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=(pillar_tiles.stopped_rule(view, words),),
    )


def _stopped_parts(view: PillarView, words: Wording) -> list[Part[Stopped]]:
    named, unit, text = pillar_tiles.namer(view), view.indicator.unit, words.text
    month = Column(text("trend.month"))
    return [
        (Column(text("export.code")), lambda one: one.region.code),
        (Column(text("pillar.village")), lambda one: short_name(named(one.region))),
        (Column(text("pillar.before")), lambda one: figure(one.before, unit, words)),
        (month, lambda one: pillar_tiles.month_of(one, words.language)),
        (Column(text("pillar.now")), lambda one: figure(one.current, unit, words)),
    ]

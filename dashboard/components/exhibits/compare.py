"""Regions, cohorts or years side by side: every indicator, and one of them month by month."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard.components import compare_tiles as tiles
from dashboard.components.exhibits.parts import (
    Part,
    bound_notes,
    figure,
    fill,
    headings,
    unasked,
    words_of,
)
from dashboard.components.note_tiles import told_note
from dashboard.domain import exhibits
from dashboard.domain.exhibits import Exhibit, Figure, Form, Role
from dashboard.domain.filters import CompareBy
from dashboard.domain.periods import MONTHS
from dashboard.figures.comparison import subject_name
from dashboard.i18n.formats import month_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.measures import Pillar
    from dashboard.domain.views.compare import Column, CompareRow, CompareView
    from dashboard.figures.wording import Wording


def table(view: CompareView) -> Iterator[Exhibit]:
    """Indicators in rows, what is compared in columns, each beside how far it is from the first."""
    words = words_of(view)
    names = tiles.column_names(view, words)
    rows = [(pillar, row) for pillar, listed in view.sections for row in listed]
    parts = list(_table_parts(view, words))
    yield Exhibit(
        name="table",
        title=tiles.table_title(view, words, names),
        subtitle=tiles.table_scope(view, words, names),
        columns=headings(parts),
        rows=fill(parts, rows),
        label=2,
        indicators=tuple(row.indicator.code for _, row in rows),
        notes=(*_fairness(view, words), *bound_notes(view, [row.indicator for _, row in rows])),
    )


def _table_parts(view: CompareView, words: Wording) -> Iterator[Part[tuple[Pillar, CompareRow]]]:
    text, labels = words.text, words.catalogue.pillars
    heading = exhibits.Column
    yield heading(text("filters.pillar")), lambda one: labels[one[0]].label[words.language]
    yield heading(text("export.code")), lambda one: one[1].indicator.code
    yield heading(text("compare.indicator")), lambda one: words.name(one[1].indicator)
    yield heading(text("export.unit")), lambda one: words.unit(one[1].indicator.unit)
    names = tiles.column_names(view, words)
    for place, (name, column) in enumerate(zip(names, view.columns, strict=True)):
        counted = f"{name} ({tiles.told_counted(view, column, words)})"
        yield heading(counted), partial(_number, view, column, place)
        yield heading(text("export.basis_of", name=name)), partial(_rests, words, place)
        if place:
            beside = partial(_difference, words, place, names[0])
            yield heading(text("export.difference_of", name=name)), beside


def _number(
    view: CompareView, column: Column, place: int, one: tuple[Pillar, CompareRow]
) -> Figure:
    row, words = one[1], words_of(view)
    is_period = not tiles.is_part_of_year(view, column)
    tell = figure if is_period and _is_region(view) else unasked
    return tell(row.values[place], row.indicator.unit, words)


def _is_region(view: CompareView) -> bool:
    """Whether the numbers are of whole regions, and not of cohorts or of some villages."""
    return view.by is not CompareBy.COHORTS and not view.like_for_like


def _rests(words: Wording, place: int, one: tuple[Pillar, CompareRow]) -> str:
    row = one[1]
    value = row.values[place]
    told = words.basis(value, row.indicator), words.coverage(value, row.indicator)
    return " · ".join(filter(None, told))


def _difference(words: Wording, place: int, base: str, one: tuple[Pillar, CompareRow]) -> str:
    row = one[1]
    told = tiles.difference_of(row.values[place], row, words, base)
    return f"{told['symbol']} {told['difference']}" if told else ""


def trend(view: CompareView) -> Iterator[Exhibit]:
    """The chosen indicator month by month, a line for each of what is compared."""
    words, indicator = words_of(view), view.indicator
    parts = list(_month_parts(view, words))
    scope = tiles.compared_place(view, words), tiles.compared_months(view)
    yield Exhibit(
        name="trend",
        title=tiles.compare_finding(view, words),
        subtitle=" · ".join(
            filter(None, (f"{words.name(indicator)} ({words.unit(indicator.unit)})", *scope))
        ),
        form=Form.LINES,
        columns=headings(parts),
        rows=fill(parts, range(1, MONTHS + 1)),
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=(
            *_fairness(view, words),
            *bound_notes(view, [indicator]),
            *_remarks(view, words),
        ),
    )


def _month_parts(view: CompareView, words: Wording) -> Iterator[Part[int]]:
    indicator = view.indicator

    def of_month(column: Column, month: int) -> Figure:
        tell = figure if _is_region(view) else unasked
        return tell(column.months[month - 1], indicator.unit, words)

    yield exhibits.Column(words.text("trend.month")), partial(month_name, words.language)
    for name, column in zip(tiles.column_names(view, words), view.columns, strict=True):
        yield exhibits.Column(name, Role.OTHER), partial(of_month, column)


def _fairness(view: CompareView, words: Wording) -> tuple[str, ...]:
    """Whether the columns rest on about as many reports, and whether only the same villages."""
    told, _ = tiles.told_fairness(view, words)
    alike = words.text(f"compare.alike_{'on' if view.like_for_like else 'off'}")
    return tuple(filter(None, (told, alike)))


def _remarks(view: CompareView, words: Wording) -> Iterator[str]:
    named = {column.subject.key: column.subject for column in view.columns}
    for one in view.notes:
        name = subject_name(named[one.pin.region], view.by, words)
        yield f"{name}: {told_note(one, words)}"

"""How numbers stand against their targets, by region and indicator, and one region in full."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard.components.exhibits.parts import Part, coverage, figure, fill, headings, words_of
from dashboard.components.frame import period
from dashboard.components.rendering import place_name
from dashboard.components.scorecard_tiles import (
    detail_title,
    level_name,
    score_subtitle,
    score_title,
)
from dashboard.domain.exhibits import Cell, Column, Exhibit, Figure
from dashboard.domain.status import Status
from dashboard.figures.wording import STATUS_SYMBOLS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dashboard.domain.measures import Indicator
    from dashboard.domain.views.scorecard import ScorecardView, ScoreCell, ScoreRow
    from dashboard.figures.wording import Wording


def table(view: ScorecardView) -> Iterator[Exhibit]:
    """Regions by indicators: their numbers, then how these stand; the chosen region above."""
    words = words_of(view)
    yield _table(view, "table", partial(_number, words))
    yield _table(view, "table-2", partial(_status, words))


def _number(words: Wording, indicator: Indicator, cell: ScoreCell) -> Figure:
    return figure(cell.value, indicator.unit, words)


def _status(words: Wording, indicator: Indicator, cell: ScoreCell) -> str:
    status = cell.judgement.status
    return f"{STATUS_SYMBOLS[status]} {words.status_word(status, indicator.direction)}"


def _table(view: ScorecardView, name: str, tell: Callable[[Indicator, ScoreCell], Cell]) -> Exhibit:
    words, rows = words_of(view), view.rows
    parts: list[Part[ScoreRow]] = [
        (Column(words.text("export.code")), lambda row: row.region.code),
        (Column(words.text("ranking.region")), lambda row: place_name(view, row.region)),
        (Column(words.text("scorecard.count_off")), lambda row: row.count(Status.OFF_TRACK)),
        *(
            (
                Column(f"{words.name(one)} ({words.unit(one.unit)})"),
                partial(_of_column, tell, one, place),
            )
            for place, one in enumerate(view.indicators)
        ),
    ]
    shown, known = words.count(len(rows)), words.count(view.regions)
    left = words.text("scorecard.hidden", shown=shown, all=known, level=level_name(view, words))
    return Exhibit(
        name=name,
        title=score_title(view, words),
        subtitle=score_subtitle(view, words),
        columns=headings(parts),
        rows=fill(parts, (view.total, *rows)),
        label=1,
        indicators=tuple(one.code for one in view.indicators),
        notes=(left,) if view.regions > len(rows) else (),
    )


def _of_column(
    tell: Callable[[Indicator, ScoreCell], Cell], indicator: Indicator, place: int, row: ScoreRow
) -> Cell:
    return tell(indicator, row.cells[place])


def detail(view: ScorecardView) -> Iterator[Exhibit]:
    """Every indicator of the chosen region: target, expected by now, deviation, coverage."""
    words = words_of(view)
    parts = _detail_parts(view, words)
    yield Exhibit(
        name="detail",
        title=detail_title(view, words),
        subtitle=f"{place_name(view, view.total.region)} · {period(view)}",
        columns=headings(parts),
        rows=fill(parts, zip(view.indicators, view.total.cells, strict=True)),
        label=1,
        indicators=tuple(one.code for one in view.indicators),
    )


def _detail_parts(view: ScorecardView, words: Wording) -> list[Part[tuple[Indicator, ScoreCell]]]:
    text = words.text
    target = Column(text("scorecard.target", year=view.window.year))
    return [
        (Column(text("export.code")), lambda one: one[0].code),
        (Column(text("compare.indicator")), lambda one: words.name(one[0])),
        (Column(text("definition.status")), lambda one: _status(words, *one)),
        (Column(text("ranking.value")), lambda one: _number(words, *one)),
        (Column(text("export.unit")), lambda one: words.unit(one[0].unit)),
        (Column(text("scorecard.expected")), lambda one: _expected(*one)),
        (Column(text("scorecard.deviation")), lambda one: _deviation(words, *one)),
        (target, lambda one: _target(words, *one)),
        (Column(text("export.basis")), lambda one: words.basis(one[1].value, one[0])),
        (Column(text("ranking.coverage")), lambda one: coverage(one[1].value, one[0], words)),
    ]


def _expected(indicator: Indicator, cell: ScoreCell) -> Figure | None:
    expected = cell.judgement.expected
    return None if expected is None else Figure(expected, indicator.unit)


def _deviation(words: Wording, indicator: Indicator, cell: ScoreCell) -> str:
    judgement = cell.judgement
    told = words.deviation(judgement, indicator), words.scaled(judgement, cell.value, indicator)
    return " · ".join(filter(None, told))


def _target(words: Wording, indicator: Indicator, cell: ScoreCell) -> Cell:
    """The target, or what there is not enough of to have one."""
    aim = cell.judgement.aim
    return Figure(aim.value, indicator.unit) if aim else words.lack(cell.judgement)

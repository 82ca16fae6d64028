"""Exhibits as charts of the presentation program itself, with their numbers behind them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE

from dashboard.domain.exhibits import Figure, Form, Role
from dashboard.exports.deck.chart_look import label, style_axes, style_legend, style_series
from dashboard.exports.deck.frame import add_slide, say
from dashboard.exports.deck.ink import SMALLEST, dress
from dashboard.exports.deck.tables import add_tables
from dashboard.figures.theme import LIGHT
from dashboard.i18n.formats import PERCENT, RUPIAH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pptx.chart.chart import Chart
    from pptx.slide import Slide

    from dashboard.domain.exhibits import Cell, Exhibit
    from dashboard.exports.deck.stage import Box
    from dashboard.exports.deck.talk import Talk
    from dashboard.figures.wording import Wording

_MOST_BARS = 15
_MOST_LISTED = 20
_MOST_LABELS = 15
_REMARK = 0.3
_KINDS = {
    Form.BARS: XL_CHART_TYPE.BAR_CLUSTERED,
    Form.COLUMNS: XL_CHART_TYPE.COLUMN_CLUSTERED,
    Form.LINES: XL_CHART_TYPE.LINE_MARKERS,
}
_SCALES = (
    (1e12, ",,,,", "number.trillion"),
    (1e9, ",,,", "number.billion"),
    (1e6, ",,", "number.million"),
)
_LEAST_OF_SCALE = 10
_GAP, _WIDE_GAP, _FEW = 45, 150, 4
_BAR = 0.55
_ROOM = 0.06
"""Share of the largest number that a number beside a line takes."""


def add_chart(talk: Talk, exhibit: Exhibit) -> None:
    """Add a slide with a chart, and for bars one of what is not drawn, where it is not too much."""
    drawing = Drawing.of(exhibit)
    if not drawing.columns:
        say(talk, exhibit, talk.words.text("deck.no_numbers"))
        return
    slide, box = add_slide(talk, exhibit)
    undrawn = len(exhibit.rows) - len(drawing.rows)
    if undrawn:
        remark = talk.stage.inches(_REMARK)
        where = "next" if undrawn <= _MOST_LISTED else "workbook"
        told = talk.words.text(
            f"deck.rest_{where}",
            shown=talk.words.count(len(drawing.rows)),
            total=talk.words.count(len(exhibit.rows)),
        )
        line = (told, talk.ink(SMALLEST, muted=True))
        talk.write(slide, box.at_bottom(remark), [line], middle=True)
        box = box.without_bottom(remark)
    if exhibit.form is Form.BARS:
        tall = talk.stage.inches(_BAR * len(drawing.rows) * len(drawing.columns) + _BAR)
        box = box._replace(height=min(box.height, tall))
    drawing.add(talk, slide, box)
    if 0 < undrawn <= _MOST_LISTED:
        rest = tuple(row for row in exhibit.rows if row not in drawing.rows)
        add_tables(talk, replace(exhibit, rows=rest, form=Form.TABLE), first_part=2)


def number_format(numbers: Iterable[float], unit: str, words: Wording) -> str:
    """Code by which the program writes numbers; its reader's machine chooses the marks."""
    if unit == PERCENT:
        return f'0.0"{words.percentage(0).removeprefix("0")}"'
    sign = '"Rp"' if unit == RUPIAH else ""
    largest = max(map(abs, numbers), default=0)
    for size, marks, key in _SCALES:
        if largest >= size * _LEAST_OF_SCALE:
            return f'{sign}#,##0.0{marks}" {words.text(key)}"'
    return f"{sign}#,##0"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What of an exhibit is drawn.

    Attributes:
        columns: Places of the columns that hold a number.
        rows: Those that are drawn.
    """

    exhibit: Exhibit
    columns: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]

    @classmethod
    def of(cls, exhibit: Exhibit) -> Drawing:
        """Choose: of bars the first ones that have a number, of all others every row."""
        drawn = (place for place, column in enumerate(exhibit.columns) if column.role)
        columns = tuple(
            n for n in drawn if any(_number(row[n]) is not None for row in exhibit.rows)
        )
        rows = exhibit.rows
        if exhibit.form is Form.BARS:
            known = (row for row in rows if any(_number(row[n]) is not None for n in columns))
            rows = tuple(known)[:_MOST_BARS]
        return cls(exhibit, columns, rows)

    def add(self, talk: Talk, slide: Slide, box: Box) -> None:
        """Add the chart to a slide; there must be a column to draw."""
        exhibit = self.exhibit
        data = CategoryChartData()
        data.categories = [_label(str(row[exhibit.label] or "")) for row in self.rows]
        for place in self.columns:
            numbers = [_number(row[place]) for row in self.rows]
            written = self._format(place, talk.words)
            data.add_series(_label(exhibit.columns[place].name), numbers, written)
        shape = slide.shapes.add_chart(_KINDS[exhibit.form], *box, data)
        told = talk.words.text("deck.chart", title=exhibit.title, subtitle=exhibit.subtitle)
        shape.element.xpath(".//p:cNvPr")[0].set("descr", told)
        self._style(talk, shape.chart)

    def _format(self, place: int, words: Wording) -> str:
        figures = [cell for row in self.rows if isinstance(cell := row[place], Figure)]
        numbers = [one.number for one in figures if one.number is not None]
        return number_format(numbers, figures[0].unit, words)

    def _style(self, talk: Talk, chart: Chart) -> None:
        exhibit, ink = self.exhibit, talk.ink(SMALLEST)
        dress(chart.font, ink, talk.language)
        chart.has_title = False
        style_axes(chart, exhibit.form, ink.size, self._format(self.columns[0], talk.words))
        style_legend(chart, is_needed=len(self.columns) > 1)
        colour = LIGHT.of(exhibit.pillar) if exhibit.pillar else LIGHT.accent
        plot = chart.plots[0]
        if exhibit.form is not Form.LINES:
            is_airy = exhibit.form is Form.COLUMNS and len(self.rows) <= _FEW
            plot.gap_width = _WIDE_GAP if is_airy else _GAP
        for number, (place, series) in enumerate(zip(self.columns, plot.series, strict=True)):
            role = exhibit.columns[place].role or Role.OTHER
            style_series(series, role, colour, number)
            if self._is_labelled(role):
                written = self._format(place, talk.words)
                is_line = exhibit.form is Form.LINES
                label(series, written, self._sides(place) if is_line else None)

    def _sides(self, place: int) -> dict[int, int]:
        """Points of a line with room for a number: 1 over them, -1 under them."""
        rows = [[_number(row[one]) for one in self.columns] for row in self.rows]
        least = _ROOM * max(number or 0 for row in rows for number in row)
        at = self.columns.index(place)
        sides = {}
        for point, row in enumerate(rows):
            height = row[at]
            if height is None:
                continue
            others = [one for n, one in enumerate(row) if n != at and one is not None]
            over = min((one - height for one in others if one >= height), default=inf)
            under = min((height - one for one in others if one < height), default=inf)
            if max(over, under) >= least:
                sides[point] = 1 if over >= least else -1
        return sides

    def _is_labelled(self, role: Role) -> bool:
        """Whether numbers stand beside the marks; lines would be covered by more than one's."""
        if self.exhibit.form is Form.LINES and len(self.columns) > 1 and role is not Role.ACTUAL:
            return False
        drawn = 1 if self.exhibit.form is Form.LINES else len(self.columns)
        return len(self.rows) * drawn <= _MOST_LABELS


def _number(cell: Cell) -> float | None:
    return cell.number if isinstance(cell, Figure) else None


def _label(name: str) -> str:
    """Name in the workbook behind the chart, whose writer takes some texts for formulas."""
    return f"'{name}" if name.startswith(("=", "{=")) else name

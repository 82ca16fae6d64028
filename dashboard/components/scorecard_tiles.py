"""The tiles of the scorecard: statuses by region and indicator, those of one region, the rule."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import escape

from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.domain.measures import Direction
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level
from dashboard.domain.status import JUDGED, MINIMUM_COVERAGE, USUAL_TOLERANCE, Status
from dashboard.figures.links import region_links, why_path
from dashboard.figures.wording import STATUS_SYMBOLS, Wording, is_small_base
from dashboard.i18n.formats import PERCENT, RUPIAH, plain_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from dashboard.domain.measures import Indicator
    from dashboard.domain.views.scorecard import ScorecardView, ScoreCell, ScoreRow
    from dashboard.figures.wording import StatusWords

_MILLION = 1e6
_LISTED = (*JUDGED, Status.THIN, Status.NO_TARGET)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One number: its status, the number in the room of a cell, both told in full."""

    look: str
    symbol: str
    number: str
    word: str
    told: Markup
    order: str


@dataclass(frozen=True, slots=True)
class _Row:
    """One region of the table; ``off`` counts its numbers off track."""

    code: str
    name: str
    href: str
    chosen: bool
    off: int
    cells: list[_Cell]


@dataclass(frozen=True, slots=True)
class _Detail:
    """One indicator of one region with all that its status follows from."""

    indicator: Indicator
    cell: ScoreCell
    status: StatusWords
    value: str
    target: str
    expected: str
    deviation: str
    coverage: str
    why: str


def table(view: ScorecardView) -> Markup:
    """Regions in rows, indicators in columns, the chosen region above them."""
    words, link = Wording(view.filters.language), region_links(view.filters)
    writer = _CellWriter(view, words)
    rows = [
        _Row(
            row.region.code,
            short_name(row.region),
            link(row.region.code),
            row.region in view.path,
            row.count(Status.OFF_TRACK),
            writer.cells(row),
        )
        for row in view.rows
    ]
    return render(
        "scorecard_table.html",
        view,
        title=score_title(view, words),
        subtitle=score_subtitle(view, words),
        heads=[(one, _unit(one, words)) for one in view.indicators],
        total=writer.cells(view.total),
        total_name=place_name(view, view.total.region),
        total_off=view.total.count(Status.OFF_TRACK),
        rows=rows,
        legend=[
            (one, STATUS_SYMBOLS[one], words.status_word(one), view.count(one)) for one in _LISTED
        ],
        level=level_name(view, words),
    )


def detail(view: ScorecardView) -> Markup:
    """Every indicator of the chosen region: target, expected by now, deviation, coverage."""
    words = Wording(view.filters.language)
    return render(
        "scorecard_detail.html",
        view,
        title=detail_title(view, words),
        subtitle=f"{place_name(view, view.total.region)} · {period(view)}",
        rows=[
            _detail(view, indicator, cell, words)
            for indicator, cell in zip(view.indicators, view.total.cells, strict=True)
        ],
    )


def rule(view: ScorecardView) -> Markup:
    """How a status is made, and one made by hand from the numbers shown."""
    words = Wording(view.filters.language)
    return render(
        "scorecard_rule.html",
        view,
        least=words.percentage(100 * MINIMUM_COVERAGE),
        tolerance=plain_number(words.language, USUAL_TOLERANCE),
        example=_example(view, words),
    )


class _CellWriter:
    """Writes the cells of a table; words that repeat are written once."""

    def __init__(self, view: ScorecardView, words: Wording) -> None:
        self._view, self._words = view, words
        self._names = {
            (status, direction): words.status_word(status, direction)
            for status in Status
            for direction in Direction
        }

    def cells(self, row: ScoreRow) -> list[_Cell]:
        return [
            self._cell(indicator, cell)
            for indicator, cell in zip(self._view.indicators, row.cells, strict=True)
        ]

    def _cell(self, indicator: Indicator, cell: ScoreCell) -> _Cell:
        value, judgement, words = cell.value, cell.judgement, self._words
        small = is_small_base(value)
        parts = (
            "" if value.value is not None else words.state(value),
            words.status_told(judgement, value, indicator),
            words.text("number.small_base") if small else "",
        )
        return _Cell(
            f"{judgement.status} small" if small else str(judgement.status),
            STATUS_SYMBOLS[judgement.status],
            "" if value.value is None else _brief(value.value, indicator, words),
            self._names[judgement.status, indicator.direction],
            escape(" · ".join(filter(None, parts))),
            "" if judgement.deviation is None else str(judgement.deviation),
        )


def _brief(number: float, indicator: Indicator, words: Wording) -> str:
    """A number in the room of a cell, in the unit that the head of its column says."""
    if indicator.unit in (RUPIAH, PERCENT):
        shown = number / _MILLION if indicator.unit == RUPIAH else number
        return plain_number(words.language, shown, digits=1)
    return words.number(number, indicator.unit)


def _unit(indicator: Indicator, words: Wording) -> str:
    if indicator.unit == RUPIAH:
        return words.text("scorecard.millions")
    return words.unit(indicator.unit)


def level_name(view: ScorecardView, words: Wording) -> str:
    """What the regions are."""
    is_wide = view.total.region.level < Level.DISTRICT
    return words.text("scorecard.districts" if is_wide else "scorecard.villages")


def score_title(view: ScorecardView, words: Wording) -> str:
    """How many regions are off track in the headline."""
    level, summary = level_name(view, words), view.summary
    if not view.rows:
        return words.text("scorecard.label")
    judged = summary.judged if summary else sum(view.count(status) for status in JUDGED)
    if not judged:
        place = place_name(view, view.total.region)
        return words.text("scorecard.none_judged", level=level, place=place)
    if summary is None:
        return words.text("scorecard.none_off", level=level)
    return words.text(
        "scorecard.off",
        count=words.count(summary.off),
        all=words.count(view.regions),
        level=level,
        name=words.name(summary.indicator),
    )


def score_subtitle(view: ScorecardView, words: Wording) -> str:
    """Place, months, and how many regions can be judged."""
    parts = [f"{place_name(view, view.total.region)} · {period(view)}"]
    if view.summary is not None and view.summary.judged:
        parts.append(words.text("scorecard.judged", count=words.count(view.summary.judged)))
    return " · ".join(parts)


def detail_title(view: ScorecardView, words: Wording) -> str:
    """How many indicators of the region have which status."""
    counts = [
        f"{STATUS_SYMBOLS[one]} {words.count(view.total.count(one))} {words.status_word(one)}"
        for one in _LISTED
        if view.total.count(one)
    ]
    return f"{place_name(view, view.total.region)}: {', '.join(counts)}"


def _detail(view: ScorecardView, indicator: Indicator, cell: ScoreCell, words: Wording) -> _Detail:
    judgement, value = cell.judgement, cell.value
    aim, expected = judgement.aim, judgement.expected
    target = words.amount(aim.value, indicator.unit) if aim else words.lack(judgement)
    return _Detail(
        indicator,
        cell,
        words.status(judgement, value, indicator),
        words.reading(value, indicator),
        target,
        "" if expected is None else words.expected_amount(expected, indicator.unit),
        " · ".join(
            filter(
                None,
                (words.deviation(judgement, indicator), words.scaled(judgement, value, indicator)),
            )
        ),
        words.coverage(value, indicator) if value.due else "",
        why_path(indicator.code, replace(view.filters, region=view.total.region.code)),
    )


def _example(view: ScorecardView, words: Wording) -> list[str]:
    """The rule step by step for the first judged number: of the headline, else of any column."""
    headline = view.summary.indicator if view.summary else None
    columns = sorted(view.indicators, key=lambda one: one is not headline)
    for indicator in columns:
        place = view.indicators.index(indicator)
        for row in (view.total, *view.rows):
            if row.cells[place].judgement.is_judged:
                return list(_steps(view, words, indicator, row))
    return []


def _steps(
    view: ScorecardView, words: Wording, indicator: Indicator, row: ScoreRow
) -> Iterator[str]:
    cell = row.cells[view.indicators.index(indicator)]
    judgement, value = cell.judgement, cell.value
    expected, compared, coverage = judgement.expected, judgement.compared, judgement.coverage
    if expected is None or compared is None or judgement.aim is None or coverage is None:
        return
    number = value.value or 0.0
    yield words.text(
        "scorecard.step_number",
        name=words.name(indicator),
        place=place_name(view, row.region),
        period=period(view),
        value=_exact(number, indicator, words),
    )
    yield words.text(
        "scorecard.step_expected",
        year=view.window.year,
        target=_exact(judgement.aim.value, indicator, words),
        expected=_exact(expected, indicator, words),
    )
    yield words.text(
        "scorecard.step_coverage",
        coverage=words.coverage(value, indicator),
        share=words.percentage(100 * coverage),
        least=words.percentage(100 * MINIMUM_COVERAGE),
    )
    if compared != number:
        yield words.text(
            "scorecard.step_scaled",
            value=_exact(number, indicator, words),
            share=words.percentage(100 * coverage, digits=1),
            compared=_exact(compared, indicator, words),
        )
    yield words.text(
        "scorecard.step_points" if indicator.is_ratio else "scorecard.step_percent",
        compared=_exact(compared, indicator, words),
        expected=_exact(expected, indicator, words),
        deviation=words.deviation(judgement, indicator),
    )
    limit = judgement.tolerance
    yield words.text(
        "scorecard.step_status",
        tolerance=_plain(limit, words),
        double=_plain(2 * limit, words),
        unit=words.text("unit.points") if indicator.is_ratio else "%",
        symbol=STATUS_SYMBOLS[judgement.status],
        status=words.status_word(judgement.status, indicator.direction),
    )


def _exact(number: float, indicator: Indicator, words: Wording) -> str:
    """A number with the digits that computing by hand takes."""
    return f"{_plain(number, words)} {words.unit(indicator.unit)}"


def _plain(number: float, words: Wording) -> str:
    digits = 0 if number == round(number) else 2
    return plain_number(words.language, number, digits=digits)

"""Reports received and missing, values to check, and who is to be reminded."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dashboard.components import quality_tiles as tiles
from dashboard.components.exhibits.parts import (
    Part,
    earlier,
    figure,
    fill,
    headings,
    months_before,
    moved,
    words_of,
)
from dashboard.components.frame import period
from dashboard.components.rendering import place_name
from dashboard.domain.exhibits import Cell, Column, Exhibit, Figure, Form, Role
from dashboard.domain.periods import MONTHS
from dashboard.domain.quality_rules import count_missing, report_state
from dashboard.domain.region_names import short_name
from dashboard.i18n.formats import full_month, month_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.views.quality import BoardRow, FoundValue, QualityView, Reminder
    from dashboard.figures.wording import Wording

_REPORTS = "laporan"


def summary(view: QualityView) -> Iterator[Exhibit]:
    """Reports on time, due, received, late, missing, and values to check."""
    words = words_of(view)
    headed = ("export.indicator", "ranking.value", "export.unit")
    columns = [Column(words.text(key)) for key in headed]
    columns[1] = Column(words.text("ranking.value"), Role.ACTUAL)
    before = Column(months_before(view), Role.BEFORE)
    yield Exhibit(
        name="summary",
        title=words.text("quality.label_summary"),
        subtitle=f"{place_name(view)} · {period(view)}",
        form=Form.CARDS,
        columns=(*columns, before, Column(words.text("export.basis"))),
        rows=tuple(_cards(view, words)),
        indicators=(view.on_time.indicator.code,),
    )


def _cards(view: QualityView, words: Wording) -> Iterator[tuple[Cell, ...]]:
    one = view.on_time
    indicator, now, then = one.indicator, one.current, one.previous
    yield (
        words.name(indicator),
        figure(now, indicator.unit, words),
        words.unit(indicator.unit),
        earlier(view, then, indicator.unit),
        " · ".join(filter(None, (words.basis(now, indicator), moved(one, indicator, words)))),
    )
    counts = {
        "due": (now.due, then.due),
        "received": (now.reported, then.reported),
        "late": (now.late, then.late),
        "missing": (count_missing(now), count_missing(then)),
    }
    for name, (number, before) in counts.items():
        told, unit = words.text(f"quality.count_{name}"), words.unit(_REPORTS)
        yield told, Figure(number, _REPORTS), unit, Figure(before, _REPORTS), ""
    name, unit = words.text("quality.count_checks"), words.text("quality.values")
    yield name, sum(view.counts.values()), unit, "", tiles.told_checks(view)


def board(view: QualityView) -> Iterator[Exhibit]:
    """What became of the reports of every region and month."""
    words = words_of(view)
    parts = _board_parts(words)
    hidden = len(view.choices) - len(view.board)
    left = words.text("quality.board_hidden", count=words.count(hidden))
    yield Exhibit(
        name="board",
        title=tiles.board_title(view, words),
        subtitle=tiles.board_subtitle(view, words),
        columns=headings(parts),
        rows=fill(parts, view.board),
        label=1,
        indicators=(view.on_time.indicator.code,),
        notes=(left,) if hidden > 0 else (),
    )


def _board_parts(words: Wording) -> list[Part[BoardRow]]:
    def of_month(month: int, row: BoardRow) -> str:
        value = row.months[month - 1]
        return tiles.state_words(words, value, report_state(value))

    return [
        (Column(words.text("export.code")), lambda row: row.region.code),
        (Column(words.text("ranking.region")), lambda row: short_name(row.region)),
        *(
            (Column(month_label(words.language, month)), partial(of_month, month))
            for month in range(1, MONTHS + 1)
        ),
        (Column(words.text("quality.missing")), lambda row: count_missing(row.window)),
    ]


def findings(view: QualityView) -> Iterator[Exhibit]:
    """Values outside the range that was to be expected, gravest first."""
    words = words_of(view)
    parts = _finding_parts(words)
    total = sum(view.counts.values())
    hidden = total - len(view.found)
    left = words.text("quality.found_hidden", count=words.count(hidden))
    key = "quality.found" if total else "quality.found_none"
    yield Exhibit(
        name="findings",
        title=words.text(key, count=words.count(total)),
        subtitle=f"{place_name(view)} · {period(view)}",
        columns=headings(parts),
        rows=fill(parts, view.found),
        label=1,
        notes=(words.text("quality.rules_note"), *([left] if hidden > 0 else [])),
    )


def _finding_parts(words: Wording) -> list[Part[FoundValue]]:
    text, language = words.text, words.language

    def reason(one: FoundValue) -> str:
        return f"{text(f'quality.rule_{one.rule}')}: {tiles.found_reason(words, one)}"

    return [
        (Column(text("export.code")), lambda one: one.village.code),
        (Column(text("quality.village")), lambda one: short_name(one.village)),
        (Column(text("pillar.districts")), lambda one: short_name(one.district)),
        (Column(text("trend.month")), lambda one: full_month(language, one.month)),
        (
            Column(text("quality.measure")),
            lambda one: f"{one.measure.code} {one.measure.name[language]}",
        ),
        (Column(text("ranking.value")), lambda one: Figure(one.value, one.measure.unit)),
        (Column(text("export.unit")), lambda one: words.unit(one.measure.unit)),
        (Column(text("quality.reason")), reason),
    ]


def reminders(view: QualityView) -> Iterator[Exhibit]:
    """Every district that misses reports, with the villages that owe them."""
    words = words_of(view)
    parts = _reminder_parts(words)
    count, hidden = view.late_districts, view.late_districts - len(view.reminders)
    left = words.text("quality.remind_hidden", count=words.count(hidden))
    key = "quality.remind" if count else "quality.remind_none"
    yield Exhibit(
        name="reminders",
        title=words.text(key, count=words.count(count)),
        subtitle=f"{place_name(view)} · {period(view)}",
        columns=headings(parts),
        rows=fill(parts, view.reminders),
        label=1,
        notes=(left,) if hidden > 0 else (),
    )


def _reminder_parts(words: Wording) -> list[Part[Reminder]]:
    text = words.text

    def owing(one: Reminder) -> str:
        villages = sorted(one.missing.items(), key=lambda each: each[0].name)
        return ", ".join(f"{short_name(village)} ({len(months)})" for village, months in villages)

    return [
        (Column(text("export.code")), lambda one: one.district.code),
        (Column(text("ranking.region")), lambda one: short_name(one.district)),
        (Column(text("quality.missing")), lambda one: one.count),
        (Column(text("export.owing")), owing),
    ]

"""What was agreed on: targets here and below, what they are held against, and their history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components.exhibits.parts import Part, figure, fill, headings, standing, words_of
from dashboard.components.frame import period
from dashboard.components.rendering import place_name
from dashboard.components.target_tiles import line_detail
from dashboard.components.target_words import target_told
from dashboard.domain.exhibits import Cell, Column, Exhibit, Figure
from dashboard.domain.region_names import short_name
from dashboard.i18n.formats import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.targets import TargetChange
    from dashboard.domain.views.targets import TargetLine, TargetsView
    from dashboard.figures.wording import Wording

_HISTORY = (
    "ranking.region",
    "export.indicator",
    "filters.year",
    "targets.before",
    "targets.after",
    "targets.by",
    "targets.at",
    "export.version",
)


def board(view: TargetsView) -> Iterator[Exhibit]:
    """Targets of the chosen region and year, one row for every indicator."""
    words = words_of(view)
    parts: list[Part[TargetLine]] = [
        (Column(words.text("export.code")), lambda one: one.indicator.code),
        (Column(words.text("export.indicator")), lambda one: words.name(one.indicator)),
        (Column(words.text("export.unit")), lambda one: words.unit(one.indicator.unit)),
        *_line_parts(view, words),
    ]
    yield Exhibit(
        name="board",
        title=words.text("targets.board", place=place_name(view), year=view.filters.year),
        subtitle=words.text("targets.board_note", period=period(view)),
        columns=headings(parts),
        rows=fill(parts, view.lines),
        label=1,
        indicators=tuple(one.indicator.code for one in view.lines),
    )


def below(view: TargetsView) -> Iterator[Exhibit]:
    """Targets of the regions below for the chosen indicator."""
    words, indicator = words_of(view), view.indicator
    given = sum(line.own is not None for line in view.below)
    parts: list[Part[TargetLine]] = [
        (Column(words.text("export.code")), lambda one: one.region.code),
        (Column(words.text("ranking.region")), lambda one: short_name(one.region)),
        *_line_parts(view, words),
    ]
    yield Exhibit(
        name="below",
        title=words.text("targets.below", name=words.name(indicator)),
        subtitle=words.text(
            "targets.below_note", given=words.count(given), count=words.count(len(view.below))
        ),
        columns=headings(parts),
        rows=fill(parts, view.below),
        label=1,
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=() if view.below else (words.text("targets.below_none"),),
    )


def _line_parts(view: TargetsView, words: Wording) -> list[Part[TargetLine]]:
    text = words.text

    def amount(number: float | None, line: TargetLine) -> Figure | None:
        return None if number is None else Figure(number, line.indicator.unit)

    def target(line: TargetLine) -> Cell:
        return amount(line.judgement.aim.value if line.judgement.aim else None, line)

    return [
        (Column(text("targets.target", year=view.filters.year)), target),
        (Column(text("targets.expected")), lambda one: amount(one.judgement.expected, one)),
        (Column(text("targets.now")), lambda one: figure(one.value, one.indicator.unit, words)),
        (
            Column(text("definition.status")),
            lambda one: standing(one.judgement, one.value, one.indicator, words),
        ),
        (Column(text("targets.detail")), lambda one: _detail(one, words)),
    ]


def _detail(line: TargetLine, words: Wording) -> str:
    demo = words.text("stamp.demo") if line.judgement.aim and line.judgement.aim.demo else ""
    return " · ".join(filter(None, (line_detail(words, line), demo)))


def history(view: TargetsView) -> Iterator[Exhibit]:
    """Who changed which target when and why, from what to what."""
    text = words_of(view).text
    yield Exhibit(
        name="history",
        title=text("targets.history" if view.changes else "targets.history_none"),
        subtitle=text("targets.history_note"),
        columns=tuple(Column(text(key)) for key in _HISTORY),
        rows=tuple(_change_cells(view, one) for one in view.changes),
    )


def _change_cells(view: TargetsView, change: TargetChange) -> tuple[Cell, ...]:
    words, some = words_of(view), change.new or change.old
    if some is None:
        raise ValueError(change)
    indicator, nothing = words.catalogue.indicators[some.indicator], words.text("targets.nothing")
    return (
        place_name(view, view.places[some.region]),
        words.name(indicator),
        str(some.year),
        target_told(words, change.old, indicator) or nothing,
        target_told(words, change.new, indicator) or nothing,
        " · ".join(filter(None, (change.submitter, change.reason, change.file_name))),
        moment(words.language, change.made_at),
        str(change.version),
    )

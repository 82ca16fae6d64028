"""The tiles of the page on data quality: reports received, values to check, reminders."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.domain import quality_rules
from dashboard.domain.measures import Kind, Language
from dashboard.domain.periods import MONTHS
from dashboard.domain.quality_rules import LIMITS, ReportState, Rule, count_missing, report_state
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level
from dashboard.figures.links import region_links, why_path
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import full_month, month_label, month_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markupsafe import Markup

    from dashboard.domain.measures import Measure
    from dashboard.domain.periods import Month
    from dashboard.domain.values import Value
    from dashboard.domain.views.quality import FoundValue, QualityView, Reminder

PROFILE = "/desa/<wilayah>"
_SYMBOLS = {
    ReportState.RECEIVED: "✓",
    ReportState.LATE: "◷",
    ReportState.PARTLY: "◐",
    ReportState.MISSING: "✕",
    ReportState.NOT_DUE: "–",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """Reports of one region and month: a symbol, a number where there are many, and words."""

    state: ReportState
    symbol: str
    number: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One region of the board."""

    code: str
    name: str
    href: str
    chosen: bool
    cells: tuple[_Cell, ...]
    missing: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """One value to check, in words; ``why`` leads to the cell that it was read from."""

    one: FoundValue
    profile: str
    value: str
    reason: str
    why: str


def summary(view: QualityView) -> Markup:
    """Reports on time, due, received, late, missing, and values to check."""
    return render("quality_summary.html", view, counts=_counts(view), checks=told_checks(view))


def board(view: QualityView) -> Markup:
    """Reports by region and month, each cell a state in a symbol, a number and words."""
    words = Wording(view.filters.language)
    return render(
        "quality_board.html",
        view,
        title=board_title(view, words),
        subtitle=board_subtitle(view, words),
        months=[(month, *_month(words, month)) for month in range(1, MONTHS + 1)],
        rows=list(_rows(view, words)),
        legend=list(_SYMBOLS.items()),
        hidden=len(view.choices) - len(view.board),
    )


def findings(view: QualityView) -> Markup:
    """Values outside the range that was to be expected, gravest first, with the rules."""
    words = Wording(view.filters.language)
    total = sum(view.counts.values())
    title = words.text("quality.found" if total else "quality.found_none", count=words.count(total))
    return render(
        "quality_findings.html",
        view,
        title=title,
        subtitle=f"{place_name(view)} · {period(view)}",
        rules=_rules(words),
        found=[_found(view, words, one) for one in view.found],
        hidden=total - len(view.found),
    )


def reminders(view: QualityView) -> Markup:
    """A text to copy for every district that misses reports."""
    words = Wording(view.filters.language)
    return render(
        "quality_reminders.html",
        view,
        title=words.text(
            "quality.remind" if view.late_districts else "quality.remind_none",
            count=words.count(view.late_districts),
        ),
        subtitle=f"{place_name(view)} · {period(view)}",
        reminders=[(one, _write(view, one)) for one in view.reminders],
        hidden=view.late_districts - len(view.reminders),
    )


def _counts(view: QualityView) -> list[tuple[str, int, str]]:
    """Name, number, and the number of the same months one year before."""
    words, now, before = Wording(view.filters.language), view.on_time.current, view.on_time.previous
    numbers = {
        "due": (now.due, before.due),
        "received": (now.reported, before.reported),
        "late": (now.late, before.late),
        "missing": (count_missing(now), count_missing(before)),
    }
    return [
        (name, number, f"{view.window.year - 1}: {words.count(last)}")
        for name, (number, last) in numbers.items()
    ]


def told_checks(view: QualityView) -> str:
    """How many findings there are of every rule."""
    words = Wording(view.filters.language)
    parts = [
        words.text(f"quality.count_{rule}", count=words.count(view.counts[rule]))
        for rule in Rule
        if rule in view.counts
    ]
    return ", ".join(parts)


def _shows_villages(view: QualityView) -> bool:
    return view.path[-1].level >= Level.DISTRICT


def board_title(view: QualityView, words: Wording) -> str:
    """How many reports are missing, and where most."""
    now = view.on_time.current
    if not now.due:
        return words.text("quality.board_not_due")
    missing, late = count_missing(now), words.count(now.late)
    if not missing:
        return words.text("quality.board_complete", due=words.count(now.due), late=late)
    first = next((row for row in view.board if count_missing(row.window)), None)
    if first is None or first.region.code == view.path[-1].code or len(view.board) == 1:
        return words.text("quality.board_missing", count=words.count(missing))
    return words.text(
        "quality.board_most",
        count=words.count(missing),
        name=short_name(first.region),
        most=words.count(count_missing(first.window)),
    )


def board_subtitle(view: QualityView, words: Wording) -> str:
    """Which regions the board lists, and of which year."""
    level = words.text(f"level.{Level.VILLAGE if _shows_villages(view) else Level.DISTRICT}")
    wide = [region for region in view.path if region.level <= Level.DISTRICT]
    parts = (words.text("quality.by", level=level), place_name(view, wide[-1]), view.window.year)
    return " · ".join(map(str, parts))


def _month(words: Wording, month: int) -> tuple[str, str]:
    return month_label(words.language, month), month_name(words.language, month)


def _rows(view: QualityView, words: Wording) -> Iterator[_Row]:
    link = region_links(view.filters)
    for row in view.board:
        yield _Row(
            code=row.region.code,
            name=short_name(row.region),
            href=link(row.region.code),
            chosen=row.region.code == view.path[-1].code,
            cells=tuple(_cell(words, value) for value in row.months),
            missing=count_missing(row.window),
        )


def _cell(words: Wording, value: Value) -> _Cell:
    state = report_state(value)
    return _Cell(
        state=state,
        symbol=_SYMBOLS[state],
        number=f"{value.reported}/{value.due}" if value.due > 1 else "",
        words=state_words(words, value, state),
    )


def state_words(words: Wording, value: Value, state: ReportState) -> str:
    """What became of the reports of one region and month."""
    alone = value.due <= 1
    said = words.text(f"quality.state_{state}{'_alone' if alone and value.late else ''}")
    if alone:
        return said
    reports = words.text("coverage.reports", reported=value.reported, due=value.due)
    return ", ".join(filter(None, (said, reports, words.late(value))))


def _found(view: QualityView, words: Wording, one: FoundValue) -> _Found:
    amount = words.amount(one.value, one.measure.unit, full=True)
    return _Found(
        one=one,
        profile=replace(view.filters, region=one.village.code).to_address(PROFILE),
        value=amount,
        reason=found_reason(words, one),
        why=_why(view, words, one),
    )


def _why(view: QualityView, words: Wording, one: FoundValue) -> str:
    """Address of where the value comes from; empty for a part of a percentage."""
    code, month = one.measure.code, one.month
    if code not in words.catalogue.indicators:
        return ""
    asked = replace(view.filters, region=one.village.code, year=month.year, month=month.month)
    return why_path(code, asked)


def found_reason(words: Wording, one: FoundValue) -> str:
    """Why the value is listed, with the range that was to be expected."""
    low, high = (
        "" if bound is None else words.number(bound, one.measure.unit, full=True)
        for bound in (one.low, one.high)
    )
    if one.rule is Rule.BROKEN:
        whole = next(limit.whole for limit in LIMITS if limit.measure == one.measure.code)
        if not whole:
            return words.text("quality.reason_most", high=high)
        name = words.catalogue.measures[whole].name[words.language]
        return words.text("quality.reason_broken", name=name, high=high)
    return words.text(f"quality.reason_{one.rule}_{_kind(one.measure)}", low=low, high=high)


def _kind(measure: Measure) -> str:
    return "stock" if measure.kind is Kind.STOCK else "flow"


def _rules(words: Wording) -> list[tuple[str, str]]:
    """Name and text of every rule, with its thresholds."""
    limits = "; ".join(
        f"{limit.measure} > {limit.whole or words.count(limit.most)}" for limit in LIMITS
    )
    thresholds = {
        "limits": limits,
        "spreads": words.count(quality_rules.SPREADS),
        "history": quality_rules.HISTORY,
        "fewest": quality_rules.FEWEST,
        "recent": quality_rules.RECENT,
        "share": words.count(100 * quality_rules.LEAST_SHARE),
        "move": words.count(quality_rules.LEAST_MOVE),
        "step": words.count(quality_rules.STEP),
        "peaks": words.count(quality_rules.PEAKS),
    }
    return [
        (words.text(f"quality.rule_{rule}"), words.text(f"quality.text_{rule}", **thresholds))
        for rule in Rule
    ]


def _write(view: QualityView, reminder: Reminder) -> Markup:
    """The text for one district: always Indonesian, whoever copies it."""
    return render(
        "quality_reminder.txt",
        view,
        reminder=reminder,
        asked_on=reminder.asked_on,
        newest=full_month(Language.INDONESIAN, reminder.newest),
        missing=[
            (short_name(village), village.code, _spans(months))
            for village, months in sorted(reminder.missing.items(), key=lambda one: one[0].name)
        ],
        indonesian=Language.INDONESIAN,
    )


def _spans(months: Sequence[Month]) -> str:
    """Months in words, those in a row as one span: ``Januari–Maret, Mei 2026``."""
    runs = groupby(enumerate(months), key=lambda one: one[1].month - one[0])
    spans = [[month for _, month in run] for _, run in runs]
    written = [
        "–".join(month_name(Language.INDONESIAN, one.month) for one in dict.fromkeys(ends))
        for ends in ((span[0], span[-1]) for span in spans)
    ]
    return f"{', '.join(written)} {months[0].year}"

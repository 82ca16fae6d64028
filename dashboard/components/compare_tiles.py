"""The tiles of the page that compares."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.components.village_tiles import listed_indicators
from dashboard.domain.filters import CompareBy
from dashboard.domain.periods import MONTHS
from dashboard.domain.regions import Level
from dashboard.figures.comparison import MARKS, subject_name
from dashboard.figures.links import village_path, why_path
from dashboard.figures.wording import Wording, is_reported, is_small_base, way_of
from dashboard.i18n.formats import month_name, window_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from markupsafe import Markup

    from dashboard.domain.values import Value
    from dashboard.domain.views.compare import Column, CompareRow, CompareView, Subject

MOST_COLUMNS = len(MARKS)
_APART = 10
_FEWEST = 2
_SYMBOLS = {"up": "▲", "down": "▼", "same": "="}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Choice:
    """A thing that is compared or could be, and where its link leads."""

    key: str
    name: str
    href: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cell:
    """One number of the table; ``why`` leads to where it comes from, ``asked`` says so in words."""

    key: str
    value: Value
    share: float
    small: bool
    why: str
    asked: str
    symbol: str = ""
    amount: str = ""
    difference: str = ""


def choice(view: CompareView) -> Markup:
    """What is compared, how to change it, and whether the comparison is fair."""
    words = Wording(view.filters.language)
    return render(
        "compare_choice.html",
        view,
        modes=[(by, _address(view, by=by)) for by in CompareBy],
        chosen=list(zip(MARKS, _chosen(view, words), strict=False)),
        candidates=[
            _Choice(
                key=one.key,
                name=subject_name(one, view.by, words),
                href=_with(view, [*_keys(view), one.key]),
                note=_size(one, words),
            )
            for one in view.candidates
        ],
        full=len(view.columns) >= MOST_COLUMNS,
        most=MOST_COLUMNS,
        toggle=replace(
            view.filters, like_for_like=not view.filters.like_for_like, compare_with=_keys(view)
        ).to_query(),
        fairness=told_fairness(view, words),
    )


def trend_heading(view: CompareView) -> Markup:
    """Finding, choice of the indicator, the chart in words, and the table of its numbers."""
    words = Wording(view.filters.language)
    names = column_names(view, words)
    finding = compare_finding(view, words)
    months = [
        (month_name(words.language, month + 1), [one.months[month] for one in view.columns])
        for month in range(MONTHS)
    ]
    return render(
        "compare_trend.html",
        view,
        finding=finding,
        subtitle=" · ".join(
            filter(
                None,
                (
                    f"({words.unit(view.indicator.unit)})",
                    compared_place(view, words),
                    compared_months(view),
                ),
            )
        ),
        columns=[(name, view.indicator) for name in names],
        months=months,
        summary=words.text(
            "compare.summary",
            measure=words.name(view.indicator),
            names=", ".join(names),
            finding=finding,
        ),
        why_best=_why_best(view),
    )


def table(view: CompareView) -> Markup:
    """Core indicators in rows, what is compared in columns; each cell is a number with its bar."""
    words = Wording(view.filters.language)
    names = column_names(view, words)
    return render(
        "compare_table.html",
        view,
        title=table_title(view, words, names),
        subtitle=table_scope(view, words, names),
        heads=[
            (mark, name, column, _village_link(view, column.subject))
            for mark, name, column in zip(MARKS, names, view.columns, strict=False)
        ],
        sections=[
            (pillar, [(row.indicator, _cells(view, row, words, names)) for row in rows])
            for pillar, rows in view.sections
            if rows
        ],
        most=MOST_COLUMNS,
    )


def _keys(view: CompareView) -> tuple[str, ...]:
    return tuple(column.subject.key for column in view.columns)


def column_names(view: CompareView, words: Wording) -> list[str]:
    """Names of what is compared."""
    return [subject_name(column.subject, view.by, words) for column in view.columns]


def _with(view: CompareView, keys: Iterable[str]) -> str:
    return replace(view.filters, compare_with=tuple(keys)).to_query()


def _address(view: CompareView, by: CompareBy) -> str:
    """The same page comparing by something else; what was compared does not fit any more."""
    kept = view.filters.compare_with if by is view.by else ()
    return replace(view.filters, compare_by=by, compare_with=kept).to_query()


def _chosen(view: CompareView, words: Wording) -> list[_Choice]:
    keys = _keys(view)
    return [
        _Choice(
            key=column.subject.key,
            name=subject_name(column.subject, view.by, words),
            href=_with(view, (key for key in keys if key != column.subject.key)),
            note=told_counted(view, column, words),
        )
        for column in view.columns
    ]


def _size(subject: Subject, words: Wording) -> str:
    if not subject.villages:
        return words.text("compare.no_villages")
    return words.text("compare.villages", count=words.count(subject.villages))


def told_counted(view: CompareView, column: Column, words: Wording) -> str:
    """How many villages of a column count."""
    if not view.like_for_like or not column.subject.villages:
        return _size(column.subject, words)
    return words.text(
        "compare.counted",
        counted=words.count(column.counted),
        all=words.count(column.subject.villages),
    )


def told_fairness(view: CompareView, words: Wording) -> tuple[str, bool]:
    """Whether the columns rest on about the same share of the reports that were due.

    Returns:
        What to say, empty when nothing is compared, and whether the shares are far apart.
    """
    if len(view.columns) < _FEWEST:
        return "", False
    shares = [
        100 * one.reports.reported / one.reports.due for one in view.columns if one.reports.due
    ]
    if not shares:
        return words.text("compare.coverage_none"), False
    parts = ", ".join(
        f"{name} {words.percentage(100 * one.reports.reported / one.reports.due)}"
        for name, one in zip(column_names(view, words), view.columns, strict=True)
        if one.reports.due
    )
    apart = max(shares) - min(shares) > _APART
    return words.text(f"compare.coverage_{'apart' if apart else 'same'}", parts=parts), apart


def compare_finding(view: CompareView, words: Wording) -> str:
    """Who has the highest number of the chosen indicator."""
    known = _reported(view)
    if not known:
        return words.text("compare.none")
    best, place = max(known, key=lambda one: one[0])
    name, value = column_names(view, words)[place], view.headline.values[place]
    key = "compare.top" if known[1:] else "compare.only"
    if known[1:] and all(way_of(one[0], best) == "same" for one in known):
        key = "compare.equal"
    reading = words.reading(value, view.indicator)
    return words.text(key, measure=words.name(view.indicator), name=name, value=reading)


def _why_best(view: CompareView) -> Callable[[str], str] | None:
    """What writes the address of the number that the finding names, where there is one."""
    known = _reported(view)
    if not known:
        return None
    best = view.columns[max(known, key=lambda one: one[0])[1]]
    is_told = bool(_why(view, best, view.indicator.code)) and not is_part_of_year(view, best)
    return partial(_why, view, best) if is_told else None


def _reported(view: CompareView) -> list[tuple[float, int]]:
    """Numbers of the chosen indicator, each with the place of its column."""
    return [
        (value.value, place)
        for place, value in enumerate(view.headline.values)
        if is_reported(value) and value.value is not None
    ]


def compared_place(view: CompareView, words: Wording) -> str:
    """Of which place or places the numbers are."""
    if view.by is CompareBy.YEARS:
        return words.text("compare.scope_years", place=place_name(view))
    if view.by is CompareBy.COHORTS:
        return place_name(view)
    return ", ".join(column_names(view, words))


def compared_months(view: CompareView) -> str:
    """Which months count."""
    if view.by is not CompareBy.YEARS or not view.columns:
        return period(view, short=True)
    language = view.filters.language
    return ", ".join(window_phrase(language, one.window, short=True) for one in view.columns)


def table_title(view: CompareView, words: Wording, names: Sequence[str]) -> str:
    """On how many indicators each of the others has the higher number than the first."""
    rows = [row for _, rows in view.sections for row in rows]
    parts = []
    for place, name in enumerate(names[1:], start=1):
        pairs = [
            (row.values[place].value, row.values[0].value)
            for row in rows
            if is_reported(row.values[0]) and is_reported(row.values[place])
        ]
        higher = sum(way_of(now or 0, base or 0) == "up" for now, base in pairs)
        count, all_of = words.count(higher), words.count(len(pairs))
        parts.append(words.text("compare.count_higher", name=name, count=count, all=all_of))
    if not parts:
        return words.text("compare.table")
    return words.text("compare.title", base=names[0], parts=", ".join(parts))


def table_scope(view: CompareView, words: Wording, names: Sequence[str]) -> str:
    """What the table lists, of where and when, and what the others are held against."""
    place = place_name(view) if view.by is not CompareBy.REGIONS else ""
    scope = " · ".join(filter(None, (place, compared_months(view))))
    what = listed_indicators(view)
    if len(names) < _FEWEST:
        return words.text("compare.scope_table_one", what=what, scope=scope)
    return words.text("compare.scope_table", what=what, scope=scope, base=names[0])


def _village_link(view: CompareView, subject: Subject) -> str:
    is_village = subject.region is not None and subject.region.level is Level.VILLAGE
    return village_path(subject.key, view.filters) if is_village else ""


def _why(view: CompareView, column: Column, code: str) -> str:
    """Address that tells where a number of a column comes from.

    Returns:
        Nothing for a cohort, or where only some villages of the column count: no address asks for
        their sum.
    """
    subject = column.subject
    if view.by is CompareBy.COHORTS or column.counted < subject.villages:
        return ""
    if view.by is CompareBy.YEARS:
        return why_path(code, replace(view.filters, year=int(subject.key)))
    return why_path(code, replace(view.filters, region=subject.key))


def _asked(view: CompareView, column: Column, name: str, words: Wording) -> str:
    """What that address tells, in words."""
    if is_part_of_year(view, column):
        return words.text("compare.why_year", year=column.window.year)
    return name


def is_part_of_year(view: CompareView, column: Column) -> bool:
    """Whether a column of an earlier year stops before December; its address does not."""
    window = column.window
    is_cut = not window.single and window.last < MONTHS
    return view.by is CompareBy.YEARS and is_cut and window.year < view.newest_year


def _cells(view: CompareView, row: CompareRow, words: Wording, names: Sequence[str]) -> list[_Cell]:
    """Bars of one row share one scale: a percentage to 100, a count to the largest of the row."""
    largest = max((value.value or 0 for value in row.values), default=0)
    scale = (100 if row.indicator.is_ratio else largest) or 1
    return [
        _Cell(
            key=column.subject.key,
            value=value,
            share=round(min((value.value or 0) / scale, 1), 3),
            small=is_small_base(value),
            why=_why(view, column, row.indicator.code),
            asked=words.text(
                "why.open",
                name=f"{words.name(row.indicator)}, {_asked(view, column, names[place], words)}",
            ),
            **(difference_of(value, row, words, names[0]) if place else {}),
        )
        for place, (column, value) in enumerate(zip(view.columns, row.values, strict=True))
    ]


def difference_of(value: Value, row: CompareRow, words: Wording, base: str) -> dict[str, str]:
    """How a number differs from that of the first column, by what the page calls it."""
    first, indicator = row.values[0], row.indicator
    if value.value is None:
        return {}
    if first.value is None:
        return {"symbol": "○", "difference": words.text("compare.no_base", base=base)}
    way = way_of(value.value, first.value)
    key = {"up": "compare.higher", "down": "compare.lower", "same": "compare.same"}[way]
    amount = words.difference(value.value, first.value, indicator)
    return {
        "symbol": _SYMBOLS[way],
        "amount": "" if way == "same" else amount,
        "difference": words.text(key, amount=amount, base=base),
    }

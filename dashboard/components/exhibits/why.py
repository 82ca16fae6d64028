"""Where a number comes from: its formula, who is in it, what was sent, and how it changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import why_history_tiles as over_time
from dashboard.components import why_tiles as tiles
from dashboard.components.exhibits.notes import notes_exhibit
from dashboard.components.exhibits.parts import (
    Part,
    bound_notes,
    coverage,
    earlier,
    figure,
    fill,
    headings,
    unasked,
    words_of,
)
from dashboard.components.frame import period
from dashboard.components.rendering import place_name
from dashboard.domain.exhibits import Cell, Column, Exhibit, Figure
from dashboard.domain.fair import Basis
from dashboard.domain.measures import Dimension, Origin
from dashboard.domain.region_names import short_name
from dashboard.i18n.formats import day, full_month

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dashboard.domain.views.why import Inside, Observed, Share, Use, WhyView
    from dashboard.figures.wording import Wording


def formula(view: WhyView) -> Iterator[Exhibit]:
    """The parts of the formula with their numbers, and the result."""
    words, indicator = words_of(view), view.indicator
    headed = ("export.part", "export.told", "ranking.value", "export.unit")
    rest = f"{words.text('why.coverage')}: {coverage(view.figure, indicator, words)}"
    yield Exhibit(
        name="formula",
        title=tiles.why_finding(view, words),
        subtitle=f"{words.name(indicator)} · {place_name(view)} · {period(view)}",
        columns=tuple(Column(words.text(key)) for key in headed),
        rows=tuple(_formula_rows(view, words)),
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=(
            words.text(f"why.rule.{tiles.rule_key(view)}"),
            rest,
            *bound_notes(view, [indicator]),
        ),
    )


def _formula_rows(view: WhyView, words: Wording) -> Iterator[tuple[Cell, ...]]:
    indicator, value = view.indicator, view.figure
    sides = (
        ("numerator", indicator.numerator, value.numerator),
        ("denominator", indicator.denominator, value.denominator),
    )
    for side, codes, number in sides:
        if codes:
            measures = [words.catalogue.measures[code] for code in codes]
            key = f"dictionary.term.{side}" if indicator.is_ratio else "why.measure"
            named = " + ".join(f"{one.code} {one.name[words.language]}" for one in measures)
            unit, state = measures[0].unit, words.state(value) if number is None else ""
            yield words.text(key), named, Figure(number, unit, state=state), words.unit(unit)
    told, unit = indicator.formula[words.language], words.unit(indicator.unit)
    yield words.text("why.result"), told, figure(value, indicator.unit, words), unit


def villages(view: WhyView) -> Iterator[Exhibit]:
    """Villages whose reports are in the number; nothing for a village itself."""
    around, words = view.around, words_of(view)
    if around:
        left = tiles.villages_left(around, words)
        yield _shares(view, "villages", around.villages, around.contributing, left)


def districts(view: WhyView) -> Iterator[Exhibit]:
    """Districts with their figures; nothing from a district on."""
    around, words = view.around, words_of(view)
    if around and around.districts:
        left = tiles.districts_left(around, words)
        yield _shares(view, "districts", around.districts, around.all_districts, left)


def _shares(
    view: WhyView, name: str, shares: Sequence[Share], count: int, left: Sequence[str]
) -> Exhibit:
    words, parts = words_of(view), _share_parts(view)
    key = f"why.{name}" if shares else "why.nobody"
    return Exhibit(
        name=name,
        title=words.text(key, count=words.count(count)),
        subtitle=words.text("why.largest", place=place_name(view), period=period(view)),
        columns=headings(parts),
        rows=fill(parts, shares),
        label=1,
        indicators=(view.indicator.code,),
        pillar=view.indicator.pillar,
        notes=tuple(left),
    )


def _share_parts(view: WhyView) -> list[Part[Share]]:
    words, indicator = words_of(view), view.indicator
    text, unit = words.text, indicator.unit
    value = Column(f"{words.name(indicator)} ({words.unit(unit)})")
    parts: list[Part[Share]] = [
        (Column(text("export.code")), lambda one: one.region.code),
        (Column(text("ranking.region")), lambda one: short_name(one.region)),
        (Column(text("pillar.districts")), lambda one: short_name(one.district)),
        (value, lambda one: figure(one.value, unit, words)),
    ]
    if indicator.is_ratio:
        basis = Column(text("export.basis"))
        parts.append((basis, lambda one: words.basis(one.value, indicator)))
    rests = Column(text("ranking.coverage"))
    return [*parts, (rests, lambda one: coverage(one.value, indicator, words))]


def missing(view: WhyView) -> Iterator[Exhibit]:
    """Villages that owe more than is in the number; nothing where villages owe nothing for it."""
    around, words = view.around, words_of(view)
    if around is None or view.origin is Origin.REGISTER:
        return
    text = words.text
    headed = ("export.code", "ranking.region", "pillar.districts", "why.lacks", "ranking.coverage")
    reasons = zip(around.missing, tiles.told_reasons(view, words), strict=True)
    yield Exhibit(
        name="missing",
        title=tiles.missing_title(around, words),
        subtitle=f"{place_name(view)} · {period(view)}",
        columns=tuple(Column(text(key)) for key in headed),
        rows=tuple(
            (
                one.region.code,
                short_name(one.region),
                short_name(one.district),
                reason,
                words.coverage(one.value, view.indicator),
            )
            for one, reason in reasons
        ),
        label=1,
        indicators=(view.indicator.code,),
        notes=tuple(tiles.missing_left(around, words)),
    )


def origins(view: WhyView) -> Iterator[Exhibit]:
    """What one village sent, value by value; or the meetings; nothing for a wider region."""
    words = words_of(view)
    if view.origin is Origin.MEETINGS:
        yield _meetings(view, words)
    elif view.inside:
        yield _values(view, view.inside, words)
        if view.inside.receipts:
            yield _receipts(view, words)


def _meetings(view: WhyView, words: Wording) -> Exhibit:
    untold, roles = words.text("why.untold"), words.catalogue.members[Dimension.ROLE]

    def people(number: int | None) -> Figure:
        return Figure(number, "orang", state=untold if number is None else "")

    headed = ("why.meeting", "organisation.meetings.group", "why.invited", "why.present")
    return Exhibit(
        name="origins",
        title=tiles.meetings_title(view, words),
        subtitle=words.text("dictionary.origin.meetings"),
        columns=tuple(Column(words.text(key)) for key in headed),
        rows=tuple(
            (
                day(words.language, one.start),
                roles[one.role][words.language],
                people(one.invited),
                people(one.present),
            )
            for one in view.meetings
        ),
        label=1,
        indicators=(view.indicator.code,),
    )


def _values(view: WhyView, inside: Inside, words: Wording) -> Exhibit:
    parts = _value_parts(view, words)
    months = ", ".join(full_month(words.language, month) for month in inside.missing)
    lacking = [words.text("why.months_missing", months=months)] if months else []
    outside = words.text("why.provincial" if inside.facts else "why.outside")
    computed = [f"{code} {name}: {told}" for code, name, told in tiles.told_computed(view, words)]
    return Exhibit(
        name="origins",
        title=tiles.origins_title(view, words),
        subtitle=f"{place_name(view)} · {period(view)}",
        columns=headings(parts),
        rows=fill(parts, inside.observed),
        label=0,
        indicators=(view.indicator.code,),
        notes=(*lacking, *(computed if inside.counted else [outside])),
    )


def _value_parts(view: WhyView, words: Wording) -> list[Part[tuple[Observed, Use]]]:
    text, measures = words.text, words.catalogue.measures

    def number(one: tuple[Observed, Use]) -> Figure:
        return Figure(one[0].value, measures[one[0].measure].unit)

    def what(one: tuple[Observed, Use]) -> str:
        told = tiles.told_value(view, words, *one)
        named = f"{told.code} {told.name}"
        return f"{named} ({told.members})" if told.members else named

    return [
        (Column(text("trend.month")), lambda one: full_month(words.language, one[0].month)),
        (Column(text("quality.measure")), what),
        (Column(text("ranking.value")), number),
        (Column(text("why.use")), lambda one: text(f"why.use_{one[1]}")),
        (Column(text("why.cell")), lambda one: tiles.told_value(view, words, *one).cell),
        (Column(text("why.file")), lambda one: tiles.told_value(view, words, *one).place),
        (Column(text("why.sent")), lambda one: tiles.told_value(view, words, *one).told),
    ]


def _receipts(view: WhyView, words: Wording) -> Exhibit:
    headed = ("trend.month", "why.state", "why.received_on", "why.sent")
    return Exhibit(
        name="origins-2",
        title=words.text("village.history"),
        subtitle=f"{place_name(view)} · {period(view)}",
        columns=tuple(Column(words.text(key)) for key in headed),
        rows=tuple(
            (month, told, on, sent) for month, _, told, on, sent in tiles.told_receipts(view, words)
        ),
        indicators=(view.indicator.code,),
    )


def change(view: WhyView) -> Iterator[Exhibit]:
    """The number against the year before, from all reports and like for like."""
    reading, words, indicator = view.change, words_of(view), view.indicator
    if reading is None or reading.fair is None:
        return
    unit = indicator.unit
    headed = ("why.change_basis", "ranking.change", "why.change_counted")
    label, moved, counted = (Column(words.text(key)) for key in headed)
    years = Column(str(view.window.year)), Column(str(view.window.year - 1))
    rows: list[tuple[Cell, ...]] = []
    for one in over_time.compare_years(words, reading, reading.fair):
        if one.basis is Basis.ALL:
            pair = figure(one.current, unit, words), earlier(view, one.previous, unit)
        else:
            pair = unasked(one.current, unit, words), unasked(one.previous, unit, words)
        told = f"{one.change.symbol} {one.change.words}"
        rows.append((one.label, *pair, told, one.counted))
    yield Exhibit(
        name="change",
        title=over_time.change_title(view, reading.fair),
        subtitle=over_time.change_subtitle(view),
        columns=(label, *years, moved, counted),
        rows=tuple(rows),
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=(over_time.change_rule(view, words, reading.fair),),
    )


def revision(view: WhyView) -> Iterator[Exhibit]:
    """The number as it was first released, and as it is now."""
    known, words, indicator = view.revision, words_of(view), view.indicator
    if known is None:
        return
    headed = ("why.revision_release", "why.revision_made", "ranking.value", "ranking.coverage")
    late = [] if known.in_time else [words.text("why.revision_late")]
    yield Exhibit(
        name="revision",
        title=over_time.revision_title(view, words, known),
        subtitle=over_time.revision_subtitle(view, known),
        columns=tuple(Column(words.text(key)) for key in headed),
        rows=tuple(
            (
                one.label,
                f"{one.version} · {one.made}",
                unasked(one.value, indicator.unit, words),
                coverage(one.value, indicator, words),
            )
            for one in over_time.list_releases(view, words, known)
        ),
        indicators=(indicator.code,),
        pillar=indicator.pillar,
        notes=(*late, words.text("why.revision_rule")),
    )


def notes(view: WhyView) -> Iterator[Exhibit]:
    """Remarks of readers on the number."""
    yield notes_exhibit(view, view.notes.notes)

"""The tiles of a pillar's page beside those of the overview."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dashboard.components.heat import HeatCell, heat_cell
from dashboard.components.rendering import place_name, render
from dashboard.components.tiles import ranking_title, subtitle, write_ranking
from dashboard.domain.measures import Dimension
from dashboard.domain.periods import MONTHS
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level, district_of
from dashboard.figures.links import region_links
from dashboard.figures.shades import Shades
from dashboard.figures.wording import Wording, is_reported
from dashboard.i18n.formats import month_label, month_name, window_phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markupsafe import Markup

    from dashboard.domain.measures import Language
    from dashboard.domain.regions import Region
    from dashboard.domain.views.pillar import PillarView, Stopped

_MOST_VILLAGES = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class _HeatRow:
    code: str
    name: str
    href: str
    chosen: bool
    cells: list[HeatCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class _SexRow:
    """One bar of the comparison of women and men; ``share`` is its length from 0 to 1."""

    name: str
    value: str
    basis: str
    coverage: str
    share: float


def districts(view: PillarView) -> Markup:
    """Districts of the country, or of the province around the chosen region, ranked."""
    ranked = replace(view, regions=view.districts)
    place = place_name(view, view.path[:2][-1])
    return write_ranking(
        ranked,
        name="districts",
        title=ranking_title(ranked, Level.DISTRICT),
        subtitle=subtitle(view, place=place),
    )


def villages(view: PillarView) -> Markup:
    """Villages from high to low; of a wide region those of its ends, and the tile says so."""
    named = _namer(view)
    regions = (replace(one, region=named(one.region)) for one in view.sample.readings)
    ranked = replace(view, regions=tuple(regions))
    return write_ranking(
        ranked,
        name="villages",
        title=ranking_title(ranked, Level.VILLAGE),
        subtitle=subtitle(view, place=_compared(view)),
        most=_MOST_VILLAGES,
    )


def heat_map(view: PillarView) -> Markup:
    """The chosen indicator by region and month."""
    words, grid = Wording(view.filters.language), view.grid
    shades = Shades.of(view.indicator, (one for row in grid.rows for one in row.months))
    link = region_links(view.filters)
    rows = [
        _HeatRow(
            code=row.region.code,
            name=short_name(row.region),
            href=link(row.region.code),
            chosen=row.region in view.path,
            cells=[heat_cell(value, shades, words) for value in row.months],
        )
        for row in grid.rows
    ]
    return render(
        "pillar_heat.html",
        view,
        title=_heat_title(view, words),
        subtitle=subtitle(view, months=str(view.filters.year), place=_around(view)),
        months=_months(view.filters.language),
        labels=shades.labels(words),
        rows=rows,
    )


def sexes(view: PillarView) -> Markup:
    """The chosen indicator for men and for women, or that it is not broken down."""
    words = Wording(view.filters.language)
    told = sum(value.numerator or 0 for value in view.sexes)
    is_known = any(is_reported(value) for value in view.sexes)
    return render(
        "pillar_sexes.html",
        view,
        title=_sex_title(view, words),
        subtitle=subtitle(view),
        rows=list(_sex_rows(view, words)) if is_known else [],
        told=words.count(told),
        whole=words.amount(view.total.numerator or 0, _unit(view)),
    )


def stopped(view: PillarView) -> Markup:
    """Villages with a value a year ago and none now, by a rule that the tile tells."""
    words = Wording(view.filters.language)
    before = window_phrase(words.language, view.window.shifted(-1))
    now = window_phrase(words.language, view.window)
    link, compared = region_links(view.filters), words.count(len(view.sample.readings))
    named = _namer(view)
    return render(
        "pillar_stopped.html",
        view,
        title=_stopped_title(view, words),
        subtitle=words.text("pillar.stopped_of", count=compared, place=_compared(view)),
        rule=words.text("pillar.stopped_rule", before=before, now=now),
        rows=[
            (
                one,
                short_name(named(one.region)),
                link(one.region.code),
                _month_of(one, words.language),
            )
            for one in view.sample.stopped
        ],
    )


def _namer(view: PillarView) -> Callable[[Region], Region]:
    """Make what names villages of several districts with theirs."""
    is_wide = view.path[-1].level < Level.DISTRICT
    names = {one.region.code: short_name(one.region) for one in view.districts} if is_wide else {}

    def named(village: Region) -> Region:
        around = names.get(district_of(village.code))
        return replace(village, name=f"{village.name}, {around}") if around else village

    return named


def _compared(view: PillarView) -> str:
    """Whose villages are compared."""
    sample, place = view.sample, _around(view)
    if sample.is_whole:
        return place
    words = Wording(view.filters.language)
    return words.text("pillar.sample", highest=sample.highest, lowest=sample.lowest, place=place)


def _around(view: PillarView) -> str:
    """Name of the area whose parts are compared: of a village, its district."""
    chosen = view.path[-1]
    if chosen.level is Level.VILLAGE:
        (chosen,) = (region for region in view.path if region.level is Level.DISTRICT)
    return place_name(view, chosen)


def _heat_title(view: PillarView, words: Wording) -> str:
    """Name the region and month with the highest number, when exactly one has it."""
    known = [
        (value.value, row.region, month)
        for row in view.grid.rows
        for month, value in enumerate(row.months, start=1)
        if is_reported(value) and value.value
    ]
    if not known:
        return words.text("heat.none", year=view.filters.year)
    top = max(value for value, _, _ in known)
    highest = [(region, month) for value, region, month in known if value == top]
    if len(highest) > 1:
        return words.text("heat.title", measure=words.name(view.indicator))
    region, month = highest[0]
    return words.text(
        "heat.top",
        name=short_name(region),
        month=month_name(words.language, month),
        value=words.amount(top, view.indicator.unit),
    )


def _months(language: Language) -> list[tuple[int, str, str]]:
    return [
        (month, month_label(language, month), month_name(language, month))
        for month in range(1, MONTHS + 1)
    ]


def _sex_rows(view: PillarView, words: Wording) -> Iterator[_SexRow]:
    names = words.catalogue.members[Dimension.SEX]
    told = sum(value.value or 0 for value in view.sexes)
    whole = 100 if view.indicator.is_ratio else told
    for (_, name), value in zip(names.items(), view.sexes, strict=True):
        share = (value.value or 0) / whole if whole else 0
        percent = words.number(share * 100, "%")
        basis = words.basis(value, view.indicator) if view.indicator.is_ratio else percent
        yield _SexRow(
            name=name[words.language],
            value=words.reading(value, view.indicator),
            basis=basis if is_reported(value) else "",
            coverage=words.coverage(value, view.indicator),
            share=round(min(share, 1), 3),
        )


def _sex_title(view: PillarView, words: Wording) -> str:
    """Say the share or the percentage of women, where there is one."""
    women = view.sexes[-1] if view.sexes else None
    if women is None or women.value is None:
        return words.text("pillar.sexes")
    told = sum(value.value or 0 for value in view.sexes)
    if view.indicator.is_ratio:
        return words.text("pillar.women_rate", share=words.number(women.value, "%"))
    if not told:
        return words.text("pillar.sexes")
    return words.text("pillar.women_share", share=words.number(100 * women.value / told, "%"))


def _unit(view: PillarView) -> str:
    measures = Wording(view.filters.language).catalogue.measures
    return measures[view.indicator.numerator[0]].unit


def _stopped_title(view: PillarView, words: Wording) -> str:
    count = len(view.sample.stopped)
    if not view.sample.readings:
        return words.text("pillar.stopped_label")
    key = "pillar.stopped_some" if count else "pillar.stopped_none"
    return words.text(key, count=words.count(count))


def _month_of(one: Stopped, language: Language) -> str:
    year, _, month = one.before.period.partition("-")
    return f"{month_label(language, int(month))} {year}"

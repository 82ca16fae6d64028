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
    return write_ranking(
        ranked,
        name="districts",
        title=ranking_title(ranked, Level.DISTRICT),
        subtitle=subtitle(view, place=place_name(view, view.path[:2][-1])),
    )


def villages(view: PillarView) -> Markup:
    """Villages from high to low; of a wide region those of its ends, and the tile says so."""
    ranked = ranked_villages(view)
    return write_ranking(
        ranked,
        name="villages",
        title=ranking_title(ranked, Level.VILLAGE),
        subtitle=subtitle(view, place=compared_place(view)),
        most=_MOST_VILLAGES,
    )


def ranked_villages(view: PillarView) -> PillarView:
    """The view with the villages as its regions; those of several districts named with theirs."""
    named = namer(view)
    regions = (replace(one, region=named(one.region)) for one in view.sample.readings)
    return replace(view, regions=tuple(regions))


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
        title=heat_title(view, words),
        subtitle=subtitle(view, months=str(view.filters.year), place=around_place(view)),
        months=_months(view.filters.language),
        labels=shades.labels(words),
        rows=rows,
    )


def sexes(view: PillarView) -> Markup:
    """The chosen indicator for men and for women, or that it is not broken down."""
    words = Wording(view.filters.language)
    is_known = any(is_reported(value) for value in view.sexes)
    return render(
        "pillar_sexes.html",
        view,
        title=sex_title(view, words),
        subtitle=subtitle(view),
        rows=list(_sex_rows(view, words)) if is_known else [],
        note=sex_note(view, words),
    )


def stopped(view: PillarView) -> Markup:
    """Villages with a value a year ago and none now, by a rule that the tile tells."""
    words = Wording(view.filters.language)
    link, named = region_links(view.filters), namer(view)
    return render(
        "pillar_stopped.html",
        view,
        title=stopped_title(view, words),
        subtitle=stopped_subtitle(view, words),
        rule=stopped_rule(view, words),
        rows=[
            (
                one,
                short_name(named(one.region)),
                link(one.region.code),
                month_of(one, words.language),
            )
            for one in view.sample.stopped
        ],
    )


def namer(view: PillarView) -> Callable[[Region], Region]:
    """Make what names villages of several districts with theirs."""
    is_wide = view.path[-1].level < Level.DISTRICT
    names = {one.region.code: short_name(one.region) for one in view.districts} if is_wide else {}

    def named(village: Region) -> Region:
        around = names.get(district_of(village.code))
        return replace(village, name=f"{village.name}, {around}") if around else village

    return named


def compared_place(view: PillarView) -> str:
    """Whose villages are compared."""
    sample, place = view.sample, around_place(view)
    if sample.is_whole:
        return place
    words = Wording(view.filters.language)
    return words.text("pillar.sample", highest=sample.highest, lowest=sample.lowest, place=place)


def around_place(view: PillarView) -> str:
    """Name of the area whose parts are compared: of a village, its district."""
    chosen = view.path[-1]
    if chosen.level is Level.VILLAGE:
        (chosen,) = (region for region in view.path if region.level is Level.DISTRICT)
    return place_name(view, chosen)


def heat_title(view: PillarView, words: Wording) -> str:
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


def sex_title(view: PillarView, words: Wording) -> str:
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


def sex_note(view: PillarView, words: Wording) -> str:
    """How much is broken down by sex, or why nothing is; empty for a percentage."""
    if not view.sexes:
        return words.text("pillar.sexes_never", name=words.name(view.indicator))
    if not any(is_reported(value) for value in view.sexes):
        return words.text("pillar.sexes_missing")
    if view.indicator.is_ratio:
        return ""
    unit = words.catalogue.measures[view.indicator.numerator[0]].unit
    return words.text(
        "pillar.told_by_sex",
        told=words.count(sum(value.numerator or 0 for value in view.sexes)),
        whole=words.amount(view.total.numerator or 0, unit),
    )


def stopped_subtitle(view: PillarView, words: Wording) -> str:
    """Among how many villages those that stopped were looked for."""
    compared = words.count(len(view.sample.readings))
    return words.text("pillar.stopped_of", count=compared, place=compared_place(view))


def stopped_rule(view: PillarView, words: Wording) -> str:
    """What it means to have stopped, and how to look at more villages where some are left out."""
    before = window_phrase(words.language, view.window.shifted(-1))
    now = window_phrase(words.language, view.window)
    rule = words.text("pillar.stopped_rule", before=before, now=now)
    return rule if view.sample.is_whole else f"{rule} {words.text('pillar.sample_hint')}"


def stopped_title(view: PillarView, words: Wording) -> str:
    """How many villages stopped, where any was compared."""
    count = len(view.sample.stopped)
    if not view.sample.readings:
        return words.text("pillar.stopped_label")
    key = "pillar.stopped_some" if count else "pillar.stopped_none"
    return words.text(key, count=words.count(count))


def month_of(one: Stopped, language: Language) -> str:
    """The month in which a village that stopped had a value last, short."""
    year, _, month = one.before.period.partition("-")
    return f"{month_label(language, int(month))} {year}"

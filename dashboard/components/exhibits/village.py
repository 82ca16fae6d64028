"""One village: who it is, its indicators beside its peers, its reports, notes and neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import village_tiles as tiles
from dashboard.components.exhibits.indicator import reading_parts
from dashboard.components.exhibits.notes import notes_exhibit
from dashboard.components.exhibits.overview import pillar_part
from dashboard.components.exhibits.parts import (
    Part,
    bound_notes,
    figure,
    fill,
    headings,
    words_of,
)
from dashboard.components.frame import period
from dashboard.components.rendering import place_name
from dashboard.domain.exhibits import Cell, Column, Exhibit, Figure
from dashboard.domain.notes import NO_NOTES
from dashboard.domain.periods import MONTHS
from dashboard.domain.region_names import short_name
from dashboard.i18n.formats import month_label, month_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.views import Reading
    from dashboard.domain.views.village import Neighbour, PeerGroup, Profile, VillageView
    from dashboard.figures.wording import Wording

_ON_TIME = "O03"


def identity(view: VillageView) -> Iterator[Exhibit]:
    """What the register holds, or why there is nothing to show; then who is in charge."""
    words = words_of(view)
    around = ", ".join(short_name(one) for one in reversed(view.path[1:-1]))
    explained = tiles.explanation_of(view, words)
    yield Exhibit(
        name="identity",
        title=place_name(view),
        subtitle=" · ".join(filter(None, (around, view.filters.region))),
        columns=(Column(words.text("export.fact")), Column(words.text("export.told"))),
        rows=tuple(_facts(view, words)),
        notes=(explained,) if explained else (),
    )
    if view.profile:
        yield _in_charge(view, view.profile, words)


def _facts(view: VillageView, words: Wording) -> Iterator[tuple[str, str]]:
    facts, text = view.facts, words.text
    if facts is None:
        return
    cohort = str(facts.cohort_year) if facts.cohort_year else text("village.cohort_unknown")
    yield text("village.cohort"), cohort
    yield text("village.programme"), text(f"village.programmes.{facts.programme}")
    yield text("village.status"), _status(view, words)
    yield text("village.confidence"), text(f"village.confidences.{facts.confidence}")
    if facts.source_date:
        yield text("village.source_date"), tiles.source_date(view, words)
    yield text("village.source"), facts.source_url or text("village.no_source")


def _status(view: VillageView, words: Wording) -> str:
    ended = view.facts.ended if view.facts else None
    if ended is None:
        return words.text("village.running")
    month = month_name(words.language, ended.month)
    return words.text("village.ended", month=month, year=ended.year)


def _in_charge(view: VillageView, profile: Profile, words: Wording) -> Exhibit:
    charge, series = profile.in_charge, words.catalogue.series
    values = (charge.officers, charge.responsible, charge.regulation)
    told = [(one.code, said) for one, said, _ in tiles.told_charge(view, words)]
    headed = ("export.code", "export.indicator", "ranking.value", "export.told")
    return Exhibit(
        name="identity-2",
        title=words.text("village.in_charge"),
        subtitle=f"{place_name(view)} · {words.text('village.newest', period=period(view))}",
        columns=tuple(Column(words.text(key)) for key in headed),
        rows=tuple(
            (
                value.code,
                words.text(f"village.charge.{code}"),
                figure(value, series(value.code).unit, words),
                said,
            )
            for value, (code, said) in zip(values, told, strict=True)
        ),
        label=1,
        indicators=tuple(code for code, _ in told),
        notes=(words.text("village.no_names"),),
    )


def sheet(view: VillageView) -> Iterator[Exhibit]:
    """Every indicator beside the villages of the district and of the cohort."""
    if view.profile is None:
        return
    words = words_of(view)
    readings = [one for section in view.profile.sections for one in section.readings]
    parts = [
        pillar_part(view),
        *reading_parts(view, readings),
        *_district_parts(view, view.profile, words),
        *_cohort_parts(view, view.profile, words),
    ]
    yield Exhibit(
        name="sheet",
        title=tiles.sheet_title(view.profile, words, view.window.year - 1),
        subtitle=words.text(
            "village.sheet_scope",
            what=tiles.listed_indicators(view),
            place=place_name(view),
            period=period(view),
        ),
        columns=headings(parts),
        rows=fill(parts, readings),
        label=2,
        indicators=tuple(one.indicator.code for one in readings),
        notes=(
            words.text("village.sheet_rule"),
            *bound_notes(view, [one.indicator for one in readings]),
        ),
    )


def _district_parts(view: VillageView, profile: Profile, words: Wording) -> Iterator[Part[Reading]]:
    yield from _peer_parts(short_name(view.around), profile.district, words)


def _cohort_parts(view: VillageView, profile: Profile, words: Wording) -> Iterator[Part[Reading]]:
    """Columns of the cohort; none where it is unknown."""
    if profile.cohort and view.facts:
        name = words.text("village.cohort_of", year=view.facts.cohort_year)
        yield from _peer_parts(name, profile.cohort, words)


def _peer_parts(name: str, group: PeerGroup, words: Wording) -> Iterator[Part[Reading]]:
    """The number of a group of villages, and what that number is."""
    size = words.text("village.group_size", count=words.count(group.size))
    cells = tiles.peer_cells(group, words)

    def number(one: Reading) -> Cell:
        peers, none = group.peers.get(one.indicator.code), words.text("village.peers_none")
        value = peers.value if peers else None
        return Figure(value, one.indicator.unit, state="" if value is not None else none)

    def what(one: Reading) -> str:
        _, told, _ = cells.get(one.indicator.code, ("", words.text("village.peers_none"), ""))
        return told

    yield Column(f"{name} ({size})"), number
    yield Column(words.text("export.basis_of", name=name)), what


def history(view: VillageView) -> Iterator[Exhibit]:
    """What became of the report of every month, newest year first."""
    if view.profile is None:
        return
    words = words_of(view)
    months = (month_label(words.language, month) for month in range(1, MONTHS + 1))
    yield Exhibit(
        name="history",
        title=tiles.history_title(view.profile, words),
        subtitle=words.text("village.history_scope", place=place_name(view)),
        columns=(Column(words.text("filters.year")), *map(Column, months)),
        rows=tuple(
            (str(year), *(words.text(f"village.receipt.{one}") for one in receipts))
            for year, receipts in view.profile.history.items()
        ),
    )


def notes(view: VillageView) -> Iterator[Exhibit]:
    """Remarks of readers on any figure of the village."""
    if view.profile or view.notes != NO_NOTES:
        yield notes_exhibit(view, view.notes.notes)


def places(view: VillageView) -> Iterator[Exhibit]:
    """Other villages of the district, or the nearest places that have some."""
    words = words_of(view)
    parts = _place_parts(words)
    on_time = words.name(words.catalogue.indicators[_ON_TIME])
    tells_reports = view.facts and view.places
    yield Exhibit(
        name="places",
        title=tiles.places_title(view, words),
        subtitle=f"{on_time} · {period(view, short=True)}" if tells_reports else "",
        columns=headings(parts if tells_reports else parts[:2]),
        rows=fill(parts if tells_reports else parts[:2], view.places),
        label=1,
        indicators=(_ON_TIME,) if tells_reports else (),
    )


def _place_parts(words: Wording) -> list[Part[Neighbour]]:
    text, indicator = words.text, words.catalogue.indicators[_ON_TIME]

    def number(one: Neighbour) -> Cell:
        return figure(one.on_time, indicator.unit, words) if one.on_time else ""

    def programme(one: Neighbour) -> str:
        return text(f"village.programmes.{one.facts.programme}") if one.facts else ""

    return [
        (Column(text("export.code")), lambda one: one.region.code),
        (Column(text("ranking.region")), lambda one: short_name(one.region)),
        (Column(f"{words.name(indicator)} ({words.unit(indicator.unit)})"), number),
        (
            Column(text("export.basis")),
            lambda one: words.basis(one.on_time, indicator) if one.on_time else "",
        ),
        (Column(text("village.programme")), programme),
    ]

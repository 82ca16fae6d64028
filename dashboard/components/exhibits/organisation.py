"""People and meetings: posts, who is lacking, who came, and the programme's years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.components import organisation_tiles as tiles
from dashboard.components.exhibits.parts import Part, figure, fill, headings, moved, words_of
from dashboard.components.frame import period
from dashboard.components.rendering import place_name
from dashboard.domain.exhibits import Cell, Column, Exhibit, Figure, Form, Role
from dashboard.domain.measures import Dimension
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.domain.views import Reading
    from dashboard.domain.views.organisation import (
        Meeting,
        OrganisationView,
        PostsRow,
        ProgrammeYear,
        Vacancy,
    )
    from dashboard.figures.wording import Wording

_PEOPLE, _VILLAGES, _DISTRICTS = "orang", "desa", "kab/kota"


def summary(view: OrganisationView) -> Iterator[Exhibit]:
    """Officers against posts, responsible persons, villages, and the newest technical meeting."""
    words = words_of(view)
    headed = ("export.code", "export.indicator", "ranking.value", "export.unit", "ranking.change")
    roles = (None, None, Role.ACTUAL, None, None, None)
    names = (*headed, "export.basis")
    yield Exhibit(
        name="summary",
        title=words.text("organisation.label_summary"),
        subtitle=f"{place_name(view)} · {period(view)}",
        form=Form.CARDS,
        columns=tuple(map(Column, map(words.text, names), roles)),
        rows=tuple(_cards(view, words)),
        label=1,
        indicators=("O01", "O02", "V01"),
    )


def _cards(view: OrganisationView, words: Wording) -> Iterator[tuple[Cell, ...]]:
    yield from (_card(one, words) for one in (view.officers, view.responsible))
    running, text = words.catalogue.indicators["V01"], words.text
    villages, unit = figure(view.villages, running.unit, words), words.unit(running.unit)
    yield "V01", words.name(running), villages, unit, "", text("organisation.register")
    held = next((one for one in view.meetings if one.technical and one.present), None)
    if held:
        dates = f"{tiles.meeting_dates(words.language, held)}, {held.place}"
        told = f"{dates} · {text('organisation.meetings.cohort_short')}"
        people = text("organisation.meetings.people")
        yield "", tiles.meeting_name(words, held), Figure(held.present, _PEOPLE), people, "", told


def _card(one: Reading, words: Wording) -> tuple[Cell, ...]:
    indicator, value = one.indicator, one.current
    return (
        indicator.code,
        words.name(indicator),
        figure(value, indicator.unit, words),
        words.unit(indicator.unit),
        moved(one, indicator, words),
        " · ".join(filter(None, (words.basis(value, indicator), words.coverage(value, indicator)))),
    )


def posts(view: OrganisationView) -> Iterator[Exhibit]:
    """Officers and responsible persons by region, those that lack most first."""
    words = words_of(view)
    parts = _post_parts(view, words)
    level = Level.VILLAGE if view.path[-1].level >= Level.DISTRICT else Level.DISTRICT
    wide = [region for region in view.path if region.level <= Level.DISTRICT]
    by = words.text("organisation.by", level=words.text(f"level.{level}"))
    hidden = len(view.choices) - len(view.posts)
    left = words.text("organisation.posts_hidden", count=words.count(hidden))
    yield Exhibit(
        name="posts",
        title=tiles.posts_title(view, words),
        subtitle=" · ".join((by, place_name(view, wide[-1]), period(view, short=True))),
        form=Form.BARS,
        columns=headings(parts),
        rows=fill(parts, view.posts),
        label=1,
        indicators=("O01", "O02"),
        notes=(left,) if hidden > 0 else (),
    )


def _post_parts(view: OrganisationView, words: Wording) -> list[Part[PostsRow]]:
    officers, responsible = view.officers.indicator, view.responsible.indicator
    text = words.text
    return [
        (Column(text("export.code")), lambda row: row.region.code),
        (Column(text("ranking.region")), lambda row: short_name(row.region)),
        (
            Column(f"{text('organisation.officers')} (%)", Role.ACTUAL),
            lambda row: figure(row.officers, officers.unit, words),
        ),
        (
            Column(text("organisation.filled")),
            lambda row: words.basis(row.officers, officers),
        ),
        (
            Column(f"{text('organisation.responsible')} (%)"),
            lambda row: figure(row.responsible, responsible.unit, words),
        ),
        (
            Column(text("organisation.appointed")),
            lambda row: words.basis(row.responsible, responsible),
        ),
        (
            Column(text("organisation.reported")),
            lambda row: words.coverage(row.officers, officers),
        ),
    ]


def vacancies(view: OrganisationView) -> Iterator[Exhibit]:
    """Villages that lack an officer or their responsible person."""
    words = words_of(view)
    parts = _vacancy_parts(words)
    searched, short = words.count(view.searched_districts), words.count(view.short_districts)
    is_part = view.searched_districts < view.short_districts
    left = words.text("organisation.part", searched=searched, short=short)
    yield Exhibit(
        name="vacancies",
        title=tiles.vacancies_title(view, words),
        subtitle=f"{words.text('organisation.newest')} · {place_name(view)} · {period(view)}",
        columns=headings(parts),
        rows=fill(parts, view.vacancies),
        label=1,
        indicators=("O01", "O02"),
        notes=(left,) if is_part else (),
    )


def _vacancy_parts(words: Wording) -> list[Part[Vacancy]]:
    text = words.text

    def officers(one: Vacancy) -> str:
        if not one.officers:
            return text("state.missing" if one.officers is None else "organisation.nobody")
        return text("number.of", part=one.officers, whole=2)

    def responsible(one: Vacancy) -> str:
        if one.responsible is None:
            return text("state.missing")
        return text(f"organisation.appointed_{'yes' if one.responsible else 'no'}")

    return [
        (Column(text("export.code")), lambda one: one.village.code),
        (Column(text("quality.village")), lambda one: short_name(one.village)),
        (Column(text("pillar.districts")), lambda one: short_name(one.district)),
        (Column(text("organisation.officers")), officers),
        (Column(text("organisation.responsible")), responsible),
    ]


def meetings(view: OrganisationView) -> Iterator[Exhibit]:
    """Who came to which meeting: technical meetings, then other gatherings."""
    words = words_of(view)
    newest = next((one for one in view.meetings if one.technical and one.present), None)
    total = words.count(tiles.total_villages(view))
    technical = [one for one in view.meetings if one.technical]
    others = [one for one in view.meetings if not one.technical]
    yield Exhibit(
        name="meetings",
        title=tiles.meetings_title(newest, words),
        subtitle=words.text("organisation.meetings.subtitle"),
        columns=_meeting_columns(words),
        rows=tuple(_meeting_rows(technical, words)),
        indicators=("O04",),
        notes=(words.text("organisation.meetings.cohort", total=total),),
    )
    if others:
        yield Exhibit(
            name="meetings-2",
            title=words.text("organisation.meetings.others"),
            columns=_meeting_columns(words),
            rows=tuple(_meeting_rows(others, words)),
        )


def _meeting_columns(words: Wording) -> tuple[Column, ...]:
    told = (words.text(f"export.{name}") for name in ("meeting", "date", "place"))
    who = (words.text(f"organisation.meetings.{name}") for name in ("group", "present", "source"))
    return tuple(map(Column, (*told, *who)))


def _meeting_rows(some: list[Meeting], words: Wording) -> Iterator[tuple[Cell, ...]]:
    """A row for every group, then one for all of them together."""
    unknown, roles = (
        words.text("organisation.meetings.unknown"),
        words.catalogue.members[Dimension.ROLE],
    )
    for one in some:
        told = tiles.meeting_name(words, one), tiles.meeting_dates(words.language, one), one.place
        groups = [(roles[group.role][words.language], group.present) for group in one.groups]
        if len(groups) != 1:
            groups.append((words.text("organisation.meetings.all"), one.present))
        for name, present in groups:
            number = Figure(present, _PEOPLE, state=unknown if present is None else "")
            yield *told, name, number, tiles.cite(one.sources)


def programme(view: OrganisationView) -> Iterator[Exhibit]:
    """Villages of the programme year by year, as public sources tell."""
    words = words_of(view)
    parts = _year_parts(words)
    total = words.count(tiles.total_villages(view))
    identified = words.count(view.identified)
    yield Exhibit(
        name="programme",
        title=tiles.years_title(view, words),
        subtitle=words.text("organisation.years.subtitle"),
        form=Form.COLUMNS,
        columns=headings(parts),
        rows=fill(parts, view.years),
        notes=(
            words.text("organisation.years.identified", identified=identified, total=total),
            words.text("organisation.years.sources"),
        ),
    )


def _year_parts(words: Wording) -> list[Part[ProgrammeYear]]:
    text = words.text

    def amount(number: int | None, unit: str) -> Figure:
        unknown = text("organisation.years.unknown") if number is None else ""
        return Figure(number, unit, state=unknown)

    def provinces(one: ProgrammeYear) -> Cell:
        unknown = text("organisation.years.unknown")
        return unknown if one.provinces is None else one.provinces

    def source(one: ProgrammeYear) -> str:
        return " ".join(filter(None, (tiles.year_note(words, one), tiles.cite([one.source]))))

    name = "organisation.years."
    return [
        (Column(text("filters.year")), lambda one: str(one.year)),
        (
            Column(text(f"{name}new"), Role.ACTUAL),
            lambda one: amount(one.new_villages, _VILLAGES),
        ),
        (
            Column(text(f"{name}total"), Role.OTHER),
            lambda one: amount(one.cumulative_villages, _VILLAGES),
        ),
        (Column(text(f"{name}districts")), lambda one: amount(one.districts, _DISTRICTS)),
        (Column(text(f"{name}provinces")), provinces),
        (Column(text(f"{name}source")), source),
    ]

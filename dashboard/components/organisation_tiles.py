"""The tiles of the page on people and meetings: posts, who is lacking, meetings, years."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import NATION, Level
from dashboard.figures.links import region_links, why_path
from dashboard.figures.wording import Wording, is_small_base
from dashboard.i18n import texts
from dashboard.i18n.formats import day, month_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from markupsafe import Markup

    from dashboard.domain.filters import Filters
    from dashboard.domain.measures import Indicator, Language
    from dashboard.domain.values import Value
    from dashboard.domain.views.organisation import (
        Meeting,
        OrganisationView,
        ProgrammeYear,
        Vacancy,
    )

PROFILE = "/desa/<wilayah>"
_REMARK = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bar:
    """One percentage as a bar, in words."""

    text: str
    full: str
    state: str
    share: float
    basis: str
    small: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One region of the table of posts."""

    code: str
    name: str
    href: str
    chosen: bool
    bars: tuple[_Bar, _Bar]
    reported: str
    coverage: str


def summary(view: OrganisationView) -> Markup:
    """Officers against posts, responsible persons, villages, and the newest technical meeting."""
    held = next((one for one in view.meetings if one.technical and one.present), None)
    return render(
        "organisation_summary.html",
        view,
        running=Wording(view.filters.language).catalogue.indicators["V01"],
        held=held,
        why_held=partial(why_path, filters=_all_of_year(view, held)) if held else None,
        held_name=meeting_name(Wording(view.filters.language), held) if held else "",
        held_on=meeting_dates(view.filters.language, held) if held else "",
    )


def posts(view: OrganisationView) -> Markup:
    """Officers and responsible persons by region: a table whose cells are the bars."""
    words = Wording(view.filters.language)
    level = Level.VILLAGE if view.path[-1].level >= Level.DISTRICT else Level.DISTRICT
    wide = [region for region in view.path if region.level <= Level.DISTRICT]
    by = words.text("organisation.by", level=words.text(f"level.{level}"))
    return render(
        "organisation_posts.html",
        view,
        title=posts_title(view, words),
        subtitle=" · ".join((by, place_name(view, wide[-1]), period(view, short=True))),
        rows=list(_rows(view, words)),
        hidden=len(view.choices) - len(view.posts),
    )


def vacancies(view: OrganisationView) -> Markup:
    """Villages that lack an officer or their responsible person."""
    words = Wording(view.filters.language)
    return render(
        "organisation_vacancies.html",
        view,
        title=vacancies_title(view, words),
        subtitle=f"{words.text('organisation.newest')} · {place_name(view)} · {period(view)}",
        rows=[(one, _profile(view, one)) for one in view.vacancies],
        is_part=view.searched_districts < view.short_districts,
    )


def vacancies_title(view: OrganisationView, words: Wording) -> str:
    """How many villages lack somebody, or at least how many where not all were looked at."""
    is_part = view.searched_districts < view.short_districts
    key = "vacant_part" if is_part else "vacant" if view.vacancies else "vacant_none"
    return words.text(f"organisation.{key}", count=words.count(len(view.vacancies)))


def meetings(view: OrganisationView) -> Markup:
    """Who came to which meeting; technical meetings apart from other gatherings."""
    words = Wording(view.filters.language)
    told = [
        (one, meeting_name(words, one), meeting_dates(words.language, one)) for one in view.meetings
    ]
    newest = next((one for one in view.meetings if one.technical and one.present), None)
    return render(
        "organisation_meetings.html",
        view,
        title=meetings_title(newest, words),
        technical=[one for one in told if one[0].technical],
        others=[one for one in told if not one[0].technical],
        largest=max((g.present or 0 for one in view.meetings for g in one.groups), default=0) or 1,
        total=total_villages(view),
        cite=cite,
        why_newest=partial(why_path, filters=_all_of_year(view, newest)) if newest else None,
    )


def programme_heading(view: OrganisationView) -> Markup:
    """Finding, the chart in words, and the table of its numbers."""
    words = Wording(view.filters.language)
    finding = years_title(view, words)
    return render(
        "organisation_programme.html",
        view,
        finding=finding,
        subtitle=words.text("organisation.years.subtitle"),
        rows=[(one, year_note(words, one), cite([one.source])) for one in view.years],
        summary=words.text("organisation.years.summary", finding=finding),
    )


def programme_notes(view: OrganisationView) -> Markup:
    """What the chart does not tell."""
    return render("organisation_programme_notes.html", view, total=total_villages(view))


def _all_of_year(view: OrganisationView, meeting: Meeting) -> Filters:
    """The reader's choice for the year of a meeting; meetings belong to no region or month."""
    return replace(view.filters, year=meeting.start.year, month=None, region=NATION)


def _profile(view: OrganisationView, one: Vacancy) -> str:
    return replace(view.filters, region=one.village.code).to_address(PROFILE)


def posts_title(view: OrganisationView, words: Wording) -> str:
    """How many posts are empty and how many villages have nobody responsible."""
    officers, responsible = view.officers.current, view.responsible.current
    if officers.numerator is None or responsible.numerator is None:
        return words.text("organisation.posts_none")
    empty = (officers.denominator or 0) - officers.numerator
    lacking = (responsible.denominator or 0) - responsible.numerator
    return words.text(
        "organisation.posts_finding",
        empty=words.count(max(empty, 0)),
        posts=words.count(officers.denominator or 0),
        lacking=words.count(lacking),
        villages=words.count(responsible.denominator or 0),
    )


def _rows(view: OrganisationView, words: Wording) -> Iterator[_Row]:
    link = region_links(view.filters)
    officers, responsible = view.officers.indicator, view.responsible.indicator
    for row in view.posts:
        yield _Row(
            code=row.region.code,
            name=short_name(row.region),
            href=link(row.region.code),
            chosen=row.region.code == view.path[-1].code,
            bars=(
                _bar(words, row.officers, officers),
                _bar(words, row.responsible, responsible),
            ),
            reported=f"{words.count(row.officers.reported)}/{words.count(row.officers.due)}",
            coverage=words.coverage(row.officers, officers),
        )


def _bar(words: Wording, value: Value, indicator: Indicator) -> _Bar:
    known = value.value is not None
    parts = (value.numerator or 0, value.denominator or 0)
    return _Bar(
        text=words.reading(value, indicator),
        full=", ".join(
            filter(None, (words.reading(value, indicator), words.basis(value, indicator)))
        ),
        state="" if known else value.state,
        share=round(min((value.value or 0) / 100, 1), 3),
        basis="/".join(map(words.count, parts)) if known else "",
        small=known and is_small_base(value),
    )


def meeting_dates(language: Language, meeting: Meeting) -> str:
    """Day or days of a meeting: ``8–10 Agustus 2022``."""
    start, end = meeting.start, meeting.end
    if end is None or end == start:
        return day(language, start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end.day} {month_name(language, end.month)} {end.year}"
    return f"{day(language, start)} – {day(language, end)}"


def meeting_name(words: Wording, one: Meeting) -> str:
    """Technical meetings are named in the language of the reader, others as they were called."""
    if not one.technical:
        return one.name
    return words.text("organisation.meetings.name", year=one.start.year)


def meetings_title(newest: Meeting | None, words: Wording) -> str:
    """Who came to the newest technical meeting."""
    if newest is None or newest.present is None:
        return words.text("organisation.meetings.none")
    parts = " + ".join(words.count(group.present or 0) for group in newest.groups)
    return words.text(
        "organisation.meetings.finding",
        name=meeting_name(words, newest),
        count=words.count(newest.present),
        parts=parts,
    )


def total_villages(view: OrganisationView) -> int:
    """Villages of the programme so far, as public sources count them."""
    return max((one.cumulative_villages or 0 for one in view.years), default=0)


def years_title(view: OrganisationView, words: Wording) -> str:
    """How many villages the programme has had."""
    known = [one for one in view.years if one.cumulative_villages is not None]
    if not known:
        return words.text("organisation.years.none")
    last = known[-1]
    total = words.count(last.cumulative_villages or 0)
    return words.text(
        "organisation.years.finding", count=total, first=known[0].year, last=last.year
    )


def year_note(words: Wording, one: ProgrammeYear) -> str:
    """What must be known about a year's numbers; empty for most."""
    return texts(words.language).get(f"organisation.years.note_{one.year}", "")


def cite(sources: Iterable[str]) -> str:
    """Sources once each, without remarks in brackets: those are in the language of their finder."""
    return "; ".join(dict.fromkeys(_REMARK.sub("", source) for source in sources))

"""The page of one village: how it stands, beside its district and its cohort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.measures import Pillar
from dashboard.domain.periods import MONTHS, Month
from dashboard.domain.regions import NATION, Level, district_of, level_of, parent_of
from dashboard.domain.views.village import (
    InCharge,
    Neighbour,
    Profile,
    ProfileSection,
    Receipt,
    Standing,
    VillageView,
)
from dashboard.queries.villages import fetch_receipts, list_cohorts, list_register
from dashboard.services.figure_set import REPORTS_ON_TIME
from dashboard.services.notes import read_village_board
from dashboard.services.sections import list_sections

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.register import VillageTerm
    from dashboard.domain.values import Value
    from dashboard.domain.views.village import PeerGroup, VillageFacts
    from dashboard.services.groups import GroupReader
    from dashboard.services.scene import Scene

_OFFICERS, _POSTS, _RESPONSIBLE, _REGULATION = "O01N", "O01D", "O02N", "O05"
_OF_AREAS = frozenset({Pillar.PROGRAMME})
_HIDDEN_NOTICES = frozenset({"no_data", "no_villages"})


def compose_village(groups: GroupReader, scene: Scene) -> VillageView:
    """Everything about one village, or the way to one."""
    code = scene.filters.region
    known = list_register(scene.connection, district_of(code)) if "." in code else []
    facts = next((one for one in known if one.code == code), None)
    standing = _standing(scene, facts)
    if facts is None:
        return _way_to_a_village(scene, standing)
    profile = _profile(groups, scene, facts) if standing is Standing.MEMBER else None
    places = _neighbours(scene, known)
    on_time = [one.on_time for one in places if one.on_time]
    frame = scene.frame([*on_time, *_values_of(profile)])
    if profile is None:
        frame["notices"] = _without_empty_notices(frame)
    return VillageView(
        **frame,
        standing=standing,
        facts=facts,
        profile=profile,
        places=places,
        around=scene.regions([district_of(code)])[district_of(code)],
        notes=read_village_board(scene),
    )


def _standing(scene: Scene, facts: VillageFacts | None) -> Standing:
    if facts is None:
        level = level_of(scene.filters.region)
        return Standing.OUTSIDE if level is Level.VILLAGE else Standing.NO_VILLAGE
    counted = facts.code in scene.edition.register.terms
    return Standing.MEMBER if counted else Standing.PROVINCIAL


def _way_to_a_village(scene: Scene, standing: Standing) -> VillageView:
    frame = scene.frame([])
    frame["notices"] = _without_empty_notices(frame)
    around = _nearest(scene)
    register = scene.edition.register
    wide = level_of(around) < Level.DISTRICT
    codes = (
        register.districts(around) if wide else [term.code for term in register.villages(around)]
    )
    named = scene.regions([*codes, around])
    return VillageView(
        **frame,
        standing=standing,
        places=tuple(Neighbour(region=named[code]) for code in codes),
        around=named[around],
    )


def _nearest(scene: Scene) -> str:
    """The narrowest region around the chosen place that has a village of the programme."""
    code = scene.filters.region
    if level_of(code) is Level.VILLAGE:
        code = district_of(code)
    while code != NATION and not scene.edition.register.villages(code):
        code = parent_of(code)
    return code


def _without_empty_notices(frame: Mapping[str, Sequence[object]]) -> tuple[object, ...]:
    """The page itself says why there are no figures, and where to go."""
    return tuple(
        one for one in frame["notices"] if getattr(one, "key", None) not in _HIDDEN_NOTICES
    )


def _profile(groups: GroupReader, scene: Scene, facts: VillageFacts) -> Profile:
    sections = list_sections(scene, without=_OF_AREAS)
    codes = [one.code for _, indicators in sections for one in indicators]
    figures = scene.ask([*codes, _OFFICERS, _RESPONSIBLE, _REGULATION], [facts.code])

    def value(code: str) -> Value:
        return figures.value(code, facts.code, scene.window)

    return Profile(
        sections=tuple(
            ProfileSection(
                pillar=pillar,
                readings=tuple(scene.reading(figures, one) for one in indicators),
            )
            for pillar, indicators in sections
        ),
        in_charge=InCharge(
            officers=value(_OFFICERS),
            posts=value(_POSTS),
            responsible=value(_RESPONSIBLE),
            regulation=value(_REGULATION),
        ),
        district=groups.peers(scene, _district(scene, facts.code), codes),
        cohort=_cohort(groups, scene, facts, codes),
        history=_history(scene, facts.code),
    )


def _district(scene: Scene, code: str) -> list[str]:
    return [term.code for term in scene.edition.register.villages(district_of(code))]


def _cohort(
    groups: GroupReader, scene: Scene, facts: VillageFacts, codes: Sequence[str]
) -> PeerGroup | None:
    if facts.cohort_year is None:
        return None
    members = list_cohorts(scene.connection)[facts.cohort_year]
    return groups.peers(scene, members, codes)


def _history(scene: Scene, code: str) -> dict[int, tuple[Receipt, ...]]:
    receipts = fetch_receipts(scene.connection, code, scene.edition.version)
    term, calendar = scene.edition.register.terms[code], scene.figures.today()
    return {
        year: tuple(
            _receipt(Month(year, month), receipts, term, calendar) for month in range(1, MONTHS + 1)
        )
        for year in range(calendar.last_due.year, FIRST_YEAR - 1, -1)
    }


def _receipt(
    month: Month,
    receipts: Mapping[Month, dt.date],
    term: VillageTerm,
    calendar: ReportingCalendar,
) -> Receipt:
    if month in receipts:
        late = receipts[month] > calendar.due_on(month)
        return Receipt.LATE if late else Receipt.ON_TIME
    is_due = term.owes_in(month) and month <= calendar.last_due
    return Receipt.MISSING if is_due else Receipt.NOT_DUE


def _neighbours(scene: Scene, known: Sequence[VillageFacts]) -> tuple[Neighbour, ...]:
    others = [one for one in known if one.code != scene.filters.region]
    counted = [one.code for one in others if one.code in scene.edition.register.terms]
    figures = scene.ask([REPORTS_ON_TIME], counted, years=[scene.filters.year])
    named = scene.regions(one.code for one in others)
    return tuple(
        Neighbour(
            region=named[one.code],
            facts=one,
            on_time=figures.value(REPORTS_ON_TIME, one.code, scene.window)
            if one.code in counted
            else None,
        )
        for one in others
    )


def _values_of(profile: Profile | None) -> Iterator[Value]:
    if profile:
        charge = profile.in_charge
        yield from (charge.officers, charge.responsible, charge.regulation)
        for section in profile.sections:
            for reading in section.readings:
                yield from (reading.current, reading.previous)

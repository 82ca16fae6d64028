"""The page that traces a figure back: formula, contributing villages, reported values."""

from __future__ import annotations

from collections import defaultdict
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.measures import Kind, Origin
from dashboard.domain.number_rules import percentage
from dashboard.domain.regions import NATION, Level, district_of, level_of
from dashboard.domain.values import State, Value
from dashboard.domain.views.village import Receipt
from dashboard.domain.views.why import Around, Attended, Inside, ReceivedReport, Share, Use, WhyView
from dashboard.queries.origins import fetch_first_receipts, fetch_village_sums, list_observations
from dashboard.queries.villages import list_register
from dashboard.services.computed import RUNNING
from dashboard.services.fair import with_fair_changes
from dashboard.services.figure_set import RECEIPTS, REPORTS_ON_TIME
from dashboard.services.notes import read_board
from dashboard.services.overview import USUAL_INDICATORS
from dashboard.services.revisions import find_revision

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.periods import Month
    from dashboard.domain.register import VillageTerm
    from dashboard.domain.views.why import Observed
    from dashboard.queries.origins import FirstReceipt
    from dashboard.services.scene import Scene
    from dashboard.storage.cube import Formula

VILLAGES_SHOWN = 100
DISTRICTS_SHOWN = 50
MISSING_SHOWN = 50
VILLAGES_READ = 600
"""Most villages that are read one by one, unless one district alone has more."""

_NOTHING = (0.0,) * 6


def compose_why(scene: Scene) -> WhyView:
    """Where the chosen indicator's figure of the chosen region and window comes from."""
    filters, catalogue = scene.filters, scene.catalogue
    indicator = catalogue.indicators[filters.indicator or USUAL_INDICATORS[filters.pillar]]
    measure = catalogue.measures[indicator.numerator[0]]
    figures = scene.ask([indicator.code], [filters.region])
    (change,) = with_fair_changes(scene, [scene.reading(figures, indicator)])
    figure = figures.value(indicator.code, filters.region, scene.window)
    is_village = level_of(filters.region) is Level.VILLAGE
    has_villages = measure.origin is not Origin.MEETINGS
    return WhyView(
        **scene.frame([figure]),
        indicator=indicator,
        figure=figure,
        origin=measure.origin,
        kind=measure.kind,
        around=_around(scene, indicator) if has_villages and not is_village else None,
        inside=_inside(scene, indicator) if has_villages and is_village else None,
        meetings=() if has_villages else tuple(_meetings(scene)),
        notes=read_board(scene, indicator.code),
        change=change if has_villages else None,
        revision=find_revision(scene, figure, figures.formulas),
    )


def _around(scene: Scene, indicator: Indicator) -> Around:
    region, register = scene.filters.region, scene.edition.register
    codes = register.districts(region)
    figures = scene.ask([indicator.code], codes, years=[scene.filters.year])
    values = figures.values(indicator.code, codes, scene.window)
    districts = sorted(values, key=lambda one: (-(one.numerator or 0), -one.reported, one.region))
    read = _read_one_by_one(scene, [value.region for value in districts])
    shares = _village_shares(scene, indicator, read, figures.formulas)
    inside = sorted(filter(_contributes, shares), key=_by_size)
    missing = sorted(filter(_lacks, shares), key=lambda one: (one.reported - one.due, one.village))
    way_down = districts[:DISTRICTS_SHOWN] if level_of(region) < Level.DISTRICT else []
    return Around(
        districts=_shown(scene, [(value, 0) for value in way_down]),
        searched=len(read),
        all_districts=len(codes),
        villages=_shown(scene, _valued(scene, indicator, inside[:VILLAGES_SHOWN])),
        contributing=len(inside),
        missing=_shown(scene, _valued(scene, indicator, missing[:MISSING_SHOWN])),
        lacking=len(missing),
    )


def _read_one_by_one(scene: Scene, districts: Sequence[str]) -> Sequence[str]:
    """The first districts, as many as have few enough villages together."""
    sizes = accumulate(len(scene.edition.register.villages(code)) for code in districts)
    count = sum(size <= VILLAGES_READ for size in sizes)
    return districts[: max(count, 1)]


class _VillageShare(NamedTuple):
    """What one village puts in and owes."""

    village: str
    numerator: float
    denominator: float
    reported: float
    late: float
    demo: float
    received: float
    due: int


def _village_shares(
    scene: Scene, indicator: Indicator, districts: Sequence[str], formulas: Mapping[str, Formula]
) -> list[_VillageShare]:
    """Every village of the region in some districts, in code order of the districts."""
    register, region = scene.edition.register, scene.filters.region
    terms = [term for code in districts for term in register.villages(max(code, region))]
    if indicator.numerator[0] in RUNNING:
        return _running_shares(scene, terms)
    code = RECEIPTS if indicator.code == REPORTS_ON_TIME else indicator.code
    formula = formulas[code]
    version = scene.edition.version
    found = fetch_village_sums(scene.connection, formula, districts, scene.window, version)
    sums = {one.village: one[1:] for one in found}
    due = scene.figures.today().due_months(scene.window)
    most = 1 if formula.kind is Kind.STOCK else len(due)
    shares = [
        _VillageShare(
            term.code, *sums.get(term.code, _NOTHING), due=min(sum(map(term.owes_in, due)), most)
        )
        for term in terms
    ]
    if code == RECEIPTS:
        return [share._replace(denominator=share.due) for share in shares]
    return shares


def _running_shares(scene: Scene, terms: Sequence[VillageTerm]) -> list[_VillageShare]:
    if not scene.window.last:
        return []
    month = scene.window.months[-1]
    return [_VillageShare(term.code, 1, 0, 1, 0, 0, 0, 1) for term in terms if term.runs_in(month)]


def _by_size(share: _VillageShare) -> tuple[float, float, str]:
    """Largest first."""
    return -share.numerator, -share.denominator, share.village


def _contributes(share: _VillageShare) -> bool:
    """Whether a village is in the sum; for reports on time all are that owe some."""
    return share.reported > 0 or share.denominator > 0


def _lacks(share: _VillageShare) -> bool:
    return share.due > share.reported


def _valued(
    scene: Scene, indicator: Indicator, shares: Sequence[_VillageShare]
) -> Iterator[tuple[Value, int]]:
    """The same as values, with how many reports came in."""
    for one in shares:
        known, whole = _contributes(one), one.denominator if indicator.is_ratio else None
        number = percentage(one.numerator, whole) if whole is not None else one.numerator
        value = Value(
            code=indicator.code,
            region=one.village,
            period=str(scene.window),
            value=number if known else None,
            numerator=one.numerator if known else None,
            denominator=whole if known else None,
            reported=int(one.reported),
            late=int(one.late),
            due=one.due,
            state=State.REPORTED if known else State.MISSING,
            demo=one.demo > 0,
        )
        yield value, int(one.received)


def _shown(scene: Scene, values: Iterable[tuple[Value, int]]) -> tuple[Share, ...]:
    listed = list(values)
    codes = {value.region for value, _ in listed}
    named = scene.regions(codes | {district_of(code) for code in codes})
    return tuple(
        Share(
            region=named[value.region],
            district=named[district_of(value.region)],
            value=value,
            received=received,
        )
        for value, received in listed
    )


def _inside(scene: Scene, indicator: Indicator) -> Inside:
    code, version = scene.filters.region, scene.edition.version
    facts = next(
        (one for one in list_register(scene.connection, district_of(code)) if one.code == code),
        None,
    )
    measures = scene.catalogue.measures
    parts = {*indicator.numerator, *indicator.denominator}
    reported = {part for part in parts if measures[part].origin is Origin.REPORT}
    if code not in scene.edition.register.terms:
        return Inside(counted=False, facts=facts)
    if measures[indicator.numerator[0]].origin is Origin.SUBMISSIONS:
        first = fetch_first_receipts(scene.connection, code, scene.window, version=version)
        return Inside(counted=True, facts=facts, receipts=tuple(_receipts(scene, first)))
    observed = list_observations(scene.connection, code, reported, scene.window, version=version)
    complete = _complete_months(observed, reported)
    used = set(complete)
    if measures[indicator.numerator[0]].kind is Kind.STOCK:
        used = set(complete[-1:])
    return Inside(
        counted=True,
        facts=facts,
        observed=tuple((one, _use(one, used, complete)) for one in observed),
        missing=tuple(month for month in _due(scene) if reported and month not in complete),
    )


def _complete_months(observed: Sequence[Observed], parts: set[str]) -> list[Month]:
    """Months in which every part was reported, in order."""
    told = defaultdict(set)
    for one in observed:
        told[one.month].add(one.measure)
    return sorted(month for month, measures in told.items() if measures == parts)


def _use(one: Observed, used: set[Month], complete: Sequence[Month]) -> Use:
    if one.month in used:
        return Use.COUNTED
    return Use.OLDER if one.month in complete else Use.INCOMPLETE


def _due(scene: Scene) -> Iterator[Month]:
    """Months of the window whose report the village owes."""
    term = scene.edition.register.terms[scene.filters.region]
    for month in scene.figures.today().due_months(scene.window):
        if term.owes_in(month):
            yield month


def _receipts(scene: Scene, first: dict[Month, FirstReceipt]) -> Iterator[ReceivedReport]:
    calendar = scene.figures.today()
    for month in sorted({*first, *_due(scene)}):
        if month not in first:
            yield ReceivedReport(month=month, state=Receipt.MISSING)
            continue
        found = first[month]
        late = found.received_on > calendar.due_on(month)
        yield ReceivedReport(
            month=month,
            state=Receipt.LATE if late else Receipt.ON_TIME,
            received_on=found.received_on,
            demo=found.demo,
            sent=found.sent,
        )


def _meetings(scene: Scene) -> Iterator[Attended]:
    if scene.filters.region != NATION:
        return
    for one in scene.edition.meetings:
        if (one.start.year, one.start.month) in scene.window.months:
            yield Attended(start=one.start, role=one.role, invited=one.invited, present=one.present)

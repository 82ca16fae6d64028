"""The tiles of the page of one village."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.domain.periods import MONTHS
from dashboard.domain.region_names import short_name
from dashboard.domain.regions import Level, district_of
from dashboard.domain.views.village import Receipt, Standing
from dashboard.figures.links import village_path
from dashboard.figures.wording import Wording, is_reported, way_of
from dashboard.i18n.formats import day, month_label, month_name

if TYPE_CHECKING:
    from dashboard.domain.measures import Indicator
    from dashboard.domain.regions import Region
    from dashboard.domain.values import Value
    from dashboard.domain.views import PageView, Reading
    from dashboard.domain.views.village import PeerGroup, Profile, VillageView

_MARKS = {Receipt.ON_TIME: "✓", Receipt.LATE: "!", Receipt.MISSING: "×", Receipt.NOT_DUE: "·"}


def identity(view: VillageView) -> Markup:
    """Who this is: place, register facts, who is in charge; or why there is nothing to show."""
    words = Wording(view.filters.language)
    chosen = view.path[-1]
    return render(
        "village_identity.html",
        view,
        name=place_name(view),
        around=", ".join(short_name(one) for one in reversed(view.path[1:-1])),
        explanation=explanation_of(view, words),
        is_village=chosen.level is Level.VILLAGE,
        period=period(view),
        source_date=source_date(view, words),
        charge=told_charge(view, words) if view.profile else [],
    )


def sheet(view: VillageView) -> Markup:
    """Every core indicator beside the district and the cohort; nothing without figures."""
    if view.profile is None:
        return Markup()
    words = Wording(view.filters.language)
    return render(
        "village_sheet.html",
        view,
        profile=view.profile,
        title=sheet_title(view.profile, words, view.window.year - 1),
        place=place_name(view),
        period=period(view),
        what=listed_indicators(view),
        district=short_name(view.around),
        groups=[peer_cells(view.profile.district, words), peer_cells(view.profile.cohort, words)],
    )


def history(view: VillageView) -> Markup:
    """All months since the programme began, each with what became of its report."""
    if view.profile is None:
        return Markup()
    words = Wording(view.filters.language)
    return render(
        "village_history.html",
        view,
        title=history_title(view.profile, words),
        place=place_name(view),
        years=_month_grid(view.profile, words),
        labels=[month_label(words.language, month) for month in range(1, MONTHS + 1)],
        legend=[
            (state, mark, words.text(f"village.receipt.{state}")) for state, mark in _MARKS.items()
        ],
    )


def places(view: VillageView) -> Markup:
    """Other villages of the district, or the nearest places that have some."""
    words = Wording(view.filters.language)
    return render(
        "village_places.html",
        view,
        title=places_title(view, words),
        period=period(view, short=True),
        rows=[
            (one, short_name(one.region), village_path(one.region.code, view.filters))
            for one in view.places
        ],
        on_time=words.catalogue.indicators["O03"],
    )


def listed_indicators(view: PageView) -> str:
    """Which indicators a page that shows all pillars lists, in words."""
    words, pillar = Wording(view.filters.language), view.filters.pillar
    if pillar is None:
        return words.text("sections.core")
    return words.text("sections.all", pillar=words.catalogue.pillars[pillar].label[words.language])


def explanation_of(view: VillageView, words: Wording) -> str:
    """Why there are no figures; empty for a village of the programme."""
    if view.standing is Standing.MEMBER:
        return ""
    return words.text(
        f"village.{view.standing}",
        name=place_name(view),
        district=_district_name(view),
        around=place_name(view, view.around),
        count=words.count(len(view.places)),
    )


def source_date(view: VillageView, words: Wording) -> str:
    """As precise as the source tells: a year, a month or a day."""
    year, *rest = (view.facts.source_date if view.facts else "").split("-")
    if len(rest) > 1:
        return day(words.language, dt.date(int(year), int(rest[0]), int(rest[1])))
    return f"{month_name(words.language, int(rest[0]))} {year}" if rest else year


def _district_name(view: VillageView) -> str:
    named: dict[str, Region] = {one.code: one for one in view.path}
    district = named.get(district_of(view.filters.region))
    return short_name(district) if district else place_name(view)


def told_charge(view: VillageView, words: Wording) -> list[tuple[Indicator, str, str]]:
    """Who is in charge: indicator, sentence, and whether it is as it should be."""
    if view.profile is None:
        return []
    charge, known = view.profile.in_charge, words.catalogue.indicators
    officers = charge.officers
    told = words.state(officers)
    if officers.value is not None:
        told = words.text(
            "village.officers",
            count=words.count(officers.value),
            posts=words.count(charge.posts.value or 0),
        )
    full = officers.value is not None and officers.value >= (charge.posts.value or 0)
    return [
        (known["O01"], told, _tone(officers, good=full)),
        (known["O02"], *_yes_or_no(charge.responsible, words, "appointed")),
        (known["O05"], *_yes_or_no(charge.regulation, words, "regulation")),
    ]


def _yes_or_no(value: Value, words: Wording, key: str) -> tuple[str, str]:
    if value.value is None:
        return words.state(value), _tone(value, good=False)
    answer = "yes" if value.value else "no"
    return words.text(f"village.{key}_{answer}"), _tone(value, good=bool(value.value))


def _tone(value: Value, *, good: bool) -> str:
    if not is_reported(value):
        return "none"
    return "good" if good else "bad"


def sheet_title(profile: Profile, words: Wording, year: int) -> str:
    """How many indicators rose and fell, where that can be said."""
    readings = [one for section in profile.sections for one in section.readings]
    ways = Counter(filter(None, map(_way, readings)))
    if not ways:
        reported = sum(is_reported(one.current) for one in readings)
        return words.text(
            "village.sheet_reported", count=words.count(reported), all=words.count(len(readings))
        )
    return words.text(
        "village.sheet_title",
        up=words.count(ways["up"]),
        down=words.count(ways["down"]),
        same=words.count(ways["same"]),
        year=year,
    )


def history_title(profile: Profile, words: Wording) -> str:
    """How many of the due reports came, late, or not at all."""
    counts = Counter(one for months in profile.history.values() for one in months)
    received = counts[Receipt.ON_TIME] + counts[Receipt.LATE]
    return words.text(
        "village.history_title" if received else "village.history_none",
        received=words.count(received),
        due=words.count(received + counts[Receipt.MISSING]),
        **{str(state): words.count(counts[state]) for state in Receipt},
    )


def _way(reading: Reading) -> str:
    now, before = reading.current.value, reading.previous.value
    return "" if now is None or before is None else way_of(now, before)


def peer_cells(group: PeerGroup | None, words: Wording) -> dict[str, tuple[str, str, str]]:
    """Cells of one comparison by indicator: number, what it is, and the same in full."""
    cells = {}
    for code, peers in group.peers.items() if group else ():
        indicator = words.catalogue.indicators[code]
        if peers.value is None:
            cells[code] = ("–", words.text("village.peers_none"), "")
            continue
        key = "village.ratio" if indicator.is_ratio else "village.median"
        count = words.count(peers.villages)
        full = words.amount(peers.value, indicator.unit, full=True)
        number = words.number(peers.value, indicator.unit)
        cells[code] = (number, words.text(key, count=count), full)
    return cells


def _month_grid(
    profile: Profile, words: Wording
) -> list[tuple[int, list[tuple[Receipt, str, str]]]]:
    return [
        (
            year,
            [
                (
                    state,
                    _MARKS[state],
                    f"{month_name(words.language, month)} {year}: "
                    f"{words.text(f'village.receipt.{state}')}",
                )
                for month, state in enumerate(months, start=1)
            ],
        )
        for year, months in profile.history.items()
    ]


def places_title(view: VillageView, words: Wording) -> str:
    """How many other places there are, and where."""
    found = view.standing in {Standing.MEMBER, Standing.PROVINCIAL}
    key = "village.neighbours" if found else "village.places"
    if found and not view.places:
        key = "village.no_neighbours"
    return words.text(
        key, count=words.count(len(view.places)), around=place_name(view, view.around)
    )

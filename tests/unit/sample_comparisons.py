"""Small comparisons and a small village with known numbers."""

from dataclasses import replace

from dashboard.domain.filters import CompareBy, Filters
from dashboard.domain.measures import Pillar
from dashboard.domain.periods import Window
from dashboard.domain.views import Reading
from dashboard.domain.views.compare import Column, CompareRow, CompareView, Subject
from dashboard.domain.views.village import (
    InCharge,
    Neighbour,
    PeerGroup,
    Peers,
    Profile,
    ProfileSection,
    Receipt,
    Standing,
    VillageFacts,
    VillageView,
)
from tests.unit.sample_views import (
    BANYUMAS,
    CILACAP,
    DUE_TO_OCTOBER,
    INDICATORS,
    INDONESIAN,
    NATION,
    PROVINCE,
    SEMARANG,
    UNPLACED,
    VILLAGE,
    months,
    no_number,
    number,
    reading,
    sample_view,
)

FRAME = ("path", "window", "newest_year", "stamp", "reports", "choices")


def framed(**filters):
    view = sample_view()
    return {name: getattr(view, name) for name in FRAME} | {
        "filters": Filters(year=2026, **filters)
    }


def column(region, values=DUE_TO_OCTOBER, reported=96):
    return Column(
        subject=Subject(key=region.code, region=region, villages=12),
        window=Window(2026, 10),
        counted=9,
        reports=number(80.0, code="O03", region=region.code, reported=reported),
        months=months(2026, values),
    )


def row(code, *values):
    """Counts; a pair is a percentage with its denominator, ``None`` is missing."""
    made = []
    for value in values:
        if value is None:
            made.append(no_number(code=code))
        elif isinstance(value, tuple):
            made.append(number(value[0], code=code, denominator=value[1]))
        else:
            made.append(number(value, code=code))
    return CompareRow(indicator=INDICATORS[code], values=tuple(made))


def comparison(language=INDONESIAN, **changes):
    """Cilacap and Banyumas side by side, U07 on the chart."""
    headline = row("U07", 412, 30)
    view = CompareView(
        **framed(language=language, compare_with=("33.01", "33.02")),
        by=CompareBy.REGIONS,
        indicator=INDICATORS["U07"],
        columns=(column(CILACAP), column(BANYUMAS, [5] * 10 + [None, None], reported=60)),
        headline=headline,
        sections=(
            (Pillar.PRODUCTIVE_BUSINESS, (headline,)),
            (Pillar.COMMUNITY_PARENTING, (row("C04", (50.0, 40), (80.0, 5)),)),
            (Pillar.COOPERATIVE, (row("K01", 1, None),)),
        ),
        candidates=(Subject(key=SEMARANG.code, region=SEMARANG, villages=1),),
        like_for_like=False,
    )
    return replace(view, **changes)


FACTS = VillageFacts(
    code=VILLAGE.code,
    cohort_year=2017,
    ended=None,
    programme="ministry",
    confidence="weak",
    source_url="https://example.org/berita?a=1&b=2",
    source_date="2017-03",
)


def profile(**changes):
    made = Profile(
        sections=(
            ProfileSection(
                pillar=Pillar.PRODUCTIVE_BUSINESS,
                readings=(
                    reading("U07", 7, 3),
                    Reading(
                        indicator=INDICATORS["F02"],
                        current=no_number(code="F02"),
                        previous=no_number(code="F02", period="2025"),
                    ),
                ),
            ),
        ),
        in_charge=InCharge(
            officers=number(1, code="O01N"),
            posts=number(2, code="O01D"),
            responsible=number(0, code="O02N"),
            regulation=no_number(code="O05"),
        ),
        district=PeerGroup(size=5, peers={"U07": Peers(value=12, villages=4)}),
        cohort=None,
        history={
            2026: (Receipt.ON_TIME,) * 8 + (Receipt.LATE, Receipt.MISSING) + (Receipt.NOT_DUE,) * 2
        },
    )
    return replace(made, **changes)


def village(language=INDONESIAN, **changes):
    """Grugu in Cilacap, of 2017, named by a weak source."""
    view = VillageView(
        **framed(language=language, region=VILLAGE.code)
        | {"path": (NATION, PROVINCE, CILACAP, VILLAGE)},
        standing=Standing.MEMBER,
        facts=FACTS,
        profile=profile(),
        places=(Neighbour(region=UNPLACED, facts=replace(FACTS, programme="provincial")),),
        around=CILACAP,
    )
    return replace(view, **changes)

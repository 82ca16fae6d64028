"""Small views of the pages of migration flows and of a pillar, with known numbers."""

from dataclasses import fields

from dashboard.domain.filters import Filters
from dashboard.domain.measures import Language
from dashboard.domain.values import State
from dashboard.domain.views import IndicatorView, KpiCard
from dashboard.domain.views.flow import ContextPoint, FlowView, ProtectionTable
from dashboard.domain.views.pillar import Grid, GridRow, PillarView, Stopped, VillageSample
from tests.unit.sample_views import (
    BANYUMAS,
    CILACAP,
    DUE_TO_OCTOBER,
    INDICATORS,
    SEMARANG,
    UNPLACED,
    VILLAGE,
    district,
    months,
    no_number,
    number,
    reading,
    sample_view,
)

PUBLISHED = tuple(
    ContextPoint(measure=measure, year=year, value=value, source=f"https://{host}/{year}")
    for measure, year, value, host in (
        ("layanan_penempatan_total", 2024, 297434, "bp2mi.go.id"),
        ("penempatan_total", 2015, 275736, "adoc.pub"),
        ("penempatan_total", 2016, 234451, "katadata.co.id"),
        *(("penempatan_total", year, 200_000 + year, "kompas.tv") for year in range(2018, 2024)),
        ("pengaduan", 2019, 5824, "katadata.co.id"),
        ("pengaduan", 2020, 1812, "katadata.co.id"),
        ("pengaduan", 2024, 1500, "bp2mi.go.id"),
    )
)
_ZERO_THEN_SILENT = [0, *[None] * 9, *[State.NOT_DUE] * 2]
STAGES, ASPECTS = ("sebelum", "selama", "setelah"), ("ekonomi", "sosial", "jiwa", "hukum")


def _base(**changes):
    view = sample_view(**changes)
    return {one.name: getattr(view, one.name) for one in fields(IndicatorView)}


def _times(factor):
    return [one * factor if isinstance(one, int) else one for one in DUE_TO_OCTOBER]


def _protection():
    cells = {
        stage: {
            aspect: number(10 * row + column, code="P01") for column, aspect in enumerate(ASPECTS)
        }
        for row, stage in enumerate(STAGES)
    }
    cells["setelah"]["hukum"] = no_number(code="P01")
    return ProtectionTable(
        cells=cells,
        stages={stage: number(60, code="P01") for stage in STAGES},
        aspects={aspect: number(45, code="P01") for aspect in ASPECTS},
        total=number(180, code="P01"),
        complaints={stage: number(4, code="M07") for stage in STAGES},
        complained=number(12, code="M07"),
    )


def flow_view(courses=None, context=PUBLISHED, **changes):
    """Indonesia from January to October 2026, the share of procedural departures chosen."""
    factors = {"F01": 1, "F02": 0.2, "F04": 0.3, "F05": 2, "F06": 1}
    nothing = months(2026, [State.NOT_DUE] * 12)
    return FlowView(
        **_base(indicator=INDICATORS["F03"], **changes),
        kpis=tuple(KpiCard(main=reading(code, 412, 300)) for code in ("F02", "O03", "F05")),
        share=number(93.1, code="F03", numerator=1200, denominator=1289),
        courses={
            code: nothing if courses == {} else months(2026, _times(factor))
            for code, factor in factors.items()
        },
        protection=_protection(),
        context=context,
    )


def pillar_view(code="U07", language=Language.INDONESIAN, **changes):
    """Productive business in Indonesia, January to October 2026."""
    pillar = INDICATORS[code].pillar
    sample = VillageSample(
        readings=(district(VILLAGE, 7), district(UNPLACED, 0, before=3)),
        stopped=(
            Stopped(
                region=UNPLACED,
                before=number(3, region=UNPLACED.code, period="2025-09"),
                current=number(0, region=UNPLACED.code),
            ),
        ),
        highest=2,
        lowest=3,
    )
    view = {
        **_base(
            filters=Filters(year=2026, pillar=pillar, language=language),
            indicator=INDICATORS[code],
        ),
        "pillar": pillar,
        "kpis": (KpiCard(main=reading(code, 412, 300)),),
        "districts": (district(CILACAP, 412), district(BANYUMAS, 30), district(SEMARANG, None)),
        "sample": sample,
        "grid": Grid(
            rows=(
                GridRow(region=CILACAP, months=months(2026, DUE_TO_OCTOBER)),
                GridRow(
                    region=SEMARANG, months=months(2026, [0, *[None] * 9, *[State.NOT_DUE] * 2])
                ),
            ),
            gap_after=1,
            hidden=38,
        ),
        "sexes": (number(100, reported=60), number(300, reported=60)),
        "total": number(412),
    }
    return PillarView(**(view | changes))

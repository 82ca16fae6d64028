"""A small scorecard with known numbers: three districts of the country, three indicators."""

from dataclasses import replace

from dashboard.catalogue import load_catalogue
from dashboard.domain.filters import Filters
from dashboard.domain.periods import Window
from dashboard.domain.status import judge
from dashboard.domain.targets import Aim
from dashboard.domain.views.scorecard import ScorecardView, ScoreCell, ScoreRow, Summary
from tests.unit.sample_views import (
    BANYUMAS,
    CILACAP,
    INDICATORS,
    NATION,
    SEMARANG,
    no_number,
    number,
    sample_view,
)

SHOWN = ("M01", "F02", "O01")
WINDOW = Window(2026, 10)
FRAME = ("path", "window", "newest_year", "stamp", "reports", "choices")


def cell(code, amount, expected=None, *, reported=120, denominator=None, tolerance=5.0):
    """One number against what is expected by now; ``None`` is missing, or without a target."""
    value = no_number(code=code)
    if amount is not None:
        value = number(amount, code=code, reported=reported, denominator=denominator)
    aim = None
    if expected is not None:
        aim = Aim(
            indicator=code,
            region="",
            year=2026,
            value=expected * 1.2,
            path=(float(expected),) * 12,
            tolerance=tolerance,
        )
    indicator = INDICATORS[code]
    measure = load_catalogue().measures[indicator.numerator[0]]
    return ScoreCell(value, judge(value, aim, indicator=indicator, measure=measure, window=WINDOW))


def partly(one):
    """The same number where two of three districts have a target."""
    return replace(one, judgement=replace(one.judgement, given=(2, 3)))


def row(region, *cells):
    return ScoreRow(region=region, cells=cells)


def scorecard(language=None, **changes):
    """Cilacap is off track in two, Banyumas on track with a small base, Semarang without data."""
    filters = Filters(year=2026) if language is None else Filters(year=2026, language=language)
    frame = {name: getattr(sample_view(), name) for name in FRAME}
    view = ScorecardView(
        **frame,
        filters=filters,
        indicators=tuple(INDICATORS[code] for code in SHOWN),
        summary=Summary(indicator=INDICATORS["F02"], off=1, judged=2),
        total=row(NATION, cell("M01", 1000, 1000), cell("F02", 11, 10), partly(cell("O01", 90.0))),
        rows=(
            row(
                CILACAP,
                cell("M01", 799, 1000, reported=118),
                cell("F02", 9, 10, reported=90),
                cell("O01", 96.0, 100, denominator=50),
            ),
            row(
                BANYUMAS,
                cell("M01", 940, 1000),
                cell("F02", 3, 10),
                cell("O01", 50.0, 100, denominator=4),
            ),
            row(SEMARANG, cell("M01", None, 50), cell("F02", 2), cell("O01", None, 90)),
        ),
        regions=3,
    )
    return replace(view, **changes)

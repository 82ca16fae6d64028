"""The small view of other tests, in a year with targets."""

from dataclasses import replace

from dashboard.catalogue import load_catalogue
from dashboard.domain.forecast import Expectation, Forecast
from dashboard.domain.periods import Month, Window
from dashboard.domain.status import judge
from dashboard.domain.targets import Aim
from tests.unit.sample_views import BANYUMAS, CILACAP, INDICATORS, SEMARANG, district, sample_view

WINDOW = Window(2026, 10)


def aim(code="U07", path=(), **changes):
    """A target of the country; by default 30 a month."""
    levels = tuple(path) or tuple(30.0 * month for month in range(1, 13))
    target = Aim(indicator=code, region="", year=2026, value=levels[-1], path=levels, tolerance=5.0)
    return replace(target, **changes)


def judged(reading, target=None, code="U07"):
    """A reading, or a region of a ranking, held against a target."""
    indicator = INDICATORS[code]
    measure = load_catalogue().measures[indicator.numerator[0]]
    found = judge(reading.current, target, indicator=indicator, measure=measure, window=WINDOW)
    return replace(reading, judgement=found)


def districts():
    """Cilacap on track, Banyumas without a target, Semarang without a number."""
    return (
        judged(district(CILACAP, 412), aim(path=[400.0] * 12)),
        judged(district(BANYUMAS, 30)),
        judged(district(SEMARANG, None), aim(path=[50.0] * 12)),
    )


FORECAST = Forecast(
    months={
        Month(2026, 11): Expectation(value=55, low=50, high=60),
        Month(2026, 12): Expectation(value=58, low=51, high=66),
    },
    year_end=Expectation(value=383, low=370, high=400),
    trials=10,
    typical_error=0.05,
)


def aimed_view(**changes):
    return sample_view(**{"regions": districts(), "aim": aim(), "forecast": FORECAST} | changes)

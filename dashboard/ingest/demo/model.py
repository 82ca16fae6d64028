"""How a demo village lives: the totals that it would report each month.

The numbers are made up. Their size follows what public sources tell of single villages (two
officers, 2 to 4 groups of 10 to 20 people, about 170 workers abroad); the pandemic, the season of
departures after Lebaran and the slow growth of the procedural route are there so that every chart
has something to show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from dashboard.ingest.demo.panel import Array, Integers, Panel

Points = tuple[tuple[float, float], ...]

# Years to a factor on the usual level. The first month with closed borders is April 2020.
DEPARTURES: Points = ((2020.21, 1), (2020.29, 0.04), (2021.9, 0.08), (2022.5, 0.45), (2023.5, 1))
RETURNS: Points = (
    (2020.21, 1),
    (2020.29, 2.3),
    (2020.46, 2.3),
    (2020.55, 0.7),
    (2021.9, 0.5),
    (2023.5, 1),
)
ABROAD: Points = (
    (2016, 1),
    (2020.2, 1.04),
    (2020.5, 0.92),
    (2021.9, 0.74),
    (2024, 0.98),
    (2028, 1.1),
)
GATHERING: Points = ((2020.21, 1), (2020.29, 0.25), (2020.7, 0.5), (2021.9, 0.6), (2022.4, 1))
SALES: Points = ((2016, 0.8), (2020.2, 1), (2020.4, 0.6), (2022, 0.85), (2023, 1.1), (2028, 1.4))

# Days since Lebaran to a factor: few leave in the fasting month, many after the holidays.
LEAVING: Points = ((0, 0.8), (20, 1.3), (50, 1.3), (90, 1), (300, 1), (330, 0.7), (354, 0.7))
COMING: Points = ((0, 1.2), (20, 0.9), (300, 0.9), (325, 1.3), (354, 1.5))
LEBARAN_2016 = int(np.datetime64("2016-07-06").astype(np.int64))
LUNAR_YEAR = 354.367
# Calendar month to a factor.
YEAR_END: Points = ((10, 1), (11, 1.15))

# Where on a chance from 0 to 1 something begins, or ends.
NO_COOPERATIVE = 0.75
ONE_OFFICER = 0.84
NO_OFFICER = 0.97
PERSON_NAMED = 0.93


@dataclass(frozen=True, slots=True, kw_only=True)
class Conditions:
    """What the measures of a village have in common, one entry per village-month.

    Attributes:
        abroad: Workers abroad.
        leaving: Departures a month, by any route.
        coming: Returns a month.
        procedural: Share of departures by the procedural route, 0 to 1.
        activity: How busy the officers are, around 1.
        women: Share of women, 0 to 1.
        gathering: How far people may meet, 0 to 1.
    """

    panel: Panel
    abroad: Array
    leaving: Array
    coming: Array
    procedural: Array
    activity: Array
    women: Array
    gathering: Array

    @classmethod
    def of(cls, panel: Panel) -> Self:
        """Derive them from the lasting traits of each village and the calendar."""
        time, size = panel.time, 90 * np.exp(1.8 * panel.trait("size"))
        since = _days_since_lebaran(panel)
        year_end = _curve(panel.calendar_month, YEAR_END)
        start = 0.15 + 0.8 * panel.trait("procedural")
        return cls(
            panel=panel,
            abroad=size * _curve(time, ABROAD) * (0.9 + 0.2 * panel.drift("abroad")),
            leaving=size / 36 * _curve(time, DEPARTURES) * _curve(since, LEAVING) * year_end,
            coming=size / 40 * _curve(time, RETURNS) * _curve(since, COMING),
            procedural=1 - (1 - start) * np.exp(-panel.age / 144),
            activity=(0.5 + panel.trait("activity")) * np.minimum(1, 0.4 + panel.age / 12),
            women=0.4 + 0.45 * panel.trait("women"),
            gathering=_curve(time, GATHERING),
        )


def make_totals(conditions: Conditions) -> dict[str, Array]:
    """Totals by measure code, one whole number per village-month.

    The parts of another measure, which depend on its breakdown, come from ``make_parts``.
    """
    return {
        **_migration_service(conditions),
        **_business(conditions),
        **_parenting(conditions),
        **_cooperative(conditions),
        **_flows(conditions),
        **_organisation(conditions),
    }


def make_parts(conditions: Conditions) -> dict[str, tuple[str, Array]]:
    """Measures that are a share of another one: the code of the whole, and the share."""
    panel = conditions.panel
    coverage = 0.3 + 0.6 * panel.trait("parenting") + 0.1 * panel.drift("parenting")
    return {
        "M08N": ("M07", 0.35 + 0.5 * panel.trait("resolved")),
        "C03": ("C02", coverage * (0.3 + 0.7 * conditions.gathering)),
    }


def _migration_service(conditions: Conditions) -> dict[str, Array]:
    panel, activity, size = conditions.panel, conditions.activity, conditions.abroad
    outreach = panel.sometimes("M02", 0.35, 25 * activity * conditions.gathering)
    returned = 0.5 + 0.7 * panel.trait("returned") + 0.05 * (panel.time - 2016)
    return {
        "M01": panel.count("M01", activity * (6 + 1.5 * conditions.leaving)),
        "M02": np.floor(outreach),
        "M03": panel.stock("M03", 4 + 4 * conditions.leaving * (0.7 + 0.6 * panel.drift("M03"))),
        "M04": panel.stock("M04", size),
        "M05": panel.stock("M05", size * returned),
        "M06": panel.count("M06", 0.7 * conditions.leaving * conditions.procedural),
        "M07": panel.count("M07", 0.004 * size * (0.5 + panel.trait("complaints"))),
        "P01": panel.count("P01", activity * (4 + 0.03 * size)),
    }


def _business(conditions: Conditions) -> dict[str, Array]:
    panel, age = conditions.panel, conditions.panel.age
    formed = np.minimum(2 + np.floor(3 * panel.trait("groups")), 1 + age // 6)
    vigour = 0.7 + 0.3 * panel.trait("business")
    producing = vigour * _curve(age, ((0, 1), (36, 0.95), (84, 0.65), (132, 0.5)))
    # The same rounding for both keeps producing groups among the active ones.
    rounding = panel.constant("groups.rounding")
    active = np.floor(formed * np.minimum(1, producing + 0.15) + rounding)
    working = np.floor(formed * producing + rounding)
    turnover = 12e6 * working * vigour * _curve(panel.time, SALES)
    gain = 0.04 + 0.14 * panel.trait("business") * np.minimum(1, age / 48)
    return {
        "U01": active,
        "U02": np.floor(active * (10 + 10 * panel.constant("members"))),
        "U03": np.floor(panel.sometimes("U03", 0.12, 22 * conditions.gathering)),
        "U04": _rounded(panel.sometimes("U04", 0.04, 40e6), 100_000),
        "U05D": formed,
        "U05N": working,
        "U06": _rounded(turnover * (0.6 + 0.8 * panel.uniform("U06")), 1_000),
        "U07": panel.stock("U07", 0.9 * conditions.abroad * gain),
    }


def _parenting(conditions: Conditions) -> dict[str, Array]:
    panel = conditions.panel
    houses = 1 + np.floor(2.2 * panel.trait("houses"))
    children = conditions.abroad * (0.2 + 0.35 * panel.trait("children"))
    return {
        "C01": np.where(panel.age >= 12 * panel.constant("houses.start"), houses, 0.0),
        "C02": panel.stock("C02", children),
        "C05": np.floor(panel.sometimes("C05", 0.1, 18 * conditions.gathering)),
    }


def _cooperative(conditions: Conditions) -> dict[str, Array]:
    panel = conditions.panel
    slowness = panel.trait("cooperative")
    # The slowest villages never form one: for them, no month is late enough.
    start = np.where(slowness < NO_COOPERATIVE, 12 + 32 * slowness, np.inf)
    since = panel.age - start
    legal = since >= 6 + 60 * panel.constant("legal")
    members = np.where(since >= 0, 20 + np.minimum(1.5 * since, 90) * (1 - slowness), 0.0)
    lending = panel.sometimes("K04", 0.7, 150_000 * members)
    return {
        "K01": (since >= 0).astype(float),
        "K02": legal.astype(float),
        "K03": np.floor(members),
        "K04": _rounded(lending, 100_000),
    }


def _flows(conditions: Conditions) -> dict[str, Array]:
    panel = conditions.panel
    risky = conditions.leaving * (1 - conditions.procedural)
    return {
        "F01": panel.count("F01", conditions.leaving * conditions.procedural),
        "F02": panel.count("F02", risky),
        "F04": panel.count("F04", 0.6 * risky),
        "F05": panel.count("F05", conditions.coming),
        "F06": panel.count("F06", 0.5 * risky * conditions.activity),
    }


def _organisation(conditions: Conditions) -> dict[str, Array]:
    panel = conditions.panel
    vacancy = panel.held("officers", 6)
    named = panel.age >= 10 * panel.constant("named.start")
    regulated = panel.age >= 18 + 120 * panel.trait("regulation")
    return {
        "O01N": 2.0 - (vacancy > ONE_OFFICER) - (vacancy > NO_OFFICER),
        "O02N": (named & (panel.constant("named") < PERSON_NAMED)).astype(float),
        "O05": regulated.astype(float),
    }


def _curve(at: Array | Integers, points: Points) -> Array:
    x, y = zip(*points, strict=True)
    return np.asarray(np.interp(at, x, y), dtype=np.float64)


def _days_since_lebaran(panel: Panel) -> Array:
    """Days since the last Lebaran in the middle of the month, from the mean lunar year."""
    middle = panel.first_day().astype(np.int64) + 15
    return np.asarray((middle - LEBARAN_2016) % LUNAR_YEAR, dtype=np.float64)


def _rounded(rupiah: Array, step: float) -> Array:
    return np.floor(rupiah / step) * step

"""From where the target of a region comes: its own, or those of all its districts."""

from __future__ import annotations

import pytest

from dashboard.domain.targets import Lack, Phasing, Target
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.services import open_services
from dashboard.storage.targets import TargetSource, set_targets
from tests.support.programme import CATALOGUE, PLACES, make_row

DISTRICTS = ("Indramayu", "Cirebon", "Cilacap", "KotaKupang")


@pytest.fixture
def aims(programme):
    """Set targets (``Indramayu M01 2026 120``), then tell those that count in March 2026."""
    services = open_services(programme.engine, CATALOGUE, lambda: programme.calendar)

    def aims(sent, place, code, search="?tahun=2026", reports=()):
        if reports:
            programme.submit([make_row(*row) for row in reports])
        source = TargetSource(submitter="Pusat", reason="rencana")
        with programme.engine.begin() as connection:
            set_targets(connection, [_target(line) for line in sent], source)
        query = f"{search}&wilayah={PLACES[place]}&indikator={code}"
        view = services.targets_page.read(LOCAL_VIEWER, query)
        (line,) = [one for one in view.lines if one.indicator.code == code]
        return line

    return aims


def _target(line):
    place, code, value, *phasing = line.split()
    return Target(
        indicator=code,
        region=PLACES[place],
        year=2026,
        value=float(value),
        phasing=Phasing(phasing[0]) if phasing else Phasing.EVEN,
    )


def of_districts(code, values, *phasing):
    return [
        " ".join((place, code, str(value), *phasing))
        for place, value in zip(DISTRICTS, values, strict=True)
    ]


@pytest.mark.parametrize(
    ("sent", "place", "value", "expected"),
    [
        (of_districts("M01", (12, 24, 36, 48)), "Nation", 120, 30),
        (of_districts("M01", (12, 24, 36, 48)), "JawaBarat", 36, 9),
        (of_districts("M01", (12, 24, 36, 48)), "Indramayu", 12, 3),
        ([*of_districts("M01", (12, 24, 36, 48)), "JawaBarat M01 240"], "JawaBarat", 240, 60),
        ([*of_districts("M01", (12, 24, 36, 48)), "JawaBarat M01 240"], "Nation", 120, 30),
        (["Nation M01 1200"], "Nation", 1200, 300),
        (["Kenanga M01 12"], "Kenanga", 12, 3),
    ],
)
def test_a_sum_follows_from_districts_unless_the_region_has_its_own(
    aims, sent, place, value, expected
):
    judgement = aims(sent, place, "M01").judgement

    assert (judgement.aim.value, judgement.expected) == (value, expected)


@pytest.mark.parametrize(
    ("sent", "place", "given"),
    [
        (of_districts("M01", (12, 24, 36, 48))[1:], "Nation", (3, 4)),
        (of_districts("M01", (12, 24, 36, 48))[1:], "JawaBarat", (1, 2)),
        (of_districts("M01", (12, 24, 36, 48))[1:], "Indramayu", (0, 0)),
        (["Indramayu M01 12"], "Kenanga", (0, 0)),
        (["Kenanga M01 12"], "Indramayu", (0, 0)),
        (["JawaBarat M01 12"], "Indramayu", (0, 0)),
        ([], "Nation", (0, 4)),
    ],
)
def test_nothing_is_made_up_where_a_district_lacks_one(aims, sent, place, given):
    line = aims(sent, place, "M01")

    assert line.judgement.aim is None
    assert line.judgement.expected is None
    assert (line.given, line.needed) == given


def test_a_path_that_one_district_lacks_is_open_for_the_region(aims):
    line = aims(of_districts("U01", (12, 24, 36, 48)), "Nation", "U01")

    assert line.judgement.aim.value == 120
    assert line.judgement.aim.lack is Lack.BASE
    assert line.judgement.expected is None


def test_a_stock_starts_from_last_december(aims):
    reports = [("Kenanga", "2025-12", "U01", 2), ("Singakerta", "2025-12", "U01", 4)]

    line = aims(["Indramayu U01 18"], "Indramayu", "U01", reports=reports)

    assert line.judgement.expected == 9


def test_a_seasonal_path_follows_the_same_region_of_last_year(aims):
    reports = [("Kenanga", "2025-02", "M01", 30), ("Kenanga", "2025-12", "M01", 90)]

    line = aims(["Indramayu M01 240 seasonal"], "Indramayu", "M01", reports=reports)

    assert line.judgement.expected == 60


PARTS = [
    ("Kenanga", "2026-01", "F01", 20),
    ("Kenanga", "2026-01", "F02", 10),
    ("Wiyong", "2026-02", "F01", 5),
    ("Wiyong", "2026-02", "F02", 5),
]


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        # 30 departures aim at 80, 10 at 40.
        ("?tahun=2026", 70),
        ("?tahun=2026&bulan=1", 80),
        ("?tahun=2026&bulan=2", 40),
        ("?tahun=2026&bulan=3", None),
    ],
)
def test_percentages_weigh_by_the_numbers_of_the_very_window(aims, search, expected):
    sent = ["Indramayu F03 80", "Cirebon F03 40"]

    line = aims(sent, "JawaBarat", "F03", search, PARTS)

    assert (line.judgement.aim and line.judgement.expected) == expected


def test_districts_reached_are_not_added(aims):
    line = aims(of_districts("V02", (1, 1, 1, 1)), "Nation", "V02")

    assert line.judgement.aim is None
    assert line.needed == 0

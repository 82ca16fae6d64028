"""The tile that tells how a number is compared with the year before, as a reader sees it."""

from __future__ import annotations

import pytest

from dashboard.components.why_history_tiles import change
from dashboard.domain.viewer import LOCAL_VIEWER
from tests.support.html_reader import Reader, words
from tests.support.programme import PLACES, make_row


@pytest.fixture
def read(programme, services):
    """The tile for an indicator, on two years of which Wiyong sent only the second."""
    programme.submit(
        [
            make_row("Kenanga", "2025-01", "F01", 50),
            make_row("Kenanga", "2025-02", "F01", 20),
            make_row("Kenanga", "2026-01", "F01", 60),
            make_row("Wiyong", "2026-01", "F01", 500),
            make_row("Wiyong", "2026-02", "F01", 500),
            make_row("Kenanga", "2025-02", "K03", 40),
            make_row("Kenanga", "2026-02", "K03", 44),
        ]
    )

    def read(code, place="Nation", language="id"):
        search = f"?tahun=2026&indikator={code}&wilayah={PLACES[place]}&bahasa={language}"
        return change(services.why.read(LOCAL_VIEWER, search))

    return read


def rows(tile):
    return [one["id"] for one in Reader(tile).find("tr") if "id" in one]


def test_both_ways_stand_side_by_side_where_the_reports_differ(read):
    tile = read("F01")

    assert rows(tile) == ["change-all", "change-alike"]
    told = words(tile)
    assert told.startswith("Naik 20 % dari 2025 (1 laporan yang sama dari 1 desa)")
    assert "Semua laporan 1.060 orang 70 orang" in told
    assert "Hanya laporan yang ada pada kedua tahun (1 desa) 60 orang 50 orang" in told
    assert "berbeda lebih dari 5 %" in told


def test_as_many_reports_are_compared_as_they_are(read):
    tile = read("K03")

    assert rows(tile) == ["change-all"]
    assert "berbeda paling banyak 5 %" in words(tile)


@pytest.mark.parametrize(
    ("code", "place", "rule"),
    [
        ("F01", "Wiyong", "One of the years has no number yet."),
        ("V01", "Nation", "This number does not grow by more reports alone"),
    ],
)
def test_the_rule_says_why(read, code, place, rule):
    tile = read(code, place, "en")

    assert rows(tile) == ["change-all"]
    assert rule in words(tile)


def test_attendance_is_not_compared(read):
    assert read("O04") == ""

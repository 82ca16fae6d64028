"""What the store holds, as the rules that compare a file with it ask for it; on both databases."""

from __future__ import annotations

from functools import partial

import numpy as np

from dashboard.domain.periods import Month
from dashboard.ingest.check import check
from dashboard.ingest.context import CheckContext, ReportTerm, Span
from dashboard.ingest.earlier import fetch_earlier
from dashboard.ingest.reader import read_file
from tests.support.faults import message_of
from tests.support.programme import CATALOGUE, PLACES, make_row


def read(programme, names, first, months, measures):
    span = Span([PLACES[name] for name in names], Month.parse(first), months, frozenset(measures))
    with programme.engine.connect() as connection:
        return fetch_earlier(connection, span)


def test_an_empty_store_has_none(programme):
    found = read(programme, ["Kenanga"], "2025-11", 4, ["F01"])

    assert (found.values, found.demo) == ({}, {})


def test_tells_villages_months_and_measures_of_a_span_over_the_turn_of_a_year(programme):
    programme.submit(
        [
            make_row("Kenanga", "2025-10", "F01", 1),
            make_row("Kenanga", "2025-12", "F01", 2),
            make_row("Wiyong", "2026-01", "F01", 3),
            make_row("Wiyong", "2026-02", "F01", 4),
            make_row("Kenanga", "2025-12", "F02", 5),
            make_row("Wetan", "2025-12", "F01", 6),
        ]
    )
    found = read(programme, ["Wiyong", "Kenanga"], "2025-11", 3, ["F01", "F03"])

    assert found.values.keys() == {"F01"}
    nothing = np.nan
    expected = [[nothing, nothing, 3], [nothing, 2, nothing]]
    np.testing.assert_array_equal(found.values["F01"], expected)


def test_tells_the_newest_total_of_a_breakdown(programme):
    programme.submit([make_row("Kenanga", "2026-01", "M04", 9)])
    programme.submit([make_row("Kenanga", "2026-01", "M04", n, [sex]) for sex, n in ("L1", "P2")])

    assert read(programme, ["Kenanga"], "2026-01", 1, ["M04"]).values["M04"].tolist() == [[3]]


def test_tells_which_totals_are_made_up(programme):
    programme.submit([make_row("Kenanga", "2026-01", "F01", 1)], demo=True)
    programme.submit([make_row("Kenanga", "2026-02", "F01", 2)])

    found = read(programme, ["Kenanga"], "2026-01", 2, ["F01"])

    assert found.demo["F01"].tolist() == [[1, 0]]


def test_villages_of_other_programmes_have_none(programme):
    programme.submit([make_row("Kulon", "2026-01", "F01", 1)])

    assert read(programme, ["Kulon"], "2026-01", 1, ["F01"]).values == {}


def test_a_file_is_judged_by_what_is_stored(programme, tmp_path):
    programme.submit(make_row("Kenanga", f"2025-{month}", "M04", 40) for month in (10, 11, 12))
    path = tmp_path / "laporan.csv"
    path.write_text(
        "kode_desa,periode,kode_ukuran,nilai\n32.12.16.2004,2026-01,M04,400\n", encoding="utf-8"
    )
    with programme.engine.connect() as connection:
        context = CheckContext(
            today=programme.today,
            locale=None,
            catalogue=CATALOGUE,
            villages={PLACES["Kenanga"]: ReportTerm(None, None)},
            known_regions=set,
            earlier=partial(fetch_earlier, connection),
        )
        (fault,) = check(read_file(path, max_rows=10), context).faults

    assert (fault.code, fault.blocks) == ("value_jump", False)
    assert message_of(fault).endswith("biasanya 20 sampai 80; terakhir 40 (2025-12)")

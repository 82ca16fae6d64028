"""What holds for every number, whatever villages send.

That fewer reports never look like success without saying so is tried in ``test_status_rule``.
"""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.programme import PLACES, make_row, opened_programme

PLACES_SHOWN = ("Nation", "JawaBarat", "Indramayu", "Krangkeng", "Dukuhjati", "Wetan", "Kulon")
VILLAGES = ("Kenanga", "Singakerta", "Dukuhjati", "Wiyong", "Wetan", "Kulon")
MONTHS = ("2024-12", "2025-01", "2025-02", "2025-12")
MEASURES = ("F01", "F02", "C02", "C03", "K03", "U04")
CODES = ("F01", "F03", "C04", "K03", "U04", "O03", "V01")
WINDOWS = ((2024, None), (2025, None), (2025, 2))
TODAY = dt.date(2026, 1, 15)

REPORTS = st.lists(
    st.tuples(
        st.sampled_from(list(product(VILLAGES, MONTHS))),
        st.dictionaries(st.sampled_from(MEASURES), st.integers(0, 9), min_size=1, max_size=4),
    ),
    min_size=2,
    max_size=12,
    unique_by=lambda report: report[0],
)
EXAMPLES = settings(
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def make_rows(reports, scale=1.0):
    """Rows of some reports; money has broken numbers, so that sums can round."""
    return [
        make_row(village, month, measure, number * scale * (0.1 if measure == "U04" else 1))
        for (village, month), numbers in reports
        for measure, number in numbers.items()
    ]


def show(databases, *files):
    """Every number after some files, by code, place and window."""
    with opened_programme(databases, today=TODAY) as programme:
        for rows in files:
            programme.submit(rows)
        figures = programme.figures(CODES, [PLACES[name] for name in PLACES_SHOWN], [2024, 2025])
        return {
            (code, name, window): figures.value(
                code, PLACES[name], programme.calendar.window(*window)
            )
            for code, name, window in product(CODES, PLACES_SHOWN, WINDOWS)
        }


@given(reports=REPORTS, data=st.data())
@EXAMPLES
def test_the_order_of_rows_and_files_changes_no_number(sqlite_databases, reports, data):
    rows = make_rows(reports)
    shuffled = data.draw(st.permutations(rows))
    cut = data.draw(st.integers(1, len(rows)))
    files = [some for some in (shuffled[:cut], shuffled[cut:]) if some]

    assert show(sqlite_databases, *files) == show(sqlite_databases, rows)


@given(reports=REPORTS, scale=st.sampled_from([2.0, 10.0, 1000.0, 0.5]))
@EXAMPLES
def test_another_unit_scales_every_sum_and_no_percentage(sqlite_databases, reports, scale):
    plain = show(sqlite_databases, make_rows(reports))
    scaled = show(sqlite_databases, make_rows(reports, scale))
    told = ("F01", "F03", "C04", "K03", "U04")
    for asked in (one for one in plain if one[0] in told):
        before, after = plain[asked], scaled[asked]
        is_sum = before.denominator is None and before.value is not None
        assert (after.state, after.reported, after.due) == (
            before.state,
            before.reported,
            before.due,
        )
        assert (asked, after.value) == (
            asked,
            pytest.approx(before.value * scale if is_sum else before.value),
        )

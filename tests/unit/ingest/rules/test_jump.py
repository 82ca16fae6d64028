import pytest

from dashboard.domain.periods import Month
from dashboard.ingest.faults import Severity
from tests.support.faults import message_of

VILLAGE = "32.12.16.2004"
OTHER = "34.01.01.2001"
MONTH = Month(2026, 8)
BEFORE = MONTH.plus(-1)


def history(measure, values, village=VILLAGE, until=BEFORE):
    """Totals of consecutive months that end with a month."""
    months = [str(until.plus(at - len(values) + 1)) for at in range(len(values))]
    return {(village, month, measure): value for month, value in zip(months, values, strict=True)}


@pytest.fixture
def warnings_of(check_rows, remembering):
    """Faults of one total in August 2026 after a history."""

    def find(measure, value, totals, *, demo=False):
        rows = [VILLAGE, str(MONTH), measure, str(value)]
        return check_rows(rows, context=remembering(totals, demo=demo)).faults

    return find


class TestFlow:
    def test_warns_of_more_than_three_times_the_peak(self, warnings_of):
        (fault,) = warnings_of("F02", 90, history("F02", [0] * 11 + [20]))

        assert (fault.code, fault.severity) == ("value_jump", Severity.WARNING)
        assert (fault.row, fault.column, fault.value) == (2, "nilai", "90")
        assert message_of(fault) == (
            "jumlah F02 90, padahal menurut laporan desa ini sebelumnya biasanya paling banyak 60; "
            "terakhir 20 (2026-07)"
        )

    def test_takes_three_times_the_peak(self, warnings_of):
        assert warnings_of("F02", 60, history("F02", [0] * 11 + [20])) == []

    def test_warns_of_what_is_far_from_the_usual(self, warnings_of):
        totals = history("F02", [100, 110] * 6, until=Month(2026, 5))
        (fault,) = warnings_of("F02", 30, totals)

        assert fault.code == "value_unusual"
        assert message_of(fault).endswith("biasanya 61 sampai 149; terakhir 110 (2026-05)")

    def test_does_not_judge_by_a_short_history(self, warnings_of):
        assert warnings_of("F02", 90, history("F02", [0] * 10 + [20])) == []

    def test_does_not_judge_by_other_villages_or_measures(self, warnings_of):
        others = history("F02", [20] * 12, village=OTHER) | history("F01", [20] * 12)

        assert warnings_of("F02", 90, others) == []


class TestStock:
    @pytest.mark.parametrize("value", [19, 81])
    def test_warns_of_less_than_half_and_more_than_twice_the_level(self, warnings_of, value):
        (fault,) = warnings_of("M04", value, history("M04", [40] * 3))

        assert fault.code == "value_jump"
        assert "biasanya 20 sampai 80; terakhir 40 (2026-07)" in message_of(fault)

    @pytest.mark.parametrize("value", [20, 80])
    def test_takes_the_edges(self, warnings_of, value):
        assert warnings_of("M04", value, history("M04", [40] * 3)) == []

    def test_writes_money_as_money(self, warnings_of):
        (fault,) = warnings_of("U04", 19_000_000, history("U04", [1_000_000] * 12))

        assert message_of(fault).startswith("jumlah U04 Rp19.000.000, padahal")


class TestFile:
    def test_says_when_the_history_is_made_up(self, warnings_of):
        (fault,) = warnings_of("M04", 400, history("M04", [40] * 3), demo=True)

        assert "menurut laporan dan data contoh desa ini sebelumnya" in message_of(fault)

    def test_made_up_values_that_the_file_replaces_are_no_history(self, check_rows, remembering):
        context = remembering(history("M04", [40] * 3), demo=True)
        rows = [
            [VILLAGE, f"2026-0{at}", "M04", n] for at, n in enumerate(("40", "40", "40", "400"), 5)
        ]
        (fault,) = check_rows(*rows, context=context).faults

        assert "menurut laporan desa ini sebelumnya" in message_of(fault)

    def test_earlier_months_of_the_file_are_history_too(self, check_rows):
        months = [("2026-05", 40), ("2026-06", 40), ("2026-07", 40), ("2026-08", 400)]
        (fault,) = check_rows(*([VILLAGE, month, "M04", str(n)] for month, n in months)).faults

        assert (fault.row, fault.code) == (5, "value_jump")

    def test_the_file_takes_the_place_of_the_store(self, check_rows, remembering):
        context = remembering(history("M04", [40] * 3))
        corrected = [[VILLAGE, f"2026-0{month}", "M04", "400"] for month in (6, 7, 8)]

        assert [fault.row for fault in check_rows(*corrected, context=context).faults] == [2]

    def test_adds_a_breakdown_up(self, check_rows, remembering):
        context = remembering(history("M04", [40] * 3))
        parts = [[VILLAGE, str(MONTH), "M04", "200", sex] for sex in "LP"]
        (fault,) = check_rows(*parts, context=context).faults

        assert (fault.row, fault.value) == (2, "200")
        assert message_of(fault).startswith("jumlah M04 400,")

    def test_judges_more_villages_than_are_read_at_once(self, check_rows, remembering, monkeypatch):
        monkeypatch.setattr("dashboard.ingest.rules.history.VILLAGES_AT_ONCE", 1)
        totals = history("M04", [40] * 3) | history("M04", [40] * 3, village=OTHER)
        rows = [[village, str(MONTH), "M04", "400"] for village in (OTHER, VILLAGE)]
        faults = check_rows(*rows, context=remembering(totals)).faults

        assert [fault.row for fault in faults] == [2, 3]

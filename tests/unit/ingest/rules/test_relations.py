import pytest

from dashboard.ingest.faults import Severity
from tests.support.faults import message_of

VILLAGE = "32.12.16.2004"
OTHER = "34.01.01.2001"
MONTH = "2026-08"


def row(measure, value, sex="", village=VILLAGE, month=MONTH):
    return [village, month, measure, str(value), sex]


class TestOneReport:
    @pytest.mark.parametrize(
        ("part", "whole"), [("C03", "C02"), ("U05N", "U05D"), ("U01", "U05D"), ("K02", "K01")]
    )
    def test_refuses_a_part_larger_than_its_whole_at_both_places(self, check_rows, part, whole):
        first, second = check_rows(row("F01", 1), row(part, 1245), row(whole, 40)).faults

        assert (first.row, second.row) == (3, 4)
        assert first.column == second.column == "nilai"
        assert first.code == second.code == "part_over_whole"
        assert first.severity is second.severity is Severity.ERROR
        said = f"jumlah {part} 1.245 lebih dari jumlah {whole} 40"
        assert message_of(first) == f"{said} ({whole} di baris 4, kolom nilai)"
        assert message_of(second) == f"{said} ({part} di baris 3, kolom nilai)"

    def test_takes_a_part_as_large_as_its_whole(self, check_rows):
        assert check_rows(row("C03", 40), row("C02", 40)).faults == []

    def test_adds_breakdowns_up(self, check_rows):
        whole = [row("C02", 30, "L"), row("C02", 30, "P")]

        assert check_rows(row("C03", 60), *whole).faults == []
        first, second = check_rows(row("C03", 61), *whole).faults
        assert (first.row, second.row) == (2, 3)
        assert "jumlah C03 61 lebih dari jumlah C02 60" in message_of(second)

    def test_does_not_count_a_total_beside_its_breakdown(self, check_rows):
        whole = [row("C02", 60), row("C02", 30, "L"), row("C02", 30, "P")]

        assert len(check_rows(row("C03", 61), *whole).faults) == 2

    @pytest.mark.parametrize(
        "other", [{"village": OTHER}, {"month": "2026-07"}], ids=["village", "month"]
    )
    def test_compares_no_two_reports(self, check_rows, other):
        assert check_rows(row("C03", 45), row("C02", 40, **other)).faults == []

    @pytest.mark.parametrize(
        "whole",
        [
            [row("C02", "banyak")],
            [row("C02", 40, "L")],
            [row("C02", 40, "x")],
            [row("C02", 40), row("C02", 40)],
        ],
        ids=["unreadable", "incomplete", "no member", "repeated"],
    )
    def test_leaves_what_is_not_told_in_full_to_other_rules(self, check_rows, whole):
        (fault,) = check_rows(row("C03", 45), *whole).faults

        assert fault.code != "part_over_whole"

    def test_warns_of_more_officers_than_a_village_has(self, check_rows):
        (fault,) = check_rows(row("O01N", 3)).faults

        assert (fault.code, fault.severity) == ("part_over_whole", Severity.WARNING)
        assert message_of(fault) == "jumlah O01N 3 lebih dari batasnya, 2"

    def test_leaves_villages_outside_the_register_alone(self, check_rows):
        rows = [row(measure, n, village="32.12.16.2005") for measure, n in (("C03", 9), ("C02", 1))]

        assert {fault.code for fault in check_rows(*rows).faults} == {"village_unregistered"}


class TestStoredReport:
    def test_warns_where_the_whole_is_stored(self, check_rows, remembering):
        context = remembering({(VILLAGE, MONTH, "C02"): 40})
        (fault,) = check_rows(row("F01", 1), row("C03", 45), context=context).faults

        assert (fault.row, fault.code) == (3, "part_over_whole")
        assert not fault.blocks
        assert message_of(fault) == (
            "jumlah C03 45 lebih dari jumlah C02 40 (C02 dari laporan 2026-08 yang sudah tersimpan)"
        )

    def test_warns_where_the_part_is_stored(self, check_rows, remembering):
        context = remembering({(VILLAGE, MONTH, "C03"): 45}, demo=True)
        (fault,) = check_rows(row("C02", 40), context=context).faults

        assert (fault.value, fault.severity) == ("40", Severity.WARNING)
        assert "(C03 dari data contoh 2026-08 yang sudah tersimpan)" in message_of(fault)

    def test_the_file_takes_the_place_of_the_store(self, check_rows, remembering):
        context = remembering({(VILLAGE, MONTH, "C02"): 40, (VILLAGE, MONTH, "C03"): 45})

        assert check_rows(row("C03", 45), row("C02", 50), context=context).faults == []

    def test_says_nothing_of_what_was_stored_broken(self, check_rows, remembering):
        context = remembering({(OTHER, MONTH, "C02"): 40, (OTHER, MONTH, "C03"): 45})
        rows = row("C03", 1), row("C02", 1), row("F01", 1, village=OTHER)

        assert check_rows(*rows, context=context).faults == []

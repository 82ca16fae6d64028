from dashboard.ingest.faults import Severity
from tests.support.faults import message_of

VILLAGE = "32.12.16.2004"
OTHER = "34.01.01.2001"


class TestDue:
    def test_warns_once_that_the_running_month_is_not_over(self, check_rows):
        running = [[village, "2026-11", "F01", "1"] for village in (OTHER, VILLAGE)]
        more = [VILLAGE, "2026-11", "F02", "1"]
        (fault,) = check_rows([VILLAGE, "2026-10", "F01", "1"], *running, more).faults

        assert (fault.row, fault.column, fault.value) == (3, "periode", "2026-11")
        assert (fault.code, fault.severity) == ("period_running", Severity.WARNING)
        assert message_of(fault) == "bulan 2026-11 belum selesai, jadi angka 2 desa masih sementara"

    def test_takes_a_month_that_is_over_before_its_report_is_due(self, check_rows):
        assert check_rows([VILLAGE, "2026-10", "F01", "1"]).faults == []

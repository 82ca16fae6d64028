from dashboard.ingest.check import check
from dashboard.ingest.reader import read_file
from tests.support.faults import message_of


class TestWidth:
    def test_finds_an_unquoted_decimal_comma(self, tmp_path, context):
        path = tmp_path / "data.csv"
        titles = "kode_desa,periode,kode_ukuran,nilai"
        path.write_text(f"{titles}\n32.12.16.2004,2026-08,U04,12,5\n", encoding="utf-8")

        (fault,) = check(read_file(path, max_rows=10), context).faults

        assert (fault.row, fault.column, fault.code) == (2, None, "row_overfull")
        assert "5 sel" in message_of(fault)

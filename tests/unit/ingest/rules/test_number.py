import pytest

from tests.support.faults import line_of


class TestNumber:
    @pytest.mark.parametrize(
        ("written", "code"),
        [
            ("", "value_empty"),
            ("n/a", "value_text"),
            ("-", "value_text"),
            ("24,75%", "value_text"),
            ("#DIV/0!", "value_formula"),
            ("Err:502", "value_formula"),
            ("=B2+C2", "value_uncomputed"),
            ("1.234", "value_ambiguous"),
            ("1,234", "value_ambiguous"),
        ],
    )
    def test_refuses_what_is_not_one_number(self, fault_of, written, code):
        fault = fault_of(nilai=written)

        assert (fault.column, fault.code) == ("nilai", code)

    def test_names_both_readings_and_the_way_to_declare_one(self, fault_of):
        fault = fault_of(nilai="1.234")

        assert line_of(fault) == (
            'data.csv baris 2, kolom nilai, "1.234": bisa 1234 atau 1,234. Tulis 1234 tanpa '
            "pemisah ribuan, atau nyatakan cara menulis angka (halaman Kirim laporan: "
            "Angka ditulis; perintah import: --angka id atau en)."
        )

import pytest

from tests.support.faults import remedy_of


class TestVillage:
    @pytest.mark.parametrize(
        ("written", "code", "remedy"),
        [
            ("", "village_empty", "32.12.16.2004"),
            ("Kenanga", "village_shape", "Kemendagri"),
            ("32.12.16.204", "village_shape", "Kemendagri"),
            ("32.12", "village_level", "per desa"),
            ("3212162004", "village_without_dots", "Tulis 32.12.16.2004"),
            ("3212162005", "village_without_dots", "Tulis 32.12.16.2005"),
            ("9912162004", "village_without_dots", "Kemendagri"),
            ("99.12.16.2004", "village_unknown", "BPS"),
            ("32.12.16.2005", "village_unregistered", "mendaftarkan"),
        ],
    )
    def test_tells_the_ways_in_which_a_code_is_wrong_apart(self, fault_of, written, code, remedy):
        fault = fault_of(kode_desa=written)

        assert (fault.row, fault.column, fault.code) == (2, "kode_desa", code)
        assert fault.value == (written or None)
        assert remedy in remedy_of(fault)

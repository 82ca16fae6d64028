import pytest

from dashboard.ingest.header import Field, match_header

REQUIRED = ["kode_desa", "periode", "kode_ukuran", "nilai"]


def _match(*titles):
    return match_header(titles, [True] * len(titles))


def _codes(header):
    return [(position, problem.code) for position, problem in header.problems]


class TestMatchHeader:
    @pytest.mark.parametrize(
        "titles",
        [
            [*REQUIRED, "jenis_kelamin", "tahap", "aspek", "diterima"],
            ["Kode Desa", "PERIODE", "Kode.Ukuran", "Nilai ", "JK", "Tahap"],
            ["village_code", "period", "measure_code", "value", "sex", "stage", "aspect"],
            ["Village Code", "Period", "Measure Code", "Value", "Gender", "received on"],
        ],
    )
    def test_forgives_case_blanks_marks_and_language(self, titles):
        header = _match(*titles)

        assert header.problems == ()
        assert list(header.positions.values()) == list(range(len(titles)))

    def test_finds_fields_in_any_order(self):
        header = _match("nilai", "kode_ukuran", "periode", "kode_desa")

        assert header.positions[Field.VALUE] == 0
        assert header.is_complete

    @pytest.mark.parametrize("title", ["nama_desa", "Desa", "kabupaten", "Provinsi", "district"])
    def test_lets_names_of_places_pass(self, title):
        assert _match(*REQUIRED, title).problems == ()

    @pytest.mark.parametrize(
        "title",
        [
            *("NIK", "no_ktp", "Nama", "nama_lengkap", "Nama PMI", "name", "Telepon", "No. HP"),
            *("WA", "no paspor", "passport_no", "e-mail", "Alamat", "tanggal lahir"),
        ],
    )
    def test_refuses_columns_about_persons(self, title):
        assert _codes(_match(*REQUIRED, title)) == [(4, "column_personal")]

    def test_names_other_columns(self):
        assert _codes(_match(*REQUIRED, "catatan")) == [(4, "column_unknown")]

    def test_refuses_a_column_that_comes_twice_under_any_name(self):
        assert _codes(_match(*REQUIRED, "Value")) == [(4, "column_repeated")]

    def test_names_what_is_missing_and_what_was_found(self):
        header = _match("kode_desa", "bulan", "jumlah_orang")
        problem = header.problems[-1][1]

        assert not header.is_complete
        assert problem.code == "column_missing"
        assert "kode_ukuran, nilai" in problem.message
        assert "kode_desa, bulan, jumlah_orang" in problem.message

    def test_does_not_repeat_numbers_of_persons_in_a_file_without_titles(self):
        header = _match("3212162004000001", "081234567890")

        assert not any("3212162004" in problem.message for _, problem in header.problems)
        assert not any("0812345" in problem.message for _, problem in header.problems)

    def test_lets_an_empty_column_without_title_pass(self):
        header = match_header([*REQUIRED, "", ""], [True] * 5 + [False])

        assert _codes(header) == [(4, "column_untitled")]

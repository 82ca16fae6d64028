from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Language
from dashboard.ingest.faults import Severity
from dashboard.ingest.header import Field, is_header
from dashboard.ingest.layouts.measures import ValueColumn
from dashboard.ingest.layouts.titles import match_header
from dashboard.ingest.table import Column, RawTable
from tests.support.faults import message_of

REQUIRED = ["kode_desa", "periode", "kode_ukuran", "nilai"]


def _match(*titles, rows=None, remembered=None, catalogue=None):
    rows = rows or [["x"] * len(titles)]
    table = RawTable(
        file="data.csv",
        sheet=None,
        titles=titles,
        title_row=1,
        rows=np.arange(2, len(rows) + 2),
        columns=tuple(
            Column(cells, np.arange(len(rows), dtype=np.int32)) for cells in zip(*rows, strict=True)
        ),
        overfull={},
    )
    return match_header(table, catalogue or load_catalogue(), remembered or {})


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

        assert header.problems == []
        assert list(header.positions.values()) == list(range(len(titles)))

    def test_a_confirmed_share_is_known_again_and_is_not_the_title_without_it(self):
        before = ["kode_desa", "periode"]
        ((place, asked),) = _match(*before, "Keberangkatan prosedurl (%)").problems
        remembered = {(asked.proposal.kind, asked.proposal.written): asked.proposal.meaning}

        share = _match(*before, "KEBERANGKATAN PROSEDURL %", remembered=remembered)
        plain = _match(*before, "Keberangkatan prosedurl", remembered=remembered)

        assert (place, asked.code) == (2, "title_proposed")
        assert (share.values, share.problems) == ({2: ValueColumn("F01")}, [])
        assert _codes(plain) == [(2, "title_proposed")]

    def test_finds_fields_in_any_order(self):
        header = _match("nilai", "kode_ukuran", "periode", "kode_desa")

        assert header.positions[Field.VALUE] == 0
        assert not header.missing

    @pytest.mark.parametrize("title", ["nama_desa", "Desa", "kabupaten", "Provinsi", "district"])
    def test_lets_names_of_places_pass(self, title):
        assert _match(*REQUIRED, title).problems == []

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

        assert header.missing == [Field.MEASURE, Field.VALUE]
        assert problem.code == "column_missing"
        assert "kode_ukuran, nilai" in message_of(problem)
        assert "kode_desa, bulan, jumlah_orang" in message_of(problem)

    def test_does_not_repeat_numbers_of_persons_in_a_file_without_titles(self):
        header = _match("3212162004000001", "081234567890")

        assert not any("3212162004" in message_of(problem) for _, problem in header.problems)
        assert not any("0812345" in message_of(problem) for _, problem in header.problems)

    def test_lets_an_empty_column_without_title_pass(self):
        header = _match(*REQUIRED, "", "", rows=[["x"] * 5 + [""]])

        assert _codes(header) == [(4, "column_untitled")]

    @pytest.mark.parametrize(
        ("title", "field"),
        [
            ("Kode Desa/Kel.", Field.VILLAGE),
            ("Bulan Laporan", Field.PERIOD),
            ("Periode Laporan", Field.PERIOD),
            ("Nama Desa/Kelurahan", Field.VILLAGE_NAME),
            ("Kampung", Field.VILLAGE_NAME),
            ("Nagari", Field.VILLAGE_NAME),
            ("Kec.", Field.SUBDISTRICT),
            ("Kab/Kota", Field.DISTRICT),
            ("Kab.", Field.DISTRICT),
            ("Provinsi", Field.PROVINCE),
        ],
    )
    def test_knows_the_titles_that_people_write(self, title, field):
        assert _match(title, "F01").positions == {field: 0}

    @pytest.mark.parametrize("title", ["No", "No.", "Nomor", "nama_ukuran"])
    def test_lets_numbers_of_rows_and_names_of_measures_pass(self, title):
        assert _match(title, *REQUIRED).problems == []

    def test_of_several_names_of_a_place_the_first_counts(self):
        header = _match(*REQUIRED, "desa", "nama_desa")

        assert header.problems == []
        assert header.positions[Field.VILLAGE_NAME] == 4

    def test_a_name_does_for_the_code_of_a_village(self):
        assert _match("desa", "bulan", "F01").missing == []
        assert _match("kecamatan", "bulan", "F01").missing == [Field.VILLAGE]
        assert _match("desa", "F01").missing == [Field.PERIOD]

    def test_a_measure_with_the_same_members_comes_once(self):
        header = _match("kode_desa", "periode", "F01 L", "F01 P", "Keberangkatan prosedural pria")

        assert _codes(header) == [(4, "column_repeated")]
        assert "F01 L" in message_of(header.problems[0][1])

    @pytest.mark.parametrize("title", ["nilai", "jenis_kelamin", "tahap", "aspek"])
    def test_columns_of_a_long_file_do_not_go_with_columns_per_measure(self, title):
        assert _codes(_match("kode_desa", "periode", "F01", title)) == [(3, "column_misfit")]

    def test_a_long_file_has_no_columns_per_measure(self):
        assert _codes(_match(*REQUIRED, "F01")) == [(4, "column_unknown")]

    @pytest.mark.parametrize(
        ("title", "code"),
        [
            ("F99", "measure_unknown"),
            ("V01", "measure_computed"),
            ("F03 Persentase prosedural", "measure_indicator"),
            ("F01 Kepulangan PMI", "title_contradiction"),
            ("U01 L", "title_members"),
            ("F01 sebelum", "title_members"),
            ("F01 L P", "title_members"),
            ("F01 target", "title_other_number"),
            ("F01 (%)", "title_other_number"),
            ("U06 Omzet kelompok usaha (juta rupiah)", "title_other_number"),
            ("F01 NIK", "column_personal"),
            ("catatan petugas", "column_unknown"),
        ],
    )
    def test_says_why_a_title_is_no_measure(self, title, code):
        header = _match("kode_desa", "periode", "F02", title)

        assert _codes(header) == [(3, code)]
        assert 3 not in header.values

    @pytest.mark.parametrize("title", ["F01 sebelumnya", "Keberangkatn prosedural terakhir"])
    def test_earlier_values_are_for_reading_only(self, title):
        header = _match("kode_desa", "periode", "F01", title)

        assert (header.problems, header.earlier, list(header.values)) == ([], {3}, [2])


class TestMisspeltTitles:
    @pytest.mark.parametrize(
        ("title", "meaning", "name"),
        [
            ("kode dsa", "kode_desa", "kode_desa"),
            ("Kode  Desaa", "kode_desa", "kode_desa"),
            ("peride", "periode", "periode"),
            ("kecmatan", "kecamatan", "kecamatan"),
            ("Keberangkatan prosedurl", "F01", "F01 Keberangkatan prosedural"),
            ("FO1 Keberangkatan prosedural", "F01", "F01 Keberangkatan prosedural"),
            ("F91 Keberangkatan prosedural", "F01", "F01 Keberangkatan prosedural"),
            ("F01 Keberangktan prosedural P", "F01|P", "F01 Keberangkatan prosedural, P"),
            ("F01 Berangkat resmi", "F01", "F01 Keberangkatan prosedural"),
            (
                "Layanan pelindungan dibrikan P sebelum ekonomi",
                "P01|P|sebelum|ekonomi",
                "P01 Layanan pelindungan diberikan, P, sebelum, ekonomi",
            ),
            ("Pengaduan selsai selama", "M08N||selama", "M08N Pengaduan selesai, selama"),
        ],
    )
    def test_are_asked_for_and_understood_once_confirmed(self, title, meaning, name):
        header = _match("kelurahan", "U01", title)
        ((place, problem),) = [pair for pair in header.problems if pair[0] == 2]
        proposal = problem.proposal
        known = _match("kelurahan", "U01", title, remembered={proposal[:2]: proposal.meaning})

        assert (place, problem.code, problem.severity) == (2, "title_proposed", Severity.QUESTION)
        assert (proposal.kind, proposal.meaning, proposal.name) == ("title", meaning, name)
        assert 0 < proposal.confidence < 1
        assert f"{proposal.confidence:.0%}" in message_of(problem)
        assert (known.positions, known.values) == (header.positions, header.values)
        assert [pair for pair in known.problems if pair[0] == 2] == []

    def test_stand_for_what_they_probably_mean_in_the_same_pass(self):
        header = _match("kode_desa", "peride", "Keberangkatan prosedurl")

        assert header.missing == []
        assert header.positions[Field.PERIOD] == 1
        assert header.values == {2: ValueColumn("F01")}

    def test_give_way_to_exact_ones(self):
        header = _match("peride", "kode_desa", "periode", "F01 sebelumya", "F01 nilai")

        assert _codes(header) == [(0, "column_repeated"), (3, "column_repeated")]
        assert header.positions[Field.PERIOD] == 2
        assert header.values == {4: ValueColumn("F01")}

    def test_that_are_equally_close_to_two_meanings_are_not_guessed(self):
        catalogue = load_catalogue()
        named = {
            code: replace(catalogue.measures[code], name={Language.INDONESIAN: name})
            for code, name in (("U01", "Kelompok tani"), ("U05D", "Kelompok tari"))
        }
        catalogue = replace(catalogue, measures={**catalogue.measures, **named})
        header = _match("kode_desa", "periode", "F01", "Kelompok tali", catalogue=catalogue)

        assert _codes(header) == [(3, "title_unclear")]
        assert "U01 Kelompok tani atau U05D Kelompok tari" in message_of(header.problems[0][1])
        assert list(header.values) == [2]

    @pytest.mark.parametrize("meaning", ["F99", "F01|X", "V01", "kolom", "F01|L|P|L|L", ""])
    def test_an_answer_that_means_nothing_any_more_is_asked_again(self, meaning):
        remembered = {("title", "f01resmi"): meaning}
        header = _match("kode_desa", "periode", "F01 resmi", remembered=remembered)

        assert _codes(header) == [(2, "title_proposed")]

    def test_an_answer_about_a_village_is_none_about_a_title(self):
        header = _match("kode_desa", "periode", "F01 x", remembered={("village", "f01x"): "F01"})

        assert _codes(header) == [(2, "title_proposed")]


class TestIsHeader:
    @pytest.mark.parametrize(
        "row",
        [
            ["kode_desa", "periode", "kode_ukuran", "nilai"],
            ["No", "Desa", "Kab.", "Bulan"],
            ["kode dsa", "periode", "F01", "F02 (orang)", "U01"],
            ["", "nilai", "", "ukuran"],
        ],
    )
    def test_knows_titles(self, row):
        assert is_header(row)

    @pytest.mark.parametrize(
        "row",
        [
            ["Kode desa", "Desa", "Kecamatan"],
            ["Kode dan isinya", "Dihitung dalam", "Kejadian atau keadaan"],
            ["F01 Keberangkatan prosedural", "orang", "kejadian"],
            ["Laporan", "C16", "kode_ukuran", "F99", "kode ukuran tidak dikenal"],
            ["Laporan", "C16", "C03 Anak PMI", "12", "C03 12 lebih dari C02 10"],
            ["sebelumnya", "nilai", "sebelumnya", "jumlah"],
            ["32.12.16.2004", "2026-08", "F01", 12.0],
            [],
        ],
    )
    def test_takes_lists_and_data_for_none(self, row):
        assert not is_header(row)

"""Files of targets, from their cells to targets or to all that is wrong with them."""

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Language
from dashboard.domain.regions import Region
from dashboard.domain.targets import Phasing, Target
from dashboard.ingest.matching import KnownPlace, KnownPlaces
from dashboard.ingest.reader import read_file
from dashboard.ingest.target_check import TargetReader, check_targets
from dashboard.ingest.target_header import is_target_header
from dashboard.ingest.target_places import TargetPlaces
from tests.support.faults import line_of, message_of, remedy_of

CATALOGUE = load_catalogue()
AREAS = {
    "32": "Jawa Barat",
    "32.01": "Kabupaten Bogor",
    "32.12": "Kabupaten Indramayu",
    "32.71": "Kota Bogor",
    "32.10": "Kabupaten Majalengka",
}
VILLAGE = KnownPlace(
    "32.12.16.2004", "Kenanga", "desa", "Sindang", "Kabupaten Indramayu", "Jawa Barat"
)
PLACES = TargetPlaces(
    {code: Region(code=code, name=name) for code, name in AREAS.items()}, KnownPlaces([VILLAGE])
)
TITLES = "kode_wilayah,kode_indikator,tahun,nilai"
PLAIN = ("target_year", "target_negative", "target_tolerance")
"""Faults of a target whatever it is for."""

MONTHS = "jan,feb,mar,apr,mei,jun,jul,agu,sep,okt,nov,des"


@pytest.fixture
def check(tmp_path):
    def check(*lines, locale=None):
        path = tmp_path / "target.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        raw = read_file(path, max_rows=100, is_title_row=is_target_header)
        return check_targets(raw, TargetReader(CATALOGUE, PLACES, locale))

    return check


def codes(checked):
    return [fault.code for fault in checked.faults]


def test_one_row_is_one_target(check):
    checked = check(
        "kode_wilayah;kode_indikator;tahun;nilai;pentahapan;toleransi;titik_awal",
        "32.12;M01;2026;1200;musiman;7,5;",
        ";M01;2026;;;;",
        "32;u01;2027;40;;;12",
        "00;F03;2026;85 %;merata;;",
    )

    assert checked.faults == []
    assert checked.targets == (
        Target(
            indicator="M01",
            region="32.12",
            year=2026,
            value=1200,
            phasing=Phasing.SEASONAL,
            tolerance=7.5,
        ),
        Target(indicator="U01", region="32", year=2027, value=40, base=12),
        Target(indicator="F03", region="", year=2026, value=85),
    )


def test_twelve_months_under_any_usual_title(check):
    named = "Januari,Pebruari,mar,APR,may,b06,b7,bulan 8,Sept,okt,Nopember,december"

    checked = check(
        f"{TITLES},tahapan,{named}", "32.12,M01,2026,78,bulanan,1,2,3,4,5,6,7,8,9,10,11,12"
    )

    assert checked.faults == []
    assert checked.targets[0].steps == tuple(range(1, 13))


@pytest.mark.parametrize(
    ("written", "region"),
    [
        ("Indonesia", ""),
        ("nasional", ""),
        ("Jawa Barat", "32"),
        ("Prov. Jabar", "32"),
        ("Kab. Indramayu", "32.12"),
        ("indramayu", "32.12"),
        ("INDRAMAYU KAB", "32.12"),
        ("Kota Bogor", "32.71"),
        ("Kab. Bogor", "32.01"),
        ("32.12", "32.12"),
        ("32.12.16.2004", "32.12.16.2004"),
        ("Kenanga; Kab. Indramayu", "32.12.16.2004"),
        ("Desa Kenanga; Kec. Sindang; Kab. Indramayu", "32.12.16.2004"),
        ("Kenanga", "32.12.16.2004"),
    ],
)
@pytest.mark.parametrize("title", ["wilayah", "kode_wilayah"])
def test_a_region_by_code_or_name(check, title, written, region):
    cell = '"' + written.replace(";", ",") + '"'

    checked = check(f"{title},indikator,tahun,nilai", f"{cell},M01,2026,5")

    assert (checked.faults, [one.region for one in checked.targets]) == ([], [region])


@pytest.mark.parametrize(
    ("code", "name", "problem"),
    [
        ("", "", "region_empty"),
        ("3212", "", "region_without_dots"),
        ("99.99", "", "region_unknown"),
        ("32.12.16", "", "region_subdistrict"),
        ("32.12.16.9999", "", "region_unregistered"),
        ("3", "", "region_shape"),
        ("", "Bogor", "region_two_candidates"),
        ("", "Indramyu", "region_misspelt"),
        ("", "Entah Berantah", "region_unmatched"),
        ("32.12", "Kota Bogor", "region_contradiction"),
        ("00", "Jawa Barat", "region_contradiction"),
        ("", "Kenangga, Indramayu", "village_proposed"),
    ],
)
def test_a_region_that_is_not_understood_says_what_to_write(check, code, name, problem):
    checked = check("kode_wilayah,wilayah,indikator,tahun,nilai", f'{code},"{name}",M01,2026,5')

    assert codes(checked) == [problem]
    assert checked.faults[0].row == 2
    assert remedy_of(checked.faults[0])
    assert checked.targets == ()


def test_what_a_misspelt_region_may_mean_is_named(check):
    checked = check("wilayah,indikator,tahun,nilai", "Indramyu,M01,2026,5")

    assert "Kab. Indramayu (32.12)" in line_of(checked.faults[0])


@pytest.mark.parametrize(
    ("cell", "region"), [(32.1, "32.10"), (32.12, "32.12"), (32, "32"), (32.0, "32")]
)
def test_a_code_that_a_spreadsheet_took_for_a_number(cell, region):
    assert PLACES.find(cell, "").code == region


@pytest.mark.parametrize(
    ("code", "name", "indicator"),
    [
        ("m01", "", "M01"),
        ("", "M01", "M01"),
        ("", "peserta  sosialisasi migrasi aman", "M02"),
        ("", "Participants in safe-migration outreach", "M02"),
        ("M02", "Peserta sosialisasi migrasi aman", "M02"),
    ],
)
def test_an_indicator_by_code_or_name(check, code, name, indicator):
    checked = check(
        "kode_wilayah,kode_indikator,indikator,tahun,nilai", f"32.12,{code},{name},2026,5"
    )

    assert checked.faults == []
    assert checked.targets[0].indicator == indicator


@pytest.mark.parametrize(
    ("code", "name", "problem", "told"),
    [
        ("", "", "indicator_empty", "M01"),
        ("X99", "", "indicator_unknown", "kamus"),
        ("U05N", "", "indicator_part", "persentase"),
        ("", "Peserta sosialisasi migrasi amn", "indicator_unknown", "M02"),
        ("M01", "Peserta sosialisasi migrasi aman", "indicator_contradiction", "salah satu"),
        ("M03", "", "target_neutral", "arah"),
    ],
)
def test_an_indicator_that_cannot_have_a_target(check, code, name, problem, told):
    checked = check(
        "kode_wilayah,kode_indikator,indikator,tahun,nilai", f"32.12,{code},{name},2026,5"
    )

    assert codes(checked) == [problem]
    assert told in line_of(checked.faults[0])


@pytest.mark.parametrize(
    ("year", "value", "phasing", "tolerance", "problem"),
    [
        ("dua ribu", "5", "", "", "year_text"),
        ("26", "5", "", "", "target_year"),
        ("2026", "banyak", "", "", "value_text"),
        ("2026", "1.234", "", "", "value_ambiguous"),
        ("2026", "", "merata", "", "value_empty"),
        ("2026", "-5", "", "", "target_negative"),
        ("2026", "5", "kadang", "", "phasing_unknown"),
        ("2026", "5", "bulanan", "", "target_steps_missing"),
        ("2026", "5", "", "lima", "value_text"),
    ],
)
def test_a_part_that_cannot_be_read_or_makes_no_sense(
    check, year, value, phasing, tolerance, problem
):
    checked = check(
        f"{TITLES},pentahapan,toleransi", f"32.12,M01,{year},{value},{phasing},{tolerance}"
    )

    assert codes(checked) == [problem]


def test_a_declared_notation_settles_what_a_number_means(check):
    (one,) = check(TITLES, "32.12,M01,2026,1.234", locale=Language.INDONESIAN).targets

    assert one.value == 1234


@pytest.mark.parametrize(
    ("phasing", "steps", "found"),
    [
        ("", "5,,,,,,,,,,,", ["phasing_empty", "target_steps_missing"]),
        ("bulanan", "5,,,,,,,,,,,", ["target_steps_missing"]),
        ("bulanan", "1,1,1,1,1,1,1,1,1,1,1,x", ["value_text"]),
        ("bulanan", "1,1,1,1,1,1,1,1,1,1,1,1", ["target_steps_sum"]),
        ("merata", "1,1,1,1,1,1,1,1,1,1,1,1", ["target_steps_spare"]),
    ],
)
def test_months_that_do_not_lead_to_the_target(check, phasing, steps, found):
    checked = check(f"{TITLES},pentahapan,{MONTHS}", f"32.12,M01,2026,5,{phasing},{steps}")

    assert codes(checked) == found


def test_everything_is_told_in_one_pass_with_its_cell(check):
    checked = check(
        "wilayah,indikator,tahun,nilai",
        "Entah,M01,2026,5",
        "Jawa Barat,X99,2015,x",
        "Jawa Barat,M01,2026,5",
        "Jawa Barat,M01,2026,6",
    )

    assert [(fault.cell, fault.code) for fault in checked.faults] == [
        ("A2", "region_unmatched"),
        ("B3", "indicator_unknown"),
        ("C3", "target_year"),
        ("D3", "value_text"),
        ("A5", "target_repeated"),
    ]
    assert "baris 4" in message_of(checked.faults[-1])


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("Entah,M01,2026,-5,,", ["region_unmatched", "target_negative"]),
        ("Entah,M01,2026,lima,,", ["region_unmatched", "value_text"]),
        ("32.12,M01,kapan,-5,,", ["year_text", "target_negative"]),
        ("32.12,F03,kapan,101,,", ["year_text", "target_over_whole"]),
        ("32.12,X99,2015,-5,,200", ["indicator_unknown", *PLAIN]),
        ("32.12,M01,2015,x,,200", ["target_year", "value_text", "target_tolerance"]),
        ("32.12,U01,2015,5,musiman,x", ["target_year", "target_seasonal", "value_text"]),
        ("32.12,M03,2026,x,kadang,", ["target_neutral", "value_text", "phasing_unknown"]),
        # What depends on a part that could not be read is not made up.
        ("Entah,O04,2026,80,,", ["region_unmatched"]),
        ("32.12,X99,2026,101,musiman,", ["indicator_unknown"]),
    ],
)
def test_a_part_that_cannot_be_read_hides_no_other_fault(check, row, found):
    checked = check("wilayah,indikator,tahun,nilai,pentahapan,toleransi", row)

    assert codes(checked) == found
    assert checked.targets == ()


@pytest.mark.parametrize(
    ("value", "steps", "found"),
    [
        ("x", "1,1,1,1,1,1,1,1,1,1,1,-1", ["value_text", "target_step_negative"]),
        ("x", "1,1,1,1,1,1,1,1,1,1,1,1", ["value_text"]),
        ("-5", "1,1,1,1,1,1,1,1,1,1,1,x", ["target_negative", "value_text"]),
        ("5", "-1,1,1,1,1,1,1,1,1,1,1,x", ["target_step_negative", "value_text"]),
    ],
)
def test_a_month_that_cannot_be_read_hides_no_other_fault(check, value, steps, found):
    checked = check(f"{TITLES},pentahapan,{MONTHS}", f"32.12,M01,2026,{value},bulanan,{steps}")

    assert codes(checked) == found
    assert checked.targets == ()


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        ("wilayah,indikator,tahun", ["column_missing"]),
        ("wilayah,indikator,thn,target", []),
        ("wilayah,indikator,tahun,nilai,wilayah", ["column_repeated"]),
        ("wilayah,indikator,tahun,nilai,tolerensi", ["column_unknown"]),
        ("wilayah,indikator,tahun,nilai,NIK petugas", ["column_personal"]),
        ("wilayah,indikator,tahun,nilai,Keterangan", []),
    ],
)
def test_titles_are_forgiven_or_explained(check, titles, found):
    row = "Jawa Barat,M01,2026,5,3"

    assert codes(check(titles, ",".join(row.split(",")[: titles.count(",") + 1]))) == found


def test_notes_above_the_titles_are_passed_over(check):
    checked = check(
        "Target tahun 2026, menurut rencana kerja, disahkan 12 Januari",
        "",
        "wilayah;indikator;tahun;target",
        "Jawa Barat;M01;2026;7,5",
    )

    assert checked.faults == []
    assert checked.targets[0].value == 7.5


def test_a_misspelt_title_is_guessed(check):
    checked = check("wilayah,indikator,tahun,nilai,tolerensi", "Jawa Barat,M01,2026,5,3")

    assert "Tulis toleransi" in line_of(checked.faults[0])


def test_an_untouched_template_holds_nothing(check):
    assert codes(check(TITLES, "32.12,M01,2026,", "32.12,M02,2026,")) == ["file_no_values"]


def test_a_number_of_a_person_is_not_repeated(check):
    checked = check(TITLES, "32.12,3212161234567890,2026,5")

    assert "3212161234567890" not in line_of(checked.faults[0])

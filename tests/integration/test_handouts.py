"""What pages give to exports: whole tables, and in each the numbers of the API; both databases."""

from __future__ import annotations

from collections import defaultdict
from io import BytesIO

import numpy as np
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from dashboard.app import create_app
from dashboard.components.handout import read_handout
from dashboard.domain.errors import NotFoundError
from dashboard.domain.exhibits import Figure
from dashboard.domain.targets import Target
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.exports import deck, workbook
from dashboard.pages import PAGES
from dashboard.server.api_parameters import DIMENSIONS
from dashboard.services import open_services
from dashboard.settings import from_environment
from dashboard.storage.targets import TargetSource, set_targets
from tests.support.programme import CATALOGUE, PLACES, make_row, opened_programme
from tests.unit.exports.sample_slides import making

VILLAGES = ("Kenanga", "Singakerta", "Dukuhjati", "Wiyong", "Wetan")
MONTHS = ("2025-01", "2025-02", "2025-03", "2026-01", "2026-02", "2026-03")
BY_SEX, BY_STAGE = ("F01", "F02", "C02", "C03"), ("P01", "M07")
PLAIN = ("F04", "F05", "F06", "M01", "M02", "O01N", "O02N", "O05", "U04", "U05N", "U05D", "U07")
INDRAMAYU, KENANGA = PLACES["Indramayu"], PLACES["Kenanga"]

STATES = (
    "/?tahun=2026",
    "/?tahun=2026&bulan=2&wilayah=32&bahasa=en",
    f"/?tahun=2026&wilayah={INDRAMAYU}&indikator=F03",
    f"/?tahun=2026&wilayah={KENANGA}&indikator=M01&peta=status",
    "/?tahun=2016&bahasa=en",
    "/?tahun=2026&versi=1&wilayah=33",
    "/peta?tahun=2026&indikator=M01&peta=status",
    f"/peta?tahun=2025&bulan=3&wilayah={INDRAMAYU}&indikator=C04&bahasa=en",
    "/pilar/community_parenting?tahun=2026&indikator=C04",
    f"/pilar/community_parenting?tahun=2026&wilayah={INDRAMAYU}&indikator=C02&bahasa=en",
    f"/pilar/usaha_produktif?tahun=2026&bulan=1&wilayah={KENANGA}",
    "/pilar/koperasi?tahun=2017",
    "/arus-migrasi?tahun=2026",
    f"/arus-migrasi?tahun=2026&bulan=2&wilayah={KENANGA}&bahasa=en",
    "/arus-migrasi?tahun=2016&wilayah=53",
    f"/desa/{KENANGA}?tahun=2026",
    f"/desa/{PLACES['Wetan']}?tahun=2026&bulan=3&bahasa=en",
    f"/desa/{PLACES['Kulon']}?tahun=2026",
    f"/desa/{INDRAMAYU}?tahun=2026&bahasa=en",
    "/organisasi?tahun=2026",
    f"/organisasi?tahun=2026&bulan=1&wilayah={INDRAMAYU}&bahasa=en",
    "/banding?tahun=2026&dengan=32.12,32.09,33.01",
    f"/banding?tahun=2026&bulan=2&dengan={KENANGA},{PLACES['Singakerta']}&sepadan=1&bahasa=en",
    "/banding?tahun=2026&banding=angkatan&dengan=2016,2017",
    "/banding?tahun=2026&banding=tahun&dengan=2026,2025,2016",
    "/banding?tahun=2025&banding=tahun&dengan=2025,2026&sepadan=1",
    "/rapor?tahun=2026",
    f"/rapor?tahun=2026&bulan=3&wilayah={INDRAMAYU}&bahasa=en",
    "/perhatian?tahun=2026",
    "/perhatian?tahun=2016&bahasa=en",
    "/mutu-data?tahun=2026&wilayah=32",
    "/mutu-data?tahun=2017&bulan=1&bahasa=en",
    "/target?tahun=2026&wilayah=32",
    "/target?tahun=2016&bahasa=en",
    "/indikator?pilar=koperasi",
    "/mengapa?tahun=2026&indikator=F03",
    f"/mengapa?tahun=2026&indikator=C04&wilayah={INDRAMAYU}&bulan=2&bahasa=en",
    f"/mengapa?tahun=2026&indikator=M01&wilayah={KENANGA}",
    f"/mengapa?tahun=2026&indikator=O03&wilayah={KENANGA}&bahasa=en",
    "/mengapa?tahun=2022&indikator=O04",
    "/mengapa?tahun=2026&indikator=V02&versi=1",
)
UNASKED = ("/perhatian", "/indikator", f"/desa/{INDRAMAYU}?", "banding=angkatan", "sepadan=1")
"""Where there is no number of a whole region, so none that the API could be asked for."""


def _rows(months):
    """Every second month of every second village is missing, one is late, and one is zero."""
    for number, village in enumerate(VILLAGES, start=1):
        for place, month in enumerate(months):
            if number % 2 and place % 2:
                continue
            count = number * (place + 1)
            yield from (make_row(village, month, code, count) for code in PLAIN)
            for sex, part in (("L", 2 * count), ("P", count)):
                yield from (make_row(village, month, code, part, [sex]) for code in BY_SEX)
            yield make_row(village, month, "P01", count, ["selama", "ekonomi"])
            yield make_row(village, month, "P01", 2 * count, ["setelah", "hukum"])
            yield make_row(village, month, "M07", count, ["selama"])


def _fill(programme):
    programme.submit(_rows(MONTHS[:3]), demo=True)
    programme.submit(_rows(MONTHS[3:]))
    targets = [
        Target(indicator="M01", region=PLACES[place], year=2026, value=value)
        for place, value in (("Indramayu", 200.0), ("Cirebon", 40.0))
    ]
    with programme.engine.begin() as connection:
        set_targets(connection, targets, TargetSource(submitter="Pusat", reason="rencana"))


@pytest.fixture(scope="module")
def programme(databases):
    with opened_programme(databases) as opened:
        _fill(opened)
        yield opened


@pytest.fixture(scope="module")
def read(programme):
    """Take out what an address tells."""
    services = open_services(programme.engine, CATALOGUE, lambda: programme.calendar)
    pages = [make(services) for make in PAGES]
    return lambda address: read_handout(pages, LOCAL_VIEWER, address)


@pytest.fixture(scope="module")
def client(programme, tmp_path_factory):
    folder = tmp_path_factory.mktemp("handouts")
    settings = from_environment(
        {"DESMIGRATIF_LOCAL_FOLDER": str(folder), "DESMIGRATIF_TODAY": str(programme.today)}
    )
    return create_app(programme.engine, settings).server.test_client()


@pytest.fixture(scope="module")
def answers(client):
    """What the API answers for all values at once, by what makes a value one."""

    def answers(values, version):
        asked = defaultdict(set)
        for value in values:
            dimensions = tuple(value.breakdown or ())
            asked[value.region, value.period, dimensions].add(value.code)
        found = {}
        for (region, period, dimensions), codes in asked.items():
            year, _, month = period.partition("-")
            names = [name for name, one in DIMENSIONS.items() if one in dimensions]
            query = {
                "indikator": ",".join(sorted(codes)),
                "wilayah": region,
                "tahun": year,
                "bulan": month.lstrip("0"),
                "rincian": ",".join(names),
                "versi": version,
            }
            chosen = {key: one for key, one in query.items() if one}
            answer = client.get("/api/v1/values", query_string=chosen)
            assert answer.status_code == 200, answer.json
            for one in answer.json["values"]:
                members = frozenset((one["breakdown"] or {}).values())
                found[one["indicator"], region, period, members] = one
        return found

    return answers


def _key(value):
    return value.code, value.region, value.period, frozenset((value.breakdown or {}).values())


def _counted(handout):
    return [one for exhibit in handout.exhibits for one in exhibit.figures() if one.value]


@pytest.mark.parametrize("address", STATES)
def test_every_number_is_that_of_the_api(read, answers, address):
    handout = read(address)
    figures = _counted(handout)
    version = dict(part.split("=") for part in handout.address.partition("?")[2].split("&"))

    found = answers([one.value for one in figures], version["versi"])

    assert bool(figures) is not any(part in address for part in UNASKED)
    for figure in figures:
        one = found.get(_key(figure.value), {"value": None, "state": figure.value.state})
        assert (figure.number, figure.value.state) == (one["value"], one["state"]), figure


@pytest.mark.parametrize("address", STATES)
def test_tables_are_whole_and_say_what_is_missing(read, address):
    handout = read(address)

    names = [exhibit.name for exhibit in handout.exhibits]
    assert len(set(names)) == len(names) > 0
    for exhibit in handout.exhibits:
        assert exhibit.title.strip()
        assert exhibit.label < len(exhibit.columns)
        assert all(len(row) == len(exhibit.columns) for row in exhibit.rows)
        assert all(column.name.strip() for column in exhibit.columns)
        assert exhibit.rows or exhibit.notes or exhibit.title
        assert all((one.number is None) is bool(one.state) for one in exhibit.figures())


@pytest.mark.parametrize("address", STATES)
def test_the_address_fixes_the_version_and_counts_the_same_again(read, address):
    handout = read(address)

    assert "versi=" in handout.address
    assert _counted(read(handout.address)) == _counted(handout)


def test_regions_are_all_there_those_without_a_report_too(read):
    ranking = read("/?tahun=2026&indikator=M01").only("ranking").exhibits[0]
    values = {row[0]: row[2] for row in ranking.rows}

    assert sorted(values) == [
        PLACES[one] for one in ("Cirebon", "Indramayu", "Cilacap", "KotaKupang")
    ]
    assert values[PLACES["KotaKupang"]].number is None
    assert values[PLACES["KotaKupang"]].state == "belum ada laporan"


def test_demo_values_are_told(read):
    assert read("/?tahun=2026").demo
    assert "DATA CONTOH" in read("/?tahun=2026").stamp


def test_one_tile_alone_holds_all_its_tables(read):
    handout = read("/arus-migrasi?tahun=2026")

    assert [one.name for one in handout.only("protection").exhibits] == [
        "protection",
        "protection-2",
    ]
    assert handout.only("protect") is None


def test_an_address_of_no_page_is_refused(read):
    with pytest.raises(NotFoundError):
        read("/tidak-ada")


def _random_states(count):
    """States that nobody chose: the same ones every time."""
    chance = np.random.default_rng(2026)
    paths = ("/", "/peta", "/pilar/layanan_migrasi", "/pilar/community_parenting", "/arus-migrasi")
    regions = ("", "32", INDRAMAYU, PLACES["Cirebon"], KENANGA)
    for _ in range(count):
        path, region = chance.choice(paths), chance.choice(regions)
        year, month = chance.choice([2025, 2026]), chance.choice(["", "1", "2", "3"])
        yield f"{path}?tahun={year}&bulan={month}&wilayah={region}"


def _numbers(exhibit):
    """Every number of an exhibit, row by row."""
    for row in exhibit.rows:
        for cell in row:
            if isinstance(cell, Figure) and cell.number is not None:
                yield cell.number
            elif isinstance(cell, int):
                yield cell


@pytest.mark.parametrize("address", list(_random_states(10)))
class TestTenRandomStates:
    """With the test above, what is in the files is what the API answers."""

    def test_the_workbook_holds_every_number_in_its_place(self, read, address):
        handout = read(address)
        book = load_workbook(BytesIO(workbook.write([handout], making())))

        told = [_typed(sheet) for sheet in book.worksheets[1:-1]]

        expected = [list(_numbers(exhibit)) for exhibit in handout.exhibits]
        assert told == [pytest.approx(one, rel=1e-14) for one in expected]
        assert sum(map(len, expected)) > 10

    def test_the_charts_of_the_deck_hold_numbers_of_the_page_alone(self, read, address):
        handout = read(address)
        slides = Presentation(BytesIO(deck.write([handout], making()))).slides

        drawn = [number for slide in slides for number in _drawn(slide)]

        known = {round(one, 9) for exhibit in handout.exhibits for one in _numbers(exhibit)}
        assert {round(one, 9) for one in drawn} <= known
        assert drawn


def _typed(sheet):
    """Numbers of a sheet, row by row."""
    cells = (cell.value for row in sheet.iter_rows(min_row=workbook.HEAD + 1) for cell in row)
    return [one for one in cells if isinstance(one, int | float) and not isinstance(one, bool)]


def _drawn(slide):
    for shape in slide.shapes:
        if shape.has_chart:
            for series in shape.chart.plots[0].series:
                yield from (one for one in series.values if one is not None)

"""Files under ``/unduh``: made in a process of their own, from what an address shows."""

import csv
from contextlib import ExitStack
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from flask import Flask, Response
from openpyxl import load_workbook

from dashboard.domain.errors import NotFoundError, StoreUnavailableError
from dashboard.domain.filters import Filters
from dashboard.exports import making
from dashboard.server.downloads import Material, create_downloads
from tests.unit.sample_handouts import MAKING, exhibit, handout
from tests.unit.sample_views import ENGLISH

JANUARY = handout(filters=Filters(year=2026, month=1, region="33.01"), slug="map")
SHOWN = {
    "/": handout(exhibit(), exhibit(name="map", title="Peta")),
    "/peta?wilayah=33.01&bulan=1": JANUARY,
    "/?bahasa=en": handout(language=ENGLISH),
    "/kirim": handout(exhibits=()),
}


def read(address):
    if address == "/away":
        raise StoreUnavailableError
    if address not in SHOWN:
        raise NotFoundError(parameter="alamat", value=address)
    return SHOWN[address]


def refuse(status, subject, reasons=(), *, back=""):
    return Response(f"{subject} {' '.join(reasons)} {back}", status)


@pytest.fixture
def client():
    app = Flask("downloads")
    material = Material(read, lambda: (MAKING.geography, Path()), None, None)
    app.register_blueprint(create_downloads(material, refuse))
    return app.test_client()


@pytest.fixture
def ask(client):
    def ask(file, *addresses, **more):
        return client.get(f"/unduh/{file}", query_string={"alamat": addresses} | more)

    return ask


def sheets(answer):
    return load_workbook(BytesIO(answer.data)).sheetnames


class TestWorkbook:
    def test_holds_every_tile_of_the_page(self, ask):
        answer = ask("buku-kerja.xlsx", "/")

        assert answer.status_code == 200
        assert answer.mimetype.endswith("spreadsheetml.sheet")
        assert "desmigratif-overview-2026.xlsx" in answer.headers["Content-Disposition"]
        assert sheets(answer)[1:-1] == ["1 Kab. Cilacap tertinggi 1.234", "2 Peta"]

    def test_holds_one_tile_where_one_is_asked_for(self, ask):
        answer = ask("buku-kerja.xlsx", "/", bagian="map")

        assert sheets(answer)[1:-1] == ["1 Peta"]

    def test_holds_many_views(self, ask):
        assert len(sheets(ask("buku-kerja.xlsx", "/", "/peta?wilayah=33.01&bulan=1"))) == 5

    def test_is_named_after_region_and_month(self, ask):
        named = ask("buku-kerja.xlsx", "/peta?wilayah=33.01&bulan=1").headers["Content-Disposition"]

        assert "desmigratif-map-33.01-2026-01.xlsx" in named

    def test_links_to_the_host_that_was_asked(self, ask):
        sheet = load_workbook(BytesIO(ask("buku-kerja.xlsx", "/").data)).worksheets[0]

        links = [cell.hyperlink.target for cell in sheet["B"] if cell.hyperlink]
        assert links == ["http://localhost/?tahun=2026&versi=3"]


class TestTable:
    def test_is_the_asked_tile(self, ask):
        answer = ask("tabel.csv", "/", bagian="ranking")

        assert answer.mimetype == "text/csv"
        assert "desmigratif-overview-2026-ranking.csv" in answer.headers["Content-Disposition"]
        rows = list(csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
        assert rows[1][:4] == ["33.01", "Kab. Cilacap", "1234", "12"]


class TestRefusals:
    @pytest.mark.parametrize(
        ("addresses", "more", "reason"),
        [
            ((), {}, "alamat="),
            (("/tidak-ada",), {}, "alamat=/tidak-ada"),
            (("/",), {"bagian": "lain"}, "bagian=lain"),
            (("/kirim",), {}, "alamat=/kirim"),
        ],
    )
    def test_what_is_not_there_is_named(self, ask, addresses, more, reason):
        answer = ask("tabel.csv", *addresses, **more)

        assert (answer.status_code, answer.text) == (404, f"download {reason} /")

    def test_a_store_that_is_away_is_said(self, ask):
        answer = ask("tabel.csv", "/away")

        assert (answer.status_code, answer.text) == (503, "away  /")

    def test_who_finds_no_place_is_told_when_to_ask_again(self, ask):
        with ExitStack() as taken:
            while making._places.acquire(blocking=False):
                taken.callback(making._places.release)
            answer = ask("tabel.csv", "/")

        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
        assert ask("tabel.csv", "/").status_code == 200

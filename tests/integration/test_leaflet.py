"""The briefing in one file: every number in it is that of the API, within the reader's scope."""

from __future__ import annotations

import json
import re

import pytest

from dashboard.components.handout import read_handout
from dashboard.domain.viewer import LOCAL_VIEWER, Viewer
from dashboard.pages import PAGES
from tests.support.programme import PLACES, make_row

INDRAMAYU = PLACES["Indramayu"]


@pytest.fixture(autouse=True)
def reports(programme):
    programme.submit(
        [
            make_row(village, month, code, count)
            for village, count in (("Kenanga", 4), ("Wetan", 9))
            for month in ("2025-02", "2026-01", "2026-03")
            for code in ("F04", "M01", "M02", "C02", "C03")
        ],
        demo=True,
    )


@pytest.fixture
def leaflet(client):
    def leaflet(*addresses):
        answer = client.get("/unduh/ringkasan.html", query_string={"alamat": addresses})
        assert answer.status_code == 200, answer.text
        return answer.text

    return leaflet


def embedded(page):
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.S)
    return json.loads(found[1])


def test_every_number_is_that_of_the_api(leaflet, client):
    data = embedded(leaflet("/?tahun=2026", f"/?tahun=2026&wilayah={INDRAMAYU}&indikator=M01"))
    codes = [one["code"] for one in data["indicators"]]
    compared = 0
    for place, (region, _) in enumerate(data["regions"]):
        for row, year in enumerate(data["years"]):
            at = row * len(data["regions"]) + place
            months = [("", [data["values"][code][at] for code in codes])]
            months += [
                (month, [[data["months"][code][at][month - 1]] for code in codes])
                for month in (1, 3)
                if year >= 2025
            ]
            for month, cells in months:
                query = {"indikator": ",".join(codes), "wilayah": region, "tahun": year}
                answer = client.get("/api/v1/values", query_string=query | {"bulan": month})
                for cell, one in zip(cells, answer.json["values"], strict=True):
                    names = ("value", "numerator", "denominator", "reported", "due")
                    assert cell[:5] == [one[name] for name in names[: len(cell)]], one
                    compared += cell[0] is not None
    assert compared > 20


def test_what_is_missing_says_why(leaflet):
    data = embedded(leaflet("/?tahun=2026&indikator=M01"))

    place = [code for code, _ in data["regions"]].index(PLACES["KotaKupang"])
    at = (len(data["years"]) - 1) * len(data["regions"]) + place
    assert data["values"]["M01"][at][0] is None
    assert data["values"]["M01"][at][6] == "belum ada laporan"


def test_calls_nobody_and_tells_demo_values(leaflet):
    page = leaflet("/?tahun=2026&bahasa=en")

    assert "default-src 'none'" in page
    assert 'lang="en"' in page
    assert "DATA CONTOH" in page or "SAMPLE DATA" in page
    assert not re.search(r'(src|href)="', page)
    assert "undefined" not in page.partition("<script")[0]


def test_holds_only_what_the_reader_may_see(services):
    pages = [make(services) for make in PAGES]
    handout = read_handout(pages, LOCAL_VIEWER, "/?tahun=2026")

    told = services.leaflet.read(Viewer(scope="32"), [handout])

    codes = [one.code for one in told.regions]
    assert INDRAMAYU in codes
    assert all(code.startswith("32") for code in codes)
    assert {region for _, region, _ in told.values} == set(codes)

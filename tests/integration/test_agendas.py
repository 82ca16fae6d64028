"""Agendas through their forms and pages, on both databases."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from dashboard.domain.viewer import LOCAL_VIEWER
from tests.support.programme import PLACES, make_row

INDRAMAYU = PLACES["Indramayu"]


@pytest.fixture(autouse=True)
def filled(programme):
    programme.submit([make_row("Kenanga", "2026-01", "M01", 5)])
    return programme


@pytest.fixture
def send(client):
    """Send a form; the path it leads to, or the page that says why nothing was done."""

    def send(path, **fields):
        answer = client.post(path, data=fields)
        if answer.status_code == 303:
            return urlsplit(answer.headers["Location"]).path
        return answer.status_code, answer.text

    return send


@pytest.fixture
def read(services):
    return lambda number=1: services.agendas.read(LOCAL_VIEWER, number)


def _change(send, read, action, **fields):
    return send("/presentasi/1", aksi=action, terlihat=str(read().edition), **fields)


def test_an_agenda_begins_on_the_data_of_that_moment(send, read, filled):
    assert send("/presentasi", nama="Rapat Teknis") == "/presentasi/1"

    agenda = read()
    assert (agenda.name, agenda.items) == ("Rapat Teknis", ())
    assert (agenda.version, agenda.day) == (1, filled.today)


def test_a_view_is_kept_by_its_address_without_what_the_agenda_decides(send, read):
    send("/presentasi", nama="Rapat")
    address = f"http://localhost/pilar/layanan_migrasi?wilayah={INDRAMAYU}&versi=1&per=2026-01-01"

    assert send("/presentasi/tambah", agenda="1", alamat=address) == "/presentasi/1"

    (item,) = read().items
    assert item.address == f"/pilar/layanan_migrasi?wilayah={INDRAMAYU}"
    assert item.title == "Layanan Migrasi"
    assert "Indramayu" in item.about


def test_a_page_adds_itself_to_the_agenda_changed_last(send, read):
    assert send("/presentasi/tambah", alamat="/peta") == "/presentasi/1"
    send("/presentasi", nama="Lain")
    assert send("/presentasi/tambah", alamat="/") == "/presentasi/2"

    assert [one.address for one in read(1).items] == ["/peta"]
    assert [one.address for one in read(2).items] == ["/"]


def test_views_are_ordered_reworded_and_taken_out(send, read):
    for address in ("/", "/peta", "/rapor"):
        send("/presentasi/tambah", alamat=address)

    _change(send, read, "turun", tempat="0")
    assert [one.address for one in read().items] == ["/peta", "/", "/rapor"]
    _change(send, read, "naik", tempat="2")
    assert [one.address for one in read().items] == ["/peta", "/rapor", "/"]
    _change(send, read, "hapus", tempat="0")
    _change(send, read, "ubah", tempat="0", judul="Rapor kab/kota", catatan="Tanya Cilacap.")
    assert [(one.title, one.notes) for one in read().items] == [
        ("Rapor kab/kota", "Tanya Cilacap."),
        ("Ringkasan", ""),
    ]


def test_the_pages_show_the_views_on_the_data_of_the_agenda(send, client, filled):
    send("/presentasi/tambah", alamat=f"/?wilayah={INDRAMAYU}&indikator=M01")
    filled.submit([make_row("Kenanga", "2026-02", "M01", 70)])

    page = client.get("/presentasi/1").text
    (link,) = re.findall(r'<a href="(/\?[^"]*versi[^"]*)"', page)
    query = parse_qs(urlsplit(link.replace("&amp;", "&")).query)

    assert (query["versi"], query["per"]) == (["1"], [str(filled.today)])
    assert "Agenda 2026-04-15" in client.get("/presentasi").text
    assert "Pakai data terbaru (versi 2)" in page


def test_newer_data_come_only_when_asked_for(send, read, filled):
    send("/presentasi/tambah", alamat="/")
    filled.submit([make_row("Kenanga", "2026-02", "M01", 70)])
    assert read().version == 1

    _change(send, read, "bekukan")

    assert read().version == 2


def test_a_removed_agenda_is_gone_from_the_pages(send, client, read):
    send("/presentasi", nama="Rapat")

    assert _change(send, read, "buang") == "/presentasi"
    assert client.get("/presentasi/1").status_code == 404
    assert send("/presentasi/1", aksi="buang")[0] == 404


@pytest.mark.parametrize(
    ("path", "fields", "told"),
    [
        ("/presentasi", {"nama": " "}, "Nama agenda kosong."),
        ("/presentasi", {"nama": "x" * 101}, "berisi 101 karakter, paling banyak 100"),
        ("/presentasi/tambah", {"alamat": "/tidak-ada"}, "Alamat “/tidak-ada” bukan halaman"),
        ("/presentasi/tambah", {"alamat": "https://contoh.id/peta"}, "bukan halaman dasbor ini"),
        ("/presentasi/tambah", {"alamat": "peta"}, "bukan halaman dasbor ini"),
        ("/presentasi/tambah", {"alamat": "/", "bagian": "salah"}, "tidak punya bagian “salah”"),
        ("/presentasi/tambah", {"alamat": "/", "catatan": "x" * 5001}, "berisi 5001 karakter"),
        ("/presentasi/tambah", {"alamat": "/", "agenda": "9"}, "Tidak ada agenda “9”"),
        ("/presentasi/7", {"aksi": "naik"}, "Tidak ada agenda “7”"),
    ],
)
def test_what_cannot_be_kept_is_told_with_a_remedy(send, services, path, fields, told):
    status, page = send(path, **fields)

    assert status in {404, 422}
    assert told in page
    assert services.agendas.list_all(LOCAL_VIEWER) == []


def test_a_change_made_elsewhere_meanwhile_is_not_overwritten(send, read):
    send("/presentasi/tambah", alamat="/")
    seen = str(read().edition)
    send("/presentasi/tambah", alamat="/peta")

    status, page = send("/presentasi/1", aksi="hapus", terlihat=seen, tempat="0")

    assert status == 422
    assert "baru saja diubah orang lain" in page
    assert [one.address for one in read().items] == ["/", "/peta"]


def test_a_view_of_a_region_that_is_no_more_still_opens(send, client):
    send("/presentasi/tambah", alamat="/?wilayah=99.99")

    page = client.get("/presentasi/1").text
    (link,) = re.findall(r'<a href="(/\?[^"]*versi[^"]*)"', page)
    opened = client.get(link.replace("&amp;", "&"))

    assert opened.status_code == 200
    assert "Wilayah 99.99 tidak ada dalam daftar" in opened.text

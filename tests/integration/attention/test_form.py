"""The list as HTML and its form, without any script; the way a browser without JavaScript goes."""

from __future__ import annotations

import re

import pytest

from tests.support.html_reader import Reader
from tests.support.watched import reports

HERE = "/perhatian?tahun=2026&wilayah=32.12"


@pytest.fixture
def client(programme, client):
    """The web client on a district that has an empty post."""
    programme.submit([*reports("Kenanga", O01N=1), *reports("Singakerta")])
    return client


def form_of(client, address=HERE):
    """Where the first form leads, and its fields as they stand."""
    page = client.get(address).text
    form = re.search(r'<form class="send-form".*?</form>', page, re.DOTALL)[0]
    action = re.search(r'action="([^"]+)"', form)[1].replace("&amp;", "&")
    inputs = Reader(form).find("input")
    chosen = re.search(r'<option value="(\w+)" selected', form)[1]
    return action, {one["name"]: one.get("value") or "" for one in inputs} | {"status": chosen}


def post(client, **fields):
    action, known = form_of(client)
    return client.post(action, data=known | fields)


def test_what_is_written_is_kept_and_shown(client):
    answer = post(
        client,
        status="dikerjakan",
        penanggung_jawab="Dinas <b>Indramayu</b>",
        batas_waktu="2026-04-14",
        catatan="Minta usulan petugas",
        penulis="Sari",
    )

    assert answer.status_code == 303
    assert answer.location.startswith(f"{HERE}&pesan=")
    page = client.get(answer.location).text
    for said in (
        "Catatan tindak lanjut disimpan",
        "Dinas &lt;b&gt;Indramayu&lt;/b&gt;",
        "lewat batas waktu 14 April 2026",
        "Minta usulan petugas",
        "1 hal melewati batas waktu",
    ):
        assert said in page
    _, fields = form_of(client)
    assert fields["penanggung_jawab"] == "Dinas <b>Indramayu</b>"
    assert (fields["status"], fields["batas_waktu"]) == ("dikerjakan", "2026-04-14")
    assert fields["penulis"] == fields["catatan"] == ""


@pytest.mark.parametrize("language", ["id", "en"])
def test_what_is_refused_says_why(client, language):
    action, fields = form_of(client, f"{HERE}&bahasa={language}")
    answer = client.post(action, data=fields | {"penulis": "Sari 3312161204890001"})

    assert answer.status_code == 422
    assert "Nama Anda memuat NIK" in answer.text
    assert "3312161204890001" not in answer.text
    back = re.search(r'class="tool" href="([^"]+)"', answer.text)[1].replace("&amp;", "&")
    assert back.startswith(HERE)
    assert client.get(back).status_code == 200
    assert "pesan=" not in (answer.location or "")


def test_a_second_press_keeps_nothing_twice(client):
    action, fields = form_of(client)
    sent = fields | {"penulis": "Sari"}

    assert client.post(action, data=sent).status_code == 303
    again = client.post(action, data=sent)
    assert again.status_code == 422
    assert "Sudah ada catatan yang lebih baru" in again.text
    assert "1 catatan" in client.get(HERE).text


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"kode_wilayah": "99.99"}, 404),
        ({"aturan": "lain"}, 404),
        ({"sejak": ""}, 404),
        ({"catatan": "a" * 70_000}, 413),
        ({"catatan": "\0" * 9}, 303),
    ],
)
def test_bad_input_is_no_error(client, changes, status):
    assert post(client, penulis="Sari", **changes).status_code == status


def test_forms_of_other_servers_are_refused(client):
    action, fields = form_of(client)
    answer = client.post(
        action, data=fields | {"penulis": "Sari"}, headers={"Origin": "https://lain.example"}
    )

    assert answer.status_code == 403
    assert "1 catatan" not in client.get(HERE).text


def test_earlier_years_have_no_form(client):
    page = client.get("/perhatian?tahun=2025&wilayah=32.12").text

    assert "send-form" not in page
    assert "Tindak lanjut dicatat pada daftar terkini" in page

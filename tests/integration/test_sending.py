"""The pages and forms of ``/kirim`` as a browser without scripts uses them, on both databases."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace

import openpyxl
import pytest

from dashboard.ingest.sources.base import UPLOAD
from dashboard.services import apart
from dashboard.storage.uploads import UploadState, list_uploads
from tests.support.html_reader import Reader, words

KENANGA, SINGAKERTA, PROVINCIAL = "32.12.16.2004", "32.12.09.2003", "33.01.04.2004"
TITLES = "kode_desa,periode,kode_ukuran,nilai"
GOOD = f"{KENANGA},2026-01,F01,5"
WRONG = f"{SINGAKERTA},2026-01,F01,banyak"
MISSPELT = "desa,kabupaten,periode,kode_ukuran,nilai\nKenangga,Indramayu,2026-01,F01,5"
CORRECTION = {
    "kode_desa": KENANGA,
    "periode": "2026-01",
    "kode_ukuran": "F01",
    "nilai": "8",
    "pengirim": "Koordinator",
    "alasan": "salah ketik",
}


def content_of(*lines):
    return "\n".join((TITLES, *lines)).encode()


@pytest.fixture
def send(client):
    """Send a file by its form; the answer is the address of its page."""

    def send(content, name="laporan.csv", **fields):
        file = (io.BytesIO(content), name)
        data = {"berkas": file, "pengirim": "Koordinator", "angka": ""} | fields
        answer = client.post("/kirim/berkas", data=data)
        assert answer.status_code == 303
        return answer.location

    return send


def forms_of(client, address):
    """Actions of the forms of a page that change something, by the last part of their path."""
    page = client.get(address).text
    actions = [form["action"] for form in Reader(main_of(page)).find("form", method="post")]
    return {action.partition("?")[0].rpartition("/")[2]: action for action in actions}


def main_of(page):
    return re.search(r"<main.*</main>", page, re.DOTALL)[0]


def told(client, address):
    return words(main_of(client.get(address).text))


def notice(client, address):
    return words(re.search(r'<ul class="notices".*?</ul>', client.get(address).text, re.DOTALL)[0])


def digest_of(client, address):
    (hidden,) = Reader(main_of(client.get(address).text)).find("input", name="sidik")
    return hidden["value"]


def accept(client, address):
    data = {"sidik": digest_of(client, address)}
    return client.post(forms_of(client, address)["terima"], data=data).location


def submissions_of(client):
    """Pages of what was accepted, the newest first."""
    return re.findall(r'id="submission-\d+" href="([^"?]+)', client.get("/kirim").text)


class TestFile:
    def test_its_page_shows_every_fault_with_its_cell_and_what_to_do(self, programme, client, send):
        page = told(client, send(content_of(GOOD, WRONG)))

        assert "1 kesalahan menahan 1 nilai" in page
        assert "terima 1 nilai yang baik sekarang" in page
        assert "D3 nilai banyak bukan angka Tulis angka saja" in page
        assert programme.list_versions() == []

    def test_the_filters_and_the_language_of_the_form_stay(self, client):
        file = (io.BytesIO(content_of(GOOD)), "laporan.csv")
        data = {"berkas": file, "pengirim": "Coordinator"}
        query = "?tahun=2026&wilayah=32.12&bahasa=en"

        answer = client.post(f"/kirim/berkas{query}", data=data)

        assert answer.location == f"/kirim/1{query}"
        assert "1 value is ready" in told(client, answer.location)

    def test_values_of_another_programme_are_said_to_count_nowhere(self, client, send):
        page = told(client, send(content_of(GOOD, f"{PROVINCIAL},2026-01,F01,5")))

        assert f"tidak dihitung dalam angka mana pun: Kulon ({PROVINCIAL})" in page
        assert f"({KENANGA})" not in page.partition("mana pun: ")[2].partition(")")[0]

    def test_what_a_sender_writes_is_never_markup(self, client, send):
        name = "<b>berkas</b>.csv"
        address = send(content_of(f"{KENANGA},2026-01,F01,<i>lima</i>"), name, pengirim="<u>Siti")

        for page in (client.get(address).text, client.get("/kirim").text):
            assert not re.search("<(b|i|u)>", main_of(page))
        assert "<i>lima</i>" in told(client, address)

    @pytest.mark.parametrize(
        ("sent_as", "kept_as"),
        [
            ("data/2026/laporan.csv", "laporan.csv"),
            ("../../laporan.csv", "laporan.csv"),
            (f"{'a' * 300}.csv", f"{'a' * 116}.csv"),
            ("..", "laporan"),
            ("...", "laporan"),
            (f"{chr(0x1F600) * 100}.csv", f"{chr(0x1F600) * 29}.csv"),
        ],
    )
    def test_keeps_the_name_without_folder_and_excess(self, client, send, sent_as, kept_as):
        assert told(client, send(content_of(GOOD), sent_as)).startswith(f"{kept_as} Dikirim oleh")

    def test_comes_back_as_it_was_sent_and_as_a_marked_workbook(self, client, send):
        content = content_of(GOOD, WRONG)
        address = send(content)

        original = client.get(f"{address}/berkas")
        marked = client.get(f"{address}/hasil.xlsx")

        assert original.data == content
        assert "attachment" in original.headers["Content-Disposition"]
        book = openpyxl.load_workbook(io.BytesIO(marked.data))
        assert book.sheetnames[0] == "Hasil periksa"
        assert "laporan-diperiksa.xlsx" in marked.headers["Content-Disposition"]

    def test_one_about_persons_is_told_so_and_its_content_is_gone(self, client, send):
        address = send(f"{TITLES},nik\n{GOOD},3212160101900001".encode())
        path = address.partition("?")[0]

        assert "isinya tidak disimpan" in told(client, address)
        assert client.get(f"{path}/berkas").status_code == 404
        summary = openpyxl.load_workbook(io.BytesIO(client.get(f"{path}/hasil.xlsx").data))
        assert summary.sheetnames == ["Hasil periksa"]
        assert "3212160101900001" not in client.get(address).text

    def test_one_that_is_too_heavy_to_examine_is_told_so_and_not_kept(
        self, client, send, monkeypatch
    ):
        monkeypatch.setattr(apart, "_WORK", replace(apart._WORK, memory=0))

        page = send(content_of(GOOD))

        assert "tidak disimpan: terlalu berat untuk diperiksa" in told(client, page)
        assert 'id="original"' not in client.get(page).text
        assert client.get(f"{page}/berkas").status_code == 404

    def test_one_that_is_no_workbook_is_told_so_and_still_gives_a_summary(self, client, send):
        address = send(b"\x00\x01 not a workbook", "laporan.xlsx")

        assert "seluruh berkas" in told(client, address)
        assert client.get(f"{address}/hasil.xlsx").status_code == 200

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            ({"pengirim": "Koordinator"}, "Tidak ada berkas"),
            ({"berkas": (b"x", "a.csv"), "pengirim": "  "}, "Nama atau jabatan"),
        ],
    )
    def test_nothing_is_kept_without_file_or_name(self, programme, client, data, said):
        if "berkas" in data:
            content, name = data["berkas"]
            data = data | {"berkas": (io.BytesIO(content), name)}

        answer = client.post("/kirim/berkas", data=data, content_type="multipart/form-data")

        assert said in notice(client, answer.location)
        with programme.engine.connect() as connection:
            assert list_uploads(connection, limit=1) == []

    def test_one_that_is_too_large_is_answered_with_the_limit(self, programme, client):
        body = b"0" * (UPLOAD.file_size + 2**17)

        answer = client.post(
            "/kirim/berkas", data=body, content_type="multipart/form-data; boundary=x"
        )

        assert answer.status_code == 413
        assert "20 MB" in answer.text
        with programme.engine.connect() as connection:
            assert list_uploads(connection, limit=1) == []


class TestAccepting:
    def test_stores_what_the_preview_showed_and_says_so(self, programme, client, send):
        address = send(content_of(GOOD))
        assert "Kenanga Jan 2026 Keberangkatan prosedural F01 belum ada 5" in told(client, address)

        done = accept(client, address)

        assert "Diterima seluruhnya" in notice(client, done)
        assert "Diterima sebagai versi data 1" in told(client, done)
        assert programme.value("F01", "Kenanga", "2026").value == 5
        assert set(forms_of(client, done)) == set()

    def test_takes_the_good_values_and_leaves_the_rest(self, programme, client, send):
        done = accept(client, send(content_of(GOOD, WRONG)))

        assert "Nilai yang baik sudah diterima" in notice(client, done)
        assert "◐ diterima sebagian" in told(client, "/kirim")
        assert programme.value("F01", "Kenanga", "2026").value == 5

    def test_shows_a_new_preview_when_the_data_changed_meanwhile(self, programme, client, send):
        first, second = send(content_of(GOOD)), send(content_of(f"{KENANGA},2026-01,F01,7"))
        seen, action = digest_of(client, first), forms_of(client, first)["terima"]
        accept(client, second)

        done = client.post(action, data={"sidik": seen}).location

        assert "Pratinjau di bawah sudah baru" in notice(client, done)
        assert programme.value("F01", "Kenanga", "2026").value == 7
        assert "7 5" in told(client, done)

    def test_a_confirmed_spelling_counts(self, programme, client, send):
        address = send(MISSPELT.encode())
        assert "1 ejaan perlu dipastikan" in told(client, address)
        (box,) = Reader(main_of(client.get(address).text)).find("input", name="jawaban")

        answered = client.post(
            forms_of(client, address)["jawab"], data={"jawaban": box["value"]}
        ).location

        assert "Tidak ada pertanyaan" in told(client, answered)
        accept(client, answered)
        assert programme.value("F01", "Kenanga", "2026").value == 5

    @pytest.mark.parametrize(
        "answer", ["", "{}", "[1]", "[" * 100_000, '["village", "lain", "32.12.16.2004"]']
    )
    def test_an_answer_to_no_question_changes_nothing(self, client, send, answer):
        address = send(MISSPELT.encode())

        client.post(f"{address}/jawab", data={"jawaban": answer})

        assert "1 ejaan perlu dipastikan" in told(client, address)

    def test_a_file_put_aside_stays_in_the_list(self, programme, client, send):
        done = client.post(forms_of(client, send(content_of(GOOD)))["sisihkan"]).location

        assert "disisihkan" in notice(client, done)
        assert set(forms_of(client, done)) == set()
        assert "– disisihkan" in told(client, "/kirim")
        assert programme.list_versions() == []


class TestUndo:
    def test_shows_what_goes_and_takes_it_back(self, programme, client, send):
        accept(client, send(content_of(GOOD)))
        (page,) = submissions_of(client)
        assert "F01 5 hilang" in told(client, page)

        done = client.post(forms_of(client, page)["batalkan"]).location

        assert "dibatalkan sebagai versi data baru" in notice(client, done)
        assert "batalkan" not in forms_of(client, done)
        assert programme.value("F01", "Kenanga", "2026").value is None
        assert "dibatalkan pada versi 2" in told(client, "/kirim")

    def test_a_second_time_says_that_there_is_nothing_to_do(self, client, send):
        accept(client, send(content_of(GOOD)))
        (page,) = submissions_of(client)
        client.post(f"{page}/batalkan")

        again = client.post(f"{page}/batalkan").location

        assert "Tidak ada yang dibatalkan" in notice(client, again)


class TestCorrection:
    def test_is_stored_with_its_reason(self, programme, client, send):
        accept(client, send(content_of(GOOD)))

        done = client.post(forms_of(client, "/kirim")["koreksi"], data=CORRECTION).location

        assert "Koreksi disimpan" in notice(client, done)
        assert programme.value("F01", "Kenanga", "2026").value == 8
        assert "salah ketik" in told(client, submissions_of(client)[0])

    @pytest.mark.parametrize(
        ("changed", "said"),
        [
            ({"nilai": "banyak"}, "bukan angka"),
            ({"kode_desa": "99.99.99.9999"}, "kode desa"),
            ({"alasan": " "}, "alasan koreksi wajib diisi"),
        ],
    )
    def test_a_wrong_one_says_what_is_wrong_and_stores_nothing(
        self, programme, client, changed, said
    ):
        answer = client.post("/kirim/koreksi", data=CORRECTION | changed)

        assert answer.status_code == 422
        assert said in words(answer.text)
        assert programme.list_versions() == []


class TestDoor:
    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://example.org"},
            {"Origin": "null"},
        ],
    )
    def test_no_other_site_can_send_accept_or_undo(self, programme, client, send, headers):
        address = send(content_of(GOOD))
        sidik = {"sidik": digest_of(client, address)}

        for action in (f"{address}/terima", "/kirim/koreksi", "/kirim/penerimaan/1/batalkan"):
            answer = client.post(action, data=sidik | CORRECTION, headers=headers)
            assert answer.status_code == 403
            assert "situs lain" in words(answer.text)
        assert programme.list_versions() == []

    @pytest.mark.parametrize(
        "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://localhost"}, {}]
    )
    def test_its_own_pages_can(self, client, send, headers):
        address = send(content_of(GOOD))

        assert client.post(f"{address}/sisihkan", headers=headers).status_code == 303

    @pytest.mark.parametrize("action", ["koreksi", "1/jawab", "1/terima", "1/sisihkan"])
    def test_a_form_without_a_file_stays_small(self, programme, client, send, action):
        send(content_of(GOOD))

        answer = client.post(f"/kirim/{action}", data=CORRECTION | {"alasan": "a" * 2**18})

        assert (answer.status_code, "terlalu panjang" in answer.text) == (413, True)
        with programme.engine.connect() as connection:
            assert [one.state for one in list_uploads(connection, limit=2)] == [UploadState.OPEN]

    def test_answers_to_many_questions_fit_in(self, client, send):
        page = send(MISSPELT.encode())
        answers = [json.dumps(["village", "kenangga", str(number)]) for number in range(3_000)]

        assert client.post(f"{page}/jawab", data={"jawaban": answers}).status_code == 303

    @pytest.mark.parametrize("page", ["/kirim/7", "/kirim/abc", "/kirim/penerimaan/7", "/kirim/0"])
    def test_numbers_of_nothing_have_no_page(self, client, page):
        assert client.get(page).status_code == 404

    @pytest.mark.parametrize("action", ["/kirim/7/terima", "/kirim/7/jawab", "/kirim/7/sisihkan"])
    def test_numbers_of_nothing_have_no_forms(self, client, action):
        answer = client.post(action)

        assert answer.status_code == 404
        assert "Tidak ditemukan" in words(answer.text)

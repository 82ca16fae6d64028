"""Notes from the form of a page to its list and chart, and their history; on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from dashboard.domain.filters import Filters
from dashboard.domain.viewer import LOCAL_VIEWER, Viewer
from dashboard.services.notes import Draft, NoteRefusedError
from dashboard.storage.tables import note
from tests.support.html_reader import words
from tests.support.programme import PLACES, make_row

INDRAMAYU, KENANGA = PLACES["Indramayu"], PLACES["Kenanga"]
PAGE = f"?wilayah={INDRAMAYU}&indikator=F01&tahun=2026"
NOTE = {
    "indikator": "F01",
    "wilayah": INDRAMAYU,
    "periode": "2026-02",
    "teks": "Bursa kerja dibuka dua kali.",
    "penulis": "Koordinator",
    "jalur": "/",
}


@pytest.fixture
def post(client):
    """Send a form of a page; the answer is where it leads."""

    def post(action="/catatan", **changes):
        answer = client.post(f"{action}{PAGE}", data=NOTE | changes)
        assert answer.status_code == 303, words(answer.text)
        return answer.location

    return post


@pytest.fixture
def board(services):
    """Notes of the overview."""
    return lambda query=PAGE: services.overview.read(LOCAL_VIEWER, query).notes


def said(notes):
    return [one.newest.text for one in notes]


def change(board, **changes):
    newest = board().notes[0].newest
    return {"action": "/catatan/1", "terlihat": newest.id} | changes


class TestWriting:
    def test_leads_back_to_the_page_which_shows_the_note_at_once(self, client, post, board):
        assert board().notes == ()

        back = post()

        assert back == f"/{PAGE}&pesan=catatan_disimpan"
        page = words(client.get(back).text)
        assert "Catatan disimpan." in page
        assert "Bursa kerja dibuka dua kali." in page
        assert "Februari 2026 · Koordinator" in page

    def test_knows_figure_author_time_and_data_version(self, programme, post, board):
        programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])
        post()

        (one,) = board().notes
        assert (one.pin.indicator, one.pin.region, one.pin.period) == ("F01", INDRAMAYU, "2026-02")
        assert (one.newest.author, one.newest.version) == ("Koordinator", 1)
        assert one.newest.written_at.utcoffset().total_seconds() == 0

    def test_the_same_note_twice_is_one(self, post, board):
        post()

        assert "catatan_sudah_ada" in post()
        assert len(board().notes) == 1

    def test_signs_that_cannot_be_seen_are_left_out(self, post, board):
        post(teks="  Panen\u202e raya\u00a0 \r\n\r\n\x00libur  ")

        assert said(board().notes) == ["Panen raya\nlibur"]

    def test_a_note_may_have_500_characters_and_lines_count_once(self, post, board):
        text = "\r\n".join(["a" * 250, "b" * 249])
        post(teks=text)

        assert said(board().notes) == [text.replace("\r\n", "\n")]

    @pytest.mark.parametrize(
        ("changes", "reason"),
        [
            ({"teks": " \u200b "}, "Catatan kosong"),
            ({"teks": "a" * 501}, "501 karakter"),
            ({"teks": "Hubungi 3212160101900001"}, "NIK"),
            ({"teks": "Hubungi 32121601\n01900001"}, "NIK"),
            ({"teks": "Hubungi 32121601\u200b01900001"}, "NIK"),
            ({"teks": "\u200b\n\u200b"}, "Catatan kosong"),
            ({"teks": "Hubungi 0812-3456-7890 ya"}, "nomor telepon"),
            ({"teks": "Hubungi budi@example.org"}, "surel"),
            ({"penulis": ""}, "belum diisi"),
            ({"penulis": "0812 3456 7890"}, "nama atau jabatan"),
            ({"penulis": "a" * 101}, "100 karakter"),
            ({"wilayah": "99.99"}, "Wilayah “99.99” tidak ada"),
            ({"wilayah": "x' OR 1"}, "tidak ada"),
            ({"indikator": "Z99"}, "Indikator “Z99” tidak ada"),
            ({"periode": "2026-13"}, "2026-13"),
            ({"periode": "2015"}, "dari 2016 sampai 2026"),
            ({"periode": "2027-01"}, "2027-01"),
            ({"periode": "kapan"}, "kapan"),
        ],
    )
    def test_what_cannot_be_kept_is_refused_with_the_reason(self, client, board, changes, reason):
        answer = client.post(f"/catatan{PAGE}", data=NOTE | changes)

        assert answer.status_code == 422
        assert reason in words(answer.text)
        assert board().notes == ()

    def test_every_reason_is_told_at_once(self, client):
        answer = client.post("/catatan", data={})

        told = words(answer.text)
        assert all(one in told for one in ("Indikator", "Periode", "kosong", "belum diisi"))

    def test_personal_data_is_not_repeated(self, client):
        answer = client.post("/catatan", data=NOTE | {"teks": "NIK 3212160101900001"})

        assert "3212160101900001" not in answer.text

    def test_nobody_writes_outside_of_their_region(self, services, board):
        draft = Draft("F01", INDRAMAYU, "2026-02", "Bukan wilayah saya", "Koordinator")

        with pytest.raises(NoteRefusedError, match="tidak ada"):
            services.notes.write(Viewer(scope=PLACES["Cirebon"]), draft)
        assert board().notes == ()


class TestDoor:
    @pytest.mark.parametrize("action", ["/catatan", "/catatan/1"])
    def test_no_other_site_can_write(self, client, post, board, action):
        post()

        answer = client.post(
            action, data=NOTE | {"teks": "Lain"}, headers={"Origin": "https://example.org"}
        )

        assert answer.status_code == 403
        assert said(board().notes) == ["Bursa kerja dibuka dua kali."]

    def test_too_much_is_refused_before_it_is_read(self, client):
        answer = client.post("/catatan", data=NOTE | {"teks": "a" * 100_000})

        assert answer.status_code == 413
        assert "terlalu panjang" in words(answer.text)

    @pytest.mark.parametrize(
        "path",
        ["https://example.org/", "//example.org", "/\\example.org", "javascript:alert(1)", ""],
    )
    def test_never_leads_to_another_server(self, post, path):
        assert post(jalur=path).startswith("/?")

    def test_markup_is_text(self, client, post):
        location = post(teks="<script>alert(1)</script>", penulis="<b>Koordinator</b>")

        page = client.get(location).text
        assert "<script>alert(1)" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page

    def test_an_unknown_note_is_told(self, client):
        answer = client.post("/catatan/99", data=NOTE)

        assert answer.status_code == 404
        assert "nomor 99" in words(answer.text)


class TestChanging:
    def test_the_old_wording_stays_in_the_history(self, client, post, board):
        post()

        back = post(**change(board, teks="Bursa kerja dibuka tiga kali.", penulis="Kepala dinas"))

        assert "catatan_diubah" in back
        (one,) = board().notes
        assert [wording.text for wording in one.texts] == [
            "Bursa kerja dibuka dua kali.",
            "Bursa kerja dibuka tiga kali.",
        ]
        page = words(client.get(back).text)
        assert "Bursa kerja dibuka dua kali. Koordinator" in page
        assert "riwayat (2)" in page

    def test_withdrawing_keeps_the_trace(self, client, post, board):
        post()

        back = post(**change(board, aksi="tarik", penulis="Kepala dinas"))

        assert board().notes == ()
        (gone,) = board().withdrawn
        assert [one.text for one in gone.texts] == ["Bursa kerja dibuka dua kali.", None]
        page = words(client.get(back).text)
        assert "1 catatan ditarik" in page
        assert "Catatan ditarik Kepala dinas" in page
        assert "Bursa kerja dibuka dua kali. Koordinator" in page

    def test_nothing_stored_is_ever_changed_or_removed(self, programme, post, board):
        def rows():
            with programme.engine.connect() as connection:
                return connection.execute(select(note).order_by(note.c.id)).fetchall()

        post()
        seen = rows()
        for changes in ({"teks": "Lain."}, {"aksi": "tarik"}):
            post(**change(board, **changes))
            assert rows()[: len(seen)] == seen
            assert len(rows()) == len(seen) + 1
            seen = rows()

    def test_who_has_not_seen_the_newest_wording_changes_nothing(self, client, post, board):
        post()
        late = change(board, teks="Terlambat.")
        post(**change(board, teks="Lebih cepat.", penulis="Bu Sri"))

        answer = client.post(late.pop("action"), data=NOTE | late)

        assert answer.status_code == 422
        assert "baru saja diubah oleh Bu Sri" in words(answer.text)
        assert said(board().notes) == ["Lebih cepat."]

    @pytest.mark.parametrize("changes", [{"penulis": ""}, {"teks": ""}, {"teks": "a" * 501}])
    def test_is_held_to_the_same_rules(self, client, post, board, changes):
        post()
        form = change(board, teks="Lain.") | changes

        assert client.post(form.pop("action"), data=NOTE | form).status_code == 422
        assert said(board().notes) == ["Bursa kerja dibuka dua kali."]

    def test_the_same_words_again_are_not_stored(self, post, board):
        post()

        assert "catatan_sudah_ada" in post(**change(board, penulis="Lain"))
        assert len(board().notes[0].texts) == 1


class TestReading:
    def test_notes_of_other_figures_are_not_mixed_in(self, post, board):
        post()
        post(indikator="F02", teks="Indikator lain")
        post(wilayah=PLACES["JawaBarat"], teks="Wilayah di atas")
        post(wilayah=KENANGA, teks="Wilayah di bawah")
        post(periode="2024", teks="Tahun lain")

        assert said(board().notes) == ["Bursa kerja dibuka dua kali."]

    def test_both_years_of_the_chart_newest_first_and_a_year_after_its_months(self, post, board):
        for period in ("2025-12", "2026", "2026-03", "2026-01"):
            post(periode=period, teks=f"Tentang {period}")

        assert [one.pin.period for one in board().notes] == [
            "2026-01",
            "2026-03",
            "2026",
            "2025-12",
        ]

    def test_regions_inside_are_counted_and_linked(self, client, post, board):
        post()
        post(wilayah=KENANGA)
        post(wilayah=KENANGA, teks="Satu lagi")
        post(wilayah=PLACES["Cirebon"], teks="Ditarik")
        post("/catatan/4", terlihat=4, aksi="tarik")

        west_java = "?wilayah=32&indikator=F01&tahun=2026"
        below = board(west_java).below
        assert [(one.code, count) for one, count in below] == [(INDRAMAYU, 1), (KENANGA, 2)]
        assert board("?indikator=F01&tahun=2026").below == below
        assert board(west_java).notes == ()
        page = client.get(f"/{west_java}").text
        assert "Kenanga (2)" in words(page)

    def test_every_page_about_the_figure_shows_them(self, client, post):
        post(wilayah=KENANGA, indikator="U07", teks="Desa ini sudah pindah balai.")

        for address in (
            f"/?wilayah={KENANGA}&indikator=U07&tahun=2026",
            f"/pilar/usaha_produktif?wilayah={KENANGA}&indikator=U07&tahun=2026",
            f"/mengapa?wilayah={KENANGA}&indikator=U07&tahun=2026",
            f"/desa/{KENANGA}?tahun=2026",
        ):
            assert "Desa ini sudah pindah balai." in words(client.get(address).text), address

    def test_regions_side_by_side_have_each_its_own(self, client, post):
        post()
        post(wilayah=PLACES["Cirebon"], teks="Di sebelah")
        post(wilayah=PLACES["Cirebon"], teks="Ditarik")
        post("/catatan/3", terlihat=3, aksi="tarik")

        page = words(client.get("/banding?indikator=F01&tahun=2026&dengan=32.12,32.09").text)
        assert "Bursa kerja dibuka dua kali. Indramayu · Februari 2026" in page
        assert "Di sebelah Cirebon · Februari 2026" in page
        assert "Ditarik" not in page

    def test_a_page_of_an_old_version_shows_later_notes_with_theirs(self, programme, post, board):
        programme.submit([make_row("Kenanga", "2026-01", "F01", 5)])
        programme.submit([make_row("Kenanga", "2026-01", "F01", 6)])
        post()

        (one,) = board(f"{PAGE}&versi=1").notes
        assert one.newest.version == 2

    def test_where_there_are_many_the_page_behind_the_figure_has_all(self, client, post, board):
        for number in range(23):
            post(teks=f"Catatan nomor {number}")

        assert (len(board().notes), board().more) == (20, 3)
        assert "3 catatan lain" in words(client.get(f"/{PAGE}").text)
        assert "Catatan nomor 22" in words(client.get(f"/mengapa{PAGE}").text)

    def test_exports_get_those_of_a_region_and_of_the_regions_inside(self, services, post):
        post()
        post(wilayah=KENANGA, indikator="F02", teks="Di bawah")
        post(wilayah=PLACES["Cirebon"], teks="Di sebelah")

        def listed(viewer=LOCAL_VIEWER, **chosen):
            filters = Filters(year=2026, region=INDRAMAYU, **chosen)
            return said(services.notes.list_notes(viewer, filters))

        assert listed() == ["Bursa kerja dibuka dua kali.", "Di bawah"]
        assert listed(indicator="F02") == ["Di bawah"]
        assert listed(Viewer(scope="33")) == []

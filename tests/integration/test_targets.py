"""Targets from a file or a form over the preview to the pages, and back; on both databases."""

from __future__ import annotations

import io
import json
import re
from html import unescape

import openpyxl
import pytest

from dashboard.app import create_app
from dashboard.domain.targets import Phasing, Target
from dashboard.domain.viewer import LOCAL_VIEWER
from dashboard.settings import from_environment
from dashboard.storage.targets import DEMO, TargetSource, set_targets
from tests.support.html_reader import Reader, words
from tests.support.programme import PLACES, make_row

PAGE = "/target?tahun=2026"
TITLES = "kode_wilayah,kode_indikator,tahun,nilai,pentahapan"
FORM = {
    "wilayah": "32.12",
    "kode_indikator": "M01",
    "tahun": "2026",
    "nilai": "120",
    "pentahapan": "merata",
    "aksi": "pasang",
}
SIGNED = {"pengirim": "Kepala Pusat", "alasan": "rencana kerja"}
ROWS = ("32.12,M01,2026,120,", "32.09,M01,2026,60,musiman")


@pytest.fixture
def client(programme, tmp_path):
    settings = from_environment(
        {"DESMIGRATIF_LOCAL_FOLDER": str(tmp_path), "DESMIGRATIF_TODAY": str(programme.today)}
    )
    return create_app(programme.engine, settings).server.test_client()


@pytest.fixture
def check(client):
    """Send a form or a file; the answer is the page that follows."""

    def check(data=None, *, rows=(), name="target.csv", content=None, query=""):
        if rows:
            content = "\n".join((TITLES, *rows)).encode()
        sent = {"berkas": (io.BytesIO(content), name)} if content else data
        return client.post(f"/target/periksa{query}", data=sent)

    return check


@pytest.fixture
def accept(client):
    """Press the button of a preview."""

    def accept(preview, **fields):
        hidden = {
            one["name"]: one.get("value", "")
            for one in Reader(main_of(preview)).find("input", type="hidden")
        }
        return client.post("/target/terima?tahun=2026", data=hidden | SIGNED | fields)

    return accept


@pytest.fixture
def own(services):
    """Value of the target of a place that counts now."""

    def own(place, code="M01", search="?tahun=2026"):
        query = f"{search}&wilayah={PLACES[place]}&indikator={code}"
        found = services.targets_page.read(LOCAL_VIEWER, query).own
        return found and found.value

    return own


def main_of(answer):
    return re.search(r"<main.*</main>", answer.text, re.DOTALL)[0]


def counts(preview):
    names = ("new", "changed", "removed", "unchanged", "above")
    found = dict(re.findall(r'id="count-(\w+)">([^<]*)<', preview.text))
    return {name: int(found[name]) for name in names if found[name] != "0"}


def history(client, query="?tahun=2026"):
    rows = re.search(
        r'id="targets--history".*?</section>', client.get(f"/target{query}").text, re.S
    )
    return [words(row) for row in re.findall(r"<tr>.*?</tr>", rows[0], re.DOTALL)][1:]


def restore(client, place):
    """Press the button of the history's newest entry about a place."""
    page = client.get(f"{PAGE}&wilayah={PLACES[place]}").text
    fields = re.search(r'name="isi" value="([^"]*)"', page)
    return client.post("/target/periksa", data={"isi": unescape(fields[1])})


class TestFile:
    def test_a_preview_comes_first_and_stores_nothing(self, programme, check):
        preview = check(rows=ROWS)

        assert preview.status_code == 200
        assert counts(preview) == {"new": 2, "above": 1}
        assert "Indramayu" in words(main_of(preview))
        assert programme.list_versions() == []

    def test_accepting_makes_one_data_version_that_every_page_shows(
        self, programme, client, check, accept, own
    ):
        answer = accept(check(rows=ROWS))

        assert answer.location == "/target?tahun=2026&pesan=target_disimpan"
        assert programme.list_versions() == [1]
        assert (own("Indramayu"), own("Cirebon"), own("JawaBarat")) == (120, 60, None)
        page = words(main_of(client.get(f"{PAGE}&wilayah=32")))
        assert "M01 180 orang" in page
        assert "jumlah target 2 kab/kota" in page

    def test_the_same_file_again_changes_nothing(self, programme, check, accept):
        accept(check(rows=ROWS))

        again = check(rows=ROWS)

        assert counts(again) == {"unchanged": 2}
        assert "tidak ada yang berubah" in words(main_of(again))
        assert programme.list_versions() == [1]

    def test_a_single_fault_holds_all_of_it_back(self, programme, check):
        answer = check(rows=(*ROWS, "32.12,M03,2026,5,", "99.99,M01,1999,-5,kadang"))

        told = words(main_of(answer))
        assert answer.status_code == 422
        assert 'baris 4, kolom kode_indikator, "M03"' in told
        assert told.count("baris 5") == 2
        assert programme.list_versions() == []

    def test_a_workbook_and_the_template_are_read_alike(self, client, check, accept, own):
        template = client.get("/target/templat.xlsx?tahun=2026&wilayah=32")
        workbook = openpyxl.load_workbook(io.BytesIO(template.data))
        sheet = workbook["Target"]
        column = {cell.value: cell.column for cell in sheet[1]}
        (row,) = [
            number
            for number in range(2, sheet.max_row + 1)
            if sheet.cell(number, column["kode_wilayah"]).value == "32.12"
            and sheet.cell(number, column["kode_indikator"]).value == "U01"
        ]
        sheet.cell(row, column["nilai"]).value = 24
        sheet.cell(row, column["titik_awal"]).value = 12
        filled = io.BytesIO()
        workbook.save(filled)

        preview = check(content=filled.getvalue(), name="target-2026.xlsx")

        assert counts(preview) == {"new": 1}
        accept(preview)
        assert own("Indramayu", "U01") == 24
        again = client.get("/target/templat.xlsx?tahun=2026&wilayah=32.12")
        kept = openpyxl.load_workbook(io.BytesIO(again.data))["Target"]
        assert [one.value for one in kept[[r[2].value for r in kept].index("U01") + 1]][5:9] == [
            24,
            "merata",
            None,
            12,
        ]

    def test_no_file_of_targets_at_all(self, check):
        answer = check(content=b"%PDF-1.7", name="target.pdf")

        assert answer.status_code == 422
        assert "jenis berkas tidak didukung" in words(main_of(answer))

    @pytest.mark.parametrize(
        "name", ["..", "../../etc/target.csv", "a" * 400 + ".csv", "tar\0get.csv", "tar\nget.csv"]
    )
    def test_a_name_that_no_disk_takes_is_no_error(self, check, name):
        answer = check(rows=["32.12,M01,2026,240,"], name=name)

        assert answer.status_code in {200, 422}

    def test_a_name_that_no_preview_wrote_is_no_error(self, client):
        row = ["M01", "32.12", 2026, 5, "even", [], None, None]
        carried = json.dumps({"set": [row], "remove": [], "file": "\ud800\0target.csv"})

        answer = client.post("/target/periksa", data={"isi": carried})

        assert answer.status_code == 200
        assert "target.csv" in answer.text

    def test_a_number_with_two_readings_needs_the_notation(self, client, check):
        content = f"{TITLES}\n32.12;M01;2026;1.234;".replace(",", ";").encode()
        assert check(content=content).status_code == 422

        data = {"berkas": (io.BytesIO(content), "target.csv"), "angka": "id"}
        preview = client.post("/target/periksa", data=data)

        assert "1.234 orang" in words(main_of(preview))


class TestForm:
    def test_one_target_goes_the_same_way(self, check, accept, own):
        preview = check(FORM)

        assert counts(preview) == {"new": 1}
        accept(preview)
        assert own("Indramayu") == 120

    def test_its_fields_come_filled_in(self, client, check, accept):
        steps = dict.fromkeys(
            ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"],
            "10",
        )
        accept(check(FORM | steps | {"pentahapan": "bulanan", "toleransi": "7,5"}))

        form = Reader(main_of(client.get(f"{PAGE}&wilayah=32.12&indikator=M01")))

        fields = {one["name"]: one.get("value", "") for one in form.find("input") if "name" in one}
        assert (fields["nilai"], fields["toleransi"], fields["des"]) == ("120", "7,5", "10")

    @pytest.mark.parametrize(
        ("changes", "told"),
        [
            ({"wilayah": "Entah"}, "kolom kode_wilayah: tidak ada wilayah dengan nama ini"),
            ({"kode_indikator": "M03"}, "tidak punya arah"),
            ({"nilai": ""}, "kolom nilai: nilai target kosong"),
            ({"nilai": "-3"}, "target di bawah nol"),
            ({"kode_indikator": "F03", "nilai": "101"}, "persentase di atas 100"),
            ({"kode_indikator": "U01", "pentahapan": "musiman"}, "musiman hanya untuk"),
            ({"tahun": "2015"}, "tahun di luar 2016 sampai 2100"),
            ({"pentahapan": "bulanan"}, "perlu angka untuk 12 bulan"),
            ({"titik_awal": "5"}, "titik awal hanya untuk keadaan"),
        ],
    )
    def test_nonsense_is_refused_with_a_reason(self, programme, check, changes, told):
        answer = check(FORM | changes)

        assert answer.status_code == 422
        assert told in words(main_of(answer))
        assert programme.list_versions() == []

    def test_removing_one_keeps_its_history(self, programme, client, check, accept, own):
        accept(check(FORM))

        preview = check(FORM | {"aksi": "hapus", "nilai": "apa pun"})
        accept(preview, alasan="program berhenti")

        assert counts(preview) == {"removed": 1}
        assert own("Indramayu") is None
        assert own("Indramayu", search="?tahun=2026&versi=1") == 120
        assert programme.list_versions() == [1, 2]
        assert "120 orang (merata) tidak ada Kepala Pusat program berhenti" in history(client)[0]

    def test_removing_what_is_not_there_says_so(self, check):
        answer = check(FORM | {"aksi": "hapus"})

        assert answer.status_code == 422
        assert "tidak ada target yang berlaku" in words(main_of(answer))

    @pytest.mark.parametrize("missing", ["pengirim", "alasan"])
    def test_nothing_is_stored_without_name_and_reason(self, programme, check, accept, missing):
        answer = accept(check(FORM), **{missing: "  "})

        assert answer.status_code == 422
        assert programme.list_versions() == []

    @pytest.mark.parametrize("carried", ["", "{}", '{"set":[["M01"]],"remove":[],"file":""}'])
    def test_what_no_preview_wrote_is_refused(self, client, carried):
        answer = client.post("/target/terima", data={"isi": carried} | SIGNED)

        assert answer.status_code == 422

    @pytest.mark.parametrize(
        "row",
        [
            ["M01", "99.99", 2026, 5, "even", [], None, None],
            ["M01", "Indramayu", 2026, 5, "even", [], None, None],
            ["M01", "Indonesia", 2026, 5, "even", [], None, None],
            ["M01", " 32.12", 2026, 5, "even", [], None, None],
            ["X99", "32.12", 2026, 5, "even", [], None, None],
            ["M01", "32.12", 2026, -5, "even", [], None, None],
            ["M01", "32.12", 2026, float("inf"), "even", [], None, None],
            ["M01", "32.12", 2026, 5, "monthly", [1], None, None],
        ],
    )
    def test_what_a_preview_would_have_refused_is_refused(self, programme, client, row):
        carried = json.dumps({"set": [row], "remove": [], "file": ""})

        answer = client.post("/target/terima", data={"isi": carried} | SIGNED)

        assert answer.status_code == 422
        assert programme.list_versions() == []

    def test_a_form_of_another_site_is_refused(self, client):
        answer = client.post(
            "/target/periksa", data=FORM, headers={"Origin": "http://evil.example"}
        )

        assert answer.status_code == 403

    def test_what_people_write_is_never_markup(self, client, check, accept):
        accept(check(FORM), pengirim="<b>Siti", alasan="<script>1</script>")

        assert "<script>1" not in client.get(PAGE).text
        assert "<b>Siti" not in client.get(PAGE).text

    def test_numbers_of_persons_are_not_kept(self, client, check, accept):
        accept(check(FORM), pengirim="Siti 3212161234567890")

        assert "3212161234567890" not in client.get(PAGE).text


class TestTwoPeople:
    def test_what_changed_meanwhile_is_shown_before_anything_is_stored(
        self, programme, check, accept, own
    ):
        seen = check(FORM)
        accept(check(FORM | {"nilai": "999"}))

        answer = accept(seen)

        assert answer.status_code == 200
        assert counts(answer) == {"changed": 1}
        assert own("Indramayu") == 999
        accept(answer)
        assert own("Indramayu") == 120
        assert programme.list_versions() == [1, 2]


class TestHistory:
    def test_it_tells_who_when_why_and_from_what_to_what(self, client, check, accept):
        accept(check(rows=ROWS[:1]))
        accept(check(FORM | {"nilai": "150"}), pengirim="Dinas", alasan="naik <20 %")

        newest, oldest = history(client)

        assert "Indramayu" in newest
        assert "120 orang (merata) 150 orang (merata) Dinas naik <20 %" in newest
        assert "tidak ada 120 orang (merata) Kepala Pusat rencana kerja target.csv" in oldest
        assert "Versi data 2" in newest

    def test_an_earlier_target_can_be_set_again(self, programme, client, check, accept, own):
        accept(check(FORM))
        accept(check(FORM | {"nilai": "150"}))

        preview = restore(client, "Indramayu")
        accept(preview)

        assert counts(preview) == {"changed": 1}
        assert own("Indramayu") == 120
        assert programme.list_versions() == [1, 2, 3]
        assert own("Indramayu", search="?tahun=2026&versi=2") == 150

    def test_setting_back_what_was_new_removes_it(self, client, check, accept, own):
        accept(check(FORM))

        preview = restore(client, "Indramayu")
        accept(preview)

        assert counts(preview) == {"removed": 1}
        assert own("Indramayu") is None

    def test_it_is_of_the_region_and_the_indicator_that_are_chosen(self, client, check, accept):
        accept(check(rows=(*ROWS, "33.01,U01,2026,5,")))

        assert len(history(client)) == 3
        assert len(history(client, "?tahun=2026&wilayah=32")) == 2
        assert len(history(client, "?tahun=2026&indikator=U01")) == 1
        assert history(client, "?tahun=2026&wilayah=53.71") == []


class TestDemo:
    ONE = Target(indicator="M01", region="32.12", year=2026, value=90, demo=True)

    def make(self, programme, *targets):
        source = TargetSource(submitter="demo", reason="DATA CONTOH", kind=DEMO)
        with programme.engine.begin() as connection:
            return set_targets(connection, targets, source)

    def test_it_is_marked_and_is_no_change_of_anybody(self, programme, client):
        self.make(programme, self.ONE)

        page = words(main_of(client.get(f"{PAGE}&wilayah=32.12")))
        assert "M01 90 orang" in page
        assert "merata DATA CONTOH" in page
        assert history(client) == []

    def test_it_never_takes_the_place_of_a_real_one(self, programme, check, accept, own):
        accept(check(FORM))

        plan, version = self.make(programme, self.ONE)

        assert (plan.changes, version) == ((), None)
        assert own("Indramayu") == 120

    def test_clearing_leaves_what_is_real(self, programme, client, check, accept, own):
        other = Target(
            indicator="M01", region="32.09", year=2026, value=5, phasing=Phasing.EVEN, demo=True
        )
        self.make(programme, self.ONE, other)
        accept(check(FORM))

        programme.clear_demo()

        assert own("Indramayu") == 120
        assert own("Cirebon") is None
        assert own("Indramayu", search="?tahun=2026&versi=1") is None
        assert "DATA CONTOH" not in words(main_of(client.get(PAGE)))


class TestPage:
    @pytest.mark.parametrize(
        "query", ["", "?bahasa=en", "?wilayah=32.12.16.2004", "?pilar=koperasi"]
    )
    def test_it_stands_without_any_target(self, client, query):
        assert client.get(f"/target{query}").status_code == 200

    def test_status_follows_from_target_and_reports(self, programme, client, check, accept):
        for month in ("2026-01", "2026-02", "2026-03"):
            programme.submit(
                [make_row(place, month, "M01", 5) for place in ("Kenanga", "Singakerta")]
            )
        accept(check(FORM))

        page = words(main_of(client.get(f"{PAGE}&wilayah=32.12")))

        assert "M01 120 orang 30 orang 30 orang ▲ Sesuai jalur merata" in page

    def test_english_pages_speak_english(self, client, check, accept):
        accept(check(FORM, query="?bahasa=en"))

        page = words(main_of(client.get("/target?tahun=2026&wilayah=32.12&bahasa=en")))

        assert "120 people" in page
        assert "even" in page

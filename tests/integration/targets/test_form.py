"""One target that is typed: set, taken away, or refused with a reason."""

import json

import pytest

from tests.support.html_reader import Reader, words
from tests.support.target_page import FORM, PAGE, SIGNED, counts, history, main_of


def test_one_target_goes_the_same_way(check, accept, own):
    preview = check(FORM)

    assert counts(preview) == {"new": 1}
    accept(preview)
    assert own("Indramayu") == 120


def test_its_fields_come_filled_in(client, check, accept):
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
def test_nonsense_is_refused_with_a_reason(programme, check, changes, told):
    answer = check(FORM | changes)

    assert answer.status_code == 422
    assert told in words(main_of(answer))
    assert programme.list_versions() == []


def test_removing_one_keeps_its_history(programme, client, check, accept, own):
    accept(check(FORM))

    preview = check(FORM | {"aksi": "hapus", "nilai": "apa pun"})
    accept(preview, alasan="program berhenti")

    assert counts(preview) == {"removed": 1}
    assert own("Indramayu") is None
    assert own("Indramayu", search="?tahun=2026&versi=1") == 120
    assert programme.list_versions() == [1, 2]
    assert "120 orang (merata) tidak ada Kepala Pusat program berhenti" in history(client)[0]


def test_removing_what_is_not_there_says_so(check):
    answer = check(FORM | {"aksi": "hapus"})

    assert answer.status_code == 422
    assert "tidak ada target yang berlaku" in words(main_of(answer))


@pytest.mark.parametrize("missing", ["pengirim", "alasan"])
def test_nothing_is_stored_without_name_and_reason(programme, check, accept, missing):
    answer = accept(check(FORM), **{missing: "  "})

    assert answer.status_code == 422
    assert programme.list_versions() == []


@pytest.mark.parametrize("carried", ["", "{}", '{"set":[["M01"]],"remove":[],"file":""}'])
def test_what_no_preview_wrote_is_refused(client, carried):
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
def test_what_a_preview_would_have_refused_is_refused(programme, client, row):
    carried = json.dumps({"set": [row], "remove": [], "file": ""})

    answer = client.post("/target/terima", data={"isi": carried} | SIGNED)

    assert answer.status_code == 422
    assert programme.list_versions() == []


def test_a_form_of_another_site_is_refused(client):
    answer = client.post("/target/periksa", data=FORM, headers={"Origin": "http://evil.example"})

    assert answer.status_code == 403


def test_what_people_write_is_never_markup(client, check, accept):
    accept(check(FORM), pengirim="<b>Siti", alasan="<script>1</script>")

    assert "<script>1" not in client.get(PAGE).text
    assert "<b>Siti" not in client.get(PAGE).text


def test_numbers_of_persons_are_not_kept(client, check, accept):
    accept(check(FORM), pengirim="Siti 3212161234567890")

    assert "3212161234567890" not in client.get(PAGE).text

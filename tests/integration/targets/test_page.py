"""What the page of targets shows after a change: status, history, and what is made up."""

import pytest

from dashboard.domain.targets import Phasing, Target
from dashboard.storage.targets import DEMO, TargetSource, set_targets
from tests.support.html_reader import words
from tests.support.programme import make_row
from tests.support.target_page import FORM, PAGE, ROWS, counts, history, main_of, restore


@pytest.mark.parametrize("query", ["", "?bahasa=en", "?wilayah=32.12.16.2004", "?pilar=koperasi"])
def test_it_stands_without_any_target(client, query):
    assert client.get(f"/target{query}").status_code == 200


def test_status_follows_from_target_and_reports(programme, client, check, accept):
    for month in ("2026-01", "2026-02", "2026-03"):
        programme.submit([make_row(place, month, "M01", 5) for place in ("Kenanga", "Singakerta")])
    accept(check(FORM))

    page = words(main_of(client.get(f"{PAGE}&wilayah=32.12")))

    assert "M01 120 orang 30 orang 30 orang ▲ Sesuai jalur merata" in page


def test_english_pages_speak_english(client, check, accept):
    accept(check(FORM, query="?bahasa=en"))

    page = words(main_of(client.get("/target?tahun=2026&wilayah=32.12&bahasa=en")))

    assert "120 people" in page
    assert "even" in page


def test_what_changed_meanwhile_is_shown_before_anything_is_stored(programme, check, accept, own):
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

import json
import re
from types import SimpleNamespace

import plotly.graph_objects as go
import pytest

from dashboard.components import pillar_tiles
from dashboard.components.answer import build_payload, write_fragments
from dashboard.components.heat import heat_cell
from dashboard.components.html import to_html
from dashboard.components.shell import lay_out
from dashboard.domain.measures import Language
from dashboard.domain.values import State
from dashboard.domain.views.pillar import VillageSample
from dashboard.figures.shades import Shades
from dashboard.figures.wording import Wording
from dashboard.pages import pillar
from tests.support.html_reader import words
from tests.unit.sample_flow import pillar_view
from tests.unit.sample_views import (
    CILACAP,
    ENGLISH,
    INDICATORS,
    INDONESIAN,
    NATION,
    PROVINCE,
    VILLAGE,
    no_number,
    number,
)

PAGE = pillar.make(SimpleNamespace(pillar=SimpleNamespace(read=None)))


def cell(value, code="U07", largest=100):
    indicator = INDICATORS[code]
    return heat_cell(value, Shades.of(indicator, [number(largest)]), Wording(INDONESIAN))


class TestCells:
    def test_a_number_tells_its_unit_and_coverage(self):
        one = cell(number(412, reported=96, due=120, late=2), largest=500)

        assert (one.text, one.look, one.state) == ("412", "class-5 partial", "")
        assert one.told == "412 orang · 96 dari 120 desa · 2 terlambat"

    def test_a_number_of_all_reports_is_not_marked(self):
        assert cell(number(40, reported=3, due=3)).look == "class-2"

    @pytest.mark.parametrize(
        ("state", "mark", "words"),
        [
            (State.MISSING, "×", "belum ada laporan"),
            (State.NOT_DUE, "·", "belum jatuh tempo"),
            (State.SUPPRESSED, "<5", "disembunyikan (<5)"),
        ],
    )
    def test_a_state_is_a_mark_and_words(self, state, mark, words):
        one = cell(no_number(state))

        assert (one.text, one.state, one.look) == (mark, words, state)

    def test_money_is_told_in_millions(self):
        assert cell(number(118_740_000, code="U06"), "U06").text == "118,7"


class TestHeatMap:
    def test_names_the_highest_region_and_month(self):
        assert "Kab. Cilacap pada Oktober tertinggi, 50 orang" in pillar_tiles.heat_map(
            pillar_view()
        )

    def test_every_row_and_month_is_a_link(self):
        written = pillar_tiles.heat_map(pillar_view())

        assert f'id="heat-{CILACAP.code}" href="?tahun=2026&amp;wilayah=33.01&amp;pilar=' in written
        assert 'id="heat-month-3" href="?tahun=2026&amp;bulan=3&amp;pilar=' in written
        assert written.count("<td class=") == 24

    def test_says_how_many_regions_are_left_out(self):
        assert "… 38 wilayah di antaranya" in words(pillar_tiles.heat_map(pillar_view()))


class TestSexes:
    def test_tells_count_share_and_coverage_of_the_breakdown(self):
        written = words(pillar_tiles.sexes(pillar_view()))

        assert "Perempuan 75,0 % dari yang dirinci" in written
        assert "300 orang · 75,0 %" in written
        assert "60 dari 120 desa" in written
        assert "Dirinci menurut jenis kelamin: 400 dari 412 orang." in written

    def test_a_percentage_has_no_share_of_a_sum(self):
        sexes = tuple(
            number(rate, code="C04", numerator=rate, denominator=100) for rate in (70.0, 80.0)
        )

        written = words(pillar_tiles.sexes(pillar_view("C04", sexes=sexes)))

        assert "Perempuan 80,0 %" in written
        assert "80 dari 100 anak" in written
        assert "Dirinci" not in written

    def test_says_that_a_measure_is_not_broken_down(self):
        written = words(pillar_tiles.sexes(pillar_view("K01", sexes=())))

        assert "tidak dilaporkan menurut jenis kelamin" in written

    def test_says_that_no_report_is_broken_down_yet(self):
        view = pillar_view(sexes=(no_number(), no_number()))

        assert "Belum ada laporan yang merinci" in pillar_tiles.sexes(view)


class TestVillages:
    def test_those_of_several_districts_are_named_with_theirs(self):
        written = words(pillar_tiles.villages(pillar_view()))

        assert "Desa Grugu, Kab. Cilacap" in written
        assert "desa di 2 kab/kota tertinggi dan 3 terendah, Indonesia" in written

    def test_those_of_one_district_are_not(self):
        sample = VillageSample(readings=pillar_view().sample.readings)
        view = pillar_view(path=(NATION, PROVINCE, CILACAP, VILLAGE), sample=sample)

        written = words(pillar_tiles.villages(view))

        assert "Grugu, Kab. Cilacap" not in written
        assert "· Kab. Cilacap ·" in written


class TestStopped:
    def test_tells_the_rule_and_what_was_lost(self):
        written = words(pillar_tiles.stopped(pillar_view()))

        assert "1 desa berhenti" in written
        assert "dari 2 desa yang dibandingkan" in written
        assert "3 orang Sep 2025" in written
        assert "Januari–Oktober 2025 lebih dari nol" in written

    def test_none_is_said_too(self):
        sample = VillageSample(readings=pillar_view().sample.readings)

        assert "Tidak ada desa yang berhenti" in pillar_tiles.stopped(pillar_view(sample=sample))


class TestPage:
    def test_answers_the_path_of_a_pillar(self):
        assert PAGE.match("/pilar/koperasi") == {"pilar": "koperasi"}

    def test_is_named_after_the_pillar(self):
        payload = build_payload(PAGE, pillar_view())

        assert payload["title"].startswith("Usaha Produktif · Indonesia")
        assert "<h1>Usaha Produktif" in payload["fragments"]["pillar--header"]

    @pytest.mark.parametrize("language", Language)
    def test_every_fragment_has_its_place_and_every_id_is_there_once(self, language):
        made = write_fragments(PAGE, pillar_view(language=language))

        page = to_html(lay_out(PAGE), made)

        ids = re.findall(r'\bid="([^"]+)"', page)
        assert set(made) <= set(ids)
        assert len(ids) == len(set(ids))

    def test_can_be_sent_and_drawn(self):
        payload = json.loads(json.dumps(build_payload(PAGE, pillar_view())))

        assert all(go.Figure(figure).data for figure in payload["figures"].values())

    def test_english_is_english(self):
        written = words(pillar_tiles.sexes(pillar_view(language=ENGLISH)))

        assert "Women 75.0% of what is broken down" in written

import json
import re
from dataclasses import replace
from types import SimpleNamespace

import plotly.graph_objects as go
import pytest

from dashboard.components import flow_tiles
from dashboard.components.answer import build_payload, write_fragments
from dashboard.components.html import to_html
from dashboard.components.shell import lay_out
from dashboard.domain.measures import Language
from dashboard.pages import flow
from tests.support.html_reader import words
from tests.unit.sample_flow import flow_view
from tests.unit.sample_views import no_number

PAGE = flow.make(SimpleNamespace(flow=SimpleNamespace(read=None)))


class TestRoutes:
    def test_tells_the_share_with_its_basis(self):
        written = words(flow_tiles.routes_heading(flow_view()))

        assert "93,1 % keberangkatan lewat jalur prosedural" in written
        assert "1.200 dari 1.289 orang" in written

    def test_says_when_nothing_is_reported(self):
        view = replace(flow_view(), share=no_number(code="F03"))

        assert "Belum ada laporan keberangkatan" in flow_tiles.routes_heading(view)

    def test_lower_bounds_stand_beside_the_reporting_rate(self):
        written = words(flow_tiles.routes_notes(flow_view()))

        assert "F02, F04: Batas bawah" in written
        assert "(80,0 %)" in written
        assert "tidak dijumlahkan" in written

    def test_the_table_holds_every_month_of_every_route(self):
        written = flow_tiles.routes_heading(flow_view())

        assert len(re.findall(r"<td>", written)) == 36
        assert "belum ada laporan" in written


class TestProtection:
    def test_is_a_table_of_stages_and_aspects_with_totals(self):
        written = words(flow_tiles.protection(flow_view()))

        assert "Terbanyak: Setelah bekerja, aspek Jiwa, 22 layanan" in written
        assert "Dirinci menurut tahap dan aspek: 115 dari 180 layanan." in written
        assert "Pengaduan (kasus)" in written

    def test_a_cell_without_a_report_says_so(self):
        assert 'class="cell missing"' in flow_tiles.protection(flow_view())


class TestContext:
    def test_tells_where_the_series_break(self):
        written = words(flow_tiles.context_notes(flow_view()))

        assert "Penempatan PMI: tanpa angka terbitan 2017." in written
        assert "Pengaduan PMI: tanpa angka terbitan 2021, 2022, 2023." in written
        assert "tidak disambung dengan garis" in written

    def test_every_number_has_its_source(self):
        written = flow_tiles.context_heading(flow_view())

        assert written.count('rel="noreferrer"') == len(flow_view().context)
        assert "297.434" in written

    def test_nothing_published_is_said(self):
        assert "Belum ada angka nasional" in flow_tiles.context_heading(flow_view(context=()))


class TestPage:
    @pytest.mark.parametrize("language", Language)
    def test_every_fragment_has_its_place_and_every_id_is_there_once(self, language):
        made = write_fragments(PAGE, flow_view(language=language))

        ids = re.findall(r'\bid="([^"]+)"', to_html(lay_out(PAGE), made))
        assert set(made) <= set(ids)
        assert len(ids) == len(set(ids))

    def test_can_be_sent_and_drawn(self):
        payload = json.loads(json.dumps(build_payload(PAGE, flow_view())))

        assert len(payload["figures"]) == 4
        assert all(go.Figure(figure).data for figure in payload["figures"].values())

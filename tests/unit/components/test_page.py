import json
import re
from dataclasses import replace
from pathlib import Path

import plotly.graph_objects as go
import pytest

from dashboard.components.answer import build_payload, write_fragments
from dashboard.components.html import to_html
from dashboard.components.page import Part
from dashboard.components.shell import lay_out
from dashboard.components.wiring import answer, paint
from dashboard.domain.errors import StoreUnavailableError
from dashboard.domain.filters import Filters
from dashboard.figures.theme import DARK, LIGHT
from tests.unit.sample_views import ENGLISH, INDICATORS, OVERVIEW, sample_view

SCRIPTS = Path(__file__).parents[3] / "assets" / "js"
MAP_GRAPH, TREND_GRAPH = "overview--map-graph", "overview--trend-graph"


def recording(asked, path="/"):
    """The overview under another path; what it is asked is written down."""

    def read(viewer, search, **variables):
        asked.append((viewer.scope, search, variables))
        return sample_view()

    return replace(OVERVIEW, path=path, read=read)


def ids_of(component):
    parts = [component, *component._traverse()]
    return {str(part.id) for part in parts if getattr(part, "id", None)}


class TestLayout:
    def test_every_id_has_its_place(self):
        shell = ids_of(lay_out(OVERVIEW))

        assert {OVERVIEW.id_of(part) for part in Part} <= shell
        assert {MAP_GRAPH, "overview--map-notes", TREND_GRAPH, "overview--ranking"} <= shell

    def test_takes_any_query(self):
        assert lay_out(OVERVIEW, bahasa="fr", utm="x").id == "overview--page"

    def test_charts_speak_the_language_of_the_address(self):
        shell = lay_out(OVERVIEW, bahasa="en")
        (chart,) = (part for part in shell._traverse() if getattr(part, "id", "") == MAP_GRAPH)

        assert chart.config["locale"] == "en"

    def test_every_fragment_fits_the_shell(self):
        made = write_fragments(OVERVIEW, sample_view())

        page = to_html(lay_out(OVERVIEW), made)

        assert set(made) <= ids_of(lay_out(OVERVIEW))
        assert all(fragment in page for fragment in made.values())


class TestBuildPayload:
    @pytest.fixture
    def payload(self):
        return build_payload(OVERVIEW, sample_view(filters=Filters(year=2026, indicator="U07")))

    def test_holds_the_canonical_address(self, payload):
        assert payload["search"] == "?tahun=2026&indikator=U07"

    def test_names_the_tab(self, payload):
        assert payload["title"] == "Ringkasan · Indonesia · Januari–Oktober 2026 · Desmigratif"

    def test_figures_are_valid_and_belong_to_charts(self, payload):
        assert list(payload["figures"]) == [MAP_GRAPH, TREND_GRAPH]
        assert all(go.Figure(figure).data for figure in payload["figures"].values())

    def test_can_be_sent_as_json(self, payload):
        assert json.loads(json.dumps(payload))["fragments"].keys() == payload["fragments"].keys()

    def test_english_is_english_everywhere(self):
        payload = build_payload(
            OVERVIEW, sample_view(language=ENGLISH, indicator=INDICATORS["F03"])
        )

        assert "Overview" in payload["title"]
        assert "reports" in payload["figures"][MAP_GRAPH]["data"][-1]["text"][0]


class TestAnswer:
    def test_asks_for_the_address_on_screen(self):
        asked = []

        answer(recording(asked), {"path": "/", "search": "?tahun=2025", "theme": "light"})

        assert asked == [("", "?tahun=2025", {})]

    def test_passes_the_variables_of_the_path(self):
        asked = []
        page = recording(asked, "/pilar/<pilar>")

        answer(page, {"path": "/pilar/koperasi", "search": "", "theme": "light"})

        assert asked == [("", "", {"pilar": "koperasi"})]

    @pytest.mark.parametrize(
        ("theme", "palette"), [("dark", DARK), ("light", LIGHT), ("pink", LIGHT), (None, LIGHT)]
    )
    def test_draws_in_the_theme_on_screen(self, theme, palette):
        payload = answer(recording([]), {"search": "", "theme": theme})

        assert payload["figures"][MAP_GRAPH]["layout"]["font"]["color"] == palette.text


class TestPaint:
    def test_leaves_other_paths_to_other_pages(self):
        assert paint(recording([]), "/peta", "") is None

    def test_holds_the_words_before_any_script(self):
        painted = paint(recording([]), "/", "")

        assert painted.title.startswith("Ringkasan")
        assert "1.234" in painted.content

    def test_shows_an_empty_shell_while_the_database_is_away(self):
        def away(*_, **__):
            raise StoreUnavailableError

        painted = paint(replace(OVERVIEW, read=away), "/", "")

        assert "overview--kpis" in painted.content


class TestScripts:
    """What Python and the scripts must agree on, found without a browser."""

    def written(self):
        return "\n".join(path.read_text("utf-8") for path in sorted(SCRIPTS.glob("*.js")))

    def test_every_element_that_a_script_asks_for_exists(self):
        page = str(to_html(lay_out(OVERVIEW), write_fragments(OVERVIEW, sample_view())))
        asked = set(re.findall(r'[(" ]#([a-z][\w-]+)', self.written()))
        given = set(re.findall(r'id="([\w-]+)"', page)) | {"react-entry-point", "first-paint"}

        assert asked
        assert asked <= given

    def test_every_word_of_the_region_picker_exists(self):
        page = str(to_html(lay_out(OVERVIEW), write_fragments(OVERVIEW, sample_view())))
        asked = set(re.findall(r"words\(\)\.(\w+)", self.written()))

        assert asked
        assert all(f"&#34;{word}&#34;" in page for word in asked)

    def test_both_clientside_functions_are_defined(self):
        body = self.written()

        assert re.search(r"async function spread\(", body)
        assert re.search(r"\bdrill\(click\)", body)

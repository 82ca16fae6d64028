import json
import re
from pathlib import Path

import plotly.graph_objects as go
import pytest

from dashboard.components.html import to_html
from dashboard.domain.filters import Filters
from dashboard.figures.theme import DARK, LIGHT
from dashboard.pages.overview.callbacks import answer
from dashboard.pages.overview.ids import Ids
from dashboard.pages.overview.layout import layout
from dashboard.pages.overview.payload import build_payload, fragments
from tests.unit.sample_views import ENGLISH, INDICATORS, sample_view

SCRIPTS = Path(__file__).parents[4] / "assets" / "js"


class Recorder:
    """Stands in for the use case and remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def read(self, viewer, search):
        self.asked.append((viewer.scope, search))
        return sample_view()


def ids_of(component):
    parts = [component, *component._traverse()]
    return {str(part.id) for part in parts if getattr(part, "id", None)}


class TestLayout:
    def test_every_id_has_its_place(self):
        assert ids_of(layout()) == set(Ids)

    def test_takes_any_query(self):
        assert layout(bahasa="fr", utm="x").id == Ids.PAGE

    def test_charts_speak_the_language_of_the_address(self):
        shell = layout(bahasa="en")
        (chart,) = (part for part in shell._traverse() if getattr(part, "id", "") == Ids.MAP_GRAPH)

        assert chart.config["locale"] == "en"

    def test_every_fragment_fits_the_shell(self):
        made = fragments(sample_view())

        page = to_html(layout(), made)

        assert set(made) <= ids_of(layout())
        assert all(fragment in page for fragment in made.values())


class TestBuildPayload:
    @pytest.fixture
    def payload(self):
        return build_payload(sample_view(filters=Filters(year=2026, indicator="U07")))

    def test_holds_the_canonical_address(self, payload):
        assert payload["search"] == "?tahun=2026&indikator=U07"

    def test_names_the_tab(self, payload):
        assert payload["title"] == "Ringkasan · Indonesia · Januari–Oktober 2026 · Desmigratif"

    def test_figures_are_valid_and_belong_to_charts(self, payload):
        assert list(payload["figures"]) == [Ids.MAP_GRAPH, Ids.TREND_GRAPH]
        assert all(go.Figure(figure).data for figure in payload["figures"].values())

    def test_can_be_sent_as_json(self, payload):
        assert json.loads(json.dumps(payload))["fragments"].keys() == payload["fragments"].keys()

    def test_english_is_english_everywhere(self):
        payload = build_payload(sample_view(language=ENGLISH, indicator=INDICATORS["F03"]))

        assert "Overview" in payload["title"]
        assert "reports" in payload["figures"][Ids.MAP_GRAPH]["data"][-1]["text"][0]


class TestAnswer:
    def test_asks_for_the_address_on_screen(self):
        service = Recorder()

        answer(service, {"search": "?tahun=2025", "theme": "light"})

        assert service.asked == [("", "?tahun=2025")]

    @pytest.mark.parametrize(
        ("theme", "palette"), [("dark", DARK), ("light", LIGHT), ("pink", LIGHT), (None, LIGHT)]
    )
    def test_draws_in_the_theme_on_screen(self, theme, palette):
        payload = answer(Recorder(), {"search": "", "theme": theme})

        assert payload["figures"][Ids.MAP_GRAPH]["layout"]["font"]["color"] == palette.text


class TestScripts:
    """What Python and the scripts must agree on, found without a browser."""

    def written(self):
        return "\n".join(path.read_text("utf-8") for path in sorted(SCRIPTS.glob("*.js")))

    def test_every_element_that_a_script_asks_for_exists(self):
        page = str(to_html(layout(), fragments(sample_view())))
        asked = set(re.findall(r'[(" ]#([a-z][\w-]+)', self.written()))
        given = set(re.findall(r'id="([\w-]+)"', page)) | {"react-entry-point", "first-paint"}

        assert asked
        assert asked <= given

    def test_every_word_of_the_region_picker_exists(self):
        page = str(to_html(layout(), fragments(sample_view())))
        asked = set(re.findall(r"words\(\)\.(\w+)", self.written()))

        assert asked
        assert all(f"&#34;{word}&#34;" in page for word in asked)

    def test_both_clientside_functions_are_defined(self):
        body = self.written()

        assert re.search(r"async function spread\(", body)
        assert re.search(r"\bdrill\(click\)", body)

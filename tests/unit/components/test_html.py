from dash import dcc, html
from markupsafe import Markup

from dashboard.components.html import to_html


class TestToHtml:
    def test_writes_elements_with_their_attributes(self):
        written = to_html(html.Div("a & b", id="x", className="y", role="group"))

        assert written == '<div id="x" class="y" role="group">a &amp; b</div>'

    def test_a_fragment_takes_the_place_of_the_children(self):
        page = html.Main([html.Section(id="kpis"), html.Section("stays", id="map")])

        written = to_html(page, {"kpis": Markup("<b>1</b>")})

        assert written == (
            '<main><section id="kpis"><b>1</b></section><section id="map">stays</section></main>'
        )

    def test_a_chart_is_an_empty_box(self):
        assert to_html(dcc.Graph(id="g", className="chart")) == '<div id="g" class="chart"></div>'

    def test_a_store_leaves_nothing(self):
        assert to_html([dcc.Store(id="s"), None, "text"]) == "text"

    def test_escapes_attributes(self):
        assert to_html(html.P(title='"><script>')) == '<p title="&#34;&gt;&lt;script&gt;"></p>'

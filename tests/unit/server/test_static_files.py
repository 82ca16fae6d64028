import gzip
import re

import brotli
import pytest
from dash import Dash, dcc

from dashboard.server.static_files import StaticFiles, add_static_files, precompress

FOREVER = "public, max-age=31536000, immutable"
CSS = "body { color: black; }\n" * 100
EXPAND = {"br": brotli.decompress, "gzip": gzip.decompress}
GRAPH = "/_dash-component-suites/dash/dcc/async-graph.js"


@pytest.fixture(scope="module")
def copies(tmp_path_factory):
    """Copies lie under the hash of their content, so that tests share those of the libraries."""
    return tmp_path_factory.mktemp("copies")


@pytest.fixture
def static(tmp_path, copies):
    bundles = tmp_path / "static"
    bundles.mkdir()
    (bundles / "plotly-0123456789ab.min.js").write_text("window.Plotly = {};" * 100)
    return StaticFiles(bundles, copies, tmp_path / "own-geo")


@pytest.fixture
def app(static, tmp_path):
    geo = tmp_path / "assets" / "geo"
    geo.mkdir(parents=True)
    (geo.parent / "own.css").write_text(CSS)
    (geo / "prov-32-50765ed1.geojson").write_text('{"type": "FeatureCollection"}' * 50)
    app = Dash(__name__, assets_folder=str(geo.parent), use_async=False, compress=True)
    app.layout = dcc.Graph()
    add_static_files(app, static)
    return app


@pytest.fixture
def client(app):
    return app.server.test_client()


def _get(client, url, encodings="", **headers):
    # Buffered, as a server does: the file is read to its end and closed.
    return client.get(url, headers={"Accept-Encoding": encodings, **headers}, buffered=True)


def test_bootstrap_comes_from_its_package(client, static):
    answer = _get(client, static.url("bootstrap.min.css"))

    assert answer.mimetype == "text/css"
    assert "Bootstrap  v5" in answer.text
    assert answer.headers["Cache-Control"] == FOREVER


def test_plotly_is_the_built_bundle(client, static):
    answer = _get(client, static.url("plotly.min.js"))

    assert answer.mimetype == "text/javascript"
    assert answer.text.startswith("window.Plotly = {};")


def test_without_a_bundle_plotly_is_its_own_file(tmp_path):
    static = StaticFiles(tmp_path / "absent", tmp_path, tmp_path / "none")

    assert static.own()["plotly.min.js"].stat().st_size > 3_000_000
    assert static.url("plotly.min.js").startswith("/aset/plotly.min.js?m=")


def test_an_address_changes_with_the_content(static):
    before = static.url("plotly.min.js")
    (static.bundles / "plotly-0123456789ab.min.js").write_text("window.Plotly = null;")

    assert static.url("plotly.min.js") != before


@pytest.mark.parametrize("path", ["/aset/absent.js", "/aset/..%2Fsettings.py"])
def test_nothing_else_is_served(client, path):
    assert _get(client, path).status_code == 404


def test_imported_boundaries_are_served_and_kept_for_ever(app, static):
    client = app.server.test_client()
    layer = "national-50765ed1.geojson"
    static.boundaries.mkdir()
    (static.boundaries / layer).write_text('{"type": "FeatureCollection"}' * 50)
    precompress(app, static)

    answer = _get(client, f"/aset/geo/{layer}", "br")

    assert answer.mimetype == "application/geo+json"
    assert answer.headers["Cache-Control"] == FOREVER
    assert answer.headers["Content-Encoding"] == "br"
    assert _get(client, "/aset/geo/absent.geojson").status_code == 404


def test_the_icon_is_there(client):
    answer = _get(client, "/favicon.ico")

    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")


@pytest.mark.parametrize(
    ("encodings", "chosen"),
    [("gzip, deflate, br, zstd", "br"), ("gzip, deflate", "gzip"), ("br;q=0, gzip", "gzip")],
)
@pytest.mark.parametrize("path", ["/assets/own.css?m=1", "/assets/geo/prov-32-50765ed1.geojson"])
def test_sends_the_smallest_copy_that_the_browser_takes(app, static, path, encodings, chosen):
    client = app.server.test_client()
    plain = _get(client, path).data
    precompress(app, static)

    answer = _get(client, path, encodings)

    assert answer.headers["Content-Encoding"] == chosen
    assert EXPAND[chosen](answer.data) == plain
    assert len(answer.data) == int(answer.headers["Content-Length"]) < len(plain) / 4
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Cache-Control"] == FOREVER


def test_libraries_have_copies_too(app, client, static):
    plain = _get(client, GRAPH).data
    precompress(app, static)

    answer = _get(client, GRAPH, "br")

    assert brotli.decompress(answer.data) == plain
    assert answer.headers["Cache-Control"] == "no-cache"


def test_what_the_page_names_is_kept_for_ever(client):
    page = _get(client, "/").text
    scripts = re.findall(r'src="(/[^"]+)"', page)

    assert len(scripts) > 5
    assert {_get(client, script).headers["Cache-Control"] for script in scripts} == {FOREVER}


def test_without_copies_answers_are_compressed_on_the_way(client):
    answer = _get(client, "/assets/own.css?m=1", "br")

    assert brotli.decompress(answer.data).decode() == CSS


def test_a_changed_file_is_never_served_from_an_old_copy(app, client, static, tmp_path):
    precompress(app, static)
    (tmp_path / "assets/own.css").write_text(CSS.replace("black", "white"))

    answer = _get(client, "/assets/own.css?m=2", "br")

    assert "white" in brotli.decompress(answer.data).decode()


def test_only_missing_copies_are_made(app, static, tmp_path):
    precompress(app, static)
    (tmp_path / "assets/new.css").write_text("p { margin: 0; }\n" * 100)

    assert [precompress(app, static), precompress(app, static)] == [1, 0]


@pytest.mark.parametrize("encodings", ["br", "gzip", ""])
def test_asking_again_gives_nothing_while_nothing_changed(app, client, static, encodings):
    precompress(app, static)
    first = _get(client, GRAPH, encodings)

    again = _get(client, GRAPH, encodings, **{"If-None-Match": first.headers["ETag"]})

    assert (again.status_code, again.data) == (304, b"")

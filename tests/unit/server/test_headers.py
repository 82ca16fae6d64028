import base64
import hashlib
import re

import pytest
from dash import ClientsideFunction, Dash, Input, Output, html

from dashboard.server.headers import add_headers

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
INLINE = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>[^<]+)</script>")


@pytest.fixture
def client():
    app = Dash(__name__, use_async=False)
    add_headers(app)
    app.layout = html.Div([html.Button(id="button"), html.Output(id="text")])
    # Registered after the headers were added, as pages are.
    app.clientside_callback("n => String(n)", Output("text", "children"), Input("button", "title"))
    app.clientside_callback(
        ClientsideFunction("own", "go"), Output("text", "title"), Input("button", "n_clicks")
    )
    return app.server.test_client()


def _policy(answer):
    directives = answer.headers["Content-Security-Policy"].split("; ")
    return dict(directive.split(" ", 1) for directive in directives)


def _hash(code):
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def test_scripts_run_only_from_here_or_as_written_by_dash(client):
    answer = client.get("/")
    scripts = INLINE.finditer(COMMENT.sub("", answer.text))
    codes = [script["code"] for script in scripts if "json" not in script["attributes"]]

    allowed = _policy(answer)["script-src"].split()
    assert len(codes) >= 2
    assert sorted(allowed) == sorted(["'self'", *map(_hash, codes)])


def test_nothing_may_be_loaded_from_elsewhere(client):
    policy = _policy(client.get("/"))
    sources = {source for sources in policy.values() for source in sources.split()}

    assert policy["default-src"] == "'self'"
    assert policy["object-src"] == policy["frame-ancestors"] == "'none'"
    assert {source for source in sources if not source.startswith("'sha256-")} == {
        "'self'",
        "'none'",
        "'unsafe-inline'",
        "data:",
        "blob:",
    }
    assert [key for key, value in policy.items() if "unsafe-inline" in value] == ["style-src"]


@pytest.mark.parametrize("path", ["/", "/_dash-layout", "/assets/absent.js"])
def test_every_answer_is_protected(client, path):
    headers = client.get(path).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert "script-src" in headers["Content-Security-Policy"]
    assert headers["Cache-Control"] == "no-cache"

"""Every id that a callback names exists in some page; found in milliseconds, without a browser."""

import pytest

from dashboard.app import create_app
from dashboard.settings import from_environment
from dashboard.storage.engine import open_engine


@pytest.fixture
def make_app(tmp_path):
    settings = from_environment({"DESMIGRATIF_LOCAL_FOLDER": str(tmp_path)})
    return lambda: create_app(open_engine(settings.database_url), settings)


def string_ids(component):
    parts = [component, *component._traverse()]
    return {part.id for part in parts if isinstance(getattr(part, "id", None), str)}


def named_ids(callback):
    outputs = callback["output"].strip(".").split("...")
    read = [part["id"] for part in callback["inputs"] + callback["state"]]
    return {*read, *(output.rpartition(".")[0] for output in outputs)}


def test_every_callback_id_exists_in_a_layout(make_app):
    app = make_app()
    callbacks = app.server.test_client().get("/_dash-dependencies").get_json()
    named = {name for callback in callbacks for name in named_ids(callback) if name}
    named = {name for name in named if not name.startswith(("_pages", "{"))}

    assert named
    assert named <= string_ids(app.validation_layout)


def test_two_apps_in_one_process_are_both_complete(make_app):
    first, second = make_app(), make_app()

    assert set(first.callback_map) == set(second.callback_map) != set()


def test_nothing_of_dash_is_switched_on_that_opens_a_door(make_app):
    app = make_app()
    client = app.server.test_client()

    assert client.get("/_mcp").mimetype == "text/html"
    assert not app.config.suppress_callback_exceptions
    assert not app._dev_tools.ui

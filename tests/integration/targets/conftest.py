"""The page of targets on the small programme; on both databases."""

import io

import pytest

from dashboard.domain.viewer import LOCAL_VIEWER
from tests.support.html_reader import Reader
from tests.support.programme import PLACES
from tests.support.target_page import SIGNED, TITLES, main_of


@pytest.fixture
def check(client):
    """Send a form or a file; the answer is the page that follows."""

    def check(data=None, *, rows=(), name="target.csv", content=None, query=""):
        if rows:
            content = "\n".join((TITLES, *rows)).encode()
        sent = {"berkas": (io.BytesIO(content), name)} if content else data
        return client.post(f"/target/periksa{query}", data=sent)

    return check


@pytest.fixture
def accept(client):
    """Press the button of a preview."""

    def accept(preview, **fields):
        hidden = {
            one["name"]: one.get("value", "")
            for one in Reader(main_of(preview)).find("input", type="hidden")
        }
        return client.post("/target/terima?tahun=2026", data=hidden | SIGNED | fields)

    return accept


@pytest.fixture
def own(services):
    """Value of the target of a place that counts now."""

    def own(place, code="M01", search="?tahun=2026"):
        query = f"{search}&wilayah={PLACES[place]}&indikator={code}"
        found = services.targets_page.read(LOCAL_VIEWER, query).own
        return found and found.value

    return own

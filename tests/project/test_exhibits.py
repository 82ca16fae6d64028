"""Whatever a page tells can be exported: a tile without exhibits says why."""

import pytest

from dashboard.catalogue import load_catalogue
from dashboard.pages import PAGES
from dashboard.services import open_services
from dashboard.storage.engine import open_engine

OTHER_PAGES = {
    "send": "forms, and files that can be had as they were sent",
    "upload": "what is wrong with a file; its sender gets it back marked",
    "submission": "what one file changed, to undo or correct it",
    "agendas": "names of agendas",
    "agenda": "which views are shown in which order; each view has exhibits of its own",
}
"""Pages that tell nothing of the programme."""

FORMS = {
    ("compare", "choice"): "chooses what is compared",
    ("scorecard", "rule"): "explains a rule",
    ("targets", "change"): "a form",
    ("targets", "upload"): "a form",
}
"""Tiles that tell nothing of the programme."""


@pytest.fixture
def pages(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'none.sqlite3'}")
    services = open_services(engine, load_catalogue(), lambda: None)
    return {page.slug: page for page in (make(services) for make in PAGES)}


def test_every_tile_has_exhibits_or_a_reason(pages):
    lacking = {
        (slug, tile.name)
        for slug, page in pages.items()
        for tile in page.tiles
        if slug not in OTHER_PAGES and tile.exhibits is None
    }

    assert lacking - set(FORMS) == set()


def test_every_reason_is_about_a_tile(pages):
    assert set(OTHER_PAGES) <= set(pages)
    assert all(name in {tile.name for tile in pages[slug].tiles} for slug, name in FORMS)

"""A shared link shows the figures of its day to the digit, and says what has changed since."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from dashboard.components.frame import fixed
from dashboard.components.handout import list_exhibits, make_handout, read_handout
from dashboard.components.since import read_view
from dashboard.domain.targets import Target
from dashboard.domain.viewer import LOCAL_VIEWER, Viewer
from dashboard.pages import PAGES
from dashboard.services import open_services
from dashboard.storage.targets import TargetSource, set_targets
from tests.support.programme import CATALOGUE, PLACES, make_row, opened_programme

INDRAMAYU, KENANGA = PLACES["Indramayu"], PLACES["Kenanga"]
LATER = dt.date(2026, 6, 2)
"""Two reports are due by then that were not when the links were shared."""

ADDRESSES = (
    "/",
    f"/?wilayah={INDRAMAYU}&indikator=M01&bulan=2",
    "/peta?indikator=F03",
    "/pilar/layanan_migrasi?indikator=M01",
    "/arus-migrasi",
    f"/desa/{KENANGA}",
    "/organisasi",
    "/banding?dengan=32.12,32.09",
    "/rapor",
    "/perhatian",
    "/mutu-data",
    "/mengapa?indikator=M01",
)


def _reports(months, factor=1):
    for place, village in enumerate(("Kenanga", "Singakerta", "Wiyong", "Wetan"), start=1):
        for step, month in enumerate(months, start=1):
            for code in ("F01", "F02", "M01", "M02", "O01N", "O05", "U07"):
                yield make_row(village, month, code, place * step * factor)


@pytest.fixture
def programme(databases):
    with opened_programme(databases) as opened:
        opened.submit(_reports(["2025-01", "2025-02", "2025-03", "2026-01", "2026-02", "2026-03"]))
        target = Target(indicator="M01", region=INDRAMAYU, year=2026, value=90.0)
        with opened.engine.begin() as connection:
            set_targets(connection, [target], TargetSource(submitter="Pusat", reason="rencana"))
        yield opened


@pytest.fixture
def pages(programme):
    services = open_services(programme.engine, CATALOGUE, lambda: programme.calendar)
    return [make(services) for make in PAGES]


@pytest.fixture
def open_view(pages):
    """Open an address as the browser does."""

    def open_view(address, viewer=LOCAL_VIEWER):
        path, _, query = address.partition("?")
        for page in pages:
            variables = page.match(path)
            if variables is not None:
                return page, read_view(page, viewer, query, **variables)
        raise AssertionError(address)

    return open_view


@pytest.fixture
def share(open_view):
    """The link of what an address shows now."""

    def share(address):
        page, view = open_view(address)
        return fixed(view).to_address(page.path)

    return share


def _told(page, view):
    return [
        (exhibit.name, exhibit.title, exhibit.subtitle, exhibit.rows)
        for exhibit in list_exhibits(page, view)
    ]


def _since(view):
    return next(one for one in view.notices if one.key.startswith("since"))


def _change(programme):
    programme.submit(_reports(["2026-03", "2026-04"], factor=7))
    programme.today = LATER


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_shared_link_tells_the_same_after_new_data_and_new_days(
    programme, open_view, share, address
):
    link = share(address)
    before = _told(*open_view(link))
    newest = _told(*open_view(address))

    _change(programme)

    assert _told(*open_view(link)) == before == newest
    assert _told(*open_view(address)) != before


def test_the_sentence_the_window_and_the_stamp_are_those_of_then(
    programme, pages, open_view, share
):
    link = share("/")
    shown = make_handout(*open_view(link))

    _change(programme)

    again = read_handout(pages, LOCAL_VIEWER, link)
    assert (again.sentence, again.stamp, again.address) == (
        shown.sentence,
        shown.stamp,
        shown.address,
    )
    assert "Januari–Maret 2026" in again.sentence


def test_an_ordinary_address_says_nothing_of_changes(open_view):
    _, view = open_view("/")

    assert [one.key for one in view.notices] == []


def test_a_link_that_is_still_the_newest_says_so(open_view, share):
    _, view = open_view(share("/"))

    assert _since(view).key == "since_nothing"


def test_a_link_says_how_many_numbers_of_its_page_have_changed(programme, open_view, share):
    link = share("/mengapa?indikator=M01&bulan=3")
    page, then = open_view(link)

    programme.submit(_reports(["2026-03"], factor=7))

    page, now = open_view("/mengapa?indikator=M01&bulan=3")
    notice = _since(open_view(link)[1])
    old, new = _counted(page, then), _counted(page, now)
    changed = [key for key in old if key in new and old[key] != new[key]]
    assert (notice.key, notice.values["count"]) == ("since", str(len(changed)))
    assert notice.values["all"] == str(len(old))
    first = re.match(r"(.+?) (\d+) orang → (\d+) orang", notice.values["changes"])
    assert first
    assert (float(first[2]), float(first[3])) == (old[changed[0]], new[changed[0]])


def _counted(page, view):
    found = {}
    for exhibit in list_exhibits(page, view):
        for one in exhibit.figures():
            if one.value:
                value = one.value
                members = tuple(sorted((value.breakdown or {}).items()))
                found.setdefault((value.code, value.region, value.period, members), one.number)
    return found


def test_months_that_have_become_due_are_told(programme, open_view, share):
    link = share("/")

    programme.today = LATER

    notice = _since(open_view(link)[1])
    assert notice.key == "since_period"
    assert notice.values["then"] == "Januari–Maret 2026"
    assert notice.values["now"] == "Januari–April 2026"


@pytest.mark.parametrize("day", ["2026-04-16", "2015-12-31", "kemarin", "2026-13-01"])
def test_a_day_that_cannot_be_looked_back_to_falls_back_and_says_so(open_view, day):
    _, view = open_view(f"/?per={day}")

    assert view.filters.as_of is None
    assert [(one.key, one.values) for one in view.notices] == [
        ("unreadable", {"key": "per", "value": day})
    ]


def test_the_years_end_with_the_day_that_is_looked_back_to(open_view):
    _, view = open_view("/?per=2024-06-01")

    assert (view.newest_year, view.window.year, view.window.last) == (2024, 2024, 4)


def test_a_link_carries_no_rights(open_view, share):
    link = share(f"/?wilayah={INDRAMAYU}")

    _, view = open_view(link, Viewer(scope="33.01"))

    assert view.filters.region == "33.01"
    assert "unknown_region" in {one.key for one in view.notices}

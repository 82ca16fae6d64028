"""Slow answers, a database that is away, a line that is cut."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reading import KPIS, address, expect_painted, expect_shown

pytestmark = pytest.mark.browser

CALLBACK = "**/_dash-update-component?*"
RENDERER = "**/dash_renderer.*"
YEARS = ("2025", "2024", "2023", "2022", "2021")
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def asks(request):
    """Whether a request asks for what the page shows, and not for the page itself."""
    return "overview--payload" in (request.post_data or "")


def test_of_five_quick_choices_the_last_wins(page, api):
    page.goto("/")
    expect_painted(page)
    for year in YEARS:
        page.get_by_role("combobox", name="Tahun").select_option(year)
    expect_shown(page, api, tahun=2021)


def test_an_older_answer_never_overwrites_a_newer_one(page, api):
    page.goto("/")
    expect_painted(page)
    held = []
    page.route(CALLBACK, lambda route: held.append(route))  # noqa: PLW0108  # it is given attributes
    for year in YEARS:
        with page.expect_request(CALLBACK):
            page.get_by_role("combobox", name="Tahun").select_option(year)
    page.evaluate(TWO_FRAMES)
    assert len(held) == len(YEARS)
    for late in reversed(held):
        with page.expect_response(CALLBACK):
            late.continue_()
        page.evaluate(TWO_FRAMES)
    expect_shown(page, api, tahun=2021)
    expect(page.locator("#sentence")).to_contain_text("2021")


def test_what_is_typed_while_the_page_paints_stays(page, watch):
    watch.expected = "preloaded using link preload but not used"
    scripts, answers = [], []
    page.route(RENDERER, lambda route: scripts.append(route))  # noqa: PLW0108  # as above
    page.route(
        CALLBACK,
        lambda route: answers.append(route) if asks(route.request) else route.continue_(),
    )
    with page.expect_request(RENDERER):
        page.goto(f"/{address(wilayah='33.01')}", wait_until="commit")
    page.locator(".note-new summary").click()
    note = page.get_by_label("Catatan (")
    note.press_sequentially("Panen ")

    with page.expect_request(asks):
        for late in scripts:
            late.continue_()
    expect(page.locator("#first-paint")).to_have_count(0)
    expect(note).to_be_focused()
    page.keyboard.type("raya")
    for late in answers:
        late.continue_()

    expect_painted(page, wilayah="33.01")
    expect(note).to_have_value("Panen raya")
    expect(note).to_be_focused()


def test_while_the_database_is_away_numbers_stay_and_then_follow(page, api, ask, database, watch):
    watch.expected = "503"
    page.goto("/")
    expect_painted(page)
    numbers = page.locator(".kpis").inner_text()
    database.rename(database.with_suffix(".away"))
    assert ask("/health")[0] == 503

    page.get_by_role("combobox", name="Tahun").select_option("2024")
    away = page.get_by_role("alert").filter(has_text="tidak terjangkau")
    expect(away).to_be_visible()
    assert page.locator(".kpis").inner_text() == numbers

    database.with_suffix(".away").rename(database)
    expect_shown(page, api, tahun=2024)
    expect(away).to_be_hidden()
    assert ask("/health")[0] == 200


def test_a_page_opened_while_the_database_is_away_fills_itself_later(page, api, database, watch):
    watch.expected = "503"
    database.rename(database.with_suffix(".away"))
    page.goto(address(wilayah="33.01"))
    expect(page.get_by_role("alert").filter(has_text="tidak terjangkau")).to_be_visible()
    database.with_suffix(".away").rename(database)
    expect_shown(page, api, wilayah="33.01")


def test_a_cut_line_keeps_the_numbers(page, api, watch):
    watch.expected = "ERR_INTERNET_DISCONNECTED"
    page.goto("/")
    expect_painted(page)
    page.context.set_offline(True)
    page.locator("[id='rank-33.01']").click()
    away = page.get_by_role("alert").filter(has_text="tidak terjangkau")
    expect(away).to_be_visible()
    assert page.locator(".kpi data.value").count() == len(KPIS)
    page.context.set_offline(False)
    expect_shown(page, api, wilayah="33.01")
    expect(away).to_be_hidden()

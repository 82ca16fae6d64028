"""A leader opens the link before a meeting."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dashboard.domain.measures import Language
from dashboard.i18n import texts
from tests.browser.reading import (
    KPIS,
    SNAPSHOT,
    address,
    compare_figures,
    expect_painted,
    expect_shown,
    numbers_in,
    written,
)

pytestmark = pytest.mark.browser

COUNT_SHIFTS = """new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) window.shifted = (window.shifted || 0) + shift.value;
}).observe({ type: "layout-shift", buffered: true });"""


def test_shows_every_number_of_the_programme_with_its_coverage(page, api):
    page.goto("/")
    expect_shown(page, api)

    both = {one["indicator"]: one for one in api("values", indikator="C04,O03")["values"]}
    cared = both["C04"]
    share = f"{written(cared['value'], '%', {})} ({cared['numerator']:,} dari".replace(",", ".")
    expect(page.locator(".kpi", has=page.locator("#kpi-C03"))).to_contain_text(
        share.replace(".", ",", 1)
    )
    sentence = page.locator("#sentence")
    expect(sentence).to_contain_text("Semua pilar · Indonesia · Januari–Oktober 2026 · ")
    assert numbers_in(sentence.inner_text())[1:] == [both["O03"]["reported"], both["O03"]["due"]]
    expect(page.get_by_text("DATA CONTOH", exact=True)).to_be_visible()
    expect(page).to_have_title(re.compile("^Ringkasan · Indonesia · Januari–Oktober 2026"))


def test_titles_tell_the_finding(page, api):
    page.goto("/")
    expect_painted(page)
    values = api("values", indikator="F03", turunan="kabupaten")["values"]
    highest = max(values, key=lambda one: one["value"] or 0)
    name = page.locator(f"[id='rank-{highest['region']}']").inner_text()
    finding = f"{name} tertinggi, {written(highest['value'], '%', {})}"
    expect(page.locator("#map-title")).to_have_text(finding)


def test_the_table_of_the_trend_holds_every_month(page, api):
    page.goto(address(wilayah="33.01"))
    expect_painted(page, wilayah="33.01")
    page.locator("#trend-table summary").click()
    rows = page.locator("#trend-table tbody tr").all()
    for month, row in enumerate(rows, start=1):
        for column, year in ((0, 2026), (1, 2025)):
            [value] = api("values", indikator="F03", wilayah="33.01", tahun=year, bulan=month)[
                "values"
            ]
            told = row.locator("td").nth(column).inner_text()
            state = "of_nothing" if value["state"] == "reported" else value["state"]
            words = texts(Language.INDONESIAN)[f"state.{state}"]
            expected = written(value["value"], "%", {}) or words
            assert told.startswith(expected), (month, year)
    assert len(rows) == 12


def test_numbers_and_links_are_there_before_any_script(open_tab, api):
    page = open_tab(java_script_enabled=False)
    page.goto("/")
    compare_figures(page.evaluate(SNAPSHOT), api)
    assert all(page.locator(f"#kpi-{code}").is_visible() for code in KPIS)

    page.locator("[id='rank-33.01']").click()
    expect(page.locator("#sentence")).to_contain_text("Kab. Cilacap")
    compare_figures(page.evaluate(SNAPSHOT), api, wilayah="33.01")


def test_the_filter_form_works_without_scripts(open_tab, api):
    page = open_tab(java_script_enabled=False)
    page.goto("/")
    page.get_by_role("combobox", name="Tahun").select_option("2025")
    page.get_by_role("combobox", name="Wilayah").select_option(label="Kab. Cilacap")
    page.get_by_role("button", name="Tampilkan").click()
    expect(page.locator("#sentence")).to_contain_text("Kab. Cilacap · Januari–Desember 2025")
    compare_figures(page.evaluate(SNAPSHOT), api, tahun=2025, wilayah="33.01")


def test_maps_and_charts_need_no_other_server(page):
    page.goto("/")
    expect_painted(page)
    expect(page.locator("html")).to_have_attribute("lang", "id")
    assert page.locator("path.choroplethlocation").count() > 38
    assert page.locator(".scattergeo path.point").count() == 40
    assert page.locator(".scatterlayer .trace.scatter path.point").count() >= 10
    page.locator("[id='overview--map-graph']").hover()
    buttons = page.locator(".modebar-btn")
    assert buttons.count() >= 1
    told = {button.get_attribute("data-title") for button in buttons.all()}
    assert told <= {"Perbesar", "Perkecil", "Kembali ke awal"}


def test_nothing_jumps_while_the_page_loads(page):
    page.add_init_script(COUNT_SHIFTS)
    page.goto("/")
    expect_painted(page)
    assert page.evaluate("window.shifted || 0") <= 0.1


def test_a_number_explains_itself(page, api):
    page.goto("/")
    expect_painted(page)
    known = next(one for one in api("indicators")["indicators"] if one["code"] == "F03")
    question = page.locator("#kpi-F03-definition summary")
    question.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text(known["name"]["id"])
    expect(dialog).to_contain_text(known["formula"]["id"])
    expect(dialog).to_contain_text(known["basis"])
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(question).to_be_focused()

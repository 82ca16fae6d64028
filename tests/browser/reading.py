"""What a reader sees, held against what the API says for the same choice."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from playwright.sync_api import expect

SNAPSHOT = Path(__file__).with_name("snapshot.js").read_text("utf-8")
KPIS = ["V01", "V02", "M01", "U07", "C03", "K01", "F03", "O03"]
YEAR = 2026
ORDER = ("tahun", "bulan", "wilayah", "pilar", "indikator", "bahasa", "versi")
USUAL = {
    None: "F03",
    "layanan_migrasi": "M01",
    "usaha_produktif": "U07",
    "community_parenting": "C04",
    "koperasi": "K01",
}


def address(**filters):
    """Query of the page's address, as the page itself writes it."""
    known = {"tahun": YEAR} | filters
    return "?" + urlencode({name: known[name] for name in ORDER if name in known})


def expect_painted(page, **filters):
    """Wait until every tile shows this choice."""
    expect(page.locator("html")).to_have_attribute("data-painted", address(**filters))


def search_for(page, text):
    """Type a name into the open list of regions, and wait until the list is about all of it.

    A slow machine asks for its beginning as well.
    """
    with page.expect_request(f"**/api/v1/regions?{urlencode({'cari': text})}"):
        page.keyboard.type(text)
    expect(page.locator(".picker .hint")).not_to_have_text("Mengambil daftar…")


def expect_shown(page, api, **filters):
    """Wait until address and tiles tell this choice, and hold all numbers against the API."""
    expect_painted(page, **filters)
    told = {"tahun": str(YEAR)} | dict(parse_qsl(urlsplit(page.url).query))
    assert told == dict(parse_qsl(address(**filters)[1:]))
    shown = page.evaluate(SNAPSHOT)
    compare_figures(shown, api, **filters)
    compare_regions(shown, api, **filters)
    assert {one["code"] for one in shown["map"]} == {one["code"] for one in shown["ranking"]}


def compare_figures(shown, api, **filters):
    """Hold headline numbers and pillars against the API."""
    assert [one["code"] for one in shown["kpis"]] == KPIS
    assert len(shown["pillars"]) >= 4
    figures = [*shown["kpis"], *shown["pillars"]]
    codes = {one["code"] for one in figures}
    values = {
        one["indicator"]: one
        for one in api("values", indikator=",".join(codes), **_window(filters))["values"]
    }
    for one in figures:
        expected = values[one["code"]]
        assert one["value"] == expected["value"], one["code"]
        assert one["state"] == expected["state"], one["code"]
        told = [expected["reported"], expected["due"], expected["late"]]
        # Cards tell late reports too, panels have no room for them.
        assert numbers_in(one["coverage"]) in (told[: 2 + bool(told[2])], told[:2]), one["code"]
    for one in shown["kpis"]:
        assert one["text"] == written(one["value"], unit_of(api, one["code"]), filters)


def compare_regions(shown, api, **filters):
    """Hold ranking and map against the API."""
    code = filters.get("indikator") or USUAL[filters.get("pilar")]
    unit = unit_of(api, code)
    values = {one["region"]: one for one in _children(api, code, filters)}
    assert [one["code"] for one in shown["ranking"]] == _ranked(values, shown["ranking"])
    for row in shown["ranking"]:
        expected = values[row["code"]]
        assert row["state"] == expected["state"], row["code"]
        assert numbers_in(row["coverage"]) == [expected["reported"], expected["due"]], row["code"]
        if expected["value"] is not None:
            assert row["text"] == written(expected["value"], unit, filters), row["code"]
    for mark in shown["map"]:
        value = values[mark["code"]]["value"]
        assert value is None or f", {written(value, unit, filters)}" in mark["label"], mark


def written(value, unit, filters):
    """A count or a percentage as people write it in the language of the page."""
    if value is None:
        return ""
    text, sign = (f"{value:,.1f}", "%") if unit == "%" else (f"{value:,.0f}", "")
    if filters.get("bahasa") == "en":
        return text + sign
    return text.translate(str.maketrans(",.", ".,")) + (sign and f"\N{NO-BREAK SPACE}{sign}")


def numbers_in(text):
    """Whole numbers of a sentence, thousands marks left out."""
    return [int(re.sub(r"\D", "", number)) for number in re.findall(r"\d[\d.,]*", text)]


def unit_of(api, code):
    return next(one["unit"] for one in api("indicators")["indicators"] if one["code"] == code)


def _window(filters):
    return {"tahun": YEAR} | {
        name: filters[name] for name in ("tahun", "bulan", "wilayah", "versi") if name in filters
    }


def _children(api, code, filters):
    """The regions beside a village; otherwise those below."""
    region = filters.get("wilayah", "")
    district = ".".join(region.split(".")[:2])
    level = "desa" if "." in region else "kabupaten"
    window = _window(filters) | {"wilayah": district}
    return api("values", indikator=code, turunan=level, **window)["values"]


def _ranked(values, rows):
    """Codes from high to low; without a number last, and those in the order shown."""
    places = {row["code"]: place for place, row in enumerate(rows)}
    assert set(places) == set(values)
    known = [code for code in places if values[code]["value"] is not None]
    unknown = [code for code in places if code not in known]
    return [*sorted(known, key=lambda code: -values[code]["value"]), *unknown]

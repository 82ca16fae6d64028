"""The page where targets are set, as its reader sees and fills it in."""

from __future__ import annotations

import re
from html import unescape

from tests.support.html_reader import words
from tests.support.programme import PLACES

PAGE = "/target?tahun=2026"
TITLES = "kode_wilayah,kode_indikator,tahun,nilai,pentahapan"
ROWS = ("32.12,M01,2026,120,", "32.09,M01,2026,60,musiman")
FORM = {
    "wilayah": "32.12",
    "kode_indikator": "M01",
    "tahun": "2026",
    "nilai": "120",
    "pentahapan": "merata",
    "aksi": "pasang",
}
SIGNED = {"pengirim": "Kepala Pusat", "alasan": "rencana kerja"}


def main_of(answer):
    """Markup of the page without header and footer."""
    return re.search(r"<main.*</main>", answer.text, re.DOTALL)[0]


def counts(preview):
    """How many targets a preview calls new, changed and so on; without zeros."""
    names = ("new", "changed", "removed", "unchanged", "above")
    found = dict(re.findall(r'id="count-(\w+)">([^<]*)<', preview.text))
    return {name: int(found[name]) for name in names if found[name] != "0"}


def history(client, query="?tahun=2026"):
    """Texts of the entries of the history, the newest first."""
    rows = re.search(
        r'id="targets--history".*?</section>', client.get(f"/target{query}").text, re.S
    )
    return [words(row) for row in re.findall(r"<tr>.*?</tr>", rows[0], re.DOTALL)][1:]


def restore(client, place):
    """Press the button of the history's newest entry about a place."""
    page = client.get(f"{PAGE}&wilayah={PLACES[place]}").text
    fields = re.search(r'name="isi" value="([^"]*)"', page)
    return client.post("/target/periksa", data={"isi": unescape(fields[1])})

"""The map of statuses: a colour, a symbol and a word for each, and what is unknown unlike it."""

from dataclasses import replace
from urllib.parse import parse_qs

import plotly.graph_objects as go
import pytest

from dashboard.domain.filters import Filters
from dashboard.figures.map import map_figure
from dashboard.figures.status_map import count_statuses, status_finding
from dashboard.figures.theme import DARK, LIGHT, PROJECTOR
from tests.unit.sample_aims import aim, aimed_view, districts, judged
from tests.unit.sample_views import (
    BOUNDARIES,
    CILACAP,
    INDICATORS,
    NATION,
    PROVINCE,
    VILLAGE,
    district,
    sample_view,
)

OF_STATUS = Filters(year=2026, map_of_status=True)


def status_view(**changes):
    return aimed_view(**{"filters": OF_STATUS} | changes)


def told(view, palette=LIGHT):
    data = map_figure(view, palette, BOUNDARIES.current())["data"]
    return [layer for layer in data if "customdata" in layer]


@pytest.mark.parametrize("palette", [LIGHT, DARK, PROJECTOR])
def test_every_area_has_its_colour_and_every_seat_its_symbol(palette):
    area, seats = told(status_view(), palette)

    assert go.Figure(map_figure(status_view(), palette, BOUNDARIES.current())).data
    colours = {round(step * 2): colour for step, colour in area["colorscale"]}
    assert [colours[place] for place in area["z"]] == [
        palette.statuses["on_track"],
        palette.no_target,
        palette.no_data,
    ]
    shapes = {"33.01": "triangle-up", "33.02": "line-ew-open", "33.74": "circle-open"}
    # What is worst lies on top, so it is drawn last.
    codes = [parse_qs(address)["wilayah"][0] for address in seats["customdata"]]
    assert codes == ["33.02", "33.74", "33.01"]
    assert seats["marker"]["symbol"] == [shapes[code] for code in codes]


def test_words_say_status_and_what_it_follows_from():
    first, second, third = told(status_view())[0]["text"]

    assert "▲ Sesuai jalur<br>diharapkan 400 orang: 3,0 % di atas" in first.replace(
        "\N{NO-BREAK SPACE}", " "
    )
    assert second.endswith("– Belum ada target")
    assert "○ Belum cukup data" in third


def test_a_map_of_numbers_tells_the_status_too():
    assert "▲ Sesuai jalur" in told(aimed_view())[1]["text"][0]


def test_villages_are_symbols_in_their_district():
    view = status_view(
        filters=replace(OF_STATUS, region=CILACAP.code),
        path=(NATION, PROVINCE, CILACAP),
        regions=(judged(district(VILLAGE, 7), aim(path=[10.0] * 12)),),
    )

    (seats,) = told(view)

    assert seats["marker"]["symbol"] == ["triangle-down"]
    assert status_finding(view) == "1 dari 1 desa di bawah target"


def test_the_title_counts_those_off_track_of_those_judged():
    assert status_finding(status_view()) == "0 dari 1 kab/kota di bawah target"


def test_the_title_says_when_nothing_can_be_judged():
    assert status_finding(status_view(regions=districts()[1:])) == (
        "Belum ada kab/kota yang dapat dinilai"
    )


def test_the_legend_has_words_and_counts_best_first():
    found = [(one.symbol, one.word, count) for one, count in count_statuses(status_view())]

    assert found == [
        ("▲", "Sesuai jalur", 1),
        ("○", "Belum cukup data", 1),
        ("–", "Belum ada target", 1),
    ]


@pytest.mark.parametrize(
    "view",
    [
        sample_view(filters=OF_STATUS),
        status_view(regions=districts()[1:2]),
        status_view(indicator=INDICATORS["M04"]),
    ],
)
def test_without_targets_or_a_better_direction_the_map_shows_numbers(view):
    assert not view.shows_status

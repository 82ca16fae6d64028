import re
from pathlib import Path

import pytest

from dashboard.domain.measures import MAIN_PILLARS, Language
from dashboard.domain.status import JUDGED, Status
from dashboard.figures.theme import PALETTES, Theme, graph_config

CSS = Path(__file__).parents[3] / "assets" / "css" / "10-tokens.css"


def tokens(theme):
    """Custom properties of the block that sets a theme's colours."""
    block = re.search(rf'\[data-bs-theme="{theme}"\] {{(.*?)}}', CSS.read_text("utf-8"), re.S)
    return dict(re.findall(r"--([\w-]+): (#\w+);", block[1]))


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", Theme)
class TestPalette:
    def test_charts_and_stylesheet_agree(self, theme):
        css, palette = tokens(theme), PALETTES[theme]
        names = ("text", "muted", "surface", "grid", "sea", "land", "chosen", "no_data", "accent")

        assert {name: getattr(palette, name) for name in names} == {
            name: css[name.replace("_", "-")] for name in names
        }
        assert palette.classes == tuple(css[f"class-{number}"] for number in range(1, 6))
        assert {status: palette.of_status(status) for status in Status} == {
            status: css[f"status-{status.replace('_', '-') if status in JUDGED else 'none'}"]
            for status in Status
        }
        assert palette.pillars == {pillar: css[pillar.replace("_", "-")] for pillar in MAIN_PILLARS}

    def test_text_can_be_read(self, theme):
        css = tokens(theme)
        inks = (
            "text",
            "muted",
            "accent",
            "good",
            "bad",
            "status-on-track",
            "status-watch",
            "status-off-track",
            "status-none",
            *(p.replace("_", "-") for p in MAIN_PILLARS),
        )
        grounds = ("surface", "page", "accent-soft")
        weak = [
            (ink, ground)
            for ink in inks
            for ground in grounds
            if contrast(css[ink], css[ground]) < 4.5
        ]

        assert weak == []
        assert contrast(css["warn-text"], css["warn-surface"]) >= 4.5

    def test_graphics_can_be_told_from_their_ground(self, theme):
        palette = PALETTES[theme]
        colours = [*palette.pillars.values(), palette.accent, palette.muted]

        assert min(contrast(colour, palette.surface) for colour in colours) >= 3
        assert contrast(tokens(theme)["control-line"], palette.surface) >= 3

    def test_no_data_looks_unlike_every_class(self, theme):
        palette = PALETTES[theme]

        assert palette.no_data not in (*palette.classes, palette.land)


class TestGraphConfig:
    def test_nothing_leaves_the_server(self):
        config = graph_config(Language.INDONESIAN)

        assert config["showSendToCloud"] is False
        assert config["plotlyServerURL"] == ""
        assert config["topojsonURL"].startswith("/")
        assert config["displaylogo"] is False

    def test_speaks_the_readers_language(self):
        assert graph_config(Language.ENGLISH)["locale"] == "en"

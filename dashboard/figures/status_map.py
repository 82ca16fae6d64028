"""Where the targets are met: areas in the colour of their status, its symbol at every seat."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from dashboard.domain.regions import Level
from dashboard.domain.status import JUDGED, Status
from dashboard.figures.wording import StatusWords, Wording

if TYPE_CHECKING:
    from dashboard.domain.views import IndicatorView, RegionReading
    from dashboard.figures.theme import Palette

SHAPES = {
    Status.ON_TRACK: "triangle-up",
    Status.WATCH: "circle",
    Status.OFF_TRACK: "triangle-down",
    Status.THIN: "circle-open",
    Status.NO_TARGET: "line-ew-open",
    Status.NEUTRAL: "diamond-open",
}
"""The symbols of the words, as marks of a chart."""
DRAWN = (
    Status.NEUTRAL,
    Status.NO_TARGET,
    Status.THIN,
    Status.ON_TRACK,
    Status.WATCH,
    Status.OFF_TRACK,
)
"""What is drawn first, and so lies below."""


def status_of(reading: RegionReading) -> Status:
    """Status of a region; one that nothing was judged of has no target."""
    return reading.judgement.status if reading.judgement else Status.NO_TARGET


def area_colour(palette: Palette, status: Status) -> str:
    """Fill of an area; the stylesheet hatches what is not judged, each in its way."""
    if status in JUDGED:
        return palette.of_status(status)
    return palette.no_data if status is Status.THIN else palette.no_target


def count_statuses(view: IndicatorView) -> list[tuple[StatusWords, int]]:
    """How many regions have which status, in words; best first, those of none left out."""
    words = Wording(view.filters.language)
    counts = Counter(map(status_of, view.regions))
    return [
        (words.bare_status(status, view.indicator.direction), counts[status])
        for status in Status
        if counts[status]
    ]


def status_finding(view: IndicatorView) -> str:
    """How many of the regions that can be judged are off track."""
    words = Wording(view.filters.language)
    counts = Counter(map(status_of, view.regions))
    level = "districts" if view.path[-1].level < Level.DISTRICT else "villages"
    judged = sum(counts[status] for status in JUDGED)
    if not judged:
        return words.text("map.none_judged", level=words.text(f"scorecard.{level}"))
    return words.text(
        "map.off_track",
        count=words.count(counts[Status.OFF_TRACK]),
        all=words.count(judged),
        level=words.text(f"scorecard.{level}"),
        word=words.status_word(Status.OFF_TRACK, view.indicator.direction).lower(),
    )

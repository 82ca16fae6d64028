"""What a map says by colour and size: classes of a rate, circles of a count, or statuses."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, Protocol

from pptx.enum.shapes import MSO_SHAPE

from dashboard.domain.exhibits import Figure, Role
from dashboard.domain.status import JUDGED, Status
from dashboard.exports.deck.marks import Mark
from dashboard.figures.classes import class_labels, class_of
from dashboard.figures.status_map import area_colour
from dashboard.figures.theme import LIGHT
from dashboard.figures.wording import STATUS_SYMBOLS, is_small_base

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dashboard.domain.exhibits import Cell, Exhibit
    from dashboard.domain.measures import Indicator
    from dashboard.figures.wording import Wording

_FULL, _LEAST = 0.38, 0.07
_DOT, _DOT_OF_VILLAGE = 0.1, 0.22
_CROSS, _SYMBOL = 0.13, 0.17
_LAND = Mark(fill=LIGHT.land)
_UNKNOWN = Mark(fill=LIGHT.no_data, is_hatched=True)
_NO_NUMBER = Mark(
    shape=MSO_SHAPE.MATH_MULTIPLY, size=_CROSS, fill=LIGHT.muted, edge=LIGHT.muted, width=0
)
_SHAPES = {
    Status.ON_TRACK: MSO_SHAPE.ISOSCELES_TRIANGLE,
    Status.WATCH: MSO_SHAPE.OVAL,
    Status.OFF_TRACK: MSO_SHAPE.FLOWCHART_MERGE,
    Status.THIN: MSO_SHAPE.OVAL,
    Status.NO_TARGET: MSO_SHAPE.MATH_MINUS,
    Status.NEUTRAL: MSO_SHAPE.DIAMOND,
}
_STATUSES = {symbol: status for status, symbol in STATUS_SYMBOLS.items()}


class Item(NamedTuple):
    """A line of a legend."""

    mark: Mark
    text: str


@dataclass(frozen=True, slots=True)
class Place:
    """A region of a map.

    Attributes:
        figure: Its number, or why there is none.
        status: How it stands against its target; only where the map shows that.
    """

    code: str
    name: str
    figure: Figure
    status: Status | None = None

    @property
    def number(self) -> float | None:
        """Its number; ``None`` where there is none."""
        return self.figure.number


class Key(Protocol):
    """What colours, sizes and shapes of a map stand for."""

    def area(self, place: Place) -> Mark:
        """How its area is drawn."""

    def symbol(self, place: Place) -> Mark:
        """What is drawn at its seat."""

    def items(self, words: Wording) -> list[Item]:
        """The legend."""


def places_of(exhibit: Exhibit) -> list[Place]:
    """The regions of a map; a row without a number that is drawn is none."""
    roles = {column.role: place for place, column in enumerate(exhibit.columns) if column.role}
    at, standing = roles.get(Role.ACTUAL), roles.get(Role.STATUS)
    places = []
    for row in exhibit.rows:
        figure = row[at] if at is not None else None
        if isinstance(figure, Figure):
            status = None if standing is None else _status(row[standing])
            places.append(Place(str(row[0]), str(row[exhibit.label]), figure, status))
    return places


def key_of(places: list[Place], indicator: Indicator, *, is_of_villages: bool) -> Key:
    """Choose what a map says by what it holds."""
    if any(place.status for place in places):
        return StatusKey(places, indicator)
    if indicator.is_ratio:
        return RateKey(places, indicator, is_of_villages=is_of_villages)
    return CountKey(places, indicator)


def _status(cell: Cell) -> Status:
    """The status whose symbol a text begins with; none told is one without a better direction."""
    return _STATUSES.get(str(cell or "")[:1], Status.NEUTRAL)


@dataclass(frozen=True, slots=True)
class RateKey:
    """Areas and dots in the colour of their class."""

    places: list[Place]
    indicator: Indicator
    is_of_villages: bool

    def area(self, place: Place) -> Mark:
        """The class of the rate; one of a handful is none."""
        return _UNKNOWN if place.number is None else Mark(fill=self._colour(place))

    def symbol(self, place: Place) -> Mark:
        """A dot in the same colour, since some districts are too small to be seen."""
        if place.number is None:
            return _NO_NUMBER
        size = _DOT_OF_VILLAGE if self.is_of_villages else _DOT
        colour = self._colour(place)
        return Mark(shape=MSO_SHAPE.OVAL, size=size, fill=colour, edge=LIGHT.text)

    def items(self, words: Wording) -> list[Item]:
        """Five classes, and what is none where there is any."""
        labels = class_labels(self.indicator, words)
        told = [Item(Mark(fill=one), text) for one, text in zip(LIGHT.classes, labels, strict=True)]
        if any(_is_small(place) for place in self.places):
            told.append(Item(Mark(fill=LIGHT.surface), words.text("map.small_base")))
        return told + _unknown(self.places, _UNKNOWN, words)

    def _colour(self, place: Place) -> str:
        if _is_small(place):
            return LIGHT.surface
        return LIGHT.classes[class_of(self.indicator, place.number or 0)]


@dataclass(frozen=True, slots=True)
class CountKey:
    """Circles by area, on land without colour."""

    places: list[Place]
    indicator: Indicator

    def area(self, _place: Place) -> Mark:
        """Land; a count is no property of an area."""
        return _LAND

    def symbol(self, place: Place) -> Mark:
        """A circle whose area is the number."""
        if place.number is None:
            return _NO_NUMBER
        size = _FULL * math.sqrt(max(place.number, 0) / self._full)
        return self._circle(max(size, _LEAST))

    def items(self, words: Wording) -> list[Item]:
        """The largest circle."""
        value = words.amount(self._full, self.indicator.unit)
        largest = Item(self._circle(_FULL), words.text("map.size", value=value))
        return [largest, *_unknown(self.places, _NO_NUMBER, words)]

    @property
    def _full(self) -> float:
        return max((place.number or 0 for place in self.places), default=0) or 1

    def _circle(self, size: float) -> Mark:
        colour = LIGHT.of(self.indicator.pillar)
        return Mark(shape=MSO_SHAPE.OVAL, size=size, fill=colour, edge=LIGHT.surface, is_clear=True)


@dataclass(frozen=True, slots=True)
class StatusKey:
    """Areas in the colour of their status, its symbol at every seat."""

    places: list[Place]
    indicator: Indicator

    def area(self, place: Place) -> Mark:
        """The colour of the status; hatched where nothing is judged."""
        status = place.status or Status.NEUTRAL
        return Mark(fill=area_colour(LIGHT, status), is_hatched=status not in JUDGED)

    def symbol(self, place: Place) -> Mark:
        """The symbol of the status."""
        return _symbol(place.status or Status.NEUTRAL)

    def items(self, words: Wording) -> list[Item]:
        """The statuses that are on the map, each with how often."""
        counts = Counter(place.status or Status.NEUTRAL for place in self.places)
        return [
            Item(_symbol(status), f"{words.status_word(status, self.indicator.direction)} ({many})")
            for status in Status
            if (many := counts[status])
        ]


def _symbol(status: Status) -> Mark:
    is_open = status in (Status.THIN, Status.NEUTRAL)
    ink = LIGHT.of_status(status)
    return Mark(
        shape=_SHAPES[status],
        size=_SYMBOL,
        fill=LIGHT.surface if is_open else ink,
        edge=ink if is_open else LIGHT.surface,
        width=1.5 if is_open else 0.75,
    )


def _is_small(place: Place) -> bool:
    return place.figure.value is not None and is_small_base(place.figure.value)


def _unknown(places: Iterable[Place], mark: Mark, words: Wording) -> list[Item]:
    if all(place.number is not None for place in places):
        return []
    return [Item(mark, words.text("map.no_data"))]

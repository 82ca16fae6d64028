"""Maps made of shapes that can be edited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from dashboard.domain.regions import Level, district_of, level_of, province_of
from dashboard.exports.deck.frame import SUBTITLE, add_slide, say
from dashboard.exports.deck.grid import told
from dashboard.exports.deck.ink import SMALLEST
from dashboard.exports.deck.legend import add_legend, legend_height
from dashboard.exports.deck.map_keys import key_of, places_of
from dashboard.exports.deck.marks import Mark, add_mark, paint
from dashboard.exports.deck.terrain import Terrain, read_areas
from dashboard.figures.theme import LIGHT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pptx.shapes.autoshape import Shape
    from pptx.shapes.base import BaseShape
    from pptx.slide import Slide

    from dashboard.domain.exhibits import Exhibit
    from dashboard.exports.deck.map_keys import Key, Place
    from dashboard.exports.deck.stage import Box
    from dashboard.exports.deck.talk import Talk
    from dashboard.exports.deck.terrain import Ring

_LIST = 3.7
_SOURCE = 0.3
_GAP = 0.15
_MOST_LISTED = 10
_AFTER = 4


def add_map(talk: Talk, exhibit: Exhibit) -> None:
    """Add a slide with a map, and beside that of a province or district its first regions."""
    places = places_of(exhibit)
    if not places or not exhibit.indicators:
        say(talk, exhibit, talk.words.text("deck.no_numbers"))
        return
    slide, box = add_slide(talk, exhibit)
    focus = district_of(talk.handout.filters.region)
    indicator = talk.words.catalogue.indicators[exhibit.indicators[0]]
    is_of_villages = bool(focus) and level_of(focus) is Level.DISTRICT
    key = key_of(places, indicator, is_of_villages=is_of_villages)
    box = _add_legend(talk, slide, box, key)
    if focus:
        listed, gap = talk.stage.inches(_LIST), talk.stage.inches(_GAP)
        _add_list(talk, slide, box._replace(left=box.right - listed, width=listed), places)
        box = box._replace(width=box.width - listed - gap)
    seats = {code: (latitude, longitude) for code, latitude, longitude in exhibit.seats}
    inner = box.inset(talk.stage.inches(_GAP))
    terrain = Terrain.of(inner, talk.making.geography.box(focus))
    _add_sheet(talk, slide, _Sheet(talk, box, terrain, focus, places, key, seats), exhibit)


def _add_legend(talk: Talk, slide: Slide, box: Box, key: Key) -> Box:
    """Add the legend and whose boundaries they are.

    Returns:
        The room over them.
    """
    words, source = talk.words, talk.stage.inches(_SOURCE)
    official = talk.making.geography.source
    told_source = words.text("map.official", source=official) if official else None
    line = (told_source or words.text("map.source"), talk.ink(SMALLEST, muted=True))
    talk.write(slide, box.at_bottom(source), [line], middle=True)
    box = box.without_bottom(source)
    items = key.items(words)
    tall = legend_height(talk, items, box.width)
    group = slide.shapes.add_group_shape(add_legend(talk, slide, box.at_bottom(tall), items))
    group.name = words.text("map.legend")
    return box.without_bottom(tall + talk.stage.inches(_GAP) // 2)


def _add_list(talk: Talk, slide: Slide, box: Box, places: list[Place]) -> None:
    """Add the first regions with their numbers, since circles cannot be read off."""
    lines = [
        (f"{place.name}: {told(place.figure, talk.words)}", talk.ink(SUBTITLE))
        for place in places[:_MOST_LISTED]
    ]
    if places[_MOST_LISTED:]:
        more = talk.words.text("deck.more_regions", count=len(places) - _MOST_LISTED)
        lines.append((more, talk.ink(SMALLEST, muted=True)))
    shape = talk.write(slide, box, lines)
    for paragraph in shape.text_frame.paragraphs:
        paragraph.space_after = Pt(talk.stage.points(_AFTER))


def _add_sheet(talk: Talk, slide: Slide, sheet: _Sheet, exhibit: Exhibit) -> None:
    """Add sea, land, areas and symbols as one group."""
    words = talk.words
    # Looking for a free number for every shape anew would take longer than drawing them.
    slide.shapes.turbo_add_enabled = True
    group = slide.shapes.add_group_shape(list(sheet.draw(slide)))
    group.name = words.text("map.label")
    described = words.text("deck.map", title=exhibit.title, subtitle=exhibit.subtitle)
    group.element.xpath("p:nvGrpSpPr/p:cNvPr")[0].set("descr", described)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The sheet of a map, drawn from below to above.

    Attributes:
        box: Its room on the slide.
        terrain: Where the world lies on it.
        focus: Code of the area that fills it: the country, a province or a district.
        seats: Latitude and longitude by code.
    """

    talk: Talk
    box: Box
    terrain: Terrain
    focus: str
    places: list[Place]
    key: Key
    seats: dict[str, tuple[float, float]]

    @property
    def is_of_villages(self) -> bool:
        return bool(self.focus) and level_of(self.focus) is Level.DISTRICT

    def draw(self, slide: Slide) -> Iterator[BaseShape]:
        """Add the shapes; the caller groups them."""
        sea = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *self.box)
        paint(sea, Mark(fill=LIGHT.sea, edge=LIGHT.grid))
        yield sea
        yield from self._areas(slide)
        for place in sorted(self.places, key=lambda one: -(one.number or 0)):
            seat = self._seat(place.code)
            if seat:
                middle = self.terrain.place(*seat)
                symbol = add_mark(slide, self.talk.stage, middle, self.key.symbol(place))
                yield self._named(symbol, place)

    def _areas(self, slide: Slide) -> Iterator[BaseShape]:
        """The ground, and on it the districts with programme."""
        ground = self._read("provinces" if not self.focus else self._province)
        if self.is_of_villages:
            ground = {code: rings for code, rings in ground.items() if code == self.focus}
        land = self.terrain.add_area(slide, [ring for one in ground.values() for ring in one])
        if land is not None:
            paint(land, Mark(fill=LIGHT.land, edge=LIGHT.surface))
            yield land
        if self.is_of_villages:
            return
        areas = self._read("national") if not self.focus else ground
        for place in self.places:
            shape = self.terrain.add_area(slide, areas.get(place.code, ()))
            if shape is not None:
                paint(shape, self.key.area(place))
                yield self._named(shape, place)

    @property
    def _province(self) -> str:
        return f"prov-{province_of(self.focus)}"

    def _read(self, layer: str) -> dict[str, list[Ring]]:
        making = self.talk.making
        return read_areas(making.geography, making.layers, layer)

    def _seat(self, code: str) -> tuple[float, float] | None:
        """Longitude and latitude; a district whose seat is not told is marked in its middle."""
        if code in self.seats:
            latitude, longitude = self.seats[code]
            return longitude, latitude
        if code not in self.talk.making.geography.boxes:
            return None
        west, south, east, north = self.talk.making.geography.box(code)
        return (west + east) / 2, (south + north) / 2

    def _named(self, shape: Shape, place: Place) -> Shape:
        """Tell in the list of shapes what it is, since no pointer hovers over a slide."""
        shape.name = f"{place.name}: {told(place.figure, self.talk.words)}"
        return shape

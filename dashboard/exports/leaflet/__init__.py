"""Views as one page that opens from a disk, without a network, and can still be filtered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.domain.exhibits import Figure
from dashboard.exports.leaflet.payload import write_payload
from dashboard.exports.table_file import NOTHING
from dashboard.figures.theme import DARK, LIGHT
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import day, moment

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.exhibits import Cell, Handout
    from dashboard.exports.making import Making
    from dashboard.figures.theme import Palette

_HERE = Path(__file__).parent
_TEMPLATES = Environment(
    loader=FileSystemLoader(_HERE),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def write(handouts: Sequence[Handout], making: Making) -> bytes:
    """Write the file, UTF-8.

    Args:
        handouts: At least one; their tables stand as they are under what can be filtered.
        making: Brings the numbers in ``leaflet``.
    """
    first, leaflet = handouts[0], making.leaflet
    words = Wording(first.filters.language)
    page = _TEMPLATES.get_template("leaflet.html").render(
        w=words,
        language=first.filters.language,
        handouts=handouts,
        demo=any(one.demo for one in handouts),
        told=lambda cell: told(cell, words),
        made=moment(words.language, making.made_at),
        host=making.host,
        indicators=[words.catalogue.indicators[one] for one in leaflet.indicators]
        if leaflet
        else [],
        payload=Markup(write_payload(leaflet, first.filters, making)) if leaflet else "",  # noqa: S704  # its marks are escaped
        script=_own("leaflet.js"),
        style=_own("leaflet.css"),
        light=_colours(LIGHT),
        dark=_colours(DARK),
        boundaries=words.text("map.official", source=making.geography.source)
        if making.geography.source
        else words.text("map.source"),
    )
    return page.encode()


def told(cell: Cell, words: Wording) -> str:
    """A cell as a reader reads it; why there is no number where there is none."""
    if isinstance(cell, Figure):
        if cell.number is None:
            return cell.state or NOTHING
        return words.amount(cell.number, cell.unit, full=True)
    if cell is None or cell == "":
        return NOTHING
    if isinstance(cell, int | str):
        return str(cell)
    return day(words.language, cell)


def _colours(palette: Palette) -> str:
    names = ("text", "muted", "surface", "grid", "sea", "land", "accent")
    told = {name: getattr(palette, name) for name in names} | {"no-data": palette.no_data}
    told |= {f"class-{place}": one for place, one in enumerate(palette.classes)}
    return " ".join(f"--{name}: {colour};" for name, colour in told.items())


def _own(name: str) -> Markup:
    return Markup((_HERE / name).read_text("utf-8"))  # noqa: S704  # a file of the program

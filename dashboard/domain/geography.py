"""Boundary layers that the browser fetches by URL, and where each region lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.regions import NATION, Level, level_of, province_of

if TYPE_CHECKING:
    from collections.abc import Mapping

Box = tuple[float, float, float, float]
"""West, south, east and north in degrees."""

_REACH = 1.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Geography:
    """One set of boundaries.

    Attributes:
        url: Address of the folder that holds the layers, with its last slash.
        files: File name by layer: ``national``, ``provinces``, ``prov-33``.
        boxes: Extent of every district, province and the country by code.
        source: Whose official boundaries they are; ``None`` for the indicative ones.
    """

    url: str
    files: Mapping[str, str]
    boxes: Mapping[str, Box]
    source: str | None = None

    def layer_url(self, name: str) -> str:
        """Address of a layer.

        Raises:
            KeyError: When there is no such layer.
        """
        return self.url + self.files[name]

    def province_layer(self, code: str) -> str:
        """Address of the layer of a province's districts, for any code below the country."""
        return self.layer_url(f"prov-{province_of(code)}")

    def districts_of(self, province: str) -> list[str]:
        """Codes of all districts of a province."""
        return [code for code in self._codes(Level.DISTRICT) if province_of(code) == province]

    def provinces_around(self, code: str) -> list[str]:
        """Codes of the provinces that a tile showing a region may reach; all for the country."""
        west, south, east, north = self.box(code)
        reach = _REACH * max(east - west, north - south)
        around = (west - reach, south - reach, east + reach, north + reach)
        return [
            other for other in self._codes(Level.PROVINCE) if _overlap(self.boxes[other], around)
        ]

    def box(self, code: str) -> Box:
        """Extent of a country, province or district; the country's for a code without one."""
        return self.boxes.get(code, self.boxes[NATION])

    def _codes(self, level: Level) -> list[str]:
        return [code for code in self.boxes if level_of(code) is level]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]

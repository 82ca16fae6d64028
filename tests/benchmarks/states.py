"""Random choices of filters, as readers make them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from dashboard.domain.measures import MAIN_PILLARS
from dashboard.domain.regions import province_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.benchmarks.product import Server


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen.

    Attributes:
        places: Region codes by level, programme regions only: the country (an empty code),
            provinces, districts, villages; each level is as likely as the others.
    """

    years: Sequence[int]
    places: Sequence[Sequence[str]]
    indicators: Sequence[str]

    def search(self, chance: Random) -> str:
        """Draw the query of an address."""
        chosen = {
            "tahun": chance.choice(self.years),
            "bulan": chance.choice(("", "", *range(1, 13))),
            "wilayah": chance.choice(chance.choice(self.places)),
            "pilar": chance.choice(("", *MAIN_PILLARS)),
            "indikator": chance.choice(("", *self.indicators)),
        }
        return "?" + urlencode({name: value for name, value in chosen.items() if value})

    def searches(self, count: int, seed: int) -> list[str]:
        """Draw several; the same seed draws the same."""
        chance = seeded(seed)
        return [self.search(chance) for _ in range(count)]


def seeded(seed: int) -> Random:
    """Chance that can be repeated."""
    return Random(seed)  # noqa: S311 (no secret)


def read_choices(server: Server, years: Sequence[int]) -> Choices:
    """Ask the product which regions and indicators it has."""
    districts = _programme_regions(server, "kabupaten")
    provinces = sorted({province_of(code) for code in districts})
    villages = _programme_regions(server, "desa")
    indicators = [one["code"] for one in _get(server, "/api/v1/indicators")["indicators"]]
    return Choices(years, ([""], provinces, districts, villages), indicators)


def _programme_regions(server: Server, level: str) -> list[str]:
    answer = _get(server, f"/api/v1/values?indikator=V01&turunan={level}")
    return [one["region"] for one in answer["values"]]


def _get(server: Server, path: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(server.connection().request("GET", path).data)
    return content

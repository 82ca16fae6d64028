"""Random choices of filters, as readers make them, on every page of the product."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from sqlalchemy import create_engine

from dashboard.catalogue import load_catalogue
from dashboard.domain.filters import CompareBy
from dashboard.domain.measures import MAIN_PILLARS
from dashboard.domain.periods import ReportingCalendar
from dashboard.domain.regions import province_of
from dashboard.pages import PAGES
from dashboard.services import open_services
from tests.support.product import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.support.product import Server

SEED = 1124
MOST_COMPARED = 4
_PILLAR, _REGION = "<pilar>", "<wilayah>"
_SENT = {"<kiriman>", "<penerimaan>"}


class Address(NamedTuple):
    """Where a reader is: path and query."""

    path: str
    search: str


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the product, one of each pillar where the path names a pillar.

    Attributes:
        path: Its path; ``<wilayah>`` stands where it names a village.
    """

    slug: str
    path: str

    @property
    def name(self) -> str:
        """Its path for the reader of a Markdown table, where angle brackets would not show."""
        return self.path.replace(_REGION, "…")


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen.

    Attributes:
        regions: Region codes by level, programme regions only: the country (an empty code),
            provinces, districts, villages; each level is as likely as the others.
    """

    years: Sequence[int]
    regions: Sequence[Sequence[str]]
    indicators: Sequence[str]

    @property
    def villages(self) -> Sequence[str]:
        """Codes of all programme villages."""
        return self.regions[-1]

    def path_of(self, place: Place) -> str:
        """Write the path that opens a page without any choice, that of a village with one."""
        return place.path.replace(_REGION, self.villages[len(self.villages) // 2])

    def addresses(self, place: Place, count: int, seed: int = SEED) -> Iterator[Address]:
        """Draw addresses of a page; the same seed draws the same."""
        chance = seeded(seed)
        return (self._address(place, chance) for _ in range(count))

    def _address(self, place: Place, chance: Random) -> Address:
        chosen = {
            "tahun": chance.choice(self.years),
            "bulan": chance.choice(("", "", *range(1, 13))),
            "wilayah": chance.choice(chance.choice(self.regions)),
            "pilar": chance.choice(("", *MAIN_PILLARS)),
            "indikator": chance.choice(("", *self.indicators)),
        }
        if _REGION in place.path:
            chosen.pop("wilayah")
        if place.slug == "pillar":
            chosen.pop("pilar")
        if place.slug == "compare":
            chosen |= self._comparison(chance)
        path = place.path.replace(_REGION, chance.choice(self.villages))
        query = {name: value for name, value in chosen.items() if value}
        return Address(path, "?" + urlencode(query, safe=","))

    def _comparison(self, chance: Random) -> dict[str, str]:
        """Draw what stands side by side, half of the time what the page itself proposes."""
        by = chance.choice(list(CompareBy))
        offered = chance.choice(self.regions[1:]) if by is CompareBy.REGIONS else self.years
        wanted = chance.choice((0, 0, 0, *range(2, MOST_COMPARED + 1)))
        compared = chance.sample(offered, min(wanted, len(offered)))
        alike = chance.choice(("", "1"))
        return {"banding": by, "dengan": ",".join(map(str, compared)), "sepadan": alike}


def seeded(seed: int) -> Random:
    """Chance that can be repeated."""
    return Random(seed)  # noqa: S311 (no secret)


def list_places() -> list[Place]:
    """List every page in menu order, but those of one file or acceptance: nothing was sent yet."""
    # Pages are made, never read: neither database nor calendar is asked for anything.
    calendar = ReportingCalendar(date.fromisoformat(TODAY))
    services = open_services(create_engine("sqlite://"), load_catalogue(), lambda: calendar)
    pages = [make(services) for make in PAGES]
    return [
        Place(page.slug, page.path.replace(_PILLAR, pillar))
        for page in pages
        if not _SENT & set(re.findall(r"<\w+>", page.path))
        for pillar in (MAIN_PILLARS if _PILLAR in page.path else ("",))
    ]


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

"""Addresses that open a region, for points of a map and rows of a table."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.domain.filters import Filters

VILLAGE_PATH = "/desa/<wilayah>"
WHY_PATH = "/mengapa"

_PLACE = "0.0"
_INDICATOR = "A00"


def region_links(filters: Filters, path: str = "") -> Callable[[str], str]:
    """Make what writes the address of a page for a region's code, by default of the same page.

    A map has hundreds of points: the query is written once, and the code put in its place.
    """
    before, after = replace(filters, region=_PLACE).to_address(path).split(f"wilayah={_PLACE}")
    return lambda code: f"{before}wilayah={code}{after}"


def village_path(code: str, filters: Filters) -> str:
    """Address of the page of one village, with the reader's other choices."""
    return replace(filters, region=code).to_address(VILLAGE_PATH)


def why_path(code: str, filters: Filters) -> str:
    """Address that tells where an indicator's number of the reader's choice comes from."""
    before, after = _around_indicator(filters, WHY_PATH)
    return f"{before}indikator={code}{after}"


def indicator_link(code: str, filters: Filters) -> str:
    """Query of the same page with another indicator."""
    before, after = _around_indicator(filters, "")
    return f"{before}indikator={code}{after}"


@lru_cache(maxsize=256)
def _around_indicator(filters: Filters, path: str) -> tuple[str, str]:
    """What stands around the indicator in an address; a page links to dozens of them."""
    marked = replace(filters, indicator=_INDICATOR).to_address(path)
    before, after = marked.split(f"indikator={_INDICATOR}")
    return before, after

"""Addresses that open a region, for points of a map and rows of a table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.domain.filters import Filters

VILLAGE_PATH = "/desa/<wilayah>"
WHY_PATH = "/mengapa"

_PLACE = "0.0"


def region_links(filters: Filters) -> Callable[[str], str]:
    """Make what writes the address of the same page for a region's code.

    A map has hundreds of points: the query is written once, and the code put in its place.
    """
    before, after = replace(filters, region=_PLACE).to_query().split(f"wilayah={_PLACE}")
    return lambda code: f"{before}wilayah={code}{after}"


def village_path(code: str, filters: Filters) -> str:
    """Address of the page of one village, with the reader's other choices."""
    return replace(filters, region=code).to_address(VILLAGE_PATH)


def why_path(code: str, filters: Filters) -> str:
    """Address that tells where an indicator's number of the reader's choice comes from."""
    return replace(filters, indicator=code).to_address(WHY_PATH)

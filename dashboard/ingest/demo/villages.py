"""Real villages to make up reports for."""

from __future__ import annotations

from itertools import groupby

import numpy as np
from sqlalchemy import Connection, select

from dashboard.domain.periods import Month
from dashboard.domain.regions import Level, district_of, province_of
from dashboard.ingest.demo.panel import DemoVillage, hash_codes, to_chance
from dashboard.storage.tables import region

# Lampung, Jawa Barat, Jawa Tengah, Jawa Timur, Banten, NTB, NTT, Kalimantan Barat: the provinces
# in which public sources name programme villages.
SENDING_PROVINCES = frozenset({"18", "32", "33", "35", "36", "52", "53", "61"})
# The programme took villages two by two; other provinces join after three such rounds.
ROUND = 2
HEAD_START = 3
FIRST_YEAR_SHARE = 0.85


def choose_villages(
    connection: Connection, *, count: int, years: tuple[int, int], seed: int
) -> list[DemoVillage]:
    """Choose villages spread over the districts, those of the sending provinces first.

    Args:
        connection: To a database whose ``region`` table holds the official list.
        count: How many villages; all that exist when there are fewer.
        years: First and last year of the demo. Most villages start in January of the first year,
            the others in January of a later one.
        seed: Another seed chooses other villages.

    Returns:
        Villages in code order, so that a district stands together. A greater count keeps the
        villages of a smaller one.
    """
    is_village = (region.c.level == Level.VILLAGE) & region.c.valid_to.is_(None)
    codes = connection.scalars(select(region.c.code).where(is_village).order_by(region.c.code))
    chosen = sorted(_in_programme_order(list(codes), seed)[:count])
    return [
        DemoVillage(village_code=code, first=Month(year, 1))
        for code, year in zip(chosen, _first_years(chosen, years, seed), strict=True)
    ]


def _in_programme_order(codes: list[str], seed: int) -> list[str]:
    lot = dict(zip(codes, hash_codes(codes, seed).tolist(), strict=True))
    turns: list[tuple[int, int, str]] = []
    for district, members in groupby(codes, district_of):
        wait = 0 if province_of(district) in SENDING_PROVINCES else HEAD_START
        shuffled = sorted(members, key=lot.__getitem__)
        turns += [
            (wait + place // ROUND, lot[shuffled[0]], code) for place, code in enumerate(shuffled)
        ]
    return [code for *_, code in sorted(turns)]


def _first_years(codes: list[str], years: tuple[int, int], seed: int) -> list[int]:
    first, last = years
    chance = to_chance(hash_codes(codes, seed + 1))
    later = np.ceil((chance - FIRST_YEAR_SHARE) / (1 - FIRST_YEAR_SHARE) * (last - first))
    years_of: list[int] = (first + np.maximum(later, 0)).astype(int).tolist()
    return years_of

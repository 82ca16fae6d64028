"""The programme villages and the names of the areas around them, from the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import func, select

from dashboard.ingest.matching import KnownPlace, KnownPlaces
from dashboard.storage.tables import region, village

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Of the codes of the areas around a village, the narrowest first.
_LENGTHS = (8, 5, 2)


def fetch_places(connection: Connection) -> KnownPlaces:
    """Read every village of the register, of other programmes too: they may report."""
    code = village.c.village_code
    own = region.alias()
    joined, names = village.join(own, own.c.code == code), []
    for length in _LENGTHS:
        area = region.alias()
        joined = joined.join(area, area.c.code == func.substr(code, 1, length))
        names.append(area.c.name)
    columns = select(code, own.c.name, own.c.kind, *names).select_from(joined)
    return KnownPlaces(KnownPlace(*row) for row in connection.execute(columns))

"""Ways in which a file lays its values out, all of them read as one reading per value."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.ingest.header import Field
from dashboard.ingest.layouts.long import arrange_long
from dashboard.ingest.layouts.wide import arrange_wide

if TYPE_CHECKING:
    from dashboard.ingest.layouts.titles import Header
    from dashboard.ingest.table import Arranged, RawTable


def arrange(raw: RawTable, header: Header) -> Arranged:
    """Find the values of a file and what stands beside them.

    Where there is no column for the code of a village, its name's column stands in when a place is
    to be shown.

    Args:
        raw: The file.
        header: What its titles mean.
    """
    data = raw.take(slice(1, None)) if header.is_double else raw
    table = replace(data, titles=header.titles)
    if header.is_wide:
        earlier = frozenset(header.earlier)
        arranged = arrange_wide(table, header.positions, header.values, earlier)
    else:
        arranged = arrange_long(table, header.positions)
    names = arranged.places.get(Field.VILLAGE_NAME)
    if names is None or Field.VILLAGE in arranged.places:
        return arranged
    return replace(arranged, places={**arranged.places, Field.VILLAGE: names})

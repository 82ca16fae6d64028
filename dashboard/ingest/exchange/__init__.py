"""Files of other systems: DHIS2 and KoboToolbox or ODK, read by way of a mapping file.

A mapping says what the other system's codes mean here. The file is then put into the published
layouts, row by row and column by column where it was, so that every check applies unchanged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.ingest.exchange import dhis2, kobo
from dashboard.ingest.exchange.data_values import read_data_values
from dashboard.ingest.exchange.mapping import Dhis2Mapping, KoboMapping, read_mapping
from dashboard.ingest.intake import read_safely

if TYPE_CHECKING:
    from pathlib import Path

    from dashboard.ingest.table import RawTable

__all__ = ["Dhis2Mapping", "KoboMapping", "read_exchange", "read_mapping"]


def read_exchange(path: Path, mapping: Dhis2Mapping | KoboMapping, *, max_rows: int) -> RawTable:
    """Read a file of another system as a table in a published layout.

    Args:
        path: DHIS2 ``dataValueSets`` as JSON or CSV, or an export of KoboToolbox or ODK as CSV or
            XLSX.
        mapping: What its codes and columns mean.
        max_rows: Largest number of rows, or of data values in JSON.

    Returns:
        For DHIS2 the long layout, for KoboToolbox and ODK the wide one. Rows and columns keep
        their numbers; the rows of JSON are its data values, counted from 1.

    Raises:
        Refused: With everything that the mapping leaves open, or why there is no table.
    """
    if isinstance(mapping, KoboMapping):
        return kobo.arrange(read_safely(path, max_rows=max_rows), mapping)
    read = read_data_values if path.suffix.lower() == ".json" else read_safely
    return dhis2.arrange(read(path, max_rows=max_rows), mapping)

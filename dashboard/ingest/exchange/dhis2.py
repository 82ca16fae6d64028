"""DHIS2 ``dataValueSets``: one row per data value, everything named by identifiers.

Source of the format: https://docs.dhis2.org, "Data values" of the developer guide.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dashboard.ingest.cells import text_of
from dashboard.ingest.exchange.mapping import Members, Target, is_ignored
from dashboard.ingest.exchange.translation import PERSONAL, Translation, read_day
from dashboard.ingest.faults import Phrase, Problem, Refused
from dashboard.ingest.header import Field
from dashboard.ingest.readings import DIMENSIONS
from dashboard.ingest.table import Column, combine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.exchange.mapping import Dhis2Mapping
    from dashboard.ingest.table import RawTable

_SPELLINGS = {
    "dataelement": "dataElement",
    "period": "period",
    "orgunit": "orgUnit",
    "categoryoptioncombo": "categoryOptionCombo",
    "catoptcombo": "categoryOptionCombo",
    "attributeoptioncombo": "attributeOptionCombo",
    "attroptcombo": "attributeOptionCombo",
    "value": "value",
    "deleted": "deleted",
    "completedate": "completeDate",
    "created": "created",
    "lastupdated": "lastUpdated",
    "lastupd": "lastUpdated",
    "storedby": "storedBy",
    "comment": "comment",
    "followup": "followup",
    "dataset": "dataSet",
}
_TITLES = {
    "orgUnit": Field.VILLAGE,
    "period": Field.PERIOD,
    "dataElement": Field.MEASURE,
    "value": Field.VALUE,
}
_NOT_STORED = ("storedBy", "comment", "followup", "dataSet")
_NOTHING = Target("", Members())
_DEFAULT = "default"
_MONTH = re.compile(r"([0-9]{4})(0[1-9]|1[0-2])")

_UNKNOWN = Problem(
    "exchange_column_unknown",
    Phrase("fault.exchange_column_unknown"),
    Phrase("remedy.send_as_exported"),
)
_ALL_IGNORED = Problem(
    "file_no_data", Phrase("fault.exchange_ignored"), Phrase("remedy.check_ignored")
)
_TWICE = Problem(
    "exchange_members", Phrase("fault.exchange_members"), Phrase("remedy.write_members_once")
)
_MONTHLY = Problem(
    "exchange_period", Phrase("fault.exchange_period"), Phrase("remedy.export_months")
)
_DELETED = Problem(
    "exchange_deleted", Phrase("fault.exchange_deleted"), Phrase("remedy.export_without_deleted")
)


def arrange(raw: RawTable, mapping: Dhis2Mapping) -> RawTable:
    """Put data values into the long layout.

    Columns stay where they are, for the members three are added at the end; those that are not
    stored become empty and untitled. Data values of ignored data elements are left out.

    Raises:
        Refused: With all columns and identifiers that the mapping leaves open.
    """
    positions = _find_columns(raw, mapping)
    if mapping.ignored:
        raw = _without_ignored(raw, positions["dataElement"], mapping)
    translation = Translation(raw)
    translated = _translate(translation, positions, mapping)
    members = _members(translation, positions, mapping)
    translation.close()
    titles = [""] * len(raw.titles)
    columns = [Column.blank(len(raw.rows))] * len(raw.titles)
    for field, column in translated.items():
        titles[positions[field]] = _TITLES.get(field, Field.RECEIVED)
        columns[positions[field]] = column
    return replace(raw, titles=(*titles, *DIMENSIONS.values()), columns=(*columns, *members))


def _find_columns(raw: RawTable, mapping: Dhis2Mapping) -> dict[str, int]:
    """Position of each field; titles that are no data value's are refused, and persons."""
    translation = Translation(raw)
    positions: dict[str, int] = {}
    for position, (title, column) in enumerate(zip(raw.titles, raw.columns, strict=True)):
        field = _SPELLINGS.get(title.lower())
        if field and field not in positions:
            positions[field] = position
            if field in _NOT_STORED and translation.is_personal(position):
                translation.blame(raw.title_row, position, PERSONAL)
        elif title or any(column.distinct):
            translation.blame(raw.title_row, position, _UNKNOWN)
    wanted = [*_TITLES, *filter(None, [mapping.received])]
    if missing := [field for field in wanted if field not in positions]:
        raise Refused([raw.fault(raw.title_row, None, _missing(missing, mapping))])
    translation.close()
    return positions


def _missing(fields: list[str], mapping: Dhis2Mapping) -> Problem:
    message = Phrase("fault.exchange_fields_missing", {"fields": ", ".join(fields)})
    remedy = Phrase("remedy.send_as_exported_or_mend", {"mapping": mapping.name})
    return Problem("exchange_column_missing", message, remedy)


def _without_ignored(raw: RawTable, position: int, mapping: Dhis2Mapping) -> RawTable:
    elements = raw.columns[position]
    ignored = [is_ignored(text_of(cell), mapping.ignored) for cell in elements.distinct]
    kept = ~np.array(ignored, dtype=bool)[elements.codes]
    if not kept.any():
        raise Refused([raw.fault(None, None, _ALL_IGNORED)])
    return replace(
        raw, rows=raw.rows[kept], columns=tuple(_chosen(column, kept) for column in raw.columns)
    )


def _chosen(column: Column, kept: NDArray[np.bool_]) -> Column:
    used, codes = np.unique(column.codes[kept], return_inverse=True)
    return Column([column.distinct[number] for number in used], codes.astype(np.int32))


def _translate(
    translation: Translation, positions: Mapping[str, int], mapping: Dhis2Mapping
) -> dict[str, Column]:
    """Columns to store, by field; the others are only checked."""
    measures = {element: target.measure for element, target in mapping.measures.items()}
    readers: dict[str, Callable[[str], Cell | Problem]] = {
        "dataElement": _reader(measures, _open("dataElement", "[ukuran]", mapping)),
        "period": _read_month,
        "orgUnit": _reader(mapping.villages, _open("orgUnit", "[wilayah]", mapping)),
        "attributeOptionCombo": _reader(
            dict.fromkeys((_DEFAULT, *mapping.attributes), ""),
            _open("attributeOptionCombo", "atribut", mapping),
        ),
        "categoryOptionCombo": _reader(
            dict.fromkeys((_DEFAULT, *mapping.members), ""),
            _open("categoryOptionCombo", "[rincian]", mapping),
        ),
        "deleted": lambda text: _DELETED if text.lower() == "true" else "",
        mapping.received: read_day,
    }
    read = {
        field: translation.column(positions[field], reader)
        for field, reader in readers.items()
        if field in positions
    }
    read["value"] = translation.kept(positions["value"], mapping.answers)
    return {field: read[field] for field in read if field in (*_TITLES, mapping.received)}


def _reader(known: Mapping[str, str], problem: Problem) -> Callable[[str], Cell | Problem]:
    return lambda text: known.get(text, problem)


def _open(field: str, section: str, mapping: Dhis2Mapping) -> Problem:
    message = Phrase("fault.exchange_open", {"field": field})
    remedy = Phrase("remedy.add_to_section", {"section": section, "mapping": mapping.name})
    return Problem("exchange_open", message, remedy)


def _read_month(text: str) -> Cell | Problem:
    match = _MONTH.fullmatch(text)
    return f"{match[1]}-{match[2]}" if match else _MONTHLY


def _members(
    translation: Translation, positions: Mapping[str, int], mapping: Dhis2Mapping
) -> list[Column]:
    """Sex, stage and aspect from data element and category option combination together."""
    raw = translation.raw
    elements, place = raw.columns[positions["dataElement"]], positions.get("categoryOptionCombo")
    combos = Column.blank(len(raw.rows)) if place is None else raw.columns[place]
    first, which = combine([elements, combos])
    members: list[Members] = []
    for index in first:
        element, combo = (text_of(one.distinct[one.codes[index]]) for one in (elements, combos))
        of_element = mapping.measures.get(element, _NOTHING).members
        of_combo = mapping.members.get(combo, Members())
        if any(one and other for one, other in zip(of_element, of_combo, strict=True)):
            translation.blame(int(raw.rows[index]), place, _TWICE)
        members.append(Members(*map(max, of_element, of_combo)))
    codes = which.astype(np.int32)
    return [Column(list(cells), codes) for cells in zip(*members, strict=True)]

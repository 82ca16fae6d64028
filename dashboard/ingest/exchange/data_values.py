"""Reads the JSON of DHIS2 ``dataValueSets`` as a table with one row per data value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NoReturn

import numpy as np

from dashboard.ingest.faults import Fault, Phrase, Problem, Refused
from dashboard.ingest.personal import shown
from dashboard.ingest.sources.base import AWAY
from dashboard.ingest.table import Column, RawTable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from dashboard.ingest.cells import Cell

DATA_VALUES = "dataValues"

_LARGEST = 32 * 2**20
_MOST_KEYS = 50
_DEFAULTS = ("period", "orgUnit", "attributeOptionCombo", "completeDate")
_SCHEMES = ("idScheme", "dataSetIdScheme", "dataElementIdScheme", "orgUnitIdScheme")
_KNOWN = {*_DEFAULTS, *_SCHEMES, "categoryOptionComboIdScheme", "dataSet", DATA_VALUES}
_AGAIN = Phrase("remedy.export_again")

_LARGE = Problem("file_large", Phrase("fault.data_values_large"), Phrase("remedy.split_or_csv"))
_NOT_JSON = Problem("file_not_json", Phrase("fault.data_values_not_json"), _AGAIN)
_NO_VALUES = Problem("file_no_data", Phrase("fault.data_values_missing"), _AGAIN)
_KEYS = Problem("file_columns", Phrase("fault.data_values_keys", {"most": _MOST_KEYS}), _AGAIN)
_SHAPE = Problem("data_value_shape", Phrase("fault.data_value_shape"), _AGAIN)


def read_data_values(path: Path, *, max_rows: int) -> RawTable:
    """Read a file of data values.

    Args:
        path: JSON object in UTF-8 with ``dataValues``; ``period``, ``orgUnit``,
            ``attributeOptionCombo`` and ``completeDate`` may stand beside them for all.
        max_rows: Largest number of data values.

    Returns:
        One row per data value, numbered from 1; the sheet is ``dataValues``, the titles are the
        keys, in the order in which they come.

    Raises:
        Refused: When it is no such file.
    """
    content = _load(path)
    values = content.get(DATA_VALUES)
    if not isinstance(values, list) or not values:
        raise _refused(path, _NO_VALUES)
    if len(values) > max_rows:
        message = Phrase("fault.data_values_many", {"most": max_rows})
        raise _refused(path, Problem("file_rows", message, Phrase("remedy.split")))
    _judge(path, content, values)
    defaults = {key: content[key] for key in _DEFAULTS if content.get(key) is not None}
    titles = tuple(dict.fromkeys(key for value in (*values, defaults) for key in value))
    if len(titles) > _MOST_KEYS:
        raise _refused(path, _KEYS)
    return RawTable(
        file=path.name,
        sheet=DATA_VALUES,
        titles=tuple(map(_writable, titles)),
        title_row=0,
        rows=np.arange(1, len(values) + 1, dtype=np.int64),
        columns=tuple(
            _column(_cell(value.get(title, defaults.get(title))) for value in values)
            for title in titles
        ),
        overfull={},
    )


def _load(path: Path) -> dict[str, object]:
    try:
        if path.stat().st_size > _LARGEST:
            raise _refused(path, _LARGE)
        text = path.read_text(encoding="utf-8-sig")
        content = json.loads(text, parse_int=str, parse_constant=_no_number)
    except OSError as error:
        raise _refused(path, AWAY) from error
    except (ValueError, RecursionError) as error:
        raise _refused(path, _NOT_JSON) from error
    if not isinstance(content, dict):
        raise _refused(path, _NO_VALUES)
    return content


def _no_number(text: str) -> NoReturn:
    """Refuse ``NaN`` and ``Infinity``, which Python reads and JSON does not have."""
    raise ValueError(text)


def _judge(path: Path, content: dict[str, object], values: Sequence[object]) -> None:
    """Refuse keys beside the values that could change what they mean, and nested values."""
    faults = [
        Fault(
            file=path.name,
            code="data_values_key",
            message=Phrase("fault.data_values_key", {"key": shown(_writable(key))}),
            remedy=_AGAIN,
        )
        for key, value in content.items()
        if key not in _KNOWN or (key != DATA_VALUES and not _is_plain(value))
    ]
    for number, value in enumerate(values, start=1):
        if not isinstance(value, dict) or not all(map(_is_plain, value.values())):
            faults.append(Fault(file=path.name, sheet=DATA_VALUES, row=number, **_SHAPE._asdict()))
    if faults:
        raise Refused(faults)


def _is_plain(value: object) -> bool:
    return value is None or isinstance(value, str | float | bool)


def _cell(value: object) -> Cell:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _writable(value)
    return value if isinstance(value, float) else ""


def _writable(text: str) -> str:
    """Text without the halves of characters that JSON can escape and no file can hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _column(cells: Iterable[Cell]) -> Column:
    numbers: dict[Cell, int] = {}
    codes = [numbers.setdefault(cell, len(numbers)) for cell in cells]
    return Column(list(numbers), np.array(codes, dtype=np.int32))


def _refused(path: Path, problem: Problem) -> Refused:
    return Refused([Fault.of_file(path.name, problem)])

"""The village is in the official list of regions and in the register of programme villages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dashboard.domain.regions import Level, level_of
from dashboard.ingest.cells import text_of
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field
from dashboard.ingest.placing import is_placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table

_WITHOUT_DOTS = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{4})")
_FORM = Phrase("remedy.write_village")
_EMPTY = Problem("village_empty", Phrase("fault.village_empty"), _FORM)
_SHAPELESS = Problem("village_shape", Phrase("fault.village_shape"), _FORM)
_WIDER = Problem("village_level", Phrase("fault.village_level"), Phrase("remedy.report_by_village"))
_UNKNOWN = Problem("village_unknown", Phrase("fault.village_unknown"), Phrase("remedy.check_code"))
_OUTSIDE = Problem(
    "village_unregistered",
    Phrase("fault.village_unregistered"),
    Phrase("remedy.check_code_or_register"),
)


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Report codes that are no village of the programme; propose the dotted form if it exists."""
    written = {text_of(cell) for cell in table.columns[Field.VILLAGE].distinct}
    asked = {_dotted(code) for code in written} - context.villages.keys()
    known = context.known_regions({code for code in asked if _level(code)}) if asked else set()
    names_decide = is_placed(table, context)

    def judge(cell: Cell) -> Problem | None:
        code = text_of(cell)
        if code in context.villages or (names_decide and not code):
            return None
        if _dotted(code) != code:
            return _without_dots(
                _dotted(code), exists=_dotted(code) in known | set(context.villages)
            )
        return _judge_dotted(code, known)

    yield from table.judge([Field.VILLAGE], judge)


def _judge_dotted(code: str, known: set[str]) -> Problem:
    if not code:
        return _EMPTY
    level = _level(code)
    if not level:
        return _SHAPELESS
    if level is not Level.VILLAGE:
        return _WIDER
    return _OUTSIDE if code in known else _UNKNOWN


def _without_dots(dotted: str, *, exists: bool) -> Problem:
    remedy = Phrase("remedy.write", {"text": dotted}) if exists else _FORM
    return Problem("village_without_dots", Phrase("fault.village_without_dots"), remedy)


def _dotted(code: str) -> str:
    match = _WITHOUT_DOTS.fullmatch(code)
    return ".".join(match.groups()) if match else code


def _level(code: str) -> Level | None:
    try:
        return level_of(code) if code.isascii() else None
    except ValueError:
        return None

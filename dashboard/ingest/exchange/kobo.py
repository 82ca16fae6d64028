"""Exports of KoboToolbox and ODK: one row per form sent, one column per question."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.ingest.exchange.mapping import is_ignored
from dashboard.ingest.exchange.translation import PERSONAL, Translation, read_day, read_month
from dashboard.ingest.faults import Phrase, Problem
from dashboard.ingest.header import Field
from dashboard.ingest.personal import names_persons, shown
from dashboard.ingest.table import Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from dashboard.ingest.cells import Cell
    from dashboard.ingest.exchange.mapping import KoboMapping
    from dashboard.ingest.table import RawTable


_REPEATED = Problem(
    "exchange_column_repeated",
    Phrase("fault.exchange_column_repeated"),
    Phrase("remedy.delete_one"),
)


def arrange(raw: RawTable, mapping: KoboMapping) -> RawTable:
    """Give the columns of an export their published titles, in the wide layout.

    Columns stay where they are; those that are left out become empty and untitled.

    Raises:
        Refused: With all columns and answers that the mapping leaves open.
    """
    translation = Translation(raw)
    _find_missing(translation, mapping)
    columns = [_column(translation, mapping, position) for position in range(len(raw.titles))]
    translation.close()
    titles = tuple(mapping.columns.get(title, "") for title in raw.titles)
    return replace(raw, titles=titles, columns=tuple(columns))


def _find_missing(translation: Translation, mapping: KoboMapping) -> None:
    titles = translation.raw.titles
    for title, meaning in mapping.columns.items():
        if title not in titles:
            problem = Problem(
                "exchange_column_missing",
                Phrase(
                    "fault.exchange_column_missing", {"column": shown(title), "meaning": meaning}
                ),
                Phrase("remedy.mend_spelling", {"mapping": mapping.name}),
            )
            translation.blame(translation.raw.title_row, None, problem)
        elif titles.count(title) > 1:
            translation.blame(translation.raw.title_row, titles.index(title), _REPEATED)


def _column(translation: Translation, mapping: KoboMapping, position: int) -> Column:
    raw = translation.raw
    title = raw.titles[position]
    match mapping.columns.get(title):
        case Field.VILLAGE if mapping.villages:
            return translation.column(position, _village_reader(mapping))
        case Field.PERIOD:
            return translation.column(position, read_month)
        case Field.RECEIVED:
            return translation.column(position, read_day)
        case None:
            return _left_out(translation, mapping, position)
        case meaning:
            answers = {} if meaning in mapping.fields else mapping.answers
            return translation.kept(position, answers)


def _left_out(translation: Translation, mapping: KoboMapping, position: int) -> Column:
    title, column = translation.raw.titles[position], translation.raw.columns[position]
    is_open = (title or any(column.distinct)) and not is_ignored(title, mapping.ignored)
    if translation.is_personal(position) or (is_open and names_persons(title)):
        translation.blame(translation.raw.title_row, position, PERSONAL)
    elif is_open:
        problem = Problem(
            "exchange_column_unknown",
            Phrase("fault.exchange_column_open"),
            Phrase("remedy.add_column", {"mapping": mapping.name}),
        )
        translation.blame(translation.raw.title_row, position, problem)
    return Column.blank(len(translation.raw.rows))


def _village_reader(mapping: KoboMapping) -> Callable[[str], Cell | Problem]:
    problem = Problem(
        "exchange_village",
        Phrase("fault.exchange_answer_open"),
        Phrase("remedy.add_village", {"mapping": mapping.name}),
    )
    return lambda text: mapping.villages.get(text, problem)

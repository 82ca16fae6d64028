"""Corrects one value by hand, through the same checks as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from dashboard.domain.regions import district_of
from dashboard.ingest.cells import read_period, text_of
from dashboard.ingest.change import MEMBERS, UNIT, read_live
from dashboard.ingest.faults import Fault, Phrase, Problem, Refused
from dashboard.ingest.header import Field
from dashboard.ingest.personal import PERSONAL_DATA, concealed
from dashboard.ingest.table import Column, RawTable

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dashboard.ingest.cells import Cell

NAME = "koreksi"
"""Stands for the name of a file in faults and in the history."""

_PERSONAL = Problem(
    PERSONAL_DATA,
    Phrase("fault.signature_personal"),
    Phrase("remedy.sign_without_personal"),
)
_TITLES = (
    Field.VILLAGE,
    Field.PERIOD,
    Field.MEASURE,
    Field.SEX,
    Field.STAGE,
    Field.ASPECT,
    Field.VALUE,
)


class Correction(NamedTuple):
    """One value as a person wrote it; sex, stage and aspect are empty for a total.

    Attributes:
        submitter: Who corrects, as that person wrote it.
        reason: Why.
    """

    village: str
    period: str
    measure: str
    sex: str
    stage: str
    aspect: str
    value: str
    submitter: str
    reason: str


def to_table(connection: Connection, correction: Correction) -> RawTable:
    """Write a correction as a report: the corrected value beside the others of its breakdown.

    A total takes the place of a breakdown that is stored, as with any file.

    Raises:
        Refused: When name or reason tell a number of a person, which everyone could read.
    """
    for text in (correction.submitter, correction.reason):
        if concealed(text) != text:
            raise Refused([Fault.of_file(NAME, _PERSONAL)])
    members = (correction.sex, correction.stage, correction.aspect)
    values: dict[tuple[str, ...], Cell] = {members: correction.value}
    if any(members):
        values = {**_stored(connection, correction), **values}
    place = (correction.village, correction.period, correction.measure)
    rows = [(*place, *key, value) for key, value in values.items()]
    return RawTable(
        file=NAME,
        sheet=None,
        titles=tuple(map(str, _TITLES)),
        title_row=1,
        rows=np.arange(2, len(rows) + 2, dtype=np.int64),
        columns=tuple(
            Column(cells, np.arange(len(rows), dtype=np.int32)) for cells in zip(*rows, strict=True)
        ),
        overfull={},
    )


def _stored(connection: Connection, correction: Correction) -> dict[tuple[str, ...], Cell]:
    """What is stored of the breakdown of a measure in one report."""
    month = read_period(correction.period)
    if month is None:
        return {}
    village, measure = text_of(correction.village), text_of(correction.measure).upper()
    unit = (district_of(village), month.number, measure, village)
    live = read_live(connection, pd.DataFrame([unit], columns=UNIT))
    same = live[live["village_code"].eq(village) & live["period"].eq(month.number)]
    same = same[same["measure"].eq(measure) & (same[MEMBERS] != "").any(axis="columns")]
    keys = zip(*(same[name].tolist() for name in MEMBERS), strict=True)
    return dict(zip(keys, same["value"].tolist(), strict=True))

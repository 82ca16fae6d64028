"""Files of reports to send: made-up values, and none that a rule refuses."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import xlsxwriter

from dashboard.catalogue import load_catalogue
from dashboard.domain.measures import Language
from dashboard.domain.periods import Month
from dashboard.domain.quality_rules import LIMITS
from dashboard.ingest.demo import DemoVillage, generate
from tests.support.product import TODAY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import pandas as pd

YEAR = 2026
MOST_VILLAGES = 600
COLUMNS = {
    "village_code": "kode_desa",
    "period": "periode",
    "measure": "kode_ukuran",
    "value": "nilai",
    "sex": "jenis_kelamin",
    "stage": "tahap",
    "aspect": "aspek",
    "received_on": "diterima",
}
FAULTY = "lima"
_REPORT = ["period", "village_code"]
_PLACES = ("kode_desa", "periode")
_TITLE_ROW = 3


def write_long(path: Path, villages: Sequence[str], rows: int, seed: int) -> Path:
    """Write one value per row: reports of the newest months, as many as fit into some rows.

    Another seed gives other values, so that the product has them all to store.
    """
    newest = _values(villages, seed)
    report = newest.groupby(_REPORT, observed=True, sort=False).ngroup()
    part = newest[report < report.iloc[min(rows, len(newest) - 1)]]
    table = part[[*COLUMNS]].rename(columns=COLUMNS)
    if path.suffix == ".csv":
        table.to_csv(path, index=False)
    else:
        table.to_excel(path, index=False, engine="xlsxwriter")
    return path


def write_wide(
    path: Path, villages: Sequence[str], rows: int, seed: int, *, faults: int = 0
) -> Path:
    """Write one row per report as the template has it, with two columns for each measure.

    Args:
        path: An .xlsx file.
        villages: Codes of programme villages.
        rows: How many reports, of the newest months.
        seed: Another one gives other values.
        faults: How many values are no numbers, each in a row of its own.
    """
    table = _values(villages, seed).pivot_table(
        "value", _REPORT, "measure", aggfunc="sum", observed=True
    )
    table = table.sort_index(ascending=[False, True]).head(rows)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Laporan")
        sheet.write_row(_TITLE_ROW, 0, _PLACES)
        for place, measure in enumerate(table.columns):
            _write_titles(sheet, len(_PLACES) + 2 * place, measure)
        for number, (report, values) in enumerate(zip(table.index, table.to_numpy(), strict=True)):
            period, village = report
            cells = list(_pairs(values.tolist()))
            if number < faults:
                cells[1] = FAULTY
            sheet.write_row(_TITLE_ROW + 2 + number, 0, [village, period, *cells])
    return path


def _write_titles(sheet: xlsxwriter.worksheet.Worksheet, column: int, measure: str) -> None:
    name = load_catalogue().measures[measure].name[Language.INDONESIAN]
    sheet.merge_range(_TITLE_ROW, column, _TITLE_ROW, column + 1, f"{measure} {name}")
    sheet.write_row(_TITLE_ROW + 1, column, ("sebelumnya", "nilai"))


def _pairs(values: Sequence[float]) -> Iterator[float | str]:
    """Every value behind a last value; what was not reported is empty."""
    for value in values:
        yield 0
        yield "" if value != value else value  # noqa: PLR0124 - only NaN differs from itself


def _values(villages: Sequence[str], seed: int) -> pd.DataFrame:
    """Values of the newest months, the newest first; a part larger than its whole is left out."""
    some = villages[:: max(1, len(villages) // MOST_VILLAGES)]
    frame = generate(
        [DemoVillage(village_code=code, first=Month(YEAR, 1)) for code in some],
        last=Month(YEAR, 10),
        seed=seed,
        catalogue=load_catalogue(),
        today=date.fromisoformat(TODAY),
    )
    period = frame["period"].astype(str)
    frame = frame.assign(period=period.str[:4] + "-" + period.str[4:])
    totals = frame.pivot_table("value", _REPORT, "measure", aggfunc="sum", observed=True)
    for limit in LIMITS:
        most = totals[limit.whole] if limit.whole else limit.most
        broken = totals.index[totals[limit.measure] > most]
        is_broken = frame.set_index(_REPORT).index.isin(broken)
        frame = frame[~(is_broken & (frame["measure"] == limit.measure).to_numpy())]
    return frame.sort_values(_REPORT, ascending=[False, True], kind="stable")

"""Hands faults to the sender: as a file, and as text for a terminal."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dashboard.ingest.faults import Fault

_TITLES = ("berkas", "lembar", "baris", "kolom", "nilai", "kode", "masalah", "perbaikan")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_report(faults: Sequence[Fault], path: Path) -> None:
    """Write all faults as CSV that Excel opens in Indonesia: UTF-8 with mark, semicolons.

    Args:
        faults: In the order in which they are written.
        path: File to write; replaced when it exists.
    """
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(_TITLES)
        writer.writerows(map(_line, faults))


def _line(fault: Fault) -> tuple[str | int, ...]:
    place = (fault.file, fault.sheet or "", fault.row or "", fault.column or "", fault.value or "")
    said = (fault.code, fault.message, fault.remedy)
    return tuple(_harmless(cell) if isinstance(cell, str) else cell for cell in (*place, *said))


def _harmless(text: str) -> str:
    """Text of a sender that a spreadsheet program does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def summarise(faults: Sequence[Fault], *, limit: int = 200) -> str:
    """Write faults one per line, the first ones when there are many, and how many there are."""
    lines = [str(fault) for fault in faults[:limit]]
    if len(faults) > limit:
        lines.append(f"… dan {len(faults) - limit} kesalahan lagi")
    lines.append(f"{len(faults)} kesalahan ditemukan; tidak ada data yang disimpan.")
    return "\n".join(lines)

"""Hands faults to the sender, in Indonesian: as a file, and as text for a terminal."""

from __future__ import annotations

import csv
from collections import Counter
from typing import TYPE_CHECKING

from dashboard.domain.faults import worst_first
from dashboard.domain.measures import Language
from dashboard.i18n.faults import tell
from dashboard.ingest.faults import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from dashboard.ingest.faults import Fault

_LANGUAGE = Language.INDONESIAN
_TITLES = ("berkas", "lembar", "baris", "kolom", "nilai", "kode", "masalah", "perbaikan", "tingkat")
_SEVERITIES = {
    Severity.ERROR: "kesalahan",
    Severity.QUESTION: "pertanyaan",
    Severity.WARNING: "peringatan",
}
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
    told = (tell(_LANGUAGE, phrase) for phrase in (fault.message, fault.remedy))
    said = (fault.code, *told, _SEVERITIES[fault.severity])
    return tuple(_harmless(cell) if isinstance(cell, str) else cell for cell in (*place, *said))


def _harmless(text: str) -> str:
    """Text of a sender that a spreadsheet program does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def summarise(faults: Sequence[Fault], *, limit: int = 200) -> str:
    """Write faults one per line, the worst first, and how many there are.

    Args:
        faults: In any order.
        limit: Most faults to write.
    """
    lines = [tell(_LANGUAGE, fault.line) for fault in worst_first(faults)[:limit]]
    if len(faults) > limit:
        lines.append(f"… dan {len(faults) - limit} lagi")
    return "\n".join([*lines, f"{_count(faults)}."])


def _count(faults: Sequence[Fault]) -> str:
    """Say how many faults of which severity there are, such as ``2 kesalahan, 1 peringatan``."""
    counts = Counter(fault.severity for fault in faults)
    return ", ".join(f"{counts[one]} {word}" for one, word in _SEVERITIES.items() if counts[one])

"""Writes what an examination of a file found as findings."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING, Any

from dashboard.domain.sending import Difference
from dashboard.ingest.personal import PERSONAL_DATA

if TYPE_CHECKING:
    import pandas as pd

    from dashboard.domain.faults import Fault

MOST_FAULTS = 5_000
MOST_DIFFERENCES = 500


def list_faults(faults: list[Fault]) -> dict[str, Any]:
    """Fields of findings that tell the faults of a file."""
    counts = Counter(str(fault.severity) for fault in faults)
    return {
        "faults": tuple(faults[:MOST_FAULTS]),
        "counts": dict(counts),
        "personal": any(fault.code == PERSONAL_DATA for fault in faults),
    }


def list_differences(frame: pd.DataFrame) -> tuple[Difference, ...]:
    """The first differences of a plan, as ``Plan.differences`` returns them."""
    names = ("village_code", "period", "measure", "sex", "stage", "aspect", "before", "after")
    rows = zip(*(frame[name].head(MOST_DIFFERENCES).tolist() for name in names), strict=True)
    return tuple(
        Difference(
            village, period, measure, tuple(filter(None, members)), _number(before), _number(after)
        )
        for village, period, measure, *members, before, after in rows
    )


def _number(value: float) -> float | None:
    return None if math.isnan(value) else value

"""The month of a report is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dashboard.domain.periods import Month
from dashboard.ingest.faults import Phrase, Problem, Severity
from dashboard.ingest.header import Field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dashboard.ingest.context import CheckContext
    from dashboard.ingest.faults import Fault
    from dashboard.ingest.table import Table


def find(table: Table, context: CheckContext) -> Iterator[Fault]:
    """Warn once, at its first row, that the file reports the running month."""
    running = Month.of(context.today)
    is_running = (table.readings["period"] == running.number).to_numpy()
    if is_running.any():
        villages = table.readings.loc[is_running, "village"].nunique()
        problem = Problem(
            "period_running",
            Phrase("fault.period_running", {"month": str(running), "villages": villages}),
            Phrase("remedy.send_after_month"),
            Severity.WARNING,
        )
        yield table.fault(int(np.argmax(is_running)), Field.PERIOD, problem)

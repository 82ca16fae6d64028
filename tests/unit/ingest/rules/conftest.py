from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from dashboard.domain.periods import Month
from dashboard.ingest.context import Reports


@pytest.fixture
def remembering(context):
    """Context of a store that holds totals: ``{("32.12.16.2004", "2026-07", "C02"): 40}``."""

    def remember(totals, *, demo=False):
        def find_earlier(span):
            shape = len(span.villages), span.months
            values, made_up = {}, {}
            for (village, month, measure), value in totals.items():
                parsed = Month.parse(month)
                place = (parsed.year - span.first.year) * 12 + parsed.month - span.first.month
                inside = village in span.villages and 0 <= place < span.months
                if inside and measure in span.measures:
                    at = span.villages.index(village), place
                    values.setdefault(measure, np.full(shape, np.nan))[at] = value
                    made_up.setdefault(measure, np.zeros(shape))[at] = demo
            return Reports(values, made_up)

        return replace(context, earlier=find_earlier)

    return remember

"""The villages of the trial programme and what they send, as the oracle reads it."""

from __future__ import annotations

from tests.spec.oracle import Row, Village
from tests.support.programme import COHORTS, COLUMNS, ENDS, PLACES, PROVINCIAL, SOURCE_DATES


def make_register():
    """All villages of the programme's register."""
    return [
        Village(
            code=PLACES[name],
            cohort=cohort,
            of_ministry=name != PROVINCIAL,
            named_in=_year_and_month(SOURCE_DATES.get(name)),
            until=ENDS.get(name),
        )
        for name, cohort in COHORTS.items()
    ]


def to_oracle(row):
    """An observation as the oracle takes it."""
    told = dict(zip(COLUMNS, row, strict=True))
    return Row(
        village=told["village_code"],
        month=divmod(told["period"], 100),
        measure=told["measure"],
        members=(told["sex"], told["stage"], told["aspect"]),
        value=told["value"],
        received=told["received_on"],
    )


def may_report(village, month):
    """Whether a village is in the programme in a month, as ``2019-01``."""
    year, number = int(month[:4]), int(month[5:])
    return (COHORTS[village] or 0) <= year and (year, number) <= ENDS.get(village, (9999, 12))


def _year_and_month(day):
    return (int(day[:4]), int(day[5:7])) if day else None

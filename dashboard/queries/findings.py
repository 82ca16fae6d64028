"""Values that look wrong: how many there are, and which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import ColumnElement, case, false, func, select

from dashboard.domain.quality_rules import Rule
from dashboard.domain.regions import NATION, Level, level_of
from dashboard.storage.tables import finding
from dashboard.storage.versions import live_at

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from dashboard.domain.periods import Window


class FindingRow(NamedTuple):
    """One value outside its expected range; ``low`` is ``None`` where the rule has no lower end."""

    village: str
    period: int
    measure: str
    rule: Rule
    value: float
    low: float | None
    high: float
    demo: bool


class FindingQuery(NamedTuple):
    """Whose findings are asked for: of a region, in a window, as a data version has them."""

    region: str
    window: Window
    version: int

    def conditions(self) -> list[ColumnElement[bool]]:
        """Conditions on place, month and version."""
        c, months = finding.c, self.window.months
        if not months:
            return [false()]
        periods = c.period.between(months[0].number, months[-1].number)
        return [*_places(self.region), periods, live_at(finding, self.version)]


def count_findings(connection: Connection, query: FindingQuery) -> dict[Rule, int]:
    """How many findings there are of every rule; a rule without any is left out."""
    columns = select(finding.c.rule, func.count()).group_by(finding.c.rule)
    rows = connection.execute(columns.where(*query.conditions()))
    return {Rule(rule): count for rule, count in rows}


def list_findings(connection: Connection, query: FindingQuery, *, limit: int) -> list[FindingRow]:
    """The gravest findings: broken rules first, then the newest month, then by village."""
    c = finding.c
    gravity = case({str(rule): place for place, rule in enumerate(Rule)}, value=c.rule)
    columns = (c.village_code, c.period, c.measure, c.rule, c.value, c.low, c.high, c.demo)
    ordered = select(*columns).order_by(gravity, c.period.desc(), c.village_code, c.measure)
    rows = connection.execute(ordered.where(*query.conditions()).limit(limit))
    return [FindingRow(*row)._replace(rule=Rule(row.rule)) for row in rows]


def _places(region: str) -> list[ColumnElement[bool]]:
    c, level = finding.c, level_of(region)
    if region == NATION:
        return []
    if level is Level.PROVINCE:
        # Bounds of digits and dots only: the range is the same in every collation.
        return [c.district_code.between(f"{region}.00", f"{region}.99")]
    if level is Level.DISTRICT:
        return [c.district_code == region]
    return [
        c.district_code == region[:5],
        c.village_code.between(f"{region}.0000", f"{region}.9999")
        if level is Level.SUBDISTRICT
        else c.village_code == region,
    ]

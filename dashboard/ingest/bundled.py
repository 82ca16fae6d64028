"""First start: fills an empty database with the data that come with the product."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dashboard.domain.periods import Month
from dashboard.ingest.demonstration import Demonstration, DemoPlan
from dashboard.ingest.facts import load_facts
from dashboard.ingest.regions import load_regions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

BUNDLED_DEMO = DemoPlan(count=None, years=(2016, 2026), last=Month(2026, 10), seed=2026)


def load_bundled(demonstration: Demonstration, folder: Path) -> Iterator[tuple[str, int]]:
    """Load regions, public facts and demo values, each unless it is there already.

    Demo values come only together with the facts, so that they stay away once cleared.

    Args:
        demonstration: Of the database to fill.
        folder: The product's ``data`` folder.

    Returns:
        What was loaded and how many rows, or the data version of the facts; ``rollups`` when they
        were rebuilt because the due day changed, ``findings`` when the rules of them changed.
    """
    with demonstration.engine.begin() as connection:
        if demonstration.rollups.adopt_due_day(connection):
            yield "rollups", 0
        if demonstration.rollups.adopt_finding_rules(connection):
            yield "findings", 0
        if demonstration.rollups.adopt_village_years(connection):
            yield "village_years", 0
    with demonstration.engine.begin() as connection:
        regions = load_regions(connection, folder / "geo" / "idn_regions.csv.gz")
    if regions:
        yield "regions", regions
    with demonstration.engine.begin() as connection:
        version = load_facts(connection, folder / "facts")
    if version:
        yield "facts", version
        for _, accepted in demonstration.make(BUNDLED_DEMO):
            yield "demo", accepted.new

"""First release against latest revision: what a number was when it was due, and what it is now."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.domain.number_rules import percentage
from dashboard.domain.values import State
from dashboard.domain.views.why import Released, Revision
from dashboard.queries.revisions import list_releases
from dashboard.services.figure_set import NOT_STORED, RECEIPTS, REPORTS_ON_TIME

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dashboard.domain.values import Value
    from dashboard.queries.revisions import Release
    from dashboard.services.scene import Scene
    from dashboard.storage.cube import Formula

WIB = dt.timezone(dt.timedelta(hours=7), "WIB")
"""Days end as in western Indonesia, as times are shown."""


def find_revision(scene: Scene, figure: Value, formulas: Mapping[str, Formula]) -> Revision | None:
    """What a figure of the scene's window was when it was first released.

    First released is the number of the data version in force at the end of the day on which the
    last report of the window was due; where it did not have one by then, the first one later.

    Args:
        scene: Tells window and data version.
        figure: The number as it is now.
        formulas: Every stored formula by code.

    Returns:
        ``None`` where no report is in the number, and for what follows from register or meetings.
    """
    code = RECEIPTS if figure.code == REPORTS_ON_TIME else figure.code
    if code in NOT_STORED or not scene.window.last:
        return None
    releases = list_releases(
        scene.connection, formulas[code], figure.region, scene.window, scene.edition.version
    )
    due_on = scene.figures.today().due_on(scene.window.months[-1])
    end_of_day = dt.datetime.combine(due_on, dt.time.max, WIB)
    first = _first_released(releases, end_of_day)
    if first is None:
        return None
    is_ratio = figure.code == REPORTS_ON_TIME or bool(formulas[code].denominators)
    return Revision(
        due_on=due_on,
        in_time=releases[first].made_at <= end_of_day,
        first=_released(figure, releases[first], is_ratio=is_ratio),
        newest=_released(figure, releases[-1], is_ratio=is_ratio),
        changes=len(releases) - 1 - first,
    )


def _first_released(releases: Sequence[Release], due: dt.datetime) -> int | None:
    """Place of the release in force when due, or of the first one with a number after it."""
    in_force = [place for place, one in enumerate(releases) if one.made_at <= due]
    if in_force and releases[in_force[-1]].cell:
        return in_force[-1]
    later = range(len(in_force), len(releases))
    return next((place for place in later if releases[place].cell), None)


def _released(figure: Value, release: Release, *, is_ratio: bool) -> Released:
    """The figure as it was in a release; what was due is counted as today."""
    if release.cell is None:
        empty = replace(
            figure, value=None, numerator=None, denominator=None, reported=0, late=0, demo=False
        )
        return Released(release.version, release.made_at, replace(empty, state=State.MISSING))
    above, below, reported, late, demo = release.cell
    whole = below if figure.code != REPORTS_ON_TIME else figure.due
    value = replace(
        figure,
        value=percentage(above, whole) if is_ratio else above,
        numerator=above,
        denominator=whole if is_ratio else None,
        reported=int(reported),
        late=int(late),
        state=State.REPORTED,
        demo=demo > 0,
    )
    return Released(release.version, release.made_at, value)

"""What must be looked after, by whom, until when: what the rules say and what was agreed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from dashboard.domain.attention.tracking import track
from dashboard.domain.periods import Month
from dashboard.domain.regions import Level, ancestors_of, district_of, level_of
from dashboard.domain.views.attention import AttentionView, TopConcerns, WatchedConcern
from dashboard.queries.follow_ups import list_steps
from dashboard.services.concerns import list_concerns

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from dashboard.domain.attention.tracking import Step, Tracked
    from dashboard.services.scene import Scene

CONCERNS_SHOWN = 40
CLOSED_SHOWN = 20


def compose_attention(scene: Scene) -> AttentionView:
    """Concerns of the chosen region and pillar, open ones first."""
    every, today = _tracked(scene), scene.figures.today().today
    meeting = _meeting(scene)
    still = [one for one in every if one.is_open and one.concern]
    gone = [one for one in every if one.is_open and not one.concern]
    closed = [one for one in every if not one.is_open]
    frame = scene.frame([])
    if any(one.concern and one.concern.alarm.demo for one in every):
        frame["stamp"] = replace(frame["stamp"], demo=True)
    return AttentionView(
        **frame,
        month=_month(scene),
        meeting=meeting,
        known=sum(_could_be_known(scene, one, meeting) for one in (*still, *gone)),
        still=_watched(scene, still[:CONCERNS_SHOWN]),
        gone=_watched(scene, gone[:CONCERNS_SHOWN]),
        closed=_watched(scene, closed[:CLOSED_SHOWN]),
        counts=Counter((one.subject.rule, one.state) for one in every),
        overdue=sum(one.is_overdue(today) for one in every),
        hidden=max(len(still) - CONCERNS_SHOWN, 0),
        writable=is_newest(scene) and not scene.filters.fixed(),
    )


def top_concerns(scene: Scene, count: int = 5) -> TopConcerns:
    """The gravest open concerns of the chosen region and pillar that the rules still see.

    Args:
        scene: Tells region, pillar, year and data version; a chosen month changes nothing.
        count: How many to name at most.
    """
    opened = [one for one in _tracked(scene) if one.is_open]
    seen = [one for one in opened if one.concern]
    return TopConcerns(month=_month(scene), first=_watched(scene, seen[:count]), open=len(opened))


def is_newest(scene: Scene) -> bool:
    """Whether a scene shows the newest year and data of its day, which agreements are about."""
    newest = scene.figures.today().last_due.year
    return scene.is_of_its_day and scene.filters.year == newest


def _tracked(scene: Scene) -> list[Tracked]:
    """What the rules say of the chosen places, with what was agreed on it.

    In an earlier year nothing is carried over: what is open, is open today.
    """
    place = _place(scene)
    concerns = [one for one in list_concerns(scene) if _is_in(one.region, place)]
    tracked = track(concerns, list(_known_steps(scene, place)))
    if scene.filters.pillar:
        tracked = [one for one in tracked if _pillar(scene, one) is scene.filters.pillar]
    return tracked if is_newest(scene) else [one for one in tracked if one.concern]


def _known_steps(scene: Scene, place: str) -> Iterator[Step]:
    """What was agreed; of a day that is looked back to, what had been agreed by then."""
    day = scene.filters.as_of
    for step in list_steps(scene.connection, place):
        if day is None or step.written_at.astimezone().date() <= day:
            yield step


def _place(scene: Scene) -> str:
    """Districts are judged: whoever looks at less sees the district around it."""
    region = scene.filters.region
    return district_of(region) if level_of(region) > Level.DISTRICT else region


def _is_in(district: str, place: str) -> bool:
    return not place or district == place or district.startswith(f"{place}.")


def _pillar(scene: Scene, one: Tracked) -> object:
    return scene.catalogue.series(one.subject.indicator).pillar


def _month(scene: Scene) -> Month | None:
    window = scene.figures.today().window(scene.filters.year)
    return Month(window.year, window.last) if window.last else None


def _meeting(scene: Scene) -> dt.date | None:
    """Day on which the newest technical meeting began that was not after today."""
    today = scene.figures.today().today
    return max((one.start for one in scene.edition.meetings if one.start <= today), default=None)


def _watched(scene: Scene, some: Sequence[Tracked]) -> tuple[WatchedConcern, ...]:
    named = scene.regions({code for one in some for code in _path(one)})
    meeting, today = _meeting(scene), scene.figures.today().today
    return tuple(
        WatchedConcern(
            tracked=one,
            path=tuple(named[code] for code in _path(one)),
            before_meeting=_could_be_known(scene, one, meeting),
            overdue=one.is_overdue(today),
        )
        for one in some
    )


def _path(one: Tracked) -> list[str]:
    region = one.subject.region
    return [code for code in (*ancestors_of(region), region) if code]


def _could_be_known(scene: Scene, one: Tracked, day: dt.date | None) -> bool:
    """Whether the first month of the run was due by a day; never without one."""
    since = one.concern.since if one.concern else one.since
    return day is not None and scene.figures.today().due_on(since) <= day

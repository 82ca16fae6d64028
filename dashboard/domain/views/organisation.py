"""What the page on people and meetings shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import PageView

if TYPE_CHECKING:
    import datetime as dt

    from dashboard.domain.regions import Region
    from dashboard.domain.values import Value
    from dashboard.domain.views import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class PostsRow:
    """People in charge in one district or village.

    Attributes:
        officers: Officers against posts (O01).
        responsible: Villages whose responsible person is appointed (O02).
    """

    region: Region
    officers: Value
    responsible: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Vacancy:
    """A village that lacks an officer or its responsible person, by its newest report.

    Attributes:
        officers: Active officers; ``None`` where it did not report them.
        responsible: Whether the responsible person is appointed; ``None`` where not reported.
    """

    village: Region
    district: Region
    officers: int | None
    responsible: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingGroup:
    """Participants of one role; ``present`` is ``None`` where no source tells."""

    role: str
    present: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting with those who came.

    Attributes:
        technical: Whether it is a technical meeting.
        groups: Largest first; empty where no source tells who came.
        sources: What says so.
    """

    name: str
    start: dt.date
    end: dt.date | None
    place: str
    technical: bool
    groups: tuple[MeetingGroup, ...]
    sources: tuple[str, ...]

    @property
    def present(self) -> int | None:
        """Everybody who came; ``None`` where no source tells."""
        known = [group.present for group in self.groups if group.present is not None]
        return sum(known) if known else None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeYear:
    """One year of the programme, as public sources tell it; ``None`` where they do not."""

    year: int
    new_villages: int | None
    cumulative_villages: int | None
    districts: int | None
    provinces: int | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationView(PageView):
    """Who is in charge, who came.

    Attributes:
        officers: O01 of the chosen region.
        responsible: O02 of the chosen region.
        villages: V01, the villages that run at the end of the window.
        posts: Regions below the chosen one, those with most vacancies first; where there are many,
            only those.
        vacancies: Villages that lack somebody, those that lack most first; some of them only
            where there are many.
        short_districts: Districts that lack somebody.
        searched_districts: Those of them whose villages are in ``vacancies``.
        meetings: Newest first, whatever the window.
        years: Oldest first.
        identified: Villages that public sources name.
    """

    officers: Reading
    responsible: Reading
    villages: Value
    posts: tuple[PostsRow, ...]
    vacancies: tuple[Vacancy, ...]
    short_districts: int
    searched_districts: int
    meetings: tuple[Meeting, ...]
    years: tuple[ProgrammeYear, ...]
    identified: int

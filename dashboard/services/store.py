"""Reading from the store: one data version at a time, and a clear word when it is away."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, DisconnectionError, TimeoutError  # noqa: A004  # the pool's

from dashboard.domain.errors import NotFoundError, StoreUnavailableError
from dashboard.queries.meetings import Attendance, list_attendance
from dashboard.queries.register import fetch_register
from dashboard.queries.targets import fetch_targets
from dashboard.services.kept import Kept
from dashboard.storage.versions import current_version, find_newest, find_version

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from sqlalchemy import Connection, Engine

    from dashboard.domain.attention.concern import Concern
    from dashboard.domain.periods import Window
    from dashboard.domain.regions import Level, Region
    from dashboard.domain.register import Register
    from dashboard.domain.status import Judgement
    from dashboard.domain.targets import Aim, Targets
    from dashboard.domain.values import Value
    from dashboard.queries.figures import StoredYear
    from dashboard.queries.pairs import Pairs
    from dashboard.queries.villages import Middle
    from dashboard.storage.cube import YearCells
    from dashboard.storage.versions import Newest

    Codes = frozenset[str]
    AimKey = tuple[str, str, Window]
    JudgedKey = tuple[str, Window, dt.date, tuple[str, ...]]
    Judged = list[tuple[Value, Judgement]]

KEPT_EDITIONS = 8
KEPT_REGION_YEARS = 500
"""About 40 kB each."""

KEPT_CODE_YEARS = 100
"""About 300 kB each where all 514 districts have figures."""

KEPT_GROUPS = 64
"""Small: a group of villages is kept as its sums or medians."""

KEPT_CONCERNS = 12
"""Lists of the whole country, one a year and day; far dearer to make than to keep."""

KEPT_PAIRS = 12
"""About 40 kB a district."""

KEPT_NEAR_PAIRS = 12
"""About 40 kB a village."""

KEPT_JUDGED = 400
"""About 15 kB each of 40 districts; a scorecard asks for twenty."""

KEPT_DISTRICT_AIMS = 60
"""About 150 kB each where all 514 districts have one; two years of what usually gets a target."""

KEPT_AIMS = 2_000
"""Small: a target that follows from districts is twelve numbers."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One data version with what nearly every question needs of it, and what was read of it last.

    Attributes:
        version: Data version; 0 before any data.
        created_at: When it was made, in UTC; ``None`` before any data.
        regions: Those looked up so far, by code.
        region_years: Totals by code, of one region and year.
        code_years: Totals by region, of one code, level and year.
        group_years: Totals of villages, by year, villages and codes.
        group_middles: Medians of villages by code, by window, villages and codes.
        concerns: What the rules of attention say, by year and day.
        judged: Numbers against their targets, by indicator, window, day and regions.
        district_aims: Targets of districts with their paths, by indicator and year.
        aims: Targets that follow from those of districts, by indicator, region and window.
        pairs: What villages reported in a year and the one before, by region around and window.
        near_pairs: The same of single villages, by their district and window.
    """

    version: int
    created_at: dt.datetime | None
    register: Register
    meetings: tuple[Attendance, ...]
    targets: Targets
    regions: dict[str, Region] = field(default_factory=dict)
    region_years: Kept[tuple[str, int], dict[str, StoredYear]] = field(
        default_factory=lambda: Kept(KEPT_REGION_YEARS)
    )
    code_years: Kept[tuple[str, Level, int], dict[str, StoredYear]] = field(
        default_factory=lambda: Kept(KEPT_CODE_YEARS)
    )
    group_years: Kept[tuple[int, Codes, Codes], tuple[YearCells, ...]] = field(
        default_factory=lambda: Kept(KEPT_GROUPS)
    )
    group_middles: Kept[tuple[Window, Codes, Codes], dict[str, Middle]] = field(
        default_factory=lambda: Kept(KEPT_GROUPS)
    )
    judged: Kept[JudgedKey, Judged] = field(default_factory=lambda: Kept(KEPT_JUDGED))
    district_aims: Kept[tuple[str, int], dict[str, Aim]] = field(
        default_factory=lambda: Kept(KEPT_DISTRICT_AIMS)
    )
    aims: Kept[AimKey, Aim | None] = field(default_factory=lambda: Kept(KEPT_AIMS))
    pairs: Kept[tuple[str, Window], Pairs | None] = field(default_factory=lambda: Kept(KEPT_PAIRS))
    near_pairs: Kept[tuple[str, Window], Pairs | None] = field(
        default_factory=lambda: Kept(KEPT_NEAR_PAIRS)
    )
    concerns: Kept[tuple[int, dt.date], tuple[Concern, ...]] = field(
        default_factory=lambda: Kept(KEPT_CONCERNS)
    )


@dataclass(slots=True)
class Store:
    """Opens connections and keeps the editions that were read last, for all threads."""

    engine: Engine
    _kept: tuple[int, dict[int, Edition]] = field(init=False, default=(0, {}))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection.

        Raises:
            StoreUnavailableError: When the database is locked or away, now or during the work.
        """
        with _answering(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a connection whose work is kept as a whole, or not at all after an error.

        Raises:
            StoreUnavailableError: When the database is locked or away, now or during the work.
        """
        with _answering(), self.engine.begin() as connection:
            yield connection

    def newest(self, connection: Connection) -> Newest:
        """Newest data version and remarks: as long as they stay, so does every answer."""
        return find_newest(connection)

    def edition(self, connection: Connection, version: int | None = None) -> Edition:
        """Read a data version; ``None`` means the newest.

        Raises:
            NotFoundError: When there is no such version.
        """
        newest = current_version(connection)
        wanted = newest if version is None else version
        since, editions = self._kept
        if since != newest:
            # Clearing demo values changes what old versions show, so none outlives a new version.
            editions = {}
        edition = editions.get(wanted) or read_edition(connection, wanted)
        others = [(key, one) for key, one in editions.items() if key != wanted]
        self._kept = newest, dict([*others[1 - KEPT_EDITIONS :], (wanted, edition)])
        return edition


@contextmanager
def _answering() -> Iterator[None]:
    """Turn what databases and their drivers raise into one clear word."""
    try:
        yield
    except (DBAPIError, DisconnectionError, TimeoutError) as error:
        _LOG.warning("The database cannot be used", exc_info=error)
        raise StoreUnavailableError from error


def read_edition(connection: Connection, version: int) -> Edition:
    """Read a data version past what is kept, one that is not committed yet too.

    Raises:
        NotFoundError: When there is no such version.
    """
    row = find_version(connection, version)
    if row is None and version:
        raise NotFoundError(parameter="versi", value=str(version))
    return Edition(
        version=version,
        created_at=row.created_at if row else None,
        register=fetch_register(connection, version=version),
        meetings=tuple(list_attendance(connection)),
        targets=fetch_targets(connection, version=version),
    )

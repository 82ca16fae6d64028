"""What the page shows that traces a figure back to what was sent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.domain.faults import cell_name
from dashboard.domain.notes import NO_NOTES
from dashboard.domain.views import PageView
from dashboard.domain.views.village import Receipt

if TYPE_CHECKING:
    import datetime as dt

    from dashboard.domain.measures import Indicator, Kind, Origin
    from dashboard.domain.notes import NoteBoard
    from dashboard.domain.periods import Month
    from dashboard.domain.regions import Region
    from dashboard.domain.sending import Submission
    from dashboard.domain.values import Breakdown, Value
    from dashboard.domain.views import Reading
    from dashboard.domain.views.village import VillageFacts


class Use(StrEnum):
    """Whether a reported value is in the figure, and why not."""

    COUNTED = "counted"
    OLDER = "older"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Observed:
    """One value as a village reported it.

    Attributes:
        members: Whom it counts; empty for the total.
        row: Row of the file, from 1; ``None`` where it was not noted.
        column: The same, column.
        version: Data version since which it holds.
        sent: ``None`` where the submission is not known any more.
    """

    month: Month
    measure: str
    members: Breakdown
    value: float
    row: int | None
    column: int | None
    version: int
    demo: bool
    sent: Submission | None

    @property
    def cell(self) -> str:
        """Cell as a spreadsheet program names it, such as ``F12``; empty where unknown."""
        return cell_name(self.row, self.column)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedReport:
    """One month of a village: when its report came, and with what.

    Attributes:
        received_on: Day of the first receipt; ``None`` without a report.
    """

    month: Month
    state: Receipt
    received_on: dt.date | None = None
    demo: bool = False
    sent: Submission | None = None

    @property
    def is_counted(self) -> bool:
        """Whether it counts as received on time."""
        return self.state is Receipt.ON_TIME


@dataclass(frozen=True, slots=True, kw_only=True)
class Attended:
    """One group of participants of a technical meeting; ``None`` where no source tells."""

    start: dt.date
    role: str
    invited: int | None
    present: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one region puts into the figure of the region around it.

    Attributes:
        district: Its district, or itself.
        received: Reports of the window that came in, with or without this measure; told for
            villages that owe some.
    """

    region: Region
    district: Region
    value: Value
    received: int = 0

    @property
    def missing(self) -> int:
        """Reports (villages, where a stock is counted) that are due and not in the figure."""
        return max(self.value.due - self.value.reported, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What stands behind the figure of a country, province, district or subdistrict.

    Attributes:
        districts: Districts with their figures, largest first; empty from a district on.
        searched: How many districts had their villages read one by one, of ``all_districts``.
        villages: The largest contributions of villages, largest first.
        contributing: How many villages contribute, of those read.
        missing: Villages that owe more than is in the figure, those that owe most first.
        lacking: How many of those there are, of the villages read.
    """

    districts: tuple[Share, ...]
    searched: int
    all_districts: int
    villages: tuple[Share, ...]
    contributing: int
    missing: tuple[Share, ...]
    lacking: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """What stands behind the figure of one village.

    Attributes:
        counted: Whether the village is in any figure.
        facts: What the register holds; ``None`` where the village is not in it.
        observed: Reported values of the window, newest month first, each with its use.
        missing: Months whose report is due and that lack a value of the indicator.
        receipts: Months of the window that are due or received; only where receipts count.
    """

    counted: bool
    facts: VillageFacts | None = None
    observed: tuple[tuple[Observed, Use], ...] = ()
    missing: tuple[Month, ...] = ()
    receipts: tuple[ReceivedReport, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """A figure as it was from one data version on, and when that was made, in UTC."""

    version: int
    made_at: dt.datetime
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What a figure was when it was first released, and what it is now.

    Attributes:
        due_on: Day on which the last report of the window was due.
        in_time: Whether the figure had a number at the end of that day.
        first: The number at the end of that day, or the first one later.
        newest: The last one that changed the figure; the same where none did.
        changes: How many data versions changed it after the first release.
    """

    due_on: dt.date
    in_time: bool
    first: Released
    newest: Released
    changes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyView(PageView):
    """Where the figure of an indicator comes from.

    Attributes:
        figure: The number itself, as everywhere.
        origin: What the figure is counted from.
        kind: How it adds.
        around: Where the region is wider than a village.
        inside: Where it is a village.
        meetings: Technical meetings of the window; only where attendance counts.
        notes: On the indicator and the chosen region, in the chosen year and the one before.
        change: The figure against the year before, with how the two are best compared.
        revision: Its first release; ``None`` where nothing was reported.
    """

    indicator: Indicator
    figure: Value
    origin: Origin
    kind: Kind
    around: Around | None = None
    inside: Inside | None = None
    meetings: tuple[Attended, ...] = ()
    notes: NoteBoard = NO_NOTES
    change: Reading | None = None
    revision: Revision | None = None

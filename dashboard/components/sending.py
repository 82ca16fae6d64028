"""What the pages share on which reports are sent: states of files, differences, places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dashboard.components.rendering import render
from dashboard.domain.measures import REPORTED_DIMENSIONS, Origin
from dashboard.domain.periods import Month
from dashboard.domain.region_names import short_name
from dashboard.domain.sending import UploadState
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import month_label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from markupsafe import Markup

    from dashboard.domain.regions import Region
    from dashboard.domain.sending import Difference, Findings
    from dashboard.domain.views import PageView
    from dashboard.domain.views.sending import SentFile

MOST_ROWS = 200
"""Most rows of a table; the workbook that goes back has them all."""


class FileState(StrEnum):
    """What a sender should know about a file at first sight."""

    READY = "ready"
    BLOCKED = "blocked"
    SAME = "same"
    KNOWN = "known"
    PARTLY = "partly"
    ACCEPTED = "accepted"
    UNDONE = "undone"
    DISCARDED = "discarded"


SYMBOLS = {
    FileState.READY: "●",
    FileState.BLOCKED: "✕",
    FileState.SAME: "=",
    FileState.KNOWN: "=",
    FileState.PARTLY: "◐",
    FileState.ACCEPTED: "✓",
    FileState.UNDONE: "↶",
    FileState.DISCARDED: "–",
}


_DONE = {
    UploadState.PARTLY: FileState.PARTLY,
    UploadState.ACCEPTED: FileState.ACCEPTED,
    UploadState.DISCARDED: FileState.DISCARDED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedValue:
    """One observation that changes, in words; empty texts where there is no value."""

    place: str
    month: str
    measure: str
    code: str
    members: str
    before: str
    after: str


def file_state(file: SentFile) -> FileState:
    """State of a file: what became of it, or what has to be done."""
    if file.submissions and all(one.undone_in for one in file.submissions):
        return FileState.UNDONE
    done = _DONE.get(file.upload.state)
    return done if done and not is_acceptable(file) else _task(file.findings)


def is_acceptable(file: SentFile) -> bool:
    """Whether there is something to store that was not stored already."""
    if file.upload.state in (UploadState.ACCEPTED, UploadState.DISCARDED):
        return False
    is_stored = any(file.findings.version < one.version for one in file.submissions)
    return bool(file.findings.storable) and not is_stored


def changed_values(
    words: Wording, differences: Sequence[Difference], places: Mapping[str, Region]
) -> Iterator[ChangedValue]:
    """The first differences, with old and new value."""
    for one in differences[:MOST_ROWS]:
        measure = words.catalogue.measures[one.measure]
        before, after = (
            "" if value is None else words.number(value, measure.unit, full=True)
            for value in (one.before, one.after)
        )
        yield ChangedValue(
            place=short_name(places[one.village]),
            month=month_words(words, Month.from_number(one.period)),
            measure=measure.name[words.language],
            code=measure.code,
            members=member_words(words, one.members),
            before=before,
            after=after,
        )


def member_words(words: Wording, members: Sequence[str]) -> str:
    """Whom a value counts, such as ``perempuan, sebelum``; empty for the total."""
    return ", ".join(name for code, name in _member_names(words) if code in members)


def month_words(words: Wording, month: Month) -> str:
    """A month, such as ``Okt 2026``."""
    return f"{month_label(words.language, month.month)} {month.year}"


def correction(view: PageView) -> Markup:
    """A form that corrects one value by hand, with the reason."""
    words = Wording(view.filters.language)
    reported = [one for one in words.catalogue.measures.values() if one.origin is Origin.REPORT]
    known = words.catalogue.members
    members = [(dimension, known[dimension].items()) for dimension in REPORTED_DIMENSIONS]
    return render("send_correction.html", view, measures=reported, members=members)


def _member_names(words: Wording) -> Iterator[tuple[str, str]]:
    for dimension in REPORTED_DIMENSIONS:
        for code, name in words.catalogue.members[dimension].items():
            yield code, name[words.language]


def _task(findings: Findings) -> FileState:
    if findings.known_as:
        return FileState.KNOWN
    if findings.blocked:
        return FileState.BLOCKED
    return FileState.READY if findings.storable else FileState.SAME

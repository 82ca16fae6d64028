"""What the pages show on which reports are sent, examined, accepted and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.views import PageView

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dashboard.domain.periods import Month
    from dashboard.domain.regions import Region
    from dashboard.domain.sending import Difference, Findings, Submission, Upload


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    """One file with what became of it."""

    upload: Upload
    findings: Findings
    submissions: tuple[Submission, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SendView(PageView):
    """The page that takes reports in.

    Attributes:
        districts: Districts with programme villages, for whose template one can ask, by code:
            all of the country or of the chosen province, else the one around the chosen region.
        months: Months for whose template one can ask, the newest first.
        files: The files that came last, the newest first.
        submissions: What was accepted last, the newest first, corrections and demo values too.
    """

    districts: tuple[Region, ...]
    months: tuple[Month, ...]
    files: tuple[SentFile, ...]
    submissions: tuple[Submission, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadView(PageView):
    """The page of one file.

    Attributes:
        file: The file, its findings and what was accepted of it.
        places: Villages and districts that the findings name, by code.
        uncounted: Villages of the differences that belong to another programme than the
            ministry's: their values are stored, and counted in no figure.
    """

    file: SentFile
    places: Mapping[str, Region]
    uncounted: tuple[Region, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionView(PageView):
    """The page of one acceptance.

    Attributes:
        differences: What it changed; empty for demo values.
        undo: What taking it back would change; ``None`` when it is taken back already.
        places: Villages that the differences name, by code.
    """

    submission: Submission
    differences: tuple[Difference, ...]
    undo: tuple[Difference, ...] | None
    places: Mapping[str, Region]

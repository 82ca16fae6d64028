"""Setting targets: a file, a form or an earlier target is read, shown, and only then stored."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from enum import StrEnum
from math import isfinite
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.regions import Level, ancestors_of, level_of
from dashboard.domain.target_proposals import TargetPreview, TargetProposal
from dashboard.domain.targets import RollUp, is_usual, roll_up_of
from dashboard.ingest.faults import Fault, Phrase, Problem, Refused
from dashboard.ingest.intake import read_safely
from dashboard.ingest.personal import concealed
from dashboard.ingest.places import fetch_places
from dashboard.ingest.sources.base import UPLOAD
from dashboard.ingest.target_check import TargetReader, check_targets
from dashboard.ingest.target_header import TargetField, is_target_header, title_of
from dashboard.ingest.target_places import fetch_target_places
from dashboard.queries.regions import fetch_regions
from dashboard.storage.targets import TargetSource, plan_targets, store_targets
from dashboard.storage.versions import begin_writing

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Connection

    from dashboard.catalogue import Catalogue
    from dashboard.domain.measures import Indicator, Language
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.regions import Region
    from dashboard.domain.register import Register
    from dashboard.domain.targets import Target, TargetKey, TargetPlan
    from dashboard.domain.viewer import Viewer
    from dashboard.ingest.sources.base import Limits
    from dashboard.ingest.target_check import Written
    from dashboard.services.store import Edition, Store

MOST_ROWS = 20_000
"""More than one target of every core indicator for every district of the country."""

KEY_FIELDS = (
    TargetField.CODE,
    TargetField.PLACE,
    TargetField.INDICATOR_CODE,
    TargetField.INDICATOR,
    TargetField.YEAR,
)
_BROKEN = Problem(
    "proposal_broken", Phrase("fault.proposal_broken"), Phrase("remedy.send_from_targets")
)
_ABSENT = Problem("target_absent", Phrase("fault.target_absent"), Phrase("remedy.check_removal"))
_UNSIGNED = Problem("proposal_unsigned", Phrase("fault.proposal_unsigned"), Phrase("remedy.sign"))


class SentTargets(NamedTuple):
    """A file of targets as it came in."""

    file_name: str
    content: bytes
    locale: Language | None = None


class TargetSignature(NamedTuple):
    """Who stores targets and why, as that person wrote it."""

    submitter: str
    reason: str


class Settled(StrEnum):
    """How an acceptance ended."""

    STORED = "stored"
    NOTHING = "nothing"
    """Everything counts already as it was given."""

    OUTDATED = "outdated"
    """It would do something else than was shown: nothing was stored."""


class TemplateLine(NamedTuple):
    """One row of the template, with the target that counts already."""

    region: Region
    indicator: Indicator
    target: Target | None


class TargetTemplate(NamedTuple):
    """What the template holds: every core indicator of every region, for one year."""

    year: int
    lines: tuple[TemplateLine, ...]


@dataclass(frozen=True, slots=True)
class TargetService:
    """Sets targets. As long as there are no accounts, whoever sits here may."""

    store: Store
    catalogue: Catalogue
    today: Callable[[], ReportingCalendar]

    def newest_year(self) -> int:
        """Newest year that pages show."""
        return self.today().last_due.year

    def template(self, _viewer: Viewer, region: str, year: int) -> TargetTemplate:
        """What to write in: districts of the country or a province, villages of a subdistrict."""
        with self.store.reading() as connection:
            edition = self.store.edition(connection)
            codes = _below(edition.register, region)
            named = fetch_regions(connection, codes)
        own = edition.targets.own
        return TargetTemplate(
            year,
            tuple(
                TemplateLine(named[code], one, own(one.code, code, year))
                for code in codes
                if code in named
                for one in self.catalogue.indicators.values()
                if is_usual(one)
            ),
        )

    def list_targets(
        self, _viewer: Viewer, region: str, year: int | None = None
    ) -> list[TemplateLine]:
        """Targets that count for a region and those inside it, by year, indicator and code.

        Args:
            region: Kemendagri code; empty for the country.
            year: Only of this year; ``None`` for all.
        """
        with self.store.reading() as connection:
            every = self.store.edition(connection).targets.every
            inside = [
                one
                for one in every
                if (not region or one.region == region or one.region.startswith(f"{region}."))
                and year in (None, one.year)
            ]
            named = fetch_regions(connection, {one.region for one in inside})
        ordered = sorted(inside, key=lambda one: (-one.year, one.indicator, one.region))
        indicators = self.catalogue.indicators
        return [TemplateLine(named[one.region], indicators[one.indicator], one) for one in ordered]

    def knows(self, region: str) -> bool:
        """Whether there is such a region."""
        with self.store.reading() as connection:
            return bool(fetch_regions(connection, [region]))

    def read_file(
        self, _viewer: Viewer, sent: SentTargets, limits: Limits = UPLOAD
    ) -> TargetProposal:
        """Read a file of targets.

        Raises:
            Refused: With every fault of the file.
        """
        name = PurePath(sent.file_name).name
        with tempfile.TemporaryDirectory(prefix="target-") as folder:
            path = Path(folder, name)
            path.write_bytes(sent.content)
            raw = read_safely(
                path, max_rows=MOST_ROWS, limits=limits, is_title_row=is_target_header
            )
        with self.store.reading() as connection:
            checked = check_targets(raw, self._reader(connection, sent.locale))
        if checked.faults:
            raise Refused(checked.faults)
        return TargetProposal(targets=checked.targets, file_name=concealed(name))

    def read_form(
        self, _viewer: Viewer, written: Written, *, removes: bool = False
    ) -> TargetProposal:
        """Read one target that was typed.

        Args:
            written: Texts by field, and by month from 0.
            removes: Whether it is to be taken away; then only its region, indicator and year count.

        Raises:
            Refused: With everything that is wrong.
        """
        if removes:
            written = {**{one: written.get(one, "") for one in KEY_FIELDS}, TargetField.VALUE: "0"}
        with self.store.reading() as connection:
            target, found = self._reader(connection).read(written)
        if found or target is None:
            raise Refused([_of_form(one, title_of(field)) for field, one in found])
        if removes:
            return TargetProposal(removed=(target.key,))
        return TargetProposal(targets=(target,))

    def read_again(self, _viewer: Viewer, text: str) -> TargetProposal:
        """Read what a preview or an entry of the history carries; it is judged as any other.

        Raises:
            Refused: When it is no such text, or with everything that is wrong.
        """
        try:
            proposal = TargetProposal.from_json(text)
        except ValueError as error:
            raise Refused([_of_form(_BROKEN)]) from error
        with self.store.reading() as connection:
            reader = self._reader(connection)
            found = [one for target in proposal.targets for one in _judge(reader, target)]
        keys = [*(one.key for one in proposal.targets), *proposal.removed]
        if len(set(keys)) < len(keys):
            found.append(_BROKEN)
        if found:
            raise Refused([_of_form(one) for one in found])
        return proposal

    def preview(self, _viewer: Viewer, proposal: TargetProposal) -> TargetPreview:
        """What storing a proposal would do.

        Raises:
            Refused: When a target that is to be removed is not there.
        """
        with self.store.reading() as connection:
            plan = plan_targets(connection, proposal.targets, proposal.removed)
            if plan.removed < len(proposal.removed):
                raise Refused([_of_form(_ABSENT)])
            codes = {one.region for pair in plan.changes for one in pair if one}
            return TargetPreview(
                proposal=proposal,
                plan=plan,
                places=fetch_regions(connection, codes),
                above=self._count_above(self.store.edition(connection), plan),
            )

    def accept(
        self, _viewer: Viewer, proposal: TargetProposal, digest: str, signature: TargetSignature
    ) -> Settled:
        """Store what the preview showed, and only that.

        Args:
            proposal: As it was read.
            digest: Of the plan that was shown.
            signature: Who stores it, and why.

        Raises:
            Refused: Without name or reason.
        """
        if not (signature.submitter.strip() and signature.reason.strip()):
            raise Refused([_of_form(_UNSIGNED)])
        source = TargetSource(
            submitter=concealed(signature.submitter),
            reason=concealed(signature.reason),
            file_name=proposal.file_name,
        )
        with self.store.writing() as connection:
            begin_writing(connection)
            plan = plan_targets(connection, proposal.targets, proposal.removed)
            if plan.digest != digest:
                return Settled.OUTDATED
            stored = store_targets(connection, plan, source)
        return Settled.STORED if stored else Settled.NOTHING

    def _reader(self, connection: Connection, locale: Language | None = None) -> TargetReader:
        places = fetch_target_places(connection, fetch_places(connection))
        return TargetReader(self.catalogue, places, locale)

    def _count_above(self, edition: Edition, plan: TargetPlan) -> int:
        """Regions above the changed districts whose targets follow from all their districts."""
        after = set(edition.targets.keys())
        after |= {new.key for _, new in plan.changes if new}
        after -= {old.key for old, new in plan.changes if old and not new}
        touched = {key for pair in plan.changes for key in {one.key for one in pair if one}}
        areas = {
            (indicator, area, year)
            for indicator, region, year in touched
            if level_of(region) is Level.DISTRICT and self._adds(indicator)
            for area in ancestors_of(region)
        }
        return sum(_follows(edition.register, area, after) for area in areas - after)

    def _adds(self, code: str) -> bool:
        return roll_up_of(self.catalogue.indicators[code]) is not RollUp.NONE


def _below(register: Register, region: str) -> list[str]:
    """Regions that a template lists for one; districts and villages stand for themselves."""
    level = level_of(region)
    if level is Level.SUBDISTRICT:
        return [term.code for term in register.villages(region)]
    return register.districts(region) if level < Level.DISTRICT else [region]


def _follows(register: Register, area: TargetKey, given: set[TargetKey]) -> bool:
    indicator, region, year = area
    needed = register.running_districts(region, year)
    return bool(needed) and all((indicator, code, year) in given for code in needed)


def _judge(reader: TargetReader, target: Target) -> list[Problem]:
    """Everything that is wrong with a target that came back from a page."""
    numbers = (target.value, *target.steps, target.base or 0, target.tolerance or 0)
    if target.indicator not in reader.catalogue.indicators or not all(map(isfinite, numbers)):
        return [_BROKEN]
    place = reader.places.find(target.region or "Indonesia", "")
    judged = [problem for _, problem in reader.judge(target)]
    if place.problem:
        return [place.problem, *judged]
    # A page carries codes only: what is a name, or a code with anything beside it, is stored never.
    return judged if place.code == target.region else [_BROKEN]


def _of_form(problem: Problem, column: str | None = None) -> Fault:
    return Fault(file="", column=column, **problem._asdict())

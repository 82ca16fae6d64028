"""Files that were sent, what was found in them, and what was accepted."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from dashboard.domain.faults import Amount, Fault, Phrase, Proposal, Severity, finished

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from dashboard.domain.faults import Value

TOO_HEAVY = frozenset({"file_heavy", "file_slow"})
"""Codes of the faults of a file that could not be examined for want of time or memory."""


class Message(StrEnum):
    """What a page says after something was done; written in its address."""

    NO_FILE = "tanpa_berkas"
    NO_NAME = "tanpa_nama"
    ANSWERED = "dijawab"
    ACCEPTED = "diterima"
    PARTLY = "diterima_sebagian"
    OUTDATED = "pratinjau_baru"
    NOTHING = "tidak_ada_yang_baru"
    DISCARDED = "disisihkan"
    UNDONE = "dibatalkan"
    NOT_UNDONE = "tidak_dapat_dibatalkan"
    CORRECTED = "dikoreksi"
    CORRECT_ALREADY = "sudah_benar"
    AGREED = "tindak_lanjut_dicatat"
    NOTE_KEPT = "catatan_disimpan"
    NOTE_CHANGED = "catatan_diubah"
    NOTE_WITHDRAWN = "catatan_ditarik"
    NOTE_KNOWN = "catatan_sudah_ada"
    TARGETS_KEPT = "target_disimpan"
    TARGETS_KNOWN = "target_sudah_ada"
    AGENDA_KEPT = "agenda_disimpan"
    AGENDA_REMOVED = "agenda_dihapus"


class UploadState(StrEnum):
    """What became of a file."""

    OPEN = "open"
    """Nothing of it is stored yet."""

    PARTLY = "partly"
    """Its good rows are stored, the rest waits for a corrected file."""

    ACCEPTED = "accepted"
    """All of it is stored."""

    DISCARDED = "discarded"
    """Its sender put it aside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """One file that was sent.

    Attributes:
        received_at: In UTC.
        submitter: Who sent it, as that person wrote it.
        locale: Language in which the sender says that numbers are written; ``None`` for none.
        findings: What the last examination found, as ``services.findings`` writes it; empty where
            none was kept.
    """

    id: int
    received_at: dt.datetime
    submitter: str
    file_name: str
    sha256: str
    locale: str | None
    state: UploadState
    findings: Mapping[str, Any]


class Difference(NamedTuple):
    """One observation that would change.

    Attributes:
        period: ``202608``.
        members: Of sex, stage and aspect, those that are named.
        before: Value that is stored; ``None`` where there is none.
        after: Value that would be stored; ``None`` where the old one goes.
    """

    village: str
    period: int
    measure: str
    members: tuple[str, ...]
    before: float | None
    after: float | None


class Effect(NamedTuple):
    """One headline number of a district before and after; ``None`` where there is none."""

    region: str
    year: int
    indicator: str
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What a file holds, and what accepting it would do.

    Attributes:
        version: Data version that the file was compared with.
        digest: Stands for all that accepting it would do; an acceptance that would do something
            else is not what the sender saw.
        sheet: Sheet that holds the report; ``None`` for CSV and where none was found.
        faults: Everything that is wrong, by place; at most as many as the services keep.
        counts: How many faults there are, by severity, those beyond the list too.
        new: Observations that were not there before.
        changed: Observations stored in place of others.
        unchanged: Observations that are stored already.
        removed: Stored observations that would go without another one in their place.
        held: Observations that faults keep from being stored.
        differences: What would change; at most likewise.
        effects: What it does to the headline numbers of the districts; empty where nothing changes.
        known_as: Data version under which the very same file was accepted before, where all of it
            is still stored.
        personal: Whether the file holds data about persons, so that it is not kept.
    """

    version: int
    digest: str = ""
    sheet: str | None = None
    faults: tuple[Fault, ...] = ()
    counts: Mapping[str, int] = dataclasses.field(default_factory=dict)
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    held: int = 0
    differences: tuple[Difference, ...] = ()
    effects: tuple[Effect, ...] = ()
    known_as: int | None = None
    personal: bool = False

    @property
    def heavy(self) -> bool:
        """Whether examining the file took too much: it may be about persons and is not kept."""
        return any(fault.code in TOO_HEAVY for fault in self.faults)

    @property
    def kept(self) -> bool:
        """Whether the file itself is kept, besides its name, hash and findings."""
        return not (self.personal or self.heavy)

    @property
    def storable(self) -> int:
        """Observations that accepting would store."""
        return self.new + self.changed

    @property
    def blocked(self) -> int:
        """Faults that keep rows from being stored."""
        return self.counts.get(Severity.ERROR, 0) + self.counts.get(Severity.QUESTION, 0)

    def to_json(self) -> dict[str, Any]:
        """Write as plain lists, dictionaries, texts and numbers."""
        plain: dict[str, Any] = _plain(self)
        return plain

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> Self:
        """Read what ``to_json`` wrote, or part of it; without it, nothing was found."""
        if not written:
            return cls(version=0)
        named = dict(written)
        named["faults"] = tuple(map(_to_fault, named.get("faults", ())))
        named["differences"] = tuple(map(_to_difference, named.get("differences", ())))
        named["effects"] = tuple(Effect(*row) for row in named.get("effects", ()))
        return cls(**named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """Observations that were accepted together.

    Attributes:
        kind: ``report``, ``correction`` or ``demo``.
        rows: Observations that it stored.
        received_at: When it was accepted, in UTC.
        version: Data version that it made.
        undone_in: Data version that took it back; ``None`` while it stands.
        upload_id: Number of its file; ``None`` where no file was kept.
        submitter: Who sent it, as that person wrote it; ``None`` where nobody said.
        reason: Why a value was corrected by hand.
    """

    id: int
    kind: str
    file_name: str
    rows: int
    received_at: dt.datetime
    version: int
    undone_in: int | None
    upload_id: int | None
    sheet: str | None
    submitter: str | None
    reason: str | None


def _to_fault(written: Mapping[str, Any]) -> Fault:
    proposal = written["proposal"]
    return Fault(
        **{
            **written,
            "severity": Severity(written["severity"]),
            "proposal": proposal and Proposal(*proposal),
            "message": _to_phrase(written["message"]),
            "remedy": _to_phrase(written["remedy"]),
        }
    )


def _to_phrase(written: str | list[Any]) -> Phrase:
    """A phrase; what was kept before there were any is finished Indonesian text."""
    if isinstance(written, str):
        return finished(written)
    key, values = written
    return Phrase(key, {name: _to_value(value) for name, value in values.items()})


def _to_value(written: str | float | list[Any]) -> Value:
    """A value of a phrase: another phrase ends with its own values, an amount with its unit."""
    if isinstance(written, (str, int, float)):
        return written
    return _to_phrase(written) if isinstance(written[1], dict) else Amount(*written)


def _plain(value: Any) -> Any:  # noqa: ANN401  # any part of a JSON value
    """The same without dataclasses and named tuples, which JSON writers do not know."""
    if dataclasses.is_dataclass(value):
        return {one.name: _plain(getattr(value, one.name)) for one in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return value


def _to_difference(written: Sequence[Any]) -> Difference:
    village, period, measure, members, before, after = written
    return Difference(village, period, measure, tuple(members), before, after)

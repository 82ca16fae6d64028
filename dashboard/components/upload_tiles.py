"""The tiles of the page of one file: what to do next, what is wrong, what would change."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.components.rendering import render
from dashboard.components.sending import (
    MOST_ROWS,
    SYMBOLS,
    FileState,
    changed_values,
    file_state,
    is_acceptable,
)
from dashboard.domain.faults import Severity, worst_first
from dashboard.domain.measures import Language
from dashboard.domain.region_names import short_name
from dashboard.domain.sending import UploadState
from dashboard.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markupsafe import Markup

    from dashboard.domain.faults import Fault, Proposal
    from dashboard.domain.sending import Findings
    from dashboard.domain.views.sending import UploadView

_MARKS = {Severity.ERROR: "✕", Severity.QUESTION: "?", Severity.WARNING: "!"}
_CHANGES = ("new", "changed", "unchanged", "removed", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Moved:
    """One headline number of a district that would change, in words."""

    district: str
    year: int
    name: str
    code: str
    before: str
    after: str


def summary(view: UploadView) -> Markup:
    """Who sent the file and when, its state, what to do next, and the buttons that do it."""
    state = file_state(view.file)
    return render(
        "upload_summary.html",
        view,
        state=state,
        symbol=SYMBOLS[state],
        advice=_advice(view, state),
        accepts=is_acceptable(view.file),
        accepted=[one for one in view.file.submissions if not one.undone_in],
        is_marked=any(fault.row is not None for fault in view.file.findings.faults),
        is_open=view.file.upload.state is UploadState.OPEN,
        uncounted=", ".join(f"{short_name(one)} ({one.code})" for one in view.uncounted),
    )


def questions(view: UploadView) -> Markup:
    """Texts that were understood in spite of their spelling, for the sender to confirm."""
    words = Wording(view.filters.language)
    asked: dict[Proposal, list[Fault]] = defaultdict(list)
    for fault in view.file.findings.faults:
        if fault.proposal:
            asked[fault.proposal].append(fault)
    return render(
        "upload_questions.html",
        view,
        title=words.text(
            "upload.questions" if asked else "upload.questions_none", count=words.count(len(asked))
        ),
        asked=[
            (proposal, words.percentage(100 * proposal.confidence), cells)
            for proposal, cells in sorted(asked.items(), key=_by_confidence)[:MOST_ROWS]
        ],
    )


def faults(view: UploadView) -> Markup:
    """Everything that is wrong, worst first, each with its cell and what to do."""
    words, findings = Wording(view.filters.language), view.file.findings
    total = sum(findings.counts.values())
    gravest = worst_first(findings.faults)
    title = words.text("upload.faults" if total else "upload.faults_none", count=words.count(total))
    return render(
        "upload_faults.html",
        view,
        title=title,
        rows=[
            (fault, _MARKS[fault.severity], _place(words, fault), _told_in(words, fault))
            for fault in gravest[:MOST_ROWS]
        ],
        hidden=max(0, total - MOST_ROWS),
    )


def changes(view: UploadView) -> Markup:
    """What accepting the file would do, or did: counts, headline numbers, old and new values."""
    words, findings = Wording(view.filters.language), view.file.findings
    is_done = not is_acceptable(view.file) and bool(view.file.submissions)
    counts = [(name, words.count(getattr(findings, name))) for name in _CHANGES]
    total = findings.storable + findings.removed
    return render(
        "upload_changes.html",
        view,
        title=words.text("upload.changes_done" if is_done else "upload.changes"),
        counts=counts,
        moved=list(_moved(view, words)),
        differences=list(changed_values(words, findings.differences, view.places)),
        hidden=max(0, total - MOST_ROWS),
    )


def _advice(view: UploadView, state: FileState) -> str:
    """What to do next, in one or two sentences."""
    words, findings = Wording(view.filters.language), view.file.findings
    stands = [one.version for one in view.file.submissions if not one.undone_in]
    undone = [one.undone_in for one in view.file.submissions if one.undone_in]
    return words.text(
        f"upload.advice_{_kind_of_advice(findings, state)}",
        blocked=_blocked(view, words),
        held=words.count(findings.held),
        storable=words.count(findings.storable),
        unchanged=words.count(findings.unchanged),
        warnings=words.count(findings.counts.get(Severity.WARNING, 0)),
        version=stands[0] if stands else findings.known_as,
        undone=undone[0] if undone else "",
    )


def _kind_of_advice(findings: Findings, state: FileState) -> str:
    if findings.personal:
        return "personal"
    if findings.heavy:
        return "heavy"
    if state is FileState.READY and findings.counts.get(Severity.WARNING):
        return "ready_warned"
    if state is not FileState.BLOCKED or findings.storable:
        return state
    if all(fault.row is None for fault in findings.faults):
        return "unread"
    return "asked" if findings.counts.get(Severity.QUESTION) else "blocked_whole"


def _blocked(view: UploadView, words: Wording) -> str:
    """How many faults hold values back: ``3 kesalahan dan 2 pertanyaan``."""
    counts = view.file.findings.counts
    parts = [
        words.text(f"send.count_{severity}", count=words.count(counts[severity]))
        for severity in (Severity.ERROR, Severity.QUESTION)
        if counts.get(severity)
    ]
    return words.text("upload.and").join(parts)


def _by_confidence(asked: tuple[Proposal, list[Fault]]) -> tuple[float, str]:
    proposal, _ = asked
    return proposal.confidence, proposal.written


def _place(words: Wording, fault: Fault) -> str:
    if fault.row is None:
        return words.text("upload.whole_file")
    return fault.cell or words.text("upload.row", row=fault.row)


def _told_in(words: Wording, fault: Fault) -> Language:
    return Language.INDONESIAN if fault.message.is_finished else words.language


def _moved(view: UploadView, words: Wording) -> Iterator[_Moved]:
    for effect in view.file.findings.effects:
        if effect.before == effect.after:
            continue
        indicator = words.catalogue.indicators[effect.indicator]
        before, after = (
            words.text("upload.no_value")
            if value is None
            else words.amount(value, indicator.unit, full=True)
            for value in (effect.before, effect.after)
        )
        yield _Moved(
            district=short_name(view.places[effect.region]),
            year=effect.year,
            name=words.name(indicator),
            code=indicator.code,
            before=before,
            after=after,
        )

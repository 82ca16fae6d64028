"""The tiles of the page of targets: what was agreed here and below, forms, and the history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.components.frame import period
from dashboard.components.rendering import place_name, render
from dashboard.components.target_words import target_detail, target_told, tolerance, typed
from dashboard.domain.filters import FIRST_YEAR
from dashboard.domain.periods import MONTHS
from dashboard.domain.target_proposals import TargetProposal
from dashboard.domain.target_rules import LAST_YEAR
from dashboard.domain.targets import Phasing, RollUp, roll_up_of
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import moment, month_label
from dashboard.ingest.sources.base import MEGABYTE, UPLOAD
from dashboard.ingest.target_header import MONTH_TITLES, PHASING_NAMES

if TYPE_CHECKING:
    from markupsafe import Markup

    from dashboard.domain.measures import Indicator
    from dashboard.domain.targets import TargetChange
    from dashboard.domain.views.targets import TargetLine, TargetsView
    from dashboard.figures.wording import StatusWords


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One target with what it is held against; texts are empty where there is none.

    Attributes:
        detail: How it spreads over the year, or from where it follows.
    """

    line: TargetLine
    target: str
    detail: str
    expected: str
    value: str
    status: StatusWords
    demo: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One change of the history; ``back`` is what the button of the earlier target sends."""

    change: TargetChange
    place: str
    indicator: Indicator
    year: int
    before: str
    after: str
    at: str
    back: str


def board(view: TargetsView) -> Markup:
    """Targets of the chosen region and year, one line for every indicator."""
    words = Wording(view.filters.language)
    rows = [_row(words, line) for line in view.lines]
    title = words.text("targets.board", place=place_name(view), year=view.filters.year)
    return render("target_board.html", view, rows=rows, title=title, period=period(view))


def below(view: TargetsView) -> Markup:
    """Targets of the regions below for the chosen indicator."""
    words = Wording(view.filters.language)
    rows = [_row(words, line) for line in view.below]
    given = sum(line.own is not None for line in view.below)
    return render("target_below.html", view, rows=rows, given=given, indicator=view.indicator)


def change(view: TargetsView) -> Markup:
    """A form that sets, changes or removes one target; a preview comes before anything is kept."""
    words, own = Wording(view.filters.language), view.own
    steps = own.steps if own and own.steps else (None,) * MONTHS
    months = [month_label(words.language, month) for month in range(1, MONTHS + 1)]
    return render(
        "target_form.html",
        view,
        own=own,
        value=typed(own.value) if own else "",
        base=typed(own.base) if own else "",
        tolerance=typed(own.tolerance) if own else "",
        usual=tolerance(words, None, view.indicator),
        phasings=[(name, phasing) for phasing, name in PHASING_NAMES.items()],
        chosen=own.phasing if own else Phasing.EVEN,
        steps=list(zip(MONTH_TITLES, months, map(typed, steps), strict=True)),
        years=(FIRST_YEAR, LAST_YEAR),
        place=view.filters.region or "Indonesia",
        place_name=place_name(view),
    )


def upload(view: TargetsView) -> Markup:
    """A form that takes a file of targets, and the template of it."""
    return render("target_upload.html", view, megabytes=UPLOAD.file_size // MEGABYTE)


def history(view: TargetsView) -> Markup:
    """Who changed which target when and why, from what to what; each can be set back."""
    words = Wording(view.filters.language)
    entries = [_entry(view, words, one) for one in view.changes]
    title = words.text("targets.history" if entries else "targets.history_none")
    return render("target_history.html", view, entries=entries, title=title)


def _row(words: Wording, line: TargetLine) -> _Row:
    aim, indicator = line.judgement.aim, line.indicator
    expected = line.judgement.expected
    return _Row(
        line=line,
        target=words.amount(aim.value, indicator.unit) if aim else "",
        detail=line_detail(words, line),
        expected="" if expected is None else words.expected_amount(expected, indicator.unit),
        value=words.reading(line.value, indicator),
        status=words.status(line.judgement, line.value, indicator),
        demo=bool(aim and aim.demo),
    )


def line_detail(words: Wording, line: TargetLine) -> str:
    """How a target spreads over the year, or from where it follows; what its path lacks."""
    aim = line.judgement.aim
    if aim and aim.lack:
        return f"{_origin(words, line)}; {words.text(f'status.lack_{aim.lack}')}"
    return _origin(words, line)


def _origin(words: Wording, line: TargetLine) -> str:
    if line.own:
        return target_detail(words, line.own, line.indicator)
    if line.judgement.aim:
        adds = roll_up_of(line.indicator) is RollUp.SUM
        key = "targets.summed" if adds else "targets.weighed"
        return words.text(key, count=words.count(line.needed))
    if line.given:
        return words.text("status.lack_districts", given=line.given, needed=line.needed)
    return ""


def _entry(view: TargetsView, words: Wording, change: TargetChange) -> _Entry:
    some = change.new or change.old
    if some is None:
        raise ValueError(change)
    indicator = words.catalogue.indicators[some.indicator]
    removed = () if change.old else (some.key,)
    back = TargetProposal(targets=(change.old,) if change.old else (), removed=removed)
    region = view.places[some.region]
    return _Entry(
        change=change,
        place=place_name(view, region),
        indicator=indicator,
        year=some.year,
        before=target_told(words, change.old, indicator),
        after=target_told(words, change.new, indicator),
        at=moment(words.language, change.made_at),
        back=back.to_json(),
    )

"""Notes on figures: the list with its forms, under a chart or as a tile of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from dashboard.components.rendering import place_name, render
from dashboard.domain.notes import LONGEST_AUTHOR, LONGEST_NOTE, NO_NOTES, Pin
from dashboard.domain.periods import MONTHS
from dashboard.figures.comparison import subject_name
from dashboard.figures.links import VILLAGE_PATH, WHY_PATH, why_path
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import moment, month_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dashboard.domain.measures import Indicator
    from dashboard.domain.notes import Note, NoteBoard, NoteText
    from dashboard.domain.views import IndicatorView, PageView
    from dashboard.domain.views.compare import CompareView
    from dashboard.domain.views.village import VillageView
    from dashboard.domain.views.why import WhyView

_MOST_BELOW = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One note in words."""

    thread: int
    seen: int
    text: str
    about: str
    told: str
    history: Sequence[tuple[str, str]]


def trend_notes(view: IndicatorView, path: str, *, folded: bool = False) -> Markup:
    """Notes under a trend.

    Args:
        view: Whose notes.
        path: Path of the page with variables; whoever writes a note is led back to it.
        folded: Whether the list opens on demand, where a page is to fit on one screen.
    """
    return _write("notes.html", view, view.notes, path, [view.indicator], folded=folded)


def why_notes(view: WhyView) -> Markup:
    """Notes on the figure that is traced back; every one of them."""
    return _write("notes_tile.html", view, view.notes, WHY_PATH, [view.indicator])


def village_notes(view: VillageView) -> Markup:
    """Notes on any figure of a village; nothing where there are neither figures nor notes."""
    if view.profile is None and view.notes == NO_NOTES:
        return Markup()
    sections = view.profile.sections if view.profile else ()
    indicators = [one.indicator for section in sections for one in section.readings]
    return _write("notes_tile.html", view, view.notes, VILLAGE_PATH, indicators)


def compare_notes(view: CompareView) -> Markup:
    """Notes of each compared region, to read; they lead to where they can be changed."""
    words = Wording(view.filters.language)
    code = view.indicator.code
    named = {column.subject.key: column.subject for column in view.columns}
    return render(
        "notes_read.html",
        view,
        rows=[
            (
                subject_name(named[one.pin.region], view.by, words),
                why_path(code, replace(view.filters, region=one.pin.region)),
                _row(one, words, several=False),
            )
            for one in view.notes
        ],
    )


def _write(
    template: str,
    view: PageView,
    board: NoteBoard,
    path: str,
    indicators: Sequence[Indicator],
    *,
    folded: bool = False,
) -> Markup:
    words = Wording(view.filters.language)
    own, _, query = view.filters.to_address(path).partition("?")
    several = len(indicators) != 1
    return render(
        template,
        view,
        folded=folded,
        own=own,
        query=query,
        owner="trend" if template == "notes.html" else "own",
        rows=[_row(one, words, several=several) for one in board.notes],
        withdrawn=[_row(one, words, several=several) for one in board.withdrawn],
        more=board.more,
        below=board.below[:_MOST_BELOW],
        below_more=len(board.below) - _MOST_BELOW,
        indicators=indicators,
        periods=_periods(view, words),
        place=place_name(view),
        longest={"text": LONGEST_NOTE, "author": LONGEST_AUTHOR},
    )


def _periods(view: PageView, words: Wording) -> list[tuple[str, str, bool]]:
    """The chosen year and its months: value, name, and whether it is what the reader looks at."""
    year, chosen = view.filters.year, view.filters.month
    months = (None, *range(1, MONTHS + 1))
    pins = [Pin(indicator="", region="", year=year, month=month) for month in months]
    return [(pin.period, pin_period(pin, words), pin.month == chosen) for pin in pins]


def _row(note: Note, words: Wording, *, several: bool) -> _Row:
    indicator = words.catalogue.indicators.get(note.pin.indicator)
    named = [words.name(indicator)] if several and indicator else []
    return _Row(
        thread=note.thread,
        seen=note.newest.id,
        text=_said(note.newest, words),
        about=" · ".join([*named, pin_period(note.pin, words)]),
        told=_told(note.newest, words),
        history=[(_said(one, words), _told(one, words)) for one in reversed(note.texts)],
    )


def pin_period(pin: Pin, words: Wording) -> str:
    """The month or the year that a note is about, in words."""
    if pin.month is None:
        return words.text("notes.year", year=pin.year)
    return f"{month_name(words.language, pin.month)} {pin.year}"


def told_note(note: Note, words: Wording) -> str:
    """A note in one sentence: on what, its newest wording, by whom and when."""
    return words.text(
        "export.note",
        period=pin_period(note.pin, words),
        text=_said(note.newest, words),
        author=note.newest.author,
        moment=moment(words.language, note.newest.written_at),
    )


def _said(one: NoteText, words: Wording) -> str:
    return words.text("notes.was_withdrawn") if one.text is None else one.text


def _told(one: NoteText, words: Wording) -> str:
    """Who, when, and which data were the newest then."""
    version = words.text("stamp.version", version=one.version)
    return " · ".join([one.author, moment(words.language, one.written_at), version])

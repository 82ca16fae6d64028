"""What stands around the tiles: header, filters, the sentence that says what is shown, footer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dashboard.components.menu import list_entries
from dashboard.components.rendering import other_language, place_name, render
from dashboard.domain.filters import FIRST_YEAR, Filters
from dashboard.domain.measures import MAIN_PILLARS
from dashboard.domain.regions import NATION
from dashboard.domain.sending import Message
from dashboard.figures.theme import Theme
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import moment, window_phrase

if TYPE_CHECKING:
    from markupsafe import Markup

    from dashboard.components.page import Page
    from dashboard.domain.views import PageView

_PICKER_WORDS = (
    "title",
    "search",
    "placeholder",
    "inside",
    "up",
    "results",
    "close",
    "also_close",
    "similar",
    "empty",
    "failed",
    "loading",
    "programme",
)

_SUCCESSES = frozenset(
    f"done.{message.name.lower()}"
    for message in (
        Message.ANSWERED,
        Message.ACCEPTED,
        Message.PARTLY,
        Message.DISCARDED,
        Message.UNDONE,
        Message.CORRECTED,
        Message.AGREED,
        Message.NOTE_KEPT,
        Message.NOTE_CHANGED,
        Message.NOTE_WITHDRAWN,
        Message.TARGETS_KEPT,
        Message.AGENDA_KEPT,
        Message.AGENDA_REMOVED,
    )
)
"""Notices of what was done as the reader wanted it; all others are about what was not."""


def header(view: PageView, page: Page[Any]) -> Markup:
    """Skip link, menu, region search, language and theme; page title, question and data stamp."""
    return render(
        "header.html",
        view,
        page=page,
        title=page_title(view, page),
        home=replace(view.filters, region=NATION, pillar=None, indicator=None).to_address("/"),
        menu=list_entries(view, page),
        other=other_language(view.filters.language),
        shared=fixed(view).to_address(page.path) if view.stamp.version else "",
        themes=list(Theme),
    )


def fixed(view: PageView) -> Filters:
    """The reader's choice, with the data version and the day that it is seen at."""
    if not view.stamp.version:
        return view.filters
    return replace(view.filters, version=view.stamp.version, as_of=view.stamp.day)


def filter_bar(view: PageView, page: Page[Any]) -> Markup:
    """A form that works without JavaScript: year, month, region, pillar.

    A filter that is part of the page's path is left to the menu and to the region search.
    """
    return render(
        "filters.html",
        view,
        page=page,
        place=place_name(view),
        period=period(view),
        years=range(view.newest_year, FIRST_YEAR - 1, -1),
        regions=_region_options(view),
        pillars=MAIN_PILLARS,
        picker_words=_picker_words(view),
        reset=Filters(year=view.filters.year, language=view.filters.language).to_query(),
    )


def sentence(view: PageView, page: Page[Any]) -> Markup:
    """What is shown in words, and the way up to the country.

    Where the path of the page names one village, the way up leads to the first page.
    """
    start = "/" if page.fixes("wilayah") else ""
    path = [
        (
            region.code,
            place_name(view, region),
            start + replace(view.filters, region=region.code).to_query(),
        )
        for region in view.path
    ]
    return render("sentence.html", view, page=page, sentence=sentence_text(view), path=path)


def notices(view: PageView, _: Page[Any]) -> Markup:
    """What the reader must know first; empty when there is nothing."""
    return render(
        "notices.html", view, notices=[(one, one.key in _SUCCESSES) for one in view.notices]
    )


def footer(view: PageView, page: Page[Any]) -> Markup:
    """Source, and on paper also filters, version and address."""
    return render(
        "footer.html",
        view,
        sentence=sentence_text(view),
        stamp=stamp_text(view),
        address=view.filters.to_address(page.path),
    )


def period(view: PageView, *, short: bool = False) -> str:
    """Months that count, in words."""
    return window_phrase(view.filters.language, view.window, short=short)


def sentence_text(view: PageView) -> str:
    """Pillar, place, months and coverage on one line."""
    words = Wording(view.filters.language)
    return " · ".join(
        (_pillar_label(view, words), place_name(view), period(view), _reports(view, words))
    )


def page_title(view: PageView, page: Page[Any]) -> str:
    """Title of the page; that of a pillar is its name."""
    words = Wording(view.filters.language)
    return words.text(f"page.{page.slug}.title", pillar=_pillar_label(view, words))


def document_title(view: PageView, page: Page[Any]) -> str:
    """Title of the browser's tab."""
    words = Wording(view.filters.language)
    title = page_title(view, page)
    return words.text("page.document", title=title, region=place_name(view), period=period(view))


def _pillar_label(view: PageView, words: Wording) -> str:
    pillar = view.filters.pillar
    if pillar is None:
        return words.text("sentence.all_pillars")
    return words.catalogue.pillars[pillar].label[words.language]


def _reports(view: PageView, words: Wording) -> str:
    if not view.reports.due:
        return words.text("sentence.no_reports")
    key = "sentence.villages" if view.window.single else "sentence.reports"
    return words.text(
        key,
        reported=words.count(view.reports.reported),
        due=words.count(view.reports.due),
    )


def stamp_text(view: PageView) -> str:
    """Data version, its time, and whether demo values are in it."""
    words = Wording(view.filters.language)
    if view.stamp.created_at is None:
        return words.text("stamp.none")
    parts = [
        words.text("stamp.version", version=view.stamp.version),
        moment(words.language, view.stamp.created_at),
    ]
    return " · ".join([*parts, words.text("stamp.demo")] if view.stamp.demo else parts)


def _region_options(view: PageView) -> list[tuple[str, str]]:
    """The chosen region, the way up from it, and the regions below or beside it."""
    words = Wording(view.filters.language)
    above = [
        (region.code, words.text("filters.up", name=place_name(view, region)))
        for region in view.path[:-1]
    ]
    chosen = view.path[-1]
    below = sorted(
        (place_name(view, region), region.code)
        for region in view.choices
        if region.code != chosen.code
    )
    return [*above, (chosen.code, place_name(view)), *((code, name) for name, code in below)]


def _picker_words(view: PageView) -> dict[str, str]:
    """Words of the region picker, whose own script has none; placeholders stay open."""
    from_file = Wording(view.filters.language)
    return {name: from_file.text(f"picker.{name}", count="{count}") for name in _PICKER_WORDS}

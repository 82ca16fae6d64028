"""What stands around the tiles: header, filters, the sentence that says what is shown, footer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dashboard.components.rendering import other_language, place_name, render
from dashboard.domain.filters import FIRST_YEAR, Filters
from dashboard.domain.measures import MAIN_PILLARS
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
    "empty",
    "failed",
    "loading",
    "programme",
)


def header(view: PageView, page: Page[Any]) -> Markup:
    """Skip link, product, page title with its question, language and theme."""
    other = other_language(view.filters.language)
    return render("header.html", view, page=page, other=other)


def filter_bar(view: PageView) -> Markup:
    """A form that works without JavaScript: year, month, region, pillar."""
    return render(
        "filters.html",
        view,
        place=place_name(view),
        period=period(view),
        years=range(view.newest_year, FIRST_YEAR - 1, -1),
        regions=_region_options(view),
        pillars=MAIN_PILLARS,
        picker_words=_picker_words(view),
        reset=Filters(year=view.filters.year, language=view.filters.language).to_query(),
    )


def sentence(view: PageView) -> Markup:
    """What is shown in words, the way up to the country, and the stamp of the data."""
    path = [(region, place_name(view, region)) for region in view.path]
    return render("sentence.html", view, sentence=sentence_text(view), path=path)


def notices(view: PageView) -> Markup:
    """What the reader must know first; empty when there is nothing."""
    return render("notices.html", view)


def footer(view: PageView) -> Markup:
    """Source, and on paper also filters, version and address."""
    return render(
        "footer.html",
        view,
        sentence=sentence_text(view),
        stamp=_stamp(view),
        address=view.filters.to_query(),
    )


def period(view: PageView, *, short: bool = False) -> str:
    """Months that count, in words."""
    return window_phrase(view.filters.language, view.window, short=short)


def sentence_text(view: PageView) -> str:
    """Pillar, place, months and coverage on one line."""
    words = Wording(view.filters.language)
    pillar = view.filters.pillar
    label = (
        words.catalogue.pillars[pillar].label[words.language]
        if pillar
        else words.text("sentence.all_pillars")
    )
    return " · ".join((label, place_name(view), period(view), _reports(view, words)))


def document_title(view: PageView, page: Page[Any]) -> str:
    """Title of the browser's tab."""
    words = Wording(view.filters.language)
    title = words.text(f"page.{page.slug}.title")
    return words.text("page.document", title=title, region=place_name(view), period=period(view))


def _reports(view: PageView, words: Wording) -> str:
    if not view.reports.due:
        return words.text("sentence.no_reports")
    key = "sentence.villages" if view.window.single else "sentence.reports"
    return words.text(
        key,
        reported=words.count(view.reports.reported),
        due=words.count(view.reports.due),
    )


def _stamp(view: PageView) -> str:
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

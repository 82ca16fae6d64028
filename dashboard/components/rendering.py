"""Templates of the HTML fragments: the same on the first paint, after a click, and in print."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dashboard.domain.measures import Language
from dashboard.domain.region_names import short_name
from dashboard.figures.links import indicator_link, why_path
from dashboard.figures.sparkline import sparkline
from dashboard.figures.wording import Wording
from dashboard.i18n import formats, text
from dashboard.i18n.faults import tell

if TYPE_CHECKING:
    from dashboard.domain.regions import Region
    from dashboard.domain.views import PageView

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).with_name("templates")),
    autoescape=True,
    auto_reload=False,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals.update(
    sparkline=sparkline, short_name=short_name, formats=formats, text=text, tell=tell
)


def render(template: str, view: PageView, **values: object) -> Markup:
    """Fill a template.

    Args:
        template: File name inside ``templates``.
        view: What the page shows; templates also get ``w`` (wording in its language),
            ``language``, ``link(**changes)``, which writes the address of the same page with
            other filters, and ``why(code)``, which writes that of where a number comes from.
        values: What else this template needs.
    """
    language = view.filters.language

    def link(**changes: object) -> str:
        if changes.keys() == {"indicator"} and changes["indicator"]:
            return indicator_link(str(changes["indicator"]), view.filters)
        return replace(view.filters, **changes).to_query()  # type: ignore[arg-type] # any filter

    def why(code: str) -> str:
        return why_path(code, view.filters)

    content = _TEMPLATES.get_template(template).render(
        view=view, w=Wording(language), language=language, link=link, why=why, **values
    )
    return Markup(content)  # noqa: S704 - every value was escaped by the template


@lru_cache(maxsize=256)
def definition_body(language: Language, code: str) -> Markup:
    """What an indicator means; kept, because every page explains dozens and none ever changes."""
    words = Wording(language)
    indicator = words.catalogue.indicators[code]
    body = render_document("definition.html", w=words, language=language, indicator=indicator)
    return Markup(body)  # noqa: S704 - every value was escaped by the template


_TEMPLATES.globals["definition_body"] = definition_body


def place_name(view: PageView, region: Region | None = None) -> str:
    """Short name of a region, or of the chosen one; the country in the reader's language."""
    chosen = region or view.path[-1]
    return short_name(chosen) if chosen.code else Wording(view.filters.language).text("nation.name")


def other_language(language: Language) -> Language:
    """The language that the switch leads to."""
    return Language.ENGLISH if language is Language.INDONESIAN else Language.INDONESIAN


def render_document(template: str, **values: object) -> str:
    """Fill a template that is a whole document and knows no view."""
    return _TEMPLATES.get_template(template).render(values)

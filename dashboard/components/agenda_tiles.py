"""The tiles of the pages on agendas: the list, one agenda, and the forms that change it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from dashboard.components.rendering import render
from dashboard.domain.agenda import LONGEST_NAME, LONGEST_NOTES
from dashboard.domain.measures import Language
from dashboard.figures.wording import Wording
from dashboard.i18n.formats import day, moment

if TYPE_CHECKING:
    from markupsafe import Markup

    from dashboard.domain.agenda import Agenda, Item
    from dashboard.domain.views.agenda import AgendasView, AgendaView

PATH = "/presentasi"


def agendas(view: AgendasView) -> Markup:
    """Every agenda, with what it holds and on which data."""
    language = view.filters.language
    rows = [
        (
            one,
            _path(view, one),
            _frozen(one, language),
            moment(language, one.written_at) if one.written_at else "",
        )
        for one in view.agendas
    ]
    return render("agenda_list.html", view, rows=rows)


def new_agenda(view: AgendasView) -> Markup:
    """A form that begins an agenda."""
    return render("agenda_new.html", view, longest=LONGEST_NAME)


def summary(view: AgendaView) -> Markup:
    """What the agenda is, the data it is held to, and the ways to show it."""
    language = view.filters.language
    every = [address_of(one, view.agenda, language) for one in view.agenda.items]
    query = urlencode([("alamat", address) for address in every])
    return render(
        "agenda_summary.html",
        view,
        agenda=view.agenda,
        path=f"{PATH}/{view.agenda.number}",
        frozen=_frozen(view.agenda, language),
        files=query,
    )


def items(view: AgendaView) -> Markup:
    """The views in their order, each with its words and the forms that change it."""
    language = view.filters.language
    rows = [(one, address_of(one, view.agenda, language)) for one in view.agenda.items]
    return render(
        "agenda_items.html",
        view,
        agenda=view.agenda,
        rows=rows,
        path=f"{PATH}/{view.agenda.number}",
        longest_title=LONGEST_NAME,
        longest_notes=LONGEST_NOTES,
    )


def new_item(view: AgendaView) -> Markup:
    """A form that adds a view by its address."""
    return render("agenda_add.html", view, agenda=view.agenda, longest=LONGEST_NAME)


def address_of(item: Item, agenda: Agenda, language: Language) -> str:
    """Address of a view on the data of its agenda, in the reader's language."""
    place = urlsplit(item.address)
    query = dict(parse_qsl(place.query)) | {"versi": str(agenda.version), "per": str(agenda.day)}
    query["bahasa"] = "" if language is Language.INDONESIAN else str(language)
    known = {key: value for key, value in query.items() if value not in {"", "0"}}
    return f"{place.path}?{urlencode(known, safe=',')}"


def _path(view: AgendasView, agenda: Agenda) -> str:
    return replace(view.filters, agenda=agenda.number).to_address(f"{PATH}/<agenda>")


def _frozen(agenda: Agenda, language: Language) -> str:
    on = day(language, agenda.day)
    return Wording(language).text("agenda.frozen", version=agenda.version, day=on)

"""The index page: the figures asked for are in its first bytes, before any script has run."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

from dash import Dash
from flask import Response, abort, request
from markupsafe import Markup

from dashboard.components.rendering import render_document
from dashboard.domain.faults import Phrase
from dashboard.domain.measures import Language
from dashboard.figures.theme import Theme
from dashboard.i18n.faults import tell
from dashboard.ingest.sources.base import MEGABYTE, UPLOAD

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from enum import StrEnum

THEME_COOKIE = "tema"


class FirstPaint(NamedTuple):
    """What a page shows before any script has run, and whether charts will follow."""

    title: str
    content: Markup
    draws: bool


class IndexPage(Dash):
    """A Dash app whose index page holds what the reader came for.

    Attributes:
        painters: Each paints its page for a path and a query, or answers ``None`` for other paths.
    """

    def __init__(
        self,
        name: str,
        *,
        stylesheet: str,
        plotly: str,
        **options: Any,  # noqa: ANN401  # as Dash takes them
    ) -> None:
        """Make an app without pages.

        Args:
            name: Import name of the package.
            stylesheet: Address of Bootstrap's stylesheet, which comes before all others.
            plotly: Address of the plotly.js to load in place of Dash's own.
            options: As Dash takes them.
        """
        self.painters: list[Callable[[str, str], FirstPaint | None]] = []
        self._sources = {"stylesheet": stylesheet, "plotly": plotly}
        super().__init__(name, **options)

    def interpolate_index(self, **parts: str) -> str:  # type: ignore[override]  # Dash gives names
        """Put page, language and theme around Dash's own scripts.

        Raises:
            HTTPException: With a page of its own, when no painter knows the path.
        """
        query = request.query_string.decode(errors="replace")
        paints = (paint(request.path, query) for paint in self.painters)
        painted = next(filter(None, paints), None)
        values: dict[str, object] = {
            **self._sources,
            **{name: Markup(part) for name, part in parts.items()},  # noqa: S704  # Dash's HTML
            "language": _chosen(Language, request.args.get("bahasa")),
            "theme": _chosen(Theme, request.cookies.get(THEME_COOKIE)),
        }
        if painted is None:
            missing = render_document("missing.html", address=request.path, **values)
            abort(Response(missing, HTTPStatus.NOT_FOUND))
        own = {"title": painted.title, "page": painted.content, "draws": painted.draws}
        return render_document("index.html", **(values | own))

    def refuse(
        self,
        status: HTTPStatus,
        subject: str,
        reasons: Sequence[Phrase | str] = (),
        *,
        back: str = "",
    ) -> Response:
        """Answer what a form or a link asked for in vain with a small page.

        Args:
            status: Of the answer.
            subject: Names the texts ``refused.<subject>.title`` and ``.text``.
            reasons: What exactly was wrong; finished texts are Indonesian.
            back: Address to go on from; by default the page to send reports.
        """
        told = [
            (tell(self.language(), one), False) if isinstance(one, Phrase) else (one, True)
            for one in reasons
        ]
        values = {"subject": subject, "reasons": told, "back": back}
        return self.answer("refused.html", status, **values, most=UPLOAD.file_size // MEGABYTE)

    def answer(
        self,
        template: str,
        status: HTTPStatus = HTTPStatus.OK,
        **values: object,
    ) -> Response:
        """Answer a form with a page that stands for itself.

        Args:
            template: A whole document; it also gets ``stylesheet``, ``css``, ``language`` and
                ``theme``.
            status: Of the answer.
            values: What else it needs.
        """
        document = render_document(
            template,
            stylesheet=self._sources["stylesheet"],
            css=Markup(self._generate_css_dist_html()),  # noqa: S704  # Dash's HTML
            language=self.language(),
            theme=_chosen(Theme, request.cookies.get(THEME_COOKIE)),
            **values,
        )
        return Response(document, status)

    def language(self) -> Language:
        """Language of the reader who asks."""
        return Language(_chosen(Language, request.args.get("bahasa")))


def _chosen(choices: type[StrEnum], text: str | None) -> str:
    """What the reader chose, or the first choice."""
    return text if text in set(choices) else next(iter(choices))

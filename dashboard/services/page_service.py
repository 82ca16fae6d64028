"""Reads the view of a page: settles the reader's choice, composes, keeps the last answers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar
from urllib.parse import parse_qsl

from dashboard.domain.errors import NotFoundError
from dashboard.domain.filters import Filters, read_day, read_filters
from dashboard.domain.views import Notice, PageView
from dashboard.queries.regions import find_region
from dashboard.services.scene import Scene

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from dashboard.catalogue import Catalogue
    from dashboard.domain.viewer import Viewer
    from dashboard.services.figures import Figures
    from dashboard.services.store import Edition, Store
    from dashboard.storage.versions import Newest

V = TypeVar("V", bound=PageView)

KEPT_ANSWERS = 64
Query = tuple[tuple[str, str], ...]


@dataclass(slots=True)
class PageService(Generic[V]):
    """Reads one page, from one data version and in one go.

    The last answers are kept: people come back to where they were, and many ask for the same.

    Attributes:
        compose: Makes the page's view of a settled choice.
        keeps: Whether answers hold until the next data version or remark.
    """

    store: Store
    figures: Figures
    catalogue: Catalogue
    compose: Callable[[Scene], V]
    keeps: bool = True
    _kept: Callable[[Newest, dt.date, Viewer, Query], V] = field(init=False)

    def __post_init__(self) -> None:
        """Begin with no answer kept."""
        self._kept = lru_cache(KEPT_ANSWERS)(self._answer) if self.keeps else self._answer

    def read(self, viewer: Viewer, search: str, **variables: str) -> V:
        """Answer the page for the query of a URL, with or without its question mark.

        What cannot be read, and a region, indicator or version that does not exist, falls back to
        its default, and a notice says so.

        Args:
            viewer: Who asks.
            search: Query of the address.
            variables: Variables of the path, named as in the query; they win over it.

        Raises:
            StoreUnavailableError: When the database is locked or away.
        """
        query = dict(parse_qsl(search.removeprefix("?"))) | variables
        with self.store.reading() as connection:
            newest = self.store.newest(connection)
        return self._kept(newest, self.figures.today().today, viewer, tuple(query.items()))

    def _answer(self, newest: Newest, _day: dt.date, viewer: Viewer, query: Query) -> V:
        choice, today = dict(query), self.figures.today().today
        figures = self.figures.as_of(read_day(choice, today=today))
        calendar = figures.today()
        asked, unreadable = read_filters(choice, newest=calendar.last_due.year, today=today)
        with self.store.reading() as connection:
            edition, filters = self._edition(connection, asked, newest.version)
            filters = self._place(connection, edition, viewer, filters)
            notices = [
                Notice(key="unreadable", values={"key": one.key, "value": one.value})
                for one in unreadable
            ]
            notices += [
                *_done(filters),
                *_replacements(asked, filters),
            ]
            scene = Scene(
                connection=connection,
                edition=edition,
                filters=filters,
                notices=notices,
                window=calendar.window(filters.year, filters.month),
                catalogue=self.catalogue,
                figures=figures,
            )
            return self.compose(scene)

    def _edition(
        self, connection: Connection, filters: Filters, newest: int
    ) -> tuple[Edition, Filters]:
        try:
            return self.store.edition(connection, filters.version or newest), filters
        except NotFoundError:
            return self.store.edition(connection, newest), replace(filters, version=None)

    def _place(
        self, connection: Connection, edition: Edition, viewer: Viewer, filters: Filters
    ) -> Filters:
        """The same choice without a region or indicator that does not exist for the viewer."""
        code = filters.region
        known = code in edition.regions or find_region(connection, code) is not None
        if not known or not viewer.may_read(code):
            filters = replace(filters, region=viewer.scope)
        if filters.indicator not in self.catalogue.indicators:
            filters = replace(filters, indicator=None)
        return filters


def _done(filters: Filters) -> Iterator[Notice]:
    """Say what the reader just did."""
    if filters.message:
        yield Notice(key=f"done.{filters.message.name.lower()}")


def _replacements(asked: Filters, settled: Filters) -> Iterator[Notice]:
    """Say which choices do not exist and fell back to their defaults."""
    for name, value in (("version", "version"), ("region", "code"), ("indicator", "code")):
        wanted = getattr(asked, name)
        if wanted != getattr(settled, name):
            yield Notice(key=f"unknown_{name}", values={value: str(wanted)})

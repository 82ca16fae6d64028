"""Agendas of meetings: making, changing and removing them; reading them for their pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.agenda import LONGEST_NAME, LONGEST_NOTES, MOST_ITEMS, Agenda
from dashboard.domain.errors import NotFoundError
from dashboard.domain.views.agenda import AgendasView, AgendaView
from dashboard.queries.agendas import find_agenda, list_agendas
from dashboard.storage.agendas import add_edition
from dashboard.storage.versions import begin_writing, current_version

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection

    from dashboard.domain.agenda import Item
    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.viewer import Viewer
    from dashboard.services.scene import Scene
    from dashboard.services.store import Store


class AgendaRefusedError(Exception):
    """A change of an agenda that cannot be kept.

    Attributes:
        reasons: Everything that is wrong, each as a sentence in Indonesian.
    """

    def __init__(self, *reasons: str) -> None:
        """Remember the reasons."""
        super().__init__(*reasons)
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class AgendaService:
    """Keeps agendas. As long as there are no accounts, whoever sits here may change them."""

    store: Store
    today: Callable[[], ReportingCalendar]

    def list_all(self, _viewer: Viewer) -> list[Agenda]:
        """Every agenda that stands, the one changed last first."""
        with self.store.reading() as connection:
            return list_agendas(connection)

    def read(self, _viewer: Viewer, number: int) -> Agenda:
        """One agenda.

        Raises:
            NotFoundError: When there is none of that number.
        """
        with self.store.reading() as connection:
            return _known(find_agenda(connection, number), number)

    def add(self, _viewer: Viewer, number: int, item: Item) -> int:
        """Add a view at the end of an agenda.

        Args:
            number: Of the agenda; 0 for the one that was changed last, or a new one where there is
                none.
            item: The view.

        Returns:
            Number of the agenda.

        Raises:
            NotFoundError: When there is no agenda of that number.
            AgendaRefusedError: With everything that is wrong.
        """
        with self.store.writing() as connection:
            begin_writing(connection)
            if number:
                known = _known(find_agenda(connection, number), number)
            else:
                known = next(iter(list_agendas(connection)), None) or self._begin(connection)
            changed = known.with_item(item)
            _check(changed)
            return add_edition(connection, changed)

    def make(self, _viewer: Viewer, name: str) -> int:
        """Begin an agenda on the data of this moment; its number.

        Raises:
            AgendaRefusedError: When the name is empty or too long.
        """
        with self.store.writing() as connection:
            begin_writing(connection)
            begun = self._begin(connection, name.strip())
            _check(begun)
            return add_edition(connection, begun)

    def change(
        self, _viewer: Viewer, number: int, seen: int, change: Callable[[Agenda], Agenda]
    ) -> None:
        """Keep what a change makes of an agenda; what it was stays in its history.

        Args:
            number: Of the agenda.
            seen: Edition that the reader saw; a newer one must not go unseen.
            change: Makes the new edition.

        Raises:
            NotFoundError: When there is no such agenda.
            AgendaRefusedError: With everything that is wrong, were it that another person was
                quicker.
        """
        with self.store.writing() as connection:
            begin_writing(connection)
            known = _known(find_agenda(connection, number), number)
            if seen != known.edition:
                raise AgendaRefusedError(_OUTRUN)
            try:
                changed = change(known)
            except IndexError as error:
                raise AgendaRefusedError(_OUTRUN) from error
            _check(changed)
            if changed != known:
                add_edition(connection, changed)

    def freeze(self, viewer: Viewer, number: int, seen: int) -> None:
        """Show the data of this moment from now on; raises as ``change`` does."""
        with self.store.reading() as connection:
            version = current_version(connection)
        day = self.today().today
        self.change(viewer, number, seen, lambda known: known.frozen(version, day))

    def _begin(self, connection: Connection, name: str | None = None) -> Agenda:
        """An agenda on the data of this moment, named after the day unless told otherwise."""
        day = self.today().today
        usual = f"Agenda {day}" if name is None else name
        return Agenda(name=usual, version=current_version(connection), day=day)

    def remove(self, _viewer: Viewer, number: int) -> None:
        """Take an agenda away; its editions stay in the store.

        Raises:
            NotFoundError: When there is no such agenda.
        """
        with self.store.writing() as connection:
            begin_writing(connection)
            known = _known(find_agenda(connection, number), number)
            add_edition(connection, known, removed=True)


_OUTRUN = (
    "Agenda ini baru saja diubah orang lain. Muat ulang halaman, lihat urutan yang baru, lalu"
    " ulangi bila masih perlu."
)


def compose_agendas(scene: Scene) -> AgendasView:
    """Every agenda."""
    return AgendasView(**scene.frame([]), agendas=tuple(list_agendas(scene.connection)))


def compose_agenda(scene: Scene) -> AgendaView:
    """One agenda.

    Raises:
        NotFoundError: When there is none of that number.
    """
    number = scene.filters.agenda or 0
    agenda = _known(find_agenda(scene.connection, number), number)
    return AgendaView(**scene.frame([]), agenda=agenda, newest=scene.edition.version)


def _known(agenda: Agenda | None, number: int) -> Agenda:
    if agenda is None:
        raise NotFoundError(parameter="agenda", value=str(number))
    return agenda


def _check(agenda: Agenda) -> None:
    wrong = [*_unfit_name(agenda.name, "Nama agenda"), *_unfit_items(agenda)]
    if wrong:
        raise AgendaRefusedError(*wrong)


def _unfit_name(name: str, what: str) -> Iterator[str]:
    if not name:
        yield f"{what} kosong. Tulis nama singkat, misalnya Rapat Teknis November."
    if len(name) > LONGEST_NAME:
        yield f"{what} berisi {len(name)} karakter, paling banyak {LONGEST_NAME}. Persingkat."


def _unfit_items(agenda: Agenda) -> Iterator[str]:
    if len(agenda.items) > MOST_ITEMS:
        yield f"Agenda berisi {len(agenda.items)} tampilan, paling banyak {MOST_ITEMS}. Bagi dua."
    for place, item in enumerate(agenda.items, start=1):
        yield from _unfit_name(item.title, f"Judul tampilan {place}")
        if len(item.notes) > LONGEST_NOTES:
            yield (
                f"Catatan tampilan {place} berisi {len(item.notes)} karakter, paling banyak"
                f" {LONGEST_NOTES}. Persingkat."
            )

"""Notes on figures: writing, changing, withdrawing them; reading them for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dashboard.domain.errors import NotFoundError
from dashboard.domain.notes import LONGEST_AUTHOR, LONGEST_NOTE, NoteBoard, Pin, read_period
from dashboard.ingest.personal import holds_person
from dashboard.queries.notes import (
    NoteQuery,
    count_notes_below,
    find_note,
    list_notes,
    list_notes_below,
)
from dashboard.queries.regions import find_region
from dashboard.storage.notes import add_wording
from dashboard.storage.versions import begin_writing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from sqlalchemy import Connection

    from dashboard.catalogue import Catalogue
    from dashboard.domain.filters import Filters
    from dashboard.domain.notes import Note
    from dashboard.domain.regions import Region
    from dashboard.domain.viewer import Viewer
    from dashboard.services.figures import Figures
    from dashboard.services.scene import Scene
    from dashboard.services.store import Store

MOST_SHOWN = 20
"""Notes beside a chart; the page that traces the figure back shows all."""


class NoteRefusedError(Exception):
    """A note that cannot be kept.

    Attributes:
        reasons: Everything that is wrong, each as a sentence in Indonesian.
    """

    def __init__(self, *reasons: str) -> None:
        """Remember the reasons."""
        super().__init__(*reasons)
        self.reasons = reasons


class Draft(NamedTuple):
    """A note as it was typed.

    Attributes:
        period: ``2026`` or ``2026-08``.
        text: What the note says, at most 500 characters.
        author: Name or position of who writes.
    """

    indicator: str
    region: str
    period: str
    text: str
    author: str


class Rewording(NamedTuple):
    """Another wording of a note as it was typed.

    Attributes:
        thread: Number of the note.
        seen: Number of the wording that the author saw; a newer one must not go unseen.
    """

    thread: int
    seen: int
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class NotesService:
    """Keeps notes. As long as there are no accounts, whoever sits here may write."""

    store: Store
    catalogue: Catalogue
    figures: Figures

    def write(self, viewer: Viewer, draft: Draft) -> bool:
        """Pin a note to a figure.

        Returns:
            Whether it was stored; the very same note of the same author is stored once.

        Raises:
            NoteRefusedError: With everything that is wrong.
            StoreUnavailableError: When the database is locked or away.
        """
        text, author = _tidied(draft.text), _tidied(draft.author)
        with self.store.writing() as connection:
            begin_writing(connection)
            wrong = [*self._misplaced(connection, viewer, draft), *_unfit(text, author)]
            if wrong:
                raise NoteRefusedError(*wrong)
            year, month = read_period(draft.period, newest=self._newest_year)
            pin = Pin(indicator=draft.indicator, region=draft.region, year=year, month=month)
            query = NoteQuery(region=pin.region, years=[year], indicator=pin.indicator)
            same = [
                one
                for one in list_notes(connection, query)
                if (one.pin, one.newest.text, one.newest.author) == (pin, text, author)
            ]
            if not same:
                add_wording(connection, pin, text, author)
            return not same

    def change(self, viewer: Viewer, wording: Rewording) -> bool:
        """Give a note another wording; the old one stays in its history.

        Returns:
            Whether anything was stored: the same words again are not.

        Raises:
            NotFoundError: When there is no such note; it names the parameter ``catatan``.
            NoteRefusedError: With everything that is wrong, were it that another person was
                quicker.
            StoreUnavailableError: When the database is locked or away.
        """
        text = _tidied(wording.text)
        return self._add(viewer, wording, text, _unfit(text, _tidied(wording.author)))

    def withdraw(self, viewer: Viewer, wording: Rewording) -> bool:
        """Take a note back; what it said stays in its history. Raises as ``change`` does."""
        return self._add(viewer, wording, None, _unnamed(_tidied(wording.author)))

    def list_notes(self, viewer: Viewer, filters: Filters) -> list[Note]:
        """Notes of the chosen year on the chosen region and on the regions inside it.

        Args:
            viewer: Who asks.
            filters: Region, year, and the indicator; without one, notes on any.

        Returns:
            By ``Note.place``, withdrawn ones too; empty for a region that the viewer may not read.
        """
        query = NoteQuery(region=filters.region, years=[filters.year], indicator=filters.indicator)
        if not viewer.may_read(filters.region):
            return []
        with self.store.reading() as connection:
            every = [*list_notes(connection, query), *list_notes_below(connection, query)]
        return sorted(every, key=lambda one: one.place())

    @property
    def _newest_year(self) -> int:
        return self.figures.today().last_due.year

    def _misplaced(self, connection: Connection, viewer: Viewer, draft: Draft) -> Iterator[str]:
        """What is wrong with the figure that a note is to be pinned to."""
        if draft.indicator not in self.catalogue.indicators:
            yield f"Indikator “{draft.indicator[:20]}” tidak ada. Pilih indikator dari daftar."
        known = find_region(connection, draft.region) is not None
        if not known or not viewer.may_read(draft.region):
            yield f"Wilayah “{draft.region[:20]}” tidak ada. Pilih wilayah di bilah filter."
        try:
            read_period(draft.period, newest=self._newest_year)
        except ValueError:
            yield (
                f"Periode “{draft.period[:20]}” tidak dapat dipakai. Tulis tahun atau bulan dari "
                f"2016 sampai {self._newest_year}, misalnya {self._newest_year}-08."
            )

    def _add(
        self, viewer: Viewer, wording: Rewording, text: str | None, wrong: Iterator[str]
    ) -> bool:
        reasons = tuple(wrong)
        with self.store.writing() as connection:
            begin_writing(connection)
            known = find_note(connection, wording.thread)
            if known is None or not viewer.may_read(known.pin.region):
                raise NotFoundError(parameter="catatan", value=str(wording.thread))
            if known.newest.text == text:
                return False
            if known.newest.id != wording.seen:
                reasons = (*reasons, _outrun(known))
            if reasons:
                raise NoteRefusedError(*reasons)
            author = _tidied(wording.author)
            add_wording(connection, known.pin, text, author, known.thread)
            return True


def read_board(scene: Scene, indicator: str, *, most: int | None = None) -> NoteBoard:
    """Notes on an indicator of the chosen region, in the chosen year and the one before.

    Args:
        scene: The reader's choice.
        indicator: Code.
        most: How many to show at most; ``None`` for all.
    """
    query = NoteQuery(region=scene.filters.region, years=scene.years, indicator=indicator)
    counts = count_notes_below(scene.connection, query)
    named = scene.regions(counts)
    below = tuple((named[code], count) for code, count in counts.items() if code in named)
    return _board(list_notes(scene.connection, query), most, below)


def read_notes(scene: Scene, indicator: str, regions: Iterable[str]) -> tuple[Note, ...]:
    """Notes that stand on an indicator of some regions, in the chosen year, region by region."""
    queries = (
        NoteQuery(region=code, years=[scene.filters.year], indicator=indicator) for code in regions
    )
    every = (one for query in queries for one in list_notes(scene.connection, query))
    return tuple(one for one in every if not one.is_withdrawn)


def read_village_board(scene: Scene) -> NoteBoard:
    """Notes on any indicator of the chosen region, in the chosen year."""
    query = NoteQuery(region=scene.filters.region, years=[scene.filters.year])
    return _board(list_notes(scene.connection, query))


def _board(
    notes: Collection[Note], most: int | None = None, below: Collection[tuple[Region, int]] = ()
) -> NoteBoard:
    standing = [one for one in notes if not one.is_withdrawn]
    shown = standing if most is None else standing[:most]
    return NoteBoard(
        notes=tuple(shown),
        withdrawn=tuple(one for one in notes if one.is_withdrawn),
        more=len(standing) - len(shown),
        below=tuple(below),
    )


def _tidied(text: str) -> str:
    """The text without signs that cannot be seen; lines stay apart, ends and doubles go."""
    seen = "".join(sign for sign in text if sign.isprintable() or sign.isspace())
    lines = (" ".join(line.split()) for line in seen.splitlines())
    return "\n".join(filter(None, lines))


def _unfit(text: str, author: str) -> Iterator[str]:
    """What is wrong with the words of a note."""
    if not text:
        yield "Catatan kosong. Tulis apa yang perlu diketahui tentang angka ini."
    if len(text) > LONGEST_NOTE:
        yield (
            f"Catatan berisi {len(text)} karakter, paling banyak {LONGEST_NOTE}. "
            "Persingkat, atau bagi menjadi dua catatan."
        )
    if holds_person(" ".join(text.split())):
        yield (
            "Catatan berisi NIK, nomor telepon, atau surel orang, yang tidak boleh masuk. "
            "Hapus data pribadi itu."
        )
    yield from _unnamed(author)


def _unnamed(author: str) -> Iterator[str]:
    if not author:
        yield "Nama atau jabatan penulis belum diisi."
    elif len(author) > LONGEST_AUTHOR or holds_person(author):
        yield (
            f"Tulis nama atau jabatan penulis saja, paling banyak {LONGEST_AUTHOR} karakter, "
            "tanpa NIK, nomor telepon, atau surel."
        )


def _outrun(known: Note) -> str:
    return (
        f"Catatan ini baru saja diubah oleh {known.newest.author}. Muat ulang halaman, "
        "baca kata-kata yang baru, lalu ubah lagi bila masih perlu."
    )

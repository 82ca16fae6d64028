"""Writing down what was agreed on a concern."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.domain.attention.concern import Rule
from dashboard.domain.attention.tracking import (
    LONGEST_NAME,
    LONGEST_TEXT,
    Agreement,
    Progress,
    Subject,
    track,
)
from dashboard.domain.errors import NotFoundError
from dashboard.domain.filters import FIRST_YEAR, Filters
from dashboard.domain.periods import Month
from dashboard.ingest.personal import holds_person
from dashboard.queries.follow_ups import list_steps
from dashboard.services.concerns import list_concerns
from dashboard.services.scene import Scene
from dashboard.storage.follow_ups import add_step
from dashboard.storage.versions import begin_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from dashboard.catalogue import Catalogue
    from dashboard.domain.attention.concern import Concern
    from dashboard.domain.attention.tracking import Tracked
    from dashboard.domain.viewer import Viewer
    from dashboard.services.figures import Figures
    from dashboard.services.store import Store

_LAST_YEAR = 2100
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DAY_AS_WRITTEN = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class AgreementRefusedError(ValueError):
    """An agreement that cannot be written down; says why, in Indonesian.

    Attributes:
        reasons: Everything that is wrong with it.
    """

    def __init__(self, reasons: list[str]) -> None:
        """Remember the reasons."""
        super().__init__("; ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """An agreement as its form sends it.

    Attributes:
        rule: Rule, region, indicator and month (``202608``) name the thread.
        due_on: ``2026-12-31`` or ``31/12/2026``; empty for no date.
        newest: Number of the newest step that the writer saw; 0 for none.
    """

    rule: str
    region: str
    indicator: str
    since: str
    state: str
    owner: str
    due_on: str
    text: str
    author: str
    newest: str


@dataclass(frozen=True, slots=True)
class AgreementsService:
    """Keeps agreements. As long as there are no accounts, whoever sits here may write one."""

    store: Store
    figures: Figures
    catalogue: Catalogue

    def record(self, viewer: Viewer, written: Written) -> None:
        """Write down what was agreed on a concern of today.

        Raises:
            AgreementRefusedError: With everything that is wrong; nothing is stored.
            NotFoundError: When neither the rules nor an earlier agreement know such a concern.
        """
        agreement = _read(written)
        with self.store.reading() as connection:
            # Judging the country can take long: that is not done while other writers wait.
            self._find(connection, viewer, agreement)
        with self.store.writing() as connection:
            begin_writing(connection)
            newest = self._find(connection, viewer, agreement).newest
            if str(newest) != written.newest:
                message = (
                    "Sudah ada catatan yang lebih baru pada hal ini, tidak ada yang disimpan. "
                    "Muat ulang halaman, baca catatan itu, lalu tulis lagi."
                )
                raise AgreementRefusedError([message])
            add_step(connection, agreement)

    def _find(self, connection: Connection, viewer: Viewer, agreement: Agreement) -> Tracked:
        """The concern of today that an agreement is about."""
        wanted = agreement.subject, agreement.since
        region = agreement.subject.region
        for one in track(self._concerns(connection), list_steps(connection, region)):
            if (one.subject, one.since) == wanted and viewer.may_read(region):
                return one
        raise NotFoundError(parameter="perhatian", value=" ".join(agreement.subject))

    def _concerns(self, connection: Connection) -> tuple[Concern, ...]:
        calendar = self.figures.today()
        year = calendar.last_due.year
        scene = Scene(
            connection=connection,
            edition=self.store.edition(connection),
            filters=Filters(year=year),
            notices=(),
            window=calendar.window(year),
            catalogue=self.catalogue,
            figures=self.figures,
        )
        return list_concerns(scene)


def _read(written: Written) -> Agreement:
    """Understand a form.

    Raises:
        AgreementRefusedError: With everything that the writer can put right.
        NotFoundError: When the hidden fields name nothing.
    """
    subject, since = _thread(written)
    typed = (written.owner, written.text, written.author)
    owner, text, author = (" ".join(one.split()) for one in typed)
    state = written.state if written.state in set(Progress) else ""
    reasons = [
        *_unfit("Penanggung jawab", owner, LONGEST_NAME),
        *_unfit("Nama Anda", author, LONGEST_NAME),
        *_unfit("Catatan", text, LONGEST_TEXT),
        *_lacking(state, owner, text, author),
    ]
    due_on = None
    try:
        due_on = _day(written.due_on)
    except ValueError:
        reasons.append(
            f"Batas waktu “{written.due_on[:20]}” tidak dapat dibaca. Tulis tanggal dari "
            f"{FIRST_YEAR} sampai {_LAST_YEAR}, misalnya 31/12/2026."
        )
    if reasons:
        raise AgreementRefusedError(reasons)
    return Agreement(
        subject=subject,
        since=since,
        state=Progress(state),
        owner=owner,
        due_on=due_on,
        text=text,
        author=author,
    )


def _thread(written: Written) -> tuple[Subject, Month]:
    try:
        rule, since = Rule(written.rule), Month.from_number(int(written.since))
    except ValueError as error:
        raise NotFoundError(parameter="perhatian", value=written.rule[:20]) from error
    return Subject(rule, written.region, written.indicator), since


def _unfit(name: str, text: str, most: int) -> Iterator[str]:
    if len(text) > most:
        yield f"{name} terlalu panjang: {len(text)} karakter. Paling banyak {most} karakter."
    if holds_person(text):
        yield (
            f"{name} memuat NIK, nomor telepon, nomor paspor, atau alamat surel. "
            "Hapus nomor atau alamat itu; nama atau jabatan pejabat saja sudah cukup."
        )


def _lacking(state: str, owner: str, text: str, author: str) -> Iterator[str]:
    if not author:
        yield "Nama Anda wajib diisi."
    if not state:
        known = ", ".join(Progress)
        yield f"Status tidak dikenal. Pilih salah satu: {known}."
    if state == Progress.WORKING and not owner:
        yield "Penanggung jawab wajib diisi untuk status dikerjakan."
    if state == Progress.IGNORED and not text:
        yield "Catatan wajib diisi untuk status diabaikan: tulis alasannya."


def _day(text: str) -> dt.date | None:
    """Read a day as a browser sends it, or as people write it.

    Raises:
        ValueError: When it is neither, or no day within the years that can be meant.
    """
    text = text.strip()
    if not text:
        return None
    if found := _DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_AS_WRITTEN.fullmatch(text):
        day, month, year = map(int, found.groups())
    else:
        raise ValueError(text)
    if not FIRST_YEAR <= year <= _LAST_YEAR:
        raise ValueError(text)
    return dt.date(year, month, day)

"""Takes files in from a process of its own: the memory that it takes goes with it.

The processes that answer pages stay small and quick, however large the files are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dashboard.catalogue import load_catalogue
from dashboard.domain.errors import NotFoundError, StoreUnavailableError
from dashboard.ingest.confined import StoppedError, answer_confined, run_confined
from dashboard.ingest.faults import Fault, Phrase, Problem
from dashboard.ingest.sources.base import MEGABYTE, Limits
from dashboard.services.examination import open_examiner
from dashboard.services.submissions import SubmissionsService
from dashboard.storage.engine import address_of, open_engine

if TYPE_CHECKING:
    from collections.abc import Collection

    from dashboard.domain.periods import ReportingCalendar
    from dashboard.domain.viewer import Viewer
    from dashboard.services.submissions import Acceptance, Answer, Sent

_MODULE = "dashboard.services.apart"
_WORK = Limits(seconds=300, memory=2048 * MEGABYTE)
"""For files of a million rows; the process that reads is held to narrower limits."""

_TOO_MUCH = Problem("file_heavy", Phrase("fault.file_heavy"), Phrase("remedy.split_and_send"))


@dataclass(frozen=True, slots=True)
class SubmissionsApart(SubmissionsService):
    """The same, from a process of its own for each file."""

    def receive(self, viewer: Viewer, sent: Sent) -> int:
        """As in this process; one that takes too much time or memory is noted with the reason."""
        try:
            number: int = self._work("receive", viewer, sent)
        except StoppedError:
            return self.refuse(sent, [Fault.of_file(sent.file_name, _TOO_MUCH)])
        return number

    def confirm(self, viewer: Viewer, number: int, answers: Collection[Answer]) -> None:
        """As in this process."""
        self._change("confirm", viewer, number, answers)

    def accept(self, viewer: Viewer, number: int, digest: str) -> Acceptance:
        """As in this process."""
        ended: Acceptance = self._change("accept", viewer, number, digest)
        return ended

    def undo(self, viewer: Viewer, submission: int) -> int | None:
        """As in this process."""
        version: int | None = self._change("undo", viewer, submission)
        return version

    def _change(self, what: str, *arguments: object) -> Any:  # noqa: ANN401  # by method
        """Do what stores all or nothing.

        Raises:
            StoreUnavailableError: When that took too much time or memory, too.
        """
        try:
            return self._work(what, *arguments)
        except StoppedError as stopped:
            raise StoreUnavailableError from stopped

    def _work(self, what: str, *arguments: object) -> Any:  # noqa: ANN401  # by method
        calendar, most = self.examiner.figures.today(), self.examiner.max_rows
        place = address_of(self.store.engine), calendar, most
        answer = run_confined(_MODULE, (place, what, arguments), _WORK)
        if isinstance(answer, Exception):
            raise answer
        return answer


def _work(place: tuple[str, ReportingCalendar, int], what: str, arguments: Any) -> object:  # noqa: ANN401  # by method
    """Do one thing in this process; what a reader must hear about is an answer too."""
    url, calendar, max_rows = place
    engine = open_engine(url, make=False)
    examiner = open_examiner(engine, load_catalogue(), lambda: calendar, max_rows)
    try:
        return getattr(SubmissionsService(examiner.store, examiner), what)(*arguments)
    except (NotFoundError, StoreUnavailableError) as error:
        return error
    finally:
        engine.dispose()


if __name__ == "__main__":
    answer_confined(_work)

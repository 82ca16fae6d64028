"""The command line: ``python -m dashboard …``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from dashboard.cli.arguments import read_arguments
from dashboard.cli.commands import COMMANDS
from dashboard.cli.workplace import open_workplace
from dashboard.settings import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

DONE, REFUSED, WRONG_USAGE = 0, 1, 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        0 when done, 1 when the data were refused or the database is away, 2 for wrong usage.
    """
    try:
        arguments = read_arguments(argv)
    except SystemExit as stop:
        return WRONG_USAGE if stop.code else DONE
    try:
        with open_workplace() as workplace:
            return COMMANDS[arguments.command](workplace, arguments)
    except SettingsError as error:
        return _refuse(str(error), WRONG_USAGE)
    except DBAPIError as error:
        reason = str(error.orig).strip().splitlines()[0]
        return _refuse(
            f"Basis data tidak dapat dipakai ({reason}). Periksa DESMIGRATIF_DATABASE_URL, atau"
            " tunggu sampai proses lain selesai, lalu ulangi. Tidak ada yang disimpan.",
            REFUSED,
        )
    except KeyboardInterrupt:
        return _refuse("Dihentikan. Yang belum selesai tidak disimpan.", REFUSED)


def _refuse(sentence: str, status: int) -> int:
    print(sentence, file=sys.stderr)
    return status

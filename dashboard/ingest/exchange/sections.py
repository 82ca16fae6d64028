"""Strict reading of a mapping file: everything in it is known and of its kind."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, TypeVar

from dashboard.ingest.faults import Fault, Problem, Refused
from dashboard.ingest.personal import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

Meaning = TypeVar("Meaning")

_LARGEST = 16 * 2**20
_LINE = re.compile(r"at line ([0-9]+)")
_EXAMPLE = "Lihat contoh peta di docs/pertukaran.md"
_AWAY = Problem(
    "mapping_away", "berkas peta tidak dapat dibuka", "Periksa nama, letak, dan hak bacanya"
)
_LARGE = Problem("mapping_large", "berkas peta lebih dari 16 MB", "Hapus baris yang tidak dipakai")


class WrongError(ValueError):
    """An entry that means nothing here.

    Attributes:
        message: What is wrong with it.
        remedy: What to do about it.
    """

    def __init__(self, message: str, remedy: str) -> None:
        """Keep both sentences."""
        super().__init__(message)
        self.message, self.remedy = message, remedy


class Sections:
    """A mapping file; reading an entry takes it out, so that ``close`` can refuse the rest.

    Attributes:
        name: Name of the file.
    """

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            Refused: When it is out of reach or is no TOML in UTF-8.
        """
        self.name = path.name
        self._faults: list[Fault] = []
        self._content = self._parse(path)

    def _parse(self, path: Path) -> dict[str, object]:
        try:
            if path.stat().st_size > _LARGEST:
                raise Refused([self._fault(_LARGE)])
            return tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except OSError as error:
            raise Refused([self._fault(_AWAY)]) from error
        except (ValueError, RecursionError) as error:
            line = _LINE.search(str(error))
            problem = Problem(
                "mapping_shape",
                "berkas peta bukan TOML UTF-8 yang benar",
                f"Periksa tanda kutip, tanda =, dan kurung siku di sini. {_EXAMPLE}",
            )
            raise Refused([self._fault(problem, row=int(line[1]) if line else None)]) from error

    def word(self, key: str, known: Collection[str]) -> str:
        """One of the known words; an absent key says ""."""
        value = self._content.pop(key, "")
        if isinstance(value, str) and value in known:
            return value
        choices = " atau ".join(f'{key} = "{word}"' for word in known if word)
        self.blame(key, value, WrongError("belum ada atau tidak dikenal", f"Tulis {choices}"))
        return ""

    def words(self, key: str) -> tuple[str, ...]:
        """List of texts; empty where it is absent."""
        value = self._content.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            wrong = WrongError("bukan daftar teks", f'Tulis seperti {key} = ["satu", "dua"]')
            self.blame(key, "", wrong)
            return ()
        return tuple(value)

    def section(
        self, name: str, read: Callable[[object], Meaning], *, is_required: bool = False
    ) -> dict[str, Meaning]:
        """Entries of a section, read; those that mean nothing are blamed and left out."""
        entries = self._content.pop(name, {})
        if not isinstance(entries, dict):
            wrong = WrongError("bukan bagian", f"Tulis [{name}] sendiri di satu baris")
            self.blame(name, "", wrong)
            return {}
        if is_required and not entries:
            self.blame(f"[{name}]", "", WrongError("belum ada atau kosong", _EXAMPLE))
        found: dict[str, Meaning] = {}
        for key, value in entries.items():
            try:
                found[key.strip()] = read(value)
            except WrongError as wrong:
                self.blame(f"[{name}] {key}", value, wrong)
        return found

    def blame(self, key: str, value: object, wrong: WrongError) -> None:
        """Note what is wrong with an entry."""
        message = f"{shown(key)}: {wrong.message}"
        text = value if isinstance(value, str) else ""
        self._faults.append(self._fault(Problem("mapping_entry", message, wrong.remedy), text))

    def close(self) -> None:
        """Refuse the file for everything that is wrong with it.

        Raises:
            Refused: When an entry was blamed or not asked for.
        """
        for key in self._content:
            wrong = WrongError("tidak dikenal", f"Hapus atau betulkan ejaannya. {_EXAMPLE}")
            self.blame(key, "", wrong)
        if self._faults:
            raise Refused(self._faults)

    def _fault(self, problem: Problem, text: str = "", *, row: int | None = None) -> Fault:
        return Fault(file=self.name, row=row, value=shown(text) or None, **problem._asdict())

"""Strict reading of a mapping file: everything in it is known and of its kind."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, TypeVar

from dashboard.ingest.faults import Fault, Phrase, Problem, Refused, joined
from dashboard.ingest.personal import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

Meaning = TypeVar("Meaning")

_LARGEST = 16 * 2**20
_LINE = re.compile(r"at line ([0-9]+)")
_AWAY = Problem("mapping_away", Phrase("fault.mapping_away"), Phrase("remedy.check_place"))
_LARGE = Problem("mapping_large", Phrase("fault.mapping_large"), Phrase("remedy.delete_unused"))
_SHAPE = Problem("mapping_shape", Phrase("fault.mapping_shape"), Phrase("remedy.mend_mapping"))


class WrongError(ValueError):
    """An entry that means nothing here.

    Attributes:
        message: What is wrong with it.
        remedy: What to do about it.
    """

    def __init__(self, message: Phrase, remedy: Phrase) -> None:
        """Keep both phrases."""
        super().__init__(message.key)
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
            raise Refused([self._fault(_SHAPE, row=int(line[1]) if line else None)]) from error

    def word(self, key: str, known: Collection[str]) -> str:
        """One of the known words; an absent key says ""."""
        value = self._content.pop(key, "")
        if isinstance(value, str) and value in known:
            return value
        choices = joined("part.or", (f'{key} = "{word}"' for word in known if word))
        remedy = Phrase("remedy.write", {"text": choices})
        self.blame(key, value, WrongError(Phrase("fault.entry_word"), remedy))
        return ""

    def words(self, key: str) -> tuple[str, ...]:
        """List of texts; empty where it is absent."""
        value = self._content.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            remedy = Phrase("remedy.write_words", {"key": key})
            self.blame(key, "", WrongError(Phrase("fault.entry_no_words"), remedy))
            return ()
        return tuple(value)

    def section(
        self, name: str, read: Callable[[object], Meaning], *, is_required: bool = False
    ) -> dict[str, Meaning]:
        """Entries of a section, read; those that mean nothing are blamed and left out."""
        entries = self._content.pop(name, {})
        if not isinstance(entries, dict):
            remedy = Phrase("remedy.write_section", {"name": name})
            self.blame(name, "", WrongError(Phrase("fault.entry_no_section"), remedy))
            return {}
        if is_required and not entries:
            wrong = WrongError(Phrase("fault.entry_no_entries"), Phrase("remedy.see_mapping"))
            self.blame(f"[{name}]", "", wrong)
        found: dict[str, Meaning] = {}
        for key, value in entries.items():
            try:
                found[key.strip()] = read(value)
            except WrongError as wrong:
                self.blame(f"[{name}] {key}", value, wrong)
        return found

    def blame(self, key: str, value: object, wrong: WrongError) -> None:
        """Note what is wrong with an entry."""
        message = Phrase("fault.mapping_entry", {"entry": shown(key), "wrong": wrong.message})
        text = value if isinstance(value, str) else ""
        self._faults.append(self._fault(Problem("mapping_entry", message, wrong.remedy), text))

    def close(self) -> None:
        """Refuse the file for everything that is wrong with it.

        Raises:
            Refused: When an entry was blamed or not asked for.
        """
        for key in self._content:
            wrong = WrongError(Phrase("fault.entry_unknown"), Phrase("remedy.delete_entry"))
            self.blame(key, "", wrong)
        if self._faults:
            raise Refused(self._faults)

    def _fault(self, problem: Problem, text: str = "", *, row: int | None = None) -> Fault:
        return Fault(file=self.name, row=row, value=shown(text) or None, **problem._asdict())

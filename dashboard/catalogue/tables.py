"""Strict reading of one TOML table: every key is wanted, known, filled and of its type."""

from __future__ import annotations

import datetime as dt
import tomllib
from typing import TYPE_CHECKING, NoReturn, TypeVar

from dashboard.domain.measures import Language

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from dashboard.domain.measures import Texts

Value = TypeVar("Value")


class CatalogueError(ValueError):
    """A catalogue file that cannot be used.

    Attributes:
        file: Path inside the catalogue, such as ``measures/F01.toml``.
        key: Dotted key inside the file; empty when the file as a whole is wrong.
    """

    def __init__(self, file: str, key: str, problem: str) -> None:
        """Say in Indonesian which file, which key and what to mend."""
        self.file = file
        self.key = key
        super().__init__(": ".join(filter(None, (f"Katalog {file}", key, problem))))


class Table:
    """One table of a file; reading a key takes it out, so that ``close`` can refuse the rest."""

    def __init__(self, file: str, content: dict[str, object], prefix: str = "") -> None:
        """Read from a copy of the content; the prefix leads to this table inside the file."""
        self.file = file
        self._prefix = prefix
        self._content = dict(content)

    @classmethod
    def read(cls, folder: Path, file: str) -> Table:
        """Open a file of the catalogue folder.

        Raises:
            CatalogueError: When the file is missing or is not TOML in UTF-8.
        """
        try:
            return cls(file, tomllib.loads((folder / file).read_text(encoding="utf-8")))
        except OSError as error:
            raise CatalogueError(file, "", "berkas tidak dapat dibaca") from error
        except ValueError as error:
            raise CatalogueError(file, "", f"bukan TOML UTF-8 yang benar ({error})") from error

    @property
    def unread(self) -> tuple[str, ...]:
        """Keys not read yet, in file order."""
        return tuple(self._content)

    def refuse(self, key: str, problem: str) -> NoReturn:
        """Give up because of one key of this table.

        Raises:
            CatalogueError: Always.
        """
        raise CatalogueError(self.file, self._prefix + key, problem)

    def close(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self.unread:
            self.refuse(key, "kunci tidak dikenal; hapus atau betulkan ejaannya")

    def table(self, key: str) -> Table:
        """Table inside this table, not empty."""
        content = self._take(key, dict, "tabel")
        if not content:
            self.refuse(key, "masih kosong; isi")
        return Table(self.file, content, f"{self._prefix}{key}.")

    def text(self, key: str) -> str:
        """Text that is not blank."""
        text = self._take(key, str, "teks dalam tanda kutip")
        if not text.strip():
            self.refuse(key, "masih kosong; isi")
        return text

    def texts(self, key: str) -> Texts:
        """The same text in every language."""
        table = self.table(key)
        texts = {language: table.text(language) for language in Language}
        table.close()
        return texts

    def named(self, key: str) -> dict[str, Texts]:
        """Table of texts by code, in file order, not empty."""
        table = self.table(key)
        return {code: table.texts(code) for code in table.unread}

    def flag(self, key: str) -> bool:
        """``true`` or ``false``."""
        return self._take(key, bool, "true atau false")

    def day(self, key: str) -> dt.date:
        """Calendar day without a time."""
        return self._take(key, dt.date, "tanggal seperti 2026-11-24")

    def limit(self, key: str) -> float | None:
        """Number above zero; ``None`` when the key is absent."""
        value = self._content.pop(key, None)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
            self.refuse(key, f"harus angka lebih dari 0, bukan {value!r}")
        return float(value)

    def choice(self, key: str, known: Iterable[str]) -> str:
        """One of the known words."""
        return self._known(key, self.text(key), known)

    def codes(self, key: str, known: Iterable[str]) -> tuple[str, ...]:
        """List of known words, each once, in file order; it may be empty."""
        words = self._take(key, list, "daftar dalam kurung siku")
        codes = tuple(self._known(key, word, known) for word in words)
        if len(set(codes)) < len(codes):
            self.refuse(key, "memuat kode yang sama dua kali")
        return codes

    def _take(self, key: str, kind: type[Value], wanted: str) -> Value:
        if key not in self._content:
            self.refuse(key, f"belum ada; tambahkan {wanted}")
        value = self._content.pop(key)
        # Exact type: bool is an int and a date with a time is a date to isinstance.
        if type(value) is not kind:
            self.refuse(key, f"harus {wanted}, bukan {value!r}")
        return value

    def _known(self, key: str, word: object, known: Iterable[str]) -> str:
        words = tuple(known)
        if word not in words:
            self.refuse(key, f"{word!r} tidak dikenal; pilih dari {', '.join(words)}")
        return str(word)

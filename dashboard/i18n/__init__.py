"""Every word of the interface, in Indonesian and English."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dashboard.domain.measures import Language


def text(language: Language, key: str, /, **values: object) -> str:
    """Write one text of the interface.

    Args:
        language: Language of the reader.
        key: Table and name in the language's file, such as ``kpi.coverage_reports``.
        values: What the placeholders of the text stand for; ``{count:value|values}`` is the first
            word where the value is 1, otherwise the second.

    Raises:
        KeyError: When the text does not exist, or a placeholder has no value.
    """
    words = texts(language)[key]
    if "|" in words:
        return words.format(**{name: _Counted(value) for name, value in values.items()})
    return words.format(**values)


class _Counted(str):
    """A value that chooses between the words for one and for many."""

    __slots__ = ()

    def __format__(self, words: str, /) -> str:
        if "|" not in words:
            return self
        one, many = words.split("|")
        return one if self == "1" else many


@cache
def texts(language: Language) -> Mapping[str, str]:
    """All texts of one language by dotted key, placeholders unfilled."""
    names = f"{language}.toml", f"faults.{language}.toml"
    sources = (Path(__file__).with_name(name).read_text("utf-8") for name in names)
    return {key: words for one in sources for key, words in _flatten(tomllib.loads(one))}


def _flatten(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)

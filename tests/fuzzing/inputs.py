"""Files as they go wrong, drawn by chance: the same seed draws the same file."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tests.fuzzing import bytes_and_parts as raw
from tests.fuzzing.markup import change_markup
from tests.fuzzing.reports import write_report

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.fuzzing.samples import Sample

    Change = Callable[[Random, bytes], bytes]

_BYTES: tuple[Change, ...] = (
    raw.flip_bytes,
    raw.flip_bytes,
    raw.cut_end,
    raw.cut_middle,
    raw.repeat_piece,
    raw.blank_piece,
    raw.add_around,
)
_PARTS: tuple[Change, ...] = (
    *(change_markup,) * 8,
    raw.drop_part,
    raw.swap_parts,
    raw.rename_part,
    raw.break_part,
    raw.break_part,
    raw.add_parts,
)
_STRUCTURE: dict[str, tuple[Change, ...]] = {
    ".xlsx": _PARTS,
    ".ods": _PARTS,
    ".xls": (*(raw.change_record,) * 3, raw.change_directory),
    ".csv": (raw.flip_bytes, raw.cut_middle, raw.repeat_piece),
}
_OTHER_SUFFIXES = (".csv", ".xls", ".xlsx", ".ods", ".XLSX", ".xlsm", ".txt", "")


class Input(NamedTuple):
    """A file that somebody might send.

    Attributes:
        made: How it was made, for the reader of a failure.
    """

    name: str
    content: bytes
    made: str


def draw_input(seed: int, samples: Sequence[Sample]) -> Input:
    """Draw a file: cells by chance, or a sound one with some changes.

    Args:
        seed: Another one draws another file.
        samples: Sound files to change.
    """
    chance = Random(seed)  # noqa: S311 - no secret
    if chance.random() < 0.25:
        report = write_report(chance)
        return Input(f"laporan{report.suffix}", report.content, "cells by chance")
    sample = chance.choice(samples)
    content = sample.content
    changes = _draw_changes(chance, sample.suffix)
    for change in changes:
        content = change(chance, content)
    suffix = chance.choice(_OTHER_SUFFIXES) if chance.random() < 0.03 else sample.suffix
    names = ", ".join(change.__name__ for change in changes)
    return Input(f"laporan{suffix}", content, f"{sample.suffix}: {names}")


def _draw_changes(chance: Random, suffix: str) -> list[Change]:
    """Those of the structure first: they need a file that still holds together."""
    structure = chance.choices(_STRUCTURE[suffix], k=chance.choice((0, 1, 1, 2)))
    is_archive = suffix in {".xlsx", ".ods"}
    coarse = (*_BYTES, raw.lie_about_sizes) if is_archive else _BYTES
    rough = chance.choices(coarse, k=1) if not structure or chance.random() < 0.2 else []
    return [*structure, *rough]

"""Changes that break a file below its cells: bytes, records of .xls, parts of .xlsx and .ods."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from tests.fuzzing.samples import pack, unpack

if TYPE_CHECKING:
    from random import Random

_SECTOR = 512
_FEW = 40
_BOMB = bytes(60 * 2**20)
_PART_NAMES = (
    "",
    "../../evil.xml",
    "/etc/passwd",
    "xl/vbaProject.bin",
    "XL/WORKBOOK.XML",
    "xl/externalLinks/externalLink1.xml",
    "content.xml",
    "xl\\worksheets\\sheet1.xml",
    "x" * 300,
)
_BIG_NUMBERS = (0, 1, 0x7F, 0xFF, 0x7FFF, 0xFFFF)


def flip_bytes(chance: Random, content: bytes) -> bytes:
    """Give a few bytes other values."""
    changed = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        changed[chance.randrange(len(changed))] = chance.choice((0xFF, chance.randrange(256)))
    return bytes(changed)


def cut_end(chance: Random, content: bytes) -> bytes:
    """Lose the end, as an upload that broke off; often at the end of a block."""
    end = chance.randrange(1, len(content))
    return content[: end // _SECTOR * _SECTOR or end] if chance.random() < 0.5 else content[:end]


def cut_middle(chance: Random, content: bytes) -> bytes:
    """Lose a piece."""
    start, end = _piece(chance, content)
    return content[:start] + content[end:] or b"\0"


def repeat_piece(chance: Random, content: bytes) -> bytes:
    """Write a piece several times."""
    start, end = _piece(chance, content)
    return content[:end] + content[start:end] * chance.choice((1, 2, 50)) + content[end:]


def blank_piece(chance: Random, content: bytes) -> bytes:
    """Overwrite a piece with one byte."""
    start, end = _piece(chance, content)
    return content[:start] + chance.choice((b"\0", b"\xff", b" ")) * (end - start) + content[end:]


def add_around(chance: Random, content: bytes) -> bytes:
    """Put something in front or behind."""
    more = chance.choice((b"\0" * 100, b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"MZ", b"\r\n"))
    return more + content if chance.random() < 0.5 else content + more


def change_record(chance: Random, content: bytes) -> bytes:
    """Change the number, the size or the data of a record of an .xls file."""
    records = list(_records(content))
    changed = bytearray(content)
    for start, size in chance.sample(records, min(len(records), chance.randint(1, 4))):
        value = chance.choice((*_BIG_NUMBERS, chance.randrange(2**16)))
        offset = start + chance.choice((0, 2, 4, 6, 8, 4 + chance.randrange(max(size, 1))))
        changed[offset : offset + 2] = struct.pack("<H", value)
    return bytes(changed[: len(content)])


def change_directory(chance: Random, content: bytes) -> bytes:
    """Change a number in the header or the tables of sectors of an OLE file."""
    changed = bytearray(content)
    sector = chance.choice((0, 0, *range(len(content) // _SECTOR)))
    offset = sector * _SECTOR + 4 * chance.randrange(_SECTOR // 4)
    value = chance.choice((0, 1, 0xFFFFFFFE, 0xFFFFFFFF, 0x7FFFFFFF, chance.randrange(64)))
    changed[offset : offset + 4] = struct.pack("<I", value)
    return bytes(changed[: len(content)])


def drop_part(chance: Random, content: bytes) -> bytes:
    """Leave a part of a workbook out."""
    parts = unpack(content)
    parts.pop(chance.randrange(len(parts)))
    return pack(parts)


def swap_parts(chance: Random, content: bytes) -> bytes:
    """Exchange the contents of two parts."""
    parts = unpack(content)
    one, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    first, second = parts[one], parts[other]
    parts[one], parts[other] = (first[0], second[1]), (second[0], first[1])
    return pack(parts)


def rename_part(chance: Random, content: bytes) -> bytes:
    """Give a part another name, or add one of that name."""
    parts = unpack(content)
    place = chance.randrange(len(parts))
    renamed = (chance.choice((*_PART_NAMES, chance.choice(parts)[0])), parts[place][1])
    if chance.random() < 0.5:
        parts[place] = renamed
    else:
        parts.append(renamed)
    return pack(parts)


def break_part(chance: Random, content: bytes) -> bytes:
    """Change bytes of a part, and pack it soundly."""
    parts = unpack(content)
    place = chance.randrange(len(parts))
    name, inside = parts[place]
    change = chance.choice((flip_bytes, cut_end, cut_middle, repeat_piece, blank_piece))
    parts[place] = (name, change(chance, inside) if len(inside) > 1 else b"")
    return pack(parts)


def add_parts(chance: Random, content: bytes) -> bytes:
    """Add very many parts, or one that unpacks to very much."""
    parts = unpack(content)
    if chance.random() < 0.2:
        return pack([*parts, ("xl/media/bomb", _BOMB)])
    count = chance.choice((10, 3000))
    return pack([*parts, *((f"xl/media/{number}", b"") for number in range(count))])


def lie_about_sizes(chance: Random, content: bytes) -> bytes:
    """Change a field of the archive's list of parts: sizes, checks, flags, offsets."""
    changed = bytearray(content)
    places = _find_all(content, b"PK\x01\x02") + _find_all(content, b"PK\x05\x06")
    place = chance.choice(places or [0]) + chance.choice((8, 10, 16, 20, 24, 28, 42))
    changed[place : place + 4] = struct.pack("<I", chance.choice((0, 1, 8, 0xFFFFFFFF, 2**31)))
    return bytes(changed)


def _piece(chance: Random, content: bytes) -> tuple[int, int]:
    start = chance.randrange(len(content))
    longest = chance.choice((_FEW, len(content)))
    return start, min(len(content), start + chance.randint(1, longest))


def _records(content: bytes) -> list[tuple[int, int]]:
    """Start and size of the records behind the first one of a workbook, as far as they go."""
    start = content.find(b"\x09\x08\x10\x00")
    records = []
    while 0 <= start <= len(content) - 4:
        size = struct.unpack_from("<H", content, start + 2)[0]
        records.append((start, size))
        start += size + 4
    return records


def _find_all(content: bytes, mark: bytes) -> list[int]:
    places, start = [], content.find(mark)
    while start >= 0:
        places.append(start)
        start = content.find(mark, start + 1)
    return places

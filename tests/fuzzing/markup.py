"""Changes of the XML in .xlsx and .ods that leave the archive sound."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.fuzzing.samples import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    Edit = Callable[[Random, bytes], bytes]

_ATTRIBUTE = re.compile(rb'\s[\w:.-]+="([^"]*)"')
_TOLD = re.compile(
    rb"\s(?:r|s|t|si|ref|count|sheetId|state|Id|Target|numFmtId|formatCode|date1904"
    rb"|table:number-(?:columns|rows)-repeated|office:(?:value-type|value|date-value|time-value)"
    rb'|table:(?:style-name|display|visibility))="([^"]*)"'
)
_TEXT = re.compile(rb">([^<>]+)<")
_TAG = re.compile(rb"<[^<>]*>")
_DATA = ("sheet1.xml", "content.xml", "sharedStrings.xml", "workbook.xml", "styles.xml")

_VALUES = (
    b"",
    b"-1",
    b"0",
    b"1.5",
    b"1e308",
    b"1e999",
    b"nan",
    b"inf",
    b"-0",
    b"1048577",
    b"4294967296",
    b"99999999999999999999",
    b"2958466",
    b"A0",
    b"A1",
    b"a1",
    b"A-1",
    b"XFD1048576",
    b"ZZZZZZ9",
    b"A1:XFD1048576",
    b"s",
    b"b",
    b"d",
    b"e",
    b"n",
    b"str",
    b"inlineStr",
    b"#N/A",
    b"TRUE",
    b"boolean",
    b"date",
    b"time",
    b"string",
    b"currency",
    b"percentage",
    b"2026-03-00",
    b"9999-12-31T23:59:60",
    b"PT99999999999999H",
    b"yyyy-mm",
    b"veryHidden",
    b"http://localhost/x.xlsx",
    b"../../../x",
    b"&x;",
    b"&#0;",
    b"&#xFFFFFF;",
    b"&lt;x&gt;",
    b"\xff\xfe\x00",
    "\u0663\u202e\u200b".encode(),
    b"&#xD800;",
    b"9" * 400,
    b"x" * 70_000,
)
_EXTERNAL = b'<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_BOMB = b'<!DOCTYPE x [<!ENTITY a "%s">%s]>' % (
    b"a" * 100,
    b"".join(
        b'<!ENTITY %c "%s">' % (letter, b"&%c;" % (letter - 1) * 10) for letter in b"bcdefghijkx"
    ),
)


def change_markup(chance: Random, content: bytes) -> bytes:
    """Make a few edits in one part, most often one that holds cells."""
    parts = unpack(content)
    data = [place for place, (name, _) in enumerate(parts) if name.endswith(_DATA)]
    place = chance.choice(data if data and chance.random() < 0.8 else range(len(parts)))
    name, inside = parts[place]
    for edit in chance.choices(_EDITS, k=chance.choice((1, 1, 2, 5))):
        inside = edit(chance, inside)
    parts[place] = (name, inside)
    return pack(parts)


def _change_told(chance: Random, inside: bytes) -> bytes:
    """Change what a cell, row or sheet says of itself."""
    return _put(chance, inside, _TOLD, chance.choice(_VALUES))


def _change_attribute(chance: Random, inside: bytes) -> bytes:
    return _put(chance, inside, _ATTRIBUTE, chance.choice(_VALUES))


def _change_text(chance: Random, inside: bytes) -> bytes:
    return _put(chance, inside, _TEXT, chance.choice(_VALUES))


def _drop_tag(chance: Random, inside: bytes) -> bytes:
    return _replace(chance, inside, lambda _: b"")


def _repeat_tag(chance: Random, inside: bytes) -> bytes:
    times = chance.choice((2, 2, 1000))
    return _replace(chance, inside, lambda tag: tag * times)


def _rename_tag(chance: Random, inside: bytes) -> bytes:
    return _replace(chance, inside, lambda tag: tag.replace(b"<", b"<x:", 1))


def _move_tags(chance: Random, inside: bytes) -> bytes:
    """Put a run of tags somewhere else."""
    spots = [match.start() for match in _TAG.finditer(inside)]
    if not spots:
        return inside
    start, end, target = sorted(chance.choices(spots, k=3))
    return inside[:start] + inside[end:target] + inside[start:end] + inside[target:]


def _nest(chance: Random, inside: bytes) -> bytes:
    """Nest tags very deep, closed or not."""
    depth = chance.choice((100, 50_000))
    closing = b"</x>" * depth if chance.random() < 0.5 else b""
    return _replace(chance, inside, lambda tag: tag + b"<x>" * depth + closing)


def _declare(chance: Random, inside: bytes) -> bytes:
    """Declare entities, and perhaps use one."""
    declared = chance.choice((_EXTERNAL, _BOMB))
    start = inside.find(b"?>") + 2 if inside.startswith(b"<?xml") else 0
    used = _put(chance, inside[start:], _TEXT, b"&x;")
    return inside[:start] + declared + used


def _recode(chance: Random, inside: bytes) -> bytes:
    """Say another encoding, or use one."""
    if chance.random() < 0.5:
        return inside.decode("utf-8", "replace").encode("utf-16")
    encoding = chance.choice((b"utf-16", b"latin-1", b"ebcdic-cp-us", b"zzz"))
    return b'<?xml version="1.0" encoding="%s"?>' % encoding + inside.partition(b"?>")[2]


_EDITS: tuple[Edit, ...] = (
    *(_change_told,) * 6,
    *(_change_text,) * 3,
    _change_attribute,
    _drop_tag,
    _repeat_tag,
    _rename_tag,
    _move_tags,
    _nest,
    _declare,
    _recode,
)


def _put(chance: Random, inside: bytes, where: re.Pattern[bytes], value: bytes) -> bytes:
    """Replace the first group of one match, as likely as any other."""
    found = [match.span(1) for match in where.finditer(inside)]
    if not found:
        return inside
    start, end = chance.choice(found)
    return inside[:start] + value + inside[end:]


def _replace(chance: Random, inside: bytes, become: Callable[[bytes], bytes]) -> bytes:
    found = [match.span() for match in _TAG.finditer(inside)]
    if not found:
        return inside
    start, end = chance.choice(found)
    return inside[:start] + become(inside[start:end]) + inside[end:]

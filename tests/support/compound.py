"""Compound files (OLE), which old workbooks and locked ones are; no library writes them."""

from __future__ import annotations

import struct

_SECTOR = 512
_SMALLEST_STREAM = 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_ROOT, _STREAM, _STORAGE = 5, 2, 1


def write_compound(streams, *, storages=()):
    """A compound file of at most 15 streams and empty storages side by side under its root.

    Args:
        streams: Content by name; short ones are filled up with zeros.
        storages: Names of empty storages.
    """
    contents = {name: _padded(content, _SMALLEST_STREAM) for name, content in streams.items()}
    entries = [(name, _STREAM) for name in contents] + [(name, _STORAGE) for name in storages]
    folders = (len(entries) + 4) // 4
    table = [_TABLE, *_chain(1, folders)]
    directory = _entry("Root Entry", _ROOT, child=1)
    for place, (name, kind) in enumerate(entries, start=1):
        content = contents.get(name, b"")
        start = len(table) if content else _END
        table += _chain(len(table), len(content) // _SECTOR)
        right = place + 1 if place < len(entries) else _FREE
        directory += _entry(name, kind, right=right, start=start, size=len(content))
    table += [_FREE] * (_SECTOR // 4 - len(table))
    header = struct.pack(
        "<8s16x5H6x9I109I",
        bytes.fromhex("d0cf11e0a1b11ae1"),
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, _SMALLEST_STREAM, _END, 0, _END, 0),
        *(0, *[_FREE] * 108),
    )
    parts = [header, struct.pack("<128I", *table), _padded(directory, folders * _SECTOR)]
    return b"".join([*parts, *contents.values()])


def _padded(content, size):
    size = max(size, -(-len(content) // _SECTOR) * _SECTOR)
    return content.ljust(size, b"\0")


def _chain(start, length):
    return [*range(start + 1, start + length), _END] if length else []


def _entry(name, kind, *, right=_FREE, child=_FREE, start=_END, size=0):
    encoded = name.encode("utf-16-le")
    sizes = (len(encoded) + 2, kind, 1)
    return struct.pack("<64sHBB3I36xIQ", encoded, *sizes, _FREE, right, child, start, size)

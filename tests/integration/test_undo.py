"""Taking files back, on both databases; what is then shown is in ``tests/spec``."""

from __future__ import annotations

import pytest

from tests.support.programme import make_row


def _send(programme, *values):
    """One file for each value of the same number."""
    return [
        programme.submit([make_row("Kenanga", "2026-01", "F01", value)]).version for value in values
    ]


def _shown(programme, version=None):
    return programme.value("F01", "Kenanga", "2026", version=version).value


def test_undo_is_a_version_of_its_own(programme):
    (first,) = _send(programme, 5)

    assert programme.undo(first) == 2
    assert [_shown(programme, version) for version in (1, 2)] == [5, None]


def test_what_is_undone_cannot_be_undone_again(programme):
    (first,) = _send(programme, 5)
    programme.undo(first)

    assert programme.undo(first) is None
    assert programme.list_versions() == [1, 2]


def test_what_never_was_cannot_be_undone(programme):
    assert programme.undo(7) is None
    assert programme.list_versions() == []


@pytest.mark.parametrize(
    ("order", "seen"),
    [
        ([3, 2, 1], [6, 5, None]),
        ([1, 2, 3], [7, 7, None]),
        ([2, 3, 1], [7, 5, None]),
        ([2, 1, 3], [7, 7, None]),
        ([3, 1, 2], [6, 6, None]),
    ],
)
def test_any_order_of_undoing_shows_the_newest_file_that_stands(programme, order, seen):
    _send(programme, 5, 6, 7)
    shown = []
    for version in order:
        programme.undo(version)
        shown.append(_shown(programme))

    assert shown == seen
    assert programme.differences() == []
    assert [_shown(programme, version) for version in (1, 2, 3)] == [5, 6, 7]


def test_an_undone_file_can_be_sent_again(programme):
    (first,) = _send(programme, 5)
    programme.undo(first)

    assert _send(programme, 5) == [3]
    assert _shown(programme) == 5

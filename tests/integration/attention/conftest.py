"""What needs attention on the small programme, on both databases.

Today is 2026-04-15: the newest due month is March.
"""

import pytest

from dashboard.domain.viewer import LOCAL_VIEWER
from tests.support.watched import EVERY, reports


@pytest.fixture
def read(services):
    return lambda search="": services.attention.read(LOCAL_VIEWER, search)


@pytest.fixture
def calm(programme):
    """Nothing to look after: every village that owes reports sent all of them in time."""
    programme.submit(row for village in EVERY for row in reports(village))
    return programme

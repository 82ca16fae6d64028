"""What tests of the pages' services share."""

import pytest

from dashboard.services import open_services
from tests.support.programme import CATALOGUE


@pytest.fixture
def services(programme):
    """Every use case on the small programme; today is 2026-04-15, so March is the newest due."""
    return open_services(programme.engine, CATALOGUE, lambda: programme.calendar)

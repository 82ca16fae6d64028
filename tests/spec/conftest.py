"""Rules as tables: what villages sent, and what must then be shown."""

from __future__ import annotations

import pytest

from tests.spec.language import run, write_shown


@pytest.fixture
def spec(programme):
    """Send what one table tells, then compare what is shown with another table."""

    def spec(sent, shown):
        versions = run(programme, sent)
        wanted = [" ".join(line.split()) for line in shown.strip().splitlines()]
        assert [write_shown(programme, line, versions) for line in wanted] == wanted
        assert programme.differences() == []

    return spec

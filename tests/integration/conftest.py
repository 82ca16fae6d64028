"""What tests of the use cases share: the pages' services, the web, the command line."""

from types import SimpleNamespace

import pytest

from dashboard.app import create_app
from dashboard.cli.arguments import read_arguments
from dashboard.cli.commands import COMMANDS
from dashboard.services import open_services
from dashboard.settings import from_environment
from tests.support.programme import CATALOGUE


@pytest.fixture
def services(programme):
    """Every use case on the small programme; today is 2026-04-15, so March is the newest due."""
    return open_services(programme.engine, CATALOGUE, lambda: programme.calendar)


@pytest.fixture
def client(programme, tmp_path):
    """A web client of the product on the small programme."""
    settings = from_environment(
        {"DESMIGRATIF_LOCAL_FOLDER": str(tmp_path), "DESMIGRATIF_TODAY": str(programme.today)}
    )
    return create_app(programme.engine, settings).server.test_client()


@pytest.fixture
def type_command(programme, tmp_path):
    """Type a command and its words; what it writes by itself goes to an empty folder."""
    workplace = SimpleNamespace(
        engine=programme.engine,
        catalogue=CATALOGUE,
        rollups=programme.rollups,
        settings=SimpleNamespace(max_rows=10_000, local_folder=tmp_path / "local"),
        prepare=lambda: None,
    )

    def type_command(name, *words):
        return COMMANDS[name](workplace, read_arguments([name, *map(str, words)]))

    return type_command

"""Fresh databases for tests: of each kind one is migrated, and the others are copies of it."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import make_url

from dashboard.storage.engine import open_engine
from dashboard.storage.migrate import migrate

if TYPE_CHECKING:
    from tests.support.postgresql import PostgreSQL


def _migrated(url):
    engine = open_engine(url)
    migrate(engine)
    engine.dispose()
    return url


@dataclass
class SqliteDatabases:
    """Files in one folder."""

    folder: Path
    _numbers: itertools.count = field(default_factory=itertools.count)
    _template: str | None = None

    def empty(self):
        """URL of a database without tables."""
        return f"sqlite:///{self.folder / f'{next(self._numbers)}.sqlite3'}"

    def fresh(self):
        """URL of a database with empty tables."""
        self._template = self._template or _migrated(self.empty())
        url = self.empty()
        shutil.copyfile(_path(self._template), _path(url))
        return url

    def drop(self, url):
        for suffix in ("", "-wal", "-shm"):
            _path(url).with_name(_path(url).name + suffix).unlink(missing_ok=True)


@dataclass
class PostgresqlDatabases:
    """Databases of one server."""

    server: PostgreSQL
    _template: str | None = None

    def empty(self):
        """URL of a database without tables."""
        return self.server.url(self.server.create())

    def fresh(self):
        """URL of a database with empty tables."""
        self._template = self._template or _migrated(self.empty())
        return self.server.url(self.server.create(_name(self._template)))

    def drop(self, url):
        self.server.drop(_name(url))


def _path(url):
    return Path(url.removeprefix("sqlite:///"))


def _name(url):
    return make_url(url).database

"""Brings a database to the schema of this release."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config

if TYPE_CHECKING:
    from sqlalchemy import Engine


def migrate(engine: Engine) -> None:
    """Run every migration that the database has not had; running it again changes nothing.

    On PostgreSQL the whole upgrade is one transaction.
    """
    with engine.begin() as connection:
        command.upgrade(migration_config(connection), "head")


def migration_config(connection: object) -> Config:
    """Alembic's settings for one open connection."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config

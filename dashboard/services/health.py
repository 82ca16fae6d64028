"""Whether the data can be read right now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dashboard.storage.versions import current_version

if TYPE_CHECKING:
    from dashboard.services.store import Store


@dataclass(frozen=True, slots=True)
class HealthService:
    """Answers a monitor; every question goes to the database, nothing is remembered."""

    store: Store

    def data_version(self) -> int:
        """Newest data version; 0 before any data.

        Raises:
            StoreUnavailableError: When the database is locked, away or has no tables.
        """
        with self.store.reading() as connection:
            return current_version(connection)

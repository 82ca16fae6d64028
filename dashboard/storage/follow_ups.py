"""Keeps what was agreed on concerns: steps are added, never changed."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert

from dashboard.storage.tables import follow_up
from dashboard.storage.versions import current_version

if TYPE_CHECKING:
    from dashboard.domain.attention.tracking import Agreement


def add_step(connection: Connection, agreement: Agreement) -> None:
    """Keep what was agreed; the caller commits."""
    rule, region, indicator = agreement.subject
    connection.execute(
        insert(follow_up).values(
            rule=str(rule),
            region_code=region,
            indicator=indicator,
            since=agreement.since.number,
            state=str(agreement.state),
            owner=agreement.owner,
            due_on=agreement.due_on,
            text=agreement.text,
            author=agreement.author,
            written_at=dt.datetime.now(dt.UTC),
            version=current_version(connection),
        )
    )

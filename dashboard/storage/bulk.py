"""Fast insertion of many rows."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import DBAPIError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Connection, Table

CHUNK = 10_000


def bulk_insert(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> int:
    """Insert rows as fast as the database takes them; memory stays flat however many they are.

    Args:
        connection: Inside a transaction (``engine.begin()``); the caller commits.
        table: Where the rows go.
        columns: Names of the columns that the rows give; the others stay ``NULL``, since Python
            defaults are not applied.
        rows: One value per column, in that order, as Python objects (dates as ``date``).

    Returns:
        Number of rows inserted.

    Raises:
        DBAPIError: When the database refuses a row or is away.
    """
    encoded = _encode(connection, table, columns, rows)
    if connection.dialect.name == "postgresql":
        return _copy(connection, table, columns, encoded)
    return _execute_in_chunks(connection, table, columns, encoded)


def _encode(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> Iterator[tuple[Any, ...]]:
    """Turn the values that the driver does not know (dates, JSON) into what it stores."""
    encoders = [_encoder(connection, table, name) for name in columns]
    places = [(place, encoder) for place, encoder in enumerate(encoders) if encoder]
    if not places:
        yield from rows
        return
    for row in rows:
        values = list(row)
        for place, encoder in places:
            values[place] = encoder(values[place])
        yield tuple(values)


def _encoder(connection: Connection, table: Table, name: str) -> Callable[[Any], Any] | None:
    dialect = connection.dialect
    return table.c[name].type.dialect_impl(dialect).bind_processor(dialect)


def _copy(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> int:
    driver: Any = connection.connection
    statement = f"COPY {_target(connection, table, columns)} FROM STDIN"
    try:
        with driver.cursor() as cursor:
            with cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(row)
            return int(cursor.rowcount)
    except connection.dialect.loaded_dbapi.Error as error:
        # The driver is used past SQLAlchemy here, whose errors the callers know.
        raise DBAPIError(statement, None, error) from error


def _execute_in_chunks(
    connection: Connection, table: Table, columns: Sequence[str], rows: Iterator[tuple[Any, ...]]
) -> int:
    places = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {_target(connection, table, columns)} VALUES ({places})"  # noqa: S608  # names only
    count = 0
    while chunk := list(islice(rows, CHUNK)):
        connection.exec_driver_sql(statement, chunk)
        count += len(chunk)
    return count


def _target(connection: Connection, table: Table, columns: Sequence[str]) -> str:
    quote = connection.dialect.identifier_preparer
    return f"{quote.format_table(table)} ({', '.join(map(quote.quote, columns))})"

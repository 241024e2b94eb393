"""The view as it is kept beside the record, with the stamp of what it was built from.

A stale view is known by its stamp: after a kill between adding and refreshing, after a decision,
after an upgrade of the program.
"""

from __future__ import annotations

from operator import itemgetter

from sqlalchemy import Connection, insert, inspect, select
from sqlalchemy.schema import CreateIndex, CreateTable

from rashomon.ledger import schema
from rashomon.ledger.material import Stamp, stamp_from
from rashomon.ledger.shelf import fill
from rashomon.ledger.view import View


def kept_stamp(connection: Connection) -> Stamp | None:
    """The stamp of the view that is kept; None where there is none."""
    tables = inspect(connection)
    names = {*tables.get_table_names(), *tables.get_temp_table_names()}
    if schema.stamp.name not in names:
        return None
    kept = connection.execute(select(schema.stamp)).scalar()
    return stamp_from(kept) if kept else None


def keep(connection: Connection, view: View, *, temporary: bool = False) -> None:
    """Put `view` in the place of what is kept.

    A temporary one goes before the kept one as long as the connection lasts; the ledger itself
    need not be writable.
    """
    where = "temp" if temporary else "main"
    for table in schema.VIEW.sorted_tables:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {where}.{table.name}")
        _run(connection, str(CreateTable(table).compile(connection)), "TABLE", where)
    enter(connection, view)
    fill(connection, view.texts)
    for table in schema.VIEW.sorted_tables:  # many rows are entered faster before they are indexed
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            _run(connection, str(CreateIndex(index).compile(connection)), "INDEX", where)
    connection.execute(insert(schema.stamp), {"built_from": view.stamp})


def enter(connection: Connection, view: View) -> None:
    """Add the rows of `view` to what is kept."""
    for table, rows in (
        (schema.incidents, view.incidents),
        (schema.tellings, view.tellings),
        (schema.blocks, view.blocks),
        (schema.parties, view.parties),
        (schema.places, view.places),
    ):
        if rows:  # a table is filled fastest in the order of its key
            names = [column.name for column in table.primary_key]
            connection.execute(insert(table), sorted(rows, key=itemgetter(*names)))


def drop_temporary(connection: Connection) -> None:
    """Let the view that is kept in the ledger be seen again."""
    for table in schema.VIEW.sorted_tables:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{table.name}")


def _run(connection: Connection, statement: str, kind: str, where: str) -> None:
    located = statement.strip().replace(f"CREATE {kind} ", f"CREATE {kind} {where}.", 1)
    connection.exec_driver_sql(located)

"""The tables of a backup: read as they are at one instant, and written back into an empty database.

A table is a file of lines: the names of its columns, then a row a line, as JSON. So one archive serves both
databases, whichever of them it came from. The columns are those of the migrations that were applied, which
may be older than this version.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.models import DateField, Field, Model

# A migration, by its app and its name.
Node = tuple[str, str]

# Whoever holds the key of a session is signed in: it is not carried elsewhere.
LEFT_OUT = frozenset({"sessions"})
_ROWS_AT_ONCE = 500


@contextmanager
def snapshot() -> Iterator[None]:
    """What is read inside is the database at one instant. Nobody waits for it, and it waits for nobody.

    Begun by hand: Django's own transactions are made for writing, and on SQLite hold every other writer off.
    """
    begin = "BEGIN" if connection.vendor == "sqlite" else "BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute(begin)
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def applied() -> list[Node]:
    """The migrations that this database went through, as far as this version knows them."""
    loader = MigrationLoader(connection)
    return sorted(node for node in loader.applied_migrations if node in loader.graph.nodes)


def unknown(nodes: Iterable[Node]) -> list[Node]:
    """Those of the migrations that this version does not have."""
    return sorted(set(nodes) - MigrationLoader(None).graph.nodes.keys())


def models_after(nodes: Collection[Node]) -> dict[str, type[Model]]:
    """By the name of its table, each model as it is after these migrations."""
    loader = MigrationLoader(connection)
    apps = loader.project_state(_last(nodes, loader)).apps
    return {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label not in LEFT_OUT and model._meta.managed and not model._meta.proxy
    }


def migrate(nodes: Collection[Node]) -> None:
    """Bring an empty database to where another was, and no further."""
    executor = MigrationExecutor(connection)
    executor.migrate(_last(nodes, executor.loader))


def write(model: type[Model], target: Path) -> int:
    """Write all rows of a table into a file; how many there were."""
    fields = _fields(model)
    rows = model._base_manager.order_by("pk").values_list(*(field.attname for field in fields))
    count = 0
    with target.open("w", encoding="utf-8") as file:
        file.write(_line([field.column for field in fields]))
        for row in rows.iterator(_ROWS_AT_ONCE):
            file.write(_line(row))
            count += 1
    return count


def clear(models: Iterable[type[Model]]) -> None:
    """Take away what migrations put into the tables. Call before anything is loaded."""
    if connection.vendor == "postgresql":
        # In the transaction of a migration that added a reference, it is checked at once ever after.
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    for model in models:
        model._base_manager.all().delete()


def load(model: type[Model], source: Path) -> int:
    """Put the rows of a file into its table; how many there were. Raises ValueError where it does not fit.

    Call in a transaction: rows may name others that come later.
    """
    fields, count = _fields(model), 0
    for field in fields:
        # The rows were written long ago, and say when. `model` is our own copy, made of migrations.
        if isinstance(field, DateField):
            field.auto_now = field.auto_now_add = False
    with source.open(encoding="utf-8") as file:
        if json.loads(file.readline()) != [field.column for field in fields]:
            raise ValueError(f"{source.name} has other columns")
        while lines := list(islice(file, _ROWS_AT_ONCE)):
            model._base_manager.bulk_create([model(**_values(json.loads(line), fields)) for line in lines])
            count += len(lines)
    return count


def settle(models: Iterable[type[Model]]) -> None:
    """After all is loaded: the next numbers, and every reference. Raises IntegrityError."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
    connection.check_constraints()


@contextmanager
def made_anew_in(file: Path) -> Iterator[None]:
    """Inside, the database is a new SQLite file, whole in itself when the block ends.

    It is still Django's default one: migrations may speak of no other.
    """
    connection.close()
    usual, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], str(file)
    try:
        yield
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


def _last(nodes: Collection[Node], loader: MigrationLoader) -> list[Node]:
    """Those that no other of them stands on."""
    given = set(nodes)
    graph = loader.graph.node_map
    return sorted(node for node in given if not any(child.key in given for child in graph[node].children))


def _fields(model: type[Model]) -> list[Field[Any, Any]]:
    return list(model._meta.local_concrete_fields)


def _line(values: Sequence[Any]) -> str:
    return json.dumps(values, default=_plain, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: Any) -> str:
    """What JSON has no word for. Fields read it back with `to_python`."""
    match value:
        case date():
            return value.isoformat()
        case UUID() | Decimal():
            return str(value)
        case _:
            raise TypeError(f"{type(value).__name__} has no place in a backup yet")


def _values(row: Sequence[Any], fields: Sequence[Field[Any, Any]]) -> dict[str, Any]:
    return {field.attname: field.to_python(value) for field, value in zip(fields, row, strict=True)}

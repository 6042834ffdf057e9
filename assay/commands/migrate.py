"""`assay migrate`: the database as this version needs it. Where there is nothing to do it takes no time."""

from __future__ import annotations

import click

from assay.commands.main import with_site

CACHE = "assay_cache"


@click.command()
def migrate() -> None:
    """Bring the database up to date. An empty one also gets the public record that ships with Assay."""
    with_site()
    bring_up_to_date()


def bring_up_to_date() -> None:
    """Migrations, the table of the shared cache and, where the database is new, the public record."""
    from django.core.management import call_command
    from django.db import DEFAULT_DB_ALIAS, connection

    from assay.workflows.registry import load_shipped_record

    if _has_migrations_to_make():
        call_command("migrate", verbosity=0, interactive=False, database=DEFAULT_DB_ALIAS)
    if CACHE not in connection.introspection.table_names():
        call_command("createcachetable", verbosity=0)
    load_shipped_record()


def _has_migrations_to_make() -> bool:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

"""Backups: one archive of a site's database and its files, and the way back into an empty site.

The tables are read as they are at one instant, also while the site runs; then the files that they name. Files
never change, so what is named is what there was.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import DatabaseError, OperationalError, connection, transaction
from django.db.models import Model

from assay.records.clock import now
from assay.records.models import Message, Notice, StoredFile
from assay.workflows import backup_tables
from assay.workflows.archives import MANIFEST, Add, Trouble, Unusable, unpack, writing
from assay.workflows.backup_tables import Node

TABLES, FILES = "tables", "files"
_EXPECTED = re.compile(rf"{TABLES}/[a-z0-9_]+\.jsonl|{FILES}/[0-9a-f-]{{36}}/[0-9a-f]{{64}}")


@dataclass(frozen=True)
class Summary:
    """`size` in bytes; `held` is how many letters a restore left to the office to send."""

    rows: int
    files: int
    size: int
    held: int = 0


def back_up(target: Path) -> Summary:
    """Write everything into `target`, which appears whole or not at all. Raises `Unusable`."""
    _demand_database()
    if target.exists():
        raise Unusable(Trouble.TARGET_EXISTS, target)
    if not target.parent.is_dir():
        raise Unusable(Trouble.NO_FOLDER, target.parent)
    with _workshop(target.parent) as work:
        draft = work / "draft.tar"
        rows, nodes = _write_tables(work / TABLES)
        keys = _named(work / TABLES)
        about = {"database": connection.vendor, "migrations": nodes}
        with writing(draft, about) as add:
            for table in sorted((work / TABLES).iterdir()):
                with table.open("rb") as content:
                    add(f"{TABLES}/{table.name}", content, table.stat().st_size)
            for key in keys:
                _add_stored(add, key)
        draft.replace(target)
    return Summary(rows, len(keys), target.stat().st_size)


def restore(source: Path) -> Summary:
    """Put the archive in place of an empty site: every hash is compared first. Raises `Unusable`."""
    files = Path(default_storage.path(""))
    _demand_empty(files)
    settings.HOME.mkdir(parents=True, exist_ok=True)
    with _workshop(settings.HOME) as work:
        nodes = _nodes(unpack(source, work, _EXPECTED))
        (work / TABLES).mkdir(exist_ok=True)
        keys = _named(work / TABLES)
        missing = sum(not (work / FILES / key).is_file() for key in keys)
        if missing:
            raise Unusable(Trouble.FILES_MISSING, missing)
        rows, held = _put_in_place(work, nodes, files)
    return Summary(rows, len(keys), source.stat().st_size, held)


def _sqlite_file() -> Path:
    return Path(settings.DATABASES["default"]["NAME"])


@contextmanager
def _workshop(beside: Path) -> Iterator[Path]:
    """A folder on the same disk, so that what is made in it can be put in place by renaming."""
    folder = Path(tempfile.mkdtemp(prefix=".assay-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _demand_database() -> None:
    if connection.vendor == "sqlite":
        if not _sqlite_file().is_file():
            raise Unusable(Trouble.NO_DATABASE, _sqlite_file())
        return
    _demand_answer()
    if StoredFile._meta.db_table not in connection.introspection.table_names():
        raise Unusable(Trouble.NO_DATABASE, connection.settings_dict["NAME"])


def _demand_answer() -> None:
    try:
        connection.ensure_connection()
    except OperationalError as error:
        raise Unusable(Trouble.DATABASE_AWAY) from error


def _write_tables(folder: Path) -> tuple[int, list[Node]]:
    """How many rows were written, and through which migrations the database went."""
    folder.mkdir()
    try:
        if connection.vendor == "sqlite":
            _demand_whole()
        with backup_tables.snapshot():
            nodes = backup_tables.applied()
            models = backup_tables.models_after(nodes)
            rows = sum(
                backup_tables.write(model, folder / f"{table}.jsonl") for table, model in models.items()
            )
    except DatabaseError as error:
        raise Unusable(Trouble.DATABASE_DAMAGED) from error
    return rows, nodes


def _demand_whole() -> None:
    """An SQLite file that a disk has spoilt may still answer; PostgreSQL looks after its own."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check")
        if cursor.fetchone() != ("ok",):
            raise Unusable(Trouble.DATABASE_DAMAGED)


def _named(tables: Path) -> list[str]:
    """The storage keys that the tables name."""
    table = tables / f"{StoredFile._meta.db_table}.jsonl"
    if not table.is_file():
        raise Unusable(Trouble.INCOMPLETE)
    with table.open(encoding="utf-8") as file:
        columns = json.loads(file.readline())
        rows = (dict(zip(columns, json.loads(line), strict=True)) for line in file)
        return sorted({f"{row['application_id']}/{row['sha256']}" for row in rows})


def _add_stored(add: Add, key: str) -> None:
    name = f"{FILES}/{key}"
    try:
        with default_storage.open(key) as content:
            added = add(name, content, default_storage.size(key))
    except OSError as error:
        raise Unusable(Trouble.FILE_DAMAGED, name) from error
    # A file is named by its content's hash, so a disk that went bad shows here.
    if added != key.rpartition("/")[2]:
        raise Unusable(Trouble.FILE_DAMAGED, name)


def _demand_empty(files: Path) -> None:
    if connection.vendor == "sqlite":
        if _sqlite_file().exists():
            raise Unusable(Trouble.NOT_EMPTY, _sqlite_file())
    else:
        _demand_answer()
        if connection.introspection.table_names():
            raise Unusable(Trouble.NOT_EMPTY, connection.settings_dict["NAME"])
    if files.exists() and any(files.iterdir()):
        raise Unusable(Trouble.NOT_EMPTY, files)


def _nodes(manifest: Mapping[str, Any]) -> list[Node]:
    """The migrations that the archive was made after, all of them known here."""
    try:
        nodes = [(str(app), str(name)) for app, name in manifest["migrations"]]
    except (KeyError, TypeError, ValueError) as error:
        raise Unusable(Trouble.CHANGED, MANIFEST) from error
    if backup_tables.unknown(nodes):
        raise Unusable(Trouble.OTHER_VERSION, manifest.get("assay"))
    return nodes


def _put_in_place(work: Path, nodes: list[Node], files: Path) -> tuple[int, int]:
    """The database comes last: with it the site is there, without it the site is still empty."""
    if connection.vendor == "sqlite":
        made = work / "assay.sqlite3"
        with backup_tables.made_anew_in(made):
            backup_tables.migrate(nodes)
            with transaction.atomic():
                found = _load_tables(work / TABLES, nodes)
        with _files_in_place(work, files):
            _sqlite_file().parent.mkdir(parents=True, exist_ok=True)
            made.replace(_sqlite_file())
        return found
    # PostgreSQL makes tables in a transaction too: all of them are there, or none.
    with _files_in_place(work, files), transaction.atomic():
        backup_tables.migrate(nodes)
        return _load_tables(work / TABLES, nodes)


def _load_tables(folder: Path, nodes: list[Node]) -> tuple[int, int]:
    """How many rows there are, and how many letters are held."""
    models = backup_tables.models_after(nodes)
    found = {file.stem for file in folder.iterdir()}
    _demand_the_same(models.keys(), found)
    try:
        backup_tables.clear(models.values())
        rows = sum(backup_tables.load(model, folder / f"{table}.jsonl") for table, model in models.items())
        backup_tables.settle(models.values())
        held = _hold_letters(models)
    except (DatabaseError, ValueError) as error:
        raise Unusable(Trouble.NOT_TAKEN, type(error).__name__) from error
    return rows, held


def _hold_letters(models: Mapping[str, type[Model]]) -> int:
    """What waited when the backup was made may have been sent since. No letter goes out twice by itself."""
    at = now()
    if notices := models.get(Notice._meta.db_table):
        notices._base_manager.filter(letter=None, dropped_at=None, due_at__lte=at).update(dropped_at=at)
    waiting = models[Message._meta.db_table]._base_manager.filter(state=Message.WAITING)
    return waiting.update(state=Message.UNKNOWN, problem="waited in a restored backup")


def _demand_the_same(tables: Collection[str], found: Collection[str]) -> None:
    if strange := set(found) - set(tables):
        raise Unusable(Trouble.STRANGER, min(strange))
    if set(tables) - set(found):
        raise Unusable(Trouble.INCOMPLETE)


@contextmanager
def _files_in_place(work: Path, files: Path) -> Iterator[None]:
    """Put the files where they belong; they go again if the database does not follow."""
    (work / FILES).mkdir(exist_ok=True)
    if files.exists():
        files.rmdir()
    (work / FILES).replace(files)
    try:
        yield
    except BaseException:
        shutil.rmtree(files)
        raise

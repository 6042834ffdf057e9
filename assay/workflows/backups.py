"""Backups of a site on SQLite: one archive of the database and its files, and the way back.

The database is copied first, as it is at one instant, also while the site runs; then the files that this copy
names. Files never change, so what it names is what it had.
"""

from __future__ import annotations

import re
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from assay.workflows.archives import Add, Trouble, Unusable, unpack, writing

DATABASE = "assay.sqlite3"
FILES = "files"
_EXPECTED = re.compile(rf"{re.escape(DATABASE)}|{FILES}/[0-9a-f-]{{36}}/[0-9a-f]{{64}}")


@dataclass(frozen=True)
class Summary:
    """`size` in bytes."""

    files: int
    size: int


def back_up(target: Path) -> Summary:
    """Write everything into `target`, which appears whole or not at all. Raises `Unusable`."""
    database = _database()
    if not database.is_file():
        raise Unusable(Trouble.NO_DATABASE, database)
    if target.exists():
        raise Unusable(Trouble.TARGET_EXISTS, target)
    if not target.parent.is_dir():
        raise Unusable(Trouble.NO_FOLDER, target.parent)
    with _workshop(target.parent) as work:
        copy, draft = work / DATABASE, work / "draft.tar"
        _copy_database(database, copy)
        keys = _stored(copy)
        with writing(draft) as add:
            with copy.open("rb") as content:
                add(DATABASE, content, copy.stat().st_size)
            for key in keys:
                _add_stored(add, key)
        draft.replace(target)
    return Summary(len(keys), target.stat().st_size)


def restore(source: Path) -> Summary:
    """Put the archive in place of an empty site: every hash is compared first. Raises `Unusable`."""
    database, files = _database(), Path(default_storage.path(""))
    if database.exists():
        raise Unusable(Trouble.NOT_EMPTY, database)
    if files.exists() and any(files.iterdir()):
        raise Unusable(Trouble.NOT_EMPTY, files)
    database.parent.mkdir(parents=True, exist_ok=True)
    with _workshop(database.parent) as work:
        unpack(source, work, _EXPECTED)
        keys = _stored(work / DATABASE)
        missing = sum(not (work / FILES / key).is_file() for key in keys)
        if missing:
            raise Unusable(Trouble.FILES_MISSING, missing)
        _put_in_place(work, database, files)
    return Summary(len(keys), source.stat().st_size)


def _database() -> Path:
    if connection.vendor != "sqlite":
        raise Unusable(Trouble.NOT_SQLITE)
    return Path(settings.DATABASES["default"]["NAME"])


@contextmanager
def _workshop(beside: Path) -> Iterator[Path]:
    """A folder on the same disk, so that what is made in it can be put in place by renaming."""
    folder = Path(tempfile.mkdtemp(prefix=".assay-", dir=beside))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _copy_database(source: Path, target: Path) -> None:
    """The state at one instant, whoever writes meanwhile."""
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
        live.backup(copy)
        # One file, without the companions of write-ahead logging.
        copy.execute("PRAGMA journal_mode=DELETE")


def _stored(database: Path) -> list[str]:
    """The storage keys that a copy of the database names."""
    try:
        with closing(sqlite3.connect(database)) as copy:
            (said,) = copy.execute("PRAGMA integrity_check").fetchone()
            rows = copy.execute("SELECT DISTINCT application_id, sha256 FROM records_storedfile").fetchall()
    except sqlite3.DatabaseError as error:
        raise Unusable(Trouble.DATABASE_DAMAGED) from error
    if said != "ok":
        raise Unusable(Trouble.DATABASE_DAMAGED)
    return sorted(f"{UUID(application)}/{sha256}" for application, sha256 in rows)


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


def _put_in_place(work: Path, database: Path, files: Path) -> None:
    """The database comes last: with it the site is there, without it the site is still empty."""
    (work / FILES).mkdir(exist_ok=True)
    if files.exists():
        files.rmdir()
    (work / FILES).replace(files)
    try:
        (work / DATABASE).replace(database)
    except BaseException:
        shutil.rmtree(files)
        raise

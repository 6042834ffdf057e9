"""Files that cities add as evidence: looked into, kept under their content's hash, gone if not saved."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from pathlib import PurePosixPath
from uuid import UUID

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from assay.journey.verdicts import No, Verdict, no
from assay.records.clock import now
from assay.records.models import Application, StoredFile
from assay.workflows.documents import make_later
from assay.workflows.file_types import media_type
from assay.workflows.moves import lock
from assay.workflows.refusals import Refused

LONGEST_NAME = 200
LONGEST_ENDING = 20
# The name of a file that is being written ends with this: whoever dies meanwhile leaves it.
DRAFT = ".draft"
DRAFTS_STAY = UNUSED_STAY = timedelta(days=1)

_put: ContextVar[list[StoredFile] | None] = ContextVar("files put into the storage", default=None)


@contextmanager
def saving() -> Iterator[None]:
    """A transaction that takes the files stored in it along: when it is rolled back, they go too."""
    put: list[StoredFile] = []
    token = _put.set(put)
    try:
        with transaction.atomic():
            yield
    except BaseException:
        for file in put:
            _take_back(file)
        raise
    finally:
        _put.reset(token)


def store(upload: UploadedFile, *, application: Application) -> StoredFile:
    """Keep one file of an application. Call inside `saving()`. Raises Refused, which names the file.

    The same content again is the same file, and under the same name the same row.
    """
    put = _put.get()
    assert put is not None, "files are stored inside saving() alone"
    name = cleaned(upload.name or "")
    try:
        kind = _looked_into(upload, PurePosixPath(name).suffix)
    except Refused as refused:
        verdict = refused.verdict
        raise Refused(Verdict(verdict.reason, {**verdict.values, "file": name})) from refused
    # Held to the end, so that of two people with the same file neither takes away what the other relies on.
    application = lock(application)
    file, is_new = StoredFile.objects.get_or_create(
        application=application,
        sha256=_digest(upload),
        name=name,
        defaults={"media_type": kind, "size": upload.size, "stored_at": now()},
    )
    if is_new:
        make_later(file)
    else:
        # The form that it is sent ahead of comes now, however long ago it was sent before.
        StoredFile.objects.filter(pk=file.pk, parts=None).update(stored_at=now())
    if not default_storage.exists(file.storage_key):
        put.append(file)
        upload.seek(0)
        default_storage.save(file.storage_key, upload)
    return file


def _looked_into(upload: UploadedFile, ending: str) -> str:
    """Its media type. Raises Refused."""
    if not upload.size:
        raise Refused(no(No.FILE_EMPTY))
    if upload.size > settings.EVIDENCE_MOST_BYTES:
        raise Refused(no(No.FILE_TOO_LARGE, limit=settings.EVIDENCE_MOST_BYTES))
    assert upload.file is not None
    return media_type(upload.file, ending)


def sent_ahead(ids: Sequence[UUID], *, application: Application) -> list[StoredFile]:
    """The files of these ids, which a form sent before the rest of it. Raises Refused where one is gone."""
    found = StoredFile.objects.filter(application=application).in_bulk(ids)
    if any(one not in found for one in ids):
        raise Refused(no(No.FILE_GONE))
    return [found[one] for one in dict.fromkeys(ids)]


@contextmanager
def copying(files: Iterable[StoredFile], *, application: Application) -> Iterator[Collection[UUID]]:
    """`saving()`, in which copy() copies these files for another application of their place.

    Their contents come before the transaction, which holds all that is written on SQLite: it waits for no
    disk. Yields the ids of the files whose content is lost; these cannot be copied.
    """
    put: list[StoredFile] = []
    try:
        lost = {file.pk for file in files if not _put_copy(file, application, put)}
        with saving():
            yield lost
    except BaseException:
        for file in put:
            _take_back(file)
        raise


def _put_copy(file: StoredFile, application: Application, put: list[StoredFile]) -> bool:
    """Whether its content is there for the application, now or already. Call without a transaction."""
    copied = StoredFile(application=application, sha256=file.sha256)
    if default_storage.exists(copied.storage_key):
        return True
    try:
        with open_file(file) as content:
            put.append(copied)
            default_storage.save(copied.storage_key, content)
    except FileNotFoundError:
        return False
    return True


def copy(file: StoredFile, *, application: Application) -> StoredFile:
    """The same file under the key of another application of its place. Call inside `copying()`."""
    put = _put.get()
    assert put is not None, "files are stored inside saving() alone"
    copied, is_new = StoredFile.objects.get_or_create(
        application=application,
        sha256=file.sha256,
        name=file.name,
        defaults={"media_type": file.media_type, "size": file.size, "stored_at": now()},
    )
    if is_new:
        make_later(copied)
    # In place already, unless somebody else took it back who failed with the same.
    if not default_storage.exists(copied.storage_key):
        put.append(copied)
        with open_file(file) as content:
            default_storage.save(copied.storage_key, content)
    return copied


def open_file(file: StoredFile) -> File[bytes]:
    """The content, to be read and closed."""
    return default_storage.open(file.storage_key)


def sweep() -> None:
    """Remove what killed processes left of half-written files, and what was sent ahead of a form that was
    never saved."""
    leave_unused()
    folders, _ = default_storage.listdir("") if default_storage.exists("") else ([], [])
    for folder in folders:
        for name in default_storage.listdir(folder)[1]:
            key = f"{folder}/{name}"
            if name.endswith(DRAFT) and default_storage.get_modified_time(key) < now() - DRAFTS_STAY:
                default_storage.delete(key)


def leave_unused(application: Application | None = None) -> None:
    """Remove files that were sent ahead a day ago or earlier, and came to stand in no piece of evidence."""
    unused = StoredFile.objects.filter(stored_at__lt=now() - UNUSED_STAY, parts=None)
    for file in unused.filter(application=application) if application else unused:
        with transaction.atomic():
            lock(file.application)
            unused.filter(pk=file.pk).delete()
        _take_back(file)


def cleaned(name: str) -> str:
    """A name to show and to offer for saving: no folders, nothing invisible, not too long.

    Invisible characters can turn a name around, so that "fdp.exe" reads as "exe.pdf".
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] not in "CZ" or letter == " ")
    stem, dot, ending = " ".join(seen.split()).rpartition(".")
    if not dot:
        stem, ending = ending, ""
    ending = dot + ending[:LONGEST_ENDING]
    return (stem.strip(" .") or "file")[: LONGEST_NAME - len(ending)] + ending


def _digest(upload: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    return digest.hexdigest()


def _take_back(file: StoredFile) -> None:
    """Delete what was put, unless somebody else saved the same meanwhile."""
    with transaction.atomic():
        lock(file.application)
        if not StoredFile.objects.filter(application=file.application, sha256=file.sha256).exists():
            default_storage.delete(file.storage_key)

"""Making the pages of a file: what the worker does, and what becomes of what was left half done.

The pictures are put into their storage first; the rows come with the mark that the job is done. Without its
rows a picture is shown to nobody, so a worker that is killed leaves no half of a document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.conf import settings
from django.core.files import File

from assay.documents import apart
from assay.documents.faults import DocumentFault
from assay.documents.made import Made
from assay.records.clock import now
from assay.records.models import Document, DocumentPage, Job, StoredFile
from assay.records.pages import MAKE, page_pictures, picture_key
from assay.workflows.documents import make_later
from assay.workflows.files import open_file
from assay.workflows.jobs import Effect

Payload = Mapping[str, Any]


def make(payload: Payload) -> Effect:
    """Read the file in a process of its own, and keep the pictures of its pages."""
    file = StoredFile.objects.filter(pk=payload["file"]).first()
    if file is None:
        return partial(_forget, payload)
    with (
        open_file(file) as source,
        apart.reading(source, file.media_type, settings.SCRATCH) as made,
        _taken_back_together() as put,
    ):
        for page in made.pages:
            if page.width:
                put(picture_key(file, page.number), made.folder / page.file)
    return partial(_note, file, made)


def give_up(payload: Payload) -> None:
    """What becomes of a file whose reading was tried too often, or ended its worker each time."""
    file = StoredFile.objects.filter(pk=payload["file"]).first()
    if file is not None:
        _note(file, Made(settings.SCRATCH, problem=DocumentFault.BROKE_OFF))
        _remove(str(file.pk))


def sweep() -> None:
    """Set right what killed processes and a restored backup leave. What is being made is left alone."""
    apart.sweep(settings.SCRATCH)
    pictures = page_pictures()
    folders = set(pictures.listdir("")[0]) if pictures.exists("") else set()
    # In this order: a job that ends in between leaves its rows.
    making = set(Job.objects.filter(kind=MAKE, state=Job.READY).values_list("payload__file", flat=True))
    made = {str(pk) for pk in Document.objects.values_list("file_id", flat=True)}
    for folder in folders - making - made:
        _remove(folder)
    drawn = Document.objects.filter(state=Document.READY, pages__width__gt=0).select_related("file")
    for document in drawn.distinct():
        if str(document.file_id) not in folders:
            make_later(document.file)


@contextmanager
def _taken_back_together() -> Iterator[Any]:
    """Yields what puts a picture into the storage. What was put goes again if not all of it could be."""
    pictures, put = page_pictures(), []

    def keep(key: str, source: Any) -> None:
        put.append(key)
        with source.open("rb") as content:
            pictures.save(key, File(content))

    try:
        yield keep
    except BaseException:
        for key in put:
            pictures.delete(key)
        raise


def _note(file: StoredFile, made: Made) -> None:
    """The rows of a document, in place of those it had."""
    document, _ = Document.objects.update_or_create(
        file=file,
        defaults={
            "state": Document.READY if made.pages else Document.FAILED,
            "pages_in_all": made.pages_in_all,
            "problem": made.problem or "",
            "made_at": now(),
        },
    )
    document.pages.all().delete()
    DocumentPage.objects.bulk_create(
        DocumentPage(
            document=document, number=page.number, text=page.text, width=page.width, height=page.height
        )
        for page in made.pages
    )


def _forget(payload: Payload) -> None:
    """The file is gone, and so are its rows."""
    _remove(str(payload["file"]))


def _remove(folder: str) -> None:
    pictures = page_pictures()
    if pictures.exists(folder):
        for name in pictures.listdir(folder)[1]:
            pictures.delete(f"{folder}/{name}")
        pictures.delete(folder)

"""Files whose pages are ready, for the tests of the corners that show them."""

from __future__ import annotations

from assay.records.models import Application, Document, DocumentPage, Job, StoredFile
from assay.records.pages import MAKE
from assay.workflows.answers import ClaimDraft, record_answer
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.working import work_one
from tests import examples
from tests.documents import making
from tests.workflows.making_files import an_upload

ITEM = "DM2"


def an_answer(
    application: Application, version: int = 0, content: bytes = b"", name: str = "plan.pdf", where: str = ""
) -> StoredFile:
    """An answer whose evidence is this file alone."""
    evidence = EvidenceDraft(
        title=name, files=(an_upload(name, content or making.a_pdf("One", "Two", "Three")),), where=where
    )
    draft = ClaimDraft(rating=1, explanation="So it is.", add=(evidence,))
    record_answer(application, ITEM, draft, version=version, by=examples.ana())
    return StoredFile.objects.get(application=application, name=name)


def worked_off() -> None:
    Job.objects.exclude(kind=MAKE).delete()
    while work_one():
        pass


def with_pages(file: StoredFile, count: int) -> None:
    """As if it were so long. Their pictures are not there."""
    document = Document.objects.get(file=file)
    document.pages.all().delete()
    document.state, document.pages_in_all = Document.READY, count
    document.save()
    DocumentPage.objects.bulk_create(
        DocumentPage(document=document, number=number, text=f"Text {number}", width=10, height=10)
        for number in range(1, count + 1)
    )

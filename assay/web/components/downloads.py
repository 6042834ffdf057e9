"""Files that cities gave as evidence, on their way to whoever may read them: the page has asked that."""

from __future__ import annotations

from uuid import UUID

from django.http import FileResponse, Http404, HttpResponse

from assay.records.models import Application, StoredFile
from assay.reports.claims import claimed_file
from assay.workflows.files import open_file


def claimed_or_404(application: Application, file_id: UUID) -> StoredFile:
    """A file that stands behind an answer: what those who judge read of a city's, and nothing else."""
    file = claimed_file(application, file_id)
    if file is None:
        raise Http404
    return file


def send_file(file: StoredFile) -> FileResponse:
    """The original, always to be saved and never shown: what a stranger made runs nothing on our address."""
    response = FileResponse(
        open_file(file), as_attachment=True, filename=file.name, content_type=file.media_type
    )
    response["Content-Length"] = str(file.size)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def send_paper(pages: bytes, *, name: str) -> HttpResponse:
    """A PDF of ours, to be saved under `name`, which says nothing of the city."""
    response = HttpResponse(pages, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    return response

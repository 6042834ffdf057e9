"""Files that cities gave as evidence, on their way to whoever may read them: the page has asked that."""

from __future__ import annotations

from django.http import FileResponse

from assay.records.models import StoredFile
from assay.workflows.files import open_file


def send_file(file: StoredFile) -> FileResponse:
    """The original, always to be saved and never shown: what a stranger made runs nothing on our address."""
    response = FileResponse(
        open_file(file), as_attachment=True, filename=file.name, content_type=file.media_type
    )
    response["Content-Length"] = str(file.size)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response

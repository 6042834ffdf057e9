"""The pages of a file that a city gave as evidence, for those who judge it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from assay.records.models import Application, StoredFile
from assay.web.components.documents import Corner, document_page, send_picture
from assay.web.components.downloads import claimed_or_404
from assay.web.expert.desks import assigned_application

CORNER = Corner("expert_document", "expert_document_page", "expert_file", "expert/document.html")


@require_http_methods(["GET", "HEAD", "POST"])
def expert_document(request: HttpRequest, application: UUID, file_id: UUID) -> HttpResponse:
    assigned, file = _cited(request, application, file_id)
    return document_page(request, file, CORNER, application=assigned)


@require_safe
def expert_document_page(
    request: HttpRequest, application: UUID, file_id: UUID, number: int
) -> HttpResponseBase:
    return send_picture(_cited(request, application, file_id)[1], number)


def _cited(request: HttpRequest, application: UUID, file_id: UUID) -> tuple[Application, StoredFile]:
    """An expert reads what the answers that stand cite, and nothing else of the city's."""
    assigned = assigned_application(request, application)
    return assigned, claimed_or_404(assigned, file_id)

"""The pages of a file that the city itself added, for its own people."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods, require_safe

from assay.records.models import StoredFile
from assay.reports.pieces import version_holding
from assay.web.city.membership import Part, my_part
from assay.web.components.documents import Corner, document_page, send_picture

CORNER = Corner("city_document", "city_document_page", "city_file", "city/document.html")


@require_http_methods(["GET", "HEAD", "POST"])
def city_document(request: HttpRequest, application_id: UUID, file_id: UUID) -> HttpResponse:
    part, file = _mine(request, application_id, file_id)
    holding = version_holding(file)
    return document_page(request, file, CORNER, part=part, acting=part.acting, holding=holding)


@require_safe
def city_document_page(
    request: HttpRequest, application_id: UUID, file_id: UUID, number: int
) -> HttpResponseBase:
    _, file = _mine(request, application_id, file_id)
    return send_picture(file, number)


def _mine(request: HttpRequest, application_id: UUID, file_id: UUID) -> tuple[Part, StoredFile]:
    """Whoever has a part in the application reads all its files."""
    part = my_part(request, application_id)
    return part, get_object_or_404(StoredFile, pk=file_id, application=part.application)

"""The pages of a file that a city gave as evidence, for the office."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_http_methods, require_safe

from assay.records.models import Application, StoredFile
from assay.web.components.documents import Corner, document_page, send_picture
from assay.web.components.downloads import claimed_or_404
from assay.web.office.opening import acting, signed_application

CORNER = Corner("office_document", "office_document_page", "office_file", "office/document.html")


@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, application_id: UUID, file_id: UUID) -> HttpResponse:
    application, file = _cited(application_id, file_id)
    acts = acting(request, application.cohort)
    return document_page(request, file, CORNER, application=application, acting=acts)


@require_safe
def page(request: HttpRequest, application_id: UUID, file_id: UUID, number: int) -> HttpResponseBase:
    return send_picture(_cited(application_id, file_id)[1], number)


def _cited(application_id: UUID, file_id: UUID) -> tuple[Application, StoredFile]:
    application = signed_application(application_id)
    return application, claimed_or_404(application, file_id)

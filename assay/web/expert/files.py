"""A file that a city gave as evidence, for those who judge it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from assay.reports.claims import claimed_file
from assay.web.components.downloads import send_file
from assay.web.expert.desks import assigned_application


@require_safe
def expert_file(request: HttpRequest, application: UUID, file_id: UUID) -> HttpResponseBase:
    file = claimed_file(assigned_application(request, application), file_id)
    if file is None:
        raise Http404
    return send_file(file)

"""A file that a city gave as evidence, for those who judge it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from assay.web.components.downloads import claimed_or_404, send_file
from assay.web.expert.desks import assigned_application


@require_safe
def expert_file(request: HttpRequest, application: UUID, file_id: UUID) -> HttpResponseBase:
    return send_file(claimed_or_404(assigned_application(request, application), file_id))

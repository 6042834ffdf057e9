"""A file that the city itself added, for its own people."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from assay.records.models import Evidence
from assay.web.city.membership import my_part
from assay.web.components.downloads import send_file


@require_safe
def city_evidence(request: HttpRequest, application_id: UUID, evidence_id: UUID) -> HttpResponseBase:
    part = my_part(request, application_id)
    evidence = (
        Evidence.objects.filter(application=part.application, pk=evidence_id).select_related("file").first()
    )
    if evidence is None or evidence.file is None:
        raise Http404
    return send_file(evidence.file)

"""A file that the city itself added, for its own people."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from assay.records.models import StoredFile
from assay.web.city.membership import my_part
from assay.web.components.downloads import send_file


@require_safe
def city_file(request: HttpRequest, application_id: UUID, file_id: UUID) -> HttpResponseBase:
    part = my_part(request, application_id)
    return send_file(get_object_or_404(StoredFile, pk=file_id, application=part.application))

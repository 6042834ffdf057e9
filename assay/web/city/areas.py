"""The criteria of one area, as a list of work."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.reports.progress import progress
from assay.web.city.membership import my_part


@require_safe
def city_area(request: HttpRequest, application_id: UUID, code: str) -> HttpResponse:
    part = my_part(request, application_id)
    areas = progress(part.application).areas
    codes = [area.code for area in areas]
    if code not in codes:
        raise Http404
    at = codes.index(code)
    context = {
        "part": part,
        "acting": part.acting,
        "area": areas[at],
        "before": areas[at - 1] if at else None,
        "after": areas[at + 1] if at + 1 < len(areas) else None,
    }
    return render(request, "city/area.html", context)

"""The criteria of one area, as a list of work."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.closing import still_open
from assay.reports.comments import said_of
from assay.reports.progress import progress
from assay.reports.tasks import tasks
from assay.web.city.membership import my_part


@require_safe
def city_area(request: HttpRequest, application_id: UUID, code: str) -> HttpResponse:
    part = my_part(request, application_id)
    areas = progress(part.application).areas
    codes = [area.code for area in areas]
    if code not in codes:
        raise Http404
    place, at = codes.index(code), now()
    area = areas[place]
    held = tasks(part.application, part.person, at, items=[item.code for item in area.items])
    said = said_of(part.application, part.person)
    context = {
        "lines": [(item, held.get(item.code, []), said.get(item.code)) for item in area.items],
        "may_hand_out": Role.LEAD in part.roles and bool(still_open(part.application, at)),
        "part": part,
        "acting": part.acting,
        "area": area,
        "before": areas[place - 1] if place else None,
        "after": areas[place + 1] if place + 1 < len(areas) else None,
    }
    return render(request, "city/area.html", context)

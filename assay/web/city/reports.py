"""The score report, from the instant at which the decision may be seen."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.journey.stages import Stage
from assay.records.clock import now
from assay.web.city.decided import decided
from assay.web.city.membership import my_part


@require_safe
def city_report(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Before the instant: the planned day, by the cohort's key dates. The instant is nobody's to know."""
    part = my_part(request, application_id)
    if part.stage is Stage.WITHDRAWN:
        raise Http404
    known = decided(part, now())
    context = {"part": part, "acting": part.acting, "decided": known}
    if known is None:
        return render(request, "city/report_later.html", context, status=404)
    outcome = known.report.outcome
    context |= {"report": known.report, "outcomes": [outcome] if outcome else []}
    return render(request, "city/report.html", context)

"""The queue, and one application of it."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.records.clock import now
from assay.reports.queue import queue
from assay.reports.worklist import worklist
from assay.web.expert.desks import assigned_application
from assay.web.persons import person


@require_safe
def expert(request: HttpRequest) -> HttpResponse:
    return render(request, "expert/queue.html", {"page": queue(person(request), now())})


@require_safe
def expert_application(request: HttpRequest, application: UUID) -> HttpResponse:
    assigned = assigned_application(request, application)
    page = worklist(assigned, person(request), now())
    return render(request, "expert/application.html", {"page": page})

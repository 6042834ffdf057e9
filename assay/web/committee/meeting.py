"""The meeting, and the packet of one city with the committee's decision."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from assay.records.clock import now
from assay.records.models import Application, Person
from assay.reports.meeting import meeting
from assay.reports.packet import packet
from assay.web.committee.decision_form import DecisionForm
from assay.web.committee.tables import laid_application
from assay.web.components.redirects import see
from assay.web.persons import person
from assay.words.committee import decided
from assay.workflows import decisions
from assay.workflows.refusals import Refused


@require_safe
def committee(request: HttpRequest) -> HttpResponse:
    return render(request, "committee/meeting.html", {"page": meeting(person(request), now())})


@require_http_methods(["GET", "HEAD", "POST"])
def committee_packet(request: HttpRequest, application: UUID) -> HttpResponse:
    laid = laid_application(request, application)
    page = packet(laid, person(request), now())
    form = DecisionForm(page.ballot, request.POST or None) if page.ballot else None
    posted = request.method == "POST"
    if posted and form and form.is_valid() and _decide(request, laid, form):
        return see("committee_packet", laid.pk)
    # Somebody decided meanwhile: what was typed is shown once more, to be kept elsewhere.
    late = posted and form is None
    context = {"page": page, "form": form, "too_late": late, "typed": request.POST.get("reason", "")}
    return render(request, "committee/packet.html", context, status=422 if posted else 200)


def _decide(request: HttpRequest, application: Application, form: DecisionForm) -> bool:
    """Record the decision. False where it is refused: the form then says why."""
    members = Person.objects.filter(pk__in=form.cleaned_data["members"])
    try:
        decision = decisions.decide(
            application,
            level=form.chosen_level,
            reason=form.cleaned_data["reason"],
            members=list(members),
            by=person(request),
        )
    except Refused as refused:
        form.refuse(refused.verdict)
        return False
    messages.success(request, decided(decision.at, application.the_cohort.zone))
    return True

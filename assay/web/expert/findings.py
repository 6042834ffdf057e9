"""The desk: one item, the claim with its evidence beside what is asked, and the expert's own finding."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from assay.records.models import Application
from assay.reports.desk import desk
from assay.reports.worklist import next_left
from assay.web.components.redirects import see
from assay.web.expert.desks import assigned_application
from assay.web.expert.finding_form import FindingForm
from assay.web.persons import person
from assay.words import desk as words
from assay.words.refusals import sentence
from assay.workflows import validation
from assay.workflows.refusals import Refused

SAVE, SAVE_NEXT, HAND_IN = "save", "save-next", "hand-in"


@require_http_methods(["GET", "HEAD", "POST"])
def expert_finding(request: HttpRequest, application: UUID, item: str) -> HttpResponse:
    assigned = assigned_application(request, application)
    page = desk(assigned, item, person(request))
    if page is None:
        raise Http404
    typed = request.POST if request.method == "POST" else None
    form = FindingForm(page, typed, handing_in=request.POST.get("do") == HAND_IN)
    if form.is_bound and form.is_valid() and _keep(request, assigned, item, form):
        return _onward(request, assigned, item)
    # What was typed is shown again, also where the finding was closed meanwhile.
    context = {
        "page": page,
        "form": form if page.may_find or form.is_bound else None,
        "why_closed": sentence(page.may_find),
    }
    return render(request, "expert/finding.html", context, status=422 if form.is_bound else 200)


def _keep(request: HttpRequest, application: Application, item: str, form: FindingForm) -> bool:
    """Save or hand in. False where it is refused: the form then says why."""
    by, zone = person(request), application.the_cohort.zone
    try:
        if request.POST.get("do") == HAND_IN:
            finding = validation.hand_in(application, item, form.draft(), by=by)
            assert finding.handed_in_at is not None
            messages.success(request, words.handed_in(item, finding.handed_in_at, zone))
        else:
            finding = validation.save_finding(application, item, form.draft(), by=by)
            messages.success(request, words.saved(item, finding.saved_at, zone))
    except Refused as refused:
        form.refuse(refused.verdict)
        return False
    return True


def _onward(request: HttpRequest, application: Application, item: str) -> HttpResponse:
    """Back to the same item after a plain save, else to the next that waits, else to the list."""
    following = item
    if request.POST.get("do") in (SAVE_NEXT, HAND_IN):
        following = next_left(application, person(request), after=item)
    if following:
        return see("expert_finding", application.pk, following)
    return see("expert_application", application.pk)

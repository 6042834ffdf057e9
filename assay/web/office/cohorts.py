"""Cohorts: the list, a new one, and one with its key dates and its embargo."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assay.journey.verdicts import Verdict
from assay.records.clock import now
from assay.records.models import Cohort
from assay.reports import embargo as report
from assay.web.components.redirects import see
from assay.web.office.cohort_forms import CohortForm, InstantForm
from assay.web.office.opening import acting, cohort_of
from assay.web.office.pressing import pressed
from assay.web.persons import person
from assay.words.refusals import sentence
from assay.workflows import announcements
from assay.workflows.cohorts import open_a_cohort
from assay.workflows.refusals import Refused


@require_safe
def cohorts(request: HttpRequest) -> HttpResponse:
    return render(request, "office/cohorts.html", {"cohorts": report.cohort_lines()})


@require_http_methods(["GET", "HEAD", "POST"])
def new_cohort(request: HttpRequest) -> HttpResponse:
    form = CohortForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cohort = open_a_cohort(**form.cleaned_data, by=person(request))
        messages.success(request, _("The cohort is open. Its key dates are public from now on."))
        return see("office_cohort", cohort.pk)
    return render(request, "office/cohort_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def cohort(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, cohort_of(slug))


@pressed("office_cohort", "slug")
def set_instant(request: HttpRequest, slug: str) -> HttpResponse:
    """Set the instant of the announcement, or move it while it has not come."""
    found = cohort_of(slug)
    form = InstantForm(request.POST, cohort=found)
    if form.is_valid():
        try:
            announcements.set_instant(found, at=form.cleaned_data["at"], by=person(request))
        except Refused as refusal:
            form.add_error(None, sentence(refusal.verdict))
        else:
            messages.success(request, _("The instant is set. Until it comes, nothing is public."))
            return see("office_cohort", slug)
    return _page(request, found, form=form)


def _page(request: HttpRequest, cohort: Cohort, form: InstantForm | None = None) -> HttpResponse:
    verdict = _may_announce(cohort)
    context = {
        "page": report.cohort_page(cohort),
        "form": form or InstantForm(cohort=cohort, at=announcements.instant_of(cohort)),
        "why_not": sentence(verdict),
        "acting": acting(request, cohort),
    }
    return render(request, "office/cohort.html", context, status=422 if form else 200)


def _may_announce(cohort: Cohort) -> Verdict:
    """What the workflow would say of an instant that lies ahead."""
    return announcements.may_announce(cohort, now() + timedelta(hours=1))

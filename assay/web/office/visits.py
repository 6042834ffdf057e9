"""From settled findings to the committee: visits, waivers, and the facts check passed on."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from assay.reports.dossier import dossier
from assay.web.office.applications import done, page_of
from assay.web.office.opening import application_of
from assay.web.office.pressing import pressed
from assay.web.office.step_forms import MustHaveForm, ReasonForm, VisitForm
from assay.web.persons import person
from assay.workflows import decisions, ties, visits


@pressed("office_application", "application_id")
def plan_visit(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = application_of(application_id)
    return done(
        request,
        application_id,
        lambda: visits.plan_visit(application, by=person(request)),
        _("The visit is planned. Record it here once it took place."),
    )


@pressed("office_application", "application_id")
def skip_visit(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = application_of(application_id)
    return done(
        request,
        application_id,
        lambda: visits.skip_visit(application, by=person(request)),
        _("It goes on without a visit, to the facts check."),
    )


@pressed("office_application", "application_id")
def add_visit(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """A visit that the card does not ask for, on record with its reason."""
    application = application_of(application_id)
    form = ReasonForm(request.POST, auto_id="add_visit_%s")
    if not form.is_valid():
        return page_of(request, application_id, refused={"add_visit": form}, status=422)
    reason = form.cleaned_data["reason"]
    return done(
        request,
        application_id,
        lambda: ties.waive(application, rule="visit", about="", reason=reason, by=person(request)),
        _("A visit is added. You can plan it now."),
    )


@pressed("office_application", "application_id")
def record_visit(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = application_of(application_id)
    form = VisitForm(request.POST)
    if not form.is_valid():
        return page_of(request, application_id, refused={"visit": form}, status=422)
    return done(
        request,
        application_id,
        lambda: visits.record_visit(application, **form.cleaned_data, by=person(request)),
        _("The visit is recorded. It goes on to the facts check."),
        refused={"visit": form},
    )


@pressed("office_application", "application_id")
def waive_must_have(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """Whether the committee may pass a must-have is hers to decide; without a waiver she cannot."""
    application = application_of(application_id)
    form = MustHaveForm(request.POST, codes=dossier(application).must_haves_missing)
    if not form.is_valid():
        return page_of(request, application_id, refused={"must_have": form}, status=422)
    code, reason = form.cleaned_data["code"], form.cleaned_data["reason"]
    return done(
        request,
        application_id,
        lambda: ties.waive(application, rule="must-have", about=code, reason=reason, by=person(request)),
        _("%(code)s is set aside on record. The committee may now pass it.") % {"code": code},
    )


@pressed("office_application", "application_id")
def bring_before_committee(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = application_of(application_id)
    return done(
        request,
        application_id,
        lambda: decisions.bring_before_committee(application, by=person(request)),
        _("It is before the committee."),
    )

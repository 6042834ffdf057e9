"""Experts given to an application and taken from it, ties waived, validation started and closed."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.models import Assignment, Person, Tie
from assay.web.office.applications import done, page_of
from assay.web.office.opening import application_of
from assay.web.office.pressing import pressed
from assay.web.office.step_forms import tie_form
from assay.web.persons import person
from assay.workflows import assignments, invitations, ties, validation


@pressed("office_application", "application_id")
def assign(request: HttpRequest, application_id: UUID, expert_id: UUID) -> HttpResponse:
    application, expert = application_of(application_id), _expert(expert_id)
    told = {"name": expert.name}
    said = _("Assigned to %(name)s.") % told
    if application.stage == Stage.VALIDATION:
        said = _("Assigned to %(name)s. A letter is on its way.") % told
    return done(
        request,
        application_id,
        lambda: assignments.assign(application, expert, by=person(request)),
        said,
    )


@pressed("office_application", "application_id")
def release(request: HttpRequest, application_id: UUID, assignment_id: int) -> HttpResponse:
    assignment = get_object_or_404(
        Assignment.objects.select_related("expert", "application"),
        pk=assignment_id,
        application=application_id,
        ended_at=None,
    )
    return done(
        request,
        application_id,
        lambda: assignments.release(assignment, by=person(request)),
        _("Released: %(name)s. What was handed in is set aside.") % {"name": assignment.expert.name},
    )


@pressed("office_application", "application_id")
def waive_tie(request: HttpRequest, application_id: UUID, expert_id: UUID) -> HttpResponse:
    application, expert = application_of(application_id), _expert(expert_id)
    form = tie_form(expert.pk, request.POST)
    if not form.is_valid():
        return page_of(request, application_id, refused={str(expert.pk): form}, status=422)
    reason = f"{expert.name}: {form.cleaned_data['reason']}"
    return done(
        request,
        application_id,
        lambda: ties.waive_tie(application, expert, reason=reason, by=person(request)),
        _("The tie of %(name)s is set aside for this city. You can assign them now.") % {"name": expert.name},
    )


@pressed("office_application", "application_id")
def start_validation(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = application_of(application_id)
    names = " · ".join(one.expert.name for one in assignments.standing(application))
    return done(
        request,
        application_id,
        lambda: assignments.start_validation(application, by=person(request)),
        _("Validation has started. Letters are on their way to: %(names)s.") % {"names": names},
    )


@pressed("office_application", "application_id")
def close_validation(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = application_of(application_id)
    return done(
        request,
        application_id,
        lambda: validation.close_validation(application, by=person(request)),
        _("Validation is closed. Nothing is unsettled."),
    )


@pressed("office_application", "application_id")
def invite_again(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """A new one-time link for the lead, to the person whose statement was verified."""
    application = application_of(application_id)
    interest = application.interest
    if application.stage != Stage.ELIGIBLE:
        return page_of(request, application_id, status=422)
    return done(
        request,
        application_id,
        lambda: invitations.invite(
            application, role=Role.LEAD, email=interest.email, name=interest.name, by=person(request)
        ),
        _("A new invitation is on its way to %(name)s, %(email)s.")
        % {"name": interest.name, "email": interest.email},
    )


def _expert(expert_id: UUID) -> Person:
    return get_object_or_404(Person, pk=expert_id, appointments__role=Role.EXPERT, is_active=True)


@pressed("office_application", "application_id")
def end_tie(request: HttpRequest, application_id: UUID, tie_id: UUID) -> HttpResponse:
    """End a tie that no longer stands, from the application in which it was weighed."""
    application = application_of(application_id)
    tie = get_object_or_404(Tie.objects.select_related("person"), pk=tie_id, place=application.place_id)
    return done(
        request,
        application_id,
        lambda: ties.end(tie, by=person(request)),
        _("The tie of %(name)s is ended.") % {"name": tie.person.name},
    )

"""Ending an application that its city did not submit."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from assay.web.office.applications import done, page_of
from assay.web.office.opening import application_of
from assay.web.office.pressing import pressed
from assay.web.office.step_forms import CloseForm
from assay.web.persons import person
from assay.workflows import signatures


@pressed("office_application", "application_id")
def close_unsubmitted(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = application_of(application_id)
    form = CloseForm(request.POST)
    if not form.is_valid():
        return page_of(request, application_id, refused={"close": form}, status=422)
    reason = form.cleaned_data["reason"]
    return done(
        request,
        application_id,
        lambda: signatures.close_unsubmitted(application, reason=reason, by=person(request)),
        _("The application is closed. Its people are told by letter, and its place may apply again."),
        refused={"close": form},
    )

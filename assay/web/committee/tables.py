"""What lies on the committee's table: an application that this member may decide on, or nothing."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from assay.journey.reading import may_read_as_committee
from assay.journey.stages import Stage
from assay.records.gathering import has_assessed, ties_of
from assay.records.models import Application
from assay.web.persons import person


def laid_application(request: HttpRequest, application_id: UUID) -> Application:
    """The application, for a member who may decide on it. Raises Http404 for everybody else."""
    member = person(request)
    application = (
        Application.objects.filter(pk=application_id).select_related("place", "cohort__announcement").first()
    )
    if application is None or not may_read_as_committee(
        has_assessed(member, application), ties_of(member, application), Stage(application.stage)
    ):
        raise Http404
    return application

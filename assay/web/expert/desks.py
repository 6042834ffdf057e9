"""What lies on an expert's desk: an application assigned to her, or nothing."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest

from assay.journey.reading import may_read_as_expert
from assay.journey.stages import Stage
from assay.records.gathering import is_assigned, ties_of
from assay.records.models import Application
from assay.web.persons import person


def assigned_application(request: HttpRequest, application_id: UUID) -> Application:
    """The application, for the expert who may read it. Raises Http404 for everybody else."""
    expert = person(request)
    application = Application.objects.filter(pk=application_id).select_related("place", "cohort").first()
    if application is None or not may_read_as_expert(
        is_assigned(expert, application), ties_of(expert, application), Stage(application.stage)
    ):
        raise Http404
    return application

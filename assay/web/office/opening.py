"""The opening lines of the office's pages: the thing that an address names, or a page that is missing."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst

from assay.journey.roles import Role
from assay.journey.visibility import may_read_answers
from assay.records.models import Application, Cohort, SignOff
from assay.records.pinning import edition_of
from assay.standard.editions import Edition
from assay.web.components.context import Acting
from assay.web.persons import person
from assay.words.roles import role as role_words


def application_of(application_id: UUID) -> Application:
    """The office sees every application; the door (web/access.py) has asked whether it is the office."""
    found = Application.objects.select_related("place", "cohort__announcement")
    return get_object_or_404(found, pk=application_id)


def signed_application(application_id: UUID) -> Application:
    """What the city writes is missing for the office until its sponsor has signed."""
    application = application_of(application_id)
    signed = SignOff.objects.filter(application=application, withdrawn_at=None).exists()
    if not may_read_answers(signed):
        raise Http404
    return application


def cohort_of(slug: str) -> Cohort:
    return get_object_or_404(Cohort.objects.select_related("announcement"), pk=slug)


def edition_and_item(application: Application, item: str) -> Edition:
    """The edition of an application, which has `item`."""
    if application.cohort is None:
        raise Http404
    edition = edition_of(application.cohort)
    if edition.item(item) is None:
        raise Http404
    return edition


def acting(request: HttpRequest, cohort: Any) -> Acting:
    """Who acts, for the header: with the cohort that the page is about."""
    return Acting(capfirst(role_words(Role.OFFICE)), person(request).name, cohort.name if cohort else "")

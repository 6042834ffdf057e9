"""The city's own page, and the list of applications for those who have several."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.models import Membership
from assay.web.city.home_pages import home_page
from assay.web.city.membership import my_part
from assay.web.components.redirects import see
from assay.web.persons import person
from assay.words import stages
from assay.words.roles import role as role_words


@dataclass(frozen=True)
class Mine:
    """One application in the list of hers."""

    id: UUID
    city: str
    cohort: str
    stage: str
    role: str


@require_safe
def city(request: HttpRequest) -> HttpResponse:
    """Her applications; straight on to it where there is one."""
    rows = (
        Membership.objects.standing()
        .filter(person=person(request), application__cohort__isnull=False)
        .select_related("application__place", "application__cohort")
        .order_by("-application__created_at", "pk")
    )
    mine = [_mine(row) for row in rows]
    if len({one.id for one in mine}) == 1:
        return see("city_home", mine[0].id)
    return render(request, "city/applications.html", {"mine": mine})


def _mine(row: Membership) -> Mine:
    application = row.application
    return Mine(
        id=application.pk,
        city=application.place.label,
        cohort=application.cohort.name if application.cohort else "",
        stage=stages.for_city(Stage(application.stage)),
        role=role_words(Role(row.role)),
    )


@require_safe
def city_home(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    return render(request, "city/home.html", {"page": home_page(part), "acting": part.acting})

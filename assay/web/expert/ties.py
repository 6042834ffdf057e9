"""My ties: declared by the person herself, as an expert or as a member of the committee."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.records.models import Place
from assay.reports.places import PlaceFacts, find_places
from assay.reports.ties import my_ties
from assay.web.components.redirects import see
from assay.web.expert.tie_form import TieForm
from assay.web.persons import person
from assay.words import desk as words
from assay.workflows import ties as workflow
from assay.workflows.refusals import Refused
from assay.workflows.sites import this_site


@require_http_methods(["GET", "HEAD", "POST"])
def ties(request: HttpRequest, role: Role) -> HttpResponse:
    """The list, the search for a city, and the form to declare a tie to one that was found."""
    asked = request.GET.get("city", "").strip()
    places = _found(asked)
    form = TieForm(places, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and _declare(request, form):
        return see(f"{role}_ties")
    context = {
        "role": role,
        "home": reverse(role),
        "ties": my_ties(person(request)),
        "asked": asked,
        "form": form if places or form.is_bound else None,
    }
    return render(request, "expert/ties.html", context, status=422 if form.is_bound else 200)


def _found(asked: str) -> list[PlaceFacts]:
    """In a demonstration its invented places too, which come first."""
    invented = find_places(asked, invented=True) if this_site().demonstration else ()
    return [*invented, *find_places(asked)]


def _declare(request: HttpRequest, form: TieForm) -> bool:
    by, grade = person(request), TieGrade(form.cleaned_data["grade"])
    place = Place.objects.get(pk=form.cleaned_data["place"])
    try:
        workflow.declare(by, place, grade=grade, kind=form.cleaned_data["kind"], by=by)
    except Refused as refused:
        form.refuse(refused.verdict)
        return False
    messages.success(request, words.tie_declared(place.label, grade))
    return True

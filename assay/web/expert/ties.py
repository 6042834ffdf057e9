"""My ties: declared by the person herself, as an expert or as a member of the committee."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.records.models import Place, Tie
from assay.reports.places import PlaceFacts, find_places
from assay.reports.ties import my_ties
from assay.web.components.redirects import see
from assay.web.expert.tie_form import TieForm
from assay.web.persons import person
from assay.words import desk as words
from assay.words.places import place_label
from assay.words.refusals import sentence
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


@require_POST
def end_tie(request: HttpRequest, tie: int, role: Role) -> HttpResponse:
    """Say that a tie of her own no longer stands; one that has ended already stays ended."""
    mine = Tie.objects.filter(pk=tie, person=person(request)).select_related("place").first()
    if mine is None:
        raise Http404
    if mine.ended_at is None:
        workflow.end(mine, by=person(request))
    messages.success(request, words.tie_ended(_label(mine.place)))
    return see(f"{role}_ties")


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
        form.add_error(None, sentence(refused.verdict))
        return False
    messages.success(request, words.tie_declared(_label(place), grade))
    return True


def _label(place: Place) -> str:
    return place_label(place.name, place.region, place.country)

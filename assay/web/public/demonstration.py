"""The public pages of a demonstration: invented cities, apart from the record, and for no search engine."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.reports.registry import demonstration_places
from assay.reports.rests import rests_on


@require_safe
def demonstration(request: HttpRequest) -> HttpResponse:
    return _apart(request, "public/demonstration.html", {"places": demonstration_places()})


@require_safe
def demonstration_place(request: HttpRequest, place_id: str) -> HttpResponse:
    found = [place for place in demonstration_places() if place.place.id == place_id]
    if not found:
        raise Http404
    context = {"listed": found[0], "rests_on": rests_on(found[0].current), "demonstration": True}
    return _apart(request, "public/place.html", context)


def _apart(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    response = render(request, template, context)
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response

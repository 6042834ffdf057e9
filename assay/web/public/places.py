"""A place of the record, the one answer for every other place, and the search for a place."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.reports.changes import changes_of
from assay.reports.listing import peers
from assay.reports.places import find_places
from assay.reports.places import place as find_place
from assay.reports.registry import place_of_record, places_of_record
from assay.reports.rests import rests_on

LONGEST = 120
MOST = 20


@require_safe
def place(request: HttpRequest, place_id: str) -> HttpResponse:
    """Whatever is known of any other place besides its name, the answer is the same, and the work is too."""
    listed = place_of_record(place_id)
    if listed is None:
        other = find_place(place_id)
        if other is None:
            raise Http404
        return render(request, "public/place_other.html", {"place": other})
    context = {
        "listed": listed,
        "rests_on": rests_on(listed.current),
        "peers": peers(listed, places_of_record()),
        "changes": changes_of(place_id),
    }
    return render(request, "public/place.html", context)


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    """Search by name, without script too. It knows the gazetteer, and nothing of applicants."""
    typed = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    found = find_places(typed, MOST) if typed else ()
    return render(request, "public/places.html", {"typed": typed, "found": found, "most": MOST})

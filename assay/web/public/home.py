"""The first page: what certification is, who has it, and three ways in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.reports.listing import latest
from assay.reports.registry import counts, places_of_record, today
from assay.reports.standard import edition_page
from assay.standard.library import default_edition
from assay.web.public.record_map import record_map
from assay.words.registry import day_words


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    places = places_of_record()
    newest = latest(entry for place in places for entry in place.entries)
    edition = edition_page(default_edition())
    context = {
        "edition": edition,
        "levels": ", ".join(level.title for level in edition.levels),
        "counts": counts(places, today=today()),
        "map": record_map(places),
        "latest": newest,
        "month": day_words(newest[0].day[:7]) if newest else "",
    }
    return render(request, "public/home.html", context)

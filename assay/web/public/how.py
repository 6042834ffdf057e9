"""How certification works and why, when, for whom, and whom to ask."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.reports import key_dates as dates
from assay.reports.gains import changes
from assay.reports.journeys import other_ends, road
from assay.reports.rules import entry, lasting
from assay.reports.standard import edition_line, edition_page
from assay.reports.statements import how_it_works
from assay.standard.library import default_edition
from assay.web.public.lanes import drawing
from assay.words.glossary import glossary as terms
from assay.words.publicity import becomes_public
from assay.workflows.sites import this_site


@require_safe
def how(request: HttpRequest) -> HttpResponse:
    steps = road()
    context = {
        "page": edition_page(default_edition()),
        "steps": steps,
        "drawing": drawing(steps),
        "other_ends": other_ends(),
        "known": how_it_works(),
        "becomes_public": becomes_public(this_site().becomes_public),
        "cohorts": dates.key_dates(),
        "changes": changes(),
    }
    return render(request, "public/how.html", context)


@require_safe
def key_dates(request: HttpRequest) -> HttpResponse:
    return render(request, "public/key_dates.html", {"cohorts": dates.key_dates()})


@require_safe
def apply(request: HttpRequest) -> HttpResponse:
    edition = default_edition()
    context = {
        "edition": edition_line(edition),
        "entry": entry(edition),
        "lasting": lasting(edition),
        "count": len(edition.criteria),
        "has_outcome": edition.outcome is not None,
    }
    return render(request, "public/apply.html", context)


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    return render(request, "public/contact.html")


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    return render(request, "public/glossary.html", {"terms": terms()})

"""What the downloads hold, and what search engines may read."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assay.reports.changes import imports
from assay.reports.registry import counts, places_of_record, today
from assay.web.access import INNER
from assay.words.dictionary import LICENCE_ADDRESS, LICENCE_NAME, citation, column_meanings
from assay.workflows.sites import this_site

# The public pages that stand at a fixed address; those of editions and places are found from them.
PAGES = (
    "home",
    "certified",
    "data",
    "places",
    "standard",
    "standard_history",
    "stand",
    "how",
    "key_dates",
    "apply",
    "contact",
    "glossary",
)


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    address = f"{settings.ADDRESS}{reverse('certified')}"
    context = {
        "counts": counts(places_of_record(), today=today()),
        "columns": column_meanings(),
        "licence": {"name": LICENCE_NAME, "address": LICENCE_ADDRESS},
        "citation": citation(this_site().programme, address, today().isoformat()),
        "imports": imports(),
    }
    return render(request, "public/data.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    closed = "".join(f"Disallow: {prefix}\n" for prefix in (*INNER, "/account", "/correct"))
    sitemap = f"{settings.ADDRESS}{reverse('sitemap')}"
    text = f"User-agent: *\n{closed}\nSitemap: {sitemap}\n"
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Public pages and the places of the record; any other place that stood here would say something."""
    paths = [reverse(name) for name in PAGES]
    paths += [reverse("place", args=[listed.place.id]) for listed in places_of_record()]
    addresses = [f"{settings.ADDRESS}{path}" for path in paths]
    return render(request, "public/sitemap.xml", {"addresses": addresses}, content_type="application/xml")

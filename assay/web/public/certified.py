"""The list of certified places, as a page and as data. Filters, order and day stand in the address."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assay.reports.downloads import COLUMNS, lines
from assay.reports.entries import Entry, PlaceOfRecord
from assay.reports.listing import chosen, chosen_entries, in_order, options
from assay.reports.registry import begins_on, counts, places_of_record, today
from assay.tables.writing import write_csv
from assay.web.public.certified_form import filter_fields, heads
from assay.web.public.record_map import record_map
from assay.web.public.record_query import Asked, asked
from assay.words.dictionary import LICENCE_ADDRESS, LICENCE_NAME, citation
from assay.workflows.sites import this_site

# More than the record has known in its first ten years: all of it stands on one page.
ON_A_PAGE = 250


@require_safe
def certified(request: HttpRequest) -> HttpResponse:
    """The map and the list. An address with a day that is none is answered with what is wrong about it."""
    query = asked(request)
    places = places_of_record(as_of=query.as_of)
    found = in_order(chosen(places, query.wanted), query.order)
    context: dict[str, Any] = {
        "query": query,
        "counts": counts(places, today=query.as_of or today()),
        "found": counts(found, today=today()),
        "page": Paginator(found, ON_A_PAGE).get_page(request.GET.get("page")),
        "map": record_map(found),
        "fields": filter_fields(query, options(places)),
        "heads": heads(query.order),
        "begins_on": begins_on() if query.as_of else None,
        "today": today(),
    }
    return render(request, "public/certified.html", context, status=400 if query.fault else 200)


@require_safe
def certified_csv(request: HttpRequest) -> HttpResponse:
    query = asked(request)
    if query.fault:
        return _refused(query)
    stream = io.StringIO(newline="")
    rows = lines(_entries(query, places_of_record(as_of=query.as_of)))
    write_csv(stream, COLUMNS, [[row[column] for column in COLUMNS] for row in rows])
    # With the mark at its start, spreadsheet programs read it as what it is.
    response = HttpResponse(stream.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="certified.csv"'
    return response


@require_safe
def certified_json(request: HttpRequest) -> HttpResponse:
    query = asked(request)
    if query.fault:
        return _refused(query)
    places = places_of_record(as_of=query.as_of)
    day = (query.as_of or today()).isoformat()
    whole = counts(places, today=query.as_of or today())
    content = {
        "about": whole.sentence,
        "as_of": day,
        "licence": {"name": LICENCE_NAME, "address": LICENCE_ADDRESS},
        "citation": citation(this_site().programme, _address("certified"), day),
        "dictionary": _address("data"),
        "counts": {
            "announcements": whole.announcements,
            "places": whole.places,
            "certified": whole.certified,
            "honor_roll_only": whole.honor_roll_only,
        },
        "announcements": lines(_entries(query, places)),
    }
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})


def _entries(query: Asked, places: Iterable[PlaceOfRecord]) -> list[Entry]:
    ordered = in_order(places, query.order)
    return [entry for place in ordered for entry in chosen_entries(place, query.wanted)]


def _refused(query: Asked) -> HttpResponse:
    return HttpResponse(f"as_of: {query.fault}\n", status=400, content_type="text/plain; charset=utf-8")


def _address(name: str) -> str:
    return f"{settings.ADDRESS}{reverse(name)}"

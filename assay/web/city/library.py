"""The evidence library of a city: what it holds, what cites it, what becomes too old."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assay.journey.access import may_add_evidence
from assay.reports import library as report
from assay.reports.addresses import unopened
from assay.reports.library import EXPIRING, NOT_CITED, PUT_AWAY, Filters, Library
from assay.web.city.drops import Drop, drop
from assay.web.city.membership import Part, my_part
from assay.web.components.fields import Choice, Field
from assay.words.refusals import sentence
from assay.words.texts import said


@require_safe
def city_library(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    filters = report.read(request.GET, [area.code for area in part.edition.areas])
    may_add = may_add_evidence(part.roles, part.stage)
    page = report.library(part.application, filters, request.GET.get("page", 1))
    context = {
        "part": part,
        "acting": part.acting,
        "page": page,
        "unopened": unopened(part.application),
        "filters": filters,
        "fields": _fields(part, filters, page),
        "may_add": may_add,
        "why_not": sentence(may_add),
        "drop": drop(part, Drop.PIECE) if may_add else None,
    }
    return render(request, "city/library.html", context)


def _fields(part: Part, filters: Filters, page: Library) -> list[Field]:
    shows = [
        ("", _("All (%(count)s)") % {"count": page.count}),
        (NOT_CITED, _("Cited nowhere (%(count)s)") % {"count": page.not_cited}),
        (EXPIRING, _("Too old, or soon (%(count)s)") % {"count": page.expiring}),
        (PUT_AWAY, _("Removed (%(count)s)") % {"count": page.put_away}),
    ]
    areas = [("", _("All areas")), *((area.code, said(area.title)) for area in part.edition.areas)]
    sorts = [("added", _("Newest first")), ("title", _("Title")), ("period", _("End of the time covered"))]
    return [
        Field(kind="text", id="q", name="q", label=_("Words of the title"), value=filters.q),
        _select("show", _("Show"), shows, filters.show),
        _select("area", _("Cited in"), areas, filters.area),
        _select("sort", _("Order"), sorts, filters.sort),
    ]


def _select(name: str, label: str, choices: list[tuple[str, str]], chosen: str) -> Field:
    options = tuple(Choice(f"{name}-{value}", value, words, value == chosen) for value, words in choices)
    return Field(kind="select", id=name, name=name, label=label, choices=options)

"""The standard: its editions, their levels and rules, each criterion, and how it came about."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.reports.criteria import item_page
from assay.reports.origins import marks
from assay.reports.rules import rules_page
from assay.reports.standard import edition_lines, edition_page
from assay.reports.statements import history
from assay.web.public.editions import asked_edition


@require_safe
def standard(request: HttpRequest, edition_id: str | None = None) -> HttpResponse:
    """An edition with its areas and criteria; the default edition where none is named."""
    page = edition_page(asked_edition(edition_id))
    context = {"page": page, "editions": edition_lines(), "marks": marks()}
    return render(request, "public/standard.html", context)


@require_safe
def levels(request: HttpRequest, edition_id: str) -> HttpResponse:
    return render(request, "public/levels.html", {"page": rules_page(asked_edition(edition_id))})


@require_safe
def criterion(request: HttpRequest, edition_id: str, code: str) -> HttpResponse:
    page = item_page(asked_edition(edition_id), code)
    if page is None:
        raise Http404
    return render(request, "public/criterion.html", {"page": page})


@require_safe
def standard_history(request: HttpRequest) -> HttpResponse:
    return render(
        request, "public/standard_history.html", {"entries": history(), "editions": edition_lines()}
    )

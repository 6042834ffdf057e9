"""All answers of a city on one page: claim and explanation of each, saved where they stand."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assay.web.city.all_answer_pages import AREA, AT, SHOW, all_answers
from assay.web.city.membership import Part, my_part
from assay.web.components.redirects import SeeOther


@require_safe
def city_answers(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    page = all_answers(part, request.GET)
    return render(request, "city/answers.html", {"page": page, "acting": part.acting})


def back_to_all(part: Part, code: str, filters: str) -> SeeOther:
    """To the place on the page with all that a save came from."""
    asked = QueryDict(filters)
    kept = {name: asked[name] for name in (AREA, SHOW) if asked.get(name)} | {AT: code}
    return SeeOther(f"{reverse('city_answers', args=[part.application.pk])}?{urlencode(kept)}#item-{code}")

"""One earlier version of an answer, with who wrote it and what it changed."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.records.gathering import with_evidence
from assay.records.models import AnswerVersion
from assay.reports.answers import changed, written
from assay.reports.criteria import item_page
from assay.web.city.membership import my_part
from assay.words.answers import part as part_words
from assay.words.texts import listed


@require_safe
def city_answer_version(request: HttpRequest, application_id: UUID, code: str, number: int) -> HttpResponse:
    part = my_part(request, application_id)
    item = part.edition.item(code)
    if item is None:
        raise Http404
    rows = (
        AnswerVersion.objects.filter(
            answer__application=part.application,
            answer__item=code,
            number__gte=number - 1,
            number__lte=number,
        )
        .select_related("by", "answer")
        .prefetch_related(*with_evidence())
    )
    found = {row.number: row for row in rows}
    if number not in found:
        raise Http404
    shown = written(found[number], item, part.edition)
    before = written(found[number - 1], item, part.edition) if number - 1 in found else None
    context = {
        "part": part,
        "acting": part.acting,
        "item": item_page(part.edition, code),
        "version": shown,
        "changed": listed(part_words(name) for name in changed(before, shown)),
        "is_current": found[number].answer.version == number,
        "later": number + 1,
        "earlier": number - 1,
    }
    return render(request, "city/answer_version.html", context)

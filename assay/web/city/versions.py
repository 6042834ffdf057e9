"""One earlier version of an answer: who wrote it, what it changed, held against another, and restored."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.journey.access import may_answer
from assay.journey.histories import How
from assay.records.clock import now
from assay.records.gathering import with_evidence
from assay.records.models import AnswerVersion
from assay.reports.answers import Written, changed, written
from assay.reports.criteria import item_page
from assay.reports.differences import differences
from assay.web.city.membership import Part, my_part
from assay.web.components.redirects import see
from assay.words.answers import part as part_words
from assay.words.histories import how
from assay.words.items import item_name
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.words.texts import listed
from assay.workflows.answers import Overtaken
from assay.workflows.refusals import Refused
from assay.workflows.versions import restore_version

# No database looks for a larger number; an answer has fewer versions.
LARGEST = 999_999_999


@require_safe
def city_answer_version(request: HttpRequest, application_id: UUID, code: str, number: int) -> HttpResponse:
    return _shown(request, my_part(request, application_id), code, number)


@require_POST
def city_answer_restore(request: HttpRequest, application_id: UUID, code: str, number: int) -> HttpResponse:
    part = my_part(request, application_id)
    item = part.edition.item(code)
    if item is None:
        raise Http404
    rows = AnswerVersion.objects.filter(answer__application=part.application, answer__item=code)
    old = get_object_or_404(
        rows.select_related("answer__application__cohort").prefetch_related(*with_evidence()), number=number
    )
    try:
        saved = restore_version(old, version=_number(request.POST.get("version", "")), by=part.person)
    except Overtaken as overtaken:
        messages.warning(
            request,
            _("%(name)s saved this answer meanwhile. Look at what it says now, and restore after that.")
            % {"name": overtaken.theirs.by.name},
        )
        return see("city_answer_version", application_id, code, number)
    except Refused as refused:
        messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
        return see("city_answer_version", application_id, code, number)
    messages.success(
        request, _("%(item)s says what version %(n)s said.") % {"item": item_name(item), "n": number}
    )
    if saved.version is not None and _cites(old) - _cites(saved.version):
        messages.warning(
            request,
            _(
                "Evidence that this version cited was removed from the list since, and is not cited again."
                " Bring it back in your city's evidence, and cite it from there."
            ),
        )
    return see("city_answer", application_id, code)


def _cites(version: AnswerVersion) -> set[UUID]:
    return {one.source.evidence_id for one in version.citations.all()}


def _shown(request: HttpRequest, part: Part, code: str, number: int) -> HttpResponse:
    item = part.edition.item(code)
    if item is None:
        raise Http404
    asked = _number(request.GET.get("with", ""))
    rows = _rows(part, code, {number, number - 1, asked})
    if number not in rows:
        raise Http404
    texts = {one: written(row, item, part.edition) for one, row in rows.items()}
    shown, before, other = texts[number], texts.get(number - 1), texts.get(asked) if asked else None
    verdict = may_answer(part.roles, part.stage, part.cohort.answers_close_at, now())
    current = rows[number].answer.version
    context = {
        "part": part,
        "acting": part.acting,
        "item": item_page(part.edition, code),
        "version": shown,
        "how": how(How(rows[number].how)),
        "changed": listed(part_words(name) for name in changed(before, shown)),
        **_against(shown, other or before),
        "with": asked or (number - 1 or current),
        "may_restore": verdict,
        "why_not": sentence(in_zone(verdict, part.zone)),
        "current": current,
        "is_current": current == number,
        "later": number + 1,
        "earlier": number - 1,
    }
    return render(request, "city/answer_version.html", context)


def _against(shown: Written, other: Written | None) -> dict[str, object]:
    if other is None:
        return {"other": None, "differences": ()}
    return {"other": other, "differences": differences(other, shown)}


def _rows(part: Part, code: str, numbers: set[int]) -> dict[int, AnswerVersion]:
    rows = AnswerVersion.objects.filter(
        answer__application=part.application,
        answer__item=code,
        number__in=[one for one in numbers if one <= LARGEST],
    )
    rows = rows.select_related("by", "answer").prefetch_related(*with_evidence())
    return {row.number: row for row in rows}


def _number(text: str) -> int:
    """A version's number; 0 for what is none."""
    return int(text) if text.isdecimal() and len(text) <= len(str(LARGEST)) else 0

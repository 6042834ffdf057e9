"""A loaded sheet: what it would change, row by row; nothing is written before its person says so."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from assay.journey.verdicts import No, Verdict
from assay.records.clock import now
from assay.records.models import SheetLoad
from assay.web.city.membership import Part, my_part
from assay.web.city.sheet_pages import sheet_page
from assay.web.components.fields import Fault
from assay.web.components.redirects import see
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows.refusals import Refused
from assay.workflows.sheet_changes import Choice
from assay.workflows.sheets import drop_sheet, is_over, may_load, take_sheet

SEEN, CHOICE, EMPTIED, MINE = "seen-", "choice-", "emptied-", "mine"


@require_http_methods(["GET", "HEAD", "POST"])
def city_sheet(request: HttpRequest, application_id: UUID, load_id: UUID) -> HttpResponse:
    part, load = _mine(request, application_id, load_id)
    if request.method == "POST":
        return _take(request, part, load)
    at = now()
    closed = not may_load(part.application, part.roles, at)
    if closed or is_over(load, at) or load.state != SheetLoad.PREVIEWED:
        return see("city_spreadsheet", application_id)
    context = {"page": sheet_page(part, load, {}), "acting": part.acting}
    return render(request, "city/sheet.html", context)


@require_POST
def city_sheet_drop(request: HttpRequest, application_id: UUID, load_id: UUID) -> HttpResponse:
    part, load = _mine(request, application_id, load_id)
    try:
        drop_sheet(load, by=part.person)
    except Refused as refused:
        messages.error(request, sentence(refused.verdict))
    return see("city_spreadsheet", application_id)


def _mine(request: HttpRequest, application_id: UUID, load_id: UUID) -> tuple[Part, SheetLoad]:
    """A preview is its person's own."""
    part = my_part(request, application_id)
    return part, get_object_or_404(SheetLoad, pk=load_id, application=part.application, by=part.person)


def _take(request: HttpRequest, part: Part, load: SheetLoad) -> HttpResponse:
    choices = _choices(request.POST)
    try:
        taken = take_sheet(load, choices, by=part.person)
    except Refused as refused:
        if refused.verdict.reason not in (No.SHEET_MOVED, No.SHEET_TO_CHOOSE):
            messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
            return see("city_spreadsheet", part.application.pk)
        page = sheet_page(part, load, choices)
        context = {"page": page, "acting": part.acting, "faults": _faults(refused.verdict)}
        status = 409 if refused.verdict.reason is No.SHEET_MOVED else 422
        return render(request, "city/sheet.html", context, status=status)
    count = len(taken.written)
    told = ngettext("%(count)s answer was changed.", "%(count)s answers were changed.", count)
    messages.success(request, told % {"count": count})
    return see("city_spreadsheet", part.application.pk)


def _faults(verdict: Verdict) -> list[Fault]:
    """What stands in the way, and a link to the first place where it can be set right."""
    return [Fault(sentence(verdict), f"change-{verdict.values['items'][0]}")]


def _choices(sent: QueryDict) -> dict[str, Choice]:
    """What the form says, by the codes of its items; what it never showed is passed over."""
    found = {}
    for name, text in sent.items():
        code = name.removeprefix(SEEN)
        if code == name or not str(text).isdecimal():
            continue
        chosen = sent.get(CHOICE + code)
        found[code] = Choice(
            version=int(str(text)[:9]),
            mine=None if chosen is None else chosen == MINE,
            emptied=EMPTIED + code in sent,
        )
    return found

"""A proposal of a helper: read beside what stands, taken, or sent back with a comment."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assay.records.gathering import answer_of
from assay.records.models import AnswerVersion, Proposal
from assay.reports.answers import written
from assay.reports.criteria import item_page
from assay.reports.proposals import proposal_line
from assay.web.city.membership import Part, my_part
from assay.web.city.proposal_forms import ReturnForm, TakeForm
from assay.web.city.words_beside import words_beside
from assay.web.components.redirects import see
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows.proposals import may_send, send_proposal_back, take_proposal, verdict_on
from assay.workflows.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def city_proposal(request: HttpRequest, application_id: UUID, proposal_id: int) -> HttpResponse:
    part = my_part(request, application_id)
    rows = Proposal.objects.filter(pk=proposal_id, task__application=part.application)
    rows = rows.select_related("task__application__cohort", "task__application__place")
    found = rows.select_related("task__helper", "task__person", "answered_by").first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _shown(request, part, found)
    return _send_back(request, part, found) if "back" in request.POST else _take(request, part, found)


def _take(request: HttpRequest, part: Part, proposal: Proposal) -> HttpResponse:
    form = TakeForm(request.POST)
    if form.is_valid() and (back := words_beside(request.POST, ReturnForm)) is not None:
        return _shown(request, part, proposal, take=form, back=back, status=422)
    if form.is_valid():
        try:
            take_proposal(proposal, form.taking(), by=part.person)
        except Refused as refused:
            form.refuse(in_zone(refused.verdict, part.zone))
        else:
            told = _("It is part of the answer now, with whose words they are.")
            messages.success(request, told, extra_tags=f"proposal-{proposal.pk}")
            return see("city_answer", part.application.pk, proposal.task.item)
    return _shown(request, part, proposal, take=form, status=422)


def _send_back(request: HttpRequest, part: Part, proposal: Proposal) -> HttpResponse:
    form = ReturnForm(request.POST)
    if form.is_valid():
        try:
            send_proposal_back(proposal, comment=form.cleaned_data["comment"], by=part.person)
        except Refused as refused:
            form.refuse(in_zone(refused.verdict, part.zone))
        else:
            messages.success(request, _("Sent back, with your words."), extra_tags=f"proposal-{proposal.pk}")
            return see("city_answer", part.application.pk, proposal.task.item, anchor="tasks")
    return _shown(request, part, proposal, back=form, status=422)


def _shown(
    request: HttpRequest,
    part: Part,
    proposal: Proposal,
    *,
    take: TakeForm | None = None,
    back: ReturnForm | None = None,
    status: int = 200,
) -> HttpResponse:
    item = part.edition.asked(proposal.task.item)
    answer = answer_of(part.application, item.code)
    current = answer.current if answer else None
    number = answer.version if answer else 0
    if take is not None:
        # The page shows anew what stands, so the next press counts on that.
        take.data = {**request.POST.dict(), "version": str(number)}
    # What was typed beside the button that was pressed stays too.
    typed = request.POST
    start = {
        "version": number,
        "text": typed.get("text", proposal.text),
        "where": typed.get("where", "after"),
    }
    context = {
        "part": part,
        "acting": part.acting,
        "item": item_page(part.edition, item.code),
        "proposal": proposal_line(proposal),
        "stands": written(current, item, part.edition) if current else None,
        "take": take or TakeForm(initial=start),
        "back": back or ReturnForm(initial={"comment": typed.get("comment", "")}),
        "refused": back if back and back.errors else take,
        "why_not": sentence(in_zone(may_send(part.application), part.zone)),
        "too_long": _too_long(current, proposal),
    }
    return render(request, "city/proposal.html", context, status=status)


def _too_long(current: AnswerVersion | None, proposal: Proposal) -> str:
    """Said before it is refused; blank where both texts have room in the answer."""
    verdict = verdict_on(proposal.text, after=current.explanation if current else "")
    return sentence(verdict)

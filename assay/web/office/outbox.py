"""The outbox: every letter with its state, and a button for those not known to be sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assay.records.models import Message
from assay.reports import outbox as report
from assay.web.components.redirects import see
from assay.web.office.pressing import pressed
from assay.web.persons import person
from assay.workflows.outbox import resend as send_again


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    page = report.outbox(state, request.GET.get("page", 1))
    return render(request, "office/outbox.html", {"page": page, "state": state})


@pressed("office_outbox")
def resend(request: HttpRequest, message_id: int) -> HttpResponse:
    message = get_object_or_404(Message, pk=message_id)
    if send_again(message, by=person(request)):
        messages.success(request, _("The letter to %(to)s is sent again.") % {"to": message.to})
    else:
        messages.info(request, _("The letter to %(to)s is on its way or sent already.") % {"to": message.to})
    return see("office_outbox")

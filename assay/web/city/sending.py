"""What the lead does with the whole application once it is sent: recall it, withdraw."""

from __future__ import annotations

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from assay.journey.moves import Move, may_make
from assay.journey.roles import Role
from assay.web.city.membership import my_part
from assay.web.components.forms import Form
from assay.web.components.redirects import see
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows.refusals import Refused
from assay.workflows.signatures import recall, withdraw


class WithdrawForm(Form):
    reason = forms.CharField(
        label=gettext_lazy("Why does your city withdraw?"),
        help_text=gettext_lazy("The programme office reads it, and nobody else."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_POST
def city_recall(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    try:
        recall(part.application, by=part.person)
    except Refused as refused:
        messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
    else:
        messages.success(request, _("You have it back. A signature that was given does not count any more."))
    return see("city_home", application_id)


@require_http_methods(["GET", "HEAD", "POST"])
def city_withdraw(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """A page to think again, and the button."""
    part = my_part(request, application_id, Role.LEAD)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    verdict = may_make(Move.WITHDRAW, part.stage, part.roles)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw(part.application, reason=form.cleaned_data["reason"], by=part.person)
        except Refused as refused:
            form.refuse(refused.verdict)
        else:
            told = _("Your city has withdrawn. Nothing about it is public, or will be.")
            messages.success(request, told, extra_tags=f"withdraw-{application_id}")
            return see("city_home", application_id)
    context = {"part": part, "form": form, "why_not": sentence(verdict), "acting": part.acting}
    return render(request, "city/withdraw.html", context, status=422 if form.errors else 200)

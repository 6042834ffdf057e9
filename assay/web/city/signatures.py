"""The one page that a sponsor reads and signs. The others of her city may read it too."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assay.journey.access import may_sign
from assay.journey.moves import Move, may_make
from assay.journey.verdicts import No, first_no
from assay.records.models import SignOff
from assay.reports.submission import submission
from assay.web.city.membership import Part, my_part
from assay.web.city.signing_forms import SendBackForm, SignForm
from assay.web.city.words_beside import words_beside
from assay.web.components.redirects import see
from assay.words.publicity import becomes_public
from assay.words.refusals import sentence
from assay.words.signatures import statement
from assay.workflows.refusals import Refused
from assay.workflows.signatures import send_back, sign_off, what_is_signed
from assay.workflows.sites import this_site


@require_http_methods(["GET", "HEAD", "POST"])
def city_sign_off(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    if request.method != "POST":
        return _shown(request, part, SignForm(statement(part.city)), SendBackForm())
    return _send_back(request, part) if "send-back" in request.POST else _sign(request, part)


def _sign(request: HttpRequest, part: Part) -> HttpResponse:
    words = statement(part.city)
    form = SignForm(words, request.POST)
    if (back := words_beside(request.POST, SendBackForm)) is not None:
        return _shown(request, part, form if form.is_valid() else SignForm(words), back, status=422)
    if form.is_valid():
        try:
            sign_off(
                part.application,
                statement=words,
                agreed=True,
                read=form.cleaned_data["read"],
                by=part.person,
            )
        except Refused as refused:
            form.refuse(refused.verdict)
            if refused.verdict.reason is No.TEXT_CHANGED:
                form.untick()
        else:
            told = _("Signed and submitted. You and the city lead get a letter that says so.")
            messages.success(request, told, extra_tags=f"sign-{part.application.pk}")
            return see("city_home", part.application.pk)
    return _shown(request, part, form, SendBackForm(), status=422)


def _send_back(request: HttpRequest, part: Part) -> HttpResponse:
    form = SendBackForm(request.POST)
    if form.is_valid():
        try:
            send_back(part.application, comment=form.cleaned_data["comment"], by=part.person)
        except Refused as refused:
            form.refuse(refused.verdict)
        else:
            told = _("Sent back. The answers are open again, with your words.")
            messages.success(request, told, extra_tags=f"sign-{part.application.pk}")
            return see("city_home", part.application.pk)
    return _shown(request, part, SignForm(statement(part.city)), form, status=422)


def _shown(
    request: HttpRequest, part: Part, sign: SignForm, back: SendBackForm, status: int = 200
) -> HttpResponse:
    # Before the text itself: what changes in between is then refused, and never signed unread.
    read = what_is_signed(part.application)
    may = first_no(may_make(Move.SUBMIT, part.stage, part.roles), may_sign(part.roles))
    signed = (
        SignOff.objects.filter(application=part.application, withdrawn_at=None).select_related("by").first()
    )
    parts = signed.becomes_public if signed else this_site().becomes_public
    context = {
        "part": part,
        "acting": part.acting,
        "page": submission(part.application),
        "sign": sign,
        "back": back,
        "read": read,
        "may_sign": may,
        "may_send_back": may_make(Move.SEND_BACK, part.stage, part.roles),
        "why_not": sentence(may),
        "signed": signed,
        "becomes_public": becomes_public(parts),
    }
    return render(request, "city/sign_off.html", context, status=status)

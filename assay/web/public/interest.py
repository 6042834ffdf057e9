"""State interest: a short form without an account, answered at once by public facts alone.

Whatever the place did before, the answer is the same: its words, its status, its work and its letters.
"""

from __future__ import annotations

from uuid import uuid4

from allauth.core.ratelimit import consume
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from assay.web.components.redirects import see
from assay.web.public.interest_form import CHECK, InterestForm
from assay.words.publicity import becomes_public
from assay.words.refusals import sentence
from assay.workflows.cohorts import open_cohort
from assay.workflows.interests import place_named, state_interest
from assay.workflows.refusals import Refused
from assay.workflows.sites import this_site

# The limits themselves are a setting: ACCOUNT_RATE_LIMITS["interest"], by sender and over all.
LIMIT = "interest"


@require_http_methods(["GET", "HEAD", "POST"])
def interest(request: HttpRequest) -> HttpResponse:
    """The form. One button only asks whether the city may apply; the other sends."""
    invented = this_site().demonstration
    if request.method != "POST":
        return _page(request, InterestForm(invented=invented, initial={"form_key": uuid4()}))
    if CHECK in request.POST:
        # Not sent yet, so nothing is missing yet.
        return _page(request, InterestForm(invented=invented, initial=request.POST.dict()))
    form = InterestForm(request.POST, invented=invented)
    if not form.is_valid():
        return _page(request, form, status=422)
    if not consume(request, action=LIMIT, key="everyone"):
        form.add_error(None, _("Too many statements came in at once. Nothing was sent. Try in an hour."))
        return _page(request, form, status=429)
    try:
        state_interest(place_named(form.cleaned_data["which"]), form.draft())
    except Refused as refusal:
        form.add_error("city", sentence(refusal.verdict))
        return _page(request, form, status=422)
    return see("interest_thanks")


@require_safe
def interest_thanks(request: HttpRequest) -> HttpResponse:
    """The same for everybody: nothing here depends on who wrote, or for which place."""
    return render(request, "public/interest_thanks.html")


def _page(request: HttpRequest, form: InterestForm, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "answer": "" if form.is_bound else form.answer,
        "becomes_public": becomes_public(this_site().becomes_public),
        "cohort": open_cohort(),
    }
    return render(request, "public/interest.html", context, status=status)

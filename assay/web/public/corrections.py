""" "Correct this": a letter to the programme office about one row of the record. Nothing of it is public."""

from __future__ import annotations

from uuid import uuid4

from allauth.core.ratelimit import consume
from django import forms
from django.contrib import messages
from django.core.validators import URLValidator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from assay.reports.entries import Entry
from assay.reports.registry import entries
from assay.web.components.errors import too_many
from assay.workflows.corrections import CorrectionDraft, propose_correction, reaches_somebody

_WEB = ["http", "https"]


class CorrectionForm(forms.Form):
    words = forms.CharField(
        label=_("What is wrong, and what is right?"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    source = forms.CharField(
        label=_("Where can the right fact be read?"),
        help_text=_("The address of a public page."),
        max_length=1000,
        required=False,
        validators=[URLValidator(schemes=_WEB, message=_("This is not an address that can be opened."))],
    )
    email = forms.EmailField(
        label=_("Your e-mail address"), help_text=_("Only if you want an answer."), required=False
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest) -> HttpResponse:
    """`?row=` names a row of the record; an unknown one is a page that is missing."""
    entry = _row(request.GET.get("row", ""))
    form = CorrectionForm(request.POST or None, initial={"form_key": uuid4()})
    if request.method == "POST" and form.is_valid():
        if not consume(request, action="correction"):
            return too_many(request)
        propose_correction(CorrectionDraft(row=f"{entry.place.label}: {entry.row}", **form.cleaned_data))
        messages.success(request, _("Thank you. Your correction was sent to those who keep the record."))
        return HttpResponseRedirect(reverse("place", args=[entry.place.id]))
    context = {"entry": entry, "form": form, "reaches_somebody": reaches_somebody()}
    return render(request, "public/correct.html", context)


def _row(row: str) -> Entry:
    for entry in entries():
        if entry.row == row:
            return entry
    raise Http404

"""Whose site this is, and what becomes public of a decision made here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from assay.web.components.redirects import see
from assay.web.office.choices import offer
from assay.web.persons import person
from assay.words.publicity import becomes_public
from assay.workflows.sites import ALWAYS_PUBLIC, MAY_BECOME_PUBLIC, change_site, this_site


class SiteForm(forms.Form):
    programme = forms.CharField(
        label=gettext_lazy("Name of the programme"),
        help_text=gettext_lazy("It stands at the head of every page and under every letter."),
        max_length=200,
    )
    operator = forms.CharField(label=gettext_lazy("Who runs this site"), max_length=200, required=False)
    contact = forms.EmailField(label=gettext_lazy("E-mail address that answers questions"), required=False)
    official = forms.BooleanField(
        label=gettext_lazy("The operator runs the certification programme itself"),
        help_text=gettext_lazy(
            "Without it, every page says that the site is an independent compilation from public sources."
        ),
        required=False,
    )
    becomes_public = forms.MultipleChoiceField(
        label=gettext_lazy("What else becomes public of a decision made here"),
        help_text=gettext_lazy("It holds for sponsors who sign from now on: each reads it before signing."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        words = becomes_public(MAY_BECOME_PUBLIC)
        offer(self, "becomes_public", zip(MAY_BECOME_PUBLIC, words, strict=True))


@require_http_methods(["GET", "HEAD", "POST"])
def site(request: HttpRequest) -> HttpResponse:
    now = this_site()
    first = {name: getattr(now, name) for name in SiteForm.base_fields}
    form = SiteForm(request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        change_site(**form.cleaned_data, by=person(request))
        messages.success(request, _("Saved. Every page says so from now on."))
        return see("office_site")
    context = {"form": form, "always": becomes_public(ALWAYS_PUBLIC)}
    return render(request, "office/site.html", context, status=422 if form.errors else 200)

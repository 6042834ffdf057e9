"""One item of an application: what was claimed and found, and the form that settles a disagreement."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from assay.records.models import Application, Person
from assay.reports.dossier_items import item_file
from assay.reports.validating import unsettled_pairs
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.web.components.downloads import claimed_or_404, send_file
from assay.web.components.redirects import SeeOther, see
from assay.web.office.choices import offer
from assay.web.office.opening import acting, edition_and_item, signed_application
from assay.web.persons import person
from assay.words.refusals import sentence
from assay.words.texts import said
from assay.workflows.assignments import findings_in
from assay.workflows.refusals import Refused
from assay.workflows.validation import drafted_text, may_settle
from assay.workflows.validation import settle as settle_it

NOT_APPLICABLE = "na"


class SettleForm(forms.Form):
    rating = forms.ChoiceField(label=gettext_lazy("What is found?"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("The finding, in your words"),
        help_text=gettext_lazy(
            "Drafted from the reasons of both experts. The city reads it, with your name."
        ),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def __init__(self, *arguments: Any, asked: Criterion | Outcome, edition: Edition, **more: Any) -> None:
        super().__init__(*arguments, **more)
        scale = sorted(edition.scales[asked.scale].ratings.items(), reverse=True)
        choices = [(str(rating), said(words)) for rating, words in scale]
        if asked.code in edition.by_code and asked.code not in edition.must_haves:
            choices.append((NOT_APPLICABLE, _("Does not apply to this city")))
        offer(self, "rating", choices)


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, application_id: UUID, item: str) -> HttpResponse:
    application = signed_application(application_id)
    edition = edition_and_item(application, item)
    asked = edition.item(item)
    assert asked is not None
    verdict = may_settle(application, item, person(request))
    form = SettleForm(
        request.POST or None,
        asked=asked,
        edition=edition,
        initial={"text": _drafted(application, item, person(request))},
    )
    if request.method == "POST" and form.is_valid():
        rating = form.cleaned_data["rating"]
        try:
            settle_it(
                application,
                item,
                rating=None if rating == NOT_APPLICABLE else int(rating),
                not_applicable=rating == NOT_APPLICABLE,
                text=form.cleaned_data["text"],
                by=person(request),
            )
        except Refused as refusal:
            form.add_error(None, sentence(refusal.verdict))
        else:
            messages.success(request, _("%(item)s is settled, signed by you.") % {"item": item})
            return _onward(application, edition)
    context = {
        "page": item_file(application, item, edition),
        "application": application,
        "edition": edition,
        "form": form if verdict or form.is_bound else None,
        "why_not": sentence(verdict),
        "acting": acting(request, application.cohort),
    }
    return render(request, "office/settle.html", context, status=422 if form.errors else 200)


@require_safe
def file(request: HttpRequest, application_id: UUID, file_id: UUID) -> FileResponse:
    return send_file(claimed_or_404(signed_application(application_id), file_id))


def _drafted(application: Application, item: str, by: Person) -> str:
    """Blank while the findings are blind."""
    if not may_settle(application, item, by):
        return ""
    return drafted_text([one for one in findings_in(application).get(item, []) if one.handed_in_at])


def _onward(application: Application, edition: Edition) -> SeeOther:
    """To the next item that waits to be settled, else back to the application."""
    waiting = set(unsettled_pairs().filter(application=application).values_list("item", flat=True))
    following = next((item for item in edition.items if item in waiting), None)
    if following:
        return see("office_settle", application.pk, following)
    return see("office_application", application.pk)

"""Statements of interest: the inbox, and one statement with its two answers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from assay.journey.verdicts import No, Verdict, no
from assay.records.models import Application, Cohort, Interest
from assay.records.pinning import edition_of
from assay.reports import inbox as report
from assay.web.components.redirects import see
from assay.web.office.choices import offer
from assay.web.office.opening import application_of
from assay.web.office.pressing import pressed
from assay.web.persons import person
from assay.words.refusals import sentence
from assay.workflows.interests import accept, decline, office_verdict
from assay.workflows.refusals import Refused


class AcceptForm(forms.Form):
    verified_how = forms.CharField(
        label=gettext_lazy("How did you make sure who wrote?"),
        help_text=gettext_lazy("Such as: called the city hall's published number and asked for this person."),
        max_length=300,
    )
    cohort = forms.ChoiceField(label=gettext_lazy("Into which cohort?"))

    def __init__(self, *arguments: Any, cohorts: list[Cohort], **more: Any) -> None:
        super().__init__(*arguments, **more)
        offer(self, "cohort", [(one.pk, one.name) for one in cohorts])


class DeclineForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("The sentence that says why"),
        help_text=gettext_lazy("It is sent as it stands, between a greeting and the programme's name."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@require_safe
def interests(request: HttpRequest) -> HttpResponse:
    answered = request.GET.get("answered") == "1"
    page = report.inbox(answered=answered, page=request.GET.get("page", 1))
    return render(request, "office/interests.html", {"page": page})


@require_safe
def interest(request: HttpRequest, application_id: UUID) -> HttpResponse:
    return _page(request, _stated(application_id))


@pressed("office_interest", "application_id")
def accept_interest(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = _stated(application_id)
    cohorts = report.cohorts_to_join(application)
    form = AcceptForm(request.POST, cohorts=cohorts, auto_id="accept_%s")
    if not form.is_valid():
        return _page(request, application, accepting=form, status=422)
    cohort = next(one for one in cohorts if one.pk == form.cleaned_data["cohort"])
    try:
        accept(application, cohort=cohort, verified_how=form.cleaned_data["verified_how"], by=person(request))
    except Refused as refusal:
        form.add_error(None, sentence(refusal.verdict))
        return _page(request, application, accepting=form, status=422)
    told = {"name": application.interest.name, "email": application.interest.email}
    messages.success(request, _("Accepted. An invitation is on its way to %(name)s, %(email)s.") % told)
    return see("office_application", application.pk)


@pressed("office_interest", "application_id")
def decline_interest(request: HttpRequest, application_id: UUID) -> HttpResponse:
    application = _stated(application_id)
    form = DeclineForm(request.POST, auto_id="decline_%s")
    if not form.is_valid():
        return _page(request, application, declining=form, status=422)
    try:
        decline(application, answer=form.cleaned_data["answer"], by=person(request))
    except Refused as refusal:
        form.add_error(None, sentence(refusal.verdict))
        return _page(request, application, declining=form, status=422)
    told = {"name": application.interest.name, "email": application.interest.email}
    messages.success(request, _("Declined. Your sentence is on its way to %(name)s, %(email)s.") % told)
    return see("office_interests")


def _stated(application_id: UUID) -> Application:
    application = application_of(application_id)
    if not Interest.objects.filter(application=application).exists():
        raise Http404
    return application


def _page(
    request: HttpRequest,
    application: Application,
    *,
    accepting: AcceptForm | None = None,
    declining: DeclineForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The statement with its two forms, each as it was filled in."""
    cohorts = report.cohorts_to_join(application)
    verdict = _verdict(application, cohorts)
    context = {
        "page": report.statement(application),
        "accepting": accepting or AcceptForm(cohorts=cohorts, auto_id="accept_%s"),
        "declining": declining
        or DeclineForm(
            initial={"answer": sentence(verdict)} if verdict.reason in _TELLING else None,
            auto_id="decline_%s",
        ),
        "refused": accepting or declining,
        "why_not": sentence(verdict),
    }
    return render(request, "office/interest.html", context, status=status)


# Reasons that a verified person may be told as they stand.
_TELLING = (No.TOO_EARLY, No.ALREADY_APPLYING)


def _verdict(application: Application, cohorts: list[Cohort]) -> Verdict:
    """Whether it can join the first cohort on offer; the workflow asks again for the one chosen."""
    if not cohorts:
        return no(No.NO_OPEN_COHORT)
    return office_verdict(application, edition_of(cohorts[0]))

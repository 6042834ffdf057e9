"""People of the programme: who holds which office, given and taken."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from assay.journey.roles import Role
from assay.records.models import Appointment
from assay.reports.people import offices
from assay.web.components.redirects import see
from assay.web.office.applications import Fault
from assay.web.office.choices import offer
from assay.web.office.pressing import pressed
from assay.web.persons import person
from assay.words.refusals import sentence
from assay.words.roles import role as role_words
from assay.workflows import appointments
from assay.workflows.refusals import Refused


class AppointForm(forms.Form):
    role = forms.ChoiceField(label=gettext_lazy("As what?"), widget=forms.RadioSelect)
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address at work"),
        help_text=gettext_lazy("It is for signing in. Who has an account already keeps its name."),
    )

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        offer(self, "role", [(one.value, role_words(one)) for one in Appointment.ROLES])


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    form = AppointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = form.cleaned_data
        try:
            appointments.appoint(
                found["email"], name=found["name"], role=Role(found["role"]), by=person(request)
            )
        except Refused as refusal:
            form.add_error("email", sentence(refusal.verdict))
        else:
            messages.success(request, _("A letter is on its way to %(email)s.") % {"email": found["email"]})
            return see("office_people")
    return _page(request, form, status=422 if form.errors else 200)


@pressed("office_people")
def revoke(request: HttpRequest, appointment_id: int) -> HttpResponse:
    appointment = get_object_or_404(Appointment.objects.select_related("person"), pk=appointment_id)
    try:
        appointments.revoke(appointment, by=person(request))
    except Refused as refusal:
        fault = Fault(sentence(refusal.verdict), f"person-{appointment_id}")
        return _page(request, AppointForm(), [fault], status=422)
    told = {"name": appointment.person.name, "role": role_words(Role(appointment.role))}
    messages.success(request, _("%(name)s is no longer %(role)s.") % told)
    return see("office_people")


def _page(
    request: HttpRequest, form: AppointForm, faults: list[Fault] | None = None, status: int = 200
) -> HttpResponse:
    context = {"offices": offices(), "form": form, "faults": faults or []}
    return render(request, "office/people.html", context, status=status)

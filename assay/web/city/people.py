"""Who takes part: invited, changed and ended by the lead, without the office."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assay.journey.roles import Role
from assay.journey.stages import CLOSED
from assay.records.clock import now
from assay.web.city.invitation_forms import InviteForm
from assay.web.city.membership import Part, my_part
from assay.web.city.people_pages import helper_lines, people
from assay.web.components.redirects import see
from assay.workflows.invitations import invite, invited
from assay.workflows.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def city_people(request: HttpRequest, application_id: UUID) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, my_part(request, application_id), InviteForm())
    part = my_part(request, application_id, Role.LEAD)
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _shown(request, part, form, status=422)
    typed = form.cleaned_data
    again = invited(part.application, typed["email"]).exists()
    try:
        invite(
            part.application,
            role=Role(typed["role"]),
            email=typed["email"],
            name=typed["name"],
            by=part.person,
        )
    except Refused as refused:
        form.refuse(refused.verdict)
        return _shown(request, part, form, status=422)
    told = _("Sent to 1 person: %(name)s.") % {"name": typed["name"]}
    if again:
        told += " " + _("This address was invited before; the earlier link opens nothing any more.")
    messages.success(request, told)
    return see("city_people", application_id)


def _shown(request: HttpRequest, part: Part, form: InviteForm, status: int = 200) -> HttpResponse:
    at = now()
    context = {
        "part": part,
        "acting": part.acting,
        "people": people(part, at),
        "helpers": helper_lines(part, at),
        "form": form,
        "is_lead": Role.LEAD in part.roles,
        "may_invite": Role.LEAD in part.roles and part.stage not in CLOSED,
    }
    return render(request, "city/people.html", context, status=status)

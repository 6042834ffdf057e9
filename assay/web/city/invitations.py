"""Taking an invitation back."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assay.journey.roles import Role
from assay.records.models import Invitation
from assay.web.city.confirming import Question, confirm
from assay.web.city.membership import my_part
from assay.web.components.redirects import see
from assay.workflows.invitations import withdraw_invitation


@require_http_methods(["GET", "HEAD", "POST"])
def city_uninvite(request: HttpRequest, application_id: UUID, invitation_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    invitation = Invitation.objects.filter(pk=invitation_id, application=part.application).first()
    if invitation is None:
        raise Http404
    question = Question(
        _("Withdraw the invitation of %(name)s?") % {"name": invitation.name},
        (_("The link in the letter opens nothing any more. You can invite the same person again."),),
        _("Withdraw the invitation"),
        reverse("city_people", args=[application_id]),
    )
    if request.method != "POST":
        return confirm(request, part, question)
    withdraw_invitation(invitation, by=part.person)
    messages.success(
        request,
        _("The invitation of %(name)s is withdrawn. Its link opens nothing any more.")
        % {"name": invitation.name},
    )
    return see("city_people", application_id)

"""Helpers without an account: their link sent again or withdrawn, and nothing more asked of them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from assay.journey.roles import Role
from assay.records.hands import hand_name
from assay.records.models import Helper
from assay.web.city.confirming import Question, confirm
from assay.web.city.members import tell_freed
from assay.web.city.membership import Part, my_part
from assay.web.components.redirects import see
from assay.words.refusals import sentence
from assay.workflows.helpers import remove_helper, send_link, withdraw_link
from assay.workflows.refusals import Refused


@require_POST
def city_helper_send(request: HttpRequest, application_id: UUID, helper_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    helper = _helper(part, helper_id)
    try:
        send_link(helper, by=part.person)
    except Refused as refused:
        messages.error(request, sentence(refused.verdict))
    else:
        messages.success(request, _("The link is on its way to %(name)s.") % {"name": hand_name(helper)})
    return see("city_people", application_id, anchor="helpers")


@require_http_methods(["GET", "HEAD", "POST"])
def city_helper_withdraw(request: HttpRequest, application_id: UUID, helper_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    helper = _helper(part, helper_id)
    question = Question(
        _("Withdraw the link of %(name)s?") % {"name": hand_name(helper)},
        (
            _("The link opens nothing any more, and no letter tells of it."),
            _("What was written there is kept. You can send another link at any time."),
        ),
        _("Withdraw the link"),
        reverse("city_people", args=[application_id]),
    )
    if request.method != "POST":
        return confirm(request, part, question)
    withdraw_link(helper, by=part.person)
    messages.success(request, _("The link of %(name)s opens nothing any more.") % {"name": hand_name(helper)})
    return see("city_people", application_id, anchor="helpers")


@require_http_methods(["GET", "HEAD", "POST"])
def city_helper_remove(request: HttpRequest, application_id: UUID, helper_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    helper = _helper(part, helper_id)
    question = Question(
        _("Ask nothing more of %(name)s?") % {"name": hand_name(helper)},
        (
            _("Their link ends at once. No letter tells of it."),
            _("What was taken from them stays in the answers. What they still had is nobody's then."),
        ),
        _("Ask nothing more"),
        reverse("city_people", args=[application_id]),
    )
    if request.method != "POST":
        return confirm(request, part, question)
    freed = remove_helper(helper, by=part.person)
    messages.success(request, _("Nothing more is asked of %(name)s.") % {"name": hand_name(helper)})
    tell_freed(request, freed)
    return see("city_people", application_id, anchor="helpers")


def _helper(part: Part, helper_id: UUID) -> Helper:
    found = Helper.objects.filter(pk=helper_id, application=part.application, withdrawn_at=None)
    helper = found.select_related("application__place").first()
    if helper is None:
        raise Http404
    return helper

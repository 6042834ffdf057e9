"""Nudging the late, after a page that shows exactly who gets which letter."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assay.journey.paces import Pace
from assay.journey.roles import Role
from assay.records.hands import Hand
from assay.records.models import Person
from assay.web.city.membership import Part, my_part
from assay.web.components.redirects import see
from assay.words.items import item_name
from assay.words.moments import in_zone
from assay.words.paces import pace
from assay.words.refusals import sentence
from assay.words.texts import listed
from assay.workflows.nudges import Nudge, letter_shown, nudge, nudges
from assay.workflows.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def city_nudge(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    if request.method != "POST":
        return _preview(request, part)
    try:
        sent = nudge(part.application, request.POST.getlist("who"), by=part.person)
    except Refused as refused:
        messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
    else:
        told = ngettext("Sent to %(n)s person: %(names)s.", "Sent to %(n)s people: %(names)s.", len(sent))
        if sent:
            names = listed(one.name for one in sent)
            messages.success(request, told % {"n": len(sent), "names": names})
        else:
            messages.info(request, _("Nothing was sent: nobody of them is late any more."))
    return see("city_tasks", application_id)


def _preview(request: HttpRequest, part: Part) -> HttpResponse:
    """All of the late, or the one that the address names."""
    only = request.GET.get("who", "")
    found = [one for one in nudges(part.application) if only in ("", one.key)]
    context = {
        "part": part,
        "acting": part.acting,
        "letters": [_line(part, one) for one in found],
        "count": sum(bool(one.verdict) for one in found),
    }
    return render(request, "city/nudge.html", context)


def _line(part: Part, one: Nudge) -> dict[str, object]:
    return {
        "key": one.key,
        "name": one.name,
        "items": listed(item_name(part.edition.asked(task.item)) for task in one.tasks),
        "letter": letter_shown(part.application, one, by=part.person, link=_("[their own link]")),
        "why_not": sentence(one.verdict),
        "pace": _pace(one.to),
    }


def _pace(to: Hand) -> str:
    """How a member wants such letters, where she chose another way than at once."""
    if not isinstance(to, Person) or to.letters == Pace.AT_ONCE:
        return ""
    return pace(Pace(to.letters))

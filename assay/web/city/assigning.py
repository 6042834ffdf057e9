"""Handing work out: some items, or a whole area, to one person, department or helper."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.hands import Hand, hand_name
from assay.records.models import Helper
from assay.reports.tasks import tasks
from assay.web.city.assign_forms import AssignForm
from assay.web.city.membership import Part, my_part
from assay.web.components.redirects import see
from assay.words.items import item_name
from assay.words.moments import in_zone
from assay.workflows.helpers import HelperDraft, add_helper
from assay.workflows.refusals import Refused
from assay.workflows.tasks import assign


@require_http_methods(["GET", "HEAD", "POST"])
def city_assign(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    asked = request.POST if request.method == "POST" else request.GET
    items = _items(part, asked.getlist("item"), asked.get("area", ""))
    if not items:
        messages.error(request, _("Mark at least one criterion first."))
        return see("city_tasks", application_id)
    kept_as = "-".join(("assign", str(application_id), *items))
    form = AssignForm(part, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                to = _hand(part, form)
                assign(part.application, form.draft(items), to=to, by=part.person)
        except Refused as refused:
            form.refuse(in_zone(refused.verdict, part.zone))
        else:
            messages.success(request, _done(len(items), to, form), extra_tags=kept_as)
            return see("city_tasks", application_id)
    held = tasks(part.application, part.person, now(), items=items)
    context = {
        "part": part,
        "acting": part.acting,
        "form": form,
        "kept_as": kept_as,
        "items": [
            (code, item_name(part.edition.asked(code)), ", ".join(one.who for one in held.get(code, [])))
            for code in items
        ],
    }
    return render(request, "city/assign.html", context, status=422 if form.errors else 200)


def _items(part: Part, codes: list[str], area: str) -> tuple[str, ...]:
    """What the edition asks of these codes, or all of an area, in its order."""
    chosen = set(codes) | {code for one in part.edition.areas if one.code == area for code in one.criteria}
    return tuple(code for code in part.edition.items if code in chosen)


def _hand(part: Part, form: AssignForm) -> Hand:
    chosen = form.chosen()
    return add_helper(part.application, chosen, by=part.person) if isinstance(chosen, HelperDraft) else chosen


def _done(count: int, to: Hand, form: AssignForm) -> str:
    told, chosen = form.cleaned_data["tell"], form.chosen()
    values = {"n": count, "name": hand_name(to)}
    done = ngettext("%(name)s has %(n)s question.", "%(name)s has %(n)s questions.", count) % values
    if isinstance(chosen, HelperDraft) and isinstance(to, Helper) and not _is_called(to, chosen):
        done += " " + _("The address was known already, under this name.")
    if told and isinstance(to, Helper) and to.email:
        done += " " + _("The link is on its way to %(email)s.") % {"email": to.email}
    elif isinstance(to, Helper) and not to.email:
        done += " " + _("There is no address to write to: ask them yourself.")
    return done


def _is_called(helper: Helper, draft: HelperDraft) -> bool:
    return (helper.name, helper.department) == (draft.name.strip(), draft.department.strip())

"""Marks of "where does your city stand", brought along into the answers of the city that made them.

They come in the body of a request and are kept nowhere: what is taken over becomes a version of its answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from assay.journey.access import may_answer
from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Membership
from assay.reports.marks import MarksPage, marks_page
from assay.web.city.membership import Part, my_part
from assay.web.components.redirects import see
from assay.web.persons import person
from assay.words.items import item_name
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows.marks import Mark, take_marks
from assay.workflows.refusals import Refused

FIELD, EDITION, TAKE, VERSION = "claim-", "edition", "take", "version-"


@dataclass(frozen=True)
class Offer:
    """What could be taken into one application. `marks` is None where its edition is another one."""

    part: Part
    marks: MarksPage | None


# It only shows what would be taken, so a page that was made before signing in may send it.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def city_marks(request: HttpRequest) -> HttpResponse:
    marks = {
        name.removeprefix(FIELD): str(value)
        for name, value in request.POST.items()
        if name.startswith(FIELD) and value
    }
    offers = list(_offers(request, marks)) if marks else []
    return render(request, "city/marks.html", {"offers": offers, "brought": bool(marks)})


@require_POST
def city_marks_take(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    try:
        taken = take_marks(part.application, _chosen(request, part), by=part.person)
    except Refused as refused:
        messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
        return see("city_home", application_id)
    count = len(taken.taken)
    messages.success(
        request,
        ngettext(
            "%(n)s claim is taken along. The history of its answer can undo it.",
            "%(n)s claims are taken along. The history of each answer can undo it.",
            count,
        )
        % {"n": count},
    )
    if taken.overtaken:
        names = "; ".join(item_name(part.edition.asked(code)) for code in taken.overtaken)
        messages.warning(request, _("Somebody answered these meanwhile, and they stay so: %s.") % names)
    return see("city_answers", application_id)


def _offers(request: HttpRequest, marks: dict[str, str]) -> Iterator[Offer]:
    """Her applications that take answers now, with what each would get."""
    asking = person(request)
    rows = Membership.objects.standing().filter(
        person=asking, role__in=(Role.LEAD, Role.CONTRIBUTOR), application__cohort__isnull=False
    )
    for row in rows.select_related("application__place", "application__cohort").order_by("pk"):
        application = row.application
        part = Part(asking, application, application.the_cohort, frozenset({Role(row.role)}))
        if may_answer(part.roles, part.stage, part.cohort.answers_close_at, now()):
            same = part.cohort.edition_id == request.POST.get(EDITION)
            yield Offer(part, marks_page(application, marks) if same else None)


def _chosen(request: HttpRequest, part: Part) -> dict[str, Mark]:
    """The marks that are ticked; what is no mark of this edition is passed over."""
    found = {}
    for code in request.POST.getlist(TAKE):
        rating, version = (request.POST.get(f"{name}{code}", "") for name in (FIELD, VERSION))
        item = part.edition.item(code)
        if item and item.checklist is None and _is_number(rating) and _is_number(version):
            found[code] = Mark(int(rating), int(version))
    return found


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9

"""Beginning with what the city wrote last time: what would be taken over, and one button."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assay.journey.calendar import local_day
from assay.journey.roles import Role
from assay.journey.stages import AFTER_DECISION, Stage
from assay.journey.visibility import is_public
from assay.records.clock import now
from assay.records.last_time import earlier, last_time
from assay.records.models import Application
from assay.reports.last_time import ItemBefore, carryable, item_before
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome
from assay.web.city.membership import Part, my_part
from assay.web.city.waiting import Waiting
from assay.web.components.redirects import see
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows.last_time import carry_over, may_carry_over
from assay.workflows.refusals import Refused


@dataclass(frozen=True)
class BeforeLine:
    """What the home says of an earlier application: `waiting` while nothing is answered yet, else `aside`."""

    waiting: Waiting | None = None
    aside: Waiting | None = None


@require_http_methods(["GET", "HEAD", "POST"])
def city_last_time(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    if request.method == "POST":
        return _carry(request, part)
    at, known = now(), earlier(part.application)
    last = known.last
    if last is None and known.other is None:
        raise Http404
    verdict = may_carry_over(part.application, last, at)
    taken = part.application.carried_from_id is not None
    context = {
        "part": part,
        "acting": part.acting,
        "found": carryable(last, part.application, local_day(at, part.zone)) if last and verdict else None,
        "other": known.other,
        "taken": taken,
        "why_not": "" if taken or last is None else sentence(in_zone(verdict, part.zone)),
    }
    return render(request, "city/last_time.html", context)


def _carry(request: HttpRequest, part: Part) -> HttpResponse:
    try:
        carried = carry_over(part.application, by=part.person)
    except Refused as refused:
        messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
        return see("city_home", part.application.pk)
    if count := carried.answers:
        told = ngettext(
            "%(count)s answer was taken over. Look at it again, and save it if it is still true.",
            "%(count)s answers were taken over. Look at each again, and save it if it is still true.",
            count,
        )
        messages.success(request, told % {"count": count})
    if carried.lost:
        messages.warning(
            request,
            _("These files of last time cannot be found any more, and did not come: %s. Add them again.")
            % "; ".join(carried.lost),
        )
    return see("city_home", part.application.pk)


def before_line(part: Part, at: datetime, *, answered: bool) -> BeforeLine:
    """For the home of a lead, while answers are open and nothing was taken over yet."""
    if part.stage is not Stage.OPEN or Role.LEAD not in part.roles:
        return BeforeLine()
    if part.application.carried_from_id is not None:
        return BeforeLine()
    known, where = earlier(part.application), reverse("city_last_time", args=[part.application.pk])
    last = known.last
    if last is None:
        if known.other is None:
            return BeforeLine()
        what = _("Your city applied before: %(cohort)s") % {"cohort": known.other.the_cohort.name}
        told = _("Under another edition of the standard, so nothing can be taken over from it.")
        return BeforeLine(aside=Waiting(what, where, told))
    if not may_carry_over(part.application, last, at):
        return BeforeLine()
    what = _("Begin with what your city wrote last time")
    if answered:
        return BeforeLine(aside=Waiting(what, where))
    about = _("Your city applied before: %(cohort)s.") % {"cohort": last.the_cohort.name}
    return BeforeLine(waiting=Waiting(what, where, about))


def before(part: Part, item: Criterion | Outcome, at: datetime) -> ItemBefore | None:
    """What was said of one item last time, beside its answer."""
    last = last_time(part.application)
    return None if last is None else item_before(last, item, told=_is_told(last, at))


def _is_told(last: Application, at: datetime) -> bool:
    """Whether the city may see what was decided on it then."""
    return last.stage in AFTER_DECISION and is_public(last.the_cohort.instant, at)

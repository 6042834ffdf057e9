"""The whole before it is submitted: what is missing, who is asked to sign, and all that experts will see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.journey.moves import Move, may_make
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, Verdict, first_no
from assay.records.clock import now
from assay.records.models import Application, Interest, SignOff
from assay.reports.addresses import unopened
from assay.reports.submission import submission
from assay.reports.submission_papers import submission_pdf
from assay.web.city.loose_ends import LooseEnds, loose_ends
from assay.web.city.membership import Part, my_part
from assay.web.city.signing_forms import AskForm
from assay.web.components.downloads import send_paper
from assay.web.components.redirects import see
from assay.words.moments import in_zone
from assay.words.publicity import becomes_public
from assay.words.refusals import sentence
from assay.words.texts import listed
from assay.workflows.refusals import Refused
from assay.workflows.signatures import ask_for_sign_off, may_be_sent
from assay.workflows.signing_links import Named, asked_last, known_sponsors, standing
from assay.workflows.sites import this_site


@dataclass(frozen=True)
class Asked:
    """Somebody who can sign by her link. `deputy_of` is who named her, blank where the lead did."""

    name: str
    email: str
    at: datetime
    deputy_of: str


@require_safe
def city_review(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    ends = loose_ends(part)
    return show_review(request, part, ask_form(part.application, nonetheless=bool(ends)), ends)


@require_safe
def city_review_pdf(request: HttpRequest, application_id: UUID) -> HttpResponse:
    """To forward: the reader's name is on every page of it."""
    part = my_part(request, application_id)
    signed = SignOff.objects.filter(application=part.application, withdrawn_at=None).first()
    pages = submission_pdf(
        part.application,
        reader=part.person.name,
        public_parts=signed.becomes_public if signed else this_site().becomes_public,
        at=now(),
    )
    return send_paper(pages, name="review.pdf")


@require_POST
def city_ask(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    ends = loose_ends(part)
    form = ask_form(part.application, request.POST, nonetheless=bool(ends))
    if form.is_valid():
        try:
            asked = ask_for_sign_off(part.application, by=part.person, sponsors=form.sponsors())
        except Refused as refused:
            form.refuse(in_zone(refused.verdict, part.zone))
        else:
            told = _("The answers are closed. Asked to sign, by letter: %(names)s.")
            messages.success(
                request,
                told % {"names": listed(one.name for one in asked)},
                extra_tags=f"ask-{application_id}",
            )
            return see("city_home", application_id)
    return show_review(request, part, form, ends, status=422)


def ask_form(application: Application, typed: Any = None, *, nonetheless: bool = False) -> AskForm:
    interest = Interest.objects.filter(application=application).exclude(sponsor_email="").first()
    return AskForm(
        known_sponsors(application),
        typed,
        asked_before=asked_last(application),
        stated=Named(interest.sponsor_name, interest.sponsor_email) if interest else None,
        nonetheless=nonetheless,
    )


def show_review(
    request: HttpRequest, part: Part, form: AskForm, ends: LooseEnds, status: int = 200
) -> HttpResponse:
    found = submission(part.application)
    may_ask = _may_ask(part)
    signed = (
        SignOff.objects.filter(application=part.application, withdrawn_at=None).select_related("by").first()
    )
    context = {
        "part": part,
        "acting": part.acting,
        "page": found,
        "form": form,
        "ends": ends,
        "at": now(),
        "is_open": part.stage is Stage.OPEN,
        "may_ask": may_ask,
        "why_not": sentence(in_zone(may_ask, part.zone)),
        "missing": found.progress.unfinished,
        "unopened": unopened(part.application),
        "may_recall": may_make(Move.RECALL, part.stage, part.roles),
        "may_sign_here": part.stage is Stage.SIGN_OFF and Role.SPONSOR in part.roles,
        "may_take_out": bool(part.roles & {Role.LEAD, Role.CONTRIBUTOR}),
        "asked": _asked(part.application),
        "signed": signed,
        "becomes_public": becomes_public(signed.becomes_public if signed else this_site().becomes_public),
    }
    return render(request, "city/review.html", context, status=status)


def _may_ask(part: Part) -> Verdict:
    """What stands in the way before who asks: the list of what is missing is for everybody of the city."""
    ready = may_be_sent(part.application)
    if ready.reason in (No.INCOMPLETE_ANSWERS, No.NOTHING_CLAIMED):
        return ready
    return first_no(may_make(Move.ASK_FOR_SIGN_OFF, part.stage, part.roles), ready)


def _asked(application: Application) -> list[Asked]:
    return [
        Asked(link.name, link.email, link.created_at, link.deputy_of.name if link.deputy_of else "")
        for link in standing(application).select_related("deputy_of").order_by("created_at", "name")
    ]

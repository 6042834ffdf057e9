"""One piece of evidence: what it is, what cites it, its versions, and what a person can do with it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.journey.access import may_add_evidence, may_change_evidence, may_put_evidence_away
from assay.journey.roles import Role
from assay.journey.verdicts import No, Verdict, no
from assay.records.clock import now
from assay.records.models import Evidence, EvidenceVersion
from assay.reports.addresses import unopened
from assay.reports.library import Piece, one_piece
from assay.reports.pieces import versions_of
from assay.web.city.membership import Part, my_part
from assay.web.components.redirects import see
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows import pieces
from assay.workflows.pieces import EDITORS
from assay.workflows.refusals import Refused


@require_safe
def city_piece(request: HttpRequest, application_id: UUID, evidence_id: UUID) -> HttpResponse:
    part, piece = my_piece(request, application_id, evidence_id)
    cited_by = [one.code for one in piece.cited_by]
    may_add = may_add_evidence(part.roles, part.stage)
    change = may_change(part, piece)
    may_put_away = may_put_evidence_away(part.roles, part.stage, cited_by)
    context = {
        "part": part,
        "acting": part.acting,
        "piece": piece,
        "unopened": unopened(part.application),
        "versions": versions_of(part.application, evidence_id),
        "may_add": may_add,
        "may_change": change,
        "why_not_change": sentence(change),
        "may_put_away": may_put_away,
        "why_not_put_away": sentence(may_put_away),
    }
    return render(request, "city/piece.html", context)


@require_POST
def city_piece_restore(
    request: HttpRequest, application_id: UUID, evidence_id: UUID, number: int
) -> HttpResponse:
    def restore(part: Part, piece: Evidence) -> str:
        get_object_or_404(EvidenceVersion, evidence=piece, number=number)
        version = request.POST.get("version", "")
        pieces.restore_piece(
            piece, number, version=int(version) if version.isdecimal() else 0, by=part.person
        )
        return _("Version %(number)s stands again, as a new version.") % {"number": number}

    return _done(request, application_id, evidence_id, restore)


@require_POST
def city_piece_put_away(request: HttpRequest, application_id: UUID, evidence_id: UUID) -> HttpResponse:
    def put_away(part: Part, piece: Evidence) -> str:
        pieces.put_away(piece, by=part.person)
        return _("Removed from the list. It is offered no more, and can be brought back here.")

    return _done(request, application_id, evidence_id, put_away)


@require_POST
def city_piece_take_out(request: HttpRequest, application_id: UUID, evidence_id: UUID) -> HttpResponse:
    def take_out(part: Part, piece: Evidence) -> str:
        pieces.take_out(piece, by=part.person)
        return _("It is back. Answers can cite it.")

    return _done(request, application_id, evidence_id, take_out)


@require_POST
def city_piece_publishing(request: HttpRequest, application_id: UUID, evidence_id: UUID) -> HttpResponse:
    def choose(part: Part, piece: Evidence) -> str:
        publishable = request.POST.get("publishable") == "yes"
        pieces.choose_publishable(piece, publishable, by=part.person)
        return _("Marked as publishable.") if publishable else _("Kept private.")

    return _done(request, application_id, evidence_id, choose)


def _done(
    request: HttpRequest, application_id: UUID, evidence_id: UUID, act: Callable[[Part, Evidence], str]
) -> HttpResponse:
    """What a button does, and back to the page of the piece with what came of it."""
    part = my_part(request, application_id, *EDITORS)
    rows = Evidence.objects.select_related("application__cohort")
    piece = get_object_or_404(rows, pk=evidence_id, application=part.application)
    try:
        messages.success(request, act(part, piece))
    except Refused as refused:
        messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
    return see("city_piece", part.application.pk, evidence_id)


def my_piece(
    request: HttpRequest, application_id: UUID, evidence_id: UUID, *roles: Role
) -> tuple[Part, Piece]:
    """Her part, and the piece of that id in its library. Raises Http404."""
    part = my_part(request, application_id, *roles)
    piece = one_piece(part.application, evidence_id)
    if piece is None:
        raise Http404
    return part, piece


def may_change(part: Part, piece: Piece) -> Verdict:
    """Whether she may replace it."""
    cited_by, closes_at = [one.code for one in piece.cited_by], part.cohort.answers_close_at
    if piece.put_away_at is not None:
        return no(No.EVIDENCE_PUT_AWAY)
    return may_change_evidence(part.roles, part.stage, closes_at, now(), cited_by)

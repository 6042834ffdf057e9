"""A new piece of evidence, and the next version of one: never over what somebody else saved meanwhile.

A version replaces what the piece holds, or corrects what is said of it.
"""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from assay.journey.access import may_add_evidence
from assay.records.models import Evidence, EvidenceVersion
from assay.reports.claims import EvidenceLine, source_line
from assay.reports.library import Piece
from assay.reports.pieces import VersionLine, version_of
from assay.web.city.drops import Drop, drop
from assay.web.city.membership import Part, my_part
from assay.web.city.piece_forms import PieceForm
from assay.web.city.pieces import may_change, my_piece
from assay.web.city.uploads import sent_ahead
from assay.web.components.redirects import see
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows import pieces
from assay.workflows.pieces import EDITORS, PieceOvertaken
from assay.workflows.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def city_piece_new(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, *EDITORS)
    if request.method != "POST":
        return _shown(request, part, PieceForm())
    form = PieceForm(typed=request.POST, files=request.FILES)
    if form.is_valid():
        try:
            version = pieces.add_piece(part.application, form.draft(), by=part.person)
        except Refused as refused:
            form.refuse(in_zone(refused.verdict, part.zone))
        else:
            told = _("Added to your city's evidence. No answer cites it yet.")
            messages.success(request, told, extra_tags=_kept_as(part, form))
            return see("city_piece", part.application.pk, version.evidence_id)
    return _shown(request, part, form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
def city_piece_replace(request: HttpRequest, application_id: UUID, evidence_id: UUID) -> HttpResponse:
    return _next_version(request, *my_piece(request, application_id, evidence_id, *EDITORS))


@require_http_methods(["GET", "HEAD", "POST"])
def city_piece_correct(request: HttpRequest, application_id: UUID, evidence_id: UUID) -> HttpResponse:
    part, piece = my_piece(request, application_id, evidence_id, *EDITORS)
    return _next_version(request, part, piece, corrects=True)


def _next_version(request: HttpRequest, part: Part, piece: Piece, *, corrects: bool = False) -> HttpResponse:
    if request.method != "POST":
        return _shown(request, part, PieceForm(piece.line, corrects=corrects), piece)
    form = PieceForm(_made_with(request, piece), request.POST, request.FILES, corrects=corrects)
    if form.is_valid():
        try:
            version = pieces.replace_piece(
                Evidence.objects.get(pk=piece.line.id),
                form.draft(),
                keep=form.kept,
                version=form.cleaned_data["version"],
                by=part.person,
            )
        except PieceOvertaken as overtaken:
            return _compare(request, part, piece, overtaken, corrects=corrects)
        except Refused as refused:
            form.refuse(in_zone(refused.verdict, part.zone))
        else:
            _tell(request, piece, version, _kept_as(part, form, piece))
            return see("city_piece", part.application.pk, piece.line.id)
    return _shown(request, part, form, piece, status=422)


def _compare(
    request: HttpRequest, part: Part, piece: Piece, overtaken: PieceOvertaken, *, corrects: bool
) -> HttpResponse:
    """What stands now beside what was typed. The form now counts on the version that was saved meanwhile."""
    stands = version_of(part.application, piece.line.id, overtaken.theirs.number)
    typed = request.POST.copy()
    typed["version"] = str(stands.number)
    typed.setlist("keep", [str(position) for position in range(len(stands.line.parts))])
    form = PieceForm(stands.line, typed, corrects=corrects)
    form.refuse(in_zone(overtaken.verdict, part.zone))
    return _shown(request, part, form, piece, theirs=stands, status=409)


def _shown(
    request: HttpRequest,
    part: Part,
    form: PieceForm,
    piece: Piece | None = None,
    *,
    theirs: VersionLine | None = None,
    status: int = 200,
) -> HttpResponse:
    may = may_change(part, piece) if piece else may_add_evidence(part.roles, part.stage)
    context = {
        "part": part,
        "acting": part.acting,
        "form": form,
        "kept_as": _kept_as(part, form, piece),
        "piece": piece,
        "theirs": theirs,
        "may": may,
        "why_not": sentence(may),
        "drop": drop(part, Drop.PART) if may and not form.corrects else None,
        "ahead": sent_ahead(part.application, form.sent_ahead),
        "file_lost": bool(request.FILES),
    }
    return render(request, "city/piece_form.html", context, status=status)


def _made_with(request: HttpRequest, piece: Piece) -> EvidenceLine:
    """The version of the piece that the form was made with; the current one for a number that is none."""
    number = request.POST.get("version", "")
    rows = EvidenceVersion.objects.filter(evidence=piece.line.id).prefetch_related("parts__file")
    found = rows.filter(number=int(number)).first() if number.isdecimal() and len(number) < 9 else None
    return source_line(found) if found else piece.line


def _kept_as(part: Part, form: PieceForm, piece: Piece | None = None) -> str:
    """The name under which a browser keeps what is typed until it is saved."""
    return f"{'description' if form.corrects else 'piece'}-{piece.line.id if piece else part.application.pk}"


def _tell(request: HttpRequest, piece: Piece, version: EvidenceVersion, kept_as: str) -> None:
    if version.number == piece.line.version:
        messages.info(request, _("There was nothing new to save."), extra_tags=kept_as)
        return
    answers = len(piece.cited_by)
    said = ngettext(
        "Saved as version %(number)s. %(answers)s answer stands on it now.",
        "Saved as version %(number)s. %(answers)s answers stand on it now.",
        answers,
    )
    plain = _("Saved as version %(number)s.") % {"number": version.number}
    values = {"number": version.number, "answers": answers}
    messages.success(request, said % values if answers else plain, extra_tags=kept_as)

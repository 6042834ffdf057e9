"""Files that a script sends one by one while their form is still open, each answered by itself."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from assay.records.models import Application, StoredFile
from assay.reports.claims import source_line
from assay.web.city.answer_pages import Offered
from assay.web.city.drops import Drop
from assay.web.city.evidence_forms import CitedFields
from assay.web.city.membership import Part, my_part
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows import pieces
from assay.workflows.evidence import EvidenceDraft, verdict_on
from assay.workflows.pieces import EDITORS
from assay.workflows.refusals import Refused, demand


@require_POST
def city_upload(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, *EDITORS)
    kind = request.POST.get("as", "")
    try:
        if kind == Drop.PART:
            return _part(request, part)
        return _piece(request, part, cited=kind == Drop.CITED)
    except Refused as refused:
        return _refused(request, [sentence(in_zone(refused.verdict, part.zone))])


def sent_ahead(application: Application, ids: Sequence[UUID]) -> list[StoredFile]:
    """The files of these ids that are there, to be shown in their form again."""
    found = StoredFile.objects.filter(application=application).in_bulk(ids) if ids else {}
    return [found[one] for one in ids if one in found]


def _part(request: HttpRequest, part: Part) -> HttpResponse:
    upload = request.FILES.get("file")
    if upload is None:
        demand(verdict_on(EvidenceDraft(title="")))
    assert upload is not None
    file = pieces.send_ahead(part.application, upload, by=part.person)
    return render(request, "city/sent_ahead.html", {"file": file, "part": part}, status=201)


def _piece(request: HttpRequest, part: Part, *, cited: bool) -> HttpResponse:
    form = CitedFields(request.POST, request.FILES)
    if not form.is_valid():
        faults = [(form[name].label, error) for name, errors in form.errors.items() for error in errors]
        return _refused(request, [f"{label}: {error}" for label, error in faults])
    draft = form.piece()
    demand(verdict_on(draft))
    version = pieces.add_piece(part.application, draft, by=part.person)
    line = source_line(version)
    context = {"one": Offered(line, draft.where, taken=True), "line": line, "part": part}
    return render(request, "city/offered.html" if cited else "city/added_piece.html", context, status=201)


def _refused(request: HttpRequest, why: Sequence[str]) -> HttpResponse:
    return render(request, "city/upload_refused.html", {"why": why or [_("This was not taken.")]}, status=422)

"""The assessment as a spreadsheet: downloaded, loaded back, and what was loaded before."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from assay.faults import Faulty
from assay.records.models import SheetLoad
from assay.reports.spreadsheets import as_text, as_workbook, assessment
from assay.web.city.membership import Part, my_part
from assay.web.city.sheet_pages import spreadsheet_page
from assay.web.components.fields import Fault
from assay.web.components.forms import Form
from assay.web.components.redirects import see
from assay.words.faults import report
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.words.texts import listed
from assay.workflows.refusals import Refused
from assay.workflows.sheets import load_sheet, undo_sheet

KINDS = {
    "xlsx": (as_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (as_text, "text/csv; charset=utf-8"),
}


class SheetForm(Form):
    file = forms.FileField(
        label=gettext_lazy("The spreadsheet that you filled in"),
        help_text=gettext_lazy("As .xlsx or as CSV, at most 10 MB."),
        allow_empty_file=True,
        error_messages={"required": gettext_lazy("Choose the file first.")},
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def city_spreadsheet(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    if request.method != "POST":
        return _shown(request, part, SheetForm())
    form = SheetForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, part, form, status=422)
    try:
        load = load_sheet(part.application, form.cleaned_data["file"], by=part.person)
    except Refused as refused:
        form.refuse(in_zone(refused.verdict, part.zone))
    except Faulty as faulty:
        found = [Fault(line) for line in report(faulty.faults, more=faulty.more)]
        return _shown(request, part, SheetForm(), faults=found, status=422)
    else:
        return see("city_sheet", application_id, load.pk)
    return _shown(request, part, form, status=422)


def _shown(
    request: HttpRequest, part: Part, form: SheetForm, faults: Sequence[Fault] = (), status: int = 200
) -> HttpResponse:
    context = {"page": spreadsheet_page(part), "form": form, "faults": faults, "acting": part.acting}
    return render(request, "city/spreadsheet.html", context, status=status)


@require_safe
def city_spreadsheet_file(request: HttpRequest, application_id: UUID, kind: str) -> HttpResponse:
    part = my_part(request, application_id)
    if kind not in KINDS:
        raise Http404
    made, media_type = KINDS[kind]
    found = assessment(part.application)
    response = HttpResponse(made(found), content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{found.file_name}.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def city_sheet_undo(request: HttpRequest, application_id: UUID, load_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    load = get_object_or_404(SheetLoad, pk=load_id, application=part.application)
    try:
        undone = undo_sheet(load, by=part.person)
    except Refused as refused:
        messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
        return see("city_spreadsheet", application_id)
    if undone.restored:
        told = _("Undone. These answers say again what they said before: %(items)s.")
        messages.success(request, told % {"items": listed(undone.restored)})
    if undone.left:
        told = _("These were changed since, so they stay as they are: %(items)s.")
        messages.warning(request, told % {"items": listed(undone.left)})
    return see("city_spreadsheet", application_id)

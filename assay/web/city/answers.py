"""One answer: what is asked beside what the city says."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assay.records.gathering import answer_of
from assay.records.models import AnswerVersion
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome
from assay.web.city.answer_forms import AnswerForm, initial_of
from assay.web.city.answer_pages import AnswerPage, Typed, answer_page
from assay.web.city.beside_pages import beside
from assay.web.city.evidence_forms import LONGEST_WHERE
from assay.web.city.membership import Part, my_part
from assay.web.components.redirects import see
from assay.words.items import item_name
from assay.words.moments import time_of_day
from assay.workflows.answers import Overtaken, Saved, record_answer
from assay.workflows.refusals import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def city_answer(request: HttpRequest, application_id: UUID, code: str) -> HttpResponse:
    part = my_part(request, application_id)
    item = part.edition.item(code)
    if item is None:
        raise Http404
    if request.method == "POST":
        return _save(request, part, item)
    answer = answer_of(part.application, code)
    page = answer_page(part, item, answer, number=request.GET.get("page"))
    initial = initial_of(answer.current if answer else None, answer.version if answer else 0)
    return _shown(request, page, AnswerForm(item, part.edition, initial=initial))


def _save(request: HttpRequest, part: Part, item: Criterion | Outcome) -> HttpResponse:
    form = AnswerForm(item, part.edition, typed=request.POST, files=request.FILES)
    typed = _evidence_in(request)
    if form.is_valid():
        version = form.cleaned_data["version"]
        try:
            saved = record_answer(
                part.application, item.code, form.draft(typed.cite), version=version, by=part.person
            )
        except Overtaken as overtaken:
            return _compare(request, part, item, typed, overtaken.theirs)
        except Refused as refused:
            form.refuse(refused.verdict)
        else:
            _tell(request, part, item, saved, version)
            return _onward(request, part, item, saved)
    page = answer_page(part, item, answer_of(part.application, item.code), typed=typed)
    return _shown(request, page, form, status=422)


def _compare(
    request: HttpRequest, part: Part, item: Criterion | Outcome, typed: Typed, theirs: AnswerVersion
) -> HttpResponse:
    """Both texts side by side. The form now counts on the version that was saved meanwhile."""
    data = request.POST.copy()
    data["version"] = str(theirs.number)
    form = AnswerForm(item, part.edition, typed=data)
    page = answer_page(part, item, answer_of(part.application, item.code), typed=typed, theirs=theirs)
    return _shown(request, page, form, status=409)


def _shown(request: HttpRequest, page: AnswerPage, form: AnswerForm, status: int = 200) -> HttpResponse:
    context = {
        "page": page,
        "form": form,
        "acting": page.part.acting,
        "file_lost": bool(request.FILES),
        "beside": beside(page.part, page.item.code),
    }
    return render(request, "city/answer.html", context, status=status)


def _tell(request: HttpRequest, part: Part, item: Criterion | Outcome, saved: Saved, version: int) -> None:
    if saved.late is not None:
        messages.warning(
            request,
            _(
                "The deadline has passed. What you typed is kept as a late draft that only your city sees."
                " It is not part of the answer."
            ),
        )
        return
    assert saved.version is not None
    time = time_of_day(saved.version.at, part.zone)
    if saved.version.number == version:
        messages.info(request, _("There was nothing new to save. It was saved at %(time)s.") % {"time": time})
    else:
        values = {"item": item_name(item), "time": time}
        messages.success(request, _("%(item)s: saved at %(time)s.") % values)


def _onward(request: HttpRequest, part: Part, item: Criterion | Outcome, saved: Saved) -> HttpResponse:
    items = part.edition.items
    following = items.index(item.code) + 1
    if "next" in request.POST and saved.late is None:
        if following == len(items):
            return see("city_home", part.application.pk)
        return see("city_answer", part.application.pk, items[following])
    return see("city_answer", part.application.pk, item.code)


def _evidence_in(request: HttpRequest) -> Typed:
    """What the form says of evidence that is cited already."""
    shown = _ids(request.POST.getlist("had"))
    where = {one: request.POST.get(f"where-{one}", "").strip()[:LONGEST_WHERE] for one in shown}
    return Typed(where, _ids(request.POST.getlist("remove")))


def _ids(texts: Iterable[str]) -> list[UUID]:
    """The ids among `texts`; anything else is passed over, like the id of what never was."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found

"""One answer: what is asked beside what the city says."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from assay.records.gathering import answer_of
from assay.reports.addresses import unopened
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome
from assay.web.city.all_answers import back_to_all
from assay.web.city.answer_forms import AnswerForm, initial_of
from assay.web.city.answer_pages import AnswerPage, History, answer_page
from assay.web.city.autosaves import autosave, is_asked
from assay.web.city.beside_pages import beside
from assay.web.city.membership import Part, my_part
from assay.web.city.saving import BRIEF, Attempt, attempt
from assay.web.city.typed import typed_words
from assay.web.components.redirects import see
from assay.words.items import item_name
from assay.words.moments import time_of_day
from assay.workflows.answers import Saved


@require_http_methods(["GET", "HEAD", "POST"])
def city_answer(request: HttpRequest, application_id: UUID, code: str) -> HttpResponse:
    part = my_part(request, application_id)
    item = part.edition.item(code)
    if item is None:
        raise Http404
    if request.method == "POST":
        return autosave(request, part, item) if is_asked(request) else _save(request, part, item)
    answer = answer_of(part.application, code)
    history = History(request.GET.get("page"), every="all" in request.GET)
    page = answer_page(part, item, answer, history=history)
    initial = initial_of(answer.current if answer else None, answer.version if answer else 0)
    return _shown(request, page, AnswerForm(item, part.edition, initial=initial))


def _save(request: HttpRequest, part: Part, item: Criterion | Outcome) -> HttpResponse:
    made = attempt(request, part, item)
    if made.saved is not None:
        _tell(request, part, item, made.saved, made.version)
        return _onward(request, part, item, made.saved)
    if made.theirs is not None:
        return _compare(request, part, item, made)
    page = answer_page(part, item, answer_of(part.application, item.code), typed=made.typed)
    return _shown(request, page, made.form, status=422)


def _compare(request: HttpRequest, part: Part, item: Criterion | Outcome, made: Attempt) -> HttpResponse:
    """Both texts side by side. The form now counts on the version that was saved meanwhile."""
    assert made.theirs is not None
    assert made.draft is not None
    data = made.sent.copy()
    data["version"] = str(made.theirs.number)
    form = AnswerForm(item, part.edition, typed=data)
    page = answer_page(
        part,
        item,
        answer_of(part.application, item.code),
        typed=made.typed,
        theirs=made.theirs,
        mine=typed_words(made.draft, item, part),
    )
    return _shown(request, page, form, status=409)


def _shown(request: HttpRequest, page: AnswerPage, form: AnswerForm, status: int = 200) -> HttpResponse:
    context = {
        "page": page,
        "form": form,
        "acting": page.part.acting,
        "file_lost": bool(request.FILES),
        "beside": beside(page.part, page.item.code),
        "unopened": unopened(page.part.application),
    }
    return render(request, "city/answer.html", context, status=status)


def _tell(request: HttpRequest, part: Part, item: Criterion | Outcome, saved: Saved, version: int) -> None:
    """With the item's code: a script drops what it kept in the browser of an answer that was acknowledged."""
    if saved.late is not None:
        messages.warning(
            request,
            _(
                "The deadline has passed. What you typed is kept as a late draft that only your city sees."
                " It is not part of the answer."
            ),
            extra_tags=item.code,
        )
        return
    assert saved.version is not None
    time = time_of_day(saved.version.at, part.zone)
    if saved.version.number == version:
        said = _("There was nothing new to save. It was saved at %(time)s.") % {"time": time}
        messages.info(request, said, extra_tags=item.code)
    else:
        values = {"item": item_name(item), "time": time}
        messages.success(request, _("%(item)s: saved at %(time)s.") % values, extra_tags=item.code)


def _onward(request: HttpRequest, part: Part, item: Criterion | Outcome, saved: Saved) -> HttpResponse:
    if BRIEF in request.POST:
        return back_to_all(part, item.code, request.POST.get("back", ""))
    items = part.edition.items
    following = items.index(item.code) + 1
    if "next" in request.POST and saved.late is None:
        if following == len(items):
            return see("city_home", part.application.pk)
        return see("city_answer", part.application.pk, items[following])
    return see("city_answer", part.application.pk, item.code)

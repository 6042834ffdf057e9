"""Who has what: the whole list, and what one does with one task."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.records.models import Task
from assay.web.city.membership import my_part
from assay.web.city.task_pages import tasks_page
from assay.web.components.redirects import see
from assay.words.items import item_name
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows.refusals import Refused
from assay.workflows.tasks import end_task, finish, reopen, take


@require_safe
def city_tasks(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    page = tasks_page(part, show=request.GET.get("show", ""), who=request.GET.get("who", ""))
    return render(request, "city/tasks.html", {"page": page, "acting": part.acting})


@require_POST
def city_task_take(request: HttpRequest, application_id: UUID, code: str) -> HttpResponse:
    part = my_part(request, application_id)
    item = part.edition.item(code)
    if item is None:
        raise Http404
    try:
        take(part.application, code, by=part.person)
    except Refused as refused:
        messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
    else:
        messages.success(request, _("You have %(item)s now.") % {"item": item_name(item)})
    return see("city_answer", application_id, code, anchor="tasks")


@require_POST
def city_task_end(request: HttpRequest, application_id: UUID, task_id: UUID) -> HttpResponse:
    return _change(request, application_id, task_id, end_task, _("%(item)s is nobody's now."))


@require_POST
def city_task_done(request: HttpRequest, application_id: UUID, task_id: UUID) -> HttpResponse:
    return _change(request, application_id, task_id, finish, _("%(item)s: marked as done."))


@require_POST
def city_task_reopen(request: HttpRequest, application_id: UUID, task_id: UUID) -> HttpResponse:
    return _change(request, application_id, task_id, reopen, _("%(item)s: not done yet."))


def _change(
    request: HttpRequest, application_id: UUID, task_id: UUID, change: Callable[..., None], told: str
) -> HttpResponse:
    part = my_part(request, application_id)
    found = Task.objects.filter(pk=task_id, application=part.application)
    task = found.select_related("application").first()
    if task is None:
        raise Http404
    try:
        change(task, by=part.person)
    except Refused as refused:
        messages.error(request, sentence(in_zone(refused.verdict, part.zone)))
    else:
        messages.success(request, told % {"item": item_name(part.edition.asked(task.item))})
    return see("city_answer", application_id, task.item, anchor="tasks")

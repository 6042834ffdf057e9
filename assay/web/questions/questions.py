"""A helper's link: her own questions on one page, saved as she types, sent to the city as proposals.

The token in the address is all that opens it: no account, no cookie. So no other site can press its buttons
unless it holds the token, and the check against forged forms, which needs a cookie, is left out. Addresses
are not told to the sites that its links lead to.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from assay.journey.texts import LONGEST_TEXT
from assay.journey.verdicts import No
from assay.records.clock import now
from assay.records.models import Helper, Task
from assay.reports.questions import questions as questions_of
from assay.web.components.context import ByLink
from assay.web.components.errors import too_many
from assay.web.components.limits import may_knock
from assay.web.components.redirects import SeeOther
from assay.web.persons import desk_key
from assay.words.moments import in_zone, time_of_day
from assay.words.refusals import sentence
from assay.words.zones import zone as zone_words
from assay.workflows.helpers import standing_helper
from assay.workflows.proposals import DraftOvertaken, keep_draft, may_send, send
from assay.workflows.refusals import Refused

# In a minute: links that open nothing, by sender; and what is saved at one link.
MOST_MISSED, MOST_SAVED = 60, 120


class QuestionForm(forms.Form):
    version = forms.IntegerField(min_value=0)
    text = forms.CharField(
        label=gettext_lazy("Your answer"), required=False, max_length=LONGEST_TEXT, strip=False
    )


View = Callable[..., HttpResponse]


def at_a_link(view: View) -> View:
    """The helper whose link it is, for a view that is kept nowhere. Every other link gets one same page."""

    @never_cache
    @csrf_exempt
    @wraps(view)
    def opened(request: HttpRequest, token: str, **more: Any) -> HttpResponse:
        helper = standing_helper(token)
        if helper is None:
            response = _nothing(request)
        elif request.method == "POST" and not may_knock(request, "save", MOST_SAVED, key=token):
            response = _too_many(request)
        else:
            response = view(request, helper, token, **more)
        response.headers["Referrer-Policy"] = "no-referrer"
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return opened


@require_safe
@at_a_link
def questions(request: HttpRequest, helper: Helper, token: str) -> HttpResponse:
    return _shown(request, helper, token)


@require_POST
@at_a_link
def question(request: HttpRequest, helper: Helper, token: str, task_id: UUID) -> HttpResponse:
    """Save one answer as it is, or send it. The page's script saves too, and is answered in JSON."""
    tasks = Task.objects.filter(pk=task_id, helper=helper, ended_at=None)
    task = tasks.select_related("application__cohort").first()
    if task is None:
        return _nothing(request)
    # As her link found her, for it may be withdrawn by now.
    task.helper = helper
    form, by_script = QuestionForm(request.POST), _by_script(request)
    if not form.is_valid():
        told = " ".join(str(error) for errors in form.errors.values() for error in errors)
        return (
            JsonResponse({"told": told}, status=422)
            if by_script
            else _again(request, helper, token, task, told)
        )
    text, version = form.cleaned_data["text"].replace("\r\n", "\n"), form.cleaned_data["version"]
    try:
        if "send" in request.POST:
            send(task, text, version=version)
        else:
            task = keep_draft(task, text, version=version)
    except DraftOvertaken as overtaken:
        return _overtaken(request, helper, token, task, overtaken, by_script=by_script)
    except Refused as refused:
        if refused.verdict.reason is No.LINK_SPENT:
            return _nothing(request)
        told = sentence(in_zone(refused.verdict, _zone(helper)))
        if by_script:
            return JsonResponse({"told": told}, status=422)
        return _again(request, helper, token, task, told)
    if by_script:
        return JsonResponse({"version": task.draft_version, "told": _saved(helper, task)})
    return SeeOther(f"/questions/{token}#question-{task.pk}")


def _overtaken(
    request: HttpRequest,
    helper: Helper,
    token: str,
    task: Task,
    overtaken: DraftOvertaken,
    *,
    by_script: bool,
) -> HttpResponse:
    """Both texts, hers and the one that another window saved."""
    if by_script:
        told = _("Another window saved something else here. Press Save to see both.")
        return JsonResponse({"told": told}, status=409)
    told = _("Another window saved something else meanwhile. Nothing was overwritten: here are both.")
    typed = {"text": request.POST["text"], "version": overtaken.version, "theirs": overtaken.theirs}
    return _shown(request, helper, token, {"id": str(task.pk), "told": told, **typed}, status=409)


def _again(request: HttpRequest, helper: Helper, token: str, task: Task, told: str) -> HttpResponse:
    """The page with what was typed, and why it was not taken."""
    current = Task.objects.get(pk=task.pk)
    version = request.POST.get("version", "")
    typed = {
        "text": request.POST.get("text", ""),
        "version": version if version.isdigit() else current.draft_version,
    }
    return _shown(request, helper, token, {"id": str(task.pk), "told": told, **typed}, status=422)


def _shown(
    request: HttpRequest, helper: Helper, token: str, typed: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    may = may_send(helper.application)
    context = {
        "token": token,
        "reader": desk_key(helper),
        "page": questions_of(helper, now()),
        "city": helper.application.place.label,
        "zone": _zone(helper),
        "zone_name": zone_words(_zone(helper)),
        "why_not": "" if may else sentence(in_zone(may, _zone(helper))),
        "typed": typed,
        "by_link": ByLink(desk=desk_key(helper)),
    }
    return render(request, "questions/questions.html", context, status=status)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("Accept") == "application/json"


def _too_many(request: HttpRequest) -> HttpResponse:
    if _by_script(request):
        told = _("Not saved yet: too much was saved in this minute. It goes on by itself.")
        return JsonResponse({"told": told}, status=429)
    return too_many(request)


def _nothing(request: HttpRequest) -> HttpResponse:
    """The same for a link that has run out, was withdrawn, or never was. What was typed is given back."""
    if request.method == "POST" and not may_knock(request, "missed", MOST_MISSED):
        return _too_many(request)
    if _by_script(request):
        told = _("Not saved: this link does not take answers any more. Copy your text.")
        return JsonResponse({"told": told}, status=404)
    text = request.POST.get("text", "")
    context = {"typed": [text] if text else [], "by_link": ByLink()}
    return render(request, "questions/nothing.html", context, status=404)


def _saved(helper: Helper, task: Task) -> str:
    if task.draft_at is None:
        return ""
    return _("Saved at %(time)s.") % {"time": time_of_day(task.draft_at, _zone(helper))}


def _zone(helper: Helper) -> str:
    return helper.application.the_cohort.zone

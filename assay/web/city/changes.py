"""What the people of a city did, and what of it one of them has seen."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from assay.records.clock import now
from assay.reports.news import all_news
from assay.web.city.membership import my_part
from assay.web.components.redirects import see
from assay.workflows.seen import mark_seen

SHOWN = 50
# The script that marks as seen what was on screen asks for no page.
QUIETLY = "X-Seen"


@require_safe
def city_changes(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    read_at = now()
    news = all_news(
        part.application, part.person, part.edition, page=request.GET.get("page", 1), per_page=SHOWN
    )
    context = {"part": part, "acting": part.acting, "news": news, "read_at": read_at}
    return render(request, "city/all_changes.html", context)


@require_POST
def city_seen(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    mark_seen(part.application, until=_instant(request.POST.get("until", "")), by=part.person)
    if QUIETLY in request.headers:
        return HttpResponse(status=204)
    messages.success(request, _("Marked as seen. What comes from now on is new."))
    return see("city_home", application_id)


def _instant(text: str) -> datetime:
    """When the page was made; now, where what came is no instant."""
    try:
        found = parse_datetime(text)
    except ValueError:
        found = None
    return found if found is not None and is_aware(found) else now()
